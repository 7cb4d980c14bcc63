//! Tests of the reader itself: it names mistakes in a file, and the short form equals the long one.

use libtest_mimic::{Failed, Trial};

use crate::reader::read;

/// A file, and the error for its mistake.
const MISTAKES: &[(&str, &str)] = &[
    ("{ rule: 'x', cases: [{ name: 'n', json: '{}', value: 1, expcted: 2 }] }", "`n`: `expcted` is unknown"),
    ("{ rule: 'x', cases: [{ name: 'n', json: '{}', vlaue: 1 }] }", "`n`: no `value`; there is `vlaue`"),
    (
        "{ rule: 'x', cases: [{ name: 'n', mappings: [{ value: 1, filed: 'F' }] }] }",
        "`n`: `filed` is unknown",
    ),
    ("{ rule: 'x', cases: [{ name: 'n', input: {}, expected: {}, value: 1 }] }", "`n`: `value` is unknown"),
    ("{ rule: 'x', cases: [{ name: 'n', input: {} }] }", "`n`: no `expected`"),
    ("{ rule: 'x', feild: 'F', cases: [{ name: 'n', value: 1 }] }", "no case takes the default `feild`"),
    ("{ rule: 'x', cases: [{ name: 'n', value: 1, value: 2 }] }", "`value` is given twice"),
    ("{ rule: 'x', cases: [{ name: 'n', value: 1, status: 'OK' }] }", "`n`: `status` is no status line: OK"),
    ("{ rule: 'x', cases: [{ name: 'n', json: { hax: 'ff' }, value: 1 }] }", "`n`: no `hex`; there is `hax`"),
    ("{ rule: 'x', cases: [{ value: 1 }] }", "no `name`"),
    ("{ cases: [] }", "no `rule` or `about`"),
    ("{ rule: 'x', about: 'y', cases: [] }", "`rule` or `about`, not both"),
    ("[]", "not an object"),
];

const SHORT: &str = "{
    rule: 'coerce.integer', into: 'integer',
    cases: [{ name: 'n', json: { $join: ['{\"a\": ', { $repeat: '1', $times: 3 }, '}'] }, value: 111 }],
}";

const LONG: &str = r#"{
    "name": "n",
    "rule": "coerce.integer",
    "input": {
        "campaignType": "trigger",
        "definition": {
            "responseType": "json",
            "responseMappings": [{ "responseAttribute": "a", "marketoField": "F" }],
            "leadFields": [{ "name": "F", "dataType": "integer" }]
        },
        "reply": { "status": 200, "statusText": "OK", "body": "{\"a\": 111}" }
    },
    "expected": {
        "kind": "field-updates",
        "status": 200,
        "updates": [{
            "mapping": 0,
            "marketoField": "F",
            "restName": null,
            "responseAttribute": "a",
            "dataType": "integer",
            "value": 111,
            "text": "111",
            "truncated": false,
            "relative": false,
            "basis": "documented",
            "rules": ["path.dot-notation", "json.scalar", "field.soap-name", "coerce.integer"]
        }],
        "skipped": [],
        "webhookIsCalled": { "webhook": null, "response": "{\"a\": 111}", "errorType": "OK", "errorCode": 200 },
        "rules": [
            "decide.reason-phrase", "decide.error-code", "decide.asynchronous", "called.response", "called.error-type"
        ],
        "notes": [{ "code": "asynchronous", "severity": "info", "rule": "decide.asynchronous" }]
    }
}"#;

pub(crate) fn trials() -> impl Iterator<Item = Trial> {
    let mistakes = MISTAKES.iter().map(|(text, wanted)| {
        Trial::test(format!("format: a mistake is named: {wanted}"), move || match read("file", text) {
            Ok(_) => Err(Failed::from(format!("this is read: {text}"))),
            Err(error) if error.contains(wanted) => Ok(()),
            Err(error) => Err(Failed::from(format!("expected `{wanted}`, found `{error}`"))),
        })
    });
    let forms = Trial::test("format: the short form is the long one", || {
        let [short, long] = [SHORT, LONG].map(|text| read("file", text).map(|mut cases| cases.remove(0)));
        let (short, long) = (short?, long?);
        assert_eq!((short.title(), short.input, short.expected), (long.title(), long.input, long.expected));
        Ok(())
    });
    mistakes.chain([forms])
}
