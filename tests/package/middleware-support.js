// Shared by the tests of the middleware.
export const definition = { responseType: "json", responseMappings: [{ responseAttribute: "score", marketoField: "LeadScore" }] };
export const good = () => Response.json({ score: 12 });
export const request = new Request("http://localhost/");

/** An `onOutcome` and its calls. */
export function listener() {
  let tell;
  const heard = new Promise((resolve) => {
    tell = resolve;
  });
  return { onOutcome: (...all) => tell(all), heard };
}

/** Time for what happens after a reply. */
export async function turns() {
  for (let i = 0; i < 5; i++) await new Promise(setImmediate);
}

/** A body that yields its chunks on request, and then does what it is told. */
export function streamOf(chunks, end = (controller) => controller.close()) {
  const left = chunks.map((chunk) => (typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk));
  const given = { cancelled: undefined, pulled: 0 };
  given.body = new ReadableStream(
    {
      async pull(controller) {
        given.pulled++;
        await turns();
        if (left.length > 0) controller.enqueue(left.shift());
        else await end(controller);
      },
      cancel(reason) {
        given.cancelled = reason;
      },
    },
    { highWaterMark: 0 },
  );
  return given;
}
