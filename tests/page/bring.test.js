// The service's response: pasted, dropped, opened or sent, and recognized.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { caseFile } from "../runtimes/support.js";
import { HEADLINES, inBrowsers, service } from "./support.js";

const describeReply = (...fields) => JSON.stringify({ success: true, result: fields });
const CITY = { displayName: "Town", dataType: "integer", soap: { name: "City" }, rest: { name: "city" } };

inBrowsers((it) => {
  test("one's own response, pasted anywhere, is not judged by the example's mappings: its values are offered", async () => {
    await it.visit();
    await it.paste('{"lead": {"email": "a@wilder.example", "score": 7, "plan": "pro"}}');
    await it.says("Choose the values you want", "none");
    await it.told("bring", "Read as a body.");
    assert.equal(await it.page.$("#notes"), null); // there is nothing to know yet
    assert.deepEqual(await it.rows(), []);
    assert.deepEqual(await it.texts("#values li > code"), ["lead.email", "lead.score", "lead.plan"]);
    assert.match(await it.text("#call summary"), /^200 OK · Trigger campaign · Response Type JSON/);
    // An XML body has the other Response Type.
    await it.example("half");
    await it.paste("<lead><score>7</score></lead>");
    await it.says("Choose the values you want");
    assert.match(await it.text("#call summary"), /Response Type XML/);
  });

  test("with mappings of one's own a response leaves them as they are", async () => {
    await it.visit();
    await it.fill(".mapping .attribute", "lead.score");
    await it.paste('{"lead": {"score": 7}}');
    await it.says("1 of 4 lead fields would be updated");
    assert.equal((await it.rows()).length, 4);
  });

  test("values are chosen in place: the page stays, mapped values are ticked", async () => {
    await it.page.setViewport({ width: 1000, height: 700 });
    await it.visit();
    await it.paste('{"email": "a@wilder.example", "city": "Gent", "shoe": 38, "tags": [], "a@b": 1, "note": null}');
    await it.page.$eval("#values", (node) => node.scrollIntoView());
    const scrolled = await it.page.evaluate(() => scrollY);
    const stays = async () => assert.ok(Math.abs((await it.page.evaluate(() => scrollY)) - scrolled) < 2);
    assert.ok(scrolled > 0);
    for (const n of [1, 2]) await it.page.click(`#values li:nth-child(${n}) .value`);
    await stays();
    assert.deepEqual(await it.rows(), [
      ["email", "Email"],
      ["city", "City"],
    ]);
    await it.says("2 of 2 lead fields would be updated", "good");
    assert.deepEqual(await it.page.$$eval("#values .value", (all) => all.map((button) => button.getAttribute("aria-pressed"))), [
      "true",
      "true",
      "false",
      "false",
    ]);
    // A value without an obvious field asks for one, in its own place.
    await it.page.click("#values li:nth-child(3) .value");
    assert.deepEqual((await it.rows())[2], ["shoe", ""]);
    await it.page.keyboard.type("ShoeSize");
    assert.deepEqual((await it.rows())[2], ["shoe", "ShoeSize"]);
    await it.page.keyboard.press("Tab");
    await stays();
    await it.page.click("#values li:nth-child(2) .value");
    assert.deepEqual(await it.rows(), [
      ["email", "Email"],
      ["shoe", "ShoeSize"],
    ]);
    assert.match(await it.text("#values .unreachable"), /a@b.*characters that attributes do not allow/s);
  });

  test("a field is suggested only where it takes the value", async () => {
    await it.visit();
    await it.paste(
      '{"leadScore": 3, "score": 4, "a": {"leadScore": "many"}, "shoeSize": 38, "industry": null, "job_title": "x"}',
    );
    assert.deepEqual(await it.page.$$eval("#values li input", (all) => all.map(({ placeholder }) => placeholder)), [
      "LeadScore?",
      "LeadScore?",
      "Marketo Field",
      "Marketo Field",
      "Industry?",
      "Title?",
    ]);
  });

  test("a body that cannot be read is told of while there are no mappings", async () => {
    await it.visit();
    for (const [body, headline, why] of [
      ['{"a": 1, "b": tru,}', "The body cannot be read as JSON", /unexpected , at line 1, column 18/],
      ["<a><b>1</a>", "The body cannot be read as XML", /expected the end tag <\/b>/],
      [
        "<!doctype html><html><body>Sign in</body></html>",
        "The body cannot be read as JSON",
        /a web page, such as a login or an error page/,
      ],
      ["OK", "The body cannot be read as JSON", /plain text/],
    ]) {
      await it.example("score");
      await it.paste(body);
      await it.says(headline, "bad");
      assert.match(await it.text("#error"), why);
      assert.doesNotMatch(await it.text(".results"), /has no response mappings/);
    }
    await it.example("score");
    await it.paste('{"a": 1, "b": tru,}');
    await it.clickText("#go-to", "Go to line 1, column 18");
    // What is shared and reported is the outcome without mappings.
    await it.page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        globalThis.copied = text;
      };
    });
    await it.click("#copy-json");
    await it.told("share", "Copied.");
    assert.equal(JSON.parse(await it.page.evaluate(() => globalThis.copied)).kind, "field-updates");
  });

  test("a redirect that curl followed is said, and noted", async () => {
    await it.visit();
    const meter =
      "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n100    14  100    14    0     0    200      0 --:--:-- --:--:-- --:--:--   200\n";
    await it.paste(`${meter}HTTP/2 302 \nlocation: /x\n\nHTTP/2 200 \ncontent-type: application/json\n\n{"score": 7}`);
    await it.told("bring", "Read: the last of 2 responses; a redirect was followed.");
    assert.match(await it.text("main"), /redirect.*Marketo|Marketo.*redirect/s);
    assert.match(await it.text(".results"), /redirect/);
    await it.paste(
      JSON.stringify({
        log: {
          entries: [
            {
              request: { url: "https://a.example/" },
              response: { status: 302, headers: [], redirectURL: "https://a.example/x" },
            },
            {
              request: { url: "https://a.example/x" },
              response: { status: 200, headers: [], content: { text: '{"score": 7}' } },
            },
          ],
        },
      }),
    );
    await it.told("bring", "Read: entry 2 of 2");
    assert.match(await it.text(".results"), /redirect/);
    await it.paste('{"score": 8}');
    assert.doesNotMatch(await it.text(".results"), /redirect/);
  });

  test("values of XML that is undefined can be mapped, written as Marketo has them", async () => {
    await it.visit();
    await it.example("tags");
    assert.deepEqual(await it.texts("#values li > code"), ["lead.city", "lead.tag[0]", "lead.tag[1]"]);
    assert.equal((await it.text("#values")).split("undefined").length, 2); // said once
    await it.click("#values li:nth-child(2) .value");
    assert.deepEqual((await it.rows())[2], ["lead.tag[0]", ""]);
  });

  test("many values are found by their names, and of long bodies listed apart", async () => {
    await it.visit();
    await it.paste(JSON.stringify({ all: Array(12_345).fill(1), last: "x".repeat(40_000) }));
    await it.page.waitForFunction(() =>
      /The first 2,000 values are listed; for others type the attribute in a row/.test(
        document.getElementById("values")?.textContent,
      ),
    );
    await it.fill("#values [type=search]", "all[1999]");
    await it.page.waitForFunction(() => document.querySelectorAll("#values li").length === 1);
    await it.fill("#values [type=search]", "nowhere");
    await it.page.waitForFunction(() => document.querySelector("#values li").textContent === "No value matches");
    await it.click(".language");
    await it.fill("#values [type=search]", "");
    await it.page.waitForFunction(() => document.getElementById("values").textContent.includes("los primeros 2000 valores"));
  });

  test("raw responses, curl's output and HAR entries are taken over", async () => {
    await it.visit();
    await it.fill(".mapping .attribute", "score");
    for (const [raw, headline] of [
      ["HTTP/1.1 404 No Such Lead\r\nContent-Type: text/plain\r\n\r\ngone", "Error 404: No Such Lead"],
      [
        'HTTP/2 301 \nlocation: /x\n\nHTTP/2 200 \ncontent-type: application/json\n\n{"score": 7}',
        "1 of 4 lead fields would be updated",
      ],
      [
        "*   Trying 192.0.2.1:443...\n> GET /x HTTP/2\n> \n< HTTP/2 404 \n< content-type: application/json\n< \n* Connection #0 to host a.example left intact\n{}",
        "Error 404: Not Found",
      ],
      ["GET /x HTTP/1.1\nHost: a.example\n\n\n\nHTTP/1.1 410 Gone\nContent-Length: 2\n\n{}\n\n", "Error 410: Gone"],
      [
        JSON.stringify({
          response: {
            status: 500,
            statusText: "Oh",
            headers: [
              { name: ":status", value: "500" },
              { name: "a", value: "b" },
            ],
          },
        }),
        "Error 500: Oh",
      ],
      [
        JSON.stringify({
          log: {
            entries: [
              { response: { status: 503, statusText: "", headers: [], content: { text: "b29wcw==", encoding: "base64" } } },
              { response: { status: 0 } },
            ],
          },
        }),
        "Error 503: Service Unavailable",
      ],
    ]) {
      await it.paste(raw);
      await it.says(headline);
    }
    assert.equal(await it.bodyText(), "oops");
    await it.told("bring", "Read: entry 1 of 2, the last one that has a response.");
    await it.paste(JSON.stringify({ response: { status: 200, headers: [], content: { size: 5 } } }));
    await it.told("bring", "Read: status and headers. The HAR does not have the body");
    // Logs usually show only the body, whole or cut off.
    for (const body of ['{"score": 5, "response": {"input": 1}}', '{"score": 5', "<lead/>", "hello"]) {
      await it.paste(body);
      await it.told("bring", "Read as a body.");
      assert.equal(await it.bodyText(), body);
    }
    for (const [nothing, why] of [
      ["HTTP/1.1 OK\n\n{}", "a response begins with its status, such as HTTP/1.1 200 OK"],
      [
        "HTTP/1.1 200 OK\n{}",
        "below the status stand headers, an empty line and the body; a compressed body curl prints with --compressed",
      ],
      ['{"log": {"entries": [{"response": {"status": 0}}]}}', "no entry of it has a response"],
      ['{"input": {"definition": {}}}', "a case file has a definition and a reply"],
    ]) {
      await it.paste(nothing);
      await it.told("bring", `This can't be read: ${why}.`);
    }
    assert.equal(await it.bodyText(), "hello");
  });

  test("in the box, a whole response replaces everything, and a piece goes where the cursor is", async () => {
    await it.visit();
    await it.fill(".mapping .attribute", "lead.score"); // the response is no longer an example's
    await it.editor();
    await it.page.click("#box");
    await it.press("End");
    await it.paste(" ", "#box");
    await it.paste('"x"', "#box");
    assert.match(await it.bodyText(), /"employees": "about 40"/);
    await it.paste("HTTP/1.1 404 Gone Away\n\n{}", "#box");
    await it.says("Error 404: Gone Away");
    await it.press("a");
    await it.paste('{"lead": {"score": 3}}', "#box");
    assert.equal(await it.bodyText(), '{"lead": {"score": 3}}');
  });

  test("files are opened and dropped, and recognized", async () => {
    await it.visit();
    const path = join(mkdtempSync(join(tmpdir(), "case-")), "case.json");
    const input = await it.page.$("#file");
    const open = async (content) => {
      writeFileSync(path, content);
      await input.uploadFile(path);
    };
    await open(caseFile("xml.repeated-index: the last"));
    await it.says("1 of 1 lead field would be updated");
    assert.match(await it.text("#call summary"), /Response Type XML/);
    await open('{"input": {"definition": {}}}');
    await it.told("bring", "This can't be read");
    await it.example("score");
    // Bytes that are not UTF-8: the rest is read, and the page says so.
    await open(
      Buffer.concat([Buffer.from('HTTP/1.1 200 OK\n\n{"score": 4, "x": "'), Buffer.from([0xe9, 0xff]), Buffer.from('"}')]),
    );
    await it.told("bring", "Read: status, headers and body. The file is not valid UTF-8");
    const drop = (content) =>
      it.page.evaluate((content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], "dropped"));
        const make = (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        const taken = !document.querySelector("footer").dispatchEvent(make("dragover"));
        document.querySelector("footer").dispatchEvent(make("drop"));
        return taken;
      }, content);
    await it.example("score");
    assert.equal(await drop(describeReply(CITY)), true);
    await it.told("bring", "Lead fields imported: 1.");
    await it.says("1 of 4 lead fields would be updated");
    await drop("HTTP/1.1 404 Gone Away\r\n\r\nx");
    await it.says("Error 404: Gone Away");
    await drop(caseFile("xml.repeated-index: the last"));
    await it.says("1 of 1 lead field would be updated");
  });

  test("lead fields are imported, completed by both names, kept through examples, and removed", async () => {
    await it.visit();
    const completed = () => it.page.$$eval("#fields option", (all) => all.map(({ value, label }) => [value, label]));
    assert.ok((await completed()).some(([value, label]) => value === "NumberOfEmployees" && label === "Num Employees"));
    await it.fill("#describe", describeReply(CITY, { displayName: "X", rest: { name: "x" } }));
    assert.match(
      await it.text("#lead-fields"),
      /Lead fields: 1 imported\s+Without a SOAP API name, so that no mapping reaches them: 1\./,
    );
    await it.says("1 of 4 lead fields would be updated");
    assert.deepEqual(await completed(), [["City", "Town"]]);
    await it.example("half");
    assert.match(await it.text("#lead-fields summary"), /1 imported/);
    await it.fill("#describe", describeReply({ ...CITY, dataType: undefined }));
    assert.match(await it.text("#lead-fields"), /gives no data type for City/);
    await it.fill("#describe", '{"success": true, "result": [{}');
    assert.match(await it.text("#lead-fields .error"), /a \] is missing/);
    await it.click("#forget-fields");
    await it.says(HEADLINES.half[1]);
    assert.match(await it.text("#lead-fields summary"), /standard/);
  });

  test("a real request is sent when asked for: method, headers, body, JSON by itself, tokens filled in", async () => {
    await it.visit();
    assert.ok(!it.requests.some((url) => url.startsWith(service.origin)));
    it.asked = [service.origin];
    await it.unfold();
    service.received = [];
    await it.fill("#send-url", "ftp://localhost/x");
    await it.click("#send [type=submit]");
    await it.told("send", "Enter an address that begins with http:// or https://.");
    await it.fill("#send-url", "https://a.example/");
    assert.equal(await it.text("#send-said"), ""); // it was said of what is corrected
    await it.fill("#send-url", `${service.origin}/open?mail={{lead.Email Address}}`);
    await it.fill("#send-body", '{"mail": "{{lead.Email Address}}", "x": "{{my.Token}}"}');
    assert.match(await it.text("#send .finding"), /fills in tokens/);
    assert.deepEqual(await it.texts("#send label > code"), ["{{lead.Email Address}}", "{{my.Token}}"]);
    await it.fill("#send label:nth-of-type(5) .token", "a@wilder.example");
    await it.fill("#send-headers", "content-type: application/json\nx-key: 1");
    await it.click("#send [type=submit]");
    await it.told("send", "Read: the response is in the box.");
    await it.says("Choose the values you want");
    assert.equal(await it.bodyText(), '{"score": 5, "city": "Málaga"}'); // decoded by the charset of the reply
    assert.match(await it.text("#call summary"), /^201 Created · application\/json/);
    const { method, url, headers, body } = service.received.find(({ method }) => method === "POST");
    assert.deepEqual(
      [method, url, headers["content-type"], headers["x-key"], body],
      ["POST", "/open?mail=a@wilder.example", "application/json", "1", '{"mail": "a@wilder.example", "x": "{{my.Token}}"}'],
    );
    await it.fill("#send-headers", "bad name: x");
    await it.click("#send [type=submit]");
    await it.told("send", "No request can be made of this");
  });

  test("why a request fails is told by its cause, with the command that does not", async () => {
    await it.visit();
    it.asked = [service.origin, "http://localhost:9/"];
    await it.unfold();
    await it.fill("#send-url", `${service.origin}/closed`);
    await it.fill("#send-headers", "");
    await it.fill("#send-body", "it's");
    await it.click("#send [type=submit]");
    await it.told("send", "The service is there, but does not allow web pages to read its response (CORS).");
    assert.equal(await it.text("#curl"), `curl -i -X POST --data-raw 'it'\\''s' '${service.origin}/closed'`);
    await it.page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        globalThis.copied = text;
      };
    });
    await it.click("#copy-curl");
    await it.told("send", "Copied.");
    assert.equal(await it.page.evaluate(() => globalThis.copied), await it.text("#curl"));
    await it.fill("#send-url", "http://localhost:9/");
    await it.click("#send [type=submit]");
    await it.told("send", "The service could not be reached");
    await it.page.evaluate(() => {
      Object.defineProperty(Navigator.prototype, "onLine", { get: () => false });
    });
    await it.click("#send [type=submit]");
    await it.told("send", "The browser is offline.");
  });
});
