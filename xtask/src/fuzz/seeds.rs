//! Seeds: the cases of `tests/cases`, written as the fuzz targets read them.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;
use serde_json::{Value, json};

use crate::cases;
use crate::files::{remove, root};

/// The longest body of a seed: mutations do little to longer ones.
const LONGEST: usize = 1000;

/// Writes the seeds of every target into `target/fuzz/seeds`.
pub fn make() -> Result<()> {
    let mut seeds = Seeds::default();
    for case in cases::all()? {
        if text(&case.input["reply"]["body"]).len() <= LONGEST {
            let name =
                case.title().replace(": ", ".").replace(|c: char| !c.is_alphanumeric() && c != '.', "-");
            seeds.of_case(&name, &case.input);
        }
    }
    seeds.write()
}

/// Inputs by target, each with the first case that uses it.
#[derive(Default)]
struct Seeds(BTreeMap<&'static str, BTreeMap<Vec<u8>, String>>);

impl Seeds {
    fn add(&mut self, target: &'static str, name: &str, input: impl Into<Vec<u8>>) {
        self.0.entry(target).or_default().entry(input.into()).or_insert_with(|| name.to_owned());
    }

    fn of_case(&mut self, name: &str, input: &Value) {
        if let Some(describe) = input["describe"].as_str() {
            self.add("describe", name, describe);
            return;
        }
        let definition = &input["definition"];
        let mappings = definition["responseMappings"].as_array().map(Vec::as_slice).unwrap_or_default();
        let attributes: Vec<_> = mappings.iter().map(|mapping| text(&mapping["responseAttribute"])).collect();
        for attribute in &attributes {
            self.add("attribute", name, *attribute);
        }
        self.add("evaluate", name, evaluation(input));
        let response_type = text(&definition["responseType"]);
        let Some(body) = input["reply"]["body"].as_str() else { return };
        for target in ["json", "xml"] {
            if response_type == target {
                self.add(target, name, format!("{}\n{body}", attributes.join("|")));
            }
        }
        if let Some(coercion) = coercion(definition, body) {
            self.add("coerce", name, coercion);
        }
    }

    fn write(self) -> Result<()> {
        let folder = root().join("target/fuzz/seeds");
        remove(&folder)?;
        for (target, inputs) in self.0 {
            fs::create_dir_all(folder.join(target))?;
            // Two cases may differ only in what no seed contains.
            for (i, (input, name)) in inputs.into_iter().enumerate() {
                fs::write(folder.join(target).join(format!("{i}.{name}")), input)?;
            }
        }
        Ok(())
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A whole evaluation, as `evaluate` reads it: the input as JSON without its body, then the body.
fn evaluation(input: &Value) -> Vec<u8> {
    let mut input = input.clone();
    let mut body = Vec::new();
    if let Some(reply) = input.get_mut("reply").and_then(Value::as_object_mut) {
        if let Some(hex) = reply.remove("bodyHex") {
            let pairs = text(&hex).as_bytes().chunks(2);
            body.extend(
                pairs.filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()),
            );
        }
        if let Some(given) = reply.get_mut("body") {
            // An empty one still says that the body is text.
            body.extend(text(&std::mem::replace(given, json!(""))).as_bytes());
        }
        if let Some(headers) = reply.get_mut("headers")
            && let Some(by_name) = headers.as_object()
        {
            let several = |(name, value): (&String, &Value)| {
                let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
                values.into_iter().map(|value| json!([name, value])).collect::<Vec<_>>()
            };
            *headers = by_name.iter().flat_map(several).collect();
        }
    }
    [format!("{input}\n").as_bytes(), &body].concat()
}

/// A value and its field, as `coerce` reads them: if the body is an object with a value at the first mapping's
/// attribute, or one element.
fn coercion(definition: &Value, body: &str) -> Option<String> {
    let mapping = definition["responseMappings"].get(0)?;
    let fields = definition["leadFields"].as_array()?;
    let field = fields.iter().find(|field| field["name"] == mapping["marketoField"])?;
    let value = if definition["responseType"] == "xml" {
        body.split_once('>')?.1.rsplit_once("</")?.0.to_owned()
    } else {
        let body: Value = serde_json::from_str(body).ok()?;
        body.get(text(&mapping["responseAttribute"]))?.to_string()
    };
    let mut definition = definition.clone();
    definition["leadFields"] = json!([field]);
    definition.as_object_mut()?.remove("responseMappings");
    Some(format!("{definition}\n{value}"))
}
