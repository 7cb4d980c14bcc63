// The service that Marketo calls: it answers each experiment of the kit as the kit says, and shows how to set the kit up. It
// keeps nothing: what it answers depends on the address alone.
import { probeKit } from "marketo-webhook/probe";

import { copyButtons, STYLE } from "./assets.js";
import { leadList } from "./leads.js";
import { languageOf, page } from "./page.js";

const OWN_PAGES = {
  // Scripts and styles are the service's own; nothing else is loaded, sent or framed.
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/**
 * The answer to a request for `path`: status, reason phrase, headers and body. `origin` is the service's own, `query` holds the
 * language that was asked for, if one was, `accepted` is the header Accept-Language.
 */
export function answer({ path, query, origin, accepted }) {
  const kit = probeKit();
  const name = /^\/reply\/(.+)$/.exec(path)?.[1];
  if (name !== undefined) return replyOf(kit, name);
  const language = languageOf(query.get("lang"), accepted);
  switch (path) {
    case "/": return own("text/html", page(kit, origin, language));
    case "/probe.css": return own("text/css", STYLE);
    case "/probe.js": return own("text/javascript", `(${copyButtons})();\n`);
    case "/leads.csv": return own("text/csv", leadList(kit), { "content-disposition": 'attachment; filename="leads.csv"' });
    default: return own("text/plain", `no such page: ${path}\n`, {}, 404, "Not Found");
  }
}

/** What an experiment says, byte for byte. Marketo may put a token into quotation marks. */
function replyOf({ experiments }, token) {
  const name = decoded(token).replace(/^"(.*)"$/, "$1");
  const experiment = experiments.find((each) => each.name === name);
  // No error of the kind that an experiment is about: the activity log has to show that the address was wrong.
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
