// The service that Marketo calls: it replies to each experiment as the kit says, and shows how to set the kit up. It stores
// nothing: the reply depends only on the address.
import { probeKit } from "marketo-webhook/probe";

import { copyButtons, STYLE } from "./assets.js";
import { leadList } from "./leads.js";
import { languageOf, page } from "./page.js";

const OWN_PAGES = {
  // Scripts and styles come from the service itself; nothing else is loaded, sent or framed.
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/**
 * The answer to a request for `path`: status, reason phrase, headers and body. `origin` is the service's own, `query` has the
 * requested language, if any, `accepted` is the header Accept-Language.
 */
export function answer({ path, query, origin, accepted }) {
  const kit = probeKit();
  const name = /^\/reply\/(.+)$/.exec(path)?.[1];
  if (name !== undefined) return replyOf(kit, name);
  const language = languageOf(query.get("lang"), accepted);
  switch (path) {
    case "/":
      return own("text/html", page(kit, origin, language));
    case "/probe.css":
      return own("text/css", STYLE);
    case "/probe.js":
      return own("text/javascript", `(${copyButtons})();\n`);
    case "/leads.csv":
      return own("text/csv", leadList(kit), { "content-disposition": 'attachment; filename="leads.csv"' });
    default:
      return own("text/plain", `no such page: ${path}\n`, {}, 404, "Not Found");
  }
}

/** The reply of an experiment, byte for byte. Marketo may put a token into quotation marks. */
function replyOf({ experiments }, token) {
  const name = decoded(token).replace(/^"(.*)"$/, "$1");
  const experiment = experiments.find((each) => each.name === name);
  // Not an error that any experiment is about: the activity log must show that the address was wrong.
  if (experiment === undefined) return own("text/plain", `no such experiment: ${name}\n`, {}, 421, "No Such Experiment");
  const { status, statusText = "", headers = {}, body = "" } = experiment.reply;
  return { status, statusText, headers, body };
}

function decoded(token) {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

function own(type, body, more = {}, status = 200, statusText = "OK") {
  return { status, statusText, headers: { "content-type": `${type}; charset=utf-8`, ...OWN_PAGES, ...more }, body };
}
