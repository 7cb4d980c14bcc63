// Instances of the module. Arguments are recognized by their tag, since another realm may have compiled or fetched them.
import { exports, finalize, imports } from "./marketo_webhook.js";
import { tagOf } from "./tags.js";

export const isModule = (value) => tagOf(value) === "[object WebAssembly.Module]";
export const isBuffer = (value) => ArrayBuffer.isView(value) || /^\[object (Shared)?ArrayBuffer]$/.test(tagOf(value));

/** The exports of a new instance, synchronously, from a compiled module or its bytes. */
export function instantiate(source) {
  const module = isModule(source) ? source : new WebAssembly.Module(source);
  return finished(new WebAssembly.Instance(module, imports()), module);
}

/** The same asynchronously, also from a response or an address. */
export async function instantiateLater(source) {
  const isAddress = typeof source === "string" || /^\[object (URL|Request)]$/.test(tagOf(source));
  const given = await (isAddress ? fetch(source) : source);
  if (isModule(given)) return finished(await WebAssembly.instantiate(given, imports()), given);
  const { instance, module } = await (isBuffer(given) ? WebAssembly.instantiate(given, imports()) : ofResponse(given));
  return finished(instance, module);
}

/** Only the first call counts: its objects may be in use. */
const finished = (instance, module) => exports ?? finalize(instance, module);

async function ofResponse(response) {
  if (tagOf(response) !== "[object Response]") throw new TypeError("what was given is neither a module nor a response with one");
  const { ok, status, headers, url } = response;
  const type = headers.get("content-type");
  if (ok && type === "application/wasm") return WebAssembly.instantiateStreaming(response, imports());
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!ok || !isWasm(bytes))
    throw new Error(`${url || "the response"} is no WebAssembly module: status ${status}, ${type ?? "no content type"}`);
  return WebAssembly.instantiate(bytes, imports());
}

/** Whether bytes begin as every module does: `\0asm`. */
const isWasm = ([zero, a, s, m]) => zero === 0 && a === 0x61 && s === 0x73 && m === 0x6d;
