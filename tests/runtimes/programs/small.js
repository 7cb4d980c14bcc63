// The smallest Worker, for the size of the bundle.
import { evaluate } from "marketo-webhook";

const definition = { responseType: "json", responseMappings: [{ responseAttribute: "a", marketoField: "City" }] };

export default { fetch: async () => Response.json(await evaluate("trigger", new Response('{"a": "x"}'), definition)) };
