// Cloudflare Workers do not compile bytes: the import is a compiled module.
import { compiled } from "../compiled.js";
import module from "../marketo_webhook_bg.wasm";
import { loadNow } from "./now.js";

loadNow(() => compiled(module));
