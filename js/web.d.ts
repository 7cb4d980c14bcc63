// The web's own types as the compiler's `lib` and `types` have them, without requiring any: what the global `fetch` takes and
// returns, and `never` if it is absent. (A declared class is not a member of `globalThis`; `fetch` always is.)

type Global = typeof globalThis extends { readonly fetch: (input: infer Input, init?: infer Init) => Promise<infer Reply> }
  ? { input: Input; init: NonNullable<Init>; response: Reply }
  : { input: string; init: PlainInit; response: never };

/** The options of `fetch` that `call` sends, for compilers that do not know them. */
interface PlainInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>> | readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array | ArrayBuffer | null;
  readonly redirect?: "follow" | "manual" | "error";
  readonly signal?: never;
}

export type AbortSignal = NonNullable<Global["init"]["signal"]>;
export type Headers = Global["response"]["headers"];
export type Request = Extract<Global["input"], { readonly method: string }>;
export type RequestInit = Global["init"];
export type Response = Global["response"];
export type URL = Extract<Global["input"], { readonly href: string }>;

/** `WebAssembly.Module`. That of the DOM has no members, so it would accept a number. */
export type Module = typeof globalThis extends { readonly WebAssembly: { readonly Module: { readonly prototype: infer Made } } }
  ? Made & object
  : { readonly [Symbol.toStringTag]: "WebAssembly.Module" };
