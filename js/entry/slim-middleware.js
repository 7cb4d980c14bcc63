// The caller loads the module, by `init` or `initSync` of `marketo-webhook/slim`. Names are as in `runtime.js`.
import "../load/slim.js";
import * as middleware from "../middleware.js";

export const honoOutcome = middleware.honoOutcome;
export const withOutcome = middleware.withOutcome;

export { toProblem } from "../problem.js";
