// Node, Deno, Bun and every runtime that may compile bytes. They are inlined, since bundles have no file beside them, and
// reading one would need a permission in Deno.
import { inlined } from "../inlined.js";
import { loadNow } from "./now.js";

loadNow(inlined);
