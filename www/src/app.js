// What the parts of the page share: the state and its history, what is shown beside it, and what this device keeps.
import { blankRow, judge } from "./judge.js";
import { clean, complete } from "./state.js";
import { valuesOf } from "./values-of.js";

/** What is no part of the state: it is not shared, and not undone. */
export const ui = {
  /** Rows whose evidence is open, and that which the cursor in the body lights up. */
  open: new Set(),
  lit: new Set(),
  /** What few look at is drawn once it is unfolded. */
  unfolded: new Set(),
  /** What was said last about what was brought, sent, shared or imported: `{ text, wrong }`. */
  said: {},
  parts: 4,
  announcement: "",
  filter: "",
  linkIsWrong: false,
  isElsewhere: false,
  kept: "kept",
  unmappable: 0,
  diagnostics: [],
  /** What an instance of Marketo has shown by experiment, and what is assumed of it for all that is evaluated. */
  instance: { assumptions: {}, seen: {} },
  send: { method: "POST", url: "", headers: "content-type: application/json", body: "", tokens: {}, curl: "" },
};

/** The library, once it is there; what it says of the state; the values of the body. */
export const app = { library: undefined, result: undefined, values: [], draw() {}, editor: undefined };

/** A listener that takes what was typed or chosen, which is no part of the state. */
export const redraw =
  (take) =>
  ({ target }) => {
    take(target);
    app.draw();
  };

let steps = [complete({})];
let place = 0;
let last = { key: undefined, time: 0 };

export const state = () => steps[place];

/** States that were opened, examples and links: while nobody has changed them, they are no work of one's own. */
const opened = new WeakSet();
export const open = (state) => {
  opened.add(state);
  return state;
};
export const isOwn = () => !opened.has(state()) && state().from === "";

/** What is kept: the last state with work in it, and the one of one's own that it took the place of. */
let work, before, own, wasOpened;
export const lastOwn = () => own;
/** What comes now takes the place of one's own, and is no change of it. */
export const setAside = () => {
  before = own;
};

function track() {
  if (wasOpened && !opened.has(state())) setAside();
  wasOpened = opened.has(state());
  if (!wasOpened) work = state();
  if (isOwn()) own = state();
}

export const canUndo = () => place > 0;
export const canRedo = () => place < steps.length - 1;

/** Quick changes of one thing are one step back: how many milliseconds may lie between them. */
const QUICK = 800;
/** The most that the texts of the bodies of earlier steps may have together. */
const MOST = 20_000_000;

/** Changes the state; `key` names what is typed into. */
export function change(patch, key, isOpening) {
  const now = performance.now();
  const next = { ...state(), ...patch };
  if (isOpening) open(next);
  steps.length = place + 1;
  if (key !== undefined && key === last.key && now - last.time < QUICK && place > 0) steps[place] = next;
  else steps.push(next);
  last = { key, time: now };
  steps = trimmed(steps);
  place = steps.length - 1;
  // An address that says something else than the page misleads.
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  ui.linkIsWrong = false;
  update();
}

/** The steps that are kept: not too many, and not those before too many long bodies. */
function trimmed(all) {
  let size = 0;
  const far = all.findLastIndex(({ body }, i) => i < all.length - 1 && body !== all[i + 1].body && (size += body.length) > MOST);
  return all.slice(Math.max(far + 1, all.length - 200));
}

/** Puts a state in the place of all there was, or behind a draft. */
export function begin(...states) {
  steps = states;
  for (place = 0; place < states.length; place += 1) track();
  place -= 1;
}

export function step(by) {
  if (!(place + by in steps)) return;
  place += by;
  last = {};
  update();
}

let later;
/** From how many characters on a body is evaluated once typing pauses, so that it never waits. */
const LONG = 100_000;

/** Evaluates the state and shows what comes of it; what was only opened is not kept. */
export function update({ keeps = true } = {}) {
  track();
  if (keeps && !wasOpened) keepLater();
  clearTimeout(later);
  const { body, mappings } = state();
  if (body.length < LONG || app.result?.rows.length !== mappings.length) return evaluate();
  later = setTimeout(evaluate, 150);
  app.result = {
    ...app.result,
    rows: app.result.rows.map((row, i) => (row.mapping === mappings[i] ? row : blankRow(mappings[i]))),
  };
  app.draw();
}

function evaluate() {
  app.result = judge(app.library, state());
  app.values = valuesOf(app.library, state(), (values) => {
    app.values = values;
    app.draw();
  });
  app.draw();
}

export const DRAFT = "draft";
let keeping;

/** The states that this device has kept: the last one, behind one's own that it took the place of. */
export function drafts() {
  try {
    const { state, before: aside, seen, assumptions } = JSON.parse(localStorage.getItem(DRAFT));
    ui.instance = { seen: Object(seen), assumptions: clean({ assumptions }).assumptions };
    before = aside && clean(aside);
    return [before, clean(state)].filter(Boolean);
  } catch {
    return []; // there is none, or storage is off
  }
}

function keepLater() {
  clearTimeout(keeping);
  keeping = setTimeout(keep, 500);
}

const store = (states) => localStorage.setItem(DRAFT, JSON.stringify({ ...states, ...ui.instance }));

/** Keeps the last work on this device. */
export function keep() {
  clearTimeout(keeping);
  if (keeping === undefined) return;
  keeping = undefined;
  try {
    try {
      store({ state: work, before });
    } catch {
      store({ state: work }); // there is not room for both
    }
    ui.kept = "kept";
  } catch {
    ui.kept = "kept.not"; // storage is off, or full
  }
  app.draw();
}

/** What an instance has shown, and what is assumed of it from then on, is kept too. */
export function keepInstance(part) {
  ui.instance = { ...ui.instance, ...part };
  keepLater();
}

/** Forgets what this device has kept, and shows a state that has nothing of it. */
export function forget(next) {
  ui.instance = { assumptions: {}, seen: {} };
  work = before = own = undefined;
  begin(next);
  update();
  clearTimeout(keeping);
  keeping = undefined;
  try {
    localStorage.removeItem(DRAFT);
  } catch {
    // Then there is none.
  }
  ui.kept = "kept.forgotten";
  app.draw();
}
