// Sends a request: returns the reply with its whole body, or why there is none.

import { readBody } from "./body.js";
import { ArgumentError } from "./errors.js";
import { checkFetched } from "./response.js";
import { tagOf } from "./tags.js";
import { argumentError } from "./validate.js";

/**
 * Sends a request and reads the whole reply, all within `timeoutMs`. Resolves with `{ response, read }` (see `readBody`), or with
 * `{ failure, detail }` if no complete response came. Rejects with the reason of the caller's signal.
 */
export async function send(request, { fetch, timeoutMs, limit, init }) {
  const own = init.signal ?? (isRequest(request) ? request.signal : undefined);
  own?.throwIfAborted();
  // Not `AbortSignal.timeout`, which does not keep Node running.
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), timeoutMs);
  try {
    return await sendUntil(end.signal, own, request, { fetch, timeoutMs, limit, init });
  } finally {
    clearTimeout(timer);
  }
}

const isRequest = (value) => tagOf(value) === "[object Request]";

async function sendUntil(timeout, own, request, { fetch, timeoutMs, limit, init }) {
  const signal = own ? AbortSignal.any([own, timeout]) : timeout;
  let made;
  try {
    // An invalid request is the caller's mistake; whatever `fetch` itself rejects with is a failure of the call.
    made = new Request(request, { ...init, signal });
  } catch (error) {
    throw argumentError("request", `expected a request that can be sent (${error.message})`);
  }
  let response;
  try {
    response = await unlessAborted(fetch(made), signal);
    checkFetched(response);
    return { response, read: await unlessAborted(readBody(response, limit), signal) };
  } catch (error) {
    discardBody(response);
    if (error instanceof ArgumentError) throw error;
    if (own?.aborted) throw own.reason;
    return timeout.aborted ? { failure: "timeout", detail: `after ${timeoutMs} ms` } : failureOf(error);
  }
}

/** Cancels the body of a response that nobody reads any more: it may be locked, and nobody awaits it. */
export function discardBody(response) {
  response?.body?.cancel?.()?.catch?.(() => {});
}

/** The kind of failure that an error means: anything can be thrown. */
export function failureOf(error) {
  const detail = typeof error === "string" ? error : error?.cause?.message || error?.message;
  return { failure: error?.name === "TimeoutError" ? "timeout" : "network", detail: typeof detail === "string" ? detail : "" };
}

/** The promise, or the abort: a caller's `fetch` may ignore the signal. */
export function unlessAborted(promise, signal) {
  if (signal === undefined) return promise;
  let stop;
  const aborted = new Promise((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener("abort", stop));
}
