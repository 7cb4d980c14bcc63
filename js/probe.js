// What an instance of Marketo can tell about the assumptions. It uses the public API alone; an entry loads the module.
import { calledBy } from "./errors.js";
import { checkKit, checkObservations } from "./probe/check.js";
import { kitFor } from "./probe/kit.js";
import { readObservations } from "./probe/read.js";

export function probeKit(about) {
  return calledBy(probeKit, () => kitFor(about));
}

export function calibrate(kit, observations) {
  return calledBy(calibrate, () => {
    checkKit(kit);
    checkObservations(observations, kit);
    return readObservations(kit, observations);
  });
}
