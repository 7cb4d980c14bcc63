// What visitors have themselves: pasted text and files of any kind that the page reads, and real requests.
import { byId, code, element } from "./dom.js";
import { number, t } from "./language.js";
import { diagnosticItem } from "./mappings.js";
import { curlOf, readHar, readMessage } from "./raw.js";
import { stateOf } from "./state.js";

/** Wires the parts; `use` takes what becomes of the state. */
export function wireImport({ importLeadFields, Webhook }, use) {
  const importFields = (text) => {
    const { leadFields, unmappable, diagnostics } = importLeadFields(text);
    byId("describe").dataset.unmappable = unmappable.length;
    byId("import-diagnostics").replaceChildren(...diagnostics.map((diagnostic) => diagnosticItem(diagnostic)));
    byId("lead-fields").open = true;
    if (leadFields.length > 0) use({ leadFields });
  };

  /** Takes a text for what it is, and returns the key of what became of it. */
  const take = (text) => {
    if (text.trim() === "") throw new Error("bring.empty");
    if (/^\s*HTTP\//.test(text)) {
      use(readMessage(text));
      return t("bring.response");
    }
    const parsed = objectOf(text);
    if (parsed.input?.definition) {
      use(stateOf(parsed));
      return t("bring.case");
    }
    if (parsed.log?.entries || Array.isArray(parsed.response?.headers)) {
      const { part, place, all } = readHar(parsed);
      use(part);
      return all === 1 ? t("bring.response") : t("bring.entry", { place: number(place), all: number(all) });
    }
    if (importLeadFields(text).leadFields.length > 0) {
      importFields(text);
      return t("bring.describe");
    }
    // Most often what a log shows.
    use({ answer: "response", body: text });
    return t("bring.body");
  };

  /** Takes a text, and says what became of it. */
  const tell = (text) => {
    try {
      say("bring-said", take(text));
    } catch (error) {
      say("bring-said", t("bring.wrong", { why: t(error.message) }), "wrong");
    }
  };

  const takeFile = async (file) => {
    const bytes = await file.arrayBuffer();
    const text = new TextDecoder().decode(bytes);
    tell(text);
    if (isUtf8(bytes)) return;
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
    send(Webhook, use);
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
async function send(Webhook, use) {
  const request = { url: byId("send-url").value, method: byId("send-method").value, body: byId("send-body").value };
  say("send-said", t("send.sending"));
  const webhook = new Webhook({ responseType: "none" });
  let received, outcome;
  try {
    outcome = await webhook.call("trigger", request.url, {
      method: request.method,
      ...(request.body && request.method !== "GET" ? { body: request.body } : {}),
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
    return byId("send-said").append(code(curlOf(request)));
  }
  const { status, statusText } = received;
  const headers = [...received.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  // The payload as the library decoded it: by its charset.
  use({ answer: "response", status, statusText, headers, body: outcome.webhookIsCalled.response });
  return say("send-said", t("send.done"));
}
