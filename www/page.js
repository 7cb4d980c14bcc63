// The page: reads the form, asks the library, shows the outcome.
// Text from a response reaches the document by textContent alone.

const EXAMPLE = {
  responseType: "json",
  mappings: [
    ["score", "LeadScore"],
    ["orders[0].city", "City"],
    ["customer.Website", "Website"],
    ["customer.employees", "NumberOfEmployees"],
  ],
  status: "200",
  statusText: "OK",
  body: JSON.stringify({
    score: 72,
    customer: { website: "https://wilder.example", employees: "about 40" },
    orders: [
      { orderDate: "2025-03-14", city: "Utrecht", total: 129.5 },
      { orderDate: "2024-11-02", city: "Gent", total: 48 },
    ],
  }, null, 2),
};

/** The same customer from a service that answers in XML. */
const XML_EXAMPLE = {
  responseType: "xml",
  mappings: [
    ["lead.score", "LeadScore"],
    ["lead.orders.order[0].city", "City"],
    ["lead.customer.Website", "Website"],
    ["lead.orders.order.total", "AnnualRevenue"],
  ],
  status: "200",
  statusText: "OK",
  body: `<?xml version="1.0" encoding="UTF-8"?>
<lead id="4711">
  <score>72</score>
  <customer>
    <website>https://wilder.example</website>
  </customer>
  <orders>
    <order><city>Utrecht</city><total>129.5</total></order>
    <order><city>Gent</city><total>48</total></order>
  </orders>
</lead>
`,
};

const UNREACHABLE = {
  "key-characters": "no attribute reaches it: a key on the way has other characters than attributes allow",
  "undefined-xml": "undefined: an element on the way holds both repeated and unique child elements",
  "xml-attribute": "no attribute reaches it: it is an XML attribute",
};

/** What holds values and is none that a mapping writes. */
const CONTAINERS = new Set(["object", "array", "element"]);

/** Values that are shown; a list of more than that is no help. */
const MOST_VALUES = 200;

const BASIS = {
  documented: "Adobe documents it for webhooks",
  sibling: "Adobe documents it for a neighbouring feature",
  observed: "practitioners report it",
  assumed: "nobody says; the library assumes it",
};

const ERROR = {
  "batch-campaign": "batch campaign",
  "executable-campaign": "executable campaign",
  "empty-body": "empty body",
  timeout: "time-out",
  network: "no response",
  "unreadable-body": "unreadable body",
};

const RECOVERY = {
  configuration: "Mend the campaign or the webhook",
  retry: "Try the same call later",
  service: "Mend the called service",
};

/** Diagnostics about the Response Attribute; the others are about the Marketo Field. */
const ABOUT_ATTRIBUTE = new Set(["invalid-attribute", "unreachable-key", "surrounding-whitespace"]);

const byId = (id) => document.getElementById(id);

/** An element; null and false children are left out. */
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.flat().filter((child) => child !== null && child !== false));
  return made;
}

const code = (text) => element("code", { textContent: text });

/** A message of the library: what it puts between backticks becomes code. */
function prose(text) {
  return text.split(/(`[^`]+`)/).map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : part));
}

const fieldSet = (mappings) => new Set(mappings.map((mapping) => mapping.marketoField));

// The form

const mappingRows = () => [...byId("mappings").children];
const attributeOf = (row) => row.querySelector(".attribute");
const fieldOf = (row) => row.querySelector(".field");

/** The rows with something in them: an empty row is no mapping yet. */
const filledRows = () => mappingRows().filter((row) => attributeOf(row).value || fieldOf(row).value);

function addMapping(attribute = "", field = "") {
  const row = byId("mapping-template").content.cloneNode(true).firstElementChild;
  attributeOf(row).value = attribute;
  fieldOf(row).value = field;
  row.querySelector(".remove").addEventListener("click", () => removeMapping(row));
  byId("mappings").append(row);
  numberMappings();
  return row;
}

function removeMapping(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  numberMappings();
  (next?.querySelector(".remove") ?? byId("add-mapping")).focus();
  update();
}

function numberMappings() {
  mappingRows().forEach((row, index) => {
    const name = `mapping ${index + 1}`;
    const list = row.querySelector(".diagnostics");
    list.id = `diagnostics-${index + 1}`;
    row.querySelector("legend").textContent = name;
    row.querySelector(".remove").setAttribute("aria-label", `Remove ${name}`);
    for (const input of [attributeOf(row), fieldOf(row)]) input.setAttribute("aria-describedby", list.id);
  });
}

function fillIn(example) {
  byId("mappings").replaceChildren();
  byId("response-type").value = example.responseType;
  for (const [attribute, field] of example.mappings) addMapping(attribute, field);
  byId("status").value = example.status;
  byId("reason-phrase").value = example.statusText;
  byId("body").value = example.body;
}

/** With another Response Type an example gives way to the one of that type; what somebody has typed stays. */
function changeExample() {
  const type = byId("response-type").value;
  const example = { json: EXAMPLE, xml: XML_EXAMPLE }[type];
  const untouched = [EXAMPLE, XML_EXAMPLE].some(({ body, mappings }) =>
    byId("body").value === body &&
    JSON.stringify(mappings) === JSON.stringify(mappingRows().map((row) => [attributeOf(row).value, fieldOf(row).value])));
  if (example && untouched) fillIn(example);
}

function readDefinition() {
  const responseMappings = filledRows().map((row) => ({
    responseAttribute: attributeOf(row).value,
    marketoField: fieldOf(row).value,
  }));
  return { responseType: byId("response-type").value, responseMappings };
}

function readResponse() {
  const answer = byId("answer").value;
  if (answer !== "response") return { failure: answer };
  return {
    status: byId("status").valueAsNumber,
    statusText: byId("reason-phrase").value,
    body: byId("body").value,
  };
}

/** Puts a suggestion into its row, and the focus with it: the button is gone afterwards. */
function suggestionButton(suggestion, input) {
  const button = element("button", { type: "button", className: "apply" }, "Use ", code(suggestion));
  button.addEventListener("click", () => {
    input.value = suggestion;
    input.focus();
    update();
  });
  return button;
}

function showDiagnostics(diagnostics) {
  for (const list of document.querySelectorAll(".diagnostics")) list.replaceChildren();
  for (const input of document.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  const rows = filledRows();
  for (const diagnostic of diagnostics) {
    const row = rows[diagnostic.mapping];
    const input = row && (ABOUT_ATTRIBUTE.has(diagnostic.code) ? attributeOf : fieldOf)(row);
    if (diagnostic.severity === "error") input?.setAttribute("aria-invalid", "true");
    const list = row?.querySelector(".diagnostics") ?? byId("definition-diagnostics");
    list.append(element("li", { className: diagnostic.severity },
      element("strong", { textContent: diagnostic.severity === "error" ? "Error: " : "Warning: " }),
      prose(diagnostic.message),
      input && diagnostic.suggestion !== undefined && suggestionButton(diagnostic.suggestion, input)));
  }
}

function showValues(listAttributes) {
  const type = byId("response-type").value;
  let values = [];
  if (type !== "none") {
    try {
      values = listAttributes(type, byId("body").value).filter(({ kind }) => !CONTAINERS.has(kind));
    } catch (error) {
      // The outcome says what is wrong with the body.
      if (error.code !== "invalid-argument") throw error;
    }
  }
  byId("values").hidden = values.length === 0;
  const more = values.length - MOST_VALUES;
  byId("values").querySelector("ul").replaceChildren(
    ...values.slice(0, MOST_VALUES).map((value) => element("li", {}, valueButton(value))),
    ...(more > 0 ? [element("li", { className: "hint", textContent: `… and ${more} more` })] : []));
}

function valueButton({ responseAttribute, unreachable, steps, excerpt }) {
  const name = responseAttribute ?? steps.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("").replace(/^\./, "");
  const content = [code(name), " ", element("span", { className: "excerpt", textContent: excerpt })];
  if (responseAttribute === null) {
    return element("p", { className: "unreachable" }, content, element("span", { className: "hint", textContent: UNREACHABLE[unreachable] }));
  }
  const button = element("button", { type: "button", className: "value" }, content);
  button.addEventListener("click", () => {
    const unused = mappingRows().find((row) => attributeOf(row).value === "");
    const row = unused ?? addMapping();
    attributeOf(row).value = responseAttribute;
    update();
    fieldOf(row).focus();
  });
  return button;
}

// The outcome

function headlineOf(outcome) {
  if (outcome.kind === "error") {
    const { type, code: number, errorType } = outcome.error;
    const what = type === "http-status" ? errorType : ERROR[type];
    return [number === null ? "Error" : `Error ${number}`, what].filter(Boolean).join(": ");
  }
  const changed = fieldSet(outcome.updates).size;
  const all = fieldSet([...outcome.updates, ...outcome.skipped]).size;
  if (changed === 0) return "No lead field changes";
  return `${changed} of ${all} lead field${all === 1 ? "" : "s"} ${changed === 1 ? "changes" : "change"}`;
}

function toneOf(outcome) {
  if (outcome.kind === "error") return "bad";
  return outcome.skipped.length === 0 && outcome.updates.length > 0 ? "good" : "mixed";
}

function showVerdict(tone, headline, message = "") {
  byId("verdict").dataset.tone = tone;
  // Unchanged text is left alone, or it would be read out at every key.
  if (byId("headline").textContent !== headline) byId("headline").textContent = headline;
  const nodes = element("p", {}, prose(message));
  if (byId("message").textContent !== nodes.textContent) byId("message").replaceChildren(...nodes.childNodes);
}

function part(title, ...content) {
  return element("section", { className: "part" }, element("h3", { textContent: title }), ...content);
}

function facts(pairs) {
  return element("dl", { className: "facts" },
    pairs.map(([term, value]) => element("div", {}, element("dt", { textContent: term }), element("dd", {}, value))));
}

/** An absent value said in words, so that it is not taken for text. */
const absent = (text) => element("em", { className: "absent", textContent: text });
const literal = (value, none) => (value === null || value === "" ? absent(value === "" ? "empty" : none) : code(String(value)));

function updatesPart(updates) {
  if (updates.length === 0) return null;
  const columns = ["Marketo Field", "Response Attribute", "Value as stored", "Data type", "Truncated"];
  const row = (cells) => element("tr", {}, cells.map((cell, index) => {
    const made = element(index === 0 ? "th" : "td", {}, cell);
    if (index === 0) made.scope = "row";
    made.dataset.label = columns[index];
    return made;
  }));
  return part("Lead fields that change", element("table", {},
    element("thead", {}, element("tr", {}, columns.map((name) => element("th", { scope: "col", textContent: name })))),
    element("tbody", {}, updates.map((update) => row([
      code(update.marketoField),
      code(update.responseAttribute),
      literal(update.text, "cleared"),
      update.dataType,
      update.truncated ? "yes" : "no",
    ])))));
}

function skippedPart(skipped) {
  if (skipped.length === 0) return null;
  return part("Response mappings that are skipped", element("ul", { className: "cards" }, skipped.map((mapping) => {
    const { responseAttribute, marketoField, reason, message, suggestion } = mapping;
    // An outcome gives no row number; equal rows have equal outcomes, so the first one will do.
    const row = filledRows().find((row) => attributeOf(row).value === responseAttribute && fieldOf(row).value === marketoField);
    const input = row && (reason === "unknown-field" ? fieldOf : attributeOf)(row);
    return element("li", {},
      element("p", { className: "title" },
        code(responseAttribute), element("span", { className: "arrow", textContent: " to " }), code(marketoField),
        element("span", { className: "badge", textContent: reason })),
      element("p", {}, prose(message)),
      input && suggestion !== undefined && suggestionButton(suggestion, input));
  })));
}

function errorPart(error) {
  if (!error) return null;
  const pairs = [["Type", code(error.type)], ["What helps", RECOVERY[error.recovery]]];
  if (error.retryAfterSeconds !== undefined) pairs.push(["Retry after", `${error.retryAfterSeconds} s`]);
  if (error.position) pairs.push(["Position", positionButton(error.position)]);
  return part("The error", facts(pairs));
}

function positionButton({ offset, line, column }) {
  const button = element("button", { type: "button", className: "apply" }, `Line ${line}, column ${column}`);
  button.addEventListener("click", () => {
    const body = byId("body");
    const before = new TextEncoder().encode(body.value).subarray(0, offset); // the offset counts bytes
    const start = new TextDecoder().decode(before).length;
    body.focus();
    body.setSelectionRange(start, start + 1);
  });
  return button;
}

function webhookIsCalledPart(seen) {
  const title = "What “Webhook is Called” sees";
  if (seen === null) return part(title, element("p", { textContent: "Nothing: no call is made." }));
  const payload = element("pre", { textContent: seen.response, tabIndex: 0, role: "region", ariaLabel: "Response" });
  return part(title, facts([
    ["Error Type", literal(seen.errorType, "none")],
    ["Error Code", literal(seen.errorCode, "none documented")],
    ["Response", seen.response === "" ? absent("empty") : payload],
  ]));
}

function notesPart(notes) {
  if (notes.length === 0) return null;
  return part("Notes", element("ul", { className: "cards" }, notes.map((note) => element("li", { className: note.severity },
    element("p", { className: "title" }, code(note.code), element("span", { className: "badge", textContent: note.severity })),
    element("p", {}, prose(note.message))))));
}

/** Each cited rule once, in the order in which rules apply, with what cites it. */
function rulesPart(outcome, catalogue) {
  const citedBy = new Map();
  const cite = (ids, what) => ids.forEach((id) => citedBy.set(id, (citedBy.get(id) ?? new Set()).add(what)));
  cite(outcome.rules, "the outcome");
  for (const { rules, marketoField } of [...(outcome.updates ?? []), ...(outcome.skipped ?? [])]) cite(rules, marketoField);
  const cited = catalogue.filter((rule) => citedBy.has(rule.id));
  const legend = Object.entries(BASIS).map(([basis, meaning]) => element("li", {}, basisBadge(basis), ` ${meaning}`));
  return part("Rules it rests on",
    element("ul", { className: "legend" }, legend),
    element("ol", { className: "rules" }, cited.map((rule) => element("li", {},
      element("p", { className: "title" }, code(rule.id), basisBadge(rule.basis)),
      element("p", {}, prose(rule.statement)),
      element("p", { className: "hint" }, [
        `For ${[...citedBy.get(rule.id)].join(", ")}.`,
        rule.source && ` Source: ${rule.source}.`,
        rule.assumption && [" Assumption: ", code(rule.assumption), "."],
      ].flat().filter(Boolean))))));
}

const basisBadge = (basis) => element("span", { className: `badge ${basis}`, textContent: basis });

function jsonPart(outcome) {
  return element("details", { open: byId("outcome").querySelector("details")?.open ?? false },
    element("summary", { textContent: "The outcome as JSON" }),
    element("pre", { textContent: JSON.stringify(outcome, null, 2), tabIndex: 0, role: "region", ariaLabel: "Outcome as JSON" }));
}

function showOutcome(outcome, catalogue) {
  showVerdict(toneOf(outcome), headlineOf(outcome), outcome.error?.message);
  byId("outcome").replaceChildren(...[
    errorPart(outcome.error),
    updatesPart(outcome.updates ?? []),
    skippedPart(outcome.skipped ?? []),
    webhookIsCalledPart(outcome.webhookIsCalled),
    notesPart(outcome.notes),
    rulesPart(outcome, catalogue),
    jsonPart(outcome),
  ].filter(Boolean));
}

// Both together

let update = () => {};

function start({ Webhook, listAttributes, rules }) {
  const catalogue = rules();
  update = () => {
    byId("response").hidden = byId("answer").value !== "response";
    showValues(listAttributes);
    let webhook;
    try {
      webhook = new Webhook(readDefinition());
      showDiagnostics(webhook.diagnostics);
      showOutcome(webhook.evaluateParts(byId("campaign-type").value, readResponse()), catalogue);
    } catch (error) {
      if (error.code !== "invalid-argument") throw error;
      showVerdict("bad", `Invalid argument: ${error.path}`, error.message);
      byId("outcome").replaceChildren();
    } finally {
      webhook?.free();
    }
  };
  byId("response-type").addEventListener("input", changeExample);
  document.querySelector("main").addEventListener("input", () => update());
  byId("add-mapping").addEventListener("click", () => attributeOf(addMapping()).focus());
  update();
}

function showFailure(error) {
  byId("verdict").hidden = true;
  byId("outcome").replaceChildren(element("p", { className: "failure", role: "alert" },
    "The library could not be loaded, so this page can't work out an outcome. ",
    "Reload the page to try again; the browser has to support WebAssembly. ",
    `(${error?.message ?? error})`));
}

/** Imported here, not above, so that a missing file is reported as well. */
async function load() {
  const library = await import("./marketo-webhook/entry/browser.js");
  await library.ready;
  return library;
}

fillIn(EXAMPLE);
await load().then(start, showFailure);
