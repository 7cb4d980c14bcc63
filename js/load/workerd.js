// Cloudflare Workers do not compile bytes: the import is a compiled module.
import { compiled } from "../compiled.js";
import { loadNow } from "./now.js";
import module from "../marketo_webhook_bg.wasm";

loadNow(() => compiled(module));
