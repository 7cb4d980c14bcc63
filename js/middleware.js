// For services that Marketo calls: what Marketo would do with each reply, beside the reply or instead of it.
import { ready, Webhook } from "marketo-webhook";
import { overLimit } from "./body.js";
import { discardBody } from "./send.js";
import { checkOutcome, middlewareOptions, tooLarge, unexpected } from "./validate.js";

/** Wraps a handler of requests: Workers, `Deno.serve`, `Bun.serve`, Vercel. */
export function withOutcome(handler, definition, options) {
  if (typeof handler !== "function") throw unexpected("handler", "a function", handler);
  const watch = evaluator(definition, options);
  return async (request, ...rest) => {
    const response = await handler(request, ...rest);
    return watch(request, response, rest.find((context) => typeof context?.waitUntil === "function"));
  };
}

/** The same as a middleware of Hono. */
export function honoOutcome(definition, options) {
  const watch = evaluator(definition, options);
  return async (context, next) => {
    await next();
    const reply = context.res;
    const sent = await watch(context.req.raw, reply, executionContext(context));
    if (sent === reply) return;
    context.res = undefined; // else Hono would keep the headers of the reply
    context.res = sent;
  };
}

/** An outcome as RFC 9457 has it. */
export function toProblem(outcome) {
  checkOutcome(outcome);
  if (outcome.kind === "error") {
    const { type, message } = outcome.error;
    const title = "Marketo would ignore this response";
    return { type: `urn:marketo-webhook:${type}`, title, status: 502, detail: message, outcome };
  }
  const { updates, skipped } = outcome;
  const reasons = skipped.map(({ message }) => message).join("; ");
  if (updates.length === 0) {
    const title = "Marketo would change no lead field";
    const detail = reasons || "the webhook has no response mappings";
    return { type: "urn:marketo-webhook:no-field-changes", title, status: 502, detail, outcome };
  }
  const detail = reasons || "every response mapping applies";
  return { type: "about:blank", title: "Marketo would change lead fields", status: 200, detail, outcome };
}

/** Evaluates a reply and returns what to send. What goes wrong here goes to `onError`, and the reply goes out as it is. */
function evaluator(definition, options) {
  const { onOutcome, onError, enforce, campaignType, maxBodyBytes } = middlewareOptions(options);
  let webhook = compileNow(definition);

  async function evaluate(request, copy) {
    await ready;
    webhook ??= new Webhook(definition);
    // An unread copy would hold the source back from hearing that the client has gone.
    const outcome = await webhook.evaluate(campaignType, copy, { maxBodyBytes }).finally(() => discardBody(copy));
    if (overLimit.has(outcome)) throw tooLarge(maxBodyBytes);
    try {
      await onOutcome?.(outcome, request);
    } catch (error) {
      report(onError, error, request);
    }
    return outcome;
  }

  return async (request, response, context) => {
    let work;
    try {
      // Before the reply goes out: afterwards its body is used.
      work = evaluate(request, response.clone());
    } catch (error) {
      work = Promise.reject(error);
    }
    const reported = work.catch((error) => report(onError, error, request));
    if (enforce === "pass") {
      keepAlive(context, reported);
      return response;
    }
    const outcome = await reported;
    return outcome && isIgnored(outcome) ? toResponse(outcome) : response;
  };
}

/** The webhook, unless the module is still on its way. */
function compileNow(definition) {
  try {
    return new Webhook(definition);
  } catch (error) {
    if (error.code === "invalid-argument") throw error;
    return undefined;
  }
}

function report(onError, error, request) {
  try {
    onError?.(error, request);
  } catch {
    // Nobody is left to tell.
  }
}

function keepAlive(context, work) {
  try {
    context?.waitUntil(work);
  } catch {
    // A context that is over: the work goes on as long as the runtime lets it.
  }
}

/** Hono has a context only where the runtime gives one, and throws elsewhere. */
function executionContext(context) {
  try {
    return context.executionCtx;
  } catch {
    return undefined;
  }
}

/** Whether Marketo would ignore the reply, or change no lead field. */
function isIgnored(outcome) {
  return outcome.kind === "error" || outcome.updates.length === 0;
}

function toResponse(outcome) {
  const problem = toProblem(outcome);
  const headers = { "content-type": "application/problem+json" };
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
