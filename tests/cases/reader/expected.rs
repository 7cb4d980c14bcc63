//! Expected results: updates, skips and notes, or an error; for other cases diagnostics, lead fields, or whether a
//! trigger fires.

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
    let (code, recovery, rule) = usual::error(kind);
    let code = code.unwrap_or_else(|| input["reply"]["status"].clone());
    let called = called(members, input, kind, &code)?;
    let mut error = Map::new();
    error.insert("type".to_owned(), kind.into());
    error.insert("code".to_owned(), code);
    error.insert("errorType".to_owned(), called["errorType"].clone());
    error.insert("rule".to_owned(), rule.into());
    error.insert("recovery".to_owned(), recovery.into());
    if let Some(position) = members.take("position") {
        error.insert("position".to_owned(), self::position(&position)?);
    }
    members.copy(&["rule", "recovery", "retryAfterSeconds", "message"], &mut error);
    let notes = notes(members, None, Vec::new())?;
    let mut rules = usual::rules_of_error(kind, input, &notes);
    rules.extend(error["rule"].as_str().map(str::to_owned));
    let is_answered = !["batch-campaign", "executable-campaign"].contains(&kind);
    let status = input["reply"].get("status").filter(|_| is_answered);
    Ok(json!({
        "kind": "error",
        "status": status,
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

/// The webhook, response, error type and error code that the trigger sees.
fn called(members: &mut Members, input: &Value, error: &str, code: &Value) -> Result<Value, String> {
    let webhook = &input["definition"]["name"];
    if ["batch-campaign", "executable-campaign"].contains(&error) {
        let silent = input["definition"]["assumptions"]["noCallTrigger"] == "silent";
        let called = json!({ "webhook": webhook, "response": "", "errorType": null, "errorCode": code });
        return Ok(if silent { Value::Null } else { called });
    }
    let reply = &input["reply"];
    let response = match members.text("response")? {
        Some(response) => response,
        None => text(reply)?,
    };
    let phrase = members.take("errorType").unwrap_or_else(|| reply["statusText"].clone());
    let code = if code.is_null() { &reply["status"] } else { code };
    Ok(json!({ "webhook": webhook, "response": response, "errorType": phrase, "errorCode": code }))
}

/// The text of a body that is text or UTF-8, without its byte order mark.
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
    let (mut updates, mut skipped, mut follow) = (Vec::new(), Vec::new(), Vec::new());
    let Input { written: input, mappings } = input;
    let format = input["definition"]["responseType"].as_str().unwrap_or_default();
    for (i, mut mapping) in mappings.into_iter().enumerate() {
        let one = if let Some(mut own) = mapping.own.take() {
            let one = of_mapping(&mut own, (i, &mapping), format)?;
            own.finish()?;
            one
        } else {
            of_mapping(members, (i, &mapping), format)?
        };
        if one.contains_key("reason") {
            skipped.push(one);
        } else {
            follow.extend(notes_of_update(i, &one, &input));
            updates.push(one);
        }
    }
    let status = input["reply"]["status"].clone();
    let called = called(members, &input, "", &status)?;
    let usual = if updates.is_empty() { "no-field-changes" } else { "asynchronous" };
    let notes = notes(members, Some(usual), follow)?;
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

/// The notes that an update always has: that it is cut or clears its field, or that little is known about the field.
fn notes_of_update(i: usize, update: &Map<String, Value>, input: &Value) -> Vec<Value> {
    let note =
        |code: &str, rule: &str| json!({ "code": code, "severity": "warning", "rule": rule, "mapping": i });
    let cites =
        |rule: &str| update["rules"].as_array().is_some_and(|rules| rules.iter().any(|id| id == rule));
    let mut notes = Vec::new();
    if update["truncated"] == true {
        notes.push(note("truncated", "coerce.over-length"));
    }
    if update["value"].is_null() {
        let rules = ["coerce.empty-string", "coerce.null-clears", "coerce.null-text"];
        notes.extend(rules.into_iter().filter(|rule| cites(rule)).map(|rule| note("cleared", rule)));
    }
    if cites("coerce.signed-score") {
        notes.push(note("signed-score", "coerce.signed-score"));
    }
    if input["definition"].get("leadFields").is_none() && update["restName"].is_null() {
        notes.push(note("assumed-field", "field.unknown"));
    }
    if cites("coerce.unknown-type") {
        notes.push(note("unknown-type", "coerce.unknown-type"));
    }
    notes
}

/// The update or the skip of a mapping.
fn of_mapping(
    members: &mut Members,
    (i, mapping): (usize, &Mapping),
    format: &str,
) -> Result<Map<String, Value>, String> {
    let reason = members.text("skipped")?;
    let changes = members.texts("rules")?;
    let mut rules = usual::rules_of_mapping(format, reason.as_deref(), &mapping.data_type);
    let mut written = Map::new();
    written.insert("mapping".to_owned(), i.into());
    written.insert("marketoField".to_owned(), mapping.field.clone().into());
    written.insert("responseAttribute".to_owned(), mapping.attribute.clone().into());
    if let Some(reason) = reason {
        written.insert("resolved".to_owned(), usual::resolved(&mapping.attribute, &reason).into());
        // A rule without a sign that replaces the usual one also decides.
        let usual = usual::rule_of_skip(format, &reason, &mapping.data_type);
        let instead = changes.iter().rev().find(|rule| usual::area(rule) == usual::area(usual));
        let instead = instead.filter(|_| !changes.iter().any(|rule| rule == usual));
        let rule = members.text("rule")?.unwrap_or_else(|| instead.map_or(usual, |rule| rule).to_owned());
        let switch =
            usual::switch(&rule, &mapping.data_type).map(|(assumption, value)| json!([assumption, value]));
        if let Some(switch) = members.take("switch").or(switch).filter(|switch| *switch != false) {
            written.insert("switch".to_owned(), json!({ "assumption": switch[0], "value": switch[1] }));
        }
        let of_field = ["unknown-field", "read-only-field"].contains(&&*reason);
        let place = if of_field { "marketoField" } else { "responseAttribute" };
        if let Some(suggestion) = members.take("suggestion") {
            written.insert("suggestion".to_owned(), json!({ "for": place, "value": suggestion }));
        }
        written.insert("reason".to_owned(), reason.into());
        written.insert("basis".to_owned(), usual::basis_of(&rule).into());
        rules.push(rule.clone());
        written.insert("rule".to_owned(), rule.into());
        if let Some(found) = members.take("found") {
            written.insert("found".to_owned(), self::found(found)?);
        }
        members.copy(&["resolved", "message"], &mut written);
    } else {
        let value = members.needed("value")?;
        written.insert("restName".to_owned(), mapping.rest_name.clone());
        written.insert("dataType".to_owned(), mapping.data_type.clone().into());
        written.insert("text".to_owned(), usual::text(&value));
        written.insert("value".to_owned(), value);
        written.insert("truncated".to_owned(), false.into());
        written.insert("relative".to_owned(), false.into());
        members.copy(&["text", "truncated", "relative", "restName"], &mut written);
        if written["truncated"] == true {
            rules.push("coerce.over-length".to_owned());
        }
    }
    let mut rules = usual::changed(rules, &changes);
    if let Some(rule) = written.get("rule").and_then(Value::as_str)
        && !rules.iter().any(|known| known == rule)
    {
        rules = usual::changed(rules, &[format!("+{rule}")]);
    }
    if !written.contains_key("basis") {
        written.insert("basis".to_owned(), usual::least_sure(&rules).into());
    }
    written.insert("rules".to_owned(), rules.into());
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

/// The given notes, each a code, a code and its message, or an object; those that follow from the updates; and the
/// usual one. Those of the whole outcome come first, in the order of the page of rules, then those of each mapping.
fn notes(members: &mut Members, usual: Option<&str>, follow: Vec<Value>) -> Result<Vec<Value>, String> {
    let mut notes = follow;
    for note in members.list("notes")? {
        let (given, message) = match note.as_array().map(Vec::as_slice) {
            None => (note.clone(), None),
            Some([code, message]) => (code.clone(), Some(message.clone())),
            Some(_) => return Err(format!("a note is a code, or a code and a message: {note}")),
        };
        let mut written =
            if given.is_string() { Map::from_iter([("code".to_owned(), given)]) } else { object(given)? };
        let code = written.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
        let severity = if code == "asynchronous" { "info" } else { "warning" };
        written.entry("severity").or_insert(severity.into());
        if usual::is_of_mapping(&code) {
            written.entry("mapping").or_insert(0.into());
        }
        written.extend(message.map(|message| ("message".to_owned(), message)));
        // A note that follows from an update is given for its message.
        let same = |note: &&Value| note["code"] == code && note.get("mapping") == written.get("mapping");
        let rule = notes.iter().find(same).map(|note| note["rule"].clone());
        notes.retain(|note| !same(&note));
        written.entry("rule").or_insert(rule.unwrap_or_else(|| usual::rule_of_note(&code).into()));
        notes.push(Value::Object(written));
    }
    if let Some(code) = usual.filter(|usual| notes.iter().all(|note| note["code"] != *usual)) {
        let severity = if code == "asynchronous" { "info" } else { "warning" };
        notes.push(json!({ "code": code, "severity": severity, "rule": usual::rule_of_note(code) }));
    }
    notes.sort_by_key(|note| {
        let place = usual::NOTES.iter().position(|code| note["code"] == *code);
        (note.get("mapping").and_then(Value::as_u64), place.unwrap_or(usual::NOTES.len()))
    });
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
        members.copy(&["severity", "mapping", "message"], &mut written);
        if let Some(suggestion) = members.take("suggestion") {
            let is_path = ["invalid-attribute", "surrounding-whitespace", "unreachable-key"];
            let code = written["code"].as_str().unwrap_or_default();
            let place = if is_path.contains(&code) { "responseAttribute" } else { "marketoField" };
            written.insert("suggestion".to_owned(), json!({ "for": place, "value": suggestion }));
        }
        members.finish()?;
        Ok(written.into())
    });
    diagnostics.collect()
}

/// The results of the constraints of a trigger, in order: the message, or an object with it and what differs from the
/// usual.
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

/// The expected result of a describe reply.
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
