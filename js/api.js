// The public functions that need the WebAssembly module, the same in every entry.

import { overLimit, readClone } from "./body.js";
import { bytesOf } from "./bytes.js";
import { readDefinition } from "./definition.js";
import { ArgumentError, calledBy, calledFrom } from "./errors.js";
import { listed, readListing } from "./listing.js";
import {
  Compiled,
  importLeadFields as compiledImportLeadFields,
  listAttributes as compiledListAttributes,
  triggerFires as compiledTriggerFires,
} from "./marketo_webhook.js";
import { decoded, readOutcome } from "./outcome.js";
import { message, withMessage } from "./render.js";
import { checkReadable, checkResponse } from "./response.js";
import { failureOf, send, unlessAborted } from "./send.js";
import { visible } from "./text.js";
import { readTrigger } from "./trigger.js";
import {
  bodyOf,
  calledOf,
  callOptions,
  campaignIndex,
  DEFAULT_MAX_BODY_BYTES,
  describeText,
  EMPTY,
  evaluateOptions,
  formatIndex,
  responseParts,
  transportFailure,
} from "./validate.js";
import { guarded, loaded, ready, running, trapped } from "./wasm.js";

export { ready };

const NO_HEAD = { statusText: "", contentType: "", contentEncoding: "", retryAfter: "" };

// Replaces a response that is unread or absent.
const NO_RESPONSE = {
  ...NO_HEAD,
  status: 200,
  redirected: false,
  body: EMPTY,
  isDecompressed: false,
  overLimit: 0,
  /** Whether nobody else holds the body, so that it can be kept. */
  isOwn: false,
};

/** What `Compiled` needs to know about a body, with the names of `src/js/mod.rs`. */
const REDIRECTED = 1;
const TEXT = 2;
const DECOMPRESSED = 4;

export class Webhook {
  #compiled;
  /** What the module is handed, and the instance that compiled it: after a panic there is a new instance. */
  #parts;
  #generation;
  /** The head it was last given: setting it only when it differs saves 8 % of the time at 300 B. */
  #head = NO_HEAD;
  #name;
  #mappings;
  #diagnostics;

  constructor(definition) {
    calledBy(Webhook, () => {
      const { name, parts } = readDefinition(running().vocabulary, definition);
      this.#name = name;
      this.#parts = parts;
    });
    this.#compile();
    this.#mappings = JSON.parse(this.#compiled.mappings()).map(([responseAttribute, marketoField, dataType, restName]) => ({
      responseAttribute,
      marketoField,
      dataType,
      restName,
      shownAttribute: visible(responseAttribute),
      shownField: visible(marketoField),
    }));
  }

  #compile() {
    const { generation } = running();
    this.#compiled = guarded(() => new Compiled(...this.#parts));
    this.#generation = generation;
    this.#head = NO_HEAD;
  }

  /** Found on first use, so that the first outcome does not wait for them; also once this webhook was freed. */
  get diagnostics() {
    this.#diagnostics ??= this.#found().map(explained);
    return this.#diagnostics;
  }

  #found() {
    running();
    const isFreed = this.#compiled === undefined;
    const compiled = isFreed ? guarded(() => new Compiled(...this.#parts)) : this.#open();
    const found = JSON.parse(guarded(() => compiled.diagnostics()));
    if (isFreed) compiled.free();
    return found;
  }

  async evaluate(campaignType, response, options) {
    const { vocabulary } = running();
    const campaign = campaignIndex(vocabulary, campaignType);
    const { limit, signal } = evaluateOptions(options);
    const failure = transportFailure(vocabulary, response, "response");
    if (failure) return this.#fail(vocabulary, campaign, failure);
    checkResponse(response);
    if (!vocabulary.callingCampaignTypes.includes(campaignType)) return this.#respond(campaign, NO_RESPONSE, limit);
    checkReadable(response);
    signal?.throwIfAborted();
    let read;
    try {
      read = await unlessAborted(readClone(response, limit, signal), signal);
    } catch (error) {
      // Caller errors are rethrown; a body that broke off means no response.
      if (signal?.aborted) throw signal.reason;
      if (error instanceof ArgumentError || error?.name === "AbortError") throw error;
      return this.#fail(vocabulary, campaign, failureOf(error));
    }
    return this.#respond(campaign, received(response, read), limit);
  }

  async call(campaignType, request, options) {
    const { vocabulary } = running();
    const campaign = campaignIndex(vocabulary, campaignType);
    const given = callOptions(options);
    this.#open();
    if (!vocabulary.callingCampaignTypes.includes(campaignType)) return this.#respond(campaign, NO_RESPONSE, given.limit);
    const { response, read, failure, detail } = await send(request, given);
    if (failure) return this.#fail(vocabulary, campaign, { failure, detail });
    return this.#respond(campaign, received(response, read), given.limit);
  }

  evaluateParts(campaignType, parts, options) {
    try {
      return this.#evaluateParts(campaignType, parts, options);
    } catch (error) {
      throw calledFrom(this.evaluateParts, error);
    }
  }

  #evaluateParts(campaignType, parts, options) {
    const { vocabulary } = running();
    const campaign = campaignIndex(vocabulary, campaignType);
    const { limit } = evaluateOptions(options);
    const failure = transportFailure(vocabulary, parts, "parts");
    if (failure) return this.#fail(vocabulary, campaign, failure);
    const response = responseParts(parts);
    const calls = vocabulary.callingCampaignTypes.includes(campaignType);
    return this.#respond(campaign, calls ? response : NO_RESPONSE, limit);
  }

  free() {
    if (this.#generation === running().generation) this.#compiled?.free();
    this.#compiled = undefined;
  }

  #open() {
    if (this.#compiled === undefined) throw new Error("this webhook was freed");
    if (this.#generation !== running().generation) this.#compile();
    return this.#compiled;
  }

  #respond(campaign, response, limit) {
    const { status, body } = response;
    const compiled = this.#open();
    const bytes = bytesOf(body, limit);
    if (!isSameHead(response, this.#head)) {
      const { statusText, contentType, contentEncoding, retryAfter } = response;
      compiled.head(statusText, contentType, contentEncoding, retryAfter);
      this.#head = { statusText, contentType, contentEncoding, retryAfter };
    }
    const isText = typeof body === "string" ? TEXT : 0;
    const flags = isText | (response.redirected ? REDIRECTED : 0) | (response.isDecompressed ? DECOMPRESSED : 0);
    let address;
    try {
      address = compiled.evaluate(campaign, status, flags, response.overLimit, bytes);
    } catch (error) {
      throw trapped(error);
    }
    const outcome = this.#read(address, response);
    if (response.overLimit > 0) overLimit.add(outcome);
    return outcome;
  }

  #fail({ failures }, campaign, { failure, detail = "" }) {
    const compiled = this.#open();
    return this.#read(
      guarded(() => compiled.fail(campaign, failures.indexOf(failure), detail)),
      NO_RESPONSE,
    );
  }

  /** The outcome at an address. */
  #read(address, response) {
    return readOutcome(running(), address, this.#name, this.#mappings, response);
  }
}

/** What an evaluation needs of a response whose body was read. */
function received({ status, statusText, headers, redirected }, { body, isDecompressed, overLimit }) {
  const header = (name) => headers.get(name) ?? "";
  const [contentType, contentEncoding, retryAfter] = ["content-type", "content-encoding", "retry-after"].map(header);
  return {
    status,
    statusText,
    contentType,
    contentEncoding,
    retryAfter,
    redirected,
    body,
    isDecompressed,
    overLimit,
    isOwn: true,
  };
}

function isSameHead(one, other) {
  return (
    one.statusText === other.statusText &&
    one.contentType === other.contentType &&
    one.contentEncoding === other.contentEncoding &&
    one.retryAfter === other.retryAfter
  );
}

if (Symbol.dispose) Webhook.prototype[Symbol.dispose] = Webhook.prototype.free;

export async function evaluate(campaignType, response, definition, options) {
  await loaded();
  const webhook = new Webhook(definition);
  try {
    return await webhook.evaluate(campaignType, response, options);
  } finally {
    webhook.free();
  }
}

export function evaluateParts(campaignType, parts, definition, options) {
  return calledBy(evaluateParts, () => {
    const webhook = new Webhook(definition);
    try {
      return webhook.evaluateParts(campaignType, parts, options);
    } finally {
      webhook.free();
    }
  });
}

/** An explanation from the module, with its message. */
const explained = ({ explanation, ...members }) => withMessage({ ...members, explanation: decoded(explanation) });

export function listAttributes(responseType, body) {
  return calledBy(listAttributes, () => {
    const { vocabulary } = running();
    const format = formatIndex(vocabulary, responseType);
    const given = bodyOf(body, "a string, a Uint8Array or an ArrayBuffer", "body");
    const bytes = bytesOf(given, DEFAULT_MAX_BODY_BYTES, "body");
    const { words, text } = listed(guarded(() => compiledListAttributes(format, bytes, typeof given === "string")));
    if (words === undefined) throw new ArgumentError("body", message(decoded(JSON.parse(text))));
    return readListing(vocabulary, words, text);
  });
}

export function importLeadFields(describe) {
  return calledBy(importLeadFields, () => {
    running();
    const bytes = bytesOf(describeText(describe), DEFAULT_MAX_BODY_BYTES, "describe");
    const { diagnostics, ...imported } = JSON.parse(guarded(() => compiledImportLeadFields(bytes)));
    return { ...imported, diagnostics: diagnostics.map(explained) };
  });
}

/** The errors of campaigns that make no call. */
const NO_CALL = ["batch-campaign", "executable-campaign"];

export function triggerFires(trigger, outcome) {
  return calledBy(triggerFires, () => {
    const parts = readTrigger(running().vocabulary, trigger);
    const called = calledOf(outcome);
    const response = called && bytesOf(called.response, Infinity);
    const isCalled = !NO_CALL.includes(outcome.error?.type);
    const { fires, because } = JSON.parse(
      guarded(() => compiledTriggerFires(...parts, called?.webhook, response, called?.errorType, isCalled)),
    );
    return { fires, because: because.map(explained) };
  });
}
