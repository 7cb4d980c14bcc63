// Where the compiler has `Symbol.dispose`, a webhook may be held by `using`.

import { Webhook } from "marketo-webhook";
import * as slim from "marketo-webhook/slim";

export function dispose(): void {
  using webhook = new Webhook({ responseType: "json" });
  using other: Disposable = new slim.Webhook({ responseType: "xml" });
  webhook[Symbol.dispose]();
  other[Symbol.dispose]();
}
