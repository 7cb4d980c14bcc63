// The public types of the arguments of calls and of the errors they throw, which `marketo-webhook` exports.
import type { AbortSignal, Request, RequestInit } from "./web.js";

/** The members of a response that are read: responses of `fetch` in any runtime, undici and node-fetch have them. */
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
   * Larger bodies are not read: for parts that is an ArgumentError (path `parts.body`), for a response an outcome. Default 16
   * MiB, at most 256 MiB.
   */
  readonly maxBodyBytes?: number;
  /** Stops reading the body: the call rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Options of a call: those of `fetch`, and these. */
export interface CallOptions extends EvaluateOptions, Omit<RequestInit, "signal"> {
  /** Time limit of the call, in milliseconds. Default 30,000: Marketo's own limit. */
  timeoutMs?: number;
  /** Sends the request; receives a Request. Default: the host's `fetch`. */
  fetch?: (request: Request) => Promise<ResponseLike>;
}

/**
 * Thrown for a malformed argument. Errors thrown by the caller's own getters pass through. If thrown synchronously, its stack
 * begins at the caller's line.
 */
export class ArgumentError extends TypeError {
  private constructor();
  readonly code: "invalid-argument";
  /**
   * The path of the malformed member, such as `definition.responseMappings[2].marketoField`; begins with the parameter's name.
   */
  readonly path: string;
}

/** Thrown if the module itself fails; the next call uses a fresh instance. */
export class InternalError extends Error {
  private constructor();
  readonly code: "internal";
}
