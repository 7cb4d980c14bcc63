// The public types of `marketo-webhook/probe`: what an instance of Marketo can tell about the assumptions. An experiment's
// prediction is the outcome of `evaluateParts` under each value of an assumption.
import type { Assumptions, CampaignType, LeadField, ResponseParts, WebhookDefinition } from "./index.js";

/** One call of one webhook, made so that different values of some assumptions lead to different leads. */
export interface Experiment {
  /** Such as "json-values"; the last segment of the address that serves its reply. */
  name: string;
  campaignType: CampaignType;
  /** The set-up of the webhook in Marketo: name, Response Type, mappings. */
  definition: WebhookDefinition;
  /** What the service must return: status, reason phrase, headers and body, byte for byte. */
  reply: ResponseParts;
  /** The assumptions that it tests. */
  about: (keyof Assumptions)[];
}

export interface ProbeKit {
  /** The custom fields to create, with their values before every experiment, controls too (null for empty). Experiments write
   *  only these fields, no standard ones. */
  fields: (LeadField & { before: string | number | boolean | null })[];
  /** Controls are experiments with an empty `about`; they come before those that rest on them. */
  experiments: Experiment[];
}

/** The kit for some assumptions, with as few fields and experiments as possible. Default: everything an instance can show. */
export function probeKit(about?: readonly (keyof Assumptions)[]): ProbeKit;

/** An observation after an experiment. */
export interface Observation {
  experiment: string;
  /** The lead's fields afterwards, as Marketo's REST API returns them (`restName` or SOAP name to value). */
  lead: Readonly<Record<string, unknown>>;
  /** Whether a "Webhook is Called" trigger without constraints fired; omit if unknown. */
  fired?: boolean;
  /** The activity's Error Type, as a number or a text; omit if unknown. */
  errorType?: string | number;
}

export interface Calibration {
  /** The values of each assumption that the observations leave possible: one if they decide it. */
  possible: { [K in keyof Assumptions]-?: NonNullable<Assumptions[K]>[] };
  /** The decided ones, to put into a definition. */
  assumptions: Assumptions;
  /** Which observation ruled out which value, and what fits no value: Marketo does something else, or the set-up differs. */
  findings: { experiment: string; field: string | null; seen: unknown; rules_out: { assumption: keyof Assumptions; value: string }[]; unexplained: boolean }[];
}

/**
 * What the observations say about the assumptions. Never guesses: what two values would both explain stays open. Each mapping of
 * an experiment has a control: a first call whose reply writes a plain value through it, to tell a forgotten or mistyped mapping
 * from one without effect. Without that observation, whatever rests on it stays open.
 */
export function calibrate(kit: ProbeKit, observations: readonly Observation[]): Calibration;
