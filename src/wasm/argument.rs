//! The check of arguments: unknown keys, missing members and wrong types are `ArgumentError`s with a path.

use js_sys::{Array, Object, Reflect, TypeError};
use wasm_bindgen::{JsCast, JsValue};

use super::shape::{Member, Shape};
use crate::message::Quoted;

/// Checks a value that stands at `path`.
pub(super) fn check(value: &JsValue, shape: &Shape, path: &str) -> Result<(), JsValue> {
    match shape {
        Shape::Text if value.is_string() => Ok(()),
        Shape::Text => Err(unexpected(path, "a string", value)),
        Shape::Flag if value.as_bool().is_some() => Ok(()),
        Shape::Flag => Err(unexpected(path, "true or false", value)),
        Shape::Count if value.as_f64().is_some_and(is_count) => Ok(()),
        Shape::Count => Err(unexpected(path, "a whole number from 1 to 4294967295", value)),
        Shape::OneOf(names) if value.as_string().is_some_and(|text| names.contains(&&*text)) => Ok(()),
        Shape::OneOf(names) => Err(unexpected(path, &format!("one of {}", list(names)), value)),
        Shape::ListOf(shape) => match value.dyn_ref::<Array>() {
            Some(array) => array
                .iter()
                .enumerate()
                .try_for_each(|(i, element)| check(&element, shape, &format!("{path}[{i}]"))),
            None => Err(unexpected(path, "an array", value)),
        },
        Shape::Members(members) => check_members(value, members, path),
    }
}

fn check_members(value: &JsValue, members: &[Member], path: &str) -> Result<(), JsValue> {
    let Some(object) = value.dyn_ref::<Object>().filter(|_| !Array::is_array(value) && !value.is_function())
    else {
        return Err(unexpected(path, "an object", value));
    };
    // A member is named from its argument on, the argument itself by its own name.
    let at = |name: &str| if path == "definition" { name.to_owned() } else { format!("{path}.{name}") };
    for key in Object::keys(object).iter().filter_map(|key| key.as_string()) {
        if !members.iter().any(|member| member.name == key) {
            let names: Vec<_> = members.iter().map(|member| member.name).collect();
            let message = format!("unknown key {}, expected one of {}", Quoted(&key), list(&names));
            return Err(error(&at(&key), &message));
        }
    }
    for Member { name, required, shape } in members {
        let value = Reflect::get(value, &JsValue::from_str(name))?;
        if *required || !value.is_undefined() {
            check(&value, shape, &at(name))?;
        }
    }
    Ok(())
}

fn is_count(number: f64) -> bool {
    number.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(&number)
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn unexpected(path: &str, expected: &str, found: &JsValue) -> JsValue {
    error(path, &format!("expected {expected}, found {}", describe(found)))
}

fn describe(value: &JsValue) -> String {
    if value.is_null() || value.is_undefined() {
        return if value.is_null() { "null" } else { "undefined" }.to_owned();
    }
    if let Some(text) = value.as_string() {
        return format!("the string {}", Quoted(&text));
    }
    if value.as_f64().is_some() || value.as_bool().is_some() {
        return format!("`{}`", String::from(value.unchecked_ref::<Object>().to_string()));
    }
    if Array::is_array(value) {
        return "an array".to_owned();
    }
    let kind = value.js_typeof().as_string().unwrap_or_default();
    format!("{} {kind}", if kind == "object" { "an" } else { "a" })
}

/// The `ArgumentError` of the public types.
pub(super) fn error(path: &str, message: &str) -> JsValue {
    let error = TypeError::new(&format!("{message}, at {}", Quoted(path)));
    error.set_name("ArgumentError");
    for (key, value) in [("code", "invalid-argument"), ("path", path)] {
        // INVARIANT: a new error takes new members.
        let _ = Reflect::set(&error, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    error.into()
}
