// The light Response of `@hono/node-server`.

/** The symbol under which it keeps its constructor arguments, once one was seen. */
let key;

/**
 * The text sent as the body, if the Response still has it. `@hono/node-server` replaces Node's Response by a light one, which
 * becomes Node's own as soon as its body is asked for: with those streams a reply of 3 KB takes twice the time. Anything
 * unexpected is read like any other Response.
 */
export function textOf(response) {
  if (key === undefined) {
    key = Object.getOwnPropertySymbols(response).find(({ description }) => description === "cache");
    if (key === undefined) return undefined;
  }
  const made = response[key];
  if (!Array.isArray(made) || made.length !== 3 || made[0] !== response.status) return undefined;
  return typeof made[1] === "string" ? made[1] : undefined;
}
