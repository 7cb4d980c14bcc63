// The module reads sixteen bytes at a time with SIMD, which native Rust tests do not: for every character at every position, the
// result must equal that of JavaScript's plain parsers.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Webhook } from "marketo-webhook";

const PIECES = [
  '\\"',
  "\\\\",
  "\\u0041",
  "\\ud83d\\ude00",
  "\\n",
  "é",
  "😀",
  "\u0000",
  "\u001f",
  "\n",
  "\u007f",
  '"',
  "\\x",
  "<",
  "&",
  "]",
];

function written(webhook, body) {
  const outcome = webhook.evaluateParts("trigger", { status: 200, body });
  return outcome.kind === "field-updates" ? outcome.updates.map(({ text }) => text) : "unreadable";
}

function parsed(body) {
  try {
    const { a, b } = JSON.parse(body);
    return [a, b];
  } catch {
    return "unreadable";
  }
}

test("JSON strings are read alike, mapped or skipped, whatever characters they have", () => {
  const responseMappings = ["a", "b"].map((name, i) => ({ responseAttribute: name, marketoField: `Custom${i}` }));
  const webhook = new Webhook({ responseType: "json", responseMappings });
  for (let before = 0; before < 40; before++) {
    for (const piece of PIECES) {
      for (const after of [0, 1, 15, 16, 17]) {
        const text = `${"x".repeat(before)}${piece}${"y".repeat(after)}`;
        for (const body of [`{"a":"${text}","b":"${text}z"}`, `{"skipped":["${text}",{"${text}":"${text}"}],"a":"1","b":"2"}`]) {
          assert.deepEqual(written(webhook, body), parsed(body), body);
        }
      }
    }
  }
  webhook.free();
});

test("XML texts are read alike, whatever characters they have", () => {
  const responseMappings = [{ responseAttribute: "r.a", marketoField: "CustomA" }];
  const webhook = new Webhook({ responseType: "xml", responseMappings });
  const pieces = [
    ["&lt;", "<"],
    ["&#65;", "A"],
    ["]]", "]]"],
    ["\r\n", "\n"],
    ["é", "é"],
    ["<!-- - -->", ""],
    ["<![CDATA[]]x<&]]>", "]]x<&"],
    ["&", null],
    ["]]>", null],
    ["\u0001", null],
    ["<", null],
    ["\ufffe", null],
  ];
  for (let before = 0; before < 40; before++) {
    for (const [piece, read] of pieces) {
      for (const after of [1, 15, 16, 17]) {
        const [x, y] = ["x".repeat(before), "y".repeat(after)];
        const body = `<r b="${"z".repeat(before)}"><s c='${y}${x}'>${x}${y}</s><a>${x}${piece}${y}</a></r>`;
        assert.deepEqual(written(webhook, body), read === null ? "unreadable" : [`${x}${read}${y}`], body);
      }
    }
  }
  webhook.free();
});
