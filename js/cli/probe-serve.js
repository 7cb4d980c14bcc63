// The service that Marketo calls, with its instructions as a page: `marketo-webhook probe serve`.
import { once } from "node:events";
import { atMost } from "./arguments.js";
import { CallError } from "./call-error.js";
import { serve as start } from "./service/node.js";

const REASONS = {
  EADDRINUSE: "probe.port-taken",
  EACCES: "probe.port-denied",
  EADDRNOTAVAIL: "probe.host-unknown",
  ENOTFOUND: "probe.host-unknown",
};

export const serve = {
  options: ["host", "port"],

  async run({ options: { port = "8080", host = "localhost" }, positionals, out, err, t }) {
    atMost(positionals, 0);
    if (!/^\d{1,5}$/.test(port) || port > 65_535) throw new CallError("port.form", { value: port });
    const { server, address } = await start({ port: Number(port), host }).catch((error) => {
      throw Object.hasOwn(REASONS, error.code) ? new CallError(REASONS[error.code], { port, host }) : error;
    });
    await out.line(address);
    await err.line(err.dim(t("probe.serving")));
    await once(server, "close");
    return 0;
  },
};
