// Peak memory of the largest body. Each is evaluated in its own process, since memory never shrinks.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const MB = 1_000_000;
const SIZE = 10 * MB;

const member = (text) => `{"a":"${text}"}`;
const times = (text) => text.repeat(Math.floor(SIZE / text.length));
const many = (count, entry) => Array.from({ length: count }, (_, i) => entry(i));

/** At most 1.2 times the body and 1 MB more. */
const plain = {
  "json: one string": ["json", "a", () => member("x".repeat(SIZE))],
  "json: one string beyond ASCII": ["json", "a", () => member("é".repeat(SIZE / 2))],
  "json: one string that nothing is mapped to, of escapes": ["json", "b", () => member(times("\\u0041\\n"))],
  "json: one string, as bytes": ["json", "a", () => new TextEncoder().encode(member("é".repeat(SIZE / 2)))],
  "json: one number": ["json", "a", () => `{"a":${"7".repeat(SIZE)}}`],
  "json: numbers": ["json", "a", () => `[${times("0,")}0]`],
  "json: objects": ["json", "a[3].b", () => `{"a":[${times('{"b":1},')}0]}`],
  "json: keys": ["json", "k", () => `{${many(600_000, (i) => `"k${i}":${i}`)}}`],
  "json: broken": ["json", "a", () => member(times("x")).slice(0, -2)],
  "xml: one text": ["xml", "a", () => `<a>${"x".repeat(SIZE)}</a>`],
  "xml: empty elements": ["xml", "a.b", () => `<a>${times("<b/>")}</a>`],
  "xml: comments": ["xml", "a", () => `<a><b/>${times("<!-- -->")}</a>`],
};

/** Bodies designed to hurt, what else is kept for them, and the limit as a multiple of the body. */
const exceptions = {
  "json: one mapped string of escapes": [
    "json",
    "a",
    () => member(times("\\n")),
    "the value is decoded, and copied before it is cut",
    2.6,
  ],
  "json: one key of escapes": ["json", "b", () => `{"${times("\\n")}":1}`, "a key is decoded to be compared", 2.1],
  "json: nested arrays": ["json", "a", () => times("["), "a bit is kept for each open level", 1.5],
  "json: UTF-16": [
    "json",
    "a",
    () => new Uint8Array(Buffer.from(`\ufeff${member("漢".repeat(SIZE / 2))}`, "utf16le")),
    "the body is decoded, which makes these characters half as long again",
    4.2,
  ],
  "json: windows-1251": [
    "json",
    "a",
    () => new Uint8Array(Buffer.from(member("\xe6".repeat(SIZE)), "latin1")),
    "the host decodes the body, which makes these characters twice as long",
    5.2,
  ],
  "xml: references": ["xml", "a", () => `<a>${times("&lt;")}</a>`, "the value is decoded, and copied before it is cut", 2.6],
  "xml: a mapped text of comments": [
    "xml",
    "a",
    () => `<a>${times("<!-- -->")}</a>`,
    "there is room for the text without them",
    2.1,
  ],
  "xml: nested elements": ["xml", "a.b", () => times("<a>"), "the place of each open element's name is kept", 8],
  "xml: attributes": [
    "xml",
    "a",
    () => `<a ${many(900_000, (i) => `b${i}=''`).join(" ")}/>`,
    "attributes are kept to the end of their tag, so that a repeated one is found",
    6.4,
  ],
  "xml: elements of many names": [
    "xml",
    "a.b",
    () => `<a>${many(1_000_000, (i) => `<b${i}/>`).join("")}</a>`,
    "the names of child elements are kept where an attribute leads through, each with a count in the one kind of map there is",
    4.2,
  ],
  "xml: namespaces": ["xml", "a", () => times("<p:a xmlns:p='p'>"), "declarations of open elements are kept", 5.5],
};

/** In the child: how much memory grows, and how large the body is. */
async function grow(name) {
  const { memoryBytes } = await import("./memory.js");
  const { Webhook } = await import("marketo-webhook");
  const [responseType, responseAttribute, make] = plain[name] ?? exceptions[name];
  const webhook = new Webhook({ responseType, responseMappings: [{ responseAttribute, marketoField: "City" }] });
  const body = make();
  const headers = name.includes("windows-1251") ? { "content-type": "text/plain; charset=windows-1251" } : {};
  const before = memoryBytes();
  webhook.evaluateParts("trigger", { status: 200, headers, body });
  webhook.evaluateParts("trigger", { status: 200, headers, body });
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  console.log(JSON.stringify({ length, grown: memoryBytes() - before }));
}

function growth(context, name) {
  const { length, grown } = JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), name], { encoding: "utf8" }),
  );
  context.diagnostic(
    `${(grown / MB).toFixed(1)} MB for a body of ${(length / MB).toFixed(1)} MB, ${(grown / length).toFixed(2)} times as much`,
  );
  assert.ok(length > 0.9 * SIZE, `the body has ${length} bytes only`);
  return { length, grown };
}

if (process.argv[2]) {
  await grow(process.argv[2]);
} else {
  for (const name of Object.keys(plain)) {
    test(`${name}: memory grows with the body, twice evaluated`, (context) => {
      const { length, grown } = growth(context, name);
      assert.ok(grown <= 1.2 * length + MB, `${grown} bytes for a body of ${length}`);
    });
  }

  for (const [name, [, , , why, most]] of Object.entries(exceptions)) {
    test(`${name}: memory grows with the body, at most ${most} times as much: ${why}`, (context) => {
      const { length, grown } = growth(context, name);
      assert.ok(grown <= most * length + MB, `${grown} bytes for a body of ${length}`);
    });
  }
}
