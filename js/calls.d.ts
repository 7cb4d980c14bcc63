// The public types of what calls are given and throw, which `marketo-webhook` exports.
import type { AbortSignal, Request, RequestInit } from "./web.js";

/** What is read of a response: those of `fetch` in any runtime, undici and node-fetch have it. */
export interface ResponseLike {
  readonly status: number;
  readonly statusText: string;
  readonly headers: { get(name: string): string | null };
  readonly redirected?: boolean;
  readonly bodyUsed?: boolean;
  readonly body?: unknown;
  clone(): ResponseLike;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface EvaluateOptions {
  /**
   * Larger bodies are not read: of parts an ArgumentError (path `parts.body`), of a response an outcome. Default 16 MiB, at most
   * 256 MiB.
   */
  readonly maxBodyBytes?: number;
  /** Ends the reading of a body: rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** Options of a call: those of `fetch`, and these. */
export interface CallOptions extends EvaluateOptions, Omit<RequestInit, "signal"> {
  /** When to end the call, in milliseconds. Default 30,000: Marketo's own limit. */
  timeoutMs?: number;
  /** What sends the request: it is given a Request. Default the host's `fetch`. */
  fetch?: (request: Request) => Promise<ResponseLike>;
}

/**
 * What a malformed argument gets; what a getter of the caller's own throws passes through. The stack of one that is thrown at
 * once begins at the caller's line.
 */
export class ArgumentError extends TypeError {
  private constructor();
  readonly code: "invalid-argument";
  /** Which member, such as `definition.responseMappings[2].marketoField`: begins with the parameter's name. */
  readonly path: string;
}

/** Thrown should the module itself fail; the next call gets a fresh instance. */
export class InternalError extends Error {
  private constructor();
  readonly code: "internal";
}
