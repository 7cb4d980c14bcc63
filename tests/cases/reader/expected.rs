//! What comes out: updates, skips and notes, or an error; for other cases diagnostics, lead fields, or whether a trigger fires.

use serde_json::{Map, Value, json};

use super::input::{Input, Mapping};
use super::members::{Members, object};
use super::usual;

pub(super) fn read(members: &mut Members, input: Input) -> Result<Value, String> {
    if input.written.get("trigger").is_some() {
        let fires = members.needed("fires")?;
        return Ok(json!({ "fires": fires, "because": because(members, &input.written)? }));
    }
    if let Some(kind) = members.text("error")? {
        return error(members, &input.written, &kind);
    }
    updates(members, input)
}

fn error(members: &mut Members, input: &Value, kind: &str) -> Result<Value, String> {
    let (code, recovery) = usual::error(kind);
    let code = code.unwrap_or_else(|| input["reply"]["status"].clone());
    let called = called(members, input, kind, &code)?;
    let mut error = Map::new();
    error.insert("type".to_owned(), kind.into());
    error.insert("code".to_owned(), code);
    error.insert("errorType".to_owned(), called["errorType"].clone());
    error.insert("recovery".to_owned(), recovery.into());
    if let Some(position) = members.take("position") {
        error.insert("position".to_owned(), self::position(&position)?);
    }
    members.copy(&["recovery", "retryAfterSeconds", "message"], &mut error);
    let notes = notes(members, None)?;
    let rules = usual::rules_of_error(kind, input, &notes);
    Ok(json!({
        "kind": "error",
        "error": error,
        "webhookIsCalled": called,
        "rules": usual::changed(rules, &members.texts("outcomeRules")?),
        "notes": notes,
    }))
}

/// An offset on the first line, or offset, line and column.
fn position(given: &Value) -> Result<Value, String> {
    match (given.as_u64(), given.as_array().map(Vec::as_slice)) {
        (Some(offset), _) => Ok(json!({ "offset": offset, "line": 1, "column": offset + 1 })),
        (_, Some([offset, line, column])) => Ok(json!({ "offset": offset, "line": line, "column": column })),
        _ => Err(format!("`position` is an offset, or offset, line and column, not {given}")),
    }
}

/// The webhook, response, error type and error code that the trigger is shown.
fn called(members: &mut Members, input: &Value, error: &str, code: &Value) -> Result<Value, String> {
    if ["batch-campaign", "executable-campaign"].contains(&error) {
        return Ok(Value::Null);
    }
    let reply = &input["reply"];
    let response = match members.text("response")? {
        Some(response) => response,
        None => text(reply)?,
    };
    let phrase = members.take("errorType").unwrap_or_else(|| reply["statusText"].clone());
    let code = if code.is_null() { &reply["status"] } else { code };
    let webhook = &input["definition"]["name"];
    Ok(json!({ "webhook": webhook, "response": response, "errorType": phrase, "errorCode": code }))
}

/// The text of a body that is text or UTF-8, without a byte order mark.
fn text(reply: &Value) -> Result<String, String> {
    let text = match reply["bodyHex"].as_str() {
        None => reply["body"].as_str().unwrap_or_default().to_owned(),
        Some(hex) => {
            let pairs =
                hex.as_bytes().chunks(2).map(|pair| u8::from_str_radix(&String::from_utf8_lossy(pair), 16));
            let bytes =
                pairs.collect::<Result<_, _>>().map_err(|_| format!("`hex` is not hexadecimal: {hex}"))?;
            String::from_utf8(bytes).map_err(|_| "no `response`, and the body is not UTF-8".to_owned())?
        }
    };
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn updates(members: &mut Members, input: Input) -> Result<Value, String> {
    let (mut updates, mut skipped) = (Vec::new(), Vec::new());
    let Input { written: input, mappings } = input;
    let format = input["definition"]["responseType"].as_str().unwrap_or_default();
    for mut mapping in mappings {
        let one = if let Some(mut own) = mapping.own.take() {
            let one = of_mapping(&mut own, &mapping, format)?;
            own.finish()?;
            one
        } else {
            of_mapping(members, &mapping, format)?
        };
        if one.contains_key("reason") { skipped.push(one) } else { updates.push(one) }
    }
    let status = input["reply"]["status"].clone();
    let called = called(members, &input, "", &status)?;
    let usual = if updates.is_empty() { "no-field-changes" } else { "asynchronous" };
    let notes = notes(members, Some(usual))?;
    let mixed = !updates.is_empty() && !skipped.is_empty();
    let rules = usual::rules_of_updates(&input, mixed, &notes);
    Ok(json!({
        "kind": "field-updates",
        "status": status,
        "updates": updates,
        "skipped": skipped,
        "webhookIsCalled": called,
        "rules": usual::changed(rules, &members.texts("outcomeRules")?),
        "notes": notes,
    }))
}

/// The update or the skip that comes of a mapping.
fn of_mapping(members: &mut Members, mapping: &Mapping, format: &str) -> Result<Map<String, Value>, String> {
    let reason = members.text("skipped")?;
    let rules = usual::rules_of_mapping(format, reason.as_deref(), &mapping.data_type);
    let mut written = Map::new();
    written.insert("marketoField".to_owned(), mapping.field.clone().into());
    written.insert("responseAttribute".to_owned(), mapping.attribute.clone().into());
    if let Some(reason) = reason {
        written.insert("resolved".to_owned(), usual::resolved(&mapping.attribute, &reason).into());
        written.insert("reason".to_owned(), reason.into());
        if let Some(found) = members.take("found") {
            written.insert("found".to_owned(), self::found(found)?);
        }
        members.copy(&["resolved", "suggestion", "message"], &mut written);
    } else {
        let value = members.needed("value")?;
        written.insert("dataType".to_owned(), mapping.data_type.clone().into());
        written.insert("text".to_owned(), usual::text(&value));
        written.insert("value".to_owned(), value);
        written.insert("truncated".to_owned(), false.into());
        members.copy(&["text", "truncated"], &mut written);
    }
    written.insert("rules".to_owned(), usual::changed(rules, &members.texts("rules")?).into());
    Ok(written)
}

/// `{ kind: excerpt }`
fn found(given: Value) -> Result<Value, String> {
    let given = object(given)?;
    match given.iter().next() {
        Some((kind, excerpt)) if given.len() == 1 => Ok(json!({ "kind": kind, "excerpt": excerpt })),
        _ => Err("`found` has a kind and its excerpt".to_owned()),
    }
}

/// The notes that are given, each a code or a code and its message, and the usual one: said last unless it is a warning.
fn notes(members: &mut Members, usual: Option<&str>) -> Result<Vec<Value>, String> {
    let mut notes = Vec::new();
    for note in members.list("notes")? {
        let (code, message) = match note.as_array().map(Vec::as_slice) {
            None => (note.clone(), None),
            Some([code, message]) => (code.clone(), Some(message.clone())),
            Some(_) => return Err(format!("a note is a code, or a code and a message: {note}")),
        };
        let severity = if code == "asynchronous" { "info" } else { "warning" };
        let mut written =
            Map::from_iter([("code".to_owned(), code), ("severity".to_owned(), severity.into())]);
        written.extend(message.map(|message| ("message".to_owned(), message)));
        notes.push(Value::Object(written));
    }
    match usual.filter(|usual| notes.iter().all(|note| note["code"] != *usual)) {
        Some("asynchronous") => notes.push(json!({ "code": "asynchronous", "severity": "info" })),
        Some(code) => notes.insert(0, json!({ "code": code, "severity": "warning" })),
        None => {}
    }
    Ok(notes)
}

/// The diagnostics of a definition, or of a describe reply.
pub(super) fn diagnostics(members: &mut Members, of_definition: bool) -> Result<Vec<Value>, String> {
    let diagnostics = members.list("diagnostics")?.into_iter().map(|given| {
        let mut members = Members::alone(if given.is_string() {
            Map::from_iter([("code".to_owned(), given)])
        } else {
            object(given)?
        });
        let code = members.needed("code")?;
        let mut written = Map::new();
        let (severity, of_mapping) = usual::diagnostic(code.as_str().unwrap_or_default());
        written.insert("code".to_owned(), code);
        written.insert("severity".to_owned(), severity.into());
        if of_definition && of_mapping {
            written.insert("mapping".to_owned(), 0.into());
        }
        if let Some(span) = members.take("span") {
            written.insert("span".to_owned(), json!({ "start": span[0], "end": span[1] }));
        }
        members.copy(&["severity", "mapping", "suggestion", "message"], &mut written);
        members.finish()?;
        Ok(written.into())
    });
    diagnostics.collect()
}

/// How the constraints of a trigger came out, in their order: the message, or an object with it and what is not as usual.
fn because(members: &mut Members, input: &Value) -> Result<Vec<Value>, String> {
    let given = members.list("because")?;
    let constraints = usual::constraints(input);
    if given.len() != constraints.len() {
        return Err(format!("`because` says something of each of {constraints:?}"));
    }
    let because = given.into_iter().zip(constraints).map(|(given, constraint)| {
        let mut members = Members::alone(if given.is_string() {
            Map::from_iter([("message".to_owned(), given)])
        } else {
            object(given)?
        });
        let message = members.needed("message")?;
        let holds = usual::holds(message.as_str().unwrap_or_default(), constraint, input);
        let rules = usual::rules_of_constraint(constraint, input);
        let rules = usual::changed(rules, &members.texts("rules")?);
        let mut written = Map::from_iter([
            ("constraint".to_owned(), constraint.into()),
            ("holds".to_owned(), holds.into()),
            ("rules".to_owned(), rules.into()),
            ("message".to_owned(), message),
        ]);
        members.copy(&["holds", "explanation"], &mut written);
        members.finish()?;
        Ok(written.into())
    });
    because.collect()
}

/// What a describe reply gives.
pub(super) fn describe(members: &mut Members) -> Result<Value, String> {
    let lead_fields = members.list("leadFields")?.into_iter().map(|field| {
        let mut field = object(field)?;
        field.entry("readOnly").or_insert(false.into());
        Ok(Value::Object(field))
    });
    Ok(json!({
        "leadFields": lead_fields.collect::<Result<Vec<_>, String>>()?,
        "unmappable": members.list("unmappable")?,
        "diagnostics": diagnostics(members, false)?,
    }))
}
