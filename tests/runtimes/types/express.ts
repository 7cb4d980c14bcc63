// Express requests and responses are accepted as they are; its handlers are not handlers of requests.
import express, { type Request as ExpressRequest, type Response as ExpressResponse } from "express";
import { type Outcome, Webhook } from "marketo-webhook";
import { withOutcome } from "marketo-webhook/middleware";

const webhook = new Webhook({ responseType: "json" });
const app = express();
app.post("/score", (request: ExpressRequest, response: ExpressResponse) => {
  const body = JSON.stringify({ score: request.params["id"] });
  const outcome: Outcome = webhook.evaluateParts("trigger", {
    status: response.statusCode,
    statusText: response.statusMessage,
    headers: response.getHeaders(),
    body,
  });
  webhook.evaluateParts("trigger", { status: 200, headers: request.headers });
  response.status(outcome.kind === "error" ? 502 : 200).send(body);
});
// @ts-expect-error: a handler of Express returns no response
withOutcome((request: ExpressRequest, response: ExpressResponse) => response.send(request.path), { responseType: "json" });
