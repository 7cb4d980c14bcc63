//! Arguments, read with their path: unknown keys, missing members and wrong types are `ArgumentError`s.
//!
//! serde-wasm-bindgen would read them too, but it passes over unknown keys, takes null for absent, names no member
//! in its errors, and makes the module larger by a third (docs/design.md).

use std::num::NonZero;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::string_enum::ParseNameError;

#[wasm_bindgen(raw_module = "./validate.js")]
extern "C" {
    /// The `ArgumentError` of the public types.
    #[wasm_bindgen(js_name = argumentError)]
    pub(super) fn error(path: &str, message: &str) -> JsValue;

    /// An error that the caller's own code has thrown, to be thrown on.
    fn thrown(reason: &JsValue) -> JsValue;

    fn unexpected(path: &str, expected: &str, found: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = unexpectedName)]
    fn unexpected_name(path: &str, names: Array, found: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = unexpectedKey)]
    fn unexpected_key(path: &str, key: &str, allowed: Array) -> JsValue;
}

/// A value of a call, and its path for messages.
pub(super) struct Argument {
    value: JsValue,
    path: String,
}

impl Argument {
    /// An argument itself.
    pub(super) fn new(value: &JsValue, name: &str) -> Self {
        Self { value: value.clone(), path: name.to_owned() }
    }

    pub(super) fn text(&self) -> Result<String, JsValue> {
        self.value.as_string().ok_or_else(|| self.unexpected("a string"))
    }

    pub(super) fn flag(&self) -> Result<bool, JsValue> {
        self.value.as_bool().ok_or_else(|| self.unexpected("true or false"))
    }

    /// A whole number from 1 to 2^32-1.
    pub(super) fn count(&self) -> Result<NonZero<u32>, JsValue> {
        let number = self.value.as_f64().filter(|number| number.fract() == 0.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the range is checked first"
        )]
        let count =
            number.filter(|number| (1.0..=f64::from(u32::MAX)).contains(number)).map(|number| number as u32);
        count.and_then(NonZero::new).ok_or_else(|| self.unexpected("a whole number from 1 to 4294967295"))
    }

    /// A name that `read` knows.
    pub(super) fn name<T>(&self, read: impl FnOnce(&str) -> Result<T, ParseNameError>) -> Result<T, JsValue> {
        // INVARIANT: no name is empty, so that what is not a string is refused with the names that are expected.
        read(&self.value.as_string().unwrap_or_default())
            .map_err(|unknown| unexpected_name(&self.path, array(unknown.expected), &self.value))
    }

    /// The elements of an array.
    pub(super) fn list<T>(&self, read: impl Fn(&Self) -> Result<T, JsValue>) -> Result<Vec<T>, JsValue> {
        let array = self.value.dyn_ref::<Array>().ok_or_else(|| self.unexpected("an array"))?;
        let mut elements = Vec::new();
        for (i, value) in array.iter().enumerate() {
            elements.push(read(&Self { value, path: format!("{}[{i}]", self.path) })?);
        }
        Ok(elements)
    }

    /// The members of an object that has these and no others.
    pub(super) fn members(&self, names: &'static [&'static str]) -> Result<Members<'_>, JsValue> {
        // Checked by type, since a value may come from another realm, or have no prototype.
        if !self.value.is_object() || Array::is_array(&self.value) {
            return Err(self.unexpected("an object"));
        }
        let object: &Object = self.value.unchecked_ref();
        let members = Members { of: self };
        for key in Object::keys(object).iter().filter_map(|key| key.as_string()) {
            if !names.contains(&&*key) {
                return Err(unexpected_key(&members.path(&key), &key, array(names)));
            }
        }
        Ok(members)
    }

    pub(super) fn is_undefined(&self) -> bool {
        self.value.is_undefined()
    }

    pub(super) fn unexpected(&self, expected: &str) -> JsValue {
        unexpected(&self.path, expected, &self.value)
    }
}

/// The members of an object.
pub(super) struct Members<'a> {
    of: &'a Argument,
}

impl Members<'_> {
    /// The member, which may be undefined.
    pub(super) fn required(&self, name: &str) -> Result<Argument, JsValue> {
        let value =
            Reflect::get(&self.of.value, &JsValue::from_str(name)).map_err(|reason| thrown(&reason))?;
        Ok(Argument { value, path: self.path(name) })
    }

    /// The member, unless it is undefined.
    pub(super) fn optional(&self, name: &str) -> Result<Option<Argument>, JsValue> {
        Ok(Some(self.required(name)?).filter(|member| !member.value.is_undefined()))
    }

    fn path(&self, name: &str) -> String {
        format!("{}.{name}", self.of.path)
    }
}

fn array(names: &[&str]) -> Array {
    names.iter().copied().map(JsValue::from_str).collect()
}
