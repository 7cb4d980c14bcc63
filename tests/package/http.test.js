// Responses as tools print them: `http-outputs.json` has real output of curl 7.88.1 and HTTPie 3.2.4, a character per byte.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";

import { Webhook } from "marketo-webhook";
import { parseHttp } from "marketo-webhook/http";

const outputs = JSON.parse(readFileSync(new URL("http-outputs.json", import.meta.url), "utf8"));
const bytesOf = (output) => new Uint8Array(Buffer.from(output, "latin1"));
const textOf = (output) => Buffer.from(output, "latin1").toString("utf8");
const unix = (text) => text.replace(/\r*\n/g, "\n");
const JSON_BODY = '{"score": 72, "city": "Málaga"}';
const FORMATTED = '{\n    "city": "Málaga",\n    "score": 72\n}';
const ok = { status: 200, statusText: "OK", redirected: false, body: JSON_BODY };
const noPhrase = { ...ok, statusText: "" };
const gone = { ...ok, status: 404, statusText: "No Such Lead", body: "gone" };
const nothing = { ...ok, status: 204, statusText: "No Content", body: "" };
const formatted = { ...ok, body: `${FORMATTED}\n\n` };
const binary = /found a note that it is binary and was left out .* on line \d+, at `text`$/;

/** Each output with its response, or its error. */
const EXPECTED = {
  "curl -i": ok,
  "curl -i -L": { ...ok, redirected: true },
  "curl -v": ok,
  "curl -v -L": { ...ok, redirected: true },
  "curl -i -v": ok,
  "curl -i -v -L": { ...ok, redirected: true },
  "curl -v, with its progress": ok,
  "curl -i, with its progress": ok,
  "curl -i, HTTP/2": noPhrase,
  "curl -v, HTTP/2 over TLS": noPhrase,
  "curl -i -x": noPhrase,
  "curl -v -p -x": noPhrase,
  "curl -i, 100 Continue": { ...ok, body: '{"n": 3}' },
  "curl -i, 103 Early Hints": ok,
  "curl -i --digest": ok,
  "curl -i --raw": { ...ok, body: '{"score": 72}' },
  "curl -i, two addresses": ok,
  "curl -i --fail-with-body": gone,
  "curl -i -S --fail-with-body": gone,
  "curl -v, lines like curl's own": { ...ok, body: "< a\n* b\n> c\n{ d\n" },
  "curl -i --compressed": ok,
  "curl -i, gzip": { ...ok, body: gzipSync(JSON_BODY) },
  "curl -v, gzip": { ...ok, body: gzipSync(JSON_BODY) },
  "curl -i, binary": { ...ok, body: Buffer.from([0, 1, 2, 13, 10, 13, 10, 255, 254]) },
  "curl -i, ISO 8859-1": { ...ok, body: Buffer.from(JSON_BODY, "latin1") },
  "curl -i, 204": nothing,
  "curl -v, 204": nothing,
  "curl -I": { ...ok, body: "" },
  "curl -v, refused":
    /^expected a response, which begins with .*, found `curl: \(7\) Failed to connect to .*` on line \d+, at `text`$/,
  "curl -i on a terminal": ok,
  "curl -v on a terminal": ok,
  "curl -i -v -L on a terminal": { ...ok, redirected: true },
  "curl -i on a terminal, gzip": binary,
  "curl -v on a terminal, gzip": binary,
  "curl -i --fail-with-body on a terminal": gone,
  "HTTPie in colours": { ...formatted, body: `${FORMATTED}\n\n\n` },
  "HTTPie on a terminal": formatted,
  "HTTPie -v": { ...formatted, body: `${FORMATTED}\n\n\n` },
  "HTTPie --follow --all": { ...formatted, body: `${FORMATTED}\n\n\n`, redirected: true },
  "HTTPie -vv": { ...ok, body: FORMATTED },
  "HTTPie, 204": nothing,
  "HTTPie, binary": binary,
  "HTTPie --follow --all, piped": { ...ok, redirected: true },
  "HTTPie -v, piped": ok,
};

test("every output is tested", () => {
  assert.deepEqual(Object.keys(EXPECTED).sort(), Object.keys(outputs).sort());
});

for (const [name, expected] of Object.entries(EXPECTED)) {
  test(name, () => {
    const isBinary = Buffer.isBuffer(expected.body);
    // From a file, and pasted: text from a terminal has no carriage returns.
    for (const given of isBinary
      ? [bytesOf(outputs[name])]
      : [bytesOf(outputs[name]), textOf(outputs[name]), unix(textOf(outputs[name]))]) {
      if (expected instanceof RegExp) {
        assert.throws(() => parseHttp(given), {
          name: "ArgumentError",
          code: "invalid-argument",
          path: "text",
          message: expected,
        });
        continue;
      }
      const { headers, body, ...rest } = parseHttp(given);
      assert.equal(body instanceof Uint8Array, given instanceof Uint8Array && !outputs[name].includes("\x1b"));
      if (/gzip/.test(name)) assert.equal(gunzipSync(body).toString(), JSON_BODY);
      else if (isBinary) assert.deepEqual(Buffer.from(body), expected.body);
      else assert.equal(unix(typeof body === "string" ? body : Buffer.from(body).toString()), expected.body);
      const { body: _, ...wanted } = expected;
      assert.deepEqual(rest, wanted);
      const type = headers.find(([name]) => name.toLowerCase() === "content-type");
      if (rest.status === 200) assert.match(type[1], /^(application|text)\/[\w-]+(; charset=[\w-]+)?$/);
    }
  });
}

test("curl's own lines in the middle of a body are removed", () => {
  const head = "< HTTP/1.1 200 OK\n< \n";
  const progress = "100 94903    0 94903    0     0   405k      0 --:--:-- --:--:-- --:--:--  406k";
  for (const said of [
    "* Connection #0 to host localhost left intact\n",
    `\r${progress}\n* Connection #0 to host ::1 left intact\n`,
    `\r${progress}`,
    "{ [9008 bytes data]\n",
    "* Closing connection 0\n",
    "* TLSv1.2 (IN), TLS header, Supplemental data (23):\n{ [5 bytes data]\n",
  ]) {
    assert.equal(parseHttp(`${head}{"i": ${said}1489}`).body, '{"i": 1489}', said);
    assert.equal(Buffer.from(parseHttp(Buffer.from(`${head}{"i": ${said}1489}`)).body).toString(), '{"i": 1489}', said);
  }
  for (const [end, body] of [
    ["curl: (18) transfer closed with 5 bytes remaining to read\n", "{}"],
    ["curl: (6) Could not resolve host: a\n", "{}curl: (6) Could not resolve host: a\n"],
  ]) {
    assert.equal(parseHttp(`HTTP/1.1 200 OK\n\n{}${end}`).body, body);
  }
  for (const body of ['{ "a": 1 }', "<lead/>", "100", "\n\n"]) assert.equal(parseHttp(head + body).body, body);
});

/** Name, text, and what differs from most. */
const MESSAGES = [
  ["Windows line ends", "HTTP/1.1 200 OK\r\nA: b\r\n\r\n{\r\n}\r\n", { body: "{\r\n}\r\n" }],
  ["trailing spaces", "HTTP/1.1 404 No Such Lead  \nA: b \t\n  \nx", { status: 404, statusText: "No Such Lead", body: "x" }],
  ["blank lines and spaces before it", "\r\n \n  HTTP/1.1 200 OK\nA: b\n\nx", { body: "x" }],
  ["a byte order mark", "\ufeffHTTP/1.1 200 OK\nA: b\n\n\ufeffx", { body: "\ufeffx" }],
  ["no reason phrase", "HTTP/2 200\nA: b\n\nx", { statusText: "", body: "x" }],
  ["no reason phrase, but its space", "HTTP/3 200 \nA: b\n\nx", { statusText: "", body: "x" }],
  ["a reason phrase beyond ASCII", "HTTP/1.1 200 Não\nA: b\n\nx", { statusText: "Não", body: "x" }],
  ["a status that is not registered", "HTTP/1.0 999 Request denied\nA: b\n\n", { status: 999, statusText: "Request denied" }],
  ["no end of the head", "HTTP/1.1 200 OK\nA: b", {}],
  ["a status line alone", "HTTP/1.1 200 OK", { headers: [] }],
  [
    "obsolete folding",
    "HTTP/1.1 200 OK\nA: b\n c\n\td\nE:\n f\n\n",
    {
      headers: [
        ["A", "b c d"],
        ["E", "f"],
      ],
    },
  ],
  [
    "a header twice, without a value, with colons",
    "HTTP/1.1 200 OK\nA: b\nA:\na: c:d\n\n",
    {
      headers: [
        ["A", "b"],
        ["A", ""],
        ["a", "c:d"],
      ],
    },
  ],
  ["a space before a colon", "HTTP/1.1 200 OK\nA : b\n\n", {}],
  ["pseudo-header fields", "HTTP/2 200\n:status: 200\nA: b\n\n", { statusText: "" }],
  ["a redirect that nobody followed", "HTTP/1.1 302 Found\nA: b\n\nmoved", { status: 302, statusText: "Found", body: "moved" }],
  ["a redirect", "HTTP/2 301 \nlocation: /x\n\nHTTP/2 200 \nA: b\n\nx", { statusText: "", body: "x", redirected: true }],
  [
    "a redirect with a body",
    "HTTP/1.1 302 Found\nA: b\n\n<a>moved</a>\nHTTP/1.1 200 OK\nA: b\n\nx",
    { body: "x", redirected: true },
  ],
  ["a challenge of a proxy", "HTTP/1.1 407 Auth\nA: b\n\nno\nHTTP/1.1 200 OK\n\nHTTP/1.1 200 OK\nA: b\n\nx", { body: "x" }],
  [
    "several heads at once",
    "HTTP/1.1 200 Connection established\n\nHTTP/1.1 100 Continue\n\nHTTP/1.1 200 OK\nA: b\n\nx",
    { body: "x" },
  ],
  [
    "a head in a body that is a body",
    "HTTP/1.1 200 OK\nA: b\n\n--x\nHTTP/1.1 404 Not Found\nA: b\n\n",
    { body: "--x\nHTTP/1.1 404 Not Found\nA: b\n\n" },
  ],
  ["a command before it", "$ curl -i \\\n  --data 1 \\\n  https://service.example/\nHTTP/1.1 200 OK\nA: b\n\nx", { body: "x" }],
  [
    "a prompt of Windows before it",
    "C:\\Users\\me>curl.exe -i https://service.example/\nHTTP/1.1 200 OK\nA: b\n\nx",
    { body: "x" },
  ],
  ["a request before it", "POST /score HTTP/1.1\nHost: a\n\n{}\n\nHTTP/1.1 200 OK\nA: b\n\nx", { body: "x" }],
  ["Chrome: copy response headers", "HTTP/1.1 200 OK\r\nA: b\r\n", {}],
  ["Chrome: copy response headers, HTTP/2", "HTTP/1.1 200 \r\nA: b\r\n", { statusText: "" }],
  [
    "Firefox: copy response headers",
    "HTTP/2 200 OK\nA: b\nX-Firefox-Spdy: h2\n",
    {
      headers: [
        ["A", "b"],
        ["X-Firefox-Spdy", "h2"],
      ],
    },
  ],
];

for (const [name, text, { headers = [["A", "b"]], ...expected }] of MESSAGES) {
  test(`a message: ${name}`, () => {
    const wanted = { status: 200, statusText: "OK", headers, body: "", redirected: false, ...expected };
    assert.deepEqual(parseHttp(text), wanted);
    const { body, ...rest } = parseHttp(Buffer.from(text));
    assert.equal(Object.prototype.toString.call(body), "[object Uint8Array]");
    assert.deepEqual({ ...rest, body: Buffer.from(body).toString() }, wanted);
    assert.deepEqual(new Webhook({ responseType: "none" }).evaluateParts("trigger", wanted).status, wanted.status);
  });
}

test("Content-Length says which white space is the terminal's", () => {
  const body = (length, text, more = "") => parseHttp(`HTTP/1.1 200 OK\nContent-Length: ${length}\n${more}\n${text}`).body;
  assert.equal(body(2, "{}\r\n\n"), "{}");
  assert.equal(body(3, "é\n\n"), "é\n");
  assert.equal(body(0, "\n\n"), "");
  assert.equal(body(1, "\n"), "\n");
  assert.equal(body(2, '{\n  "a": 1\n}\n'), '{\n  "a": 1\n}\n'); // HTTPie has formatted it
  assert.equal(body(9, "{}\n"), "{}\n");
  assert.equal(body("x", "{}\n"), "{}\n");
  assert.equal(body(2, "{}\n", "Content-Encoding: gzip\n"), "{}\n");
  assert.equal(body(4, "a\nHTTP/1.1 500 No\n\nb"), "a\nHTTP/1.1 500 No\n\nb");
  assert.equal(body(1, "aHTTP/1.1 500 No\n\nb"), "b");
});

test("chunks are joined where the body is in chunks from end to end", () => {
  const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n";
  for (const [framed, body] of [
    ['3\r\n{"a\r\n5;x=y\r\n": 1}\r\n0\r\n\r\n', '{"a": 1}'],
    ["2\né\n0\n\n", "é"],
    ["0\r\n\r\n", ""],
    ["A\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\n", "0123456789"],
    ["5\r\nhi\r\n0\r\n\r\n", undefined],
    ["2\r\nhi\r\n", undefined],
    ["12", undefined],
    ["0", undefined],
    ["0\r\n\r\nmore", undefined],
    ["FFFFFFFF\r\nhi", undefined],
  ]) {
    assert.equal(parseHttp(head + framed).body, body ?? framed);
    assert.equal(Buffer.from(parseHttp(Buffer.from(head + framed)).body).toString(), body ?? framed);
  }
  assert.equal(parseHttp("HTTP/1.1 200 OK\n\n2\nhi\n0\n\n").body, "2\nhi\n0\n\n");
});

test("bytes stay bytes", () => {
  const message = (head, body) => new Uint8Array(Buffer.concat([Buffer.from(head, "latin1"), body]));
  const webhook = new Webhook({ responseType: "json", responseMappings: [{ responseAttribute: "city", marketoField: "City" }] });
  const latin1 = parseHttp(
    message("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=iso-8859-1\r\n\r\n", Buffer.from(JSON_BODY, "latin1")),
  );
  assert.equal(webhook.evaluateParts("trigger", latin1).updates[0].value, "Málaga");
  const given = message("HTTP/1.1 200 Não\r\n\r\n", gzipSync(JSON_BODY));
  const { body, statusText } = parseHttp(given);
  assert.equal(gunzipSync(body).toString(), JSON_BODY);
  assert.equal(statusText, "Não"); // invalid UTF-8 is ISO 8859-1
  assert.notEqual(body.buffer, given.buffer); // nobody else holds them
  // PowerShell writes UTF-16.
  for (const text of [
    Buffer.from("\ufeffHTTP/1.1 200 OK\r\n\r\né", "utf16le"),
    Buffer.from("\ufeffHTTP/1.1 200 OK\r\n\r\né", "utf16le").swap16(),
  ]) {
    assert.equal(parseHttp(text).body, "é");
  }
});

test("anything but a response is refused with the reason and the line", () => {
  const status = "a response, which begins with its status line such as `HTTP/1.1 200 OK`";
  const header = "a header such as `Content-Type: application/json`, or an empty line before the body";
  for (const [text, expected, found] of [
    ["", status, "the end on line 1"],
    [" \n\n", status, "the end on line 3"],
    ["hello", status, "`hello` on line 1"],
    ['\n\n{"a": 1}', status, '`{"a": 1}` on line 3'],
    ["HTTP/1.1 OK\n\n{}", status, "`HTTP/1.1 OK` on line 1"],
    ["HTTP/1.1 099 x", status, "`HTTP/1.1 099 x` on line 1"],
    ["HTTP/1.1 2000 x", status, "`HTTP/1.1 2000 x` on line 1"],
    ["HTTP/1.1 200OK", status, "`HTTP/1.1 200OK` on line 1"],
    ["HTTP 200 OK", status, "`HTTP 200 OK` on line 1"],
    ["content-type: a\n\n", status, "`content-type: a` on line 1"],
    ['HTTP/1.1 200 OK\nA: b\n{"a": 1}', header, '`{"a": 1}` on line 3'],
    ["HTTP/1.1 200 OK\n a", header, "` a` on line 2"],
    ["HTTP/1.1 200 OK\nA\n\n", header, "`A` on line 2"],
    ["HTTP/1.1 302 Found\n\nHTTP/1.1 200 OK\nfoo", header, "`foo` on line 4"],
    ["* a\n< HTTP/1.1 200 OK\n< foo", header, "`foo` on line 3"],
    ["GET / HTTP/1.1\nHost: a\n\n", "a response", "the request `GET / HTTP/1.1` alone on line 1"],
    ["*   Trying ::1...\n", status, "the end on line 2"],
  ]) {
    for (const given of [text, Buffer.from(text)]) {
      assert.throws(() => parseHttp(given), {
        name: "ArgumentError",
        code: "invalid-argument",
        path: "text",
        message: `expected ${expected}, found ${found}, at \`text\``,
      });
    }
  }
  const transferred = new Uint8Array(8);
  structuredClone(transferred, { transfer: [transferred.buffer] });
  assert.throws(() => parseHttp(transferred), { path: "text", message: /found the end on line 1/ });
  for (const wrong of [
    undefined,
    null,
    5,
    {},
    [],
    new ArrayBuffer(8),
    new Uint16Array(2),
    { [Symbol.toStringTag]: "Uint8Array" },
  ])
    assert.throws(() => parseHttp(wrong), {
      code: "invalid-argument",
      path: "text",
      message: /^expected a string or a Uint8Array, found /,
    });
});

/** Every input has a response or an ArgumentError. */
function holds(given) {
  let parts;
  try {
    parts = parseHttp(given);
  } catch (error) {
    assert.equal(error.code, "invalid-argument", error.stack);
    assert.equal(error.path, "text");
    assert.match(error.message, / on line \d+, at `text`$/);
    return 0;
  }
  assert.ok(Number.isInteger(parts.status) && parts.status >= 100 && parts.status <= 999);
  assert.equal(typeof parts.statusText, "string");
  assert.equal(typeof parts.redirected, "boolean");
  for (const [name, value] of parts.headers)
    assert.ok(/^[^\s:]+$/.test(name) && value === value.trim() && !value.includes("\n"), `${name}: ${value}`);
  assert.ok(parts.body.length <= given.length);
  return 1;
}

test("outputs that are cut, joined and changed anywhere give a response or an ArgumentError", (context) => {
  let seed = 20261126;
  const random = (below) => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % below;
  const all = [...Object.values(outputs), ...MESSAGES.map(([, text]) => Buffer.from(text).toString("latin1"))];
  const pieces = [
    "\n",
    "\r",
    "\r\n\r\n",
    " ",
    "< ",
    "* ",
    "HTTP/1.1 200 OK\n",
    "HTTP/1.1 302\r\n",
    "< HTTP/2 100 \n",
    "{ [5 bytes data]\n",
    "0\r\n\r\n",
    "\x1b[1m",
    "\x1b]8;;",
    "\ufeff",
    "\u2028",
    "Content-Length: 5\n",
    "Transfer-Encoding: chunked\n",
    "Warning: Binary output can mess up your terminal",
    "curl: (22) ",
  ];
  let responses = 0;
  for (let i = 0; i < 20_000; i++) {
    let text = all[random(all.length)];
    for (let changes = random(4); changes >= 0; changes--) {
      const [start, end] = [random(text.length + 1), random(text.length + 1)].sort((a, b) => a - b);
      const changed = [
        text.slice(start),
        text.slice(0, end),
        text.slice(0, start) + text.slice(end),
        text.slice(0, start) + pieces[random(pieces.length)] + text.slice(start),
        text + all[random(all.length)],
        text.slice(0, start) + String.fromCharCode(random(256)) + text.slice(start + 1),
      ];
      text = changed[random(changed.length)];
    }
    responses += holds(random(2) === 0 ? text : bytesOf(text));
  }
  context.diagnostic(`${responses} responses of 20000`);
  assert.ok(responses > 4_000 && responses < 18_000, `${responses}`);
});

const SIZE = 10_000_000;
const HEAD = "HTTP/1.1 200 OK\n";
const VERBOSE = "< HTTP/1.1 200 OK\n< \n";
const PROGRESS = `\r${" ".repeat(40)}--:--:-- --:--:-- `;
/** Output before the response, and repeated output. */
const LONG = {
  "a body": [`${HEAD}\n`, "x"],
  "blank lines": ["", "\n"],
  "white space": ["", " "],
  "one line": ["", "A"],
  headers: [HEAD, "a: b\n"],
  "one header": [`${HEAD}a:`, "b"],
  folding: [`${HEAD}a: b\n`, " c\n"],
  heads: ["", "HTTP/1.1 302 X\n\n"],
  "heads in one line": [`HTTP/1.1 302 X\n\nx`, "HTTP/1.1 200 OK "],
  "a status line": [HEAD.trim(), " a"],
  chunks: [`${HEAD}transfer-encoding: chunked\n\n`, "1\na\n"],
  "a chunk's extension": [`${HEAD}transfer-encoding: chunked\n\n1;`, "x"],
  surplus: [`${HEAD}content-length: 1\n\n`, " \n"],
  "verbose heads": ["", "< HTTP/1.1 302 X\n< \n"],
  "verbose body": [VERBOSE, "x"],
  information: ["", "* a\n"],
  "counts of bytes": [VERBOSE, "{ [1 bytes data]\n"],
  "half a message": [`${VERBOSE}x`, "* Connection #0 to host "],
  progress: [VERBOSE, PROGRESS],
  digits: [VERBOSE, "1 "],
  spaces: [VERBOSE, " "],
  escapes: [HEAD, "\x1b["],
  links: [HEAD, "\x1b]8;;a"],
  errors: [`${HEAD}\n`, "curl: (22) "],
  boxes: [`${HEAD}\n`, "+-"],
  "a request": ["GET / HTTP/1.1\n", "HTTP/1.1 200 "],
  commands: ["", "$ curl \\\n"],
};

for (const [name, [start, repeated]] of Object.entries(LONG)) {
  test(`10 MB of ${name}: in linear time`, () => {
    const make = (size) => start + repeated.repeat(Math.ceil(size / repeated.length));
    // Bytes are read like text, except for the body.
    const forms = /body|chunks|counts|half/.test(name) ? [(text) => text, (text) => Buffer.from(text)] : [(text) => text];
    for (const asGiven of forms) {
      const [small, large] = [asGiven(make(SIZE / 4)), asGiven(make(SIZE))];
      const time = (given) => {
        const before = performance.now();
        holds(given);
        return performance.now() - before;
      };
      const best = [Infinity, Infinity];
      const isLinear = () => best[1] <= Math.max(best[0] * 8, 100);
      // Other work on the machine makes a run longer, never shorter; a few milliseconds mean nothing.
      for (let run = 0; run === 0 || (run < 6 && !isLinear()); run++) {
        best[0] = Math.min(best[0], time(small));
        best[1] = Math.min(best[1], time(large));
      }
      assert.ok(isLinear(), `${best} ms for 2.5 and 10 MB`);
    }
  });
}
