// Vercel's edge runtime compiles no bytes: the import is a compiled module, by its convention.
import { compiled } from "../compiled.js";
import { loadNow } from "./now.js";
import module from "../marketo_webhook_bg.wasm?module";

loadNow(() => compiled(module));
