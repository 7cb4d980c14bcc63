// The editor of the body: CodeMirror, in a shadow root so that its styles need no inline style in the document.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { xml } from "@codemirror/lang-xml";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { linter, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
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
  "&": { color: "var(--text)", backgroundColor: "var(--surface)", fontSize: "0.875rem", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--muted)", border: "none" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection": { backgroundColor: "var(--accent-soft)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--bad)" },
  ".cm-tooltip": { color: "var(--text)", backgroundColor: "var(--surface)", border: "1px solid var(--edge)" },
});

const LANGUAGES = { json: json(), xml: xml(), none: [] };

/** An editor in an element; `changed` is called when somebody types. */
export function makeEditor(host, label, changed) {
  const root = host.attachShadow({ mode: "open" });
  const language = new Compartment();
  let isQuiet = false;
  let currentType = "none";
  // The form would be read before the editor has seen what was typed, and undo it: the editor itself says when it has.
  host.addEventListener("input", (event) => event.stopPropagation());
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      extensions: [
        lineNumbers(), history(), bracketMatching(), syntaxHighlighting(highlighting), theme, EditorView.lineWrapping,
        keymap.of([...defaultKeymap, ...historyKeymap]), // Tab leaves the editor, as everywhere else
        language.of([]),
        linter(null),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
        EditorView.updateListener.of((update) => update.docChanged && !isQuiet && changed()),
      ],
    }),
  });

  // The styles of the shadow root apply once it is drawn: only then have lines their height.
  requestAnimationFrame(() => view.requestMeasure());
  return {
    get value() {
      return view.state.doc.toString();
    },
    set value(text) {
      if (text === view.state.doc.toString()) return;
      isQuiet = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      isQuiet = false;
    },
    setLanguage(type) {
      if (type === currentType) return;
      currentType = type;
      view.dispatch({ effects: language.reconfigure(LANGUAGES[type]) });
    },
    setLabel(label) {
      view.contentDOM.setAttribute("aria-label", label);
    },
    /** Marks where the body stops being readable; nothing unmarks it. */
    mark(position, message) {
      const at = position && placeOf(view.state.doc, position);
      const diagnostics = at === undefined ? [] : [{ from: at, to: Math.min(at + 1, view.state.doc.length), severity: "error", message }];
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    focus() {
      view.focus();
    },
    /** Puts the cursor at a position. */
    goTo(position) {
      const at = placeOf(view.state.doc, position);
      view.dispatch({ selection: { anchor: at, head: Math.min(at + 1, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
  };
}

/** A position of the library, which counts characters, as an offset of the editor, which counts UTF-16 units. */
function placeOf(doc, { line, column }) {
  const { from, text, to } = doc.line(Math.min(line, doc.lines));
  const units = Array.from(text).slice(0, column - 1).join("").length;
  return Math.min(from + units, to);
}
