// Bundlers that do not follow `new URL(..., import.meta.url)`: the address of the module comes from an import.

import address from "marketo-webhook/marketo_webhook.wasm";
import * as library from "marketo-webhook/slim";
import cases from "./cases.json";
import { run } from "./run.js";

const start = performance.now();
await library.init(new URL(address, import.meta.url));
globalThis.result = await run(library, cases, { start, loaded: performance.now() });
