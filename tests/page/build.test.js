// The page as files: their sizes, and the order in which they are requested.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { languageTags, www } from "./support.js";

const html = readFileSync(join(www, "index.html"), "utf8");

test("a visit transfers less than 200 KB, the editor, the list of long bodies and the calibration less than 120 KB, another language less than 22 KB", (context) => {
  // Only previews of shared links request the picture; the module as text is requested only if the module is missing.
  const sizes = readdirSync(www, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.png$|^inlined-/.test(entry.name))
    .map((entry) => [entry.name, brotliCompressSync(readFileSync(join(entry.parentPath ?? entry.path, entry.name))).length]);
  const sum = (of) => sizes.filter(([name]) => of(name)).reduce((total, [, size]) => total + size, 0);
  // Chunks are named after their modules, those of a language after the language.
  const isOf = (tag) => (name) => name.startsWith(`${tag}-`);
  const isLater = (name) => ["editor", "lister", "calibrate"].some((chunk) => isOf(chunk)(name));
  const ofLanguages = languageTags.map((tag) => sum(isOf(tag)));
  for (const size of ofLanguages) assert.ok(size > 0 && size < 22_000, `${languageTags}: ${ofLanguages} bytes`);
  const first = sum((name) => !isLater(name) && !languageTags.some((tag) => isOf(tag)(name)));
  context.diagnostic(
    `first ${first}, later ${sum(isLater)}, languages ${ofLanguages}: ${sizes.map((pair) => pair.join(" ")).join(", ")}`,
  );
  assert.ok(first < 200_000, `${first} bytes`);
  assert.ok(sum(isLater) > 0 && sum(isLater) < 120_000, `${sum(isLater)} bytes`);
});

test("the style sheet is asked for before a script can make it wait", () => {
  const [style, script] = ['<link rel="stylesheet"', "<script"].map((tag) => html.indexOf(tag));
  assert.ok(style > 0 && style < script, `${style}, ${script}`);
});

test("the page is the same in every build: no marks of the renderer are in it", () => {
  assert.match(html, /<h1>What would Marketo do/);
  assert.doesNotMatch(html, /<!--|lit\$/);
});

test("a shared link has a picture of the usual size", () => {
  const [, address] = html.match(/<meta property="og:image" content="(.*?)">/);
  assert.match(address, /^https:.*\/preview\.png$/);
  const picture = readFileSync(join(www, "preview.png"));
  assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [1200, 630]);
  assert.ok(picture.length < 200_000, `${picture.length} bytes`);
});
