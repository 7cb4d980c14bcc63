// Node, Deno, Bun and every runtime that can compile bytes. They are inlined: a bundle has no file beside it, and Deno needs a
// permission to read one.
import { inlined } from "../inlined.js";
import { loadNow } from "./now.js";

loadNow(inlined);
