// Lines for people, in colours and within the terminal's width.
import { once } from "node:events";

const COLOURS = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], cyan: [36, 39] };

/** A space where no line is broken. Input never has it: `visible` shows its code. */
const TIE = "\u00a0";

/** A text that is not broken at its spaces. */
export const tied = (text) => text.replaceAll(" ", TIE);

/**
 * Writes to a stream. Each write is awaited, so that nothing piles up if nobody reads. The colours are functions that
 * colour a text.
 */
export function printer(stream, env) {
  const hasColours = coloursOn(stream, env);
  const width = widthOf(stream, env);
  const write = async (text) => {
    if (!stream.write(text)) await once(stream, "drain");
  };
  const colours = Object.entries(COLOURS).map(([name, [on, off]]) => [
    name,
    (text) => (hasColours ? `\x1b[${on}m${text}\x1b[${off}m` : text),
  ]);
  return {
    ...Object.fromEntries(colours),
    write,
    /** Writes a line; the overflow continues below, indented by this many columns. */
    line: (text = "", { indent = 0, wrap = true } = {}) =>
      write(`${(wrap ? wrapped(text, width, indent) : text).replaceAll(TIE, " ")}\n`),
    /** A text of the library, with the parts in backticks coloured. */
    prose: (text) => (hasColours ? text.replace(/`[^`]+`/g, (code) => `\x1b[36m${code}\x1b[39m`) : text),
  };
}

/** On a terminal, unless the user's settings say no; elsewhere only if they say yes. */
function coloursOn({ isTTY }, { NO_COLOR, FORCE_COLOR, TERM }) {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return !["0", "false"].includes(FORCE_COLOR);
  return Boolean(isTTY) && TERM !== "dumb";
}

/** Without a terminal or `COLUMNS` a line is never broken, so that other programs find it whole. */
function widthOf({ columns }, { COLUMNS }) {
  const width = columns ?? (/^\d{1,4}$/.test(COLUMNS ?? "") ? Number(COLUMNS) : undefined);
  return width >= 20 ? width : Infinity;
}

/** Breaks a text at spaces. A word longer than a line stays whole: the terminal breaks it, and it can be copied. */
function wrapped(text, width, indent) {
  if (width === Infinity) return text;
  return text
    .split("\n")
    .map((line) => wrappedLine(line, width, indent))
    .join("\n");
}

function wrappedLine(line, width, indent) {
  const lines = [];
  let current = "";
  // A run of spaces belongs to the word after it.
  for (const word of line.match(/ *[^ ]+| +$/g) ?? []) {
    if (current !== "" && columnsOf(current) + columnsOf(word) > width) {
      lines.push(current);
      current = " ".repeat(indent) + word.trimStart();
    } else {
      current += word;
    }
  }
  return [...lines, current].join("\n");
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** The width of a text in columns. */
export function columnsOf(text) {
  let columns = 0;
  for (const character of text.replace(/\x1b\[\d+m/g, "")) {
    if (!/\p{Mn}/u.test(character)) columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}
