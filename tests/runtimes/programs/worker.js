// Workers: answers with the results.
import * as library from "marketo-webhook";
import cases from "./cases.json";
import { run } from "./run.js";

export default { fetch: async () => Response.json(await run(library, cases)) };
