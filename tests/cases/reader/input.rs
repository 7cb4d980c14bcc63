//! Inputs: a definition, and for most cases a campaign and a reply.

use serde_json::{Map, Value, json};

use super::members::{Members, object};
use super::usual;

pub(super) struct Input<'a> {
    pub(super) written: Value,
    pub(super) mappings: Vec<Mapping<'a>>,
}

/// A response mapping, the type of its field, and the members with its expected result.
pub(super) struct Mapping<'a> {
    pub(super) attribute: String,
    pub(super) field: String,
    pub(super) data_type: String,
    /// The field's REST API name, or null.
    pub(super) rest_name: Value,
    /// The members of one of several mappings; a single mapping shares those of its case.
    pub(super) own: Option<Members<'a>>,
}

/// The formats; each is also the name of the member with its body.
const FORMATS: [&str; 3] = ["json", "xml", "none"];

pub(super) fn read<'a>(members: &mut Members<'a>, definition_alone: bool) -> Result<Input<'a>, String> {
    let mut reply = Map::new();
    let response_type = response_type(members, &mut reply)?;
    let mut lead_fields = Vec::new();
    let mut mappings = match members.take("mappings") {
        None => vec![mapping(members, &mut lead_fields)?],
        Some(Value::Array(several)) => {
            let several = several.into_iter().map(|entry| {
                let mut own = Members::alone(object(entry)?);
                let mapping = mapping(&mut own, &mut lead_fields)?;
                Ok(Mapping { own: Some(own), ..mapping })
            });
            several.collect::<Result<_, String>>()?
        }
        Some(other) => return Err(format!("`mappings` is not a list: {other}")),
    };
    let own = members.take("leadFields");
    let has_lead_fields = own.is_some() || !lead_fields.is_empty();
    if let Some(own) = own {
        let Value::Array(pairs) = own else { return Err(format!("`leadFields` is not a list: {own}")) };
        lead_fields = pairs.iter().map(named_lead_field).collect::<Result<_, _>>()?;
    }
    for mapping in &mut mappings {
        let members = mapping.own.as_mut().unwrap_or(members);
        let of_field = lead_fields.iter().find(|field| field["name"] == mapping.field.as_str());
        let given = of_field.and_then(|field| field.get("restName")).cloned();
        mapping.rest_name = given.unwrap_or_else(|| usual::rest_name(&mapping.field));
        let of_field = of_field.and_then(|field| field["dataType"].as_str()).unwrap_or("string");
        mapping.data_type = members.text("dataType")?.unwrap_or(of_field.to_owned());
    }
    let mut definition = Map::new();
    definition.insert("responseType".to_owned(), response_type.into());
    let written = mappings
        .iter()
        .map(|mapping| json!({ "responseAttribute": mapping.attribute, "marketoField": mapping.field }));
    definition.insert("responseMappings".to_owned(), written.collect());
    if has_lead_fields {
        definition.insert("leadFields".to_owned(), lead_fields.into());
    }
    members.rename("assume", "assumptions", &mut definition);
    members.rename("webhook", "name", &mut definition);
    let mut written = Map::new();
    written.insert("definition".to_owned(), definition.into());
    if !definition_alone {
        let campaign = members.text("campaign")?.unwrap_or("trigger".to_owned());
        written.insert("campaignType".to_owned(), campaign.into());
        written.insert("reply".to_owned(), self::reply(members, reply)?.into());
        if let Some(constraints) = members.take("trigger") {
            written.insert("trigger".to_owned(), trigger(constraints)?);
        }
    }
    Ok(Input { written: written.into(), mappings })
}

/// The format: that of the body, if there is one; the body goes into the reply.
fn response_type(members: &mut Members, reply: &mut Map<String, Value>) -> Result<String, String> {
    for format in FORMATS {
        match members.take(format) {
            None => continue,
            Some(Value::Object(bytes)) => {
                let mut bytes = Members::alone(bytes);
                reply.insert("bodyHex".to_owned(), bytes.needed("hex")?);
                bytes.finish()?;
            }
            Some(body) => {
                reply.insert("body".to_owned(), body);
            }
        }
        return Ok(format.to_owned());
    }
    Ok(members.text("responseType")?.unwrap_or("json".to_owned()))
}

fn mapping<'a>(members: &mut Members, lead_fields: &mut Vec<Value>) -> Result<Mapping<'a>, String> {
    let attribute = members.text("attribute")?.unwrap_or("a".to_owned());
    let given = members.text("field")?;
    let field = if let Some(into) = members.take("into") {
        let field = given.unwrap_or("F".to_owned());
        lead_fields.push(lead_field(&field, into)?);
        field
    } else {
        given.unwrap_or("FirstName".to_owned())
    };
    Ok(Mapping { attribute, field, data_type: String::new(), rest_name: Value::Null, own: None })
}

/// A data type, or an object with one.
fn lead_field(name: &str, into: Value) -> Result<Value, String> {
    let mut field =
        if into.is_string() { Map::from_iter([("dataType".to_owned(), into)]) } else { object(into)? };
    field.insert("name".to_owned(), name.into());
    Ok(field.into())
}

fn named_lead_field(pair: &Value) -> Result<Value, String> {
    match pair.as_array().map(Vec::as_slice) {
        Some([Value::String(name), into]) => lead_field(name, into.clone()),
        _ => Err(format!("a lead field is a name and a type, not {pair}")),
    }
}

fn reply(members: &mut Members, mut reply: Map<String, Value>) -> Result<Map<String, Value>, String> {
    if let Some(failure) = members.text("failure")? {
        reply = Map::from_iter([("failure".to_owned(), failure.into())]);
        members.copy(&["detail"], &mut reply);
        return Ok(reply);
    }
    let line = members.text("status")?.unwrap_or("200 OK".to_owned());
    let (status, phrase) = line.split_once(' ').unwrap_or((&line, ""));
    let status: u16 = status.parse().map_err(|_| format!("`status` is no status line: {line}"))?;
    reply.insert("status".to_owned(), status.into());
    reply.insert("statusText".to_owned(), phrase.into());
    members.copy(&["headers", "redirected", "overLimit"], &mut reply);
    Ok(reply)
}

/// A constraint is `[operator, values…]`, or in long form.
fn trigger(constraints: Value) -> Result<Value, String> {
    let constraints = object(constraints)?.into_iter().map(|(name, constraint)| {
        let constraint = match constraint.as_array().map(Vec::as_slice) {
            None => constraint,
            Some([operator]) => json!({ "operator": operator }),
            Some([operator, values @ ..]) => json!({ "operator": operator, "values": values }),
            Some([]) => return Err(format!("`{name}` has no operator")),
        };
        Ok((name, constraint))
    });
    Ok(Value::Object(constraints.collect::<Result<_, _>>()?))
}
