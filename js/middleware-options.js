// The options of the middleware, checked.
import { DEFAULT_MAX_BODY_BYTES, isObject, LARGEST_MAX_BODY_BYTES, unexpected, unexpectedKey, unexpectedName } from "./validate.js";

const NAMES = ["when", "onOutcome", "onDiagnostics", "onError", "enforce", "campaignType", "maxBodyBytes"];
const FUNCTIONS = ["when", "onOutcome", "onDiagnostics", "onError"];
const CAMPAIGN_TYPES = ["trigger", "batch", "executable"];

export function middlewareOptions(options = {}) {
  if (!isObject(options)) throw unexpected("options", "an object", options);
  for (const name of Object.keys(options)) {
    if (!NAMES.includes(name)) throw unexpectedKey(`options.${name}`, name, NAMES);
  }
  const { when = hasReply, onOutcome, onDiagnostics = warn, onError } = options;
  const { enforce = "pass", campaignType = "trigger", maxBodyBytes = DEFAULT_MAX_BODY_BYTES } = options;
  for (const name of FUNCTIONS) {
    const given = options[name];
    if (given !== undefined && typeof given !== "function") throw unexpected(`options.${name}`, "a function", given);
  }
  if (typeof enforce !== "function" && enforce !== "pass" && enforce !== "problem") {
    throw unexpected("options.enforce", "`pass`, `problem` or a function", enforce);
  }
  if (!CAMPAIGN_TYPES.includes(campaignType)) throw unexpectedName("options.campaignType", CAMPAIGN_TYPES, campaignType);
  if (!Number.isInteger(maxBodyBytes) || maxBodyBytes < 0 || maxBodyBytes > LARGEST_MAX_BODY_BYTES) {
    throw unexpected("options.maxBodyBytes", `a whole number from 0 to ${LARGEST_MAX_BODY_BYTES}`, maxBodyBytes);
  }
  return { when, onOutcome, onDiagnostics, onError, enforce, campaignType, maxBodyBytes };
}

/** Marketo sends neither: what answers them is for browsers and proxies. */
const hasReply = ({ method }) => method !== "OPTIONS" && method !== "HEAD";

function warn(diagnostics) {
  for (const { severity, message, mapping } of diagnostics) {
    const where = mapping === undefined ? "" : ` (responseMappings[${mapping}])`;
    console.warn(`marketo-webhook: ${severity}: ${message}${where}`);
  }
}
