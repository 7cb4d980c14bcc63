// Vercel's edge runtime: answers with the results.
import * as library from "marketo-webhook";
import cases from "./cases.json";
import { run } from "./run.js";

addEventListener("fetch", (event) => event.respondWith(run(library, cases).then((result) => Response.json(result))));
