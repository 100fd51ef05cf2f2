//! Reading the chain's state of the newest block.

use crate::ask::{Ask, Refusal};
use codec::Decode;
use serde_json::{json, Value};
use sp_crypto_hashing::twox_128;

pub type Key = [u8; 32];
/// Keys in the order of the validators, with their weights.
pub type Authorities = Vec<(Key, u64)>;

/// A value of a pallet's storage.
pub fn storage(node: &dyn Ask, pallet: &str, entry: &str) -> Result<Option<Vec<u8>>, Refusal> {
	let key = [twox_128(pallet.as_bytes()), twox_128(entry.as_bytes())].concat();
	let answer = node.ask("state_getStorage", json!([format!("0x{}", hex::encode(key))]))?;
	if answer.is_null() {
		return Ok(None);
	}
	bytes(&answer).map(Some)
}

/// What the runtime answers to a call without arguments.
pub fn call(node: &dyn Ask, method: &str) -> Result<Vec<u8>, Refusal> {
	bytes(&node.ask("state_call", json!([method, "0x"]))?)
}

/// Those who vote.
pub fn voters(node: &dyn Ask) -> Result<Authorities, Refusal> {
	decode(&call(node, "GrandpaApi_grandpa_authorities")?)
}

/// Whether the node is started as a validator.
pub fn is_validator(node: &dyn Ask) -> Result<bool, Refusal> {
	let roles = node.ask("system_nodeRoles", json!([]))?;
	let roles = roles.as_array().ok_or_else(|| Refusal::Other(format!("{roles} are no roles")))?;
	Ok(roles.contains(&json!("Authority")))
}

/// A value as the runtime codes it.
pub fn decode<T: Decode>(bytes: &[u8]) -> Result<T, Refusal> {
	T::decode(&mut &*bytes).map_err(|error| Refusal::Other(format!("coded otherwise: {error}")))
}

fn bytes(answer: &Value) -> Result<Vec<u8>, Refusal> {
	let digits = answer.as_str().and_then(|text| text.strip_prefix("0x"));
	digits
		.and_then(|digits| hex::decode(digits).ok())
		.ok_or_else(|| Refusal::Other(format!("{answer} are no bytes")))
}

/// A node that answers what a test says.
#[cfg(test)]
pub mod mock {
	use super::*;
	use std::collections::BTreeMap;

	#[derive(Clone)]
	pub struct Answers(BTreeMap<String, Result<Value, Refusal>>);

	impl Answers {
		pub fn new<const N: usize>(answers: [(&str, Value); N]) -> Self {
			let answers = answers.map(|(method, answer)| (method.to_string(), Ok(answer)));
			Answers(answers.into_iter().collect())
		}

		/// The same, but to one question, by its method or by method and first argument.
		pub fn with(mut self, question: &str, answer: Value) -> Self {
			self.0.insert(question.into(), Ok(answer));
			self
		}

		pub fn refusing(mut self, question: &str) -> Self {
			self.0.insert(question.into(), Err(Refusal::Unsafe));
			self
		}

		/// The question by which a value of the state is asked for.
		pub fn value(pallet: &str, entry: &str) -> String {
			let key = [twox_128(pallet.as_bytes()), twox_128(entry.as_bytes())].concat();
			format!("state_getStorage 0x{}", hex::encode(key))
		}
	}

	impl Ask for Answers {
		fn ask(&self, method: &str, params: Value) -> Result<Value, Refusal> {
			let first = params[0].as_str().unwrap_or_default();
			let found = self.0.get(&format!("{method} {first}")).or_else(|| self.0.get(method));
			found.cloned().unwrap_or_else(|| Err(Refusal::Other(format!("{method} is not known"))))
		}
	}

	#[test]
	fn storage_should_be_none_when_the_chain_has_no_value() {
		let node = Answers::new([("state_getStorage", Value::Null)]);
		assert_eq!(storage(&node, "System", "Number"), Ok(None));
	}

	#[test]
	fn key_should_be_that_of_the_sdk_when_a_value_is_asked_for() {
		// As everybody knows `System.Number`.
		let known =
			"state_getStorage 0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac";
		assert_eq!(Answers::value("System", "Number"), known);
	}
}
