//! Coded values as JSON, by the chain's own description of its types.
//!
//! Accounts are SS58, other bytes text where they are, else hexadecimal; numbers of 64 bits and more are strings,
//! since JavaScript's lose digits; a type around one value is that value; `None` is null.

use anyhow::{anyhow, bail, ensure, Result};
use codec::{Compact, Decode};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive};
use serde_json::{json, Map, Value as Tree};
use subxt::{
	config::{substrate::BlakeTwo256, Hasher},
	utils::AccountId32,
};

/// Types inside types, so that no value nested on purpose exhausts the stack.
const DEPTH: u32 = 64;

/// A value that takes all of the bytes. Byte strings longer than `limit` are given by length and digest.
pub fn decode_all(bytes: &[u8], ty: u32, types: &PortableRegistry, limit: usize) -> Result<Tree> {
	let mut rest = bytes;
	let value = Decoder { types, limit }.value(&mut rest, ty, DEPTH)?;
	ensure!(rest.is_empty(), "{} bytes are left over", rest.len());
	Ok(value)
}

/// Named fields one after another.
pub fn decode_fields(
	bytes: &[u8],
	fields: &[Field<PortableForm>],
	types: &PortableRegistry,
	limit: usize,
) -> Result<Tree> {
	let mut rest = bytes;
	let value = Decoder { types, limit }.object(&mut rest, fields, DEPTH)?;
	ensure!(rest.is_empty(), "{} bytes are left over", rest.len());
	Ok(value)
}

struct Decoder<'a> {
	types: &'a PortableRegistry,
	limit: usize,
}

impl Decoder<'_> {
	fn value(&self, input: &mut &[u8], ty: u32, depth: u32) -> Result<Tree> {
		let depth = depth.checked_sub(1).ok_or_else(|| anyhow!("types nest too deep"))?;
		let found = self.types.resolve(ty).ok_or_else(|| anyhow!("there is no type {ty}"))?;
		let name = found.path.segments.last().map(String::as_str).unwrap_or_default();
		match &found.type_def {
			TypeDef::Composite(_) if name == "AccountId32" => {
				Ok(Tree::String(AccountId32::decode(input)?.to_string()))
			}
			TypeDef::Composite(composite) => self.fields(input, &composite.fields, depth),
			TypeDef::Variant(variants) => {
				let index = u8::decode(input)?;
				let variant = variants.variants.iter().find(|variant| variant.index == index);
				let variant = variant.ok_or_else(|| anyhow!("{name} has no variant {index}"))?;
				match (name, variant.name.as_str()) {
					("Option", "None") => Ok(Tree::Null),
					("Option", "Some") | ("MultiAddress", "Id") => {
						self.fields(input, &variant.fields, depth)
					}
					(_, chosen) if variant.fields.is_empty() => Ok(Tree::String(chosen.into())),
					(_, chosen) => {
						Ok(json!({ chosen: self.fields(input, &variant.fields, depth)? }))
					}
				}
			}
			TypeDef::Sequence(sequence) => {
				let length = Compact::<u32>::decode(input)?.0 as usize;
				self.items(input, sequence.type_param.id, length, false, depth)
			}
			TypeDef::Array(array) => {
				self.items(input, array.type_param.id, array.len as usize, true, depth)
			}
			TypeDef::Tuple(tuple) => {
				let items = tuple.fields.iter().map(|field| self.value(input, field.id, depth));
				Ok(Tree::Array(items.collect::<Result<_>>()?))
			}
			TypeDef::Primitive(primitive) => primitive_value(input, primitive),
			TypeDef::Compact(compact) => {
				let number = Compact::<u128>::decode(input)?.0;
				Ok(match self.is_small(compact.type_param.id) {
					true => json!(number as u64),
					false => Tree::String(number.to_string()),
				})
			}
			TypeDef::BitSequence(_) => bail!("bit sequences are not read"),
		}
	}

	/// A type around one unnamed value is that value.
	fn fields(
		&self,
		input: &mut &[u8],
		fields: &[Field<PortableForm>],
		depth: u32,
	) -> Result<Tree> {
		match fields {
			[] => Ok(Tree::Null),
			[only] if only.name.is_none() => self.value(input, only.ty.id, depth),
			[first, ..] if first.name.is_none() => {
				let items = fields.iter().map(|field| self.value(input, field.ty.id, depth));
				Ok(Tree::Array(items.collect::<Result<_>>()?))
			}
			_ => self.object(input, fields, depth),
		}
	}

	fn object(
		&self,
		input: &mut &[u8],
		fields: &[Field<PortableForm>],
		depth: u32,
	) -> Result<Tree> {
		let mut object = Map::new();
		for (place, field) in fields.iter().enumerate() {
			let name = field.name.clone().unwrap_or_else(|| place.to_string());
			object.insert(name, self.value(input, field.ty.id, depth)?);
		}
		Ok(Tree::Object(object))
	}

	fn items(
		&self,
		input: &mut &[u8],
		ty: u32,
		length: usize,
		fixed: bool,
		depth: u32,
	) -> Result<Tree> {
		if self.is_byte(ty) {
			ensure!(input.len() >= length, "bytes end inside a byte string");
			let (bytes, rest) = input.split_at(length);
			*input = rest;
			return Ok(self.bytes(bytes, fixed));
		}
		// An item may take no byte; a count without bytes behind it is not believed.
		ensure!(
			length <= input.len(),
			"a list says it has {length} items, in {} bytes",
			input.len()
		);
		let items = (0..length).map(|_| self.value(input, ty, depth));
		Ok(Tree::Array(items.collect::<Result<_>>()?))
	}

	fn bytes(&self, bytes: &[u8], fixed: bool) -> Tree {
		if bytes.len() > self.limit {
			let digest = format!("{:?}", BlakeTwo256.hash(bytes));
			return json!({ "bytes": bytes.len(), "blake2_256": digest });
		}
		match std::str::from_utf8(bytes) {
			Ok(text) if !fixed && is_readable(text) => Tree::String(text.into()),
			_ => Tree::String(format!("0x{}", hex::encode(bytes))),
		}
	}

	fn is_byte(&self, ty: u32) -> bool {
		let found = self.types.resolve(ty);
		matches!(found.map(|ty| &ty.type_def), Some(TypeDef::Primitive(TypeDefPrimitive::U8)))
	}

	/// Whether a compact number has at most 32 bits.
	fn is_small(&self, ty: u32) -> bool {
		match self.types.resolve(ty).map(|ty| &ty.type_def) {
			Some(TypeDef::Primitive(primitive)) => matches!(
				primitive,
				TypeDefPrimitive::U8 | TypeDefPrimitive::U16 | TypeDefPrimitive::U32
			),
			Some(TypeDef::Composite(composite)) => match composite.fields.as_slice() {
				[only] => self.is_small(only.ty.id),
				_ => false,
			},
			_ => false,
		}
	}
}

/// Text that any database keeps and any page shows.
fn is_readable(text: &str) -> bool {
	!text.is_empty() && text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
}

fn primitive_value(input: &mut &[u8], primitive: &TypeDefPrimitive) -> Result<Tree> {
	Ok(match primitive {
		TypeDefPrimitive::Bool => json!(bool::decode(input)?),
		TypeDefPrimitive::U8 => json!(u8::decode(input)?),
		TypeDefPrimitive::U16 => json!(u16::decode(input)?),
		TypeDefPrimitive::U32 => json!(u32::decode(input)?),
		TypeDefPrimitive::U64 => Tree::String(u64::decode(input)?.to_string()),
		TypeDefPrimitive::U128 => Tree::String(u128::decode(input)?.to_string()),
		TypeDefPrimitive::I8 => json!(i8::decode(input)?),
		TypeDefPrimitive::I16 => json!(i16::decode(input)?),
		TypeDefPrimitive::I32 => json!(i32::decode(input)?),
		TypeDefPrimitive::I64 => Tree::String(i64::decode(input)?.to_string()),
		TypeDefPrimitive::I128 => Tree::String(i128::decode(input)?.to_string()),
		TypeDefPrimitive::Str => Tree::String(String::decode(input)?.replace('\0', "\u{fffd}")),
		other => bail!("values of {other:?} are not read"),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use scale_info::{meta_type, Registry, TypeInfo};

	#[derive(Encode, TypeInfo)]
	enum Stage {
		Review,
		Admitted(u32),
	}

	#[derive(Encode, TypeInfo)]
	struct Shown {
		title: Vec<u8>,
		digest: [u8; 4],
		stage: Stage,
		before: Option<Stage>,
		#[codec(compact)]
		reduction: u64,
		#[codec(compact)]
		class: u32,
	}

	fn shown(title: &[u8], limit: usize) -> Result<Tree> {
		let mut registry = Registry::new();
		let ty = registry.register_type(&meta_type::<Shown>()).id;
		let value = Shown {
			title: title.to_vec(),
			digest: [1, 2, 3, 255],
			stage: Stage::Admitted(7),
			before: Some(Stage::Review),
			reduction: u64::MAX,
			class: 3,
		};
		decode_all(&value.encode(), ty, &registry.into(), limit)
	}

	#[test]
	fn value_should_be_readable_json_when_decoded() {
		assert_eq!(
			shown("骑行".as_bytes(), 256).unwrap(),
			json!({
				"title": "骑行", "digest": "0x010203ff", "stage": { "Admitted": 7 }, "before": "Review",
				"reduction": "18446744073709551615", "class": 3,
			})
		);
	}

	#[test]
	fn bytes_should_be_hexadecimal_when_they_are_no_text() {
		assert_eq!(shown(&[0, 1], 256).unwrap()["title"], "0x0001");
		assert_eq!(shown(b"a\0b", 256).unwrap()["title"], "0x610062");
	}

	#[test]
	fn bytes_should_be_given_by_digest_when_too_long() {
		// BLAKE2b-256 of "abc", from b2sum -l 256.
		let tree = shown(b"abc", 2).unwrap();
		assert_eq!(tree["title"]["bytes"], 3);
		assert_eq!(
			tree["title"]["blake2_256"],
			"0xbddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"
		);
	}

	#[test]
	fn decoding_should_fail_when_bytes_are_missing_or_left_over() {
		let mut registry = Registry::new();
		let ty = registry.register_type(&meta_type::<Vec<u32>>()).id;
		let types: PortableRegistry = registry.into();
		assert!(decode_all(&[8, 1, 0, 0, 0], ty, &types, 256).is_err());
		assert!(decode_all(&[4, 1, 0, 0, 0, 9], ty, &types, 256).is_err());
		assert!(decode_all(&[0xfe, 0xff, 0xff, 0xff], ty, &types, 256).is_err());
	}
}
