// What is measured: the main table, and one variation at a time.

/** How many different bodies of a size there are; the largest fill memory. */
const BODIES = { 300: 64, 4096: 64, 65536: 16, 1e6: 8, 1e7: 2 };

const NAMES = { 300: "300 B", 4096: "4 KB", 65536: "64 KB", 1e6: "1 MB", 1e7: "10 MB" };

const usual = { layout: "compact", kind: "ascii", mappings: 5, position: "end", input: "bytes" };

const VARIATIONS = [
  { layout: "pretty" },
  { kind: "non-ascii" },
  { kind: "escapes" },
  { mappings: 1 },
  { mappings: 1, position: "start" },
  { position: "start" },
  { mappings: 50 },
  { input: "text" },
  { input: "text", kind: "non-ascii" },
];

function shape(format, size, variation = {}) {
  const which = Object.values(variation).map((value) =>
    typeof value === "number" ? `${value} mapping${value > 1 ? "s" : ""}` : value,
  );
  const name = [`${format} ${NAMES[size]}`, ...which].join(", ");
  return { name, format, size, ...usual, ...variation, bodies: BODIES[size], isMain: which.length === 0 };
}

const FORMATS = ["json", "xml"];

const main = (sizes) => FORMATS.flatMap((format) => sizes.map((size) => shape(format, size)));

const variations = FORMATS.flatMap((format) =>
  [4096, 1e6].flatMap((size) => VARIATIONS.map((variation) => shape(format, size, variation))),
);

/** The full set, or that of a quick run; `filter` is part of a name, such as `json 4 KB` or `non-ascii`. */
export function shapes({ quick = false, filter = "" } = {}) {
  const all = quick ? main([300, 4096, 65536, 1e6]) : [...main([300, 4096, 65536, 1e6, 1e7]), ...variations];
  return all.filter(({ name }) => `${name},`.includes(filter));
}
