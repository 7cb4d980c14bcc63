// Responses as other tools write them.

/** A response out of a raw HTTP message, of what `curl -i` printed, or of a HAR entry; throws where it is none. */
export function readRaw(text) {
  const trimmed = text.trimStart();
  return trimmed.startsWith("{") ? readHar(JSON.parse(trimmed)) : readMessage(trimmed);
}

function readMessage(text) {
  let rest = text;
  // Of several messages (redirects, 100 Continue, a proxy's answer) the last one is the response.
  for (;;) {
    const head = rest.match(/^HTTP\/[\d.]+ (\d{3})(?: ([^\r\n]*))?\r?\n/);
    if (!head) throw new Error("HTTP/1.1 200 OK");
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

function readHar(har) {
  const entry = har.log?.entries?.at(-1) ?? har;
  const { response } = entry;
  if (typeof response?.status !== "number") throw new Error("response.status");
  const { text = "", encoding } = response.content ?? {};
  const body = encoding === "base64" ? new TextDecoder().decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0))) : text;
  const headers = (response.headers ?? []).filter(({ name }) => !name.startsWith(":"));
  return {
    answer: "response",
    status: response.status,
    statusText: response.statusText ?? "",
    headers: headers.map(({ name, value }) => `${name}: ${value}`).join("\n"),
    body,
  };
}

/** The command that sends the same request outside the browser, and prints what can be pasted here. */
export function curlOf({ url, method, body }) {
  const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const data = body ? ` --data-raw ${quote(body)}` : "";
  return `curl -i -X ${method}${data} ${quote(url)}`;
}
