//! What crosses the border to the page: JSON, in which bytes are hexadecimal digits after `0x`.

use alloc::{format, string::String, vec::Vec};

use serde::{de, Deserialize, Deserializer, Serialize, Serializer};
use sp_core::H256;

use crate::refusal::Refusal;

#[derive(Serialize)]
struct Words {
	zh: &'static str,
	en: &'static str,
}

/// `caught` if somebody lies, `cannot` if nothing can be told.
#[derive(Serialize)]
struct Fault {
	kind: &'static str,
	message: Words,
}

/// `{"ok": …}` or `{"error": {…}}`.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Reply<T> {
	Ok(T),
	Error(Fault),
}

const UNWRITABLE: &str = r#"{"error":{"kind":"cannot","message":{"zh":"JSON","en":"JSON"}}}"#;

pub fn reply<T: Serialize>(result: Result<T, Refusal>) -> String {
	let reply = match result {
		Ok(value) => Reply::Ok(value),
		Err(refusal) => Reply::Error(Fault {
			kind: if refusal.is_caught() { "caught" } else { "cannot" },
			message: Words { zh: refusal.zh(), en: refusal.en() },
		}),
	};
	serde_json::to_string(&reply).unwrap_or_else(|_| UNWRITABLE.into())
}

pub fn parse<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Refusal> {
	serde_json::from_slice(bytes).map_err(|_| Refusal::Malformed)
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hex(pub Vec<u8>);

impl Hex {
	/// As a hash, if it is as long as one.
	pub fn hash(&self) -> Result<H256, Refusal> {
		<[u8; 32]>::try_from(&self.0[..]).map(H256).map_err(|_| Refusal::Malformed)
	}
}

impl From<H256> for Hex {
	fn from(hash: H256) -> Self {
		Hex(hash.as_bytes().to_vec())
	}
}

impl Serialize for Hex {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		let mut text = String::from("0x");
		for byte in &self.0 {
			text.push_str(&format!("{byte:02x}"));
		}
		serializer.serialize_str(&text)
	}
}

impl<'de> Deserialize<'de> for Hex {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		bytes(&text).map(Hex).ok_or_else(|| {
			de::Error::invalid_value(de::Unexpected::Str(&text), &"0x and pairs of digits")
		})
	}
}

fn bytes(text: &str) -> Option<Vec<u8>> {
	let digits = text.strip_prefix("0x")?.as_bytes();
	digits.chunks(2).map(byte).collect()
}

fn byte(digits: &[u8]) -> Option<u8> {
	let pair = digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit);
	let text = core::str::from_utf8(digits).ok().filter(|_| pair)?;
	u8::from_str_radix(text, 16).ok()
}
