// The page's texts in English. Names of Marketo's screens are between asterisks.
export const en = {
  name: "English",
  title: "What your Marketo instance does with webhook responses",
  introduction:
    "Nobody has written down what Marketo does with null, with text in a number field, or with a body that is only white space. Your instance can show it. You create a few fields and two webhooks that call this service, import a few test leads, and read them afterwards. It takes about half an hour.",
  needs:
    "You need the rights of an administrator, preferably in a sandbox, and API access to read the leads. This service stores nothing. Nothing here writes to a standard field.",
  copy: "Copy",
  copied: "Copied:",

  fields: "Create the fields",
  "fields.where":
    "*Admin* > *Field Management* > *New Custom Field*. Object: the person. Marketo makes the API name itself; leave it as it is.",
  "fields.caption": "The custom fields, and the type of each. The types matter.",
  "fields.name": "Name",
  "fields.type": "Type",
  "type.string": "String",
  "type.integer": "Integer",
  "type.score": "Score",
  "type.boolean": "Boolean",
  "type.date": "Date",
  "type.email": "Email",
  "type.url": "URL",

  webhooks: "Create the webhooks",
  "webhooks.where":
    "*Admin* > *Webhooks* > *New Webhook*. The payload template stays empty. Then, in *Response Mappings*, *Edit* adds the rows.",
  "webhooks.url.why":
    "Each test lead has the name of an experiment as its first name. The token in the URL sends it to this service, which answers accordingly. Marketo has to be able to reach this address.",
  "webhooks.local":
    "This page was opened under an address of your own computer, which Marketo cannot reach. Put a tunnel or a proxy with https in front of the service and open the page there: the URLs below follow.",
  "webhooks.name": "Webhook Name",
  "webhooks.url": "URL",
  "webhooks.request-type": "Request Type",
  "webhooks.encoding": "Request Token Encoding",
  "webhooks.encoding.none": "None",
  "webhooks.response-type": "Response Type",
  "mappings.caption": "Response Mappings of {name}",
  "mappings.attribute": "Response Attribute",
  "mappings.field": "Marketo Field",
  "mappings.letters": "If Marketo does not accept the attribute with `ö` and `ß`, leave that row out.",

  leads: "Import the leads",
  "leads.what":
    "Create a static list `Probe` and one more, `Probe fired`, which stays empty. In `Probe`, *List Actions* > *Import List*, import this file: {count} leads, one for each experiment, with the values that the fields have to hold before it.",
  "leads.download": "Download leads.csv",

  campaigns: "Create the campaigns",
  "campaigns.where": "In *Marketing Activities*, three smart campaigns.",
  "campaigns.smart-list": "Smart List",
  "campaigns.flow": "Flow",
  "campaigns.schedule": "Schedule",
  "campaigns.calls": "Probe calls",
  "campaigns.calls.why": "It calls the webhooks.",
  "campaigns.calls.smart-list": "Trigger *Campaign is Requested*: *is any*; filter *First Name* is not `json-batch`",
  "campaigns.calls.flow":
    "*Call Webhook* with *Add Choice*: if *First Name* starts with `xml`, `Probe XML`; by default `Probe JSON`",
  "campaigns.calls.schedule": "*Activate*",
  "campaigns.alert": "Probe alert",
  "campaigns.alert.why": "It notes on whose call the trigger fires.",
  "campaigns.alert.smart-list": "Trigger *Webhook is Called*: *is any*, without constraints",
  "campaigns.alert.flow": "*Add to List* `Probe fired`",
  "campaigns.alert.schedule": "*Activate*",
  "campaigns.batch": "Probe batch",
  "campaigns.batch.why": "It calls a webhook where that is not allowed.",
  "campaigns.batch.smart-list": "Filter *First Name* is `json-batch`",
  "campaigns.batch.flow": "*Call Webhook* `Probe JSON`",
  "campaigns.batch.schedule": "Leave it for now",

  calls: "Make the calls",
  "calls.request":
    "In the list `Probe`, select all leads: *Person Actions* > *Marketing* > *Request Campaign* > `Probe calls`. Once only: a second call changes the score again.",
  "calls.batch": "In `Probe batch`, *Schedule* > *Run Once*.",
  "calls.wait":
    "Wait until the campaigns have run. In the lead `json-control`, every field that you created now has another value; where one has not, its mapping is missing.",

  reading: "Read what happened",
  "reading.leads":
    "Save what the REST API returns for the leads of the list `Probe` as leads.json. LIST_ID is the number behind ST in the address of the list's page:",
  "reading.fired": "Save the leads of the list `Probe fired` as fired.json:",
  "reading.error-type":
    "Open the activity log of the leads `json-blank` and `json-missing`, and note the Error Type of *Call Webhook*.",
  "reading.read":
    "Read it all, with what you noted in place of TYPE. Leave out what you have not got; what rests on it stays open:",
  "reading.report":
    "The result says what your instance does. Please send it as an issue “What I saw in an instance”: it turns an assumption into an observation for everybody.",
  "reading.again":
    "To repeat it, for example after a mapping was corrected: empty `Probe fired`, import leads.csv again, which sets the leads back, and make the calls once more.",
  "reading.after": "Afterwards you may delete the leads, the campaigns and the webhooks, and hide the fields.",
};
