// The runtime's way to load the module applies. Names are as in `runtime.js`.
import "#load";
import * as middleware from "../middleware.js";

export const honoOutcome = middleware.honoOutcome;
export const withOutcome = middleware.withOutcome;

export { toProblem } from "../problem.js";
