// The README shows the real output of the command line.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { consumer, start } from "./support.js";

test("the README's call prints what it says", async (context) => {
  const readme = readFileSync(join(consumer, "node_modules/marketo-webhook/README.md"), "utf8");
  const [, said] = /```text\n(✓[\s\S]*?)```/.exec(readme);
  const folder = mkdtempSync(join(tmpdir(), "marketo-webhook-readme-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const responseMappings = [
    { responseAttribute: "lead.score", marketoField: "LeadScore" },
    { responseAttribute: "lead.City", marketoField: "City" },
  ];
  writeFileSync(join(folder, "definition.json"), JSON.stringify({ responseType: "json", responseMappings }));
  const input = 'HTTP/2 200 \r\ncontent-type: application/json\r\n\r\n{"lead": {"score": 72, "city": "Utrecht"}}';
  const { stdout, status } = await start(["definition.json"], { cwd: folder, input });
  assert.equal(stdout.split("\n").slice(0, 2).join("\n"), said.trimEnd());
  assert.equal(status, 1);
});
