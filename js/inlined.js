// The module from text. In two halves, since Vite warns about chunks of more than 500 kB.
import first from "./inlined/first.js";
import second from "./inlined/second.js";

/** The bytes of the module. */
export function inlined() {
  const text = first + second;
  const { Buffer } = globalThis;
  if (Buffer) return Buffer.from(text, "base64");
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
