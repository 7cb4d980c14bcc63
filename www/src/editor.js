// The editor of the body: CodeMirror, in a shadow root so that its styles need no inline style in the document.
import { defaultKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { xml } from "@codemirror/lang-xml";
import { bracketMatching, ensureSyntaxTree, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The colours are the page's own, so that both themes come for free.
const highlighting = HighlightStyle.define([
  { tag: [tags.propertyName, tags.tagName], color: "var(--accent)" },
  { tag: [tags.string, tags.attributeValue], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--mixed)" },
  { tag: tags.comment, color: "var(--muted)" },
  { tag: tags.invalid, color: "var(--bad)" },
]);

const theme = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--surface)", fontSize: "0.8125rem", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--muted)", border: "none" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection": { backgroundColor: "var(--accent-soft)" },
  ".cm-mistake": { textDecoration: "underline wavy var(--bad)", backgroundColor: "var(--bad-soft)" },
  ".cm-lit": { backgroundColor: "var(--lit)", boxShadow: "0 0 0 1px var(--accent)", borderRadius: "2px" },
});

const LANGUAGES = { json: json(), xml: xml(), none: [] };

/** A place that is marked, one of each class at a time. */
const mark = StateEffect.define();
const marks = StateField.define({
  create: () => Decoration.none,
  update(before, transaction) {
    return transaction.effects
      .filter((effect) => effect.is(mark))
      .reduce(
        (all, { value: { className, from, to } }) =>
          all.update({
            filter: (_from, _to, { spec }) => spec.class !== className,
            add: from < to ? [Decoration.mark({ class: className }).range(from, to)] : [],
          }),
        before.map(transaction.changes),
      );
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** An editor in an element: `changed`, `pasted` and `moved` are called for what somebody does. */
export function makeEditor(host, { value, changed, pasted, moved }) {
  const root = host.attachShadow({ mode: "open" });
  const language = new Compartment();
  const name = new Compartment();
  let known = value;
  let isQuiet = false;
  let type = "none";
  let marked = "";
  const isAll = ({ main: { from, to } }, { length }) => to - from === length;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: value,
      extensions: [
        lineNumbers(),
        bracketMatching(),
        syntaxHighlighting(highlighting),
        theme,
        marks,
        EditorView.lineWrapping,
        keymap.of(defaultKeymap), // Tab leaves the editor, as everywhere else
        language.of([]),
        name.of([]),
        EditorView.domEventHandlers({
          paste(event, { state }) {
            pasted(event, isAll(state.selection, state.doc));
            return event.defaultPrevented;
          },
        }),
        EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
          if (isQuiet) return;
          if (docChanged) changed((known = state.doc.toString()));
          else if (selectionSet) moved((attribute) => isWithin(placeOf(state, type, attribute), state.selection.main.head));
        }),
      ],
    }),
  });
  // The comma behind it is part of its line.
  const isWithin = (place, at) => place !== undefined && place.from <= at && at <= place.to + 1;
  const quietly = (spec) => {
    isQuiet = true;
    view.dispatch(spec);
    isQuiet = false;
  };

  // The styles of the shadow root apply once it is drawn: only then have lines their height.
  requestAnimationFrame(() => view.requestMeasure());
  return {
    /** Shows a text, of a Response Type, under a name; `mistake` is where it stops being readable. */
    show(text, nextType, label, mistake) {
      if (text !== known) {
        // The cursor stays where it is as far as it can.
        let from = 0;
        while (from < text.length && text[from] === known[from]) from += 1;
        let end = 0;
        while (end < Math.min(text.length, known.length) - from && text.at(-1 - end) === known.at(-1 - end)) end += 1;
        quietly({
          changes: { from, to: view.state.doc.length - end, insert: view.state.toText(text.slice(from, text.length - end)) },
        });
        known = text;
      }
      if (nextType !== type) quietly({ effects: language.reconfigure(LANGUAGES[(type = nextType)]) });
      if (view.contentDOM.getAttribute("aria-label") !== label)
        quietly({
          effects: name.reconfigure(
            EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off", tabindex: "0" }),
          ),
        });
      const from = mistake ? offsetOf(view.state.doc, mistake) : 0;
      const to = mistake ? Math.min(from + 1, view.state.doc.length) : 0;
      if (`${from} ${to}` !== marked)
        quietly({ effects: mark.of({ className: "cm-mistake", from: Math.min(from, Math.max(0, to - 1)), to }) });
      marked = `${from} ${to}`;
    },
    focus(selection) {
      if (selection) quietly({ selection: { anchor: selection[0], head: selection[1] } });
      view.focus();
    },
    /** Puts the cursor at a position. */
    goTo(position) {
      const at = offsetOf(view.state.doc, position);
      view.dispatch({ selection: { anchor: at, head: Math.min(at + 1, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
    /** Lights up where an attribute leads, without moving the page; nothing where it leads nowhere. */
    lightUp(attribute) {
      const { from, to } = (attribute && placeOf(view.state, type, attribute)) || { from: 0, to: 0 };
      quietly({ effects: mark.of({ className: "cm-lit", from, to }) });
      if (from === to) return;
      const { top, bottom } = view.lineBlockAt(from);
      const { scrollDOM } = view;
      if (top < scrollDOM.scrollTop || bottom > scrollDOM.scrollTop + scrollDOM.clientHeight)
        scrollDOM.scrollTop = top - scrollDOM.clientHeight / 3;
    },
  };
}

/** A position of the library, which counts characters, as an offset of the editor, which counts UTF-16 units. */
function offsetOf(doc, { line, column }) {
  const { from, text, to } = doc.line(Math.min(line, doc.lines));
  const units = Array.from(text)
    .slice(0, column - 1)
    .join("").length;
  return Math.min(from + units, to);
}

const VALUES = new Set(["Object", "Array", "String", "Number", "True", "False", "Null"]);

/** Where in a body an attribute leads, by the tree of the editor: `{ from, to }`. */
function placeOf(state, type, attribute) {
  const steps = attribute.split(/[.[\]]+/).filter(Boolean);
  const text = ({ from, to }) => state.sliceDoc(from, to);
  const children = (node) => {
    const all = [];
    for (let child = node.firstChild; child && all.length < 10_000; child = child.nextSibling) all.push(child);
    return all;
  };
  const top = ensureSyntaxTree(state, Math.min(state.doc.length, 500_000), 20)?.topNode;
  if (!top || type === "none") return undefined;
  if (type === "json") {
    let [node] = children(top).filter((child) => VALUES.has(child.name));
    let place = node;
    for (const step of steps) {
      place =
        node?.name === "Array"
          ? children(node).filter((child) => VALUES.has(child.name))[step]
          : children(node ?? top).findLast(
              (child) => child.name === "Property" && child.firstChild && text(child.firstChild) === JSON.stringify(step),
            );
      if (!place) return undefined;
      node = place.name === "Property" ? place.lastChild : place;
    }
    return place && { from: place.from, to: place.to };
  }
  let found = [top];
  for (const step of steps) {
    const named = ({ name, firstChild }) =>
      name === "Element" && firstChild && children(firstChild).some((child) => child.name === "TagName" && text(child) === step);
    found = /^\d+$/.test(step) ? found.slice(Number(step), Number(step) + 1) : children(found[0]).filter(named);
    if (found.length === 0) return undefined;
  }
  return { from: found[0].from, to: found[0].to };
}
