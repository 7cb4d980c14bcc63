// The public types of `marketo-webhook/messages`. Each language is a module of its own, such as `marketo-webhook/messages/es`.
import type { Explanation } from "./index.js";

/**
 * The texts of one language, by id. A text holds `{name}` where a value goes. Where its value `count` chooses between texts,
 * they have the ids `id#one`, `id#other` and so on, by `Intl.PluralRules`.
 */
export interface Catalogue {
  /** BCP 47. */
  readonly language: string;
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * The text of an explanation. `translate(x.explanation, en)` is `x.message`. A catalogue of one's own may lack texts: then
 * `fallback` (English by default) says it. Needs no WebAssembly module: importing it loads none.
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
