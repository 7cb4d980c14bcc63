#!/usr/bin/env node
// `npx marketo-webhook`. `--help` says what it prints and when it fails.
import { run } from "./run.js";

/** The exit status if the program cannot do its work: 1 would be an answer about a response. */
const FAILED = 2;

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    // The reader has seen enough, as `head` does. That is not a failure.
    if (error.code === "EPIPE") process.exit(0);
    console.error(error.message);
    process.exit(FAILED);
  });
}

// Not `exit`: output to a pipe may still be on its way.
process.exitCode = await run(process).catch((error) => {
  console.error(error);
  return FAILED;
});
