//! The members of a case. Each is taken once, so a member that is left over is a mistake.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// What the cases of a file share, unless a case overrides it.
pub(super) struct Defaults {
    members: Map<String, Value>,
    unused: RefCell<BTreeSet<String>>,
}

impl Defaults {
    pub(super) fn new(members: Map<String, Value>) -> Self {
        let unused = members.keys().cloned().collect();
        Self { members, unused: RefCell::new(unused) }
    }

    /// Fails for a member that no case uses.
    pub(super) fn finish(&self) -> Result<(), String> {
        self.unused.borrow().first().map_or(Ok(()), |key| Err(format!("no case takes the default `{key}`")))
    }
}

/// A case has one member of each of these groups, so its own replaces a default from the same group.
const EITHER_OR: &[&[&str]] = &[
    &["json", "xml", "none", "responseType"],
    &["value", "skipped", "error", "diagnostics", "describe"],
    &["status", "failure"],
];

/// For other members, null overrides a default with nothing.
const NULL_IS_A_VALUE: [&str; 4] = ["json", "xml", "none", "value"];

pub(super) struct Members<'a> {
    own: Map<String, Value>,
    defaults: Option<&'a Defaults>,
    aside: Vec<&'static str>,
}

impl<'a> Members<'a> {
    pub(super) fn new(own: Map<String, Value>, defaults: &'a Defaults) -> Self {
        let aside = EITHER_OR.iter().filter(|keys| keys.iter().any(|key| own.contains_key(*key)));
        let aside = aside.flat_map(|keys| keys.iter().copied()).collect();
        Self { own, defaults: Some(defaults), aside }
    }

    /// Without defaults.
    pub(super) fn alone(own: Map<String, Value>) -> Self {
        Self { own, defaults: None, aside: Vec::new() }
    }

    pub(super) fn take(&mut self, key: &str) -> Option<Value> {
        if let Some(value) = self.own.remove(key) {
            return Some(value).filter(|value| !value.is_null() || NULL_IS_A_VALUE.contains(&key));
        }
        let defaults = self.defaults.filter(|_| !self.aside.contains(&key))?;
        let value = defaults.members.get(key)?;
        defaults.unused.borrow_mut().remove(key);
        Some(value.clone())
    }

    /// Whether there is one, its own or a default.
    pub(super) fn has(&self, key: &str) -> bool {
        let default = self.defaults.is_some_and(|defaults| defaults.members.contains_key(key));
        self.own.contains_key(key) || default && !self.aside.contains(&key)
    }

    pub(super) fn needed(&mut self, key: &str) -> Result<Value, String> {
        self.take(key).ok_or_else(|| {
            match &self.own.keys().map(|key| format!("`{key}`")).collect::<Vec<_>>()[..] {
                [] => format!("no `{key}`"),
                left => format!("no `{key}`; there is {}", left.join(", ")),
            }
        })
    }

    pub(super) fn text(&mut self, key: &str) -> Result<Option<String>, String> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(format!("`{key}` is not a text: {other}")),
        }
    }

    /// A list; empty if absent; a text alone is a list of one.
    pub(super) fn list(&mut self, key: &str) -> Result<Vec<Value>, String> {
        match self.take(key) {
            None => Ok(Vec::new()),
            Some(Value::Array(values)) => Ok(values),
            Some(text @ Value::String(_)) => Ok(vec![text]),
            Some(other) => Err(format!("`{key}` is not a list: {other}")),
        }
    }

    /// A list of texts; a text alone is a list of one.
    pub(super) fn texts(&mut self, key: &str) -> Result<Vec<String>, String> {
        let values = self.list(key)?.into_iter();
        values
            .map(|value| value.as_str().map(str::to_owned).ok_or(format!("`{key}`: not a text: {value}")))
            .collect()
    }

    /// Copies these members unchanged, if the case has them.
    pub(super) fn copy(&mut self, keys: &[&str], into: &mut Map<String, Value>) {
        for key in keys {
            self.rename(key, key, into);
        }
    }

    /// Copies a member under another name.
    pub(super) fn rename(&mut self, key: &str, name: &str, into: &mut Map<String, Value>) {
        if let Some(value) = self.take(key) {
            into.insert(name.to_owned(), value);
        }
    }

    /// Fails if a member is left over.
    pub(super) fn finish(self) -> Result<(), String> {
        self.own.keys().next().map_or(Ok(()), |key| Err(format!("`{key}` is unknown, or of no use here")))
    }
}

/// The members of an object.
pub(super) fn object(value: Value) -> Result<Map<String, Value>, String> {
    match value {
        Value::Object(members) => Ok(members),
        other => Err(format!("not an object: {other}")),
    }
}
