// The public types of the rules and assumptions, which `marketo-webhook` exports.
import type { Assumptions, Basis, Explanation } from "./index.js";

/** The id of a rule, which outcomes cite: a literal union of all of them. */
export type RuleId =
  | "decide.batch-campaign" | "decide.executable-campaign" | "decide.no-request" | "decide.timeout"
  | "decide.no-response" | "decide.non-2xx" | "decide.redirect" | "decide.reason-phrase"
  | "decide.reason-phrase-registered" | "decide.error-code" | "decide.empty-body" | "decide.no-content"
  | "decide.empty-body-non-2xx" | "decide.whitespace-body" | "decide.response-type-none" | "decide.content-encoding"
  | "decide.charset" | "decide.unreadable-body" | "decide.body-limit" | "decide.recovery"
  | "decide.empty-body-phrase" | "decide.isolated-mappings" | "decide.asynchronous" | "path.dot-notation"
  | "path.array-index" | "path.index-form" | "path.key-characters" | "path.letters" | "path.case-sensitive"
  | "path.nested-index" | "path.root-array" | "path.surrounding-whitespace" | "json.scalar" | "json.number-text"
  | "json.null" | "json.not-scalar" | "json.missing" | "json.duplicate-key" | "json.strict" | "xml.root-first"
  | "xml.repeated-index" | "xml.mixed-children" | "xml.missing" | "xml.repeated-without-index" | "xml.single-index"
  | "xml.text" | "xml.text-parts" | "xml.not-scalar" | "xml.prefix" | "xml.attributes" | "xml.well-formed"
  | "xml.no-dtd" | "field.soap-name" | "field.rest-name" | "field.no-soap-name" | "field.unknown" | "field.read-only"
  | "field.two-mappings" | "field.type-name" | "coerce.incompatible" | "coerce.surrounding-whitespace"
  | "coerce.empty-string" | "coerce.null-clears" | "coerce.null-text" | "coerce.numeric-text"
  | "coerce.number-grammar" | "coerce.integer" | "coerce.whole-number" | "coerce.integer-range"
  | "coerce.fractional-integer" | "coerce.signed-score" | "coerce.float" | "coerce.float-precision"
  | "coerce.boolean" | "coerce.boolean-text" | "coerce.date" | "coerce.date-of-datetime" | "coerce.datetime"
  | "coerce.datetime-without-offset" | "coerce.datetime-forms" | "coerce.date-text" | "coerce.string-length"
  | "coerce.character" | "coerce.url-length" | "coerce.other-length" | "coerce.text-length" | "coerce.over-length"
  | "coerce.email" | "coerce.email-form" | "coerce.url" | "coerce.phone" | "coerce.non-text" | "coerce.unknown-type"
  | "called.response" | "called.error-type" | "called.no-call" | "called.no-response" | "called.is"
  | "called.other-operators" | "called.error-type-operators" | "called.any-value" | "note.no-field-changes"
  | "note.looks-like-error" | "note.html-body" | "note.wrong-response-type" | "note.content-type-mismatch"
  | "note.redirected";

export interface Source {
  title: string;
  /** Where to read it; null if it has no address. */
  url: string | null;
  /** Whether it confirms or contradicts the rule. */
  says: "supports" | "contradicts";
}

export interface Rule {
  id: RuleId;
  basis: Basis;
  /** In English; `translate(rule.explanation, es)` for another language. */
  statement: string;
  explanation: Explanation;
  /** Empty if no source says anything. */
  sources: Source[];
  /** The assumption that switches it, if any. */
  assumption: keyof Assumptions | null;
}

/** An assumption, for a user interface that offers its values. */
export interface AssumptionInfo {
  name: keyof Assumptions;
  /** Its values, the default first. */
  values: {
    value: string;
    /** Its meaning, in English; `explanation` for other languages. */
    statement: string;
    explanation: Explanation;
  }[];
  /** The rules that it switches. */
  rules: readonly RuleId[];
}

/** Every rule that the library knows, in the order in which they apply. Works without the WebAssembly module. */
export function rules(): Rule[];

/** Every assumption with its values and their meanings. Works without the WebAssembly module. */
export function assumptions(): AssumptionInfo[];
