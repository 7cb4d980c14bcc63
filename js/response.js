// Responses: those of `fetch` in any runtime and realm, of undici, and of node-fetch, whose bodies are Node streams.
import { argumentError, unexpected } from "./validate.js";

/** Whether it has the members that are read. */
function isLikeResponse(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    Number.isInteger(value.status) &&
    typeof value.statusText === "string" &&
    typeof value.headers?.get === "function" &&
    typeof value.clone === "function" &&
    typeof value.arrayBuffer === "function"
  );
}

/** Refuses anything but a response. */
export function checkResponse(response) {
  if (isLikeResponse(response)) return;
  throw unexpected("response", "a Response or an object with a `failure` (plain values go to `evaluateParts`)", response);
}

/** Refuses the result of a caller's `fetch`, unless it is a readable response. */
export function checkFetched(response) {
  if (!isLikeResponse(response)) throw unexpected("options.fetch", "a function that gives a Response", response);
  checkReadable(response);
}

/** Refuses a response that cannot be read. */
export function checkReadable({ status, type, bodyUsed, body }) {
  if (status === 0) throw argumentError("response", `expected a readable response, found one of type \`${type}\``);
  const isUsed = bodyUsed || body?.readableDidRead;
  if (isUsed || body?.locked) {
    const found = isUsed ? "a used one" : "one that is being read";
    throw argumentError("response", `expected a response whose body was not read yet, found ${found}`);
  }
}

/** Whether its body is a Node stream: it is read itself, since a clone of it waits until the original is read. */
export function isOfNode({ body }) {
  return typeof body?.getReader !== "function" && typeof body?.[Symbol.asyncIterator] === "function";
}

/** The reader of a response's body, like `getReader` of a stream; undefined without a body. */
export function readerOf(response) {
  const { body } = response;
  if (body === null) return undefined;
  if (typeof body?.getReader === "function") return body.getReader();
  return isOfNode(response) ? iterated(body[Symbol.asyncIterator]()) : iterated(whole(response));
}

/** A body that is not a stream, as a stream of one chunk. */
async function* whole(response) {
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength > 0) yield new Uint8Array(bytes);
}

function iterated(chunks) {
  return { read: () => chunks.next(), cancel: async () => void (await chunks.return?.()) };
}
