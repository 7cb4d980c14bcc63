// The grid of response mappings: worked by mouse and by keyboard.
import { button, byId, element } from "./dom.js";
import { t, textOf } from "./language.js";
import { sentenceElement } from "./messages.js";

let changed = () => {};

const rows = () => [...byId("mappings").children];
const inputs = (row) => [row.querySelector(".attribute"), row.querySelector(".field")];

/** The rows, empty ones included. */
export const mappings = () => rows().map((row) => inputs(row).map((input) => input.value));

/** What to do when a mapping has changed. */
export function onMappingsChanged(action) {
  changed = action;
}

export function showMappings(all) {
  byId("mappings").replaceChildren();
  for (const [attribute, field] of all) addMapping(attribute, field);
}

export function addMapping(attribute = "", field = "") {
  const row = byId("mapping-template").content.cloneNode(true).firstElementChild;
  const [attributeInput, fieldInput] = inputs(row);
  attributeInput.value = attribute;
  fieldInput.value = field;
  row.querySelector(".remove").addEventListener("click", () => remove(row));
  row.querySelector(".up").addEventListener("click", () => move(row, -1));
  row.querySelector(".down").addEventListener("click", () => move(row, 1));
  row.addEventListener("keydown", (event) => onKey(event, row));
  row.addEventListener("paste", (event) => onPaste(event, row));
  byId("mappings").append(row);
  nameMappings();
  return row;
}

/** A mapping for a value of the body, in an unused row if there is one; the field gets the focus. */
export function addMappingFor(attribute, field = "") {
  const unused = rows().find((row) => inputs(row)[0].value === "");
  const [attributeInput, fieldInput] = inputs(unused ?? addMapping());
  attributeInput.value = attribute;
  if (fieldInput.value === "") fieldInput.value = field;
  changed();
  fieldInput.focus();
  fieldInput.select();
}

function remove(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  nameMappings();
  changed();
  (next?.querySelector(".remove") ?? byId("add-mapping")).focus();
}

function move(row, by) {
  const all = rows();
  const to = all.indexOf(row) + by;
  if (to < 0 || to >= all.length) return;
  const focused = document.activeElement;
  if (by < 0) all[to].before(row);
  else all[to].after(row);
  nameMappings();
  changed();
  focused?.focus(); // moving it took the focus away
  byId("announcement").textContent = t("mapping.moved", { mapping: row.querySelector("legend").textContent, n: to + 1 });
}

function onKey(event, row) {
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    move(row, event.key === "ArrowUp" ? -1 : 1);
  } else if (event.key === "Enter" && event.target.matches("input")) {
    event.preventDefault();
    inputs(row.nextElementSibling ?? addMapping())[0].focus();
    changed();
  }
}

/** Two columns of a spreadsheet fill this row and those behind it. */
function onPaste(event, row) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!text.includes("\t")) return;
  event.preventDefault();
  let target = row;
  for (const line of text.replace(/\r?\n$/, "").split(/\r?\n/)) {
    target ??= addMapping();
    const cells = line.split("\t");
    inputs(target).forEach((input, i) => { input.value = cells[i] ?? ""; });
    target = target.nextElementSibling;
  }
  changed();
}

/** Names the rows by their places. */
export function nameMappings() {
  rows().forEach((row, i) => {
    const mapping = t("mapping", { n: i + 1 });
    const list = row.querySelector(".diagnostics");
    list.id = `diagnostics-${i + 1}`;
    row.querySelector("legend").textContent = mapping;
    row.querySelector(".label-attribute").textContent = t("attribute");
    row.querySelector(".label-field").textContent = t("field");
    for (const what of ["remove", "up", "down"]) row.querySelector(`.${what}`).setAttribute("aria-label", t(`mapping.${what}`, { mapping }));
    for (const input of inputs(row)) input.setAttribute("aria-describedby", list.id);
  });
}

/** Diagnostics about the Response Attribute; the others are about the Marketo Field. */
const ABOUT_ATTRIBUTE = new Set(["invalid-attribute", "unreachable-key", "surrounding-whitespace"]);

/** The row of each mapping of the definition: rows with nothing in them are none. */
const filledRows = () => rows().filter((row) => inputs(row).some((input) => input.value !== ""));

export function showDiagnostics(diagnostics) {
  for (const list of document.querySelectorAll("#mappings .diagnostics, #definition-diagnostics")) list.replaceChildren();
  for (const input of document.querySelectorAll("#mappings [aria-invalid]")) input.removeAttribute("aria-invalid");
  const filled = filledRows();
  for (const diagnostic of diagnostics) {
    const row = filled[diagnostic.mapping];
    const input = row && inputs(row)[ABOUT_ATTRIBUTE.has(diagnostic.code) ? 0 : 1];
    if (diagnostic.severity === "error") input?.setAttribute("aria-invalid", "true");
    (row?.querySelector(".diagnostics") ?? byId("definition-diagnostics")).append(diagnosticItem(diagnostic, input));
  }
}

export function diagnosticItem(diagnostic, input) {
  const { severity, code, span, suggestion } = diagnostic;
  return element("li", { className: severity },
    element("strong", { textContent: `${t(`severity.${severity}`)}: ` }), textOf(`diagnostic.${code}`) ?? code,
    input && span && element("code", { className: "marked" }, marked(input.value, span)),
    sentenceElement(diagnostic),
    input && suggestion && suggestionButton(suggestion.value, input));
}

/** The text of an attribute with the place of a mistake marked; one at the end has nothing to mark but a gap. */
function marked(text, { start, end }) {
  return [text.slice(0, start), element("mark", { textContent: text.slice(start, end) || " " }), text.slice(end)];
}

function suggestionButton(suggestion, input) {
  return button([`${t("use")} `, element("code", { textContent: suggestion })], () => {
    input.value = suggestion;
    changed();
    input.focus(); // the button is gone
  }, { className: "apply" });
}

/** A button that corrects a skipped mapping, if its row is still there. */
export function correction({ mapping, suggestion }) {
  if (suggestion === undefined) return null;
  const row = filledRows()[mapping];
  return row && suggestionButton(suggestion.value, inputs(row)[suggestion.for === "marketoField" ? 1 : 0]);
}
