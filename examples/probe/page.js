// The page: what to create in Marketo, in the order of its screens.
import { en } from "./texts/en.js";
import { es } from "./texts/es.js";

const LANGUAGES = { en, es };

/** The requested language, or the first that the browser accepts; else English. */
export function languageOf(asked, accepted) {
  const wanted = [asked ?? "", ...(accepted ?? "").split(",")].map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return wanted.find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? "en";
}

export function page(kit, origin, language) {
  const texts = LANGUAGES[language];
  const say = (id, values) => marked(texts[id], values);
  const others = Object.entries(LANGUAGES).filter(([tag]) => tag !== language);
  const steps = [fields, webhooks, leads, campaigns, calls, reading];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(texts.title)}</title>
<link rel="stylesheet" href="/probe.css">
<script src="/probe.js" defer></script>
</head>
<body>
<nav>${others.map(([tag, { name }]) => `<a href="/?lang=${tag}" lang="${tag}" hreflang="${tag}">${name}</a>`).join(" ")}</nav>
<main>
<h1>${escaped(texts.title)}</h1>
<p>${say("introduction")}</p>
<p>${say("needs")}</p>
${steps.map((step, i) => `<section aria-labelledby="step-${i + 1}">\n${step(kit, { say, texts, origin, heading: (id) => `<h2 id="step-${i + 1}">${i + 1}. ${say(id)}</h2>` })}\n</section>`).join("\n")}
</main>
<p role="status"></p>
</body>
</html>
`;
}

function fields({ fields: all }, { say, texts, heading }) {
  const rows = all.map(({ displayName, dataType }) => [copied(displayName, texts), escaped(texts[`type.${dataType}`])]);
  return `${heading("fields")}
<p>${say("fields.where")}</p>
${table(say("fields.caption"), [say("fields.name"), say("fields.type")], rows)}`;
}

function webhooks({ fields: all, experiments }, { say, texts, origin, heading }) {
  const definitions = [...new Map(experiments.map(({ definition }) => [definition.name, definition])).values()];
  const label = (soapName) => all.find(({ name }) => name === soapName).displayName;
  const each = definitions.map(
    ({ name, responseType, responseMappings }) => `<h3>${escaped(name)}</h3>
${list([
  [say("webhooks.name"), copied(name, texts)],
  [say("webhooks.url"), copied(`${origin}/reply/{{lead.First Name}}`, texts)],
  [say("webhooks.request-type"), "GET"],
  [say("webhooks.encoding"), say("webhooks.encoding.none")],
  [say("webhooks.response-type"), responseType.toUpperCase()],
])}
${table(
  say("mappings.caption", { name }),
  [say("mappings.attribute"), say("mappings.field")],
  responseMappings.map(({ responseAttribute, marketoField }) => [
    copied(responseAttribute, texts),
    copied(label(marketoField), texts),
  ]),
)}`,
  );
  return `${heading("webhooks")}
<p>${say("webhooks.where")}</p>
<p>${say("webhooks.url.why")}</p>
${isLocal(origin) ? `<p class="warning">${say("webhooks.local")}</p>` : ""}
${each.join("\n")}
<p>${say("mappings.letters")}</p>`;
}

/** Whether an address points to the local computer. */
function isLocal(origin) {
  return /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(origin);
}

function leads({ experiments }, { say, heading }) {
  return `${heading("leads")}
<p>${say("leads.what", { count: experiments.length })}</p>
<p><a href="/leads.csv" download>${say("leads.download")}</a></p>`;
}

function campaigns(_, { say, heading }) {
  const each = ["calls", "alert", "batch"].map(
    (id) => `<h3>${say(`campaigns.${id}`)}</h3>
<p>${say(`campaigns.${id}.why`)}</p>
${list([
  [say("campaigns.smart-list"), say(`campaigns.${id}.smart-list`)],
  [say("campaigns.flow"), say(`campaigns.${id}.flow`)],
  [say("campaigns.schedule"), say(`campaigns.${id}.schedule`)],
])}`,
  );
  return `${heading("campaigns")}\n<p>${say("campaigns.where")}</p>\n${each.join("\n")}`;
}

function calls(_, { say, heading }) {
  return `${heading("calls")}\n${ordered(["calls.request", "calls.batch", "calls.wait"].map((id) => say(id)))}`;
}

function reading({ fields: all }, { say, texts, heading }) {
  const names = ["firstName", ...all.map(({ restName }) => restName)].join(",");
  return `${heading("reading")}
${ordered([
  `${say("reading.leads")} ${copied(`/rest/v1/list/LIST_ID/leads.json?fields=${names}`, texts)}`,
  `${say("reading.fired")} ${copied("/rest/v1/list/LIST_ID/leads.json?fields=firstName", texts)}`,
  say("reading.error-type"),
  `${say("reading.read")} ${copied("npx marketo-webhook probe read leads.json --fired fired.json --error-type json-blank=TYPE --error-type json-missing=TYPE", texts)}`,
])}
<p>${say("reading.report")}</p>
<p>${say("reading.again")}</p>
<p>${say("reading.after")}</p>`;
}

function table(caption, heads, rows) {
  const row = (cells) =>
    `<tr>${cells.map((cell, i) => (i === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join("")}</tr>`;
  return `<table>
<caption>${caption}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>
${rows.map(row).join("\n")}
</tbody>
</table>`;
}

function list(pairs) {
  return `<dl>\n${pairs.map(([term, what]) => `<dt>${term}</dt><dd>${what}</dd>`).join("\n")}\n</dl>`;
}

function ordered(items) {
  return `<ol>\n${items.map((item) => `<li>${item}</li>`).join("\n")}\n</ol>`;
}

/** A text to copy, with its button. */
function copied(text, texts) {
  const name = escaped(`${texts.copy} ${text}`);
  return `<code>${escaped(text)}</code><button type="button" hidden data-copied="${escaped(texts.copied)}" aria-label="${name}">${escaped(texts.copy)}</button>`;
}

/** A text of the page: `code` in backticks, names of Marketo's screens between asterisks. */
function marked(text, values = {}) {
  const filled = text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  return escaped(filled)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\*([^*]+)\*/g, "<strong>$1</strong>");
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
