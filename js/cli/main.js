#!/usr/bin/env node
// `npx marketo-webhook`. What it prints and when it fails: `--help`.
import { run } from "./run.js";

/** The exit status where the program cannot do its work: 1 would be an answer about a response. */
const FAILED = 2;

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    // Whoever reads the output has seen enough, as `head` does. That is no failure.
    if (error.code === "EPIPE") process.exit(0);
    console.error(error.message);
    process.exit(FAILED);
  });
}

// Not `exit`: what is written to a pipe may still be on its way.
process.exitCode = await run(process).catch((error) => {
  console.error(error);
  return FAILED;
});
