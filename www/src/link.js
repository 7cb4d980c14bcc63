// The state in the fragment of a link: compressed, and marked with the version of its form.
import { clean } from "./state.js";

const VERSION = "1";
/** Longer links break on their way. */
export const LONGEST = 8 * 1024;

export async function toFragment(state) {
  const bytes = await pipe(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream("deflate-raw"));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `#${VERSION}.${base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/** The state of a fragment; nothing where it holds none that can be read. */
export async function fromFragment(fragment) {
  const [version, text] = fragment.replace(/^#/, "").split(".");
  if (version !== VERSION || !text || text.length > LONGEST) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const state = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(await pipe(bytes, new DecompressionStream("deflate-raw"))),
    );
    return typeof state === "object" && state !== null ? clean(state) : undefined;
  } catch {
    return undefined;
  }
}

/** The most that a fragment may unpack to. */
const MOST = 1024 * 1024;

async function pipe(bytes, transform) {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST) throw new Error("too long");
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
