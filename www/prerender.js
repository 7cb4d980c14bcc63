// The first example and its outcome as the page is built, so that they are there before a script has run.
import { parseHTML } from "linkedom";
import * as library from "../dist/entry/node.js";
import { examples } from "./src/gallery.js";
import { open, start } from "./src/page.js";
import { complete } from "./src/state.js";

/** The document of some HTML, filled in. */
export async function prerender(html) {
  globalThis.document = parseHTML(html).document;
  try {
    open(complete(examples.orders));
    await start(library, () => {});
    return document.toString();
  } finally {
    delete globalThis.document;
  }
}
