// For services that Marketo calls: reports what Marketo would do with each reply, or replaces the reply. An entry loads the
// module: `entry/middleware.js` or `entry/slim-middleware.js`.
import { Webhook } from "./api.js";
import { formatOf, overLimit } from "./body.js";
import { calledBy } from "./errors.js";
import { middlewareOptions } from "./middleware-options.js";
import { isIgnored, problemResponse } from "./problem.js";
import { notEvaluated, Reply } from "./reply.js";
import { failureOf } from "./send.js";
import { isResponse } from "./tags.js";
import { afterwards } from "./turns.js";
import { unexpected } from "./validate.js";
import { isRunning, loaded } from "./wasm.js";

/** Wraps a handler of requests: Workers, `Deno.serve`, `Bun.serve`, Next.js, Vercel. */
export function withOutcome(handler, definition, options) {
  const watcher = calledBy(withOutcome, () => {
    if (typeof handler !== "function") throw unexpected("handler", "a function", handler);
    return new Watcher(definition, options);
  });
  return async (request, ...rest) => {
    const isWatched = watcher.watches(request);
    const response = await handler(request, ...rest);
    if (!isWatched) return response;
    const { sent } = await watcher.watch(request, response, () => rest.find((each) => typeof each?.waitUntil === "function"));
    return sent;
  };
}

/** The same as a middleware of Hono. */
export function honoOutcome(definition, options) {
  const watcher = calledBy(honoOutcome, () => new Watcher(definition, options));
  return async (context, next) => {
    const request = context.req.raw;
    const isWatched = watcher.watches(request);
    await next();
    if (!isWatched) return;
    const reply = context.res;
    const { sent, outcome } = await watcher.watch(request, reply, () => executionContext(context));
    if (outcome !== undefined) context.set("outcome", outcome);
    if (sent === reply) return;
    context.res = undefined; // else Hono would copy the reply's headers over those sent
    context.res = sent;
  };
}

/** A response of compressed bytes, which `evaluate` decompresses. */
function compressed(body, { status, statusText, headers }) {
  const given = Object.entries(headers).filter(([, value]) => value !== null);
  return new Response(body, { status, statusText, headers: given });
}

/** Hono has a context only if the runtime provides one, and throws otherwise. */
function executionContext(context) {
  const { stackTraceLimit } = Error;
  try {
    // Nobody sees the stack, and making it takes 7 % of the time of a reply.
    Error.stackTraceLimit = 0;
    return context.executionCtx;
  } catch {
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What both wrappers do with a reply. Failures here go to `onError`, and the reply goes out unchanged. */
class Watcher {
  #definition;
  #options;
  #webhook;

  constructor(definition, options) {
    this.#options = middlewareOptions(options);
    this.#definition = definition;
    // Otherwise the module is still loading, and the first reply compiles it.
    if (isRunning()) this.#compile();
  }

  #compile() {
    this.#webhook = new Webhook(this.#definition);
    const { diagnostics } = this.#webhook;
    if (diagnostics.length > 0) this.#options.onDiagnostics(diagnostics);
  }

  /** Whether anybody listens for the outcome of a request. */
  watches(request) {
    const { when, onOutcome, onError, enforce } = this.#options;
    if (onOutcome === undefined && onError === undefined && enforce === "pass") return false;
    try {
      return when(request);
    } catch (error) {
      this.#report(error, request);
      return false;
    }
  }

  /**
   * The response to send instead, and with `enforce` the outcome. `contextOf` returns the object with `waitUntil`, if any; it is
   * called late, since asking Hono throws if there is none.
   */
  async watch(request, response, contextOf) {
    // `Bun.serve` has none for a request that becomes a WebSocket.
    if (response === undefined) return { sent: undefined };
    let reply;
    try {
      if (!isResponse(response)) throw unexpected("handler", "a function that gives a Response", response);
      reply = new Reply(response, this.#options.maxBodyBytes);
    } catch (error) {
      this.#report(error, request);
      return { sent: response };
    }
    if (this.#options.enforce !== "pass") return this.#enforce(request, reply, contextOf);
    await reply.readAhead();
    const sent = reply.send();
    const tell = () => afterwards(() => this.#tell(request, reply));
    this.#later(contextOf, reply.end === undefined ? tell() : reply.end.then(tell));
    return { sent };
  }

  async #enforce(request, reply, contextOf) {
    await reply.readAll(request);
    let outcome;
    let problem;
    try {
      outcome = await this.#evaluate(reply);
      if (this.#isRefused(outcome, request)) problem = problemResponse(outcome, reply.response);
    } catch (error) {
      this.#report(error, request);
    }
    if (outcome !== undefined && this.#options.onOutcome) {
      this.#later(
        contextOf,
        afterwards(() => this.#hear(outcome, request)),
      );
    }
    return { sent: problem ?? reply.send(), outcome };
  }

  #isRefused(outcome, request) {
    const { enforce } = this.#options;
    if (enforce === "problem") return isIgnored(outcome);
    const isRefused = enforce(outcome, request);
    // A promise would be truthy.
    if (typeof isRefused !== "boolean") throw unexpected("options.enforce", "a function that gives true or false", isRefused);
    return isRefused;
  }

  /** Never rejects, since nobody awaits it. */
  async #tell(request, reply) {
    try {
      await this.#hear(await this.#evaluate(reply), request);
    } catch (error) {
      this.#report(error, request);
    }
  }

  async #hear(outcome, request) {
    try {
      await this.#options.onOutcome?.(outcome, request);
    } catch (error) {
      this.#report(error, request);
    }
  }

  async #evaluate(reply) {
    if (this.#webhook === undefined) {
      await loaded();
      if (this.#webhook === undefined) this.#compile();
    }
    const { campaignType, maxBodyBytes } = this.#options;
    const { head, broken } = reply;
    const body = reply.bytes();
    // Without a whole body there is no response.
    if (broken) return this.#webhook.evaluateParts(campaignType, failureOf(broken.reason));
    if (formatOf(body) === null) return this.#webhook.evaluateParts(campaignType, { ...head, body }, { maxBodyBytes });
    const outcome = await this.#webhook.evaluate(campaignType, compressed(body, head), { maxBodyBytes });
    if (overLimit.has(outcome)) throw notEvaluated(`the body of the reply holds more than ${maxBodyBytes} bytes`);
    return outcome;
  }

  #later(contextOf, work) {
    try {
      contextOf()?.waitUntil(work);
    } catch {
      // The context is over: the work goes on as long as the runtime lets it.
    }
  }

  #report(error, request) {
    try {
      this.#options.onError?.(error, request);
    } catch {
      // There is nobody left to tell.
    }
  }
}
