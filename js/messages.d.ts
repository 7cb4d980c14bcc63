// The public types of `marketo-webhook/messages`. Each language is a module of its own, such as `marketo-webhook/messages/es`.
import type { Explanation } from "./index.js";

/**
 * The texts of one language, by id. A text has `{name}` for a value. Where the value `count` chooses between texts, their ids are
 * `id#one`, `id#other` and so on, by `Intl.PluralRules`.
 */
export interface Catalogue {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * The text of an explanation. `translate(x.explanation, en)` is `x.message`. Texts that a catalogue of your own lacks come from
 * `fallback` (default English). Does not load the WebAssembly module.
 *
 * ```js
 * import { evaluate } from "marketo-webhook";
 * import { translate } from "marketo-webhook/messages";
 * import { es } from "marketo-webhook/messages/es";
 *
 * const outcome = await evaluate("batch", new Response("{}"), { responseType: "json" });
 * if (outcome.kind === "error") console.log(translate(outcome.error.explanation, es));
 * ```
 */
export function translate(explanation: Explanation, catalogue: Catalogue, fallback?: Catalogue): string;
