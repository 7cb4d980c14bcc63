// Bodies from a seeded generator: the same in every run and every runtime.

const encoder = new TextEncoder();

/** Numbers from 0 to 1, by mulberry32. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ASCII =
  "ready sent in two parts after the call with Anna new address follows delivery by van gift paid twice refund asked no reply yet see ticket 4711 blue large left at the door".split(
    " ",
  );
const BEYOND_ASCII =
  "prêt envoyé Größe façade Zürich Łódź naïve Straße señor déjà привет заказ доставка адрес 東京 配送 済み 住所 注文 한국 배송 😀 🚚 café".split(
    " ",
  );
const ESCAPES = [
  '"quoted"',
  "line\nbreak",
  "tab\there",
  "back\\slash",
  "R&D",
  "a<b",
  "it's",
  "naïve",
  "5 > 4",
  '"',
  "\r\n",
  "C:\\temp\\new",
];

/** The pieces of a text, by kind. */
const WORDS = { ascii: ASCII, "non-ascii": BEYOND_ASCII, escapes: [...ESCAPES, ...ASCII.slice(0, 4)] };

const CITIES = {
  ascii: ["Utrecht", "Ghent", "Leeds", "Austin", "Porto"],
  "non-ascii": ["Zürich", "Łódź", "東京", "Москва"],
  escapes: ['"Utrecht"', "Bed & Breakfast", "Line\nTwo", "back\\slash"],
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

class Generator {
  constructor(seed, kind) {
    this.random = random(seed);
    this.words = WORDS[kind];
    this.cities = CITIES[kind];
  }

  /** A whole number below a bound. */
  below(bound) {
    return Math.floor(this.random() * bound);
  }

  one(list) {
    return list[this.below(list.length)];
  }

  text(words) {
    return Array.from({ length: words }, () => this.one(this.words)).join(" ");
  }

  date() {
    const two = (number) => String(number).padStart(2, "0");
    return `20${two(10 + this.below(20))}-${two(1 + this.below(12))}-${two(1 + this.below(28))}`;
  }

  /**
   * With text that JavaScript reproduces: JSON.parse does not say whether there was a zero at the end. Below 100,000, above which
   * a note says that the field may not hold it.
   */
  amount() {
    return this.below(400_000) / 4;
  }

  order() {
    const order = {
      id: this.below(1e9),
      placed: `${this.date()}T${10 + this.below(14)}:${10 + this.below(50)}:00Z`,
      customer: { name: this.text(2), email: `c${this.below(1e6)}@shop.example` },
      lines: Array.from({ length: 1 + this.below(3) }, () => ({
        sku: `SKU-${this.below(1e6)}`,
        quantity: 1 + this.below(9),
        price: this.amount(),
      })),
      total: this.amount(),
      paid: this.random() < 0.7,
    };
    // Services leave out members that they do not have.
    if (this.random() < 0.5) order.note = this.text(4 + this.below(12));
    if (this.random() < 0.2) order.coupon = null;
    return order;
  }

  /** The values that attributes lead to. Now and then one is missing, or does not fit. */
  profile() {
    return {
      address: { street: this.text(2), city: this.one(this.cities) },
      score: this.random() < 0.1 ? "n/a" : this.below(1000),
      balance: this.amount(),
      optedIn: this.random() < 0.5,
      renewal: this.random() < 0.1 ? null : this.date(),
    };
  }
}

/** The document of a body of about this many bytes. */
function document(generator, { format, size, mappings, position, layout }) {
  const lead =
    mappings > 5
      ? { id: generator.below(1e9), profiles: Array.from({ length: mappings / 5 }, () => generator.profile()) }
      : generator.profile();
  const measure = (value, indent) => encoder.encode(write(value, format, layout, indent)).length;
  const head = { requestId: `r-${generator.below(1e9)}` };
  let left = size - measure({ ...head, lead }, 0);
  if (format === "xml") left -= DECLARATION.length + "<response></response>".length;
  const orders = [];
  if (size > 1000) {
    left -= 2 * "<orders></orders>".length;
    const deeper = layout === "pretty" ? 2 : 0;
    for (; left > 600; left -= measure(orders.at(-1), deeper) + (format === "xml" ? "<order></order>".length : 1))
      orders.push(generator.order());
  }
  const message = fill(generator, left - 16);
  const rest = orders.length > 0 ? { message, orders } : { message };
  return position === "start" ? { ...head, lead, ...rest } : { ...head, ...rest, lead };
}

/** A text of about this many bytes. */
function fill(generator, bytes) {
  const words = [];
  for (let left = bytes; left > 0; left -= encoder.encode(words.at(-1)).length + 1) words.push(generator.one(generator.words));
  return words.join(" ");
}

function write(value, format, layout, indent) {
  if (format === "json") return json(value, layout, indent);
  return elements(value, layout === "pretty" ? indent : -1);
}

function json(value, layout, indent) {
  const text = layout === "pretty" ? JSON.stringify(value, null, 2) : JSON.stringify(value);
  return indent > 0 ? text.replaceAll("\n", `\n${"  ".repeat(indent)}`) : text;
}

/** The members of an object as elements; the entries of an array are named after it, in the singular. */
function elements(value, depth) {
  const end = depth < 0 ? "" : `\n${"  ".repeat(depth)}`;
  return Object.entries(value)
    .map(([name, member]) => `${end}${element(name, member, depth)}`)
    .join("");
}

function element(name, value, depth) {
  const deeper = depth < 0 ? depth : depth + 1;
  const end = depth < 0 ? "" : `\n${"  ".repeat(depth)}`;
  // XML has no null.
  if (value === null || value === "") return `<${name}/>`;
  if (typeof value !== "object") return `<${name}>${String(value).replace(/[&<>"']|\r/g, reference)}</${name}>`;
  if (Array.isArray(value)) {
    const entry = name.slice(0, -1);
    const start = deeper < 0 ? "" : `\n${"  ".repeat(deeper)}`;
    return `<${name}>${value.map((member) => `${start}${element(entry, member, deeper)}`).join("")}${end}</${name}>`;
  }
  const { id, ...members } = value;
  const attribute = id === undefined ? "" : ` id="${id}"`;
  return `<${name}${attribute}>${elements(members, deeper)}${end}</${name}>`;
}

const REFERENCES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;" };
const reference = (character) => REFERENCES[character];

/** The text of a body of this shape; each seed makes another. */
export function body(shape, seed) {
  const generator = new Generator(seed, shape.kind);
  const value = document(generator, shape);
  if (shape.format === "xml") {
    const root = element("response", value, shape.layout === "pretty" ? 0 : -1);
    return DECLARATION + root;
  }
  const text = json(value, shape.layout, 0);
  if (shape.kind !== "escapes") return text;
  // Many services escape non-ASCII characters, and the solidus.
  return text.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).replaceAll("/", "\\/");
}

/** Different bodies of one shape, as bytes and as text. */
export function pool(shape) {
  return Array.from({ length: shape.bodies }, (_, i) => {
    const text = body(shape, 1000 * i + shape.mappings);
    return { text, bytes: encoder.encode(text) };
  });
}

const FIELDS = [
  ["address.city", "City", "string"],
  ["score", "Score", "integer"],
  ["balance", "Balance", "currency"],
  ["optedIn", "OptedIn", "boolean"],
  ["renewal", "Renewal", "date"],
];

/** A definition for bodies of this shape. */
export function definition({ format, mappings }) {
  const top = format === "xml" ? "response.lead" : "lead";
  const entry = format === "xml" ? "profiles.profile" : "profiles";
  const rows = Array.from({ length: mappings }, (_, i) => {
    const [path, field, dataType] = FIELDS[i % FIELDS.length];
    const group = Math.floor(i / FIELDS.length);
    const from = mappings > 5 ? `${top}.${entry}[${group}]` : top;
    return { responseAttribute: `${from}.${path}`, name: `${field}${group}`, dataType };
  });
  return {
    name: "Benchmark",
    responseType: format,
    responseMappings: rows.map(({ responseAttribute, name }) => ({ responseAttribute, marketoField: name })),
    leadFields: rows.map(({ name, dataType }) => ({ name, dataType })),
  };
}

/** A response as `evaluateParts` takes it. */
export function parts({ format }, body) {
  const headers = { "content-type": format === "xml" ? "application/xml; charset=utf-8" : "application/json" };
  return { status: 200, statusText: "OK", headers, body };
}
