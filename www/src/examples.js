// Examples written for this page, each a problem and a state that shows it: shaped like what services really return.

const json = (value) => JSON.stringify(value, null, 2);
const JSON_TYPE = "content-type: application/json";
const XML_TYPE = "content-type: text/xml; charset=utf-8";

const soap = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <GetScoreResponse xmlns="urn:example:scoring">
      <score>72</score>
      <segment>Midmarket</segment>
    </GetScoreResponse>
  </soap:Body>
</soap:Envelope>
`;

const headline =
  "Head of Operations at Wilder Ltd. I help plants that already run connected machines to find out why a line stands still, " +
  "before it does. Twenty years in maintenance, the last eight with data: sensors, forecasts and people who trust them. " +
  "I write about spare parts, night shifts and good coffee.";

export const examples = {
  score: {
    mappings: [
      ["lead.Score", "LeadScore"],
      ["lead.company", "Company"],
      ["lead.city", "City"],
      ["lead.employees", "NumberOfEmployees"],
    ],
    body: json({
      status: "ok",
      lead: {
        id: 4711,
        score: 72,
        company: "Wilder Ltd",
        city: "Utrecht",
        employees: "about 40",
        site: "https://wilder.example",
      },
    }),
    headers: JSON_TYPE,
  },
  half: {
    mappings: [
      ["person.headline", "Title"],
      ["person.city", "City"],
    ],
    body: json({ person: { full_name: "Jane Wilder", headline, city: "Gent" }, credits_left: 412 }),
    headers: JSON_TYPE,
  },
  campaign: {
    campaignType: "batch",
    mappings: [["score", "LeadScore"]],
    body: json({ score: 72, grade: "A" }),
    headers: JSON_TYPE,
  },
  emptied: {
    mappings: [
      ["location.city", "City"],
      ["sub_status", "Rating"],
      ["industry", "Industry"],
      ["phone", "Phone"],
    ],
    body: json({
      address: "jane@wilder.example",
      status: "valid",
      sub_status: "",
      industry: "NULL",
      phone: null,
      location: { city: "Gent" },
    }),
    headers: JSON_TYPE,
  },
  wrapper: {
    mappings: [
      ["score", "LeadScore"],
      ["attributes.city", "City"],
      ["attributes.tags", "LeadSource"],
    ],
    body: json({ data: { type: "leads", id: "4711", attributes: { score: 72, city: "Utrecht", tags: ["webinar", "trial"] } } }),
    headers: JSON_TYPE,
  },
  names: {
    mappings: [
      ["email", "Email Address"],
      ["score", "leadScore"],
      ["title", "Job Title"],
      ["tier", "CustomerTier"],
      ["plan", "Plan"],
    ],
    leadFields: [{ name: "CustomerTier", dataType: "formula", displayName: "Customer Tier" }],
    body: json({ email: "jane@wilder.example", score: 72, title: "Head of Operations", tier: "gold", plan: "pro" }),
    headers: JSON_TYPE,
  },
  types: {
    mappings: [
      ["score", "LeadScore"],
      ["born", "DateofBirth"],
      ["mail", "Email"],
      ["opted_out", "Unsubscribed"],
      ["revenue", "AnnualRevenue"],
      ["size", "NumberOfEmployees"],
    ],
    body: json({
      score: "72.5",
      born: "14/03/1990",
      mail: "jane at wilder.example",
      opted_out: "yes",
      revenue: "$1.2M",
      size: "51-100",
    }),
    headers: JSON_TYPE,
  },
  list: {
    mappings: [
      ["city", "City"],
      ["[0].postcode", "PostalCode"],
    ],
    body: json([
      { city: "Utrecht", postcode: "3511 AB" },
      { city: "Gent", postcode: "9000" },
    ]),
    headers: JSON_TYPE,
  },
  quota: {
    mappings: [
      ["score", "LeadScore"],
      ["error.message", "Rating"],
    ],
    body: json({ success: false, error: { code: 104, message: "The monthly quota is used up" } }),
    headers: JSON_TYPE,
  },
  login: {
    mappings: [["score", "LeadScore"]],
    headers: "content-type: text/html; charset=utf-8",
    body: "<!DOCTYPE html>\n<html>\n  <title>Sign in</title>\n  <p>Your session has ended.</p>\n</html>\n",
  },
  missing: {
    status: 404,
    statusText: "",
    mappings: [["score", "LeadScore"]],
    body: json({ detail: "No lead has this email address" }),
    headers: "content-type: application/problem+json",
  },
  empty: { status: 204, statusText: "No Content", mappings: [["score", "LeadScore"]], body: "", headers: "" },
  soap: {
    responseType: "xml",
    headers: XML_TYPE,
    body: soap,
    mappings: [
      ["Envelope.Body.GetScoreResponse.score", "LeadScore"],
      ["GetScoreResponse.segment", "Industry"],
    ],
  },
  tags: {
    responseType: "xml",
    headers: XML_TYPE,
    mappings: [
      ["lead.city", "City"],
      ["lead.tag[1]", "Industry"],
    ],
    body: "<lead>\n  <city>Utrecht</city>\n  <tag>new</tag>\n  <tag>vip</tag>\n</lead>\n",
  },
};
