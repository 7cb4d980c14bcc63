// The body of a response: read up to a limit, and decompressed if it is still compressed.
import { isOfNode, readerOf } from "./response.js";
import { tagOf } from "./tags.js";
import { EMPTY } from "./validate.js";

/** Outcomes of responses whose body is over the limit: the middleware does not report those. */
export const overLimit = new WeakSet();

/** The body of a clone, so that the response stays readable; see `readBody`. */
export function readClone(response, limit, signal) {
  return readBody(isOfNode(response) ? response : response.clone(), limit, signal);
}

/**
 * The body of a response, in unshared bytes. `overLimit` is 0, or one more than the limit if the body is longer: then reading
 * stops, and `body` has that many bytes. For a compressed body the limit counts the decompressed bytes.
 */
export async function readBody(response, limit, signal) {
  const reader = readerOf(response);
  if (reader === undefined) return { body: EMPTY, isDecompressed: false, overLimit: 0 };
  const source = new Source(reader);
  if (signal === undefined) return readFrom(source, limit);
  const stop = () => source.cancel();
  signal.addEventListener("abort", stop);
  try {
    return await readFrom(source, limit);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function readFrom(source, limit) {
  const raw = new Kept(limit);
  let format;
  for (let chunk; !raw.isFull && (chunk = await source.next()) !== undefined; ) {
    raw.add(chunk);
    if (format === undefined && raw.length > 1) format = formatOf(raw.start(2));
    // `x^` begins zlib, and may begin a text.
    if (format && !chunk.every(isPlainText)) {
      const inflated = await inflate(source, raw, format, limit);
      if (inflated) return { ...inflated.whole(), isDecompressed: true };
      // What cannot be decompressed is evaluated as it came.
      format = null;
    }
  }
  source.cancel();
  return { ...raw.whole(), isDecompressed: false };
}

/** The chunks of a stream, one at a time. */
class Source {
  #reader;
  /** Why it broke off, as `{ reason }`, since anything can be thrown. */
  broken;

  constructor(reader) {
    this.#reader = reader;
  }

  /** The next chunk, or undefined at the end. */
  async next() {
    try {
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      if (tagOf(value) === "[object Uint8Array]") {
        // The producer of the chunk, or the reader of a clone's other branch, may change it.
        return new Uint8Array(value);
      }
      this.cancel();
      throw new TypeError("the body has a chunk that is no Uint8Array");
    } catch (reason) {
      this.broken = { reason };
      throw reason;
    }
  }

  /** Stops reading. The other branch of a clone belongs to the caller, so this does not wait for the end. */
  cancel() {
    this.#reader.cancel().catch(() => {});
  }
}

/** Collects chunks up to a limit; once there are more bytes, the rest is dropped. */
class Kept {
  #limit;
  #chunks = [];
  length = 0;

  constructor(limit) {
    this.#limit = limit;
  }

  get isFull() {
    return this.length > this.#limit;
  }

  get chunks() {
    return this.#chunks;
  }

  add(chunk) {
    if (!this.isFull) this.#chunks.push(chunk);
    this.length += chunk.length;
  }

  /** The first bytes, this many. */
  start(length) {
    if (this.#chunks.length === 1 && this.#chunks[0].length === length) return this.#chunks[0];
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of this.#chunks) {
      const part = chunk.length > length - at ? chunk.subarray(0, length - at) : chunk;
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  /** All bytes, or as many as the limit allows. */
  whole() {
    if (!this.isFull) return { body: this.start(this.length), overLimit: 0 };
    return { body: this.start(this.#limit), overLimit: this.#limit + 1 };
  }
}

/** The `DecompressionStream` format that the first bytes announce, or null. `src/response/compression.rs` has the same marks. */
export function formatOf([first, second]) {
  if (first === 0x1f && second === 0x8b) return "gzip";
  return first === 0x78 && (first * 256 + second) % 31 === 0 ? "deflate" : null;
}

const isPlainText = (byte) => (byte >= 0x20 && byte <= 0x7e) || byte === 0x09 || byte === 0x0a || byte === 0x0d;

/** Decompresses the bytes already read and the rest. Returns nothing if they cannot be decompressed. */
async function inflate(source, raw, format, limit) {
  let stream;
  try {
    stream = new DecompressionStream(format);
  } catch {
    // Some runtimes lack it.
    return undefined;
  }
  const inflated = new Kept(limit);
  const reader = stream.readable.getReader();
  const fed = feed(stream.writable.getWriter(), source, raw);
  try {
    await Promise.all([fed, drain(reader, inflated)]);
    return inflated;
  } catch {
    if (inflated.isFull) return inflated;
    // The chunk being read now belongs to the body.
    await fed.catch(() => {});
    if (source.broken) throw source.broken.reason;
    return undefined;
  } finally {
    reader.cancel().catch(() => {});
    if (inflated.isFull) source.cancel();
  }
}

/** Reads the output until it exceeds the limit. */
async function drain(reader, inflated) {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    inflated.add(value);
    // Throwing keeps anybody from waiting for the rest of the body.
    if (inflated.isFull) throw new RangeError("over the limit");
  }
}

/** Writes what was already read, and the rest as it arrives. */
async function feed(writer, source, raw) {
  for (const chunk of raw.chunks.slice()) await writer.write(chunk);
  for (let chunk; (chunk = await source.next()) !== undefined; ) {
    raw.add(chunk);
    await writer.write(chunk);
  }
  await writer.close();
}
