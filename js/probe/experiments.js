// The webhooks of the kit and their replies. A name always means the same reply, in any kit: one service answers them all. What a
// reply shows follows from the rules (predict.js).
import { FIELDS } from "./fields.js";

const JSON_WEBHOOK = {
  name: "Probe JSON",
  responseType: "json",
  responseMappings: ["call", "text", "number", "score", "flag", "date", "email", "url"].map((key) => mapping(key, key)),
};

const XML_WEBHOOK = {
  name: "Probe XML",
  responseType: "xml",
  // The last name begins and ends in ASCII, but is a valid path only if letters beyond it are allowed.
  responseMappings: [mapping("probe.call", "call"), mapping("probe.list.item[0]", "text"), mapping("probe.größe", "email")],
};

function mapping(responseAttribute, word) {
  return { responseAttribute, marketoField: `Probe${word[0].toUpperCase()}${word.slice(1)}` };
}

/** The field that every reply writes to. */
export const CALL = FIELDS[0].name;

function json(name, members) {
  const body = `{"call": "${name}"${Object.entries(members)
    .map(([key, value]) => `, "${key}": ${value}`)
    .join("")}}`;
  return experiment(name, JSON_WEBHOOK, ok("application/json; charset=utf-8", body));
}

function xml(name, items) {
  const body = `<?xml version="1.0" encoding="UTF-8"?><probe><call>${name}</call>${items}</probe>`;
  return experiment(name, XML_WEBHOOK, ok("application/xml; charset=utf-8", body));
}

function ok(type, body) {
  return { status: 200, statusText: "OK", headers: { "content-type": type }, body };
}

function experiment(name, definition, reply, campaignType = "trigger") {
  return { name, campaignType, definition, reply };
}

/**
 * Controls first: one that leaves every field unchanged, to tell a value that was never there from a cleared one, and those that
 * write a plain value through each mapping. Values are JSON as in the body.
 */
export const EXPERIMENTS = [
  json("json-before", {}),
  json("json-control", {
    text: '"control"',
    number: "7",
    score: "50",
    flag: "true",
    date: '"2002-02-02"',
    email: '"control@probe.example"',
    url: '"https://control.example/"',
  }),
  xml("xml-control", "<list><item>control</item><item>other</item></list>"),
  json("json-empty", { text: '"NULL"', number: '"85%"', score: "-7", flag: '"yes"', email: '""', url: "null" }),
  json("json-values", { text: "42", number: '"86"', date: '"8/19/14"', email: '"no address"', url: '"www.example.com"' }),
  // The object has no white space, so that its text survives being written anew. 10.7 and not 10.5, where ways to round differ.
  json("json-objects", { text: '{"a":1}', number: "10.7", date: '"2003-03-03", "date": "2004-04-04"' }),
  // The number is not exact as a 32-bit float.
  json("json-limits", { text: `"${"0123456789".repeat(30)}"`, number: "3000000001" }),
  xml("xml-paths", "<list><item>single</item></list><größe>letters@probe.example</größe>"),
  experiment("json-blank", JSON_WEBHOOK, ok("application/json; charset=utf-8", " \n ")),
  experiment("json-missing", JSON_WEBHOOK, { status: 404, statusText: "Not Found", headers: {}, body: "" }),
  experiment("json-batch", JSON_WEBHOOK, ok("application/json; charset=utf-8", '{"call": "json-batch"}'), "batch"),
];
