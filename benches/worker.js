// workerd: does one turn per request; the client takes the time.
import * as library from "marketo-webhook";
import { Turns } from "./measure.js";

let turns;

export default {
  async fetch(request) {
    turns ??= new Turns(library);
    const { shape, what, name, passes } = await request.json();
    try {
      if (what === "names") return Response.json(turns.names(shape));
      if (what === "agree") return Response.json(turns.agree(shape));
      return Response.json(turns.run(shape, name, passes));
    } catch (error) {
      return new Response(error.stack, { status: 500 });
    }
  },
};
