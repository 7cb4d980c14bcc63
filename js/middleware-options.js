// The options of the middleware, checked.
import { bodyLimit, checkKeys, indexOf, unexpected } from "./validate.js";

const NAMES = ["when", "onOutcome", "onDiagnostics", "onError", "enforce", "campaignType", "maxBodyBytes"];
const FUNCTIONS = ["when", "onOutcome", "onDiagnostics", "onError"];
const CAMPAIGN_TYPES = ["trigger", "batch", "executable"];

export function middlewareOptions(options = {}) {
  checkKeys(options, "options", NAMES);
  const { when = hasReply, onOutcome, onDiagnostics = warn, onError } = options;
  const { enforce = "pass", campaignType = "trigger" } = options;
  for (const name of FUNCTIONS) {
    const given = options[name];
    if (given !== undefined && typeof given !== "function") throw unexpected(`options.${name}`, "a function", given);
  }
  if (typeof enforce !== "function" && enforce !== "pass" && enforce !== "problem") {
    throw unexpected("options.enforce", "`pass`, `problem` or a function", enforce);
  }
  indexOf(CAMPAIGN_TYPES, campaignType, "options.campaignType");
  return { when, onOutcome, onDiagnostics, onError, enforce, campaignType, maxBodyBytes: bodyLimit(options) };
}

/** Marketo sends neither; their replies are for browsers and proxies. */
const hasReply = ({ method }) => method !== "OPTIONS" && method !== "HEAD";

function warn(diagnostics) {
  for (const { severity, message, mapping } of diagnostics) {
    const where = mapping === undefined ? "" : ` (responseMappings[${mapping}])`;
    console.warn(`marketo-webhook: ${severity}: ${message}${where}`);
  }
}
