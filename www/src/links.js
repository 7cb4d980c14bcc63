// Where the page leads to.
const OWNER = "marketo-webhook";
export const REPOSITORY = `https://github.com/${OWNER}/marketo-webhook`;
/** Where the page is served: what shows a shared link wants the whole address of its picture. */
export const SITE = `https://${OWNER}.github.io/marketo-webhook/`;

/** A rule in the documentation; headings become addresses without their points. */
export const ruleAddress = (id, language) =>
  `${REPOSITORY}/blob/main/docs/${language === "es" ? "reglas" : "behaviour"}.md#${id.replaceAll(".", "")}`;

/** The longest text that is put into an address. */
const MOST = 5_000;

const CAMPAIGNS = { trigger: "Trigger campaign", batch: "Batch campaign", executable: "Executable campaign" };

/** The form for what somebody saw in an instance, filled in with what the page says: attributes, fields and rules, no lead data. */
export function reportAddress(outcome, { campaignType, responseType, mappings, assumptions }, redact) {
  const text = JSON.stringify(redact(outcome), (key, value) => (key === "explanation" ? undefined : value), 1);
  const fields = {
    template: "instance.yml",
    rule: Object.entries(assumptions)
      .map((entry) => entry.join(": "))
      .join(", "),
    expected: text.length > MOST ? `${text.slice(0, MOST)}…` : text,
    campaign: CAMPAIGNS[campaignType],
    webhook: [`Response Type: ${responseType}`, ...mappings.map((mapping) => mapping.join(" -> "))].join("\n").slice(0, MOST / 5),
  };
  return `${REPOSITORY}/issues/new?${new URLSearchParams(fields)}`;
}
