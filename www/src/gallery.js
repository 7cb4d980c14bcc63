// Examples written for this page: each a state of the form.

const json = (value) => JSON.stringify(value, null, 2);
const JSON_TYPE = "content-type: application/json";
const XML_TYPE = "content-type: application/xml";

const customer = {
  score: 72,
  customer: { website: "https://wilder.example", employees: "about 40" },
  orders: [
    { orderDate: "2025-03-14", city: "Utrecht", total: 129.5 },
    { orderDate: "2024-11-02", city: "Gent", total: 48 },
  ],
};

const lead = `<?xml version="1.0" encoding="UTF-8"?>
<lead id="4711">
  <score>72</score>
  <customer>
    <website>https://wilder.example</website>
  </customer>
  <orders>
    <order><city>Utrecht</city><total>129.5</total></order>
    <order><city>Gent</city><total>48</total></order>
  </orders>
</lead>
`;

const fault = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <soap:Fault>
      <faultcode>soap:Server</faultcode>
      <faultstring>The lead store is being moved</faultstring>
    </soap:Fault>
  </soap:Body>
</soap:Envelope>
`;

export const examples = {
  orders: {
    mappings: [["score", "LeadScore"], ["orders[0].city", "City"], ["customer.Website", "Website"], ["customer.employees", "NumberOfEmployees"]],
    body: json(customer), headers: JSON_TYPE,
  },
  xml: {
    responseType: "xml", headers: XML_TYPE, body: lead,
    mappings: [["lead.score", "LeadScore"], ["lead.orders.order[0].city", "City"], ["lead.customer.Website", "Website"], ["lead.orders.order.total", "AnnualRevenue"]],
  },
  batch: { campaignType: "batch", mappings: [["score", "LeadScore"]], body: json({ score: 72 }), headers: JSON_TYPE },
  empty: { status: 204, statusText: "No Content", mappings: [["score", "LeadScore"]], body: "" },
  phrase: { status: 404, statusText: "No Such Lead", mappings: [["score", "LeadScore"]], body: json({ lead: null }), headers: JSON_TYPE },
  http2: { status: 404, statusText: "", mappings: [["score", "LeadScore"]], body: json({ lead: null }), headers: JSON_TYPE },
  mixed: {
    responseType: "xml", headers: XML_TYPE, mappings: [["lead.city", "City"], ["lead.tag[1]", "Industry"]],
    body: "<lead>\n  <city>Utrecht</city>\n  <tag>new</tag>\n  <tag>vip</tag>\n</lead>\n",
  },
  types: {
    mappings: [["score", "LeadScore"], ["born", "DateofBirth"], ["mail", "Email"], ["unsubscribed", "Unsubscribed"], ["revenue", "AnnualRevenue"]],
    body: json({ score: "72.5", born: "14/03/1990", mail: "jane at wilder.example", unsubscribed: "yes", revenue: "over 1,200,000" }), headers: JSON_TYPE,
  },
  long: { mappings: [["note", "Title"]], body: json({ note: "A title that goes on. ".repeat(14).trim() }), headers: JSON_TYPE },
  null: { mappings: [["city", "City"], ["score", "LeadScore"]], body: json({ city: null, score: "" }), headers: JSON_TYPE },
  login: {
    mappings: [["score", "LeadScore"]], headers: "content-type: text/html; charset=utf-8",
    body: "<!DOCTYPE html>\n<html>\n  <title>Sign in</title>\n  <p>Your session has ended.</p>\n</html>\n",
  },
  fault: { responseType: "xml", headers: XML_TYPE, mappings: [["soap:Envelope.soap:Body.soap:Fault.faultstring", "Title"]], body: fault },
  array: { mappings: [["[0].city", "City"], ["city", "Country"]], body: json([{ city: "Utrecht" }, { city: "Gent" }]), headers: JSON_TYPE },
  quota: { mappings: [["score", "LeadScore"], ["error.message", "Title"]], body: json({ success: false, error: { code: 104, message: "The monthly quota is used up" } }), headers: JSON_TYPE },
};
