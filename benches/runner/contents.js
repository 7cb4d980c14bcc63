// What the bytes of a module with names are used for: its functions by crate and module, and its data.

/** Reads numbers, bytes and names of a module, one after another. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  take(length) {
    const taken = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return taken;
  }

  name() {
    return new TextDecoder().decode(this.take(this.number()));
  }
}

const SECTIONS = [
  "custom",
  "types",
  "imports",
  "functions",
  "tables",
  "memory",
  "globals",
  "exports",
  "start",
  "elements",
  "code",
  "data",
  "data count",
];

function sectionsOf(bytes) {
  const reader = new Reader(bytes);
  reader.take(8);
  const sections = [];
  while (reader.at < bytes.length) {
    const id = reader.take(1)[0];
    const body = new Reader(reader.take(reader.number()));
    sections.push({ kind: SECTIONS[id], name: id === 0 ? body.name() : undefined, body });
  }
  return sections;
}

/** How many functions are imported: their indexes come first. */
function importedFunctions({ body }) {
  let functions = 0;
  for (let left = body.number(); left > 0; left--) {
    body.name();
    body.name();
    const kind = body.take(1)[0];
    if (kind === 0) {
      functions++;
      body.number();
    } else {
      throw new Error("an import that is no function");
    }
  }
  return functions;
}

function functionNames({ body }) {
  const names = new Map();
  while (body.at < body.bytes.length) {
    const id = body.take(1)[0];
    const part = new Reader(body.take(body.number()));
    if (id !== 1) continue;
    for (let left = part.number(); left > 0; left--) names.set(part.number(), part.name());
  }
  return names;
}

/** The crate and the first module of a function; for a trait's method, of the type that implements it. */
export function groupOf(name) {
  const plain = name.replaceAll(/\[[0-9a-f]{8,16}\]/g, "").replace(/::h[0-9a-f]{16}(?=$|\W)/, "");
  const [, type] = /^<+(?:&?(?:mut )?)(\w[^<>]*?)(?: as |<|>)/.exec(plain) ?? [];
  const path = (type?.includes("::") ? type : (/ as ([\w:]+)/.exec(plain)?.[1] ?? plain)).replace(/^[<&]+/, "").split("::");
  // An export contains what was inlined into it: `compiled_new` has the reading of definitions.
  if (path.length < 2)
    return plain.startsWith("__") || plain === "" ? "wasm-bindgen and the compiler" : `export ${plain.split(" ")[0]}`;
  if (path[0] !== "marketo_webhook") return path[0];
  return path.slice(0, path[1] === "extract" ? 3 : 2).join("::");
}

/** The bytes of each group, the largest first. */
export function contents(bytes) {
  const sections = sectionsOf(bytes);
  const find = (kind, name) => sections.find((section) => section.kind === kind && section.name === name);
  const names = functionNames(find("custom", "name"));
  let place = importedFunctions(find("imports"));
  const sizes = new Map();
  const add = (group, size) => sizes.set(group, (sizes.get(group) ?? 0) + size);
  const { body } = find("code");
  for (let left = body.number(); left > 0; left--) {
    const size = body.number();
    body.take(size);
    add(`code: ${groupOf(names.get(place++) ?? "")}`, size);
  }
  for (const { kind, body } of sections) {
    if (kind !== "code" && kind !== "custom")
      add(kind === "data" ? "data: texts and tables" : "what the format needs: types, imports, exports", body.bytes.length);
  }
  return [...sizes].sort(([, a], [, b]) => b - a);
}
