// What to create in Marketo: `marketo-webhook probe kit`.
import { atMost } from "./arguments.js";
import { visibleJson } from "./visible.js";

export const kit = {
  options: ["about"],

  async run({ options, positionals, out, t, kit: { fields, experiments }, kit: whole }) {
    atMost(positionals, 0);
    if (options.json) {
      await out.write(`${visibleJson(whole, 2)}\n`);
      return 0;
    }
    const webhooks = [...new Map(experiments.map(({ definition }) => [definition.name, definition])).values()];
    const widest = Math.max(0, ...fields.map(({ name }) => name.length));
    await out.line(out.bold(t("probe.fields", { count: fields.length })));
    for (const { displayName, dataType, before } of fields) {
      await out.line(
        `  ${displayName.padEnd(widest)}  ${dataType.padEnd(7)}  ${t("probe.before", { value: JSON.stringify(before) })}`,
        { wrap: false },
      );
    }
    for (const { name, responseType, responseMappings } of webhooks) {
      await out.line();
      await out.line(out.bold(t("probe.webhook", { name, type: responseType.toUpperCase() })));
      await out.line(`  ${t("probe.url", { token: "{{lead.First Name}}" })}`, { wrap: false });
      for (const { responseAttribute, marketoField } of responseMappings) {
        await out.line(`  ${responseAttribute} → ${fields.find((field) => field.name === marketoField).displayName}`, {
          wrap: false,
        });
      }
    }
    await out.line();
    await out.line(out.bold(t("probe.experiments", { count: experiments.length })));
    for (const { name, about } of experiments) {
      await out.line(`  ${name.padEnd(12)}  ${about.length === 0 ? out.dim(t("probe.control")) : about.join(", ")}`, {
        indent: 16,
      });
    }
    await out.line();
    await out.line(t("probe.how"));
    return 0;
  },
};
