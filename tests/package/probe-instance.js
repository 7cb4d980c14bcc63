// A stand-in for an instance of Marketo: fields, webhooks, leads and the campaigns that call. Written as plainly as possible from
// the documented rules, without the library: it imports nothing of it.
import { valueAt } from "./probe-bodies.js";
import { stored } from "./probe-values.js";

/** The values of each assumption, as documented. */
export const ASSUMED = {
  whitespaceBody: ["not-empty", "empty"],
  emptyBodyNon2xx: ["status", "1001"],
  noCallTrigger: ["fires", "silent"],
  keyCharacters: ["ascii", "unicode"],
  jsonNull: ["skip", "clear"],
  emptyString: ["clear", "skip"],
  nullText: ["clear", "write"],
  numericText: ["leading-number", "number", "skip"],
  fractionalInteger: ["skip", "truncate", "round"],
  integerRange: ["64-bit", "32-bit"],
  signedScore: ["relative", "absolute"],
  nonText: ["write", "skip"],
  nonScalar: ["skip", "write-source"],
  overLength: ["truncate", "skip"],
  booleanText: ["true-false", "yes-no-1-0"],
  dateText: ["iso", "marketo"],
  xmlSingleElementIndex: ["resolve", "skip"],
  duplicateKey: ["last", "first"],
  emailFormat: ["address", "any"],
  urlFormat: ["with-scheme", "any"],
};

export class Instance {
  /**
   * `hidden` are the true values of the assumptions; `showsNumber`: whether the activity's Error Type is a number or the phrase.
   */
  constructor(hidden, { showsNumber = true, hasAlert = true } = {}) {
    Object.assign(this, { hidden, showsNumber, hasAlert });
    this.fields = new Map();
    this.webhooks = new Map();
  }

  /** Admin > Field Management > New Custom Field. */
  createField(soapName, restName, type) {
    this.fields.set(soapName, { restName, type });
  }

  /** Admin > Webhooks > New Webhook, and its Response Mappings: pairs of Response Attribute and Marketo Field. */
  createWebhook(name, responseType, mappings) {
    this.webhooks.set(name, { responseType, mappings });
  }

  /** A new lead with values by SOAP name; the rest is empty. */
  createLead(values) {
    return new Map([...this.fields.keys()].map((name) => [name, values[name] ?? null]));
  }

  /**
   * The flow step Call Webhook for a lead. `send` makes the request. Returns what can be observed: whether the alert
   * campaign ran, and the activity's Error Type.
   */
  async call(name, campaignType, lead, send) {
    if (campaignType === "batch") {
      const fires = this.hidden.noCallTrigger === "fires";
      return { fired: fires && this.hasAlert, errorType: fires ? this.#shown("", 1000) : "" };
    }
    const { responseType, mappings } = this.webhooks.get(name);
    const { status, statusText, text } = await send();
    const code = this.#receive(status, text, responseType, mappings, lead);
    return { fired: this.hasAlert, errorType: this.#shown(statusText, code) };
  }

  #shown(phrase, code) {
    return this.showsNumber ? String(code) : phrase;
  }

  /** Uses a response; returns the number of the error, or the status. */
  #receive(status, text, responseType, mappings, lead) {
    const isEmpty = text === "" || (this.hidden.whitespaceBody === "empty" && /^[ \t\r\n]*$/.test(text));
    const isGood = status >= 200 && status <= 299;
    if (isEmpty && (isGood || this.hidden.emptyBodyNon2xx === "1001")) return 1001;
    if (!isGood) return status;
    for (const [attribute, soapName] of mappings) {
      const field = this.fields.get(soapName);
      const value = field && valueAt(responseType, text, attribute, this.hidden);
      if (value === undefined) continue;
      const change = stored(field.type, value, this.hidden);
      if (change !== undefined) lead.set(soapName, change.by === undefined ? change.to : lead.get(soapName) + change.by);
    }
    return status;
  }

  /** GET /rest/v1/lead/{id}.json */
  rest(lead) {
    return Object.fromEntries([...lead].map(([name, value]) => [this.fields.get(name).restName, value]));
  }
}
