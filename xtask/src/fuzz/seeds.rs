//! Seeds: the cases of `tests/cases`, written as the fuzz targets read them.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;
use serde_json::Value;

use crate::cases;
use crate::files::{remove, root};

/// The longest body that a seed has: mutations make little of longer ones.
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

/// Inputs by target, each with the first case that has it.
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
            // Two cases may be equal but for what no seed says.
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

/// The assumptions of a definition, as words.
fn assumptions(definition: &Value) -> String {
    let switched = definition["assumptions"].as_object().into_iter().flatten();
    switched.map(|(name, value)| format!(" {name}={}", text(value))).collect()
}

/// A whole evaluation, as `evaluate` reads it.
fn evaluation(input: &Value) -> Vec<u8> {
    let (definition, reply) = (&input["definition"], &input["reply"]);
    let header = |wanted: &str| {
        let mut headers = reply["headers"].as_object().into_iter().flatten();
        headers.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| text(value))
    };
    let mut words = format!("{} {}", text(&definition["responseType"]), text(&input["campaignType"]));
    match (reply["failure"].as_str(), reply["status"].as_u64()) {
        (Some(word), _) => words.extend([" ", word]),
        (None, status) => words.push_str(&format!(" {}", status.unwrap_or(200))),
    }
    if reply["body"].is_string() {
        words.push_str(" text");
    }
    if reply["redirected"] == true {
        words.push_str(" redirected");
    }
    if !definition["leadFields"].is_null() {
        words.push_str(" fields");
    }
    if let Some(operator) = input["trigger"]["response"]["operator"].as_str() {
        words.extend([" ", operator]);
    }
    words.push_str(&assumptions(definition));
    let mut lines = vec![words, text(&reply["statusText"]).to_owned()];
    lines.extend(["content-type", "retry-after"].map(|name| header(name).unwrap_or_default().to_owned()));
    for mapping in definition["responseMappings"].as_array().into_iter().flatten() {
        let name = text(&mapping["marketoField"]);
        let mut line = format!("{}|{name}", text(&mapping["responseAttribute"]));
        let mut fields = definition["leadFields"].as_array().into_iter().flatten();
        if let Some(field) = fields.find(|field| field["name"] == name) {
            let length = field["length"].as_u64().map(|length| length.to_string()).unwrap_or_default();
            let read_only = if field["readOnly"] == true { "ro" } else { "" };
            line.push_str(&format!("|{}|{length}|{read_only}", text(&field["dataType"])));
        }
        lines.push(line);
    }
    let mut input = lines.join("\n").into_bytes();
    input.extend(b"\n\n");
    let hex = text(&reply["bodyHex"]).as_bytes().chunks(2);
    input.extend(hex.filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()));
    input.extend(text(&reply["body"]).as_bytes());
    input
}

/// A value and the field that takes it, as `coerce` reads it: where the body is an object with a value at the first
/// mapping's attribute, or one element.
fn coercion(definition: &Value, body: &str) -> Option<String> {
    let mapping = definition["responseMappings"].get(0)?;
    let fields = definition["leadFields"].as_array()?;
    let field = fields.iter().find(|field| field["name"] == mapping["marketoField"])?;
    let format = text(&definition["responseType"]);
    let value = if format == "xml" {
        body.split_once('>')?.1.rsplit_once("</")?.0.to_owned()
    } else {
        let body: Value = serde_json::from_str(body).ok()?;
        body.get(text(&mapping["responseAttribute"]))?.to_string()
    };
    let length = field["length"].as_u64().map_or("-".to_owned(), |length| length.to_string());
    Some(format!("{format} {} {length}{}\n{value}", text(&field["dataType"]), assumptions(definition)))
}
