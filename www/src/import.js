// What visitors have themselves: pasted text and files of any kind that the page reads, and real requests.
import { byId, code, element } from "./dom.js";
import { number, t } from "./language.js";
import { diagnosticItem } from "./mappings.js";
import { stateOf } from "./state.js";

/** How what holds a response begins, whole or not: its status, what curl says, a request. */
const MESSAGE = /^\s*(?:HTTP\/|[*<>] |[A-Z]+ \S+ HTTP\/\d)/;
const STATUS = /^\s*(?:< )?HTTP\/\d(?:\.\d)?[ \t]+\d{3}\b/;

/** Wires the parts; `use` takes what becomes of the state. */
export function wireImport(library, use) {
  const { importLeadFields, parseHar, parseHttp } = library;
  const importFields = (text) => {
    const { leadFields, unmappable, diagnostics } = importLeadFields(text);
    byId("describe").dataset.unmappable = unmappable.length;
    byId("import-diagnostics").replaceChildren(...diagnostics.map((diagnostic) => diagnosticItem(diagnostic)));
    byId("lead-fields").open = true;
    if (leadFields.length > 0) use({ leadFields });
  };

  /** The response that a text or the bytes of a file are, if they are one. */
  const messageOf = (text, given) => {
    try {
      return parseHttp(given);
    } catch {
      if (!MESSAGE.test(text)) return undefined;
      throw new Error(STATUS.test(text) ? "bring.broken" : "bring.noStatus");
    }
  };

  /** Takes a response, and returns the text of its body. */
  const useParts = (parts) => {
    const part = partOf(library, parts);
    use(part);
    return part.body;
  };

  const takeHar = (entries) => {
    const read = entries.map((entry) => parseHar({ log: { entries: [entry] } })[0]);
    const place = read.findLastIndex(Boolean);
    if (place < 0) throw new Error("bring.noResponse");
    const { parts } = read[place];
    const said = entries.length === 1 ? t("bring.response") : t("bring.entry", { place: number(place + 1), all: number(entries.length) });
    return { said: parts.body === null ? `${said} ${t("bring.noBody")}` : said, body: useParts(parts) };
  };

  /** Takes a text, or the bytes that it was in a file, for what it is; returns what became of it, and the body that it has. */
  const take = (text, given) => {
    if (text.trim() === "") throw new Error("bring.empty");
    const message = messageOf(text, given);
    if (message) return { said: t("bring.response"), body: useParts(message) };
    const parsed = objectOf(text);
    if (parsed.input?.definition) {
      use(stateOf(parsed));
      return { said: t("bring.case") };
    }
    if (Array.isArray(parsed.log?.entries)) return takeHar(parsed.log.entries);
    if (Array.isArray(parsed.response?.headers)) return takeHar([parsed]);
    if (importLeadFields(text).leadFields.length > 0) {
      importFields(text);
      return { said: t("bring.describe") };
    }
    // Most often what a log shows.
    use({ answer: "response", body: text });
    return { said: t("bring.body") };
  };

  /** Takes a text, and says what became of it; returns what is read now. */
  const tell = (text, given = text) => {
    try {
      const { said, body = text } = take(text, given);
      say("bring-said", said);
      return body;
    } catch (error) {
      say("bring-said", t("bring.wrong", { why: t(error.message) }), "wrong");
      return text;
    }
  };

  const takeFile = async (file) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const read = tell(new TextDecoder().decode(bytes), bytes);
    // A response may have said in which charset it is.
    if (isUtf8(bytes) || !read.includes("\ufffd")) return;
    byId("bring-said").append(" ", element("strong", { textContent: t("bring.notUtf8") }));
  };

  byId("use-raw").addEventListener("click", () => tell(byId("raw").value));
  byId("file").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (file) await takeFile(file);
    target.value = "";
  });
  // A file may be dropped anywhere: the browser would open it in the place of the page.
  document.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
  document.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    byId("bring").open = true;
    takeFile(file);
  });

  const describe = byId("describe");
  describe.addEventListener("input", () => {
    if (describe.value.trim() === "") byId("import-diagnostics").replaceChildren();
    else importFields(describe.value);
  });
  byId("forget-fields").addEventListener("click", () => {
    describe.value = "";
    byId("import-diagnostics").replaceChildren();
    use({ leadFields: null });
    describe.focus(); // the button is gone
  });

  byId("send-form").addEventListener("submit", (event) => {
    event.preventDefault();
    send(library, use);
  });
  // What is typed here is no part of the state.
  for (const id of ["describe", "bring"]) byId(id).addEventListener("input", (event) => event.stopPropagation());
}

/** The object that a JSON text is, an empty one where it is none. */
function objectOf(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** What the form holds of a response. */
function partOf(library, { status, statusText, headers, body }) {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  const text = typeof body === "string" ? body : textOf(library, { status, headers, body: body ?? "" });
  return { answer: "response", status, statusText, headers: lines.join("\n"), body: text };
}

/** A body as the library decodes it: by its charset. */
function textOf({ Webhook }, parts) {
  const webhook = new Webhook({ responseType: "none" });
  try {
    return webhook.evaluateParts("trigger", parts, { maxBodyBytes: parts.body.length }).webhookIsCalled.response;
  } finally {
    webhook.free();
  }
}

function isUtf8(bytes) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The lead fields that are offered now. */
let listed = null;

/** What is known of the lead fields; those that were imported complete what is typed as a field. */
export function showLeadFields(leadFields) {
  if (leadFields !== listed) {
    listed = leadFields;
    byId("fields").replaceChildren(...(leadFields ?? []).map((field) => element("option", { value: field?.name })));
  }
  byId("forget-fields").hidden = leadFields === null;
  byId("fields-known").textContent = leadFields === null
    ? t("leadFields.standard")
    : t("leadFields.known", { n: number(leadFields.length), unmappable: number(byId("describe").dataset.unmappable ?? 0) });
}

/** Says what became of something; `tone` is "wrong" where it failed. */
function say(id, text, tone = "") {
  byId(id).textContent = text;
  byId(id).classList.toggle("wrong", tone === "wrong");
}

/** Sends a request as the visitor wants it, and takes the reply over. */
async function send({ curlCommand, Webhook }, use) {
  const [url, method, body] = ["send-url", "send-method", "send-body"].map((id) => byId(id).value);
  if (!/^https?:/i.test(url)) return say("send-said", t("send.scheme"), "wrong");
  const init = { method, ...(body && method !== "GET" ? { body } : {}) };
  say("send-said", t("send.sending"));
  const webhook = new Webhook({ responseType: "none" });
  let received, outcome;
  try {
    outcome = await webhook.call("trigger", url, {
      ...init,
      credentials: "omit",
      fetch: async (made) => (received = await fetch(made)),
    });
  } catch (error) {
    return say("send-said", error.message, "wrong");
  } finally {
    webhook.free();
  }
  const failure = outcome.error?.type;
  if (failure === "timeout") {
    use({ answer: failure });
    return say("send-said", t("send.timeout"), "wrong");
  }
  if (failure === "network") {
    say("send-said", `${t("send.failed")} `, "wrong");
    return byId("send-said").append(code(curlCommand({ url, ...init })));
  }
  const { status, statusText } = received;
  const headers = [...received.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  // The payload as the library decoded it: by its charset.
  use({ answer: "response", status, statusText, headers, body: outcome.webhookIsCalled.response });
  return say("send-said", t("send.done"));
}
