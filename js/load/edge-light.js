// Vercel's edge runtime does not compile bytes: by its convention the import is a compiled module.
import { compiled } from "../compiled.js";
import module from "../marketo_webhook_bg.wasm?module";
import { loadNow } from "./now.js";

loadNow(() => compiled(module));
