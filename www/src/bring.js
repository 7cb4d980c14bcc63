// Bring your own: describe replies, raw responses, case files, and real requests.
import { byId, code } from "./dom.js";
import { number, t } from "./language.js";
import { diagnosticItem } from "./mappings.js";
import { curlOf, readRaw } from "./raw.js";
import { stateOf } from "./state.js";

/** Wires the parts; `use` takes what becomes of the state. */
export function bringYourOwn({ importLeadFields, Webhook }, use) {
  const describe = byId("describe");
  const importFields = () => {
    if (describe.value.trim() === "") return showImport({ diagnostics: [] });
    const imported = importLeadFields(describe.value);
    describe.dataset.unmappable = imported.unmappable.length;
    showImport(imported);
    if (imported.leadFields.length > 0) use({ leadFields: imported.leadFields });
  };
  describe.addEventListener("input", (event) => {
    event.stopPropagation();
    importFields();
  });
  takesFiles(describe, (text) => {
    describe.value = text;
    importFields();
  });
  byId("forget-fields").addEventListener("click", () => {
    describe.value = "";
    use({ leadFields: null });
  });

  const raw = byId("raw");
  const useRaw = () => {
    try {
      use(readRaw(raw.value));
      say("raw-said", t("paste.done"));
    } catch (error) {
      say("raw-said", t("paste.wrong", { why: error.message }), true);
    }
  };
  raw.addEventListener("input", (event) => event.stopPropagation());
  byId("use-raw").addEventListener("click", useRaw);
  takesFiles(raw, (text) => {
    raw.value = text;
    useRaw();
  });

  byId("case-file").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    try {
      use(stateOf(JSON.parse(await file.text())));
      say("case-said", "");
    } catch (error) {
      say("case-said", t("open.wrong", { why: error.message }), true);
    }
    target.value = "";
  });

  byId("send-form").addEventListener("input", (event) => event.stopPropagation());
  byId("send-form").addEventListener("submit", (event) => {
    event.preventDefault();
    send(Webhook, use);
  });
}

function showImport({ diagnostics }) {
  byId("import-diagnostics").replaceChildren(...diagnostics.map((diagnostic) => diagnosticItem(diagnostic)));
}

/** What is known of the lead fields. */
export function showLeadFields(leadFields) {
  byId("forget-fields").hidden = leadFields === null;
  byId("fields-known").textContent = leadFields === null
    ? t("leadFields.standard")
    : t("leadFields.known", { n: number(leadFields.length), unmappable: number(byId("describe").dataset.unmappable ?? 0) });
}

/** A text area that takes files by drag and drop. */
function takesFiles(area, use) {
  area.addEventListener("dragover", (event) => event.preventDefault());
  area.addEventListener("drop", async (event) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    use(await file.text());
  });
}

function say(id, text, isWrong = false) {
  byId(id).textContent = text;
  byId(id).classList.toggle("wrong", isWrong);
}

/** Sends a request as the visitor wants it, and takes the reply over. */
async function send(Webhook, use) {
  const request = { url: byId("send-url").value, method: byId("send-method").value, body: byId("send-body").value };
  say("send-said", t("send.sending"));
  const webhook = new Webhook({ responseType: "none" });
  let received;
  try {
    await webhook.call("trigger", request.url, {
      method: request.method,
      ...(request.body && request.method !== "GET" ? { body: request.body } : {}),
      credentials: "omit",
      async fetch(made) {
        const response = await fetch(made);
        received = response.clone();
        return response;
      },
    });
  } catch (error) {
    return say("send-said", error.message, true);
  } finally {
    webhook.free();
  }
  if (!received) {
    say("send-said", `${t("send.failed")} `, true);
    return byId("send-said").append(code(curlOf(request)));
  }
  const headers = [...received.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  use({ answer: "response", status: received.status, statusText: received.statusText, headers, body: await received.text() });
  say("send-said", t("send.done"));
}
