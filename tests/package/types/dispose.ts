// Where the compiler has `Symbol.dispose`, a webhook may be held by `using`.
import * as slim from "marketo-webhook/slim";
import { Webhook } from "marketo-webhook";

export function dispose(): void {
  using webhook = new Webhook({ responseType: "json" });
  using other: Disposable = new slim.Webhook({ responseType: "xml" });
  webhook[Symbol.dispose]() satisfies void;
  other[Symbol.dispose]();
}
