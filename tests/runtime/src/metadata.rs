//! The runtime's metadata, and its types in words.

use frame_metadata::{v16::RuntimeMetadataV16, RuntimeMetadata, RuntimeMetadataPrefixed};
use polkadot_sdk::sp_io::hashing::blake2_256;
use scale_info::{form::PortableForm, Field, PortableRegistry, Type, TypeDef, Variant};
use suhui_runtime::Runtime;

/// Enums of the whole runtime: what they hold is listed pallet by pallet.
const OUTER: [&str; 3] = ["RuntimeCall", "RuntimeEvent", "RuntimeError"];

pub fn metadata() -> RuntimeMetadataV16 {
	let opaque = Runtime::metadata_at_version(16).expect("the SDK knows version 16");
	let decoded = codec::Decode::decode(&mut &opaque[..]).expect("it is metadata");
	match decoded {
		RuntimeMetadataPrefixed(_, RuntimeMetadata::V16(metadata)) => metadata,
		_ => unreachable!("version 16 was asked for"),
	}
}

/// A registry that tells types in words.
#[derive(Clone, Copy)]
pub struct Types<'a>(pub &'a PortableRegistry);

impl<'a> Types<'a> {
	pub fn get(self, id: u32) -> &'a Type<PortableForm> {
		self.0.resolve(id).expect("metadata holds the types it names")
	}

	/// As Rust would write it: `Vec<(u32, issuance::Batch<AccountId32>)>`.
	pub fn name(self, id: u32) -> String {
		let found = self.get(id);
		match &found.type_def {
			TypeDef::Composite(_) | TypeDef::Variant(_) => {
				let parameters = found.type_params.iter().filter_map(|parameter| parameter.ty);
				let parameters = self.names(parameters.map(|ty| ty.id));
				let name = short(&found.path.segments);
				match parameters.is_empty() || OUTER.contains(&name.as_str()) {
					true => name,
					false => format!("{name}<{parameters}>"),
				}
			}
			TypeDef::Sequence(items) => format!("Vec<{}>", self.name(items.type_param.id)),
			TypeDef::Array(items) => format!("[{}; {}]", self.name(items.type_param.id), items.len),
			TypeDef::Tuple(items) => {
				format!("({})", self.names(items.fields.iter().map(|item| item.id)))
			}
			TypeDef::Primitive(primitive) => format!("{primitive:?}").to_lowercase(),
			TypeDef::Compact(inner) => format!("Compact<{}>", self.name(inner.type_param.id)),
			TypeDef::BitSequence(_) => "BitSequence".into(),
		}
	}

	fn names(self, ids: impl Iterator<Item = u32>) -> String {
		ids.map(|id| self.name(id)).collect::<Vec<_>>().join(", ")
	}

	/// `name: type` of each field.
	pub fn fields(self, fields: &[Field<PortableForm>]) -> String {
		let field = |field: &Field<PortableForm>| match &field.name {
			Some(name) => format!("{name}: {}", self.name(field.ty.id)),
			None => self.name(field.ty.id),
		};
		fields.iter().map(field).collect::<Vec<_>>().join(", ")
	}

	pub fn variants(self, id: u32) -> &'a [Variant<PortableForm>] {
		match &self.get(id).type_def {
			TypeDef::Variant(found) => &found.variants,
			_ => panic!("type {id} is not an enum"),
		}
	}

	/// Eight digits that change with how values of these types are coded, however deep the change lies.
	pub fn layout(self, ids: impl IntoIterator<Item = u32>) -> String {
		let spelt = ids.into_iter().map(|id| self.spelt(id, &mut vec![])).collect::<Vec<_>>();
		let [a, b, c, d, ..] = blake2_256(spelt.join(";").as_bytes());
		format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
	}

	fn spelt(self, id: u32, within: &mut Vec<u32>) -> String {
		let name = self.name(id);
		if within.contains(&id) || OUTER.contains(&name.as_str()) {
			return name;
		}
		within.push(id);
		let mut fields = |fields: &[Field<PortableForm>]| {
			let field = |field: &Field<PortableForm>| {
				let name = field.name.as_deref().unwrap_or_default();
				format!("{name}:{}", self.spelt(field.ty.id, within))
			};
			fields.iter().map(field).collect::<Vec<_>>().join(",")
		};
		let spelt = match &self.get(id).type_def {
			TypeDef::Composite(found) => format!("{{{}}}", fields(&found.fields)),
			TypeDef::Variant(found) => found
				.variants
				.iter()
				.map(|one| format!("{}={}({})|", one.index, one.name, fields(&one.fields)))
				.collect(),
			TypeDef::Sequence(items) => format!("[{}]", self.spelt(items.type_param.id, within)),
			TypeDef::Array(items) => {
				format!("[{};{}]", self.spelt(items.type_param.id, within), items.len)
			}
			TypeDef::Tuple(items) => {
				let items = items.fields.iter().map(|item| self.spelt(item.id, within));
				format!("({})", items.collect::<Vec<_>>().join(","))
			}
			TypeDef::Compact(inner) => format!("~{}", self.spelt(inner.type_param.id, within)),
			TypeDef::Primitive(_) | TypeDef::BitSequence(_) => name,
		};
		within.pop();
		spelt
	}
}

/// A type's name; one of a pallet after the pallet's, such as `issuance::BatchStatus`.
fn short(path: &[String]) -> String {
	let (Some(first), Some(last)) = (path.first(), path.last()) else { return "()".into() };
	match first.strip_prefix("pallet_") {
		Some(pallet) => format!("{pallet}::{last}"),
		None => last.clone(),
	}
}
