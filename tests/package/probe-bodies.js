// Part of the Marketo stand-in: what a Response Attribute reaches in a body. It knows only as much JSON and XML as a webhook's
// reply has.

/** The value at an attribute: `{ kind, text }`, or undefined if there is none or the body is unreadable. */
export function valueAt(responseType, text, attribute, hidden) {
  const letters = hidden.keyCharacters === "unicode" ? "\\p{Alphabetic}\\p{N}" : "A-Za-z0-9";
  const steps = attribute.split(".");
  const step = new RegExp(`^([${letters}_:\\s-]+)(?:\\[(\\d+)\\])?$`, "u");
  if (!steps.every((each) => step.test(each))) return undefined;
  const path = steps
    .map((each) => step.exec(each).slice(1))
    .map(([key, index]) => ({ key, index: index === undefined ? undefined : Number(index) }));
  try {
    return responseType === "json" ? inJson(text, path, hidden) : inXml(text, path, hidden);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function inJson(text, path, hidden) {
  JSON.parse(text);
  let node = readJson(text);
  for (const { key, index } of path) {
    const members = (node?.members ?? []).filter(([name]) => name === key);
    node = (hidden.duplicateKey === "last" ? members.at(-1) : members[0])?.[1];
    if (index !== undefined) node = node?.items?.[index];
  }
  return node && { kind: node.kind, text: node.text };
}

/** Valid JSON as nodes that keep their source and all equal keys. */
function readJson(text) {
  let at = 0;
  const space = () => {
    while (/[ \t\r\n]/.test(text[at] ?? "")) at += 1;
  };
  const list = (open, close, one) => {
    at += open.length;
    const all = [];
    for (space(); text[at] !== close; space()) {
      if (text[at] === ",") at += 1;
      else all.push(one());
    }
    at += 1;
    return all;
  };
  const value = () => {
    space();
    const start = at;
    const source = () => text.slice(start, at);
    if (text[at] === "{") {
      const members = list("{", "}", () => {
        const key = value().text;
        space();
        at += 1;
        return [key, value()];
      });
      return { kind: "container", members, text: source() };
    }
    if (text[at] === "[") {
      const items = list("[", "]", value);
      return { kind: "container", items, text: source() };
    }
    at += /^("(\\.|[^"\\])*"|[-+.\w]+)/.exec(text.slice(at))[0].length;
    const parsed = JSON.parse(source());
    if (typeof parsed === "string") return { kind: "string", text: parsed };
    return { kind: parsed === null ? "null" : typeof parsed, text: source() };
  };
  return value();
}

function inXml(text, path, hidden) {
  let siblings = [readXml(text)];
  let node;
  for (const { key, index } of path) {
    const count = (name) => siblings.filter((each) => each.name === name).length;
    const isMixed = siblings.some(({ name }) => count(name) > 1) && siblings.some(({ name }) => count(name) === 1);
    const named = siblings.filter(({ name }) => name === key);
    if (isMixed || (named.length > 1 && index === undefined)) return undefined;
    if (named.length === 1 && index === 0 && hidden.xmlSingleElementIndex === "skip") return undefined;
    node = named[index ?? 0];
    if (node === undefined) return undefined;
    siblings = node.children;
  }
  return node.children.length > 0 ? { kind: "container", text: node.source } : { kind: "string", text: node.text };
}

/** A well-formed document of elements and text. */
function readXml(text) {
  const top = { children: [], text: "" };
  const open = [top];
  for (const { 0: all, 1: end, 2: name, 3: content, index } of text.matchAll(/<(\/?)([^\s<>/?]+)>|<\?.*?\?>|([^<]+)/gs)) {
    const parent = open.at(-1);
    if (content !== undefined) parent.text += content;
    else if (end === "") open.push({ name, children: [], text: "", start: index });
    else if (end === "/") {
      if (parent.name !== name) throw new SyntaxError(all);
      open.pop();
      open.at(-1).children.push({ ...parent, source: text.slice(parent.start, index + all.length) });
    }
  }
  if (open.length > 1 || top.children.length !== 1) throw new SyntaxError("not one document");
  return top.children[0];
}
