// Responses as other tools write them.

/** A response out of a raw HTTP message, or of what `curl -i` printed; throws where it is none. */
export function readMessage(text) {
  let rest = text.trimStart();
  // Of several messages (redirects, 100 Continue, a proxy's answer) the last one is the response.
  for (;;) {
    const head = rest.match(/^HTTP\/[\d.]+ (\d{3})(?: ([^\r\n]*))?(?:\r?\n|$)/);
    if (!head) throw new Error("bring.noStatus");
    const end = rest.match(/\r?\n\r?\n/);
    const headers = rest.slice(head[0].length, end ? end.index : undefined);
    const body = end ? rest.slice(end.index + end[0].length) : "";
    if (/^HTTP\/[\d.]+ \d{3}/.test(body)) {
      rest = body;
      continue;
    }
    return { answer: "response", status: Number(head[1]), statusText: head[2] ?? "", headers: headers.trim(), body };
  }
}

/** The response of a HAR entry, or of the last one of a whole HAR that has one; throws where there is none. */
export function readHar(har) {
  const entries = har.log?.entries ?? [har];
  const place = entries.findLastIndex(({ response }) => response?.status > 0); // 0 is a request that got no response
  if (place < 0) throw new Error("bring.noResponse");
  const { status, statusText = "", headers = [], content } = entries[place].response;
  const lines = headers.filter(({ name }) => !name.startsWith(":")).map(({ name, value }) => `${name}: ${value}`);
  const part = { answer: "response", status, statusText, headers: lines.join("\n"), body: textOf(content ?? {}) };
  return { part, place: place + 1, all: entries.length };
}

function textOf({ text = "", encoding, mimeType = "" }) {
  if (encoding !== "base64") return text;
  const [, charset = "utf-8"] = mimeType.match(/charset="?([^\s;"]+)/i) ?? [];
  return new TextDecoder(charset).decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
}

/** The command that sends the same request outside the browser, and prints what can be pasted here. */
export function curlOf({ url, method, body }) {
  const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const data = body && method !== "GET" ? ` --data-raw ${quote(body)}` : "";
  return `curl -i -X ${method}${data} ${quote(url)}`;
}
