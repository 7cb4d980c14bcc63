// The web's own types as the compiler's `lib` and `types` have them, without asking for any: they are what the global `fetch` takes
// and gives, and `never` where there is none. (A class that is declared as such is no member of `globalThis`, `fetch` always is.)

type Global = typeof globalThis extends { readonly fetch: (input: infer Input, init?: infer Init) => Promise<infer Reply> }
  ? { input: Input; init: NonNullable<Init>; response: Reply }
  : { input: string; init: PlainInit; response: never };

/** What is sent by `call` of the options of `fetch`, for compilers that do not know them. */
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

/** `WebAssembly.Module`. That of the DOM has no members, so that a number would be one. */
export type Module = typeof globalThis extends { readonly WebAssembly: { readonly Module: { readonly prototype: infer Made } } }
  ? Made & object
  : { readonly [Symbol.toStringTag]: "WebAssembly.Module" };
