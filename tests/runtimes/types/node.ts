// Values of Node's own modules.
import { readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { evaluateParts, listAttributes } from "marketo-webhook";
import { parseHttp } from "marketo-webhook/http";
import { initSync } from "marketo-webhook/slim";

initSync(readFileSync("marketo_webhook.wasm"));
get("http://localhost/", ({ statusCode = 0, statusMessage = "", headers }: IncomingMessage) => {
  evaluateParts(
    "trigger",
    { status: statusCode, statusText: statusMessage, headers, body: readFileSync("body.json") },
    { responseType: "json" },
  );
});
evaluateParts("trigger", parseHttp(readFileSync("printed.txt")), { responseType: "json" });
listAttributes("json", Buffer.from("{}"));
