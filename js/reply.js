// The reply of a handler: its body is read once, for the client and for the outcome.
import { joined } from "./bytes.js";
import { textOf } from "./light-response.js";
import { tagOf } from "./tags.js";
import { atOnce } from "./turns.js";
import { EMPTY } from "./validate.js";

/** Bytes read before the client asks for them; a single chunk may exceed it. */
const READ_AHEAD = 64 * 1024;

const EVENT_STREAM = /^\s*text\/event-stream\s*(;|$)/i;
const encoder = new TextEncoder();

/** What `onError` receives for a reply that has no outcome, though nothing failed. */
export function notEvaluated(why) {
  return Object.assign(new Error(`${why}, so that it is not evaluated`), { code: "not-evaluated" });
}

export class Reply {
  /** The handler's own response; its body is used up if it was read. */
  response;
  /** What the outcome depends on, as it was when the handler returned: others may change the headers. */
  head;
  /** Why the body broke off, as `{ reason }`, since anything can be thrown. */
  broken;
  /** Why the reply is not evaluated. */
  refusal;
  /** Fulfilled when a streamed body has ended or will no longer be evaluated. */
  end;

  #limit;
  #reader;
  /** The read in progress, and its result. */
  #reading;
  #read;
  /** Chunks read but not sent yet. */
  #ahead = [];
  #length = 0;
  #isWhole = false;
  /** The whole body, as bytes or text. */
  #body = EMPTY;
  /** The bytes of a streamed body. */
  #kept;
  #settle;

  /** Throws if the body cannot be read. */
  constructor(response, limit) {
    const { status, headers } = response;
    const contentType = headers.get("content-type");
    if (contentType !== null && EVENT_STREAM.test(contentType)) throw notEvaluated("the reply is an event stream");
    if (Number(headers.get("content-length")) > limit) throw tooLong(limit);
    this.response = response;
    this.#limit = limit;
    const text = textOf(response);
    // Read late, since it turns the light response into another, which is sent without a reason phrase.
    const statusText = text === undefined ? response.statusText : "";
    const head = {
      "content-type": contentType,
      "content-encoding": headers.get("content-encoding"),
      "retry-after": headers.get("retry-after"),
    };
    this.head = { status, statusText, headers: head };
    const body = text ?? response.body;
    if (!body || text !== undefined) {
      this.#isWhole = true;
      this.#body = text ?? EMPTY;
    } else if (response.bodyUsed || body.locked) {
      throw new TypeError("the body of the reply was used, or is being read");
    } else {
      this.#reader = body.getReader();
    }
  }

  /** The bytes to evaluate, once all were read; throws if they are not to be evaluated. */
  bytes() {
    if (this.refusal) throw this.refusal;
    const bytes = typeof this.#body === "string" ? encoder.encode(this.#body) : this.#body;
    if (bytes.length > this.#limit) throw tooLong(this.#limit);
    return bytes;
  }

  /** Reads what is available at once; returns whether that is the whole body. */
  async readAhead() {
    while (!this.#isWhole && !this.broken && !this.refusal && this.#canReadAhead()) {
      this.#startReading();
      if (!(await atOnce(() => this.#read !== undefined))) return false;
      this.#takeAhead();
    }
    return this.#isWhole;
  }

  /** The first chunk may have any length, since it is already in memory; the next read tells whether it was all. */
  #canReadAhead() {
    return this.#ahead.length < 2 || this.#length <= READ_AHEAD;
  }

  /** Reads the whole body, if within the limit. */
  async readAll(request) {
    if (await this.readAhead()) return;
    // Not earlier: some servers create it on access.
    const { signal } = request;
    const stop = () => {
      this.#refuse(clientGone());
      this.#reader.cancel(signal.reason).catch(() => {});
    };
    signal?.addEventListener("abort", stop);
    if (signal?.aborted) stop();
    while (!this.#isWhole && !this.broken && !this.refusal) {
      this.#startReading();
      await this.#reading;
      this.#takeAhead();
    }
    signal?.removeEventListener("abort", stop);
  }

  /** What to send: the whole body if it was read, otherwise what was read and the rest as the client reads it. */
  send() {
    if (this.#reader === undefined) return this.response;
    return this.#made(this.#isWhole ? this.#body : this.#stream());
  }

  #made(body) {
    const { response } = this;
    const { status, statusText } = this.head;
    // In Workers only the reply knows whether its body is already compressed.
    const init = this.head.headers["content-encoding"] === null ? { status, statusText, headers: response.headers } : response;
    return new Response(body, init);
  }

  #stream() {
    this.end = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#length = 0;
    for (const chunk of this.#ahead) this.#keep(chunk);
    if (this.refusal) this.#settle();
    const source = {
      pull: (controller) => this.#pull(controller),
      cancel: (reason) => {
        this.#refuse(clientGone());
        return this.#reader.cancel(reason);
      },
    };
    const stream = new ReadableStream(source);
    const length = this.response.headers.get("content-length");
    // Workers send a length only if the stream has one.
    return length !== null && typeof FixedLengthStream === "function"
      ? stream.pipeThrough(new FixedLengthStream(Number(length)))
      : stream;
  }

  async #pull(controller) {
    if (this.#ahead.length > 0) {
      controller.enqueue(this.#ahead.shift());
      return;
    }
    let read = this.broken;
    if (read === undefined) {
      this.#startReading();
      await this.#reading;
      read = this.#takeRead();
    }
    if (read.done) {
      controller.close();
      if (this.#kept) this.#body = this.#kept.subarray(0, this.#length);
      this.#settle();
    } else if ("reason" in read) {
      controller.error(read.reason);
      this.broken = read;
      this.#settle();
    } else {
      this.#keep(read.value);
      controller.enqueue(read.value);
    }
  }

  #startReading() {
    if (this.#reading !== undefined) return;
    this.#reading = this.#reader.read().then(
      (read) => {
        this.#read = read;
      },
      (reason) => {
        this.#read = { reason };
      },
    );
  }

  /** The finished read. */
  #takeRead() {
    const read = this.#read;
    this.#read = undefined;
    this.#reading = undefined;
    return read;
  }

  #takeAhead() {
    const read = this.#takeRead();
    if (read.done) {
      this.#isWhole = true;
      this.#body = joined(this.#ahead, this.#length);
    } else if ("reason" in read) {
      this.broken = read;
    } else {
      this.#ahead.push(read.value);
      this.#count(read.value);
    }
  }

  /** A copy of what is sent, since the client's side may take its buffer. */
  #keep(chunk) {
    if (this.refusal || !this.#count(chunk)) return;
    const at = this.#length - chunk.length;
    if (this.#kept === undefined || this.#kept.length < this.#length) {
      const grown = new Uint8Array(Math.min(Math.max(2 * this.#length, READ_AHEAD), this.#limit));
      if (this.#kept) grown.set(this.#kept.subarray(0, at));
      this.#kept = grown;
    }
    this.#kept.set(chunk, at);
  }

  /** Whether a chunk can be evaluated; it is sent either way. */
  #count(chunk) {
    if (tagOf(chunk) !== "[object Uint8Array]") {
      this.#refuse(new TypeError("the body of the reply has a chunk that is no Uint8Array"));
      return false;
    }
    this.#length += chunk.length;
    if (this.#length > this.#limit) this.#refuse(tooLong(this.#limit));
    return !this.refusal;
  }

  #refuse(error) {
    this.refusal ??= error;
    this.#kept = undefined;
    this.#settle?.();
  }
}

const clientGone = () => notEvaluated("the client has gone before the whole reply was sent");
const tooLong = (limit) => notEvaluated(`the body of the reply has more than ${limit} bytes`);
