// The public types of `marketo-webhook/probe`: what an instance of Marketo can tell about the assumptions. It rests on the library: an
// experiment's prediction is the outcome of `evaluateParts` under each value of an assumption.
import type { Assumptions, CampaignType, LeadField, ResponseMapping, ResponseParts, WebhookDefinition } from "./index.js";

/** One call of one webhook, made so that the values of some assumptions lead to different leads. */
export interface Experiment {
  /** Such as "json-values"; the last part of the address that serves its reply. */
  name: string;
  campaignType: CampaignType;
  /** What the webhook in Marketo is set up with: name, Response Type, mappings. */
  definition: WebhookDefinition;
  /** What the service has to answer: status, reason phrase, headers and body, byte for byte. */
  reply: ResponseParts;
  /** The assumptions that it tells something about. */
  about: (keyof Assumptions)[];
}

export interface ProbeKit {
  /** The custom fields to create, with the value that each has to hold before every experiment, controls too (null for empty).
   *  Experiments write these fields alone, no standard ones. */
  fields: (LeadField & { before: string | number | boolean | null })[];
  /** Controls are experiments too, with an empty `about`, before those that rest on them. */
  experiments: Experiment[];
}

/** The kit for some assumptions, as few fields and experiments as tell them all apart. Default: all that an instance can show. */
export function probeKit(about?: readonly (keyof Assumptions)[]): ProbeKit;

/** What was seen after an experiment. */
export interface Observation {
  experiment: string;
  /** The lead's fields afterwards, as Marketo's REST API returns them (`restName` or SOAP name to value). */
  lead: Readonly<Record<string, unknown>>;
  /** Whether a "Webhook is Called" trigger without constraints fired; left out where nobody looked. */
  fired?: boolean;
  /** The activity's Error Type, as a number or a text; left out where nobody looked. */
  errorType?: string | number;
}

export interface Calibration {
  /** What the observations leave possible of each assumption: one value where they decide it. */
  possible: { [K in keyof Assumptions]-?: NonNullable<Assumptions[K]>[] };
  /** The decided ones, to put into a definition. */
  assumptions: Assumptions;
  /** Which observation ruled which value out, and where what was seen fits no value: Marketo does something else, or the set-up differs. */
  findings: { experiment: string; field: string | null; seen: unknown; rules_out: { assumption: keyof Assumptions; value: string }[]; unexplained: boolean }[];
}

/**
 * What the observations say of the assumptions. Never guesses: what two values would both explain stays open. Each mapping of an
 * experiment has a control: a first call whose reply writes a plain value through it, so that a mapping that was forgotten or
 * mistyped is told from one that does nothing; without the control's observation what rests on it stays open.
 */
export function calibrate(kit: ProbeKit, observations: readonly Observation[]): Calibration;
