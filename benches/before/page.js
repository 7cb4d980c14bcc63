// The version before, in Chromium.

import address from "marketo-webhook-before/marketo_webhook.wasm";
import * as before from "marketo-webhook-before/slim";

await before.init(new URL(address, import.meta.url));

export { before };
