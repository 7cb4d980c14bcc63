// The runtime's way to load the module applies. Names are as in `runtime.js`.
import "#load";
import * as probe from "../probe.js";

export const calibrate = probe.calibrate;
export const probeKit = probe.probeKit;
