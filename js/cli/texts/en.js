// The program's own texts, in English. Values are in braces; a text with `count` may have plural forms, as in `languages`.
export default {
  "help.evaluate": `Says what Adobe Marketo Engage does with a webhook's response: which lead fields
it updates, why the other mappings do nothing, or which error it logs.

Usage:
  marketo-webhook DEFINITION [RESPONSE...] [options]
  marketo-webhook attributes json|xml [BODY]   a body's values
  marketo-webhook fields [DESCRIBE]            the lead fields
  marketo-webhook rules [ID]                   the rules
  marketo-webhook probe kit|serve|read         what your own instance does
  marketo-webhook COMMAND --help

DEFINITION is a JSON file: responseType, responseMappings and so on. With
  "$schema": "./node_modules/marketo-webhook/definition.schema.json"
editors know what it may have.

RESPONSE is a file, or standard input where there is none or for "-": an HTTP
message (what "curl -i" or "curl -v" prints), an HTTP archive (HAR) of a
browser, or with --status a body alone. What it is is found by looking at it.

Options:
  --campaign TYPE         what calls the webhook: trigger (default), batch,
                          executable
  --lead-fields FILE      your lead fields: a reply of Marketo's describe call
                          (GET /rest/v1/leads/describe.json)
  --assume NAME=VALUE     what Marketo does where that is not known; may be
                          repeated
  --failure KIND          there is no response: timeout, network
  --status CODE           the input is a body alone, of this status; "404 Not
                          Found" gives the reason phrase too
  --header "NAME: VALUE"  a header of that body; may be repeated
  --entry N               which entry of a HAR, from 1; without it the last one
                          that has a response
  --batch PATTERN         many responses: "replies/*.http", in quotes so that
                          the shell leaves it alone; also ? [abc] {a,b} and **
                          for folders; may be repeated
  --json                  the outcome as JSON, as the library gives it (its
                          messages are in English); of several inputs one a
                          line, with its "file", and with a "problem" in place
                          of the outcome where it cannot be used
  --strict                warnings count as failures
  --lang en|es            the language; without it that of LC_ALL, LC_MESSAGES
                          or LANG
  -h, --help              this text
  -v, --version           the version

Output: a line for each mapping, with the value that is written or the reason
why none is; then the error, then the notes. In brackets is how sure that is,
and the rule that it rests on: "marketo-webhook rules ID" tells more. Colours
are used on a terminal, unless NO_COLOR is set; FORCE_COLOR wants them elsewhere
too. What the input is, and what is wrong with the definition, goes to standard
error.

Exit status: 0 if every mapping writes; 1 if a mapping does nothing, if there is
an error, or with --strict a warning; 2 for a wrong call.

Examples:
  curl -i https://service.example/score -d '{}' | npx marketo-webhook definition.json
  npx marketo-webhook definition.json response.http
  npx marketo-webhook definition.json traffic.har --entry 3
  npx marketo-webhook definition.json --status 200 --header 'content-type: application/json' body.json
  npx marketo-webhook definition.json --batch 'replies/*.http' --json > outcomes.jsonl`,
  "help.assumptions": "Assumptions and their values, the default first (the rules say what they mean):",
  "help.attributes": `Lists every value of a body, with the Response Attribute that reaches it, or why
none does.

Usage:
  marketo-webhook attributes json|xml [BODY] [options]

BODY is a file, or standard input where there is none or for "-". Of an HTTP
message (what "curl -i" prints) it is the body.

Options:
  --json         as JSON, with the data types whose fields take the value
  --lang en|es   the language
  -h, --help     this text
  -v, --version  the version

Exit status: 0, or 2 for a wrong call or a body that cannot be read.`,
  "help.fields": `Lists the lead fields of a reply of Marketo's describe call (GET
/rest/v1/leads/describe.json): SOAP API name, data type and length.

Usage:
  marketo-webhook fields [DESCRIBE] [options]

DESCRIBE is a file, or standard input where there is none or for "-".

Options:
  --json         as JSON, as leadFields of a definition takes them
  --lang en|es   the language
  -h, --help     this text
  -v, --version  the version

Exit status: 0, or 2 for a wrong call or what is no such reply.`,
  "help.rules": `Lists the rules: what Marketo does with a response, and how sure that is.

Usage:
  marketo-webhook rules [ID] [options]

ID is that of a rule, such as coerce.numeric-text, for its sources and what
switches it; or that of an area, such as coerce.

Options:
  --json         as JSON
  --lang en|es   the language
  -h, --help     this text
  -v, --version  the version

Exit status: 0, or 2 for a wrong call.`,

  "wrong-call": "marketo-webhook: {what}",
  stdin: "standard input",
  "stdin.waiting": "waiting for input from the terminal; end it with Ctrl+D (on Windows Ctrl+Z and Enter)",
  default: "default",

  "lang.unknown": "`--lang` takes `en` or `es`, not `{value}`",
  "option.unknown": "there is no option `{option}`; `--help` lists them",
  "option.unknown.nearest": "there is no option `{option}`; did you mean `{nearest}`?",
  "option.elsewhere": "`{option}` is an option of another command; `--help` lists those of this one",
  "option.no-value": "`{option}` takes no value; leave out what follows the `=`",
  "option.value-missing": "`{option}` needs a value: {value}",
  "option.twice": "`{option}` is given twice; leave one out",
  "argument.surplus": "`{argument}` is one argument too many; leave it out, or put quotes around what belongs together",
  "value.unknown": "`{option}` takes {names}, not `{value}`",
  "value.unknown.nearest": "`{option}` does not take `{value}`; did you mean `{nearest}`?",
  "value.assume": "a name and a value, such as `jsonNull=clear`",
  "value.batch": "a pattern of files in quotes, such as `'replies/*.http'`",
  "value.campaign": "`trigger`, `batch` or `executable`",
  "value.entry": "the number of an entry, from 1",
  "value.failure": "`timeout` or `network`",
  "value.header": "a header in quotes, such as `'content-type: application/json'`",
  "value.lang": "`en` or `es`",
  "value.lead-fields": "the file of a reply of Marketo's describe call",
  "value.status": "a status, such as `200`",
  "assume.form": "`--assume` takes a name and a value, such as `jsonNull=clear`, not `{value}`",
  "status.form": "`--status` takes a number from 100 to 999, with or without its reason phrase, not `{value}`",
  "header.form": "`--header` takes a name, a colon and a value, such as `content-type: application/json`, not `{value}`",
  "header.without-status":
    "`--header` belongs to a body alone: add `--status`, or leave it out, since an HTTP message has its own headers",
  "entry.form": "`--entry` takes the number of an entry, from 1, not `{value}`",
  "entry.with-status": "`--entry` picks a response of a HAR, and `--status` makes one of a body: leave one of them out",
  "failure.with-response": "`--failure` says that there is no response: leave out the response, or `--failure`",
  "batch.none": "no file matches `{pattern}`; paths begin in the current folder",
  "stdin.twice": "standard input can be read once: name a file in place of all `-` but one",

  "file.missing": "there is no file `{file}`; paths begin in the current folder",
  "file.missing.nearest": "there is no file `{file}`; did you mean the command `{nearest}`?",
  "file.pattern": "there is no file `{file}`; for a pattern of files use `--batch '{file}'`",
  "file.directory": "`{file}` is a folder; name a file in it, or all of them with `--batch '{file}/*'`",
  "file.denied": "`{file}` may not be read by this user; change its permissions",
  "file.unreadable": "`{file}` cannot be read ({code}); try a copy of it",
  "json.encoding": "`{file}` is not UTF-8; save it as UTF-8",
  "json.empty": "`{file}` is empty; it has to be JSON",
  "json.too-deep": "`{file}` cannot be read: it has too many brackets inside of each other",
  "json.unexpected": "`{file}` is not JSON: unexpected `{found}` at line {line}, column {column}",
  "json.cut-off": "`{file}` is not JSON: it ends too early, at line {line}, column {column}; a bracket or a quote is not closed",
  "json.trailing-comma": "`{file}` is not JSON: remove the trailing comma at line {line}, column {column}",
  "json.comment": "`{file}` is not JSON: remove the comment at line {line}, column {column}",
  "json.single-quotes": "`{file}` is not JSON: use double quotes in place of the single ones at line {line}, column {column}",
  "json.line-break": "`{file}` is not JSON: write the line break inside the string at line {line}, column {column} as \\n",
  "json.quote":
    "`{file}` is not JSON: a quote or a comma is missing, or a quote inside a string lacks its \\, just before line {line}, column {column}",

  "definition.absent": "name the file of the webhook's definition first; `--help` says what it is",
  "definition.is-message": "`{file}` is a response, and the definition comes first: marketo-webhook DEFINITION RESPONSE",
  "definition.quote-batch": "`{file}` is a response, and the definition comes first; put quotes around the pattern of `--batch`",
  "definition.wrong": "`{file}` is not a definition: {what}",
  "definition.no-object": "it has to be an object with `responseType` and `responseMappings`",
  "definition.unknown-key": "it has `{place}`, which is not known; there may be {names}",
  "definition.unknown-key.nearest": "it has `{place}`, which is not known; did you mean `{nearest}`?",
  "definition.missing": "`{place}` is missing; expected {wanted}",
  "definition.unexpected": "`{place}` is `{found}`; expected {wanted}",
  "expected.names": "one of {names}",
  "expected.object": "an object",
  "expected.array": "a list in square brackets",
  "expected.string": "a text in quotes",
  "expected.true-or-false": "true or false, without quotes",
  "expected.whole-number-from": "a whole number from 1, without quotes",
  "describe.wrong": "`{file}` cannot be used: {what}",
  "describe.too-large": "`{file}` is larger than 16 MiB; no describe reply is",
  "describe.absent": "name the file of a describe reply, or pipe it in; `--help` says what it is",

  "input.absent": "there is no response: name its file, or pipe it in, as in curl -i URL | npx marketo-webhook definition.json",
  "input.empty":
    "`{file}` is empty; it has to be a response; if the call got none, use `--failure network` or `--failure timeout`, and for an empty body `curl -i`",
  "input.too-large": "`{file}` is larger than 256 MiB; shorten its body",
  "input.message": "`{file}` cannot be read as an HTTP message: {why}",
  "input.entry-of-message": "`--entry` picks a response of a HAR, and `{file}` is an HTTP message; leave it out",
  "input.curl-failed":
    "`{file}` has only an error of curl, and no response; if the service gives none, use `--failure {failure}`",
  "input.body-alone.json": "`{file}` is JSON without status and headers; get them with `curl -i`, or add `--status 200`",
  "input.body-alone.xml": "`{file}` is XML or HTML without status and headers; get them with `curl -i`, or add `--status 200`",
  "input.body-alone.other":
    "`{file}` is neither an HTTP message nor a HAR; if it is a body alone, add `--status 200`, else get the response with `curl -i`",
  "message.no-status": "a response begins with its status line, such as `HTTP/1.1 200 OK`",
  "message.request-alone": "it is a request without its response; get both with `curl -v`",
  "message.header": "`{found}` on line {line} is not a header; put an empty line before the body",
  "message.not-printed": "curl has left out a binary body; ask for it with `curl --compressed`, or write it to a file with `-o`",
  "har.no-response#one": "`{file}` has {count} entry, without a response; record it again",
  "har.no-response#other": "`{file}` has {count} entries, none with a response; record it again",
  "har.entry-missing#one": "`{file}` has no entry {entry}; it has {count} entry",
  "har.entry-missing#other": "`{file}` has no entry {entry}; it has {count} entries",
  "har.entry-without-response": "entry {entry} of `{file}` has no response; take another one, or use `--failure network`",
  "har.body-missing":
    "the body of entry {entry} is missing in `{file}`; save the HAR with content, or give the body with `--status`",

  unusable: "(cannot be used: see standard error)",
  found: "{file}: {what}",
  "found.message": "an HTTP message, status {status}",
  "found.har": "a HAR, entry {entry} of {count}, status {status}",
  "found.har.url": "a HAR, entry {entry} of {count}: {url}, status {status}",
  "found.body": "a body alone, taken with status {status}",
  "found.many": "found: {what}",
  "found.many.message#one": "{count} HTTP message",
  "found.many.message#other": "{count} HTTP messages",
  "found.many.har#one": "{count} HAR",
  "found.many.har#other": "{count} HARs",
  "found.many.body#one": "{count} body alone",
  "found.many.body#other": "{count} bodies alone",
  "sum#one": "{count} input: {what}",
  "sum#other": "{count} inputs: {what}",
  "sum.written#one": "{count} writes all mappings",
  "sum.written#other": "{count} write all mappings",
  "sum.partly#one": "{count} does not write all",
  "sum.partly#other": "{count} do not write all",
  "sum.error#one": "{count} is an error",
  "sum.error#other": "{count} are errors",
  "sum.unusable#one": "{count} cannot be used",
  "sum.unusable#other": "{count} cannot be used",

  "severity.error": "error",
  "severity.warning": "warning",
  "update.cleared": "(emptied)",
  "update.empty": "(empty text)",
  "update.relative": "(added to the score)",
  "update.truncated": "(cut at the field's limit)",
  "update.cut": "({count} characters; --json has them all)",
  "skipped.switch": "`--assume {assumption}={value}` would write it",
  "skipped.error": "not written, see the error",
  error: "Error ({name})",
  "error.code": "Error {code} ({name})",
  "type.batch-campaign": "batch campaign",
  "type.executable-campaign": "executable campaign",
  "type.empty-body": "empty body",
  "type.http-status": "HTTP status",
  "type.timeout": "time-out",
  "type.network": "no response",
  "type.unreadable-body": "unreadable body",
  "error.type": "Error Type: `{phrase}`",
  "error.type.empty": "Error Type: empty",
  "error.retry-after#one": "try again after {count} second",
  "error.retry-after#other": "try again after {count} seconds",
  "recovery.configuration": "to mend: the campaign or the webhook",
  "recovery.retry": "to mend: nothing, the same call may work later",
  "recovery.service": "to mend: the service",

  "basis.documented": "documented",
  "basis.observed": "observed",
  "basis.sibling": "sibling",
  "basis.assumed": "assumed",
  "basis.advice": "advice",
  "basis.documented.means": "Documented: Adobe says it of webhooks.",
  "basis.observed.means": "Observed: practitioners report it.",
  "basis.sibling.means": "Sibling: Adobe says it of another feature, so it may hold for webhooks.",
  "basis.assumed.means": "Assumed: nobody says, or what is said disagrees.",
  "basis.advice.means": "Advice: no claim about Marketo, but what the library makes of it.",
  "source.supports": "supports",
  "source.contradicts": "contradicts",
  "rules.switch": "Where your instance does otherwise, switch it:",
  "rules.unknown": "there is no rule `{id}`; `marketo-webhook rules` lists them",
  "rules.unknown.nearest": "there is no rule `{id}`; did you mean `{nearest}`?",

  "attributes.format": "say what the body is: `attributes json` or `attributes xml`",
  "attributes.none": "{file}: no values",
  "attributes.unreadable": "`{file}` cannot be listed: {what}",
  "attributes.too-large": "it is larger than 16 MiB, or has too many values; shorten it",
  "body.absent": "name the file of the body, or pipe it in, as in curl URL | npx marketo-webhook attributes {format}",
  "kind.object": "(object)",
  "kind.array": "(array)",
  "kind.element": "(element)",
  "unreachable.key-characters":
    "no attribute can spell it: a key on the way has other characters than letters, digits, - _ : and spaces",
  "unreachable.undefined-xml": "undefined: an element on the way has repeated and single children",
  "unreachable.xml-attribute": "an XML attribute, which no attribute reaches",
  "fields.read-only": "read-only",
  "fields.unmappable#one": "{count} field has no SOAP API name, so no mapping reaches it: {names}",
  "fields.unmappable#other": "{count} fields have no SOAP API name, so no mapping reaches them: {names}",

  "help.probe": `What your own instance of Marketo does where nobody knows.

Usage:
  marketo-webhook probe kit [options]           what to create in Marketo
  marketo-webhook probe serve [options]         the service that Marketo calls,
                                                and a page that says what to do
  marketo-webhook probe read FILE... [options]  what the leads say afterwards

FILE is a reply of Marketo's REST API: the leads of a list, each with the name
of its experiment as its first name; or a list of observations, as the library
takes them; or standard input for "-".

Options:
  --about NAME          a kit for this assumption alone, and to read it; may be
                        repeated
  --port N              where to serve: 8080 without it, 0 for any that is free
  --host NAME           at which address to listen: localhost without it, so
                        that nobody else reaches it
  --fired FILE          the leads on whose call the trigger fired: a reply of
                        the REST API
  --error-type NAME=TYPE
                        the Error Type in the activity log of an experiment's
                        lead, such as json-blank=1001; may be repeated
  --lead-fields FILE    a reply of Marketo's describe call, to check the types
                        of the fields
  --json                the kit or the result as JSON, as the library gives it
  --strict              what stays open counts as a failure
  --lang en|es          the language
  -h, --help            this text
  -v, --version         the version

Exit status: 0; 1 if nothing explains something that was seen, or with --strict
if something stays open; 2 for a wrong call.`,
  "value.about": "the name of an assumption, such as `jsonNull`",
  "value.error-type": "an experiment and its Error Type, such as `json-blank=1001`",
  "value.fired": "the file of a reply with the leads on whose call the trigger fired",
  "value.host": "an address or a name of this computer, such as `localhost`",
  "value.port": "a port, such as `8080`",
  "error-type.form": "`--error-type` takes an experiment and its Error Type, such as `json-blank=1001`, not `{value}`",
  "port.form": "`--port` takes a number from 0 to 65535, not `{value}`",
  "probe.absent": "say what to do: `probe kit`, `probe serve` or `probe read`",
  "probe.unknown": "there is no `probe {name}`; there are {names}",
  "probe.unknown.nearest": "there is no `probe {name}`; did you mean `probe {nearest}`?",
  "probe.fields#one": "{count} field",
  "probe.fields#other": "{count} fields",
  "probe.before": "before each call: {value}",
  "probe.webhook": "Webhook {name}, Response Type {type}",
  "probe.url": "URL: the service's address, and then reply/{token}",
  "probe.experiments#one": "{count} experiment, a lead for it",
  "probe.experiments#other": "{count} experiments, a lead for each",
  "probe.control": "(control)",
  "probe.how": "`marketo-webhook probe serve` has a page that says what to do in Marketo, in the order of its screens.",
  "probe.serving":
    "The page says what to do. Marketo has to reach this address: put a proxy or a tunnel with https in front of it. Ctrl+C ends it.",
  "probe.port-taken": "something else listens at port {port} already; take another one with `--port`",
  "probe.port-denied": "this user may not listen at port {port}; take one from 1024 on with `--port`",
  "probe.host-unknown": "this computer has no address `{host}`",
  "probe.read-absent": "name the file with the leads, as the REST API returns them; `--help` says which",
  "probe.failed": "`{file}` is an error of Marketo's and has no leads: {message}",
  "probe.no-result": "`{file}` is neither a reply of Marketo's REST API (it has no `result`) nor a list of observations",
  "probe.more-result": "`{file}` is one page of several; get the others too, and put all leads into one `result`",
  "probe.no-first-name":
    "`{file}` has a lead without `firstName`, so that nobody knows which experiment it belongs to; ask for the field with `fields=firstName,…`",
  "probe.wrong": "the observations cannot be read: see `{place}`",
  "probe.left": "These leads are of no experiment, and left out: {names}",
  "probe.other-type": "The field `{name}` has the type `{found}` in place of `{type}`: nothing is concluded from it",
  "probe.unseen": "Not observed: {names}; what rests on them stays open",
  "probe.decided#one": "{count} decided",
  "probe.decided#other": "{count} decided",
  "probe.open#one": "{count} open: more than one value explains what was seen, or nothing may be concluded from it",
  "probe.open#other": "{count} open: more than one value explains what was seen, or nothing may be concluded from it",
  "probe.open.why": "In brackets is what would tell; docs/probe.md says what cannot be seen.",
  "probe.unexplained#one": "{count} unexplained: no value explains what was seen",
  "probe.unexplained#other": "{count} unexplained: no value explains what was seen",
  "probe.unexplained.what":
    "Check the set-up (names, types, mappings, values before the call), and that each lead was called once. If it is right, a rule of the library is wrong: please report it.",
  "probe.use": "For the definitions of this instance:",
  "finding.value": "{experiment}, {field}: `{seen}`",
  "finding.null": "{experiment}, {field}: empty; did it hold its value before the call?",
  "finding.other-type": "{experiment}, {field}: `{seen}`; is the field of the right type, and is this a reply of the REST API?",
  "finding.no-call":
    "{experiment}, {field}: `{seen}`; the call was not made, its reply was not used, or this field's mapping is missing",
  "finding.other-call": "{experiment}, {field}: `{seen}`; the lead is not as this experiment's call left it",
  "finding.no-mapping": "{experiment}, {field}: `{seen}`; its mapping in {webhook} is missing or mistyped",
  "finding.missing": "{experiment}, {field}: the lead has no such field",
  "finding.called": "{experiment}, {what}: `{seen}`",
  "finding.other-lead": "{experiment}: the lead has none of the kit's fields",
  "finding.twice": "{experiment}: observed more than once, with different values",
};
