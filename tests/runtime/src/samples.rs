//! One value of every call, made from the metadata, so that a new call needs none by hand.

use codec::{Compact, Decode, Encode};
use frame_metadata::v16::RuntimeMetadataV16;
use scale_info::{TypeDef, TypeDefPrimitive};
use suhui_runtime::RuntimeCall;

use crate::metadata::Types;

/// A call of a pallet by the names of both, with arguments as small as they can be.
pub struct Sample {
	pub pallet: String,
	pub name: String,
	pub call: RuntimeCall,
}

/// Every call of the runtime.
pub fn samples(metadata: &RuntimeMetadataV16) -> Vec<Sample> {
	let types = Types(&metadata.types);
	let mut samples = vec![];
	for pallet in &metadata.pallets {
		let Some(calls) = &pallet.calls else { continue };
		for call in types.variants(calls.ty.id) {
			let mut bytes = vec![pallet.index, call.index];
			call.fields.iter().for_each(|field| encode_smallest(types, field.ty.id, &mut bytes));
			samples.push(Sample {
				pallet: pallet.name.clone(),
				name: call.name.clone(),
				call: RuntimeCall::decode(&mut &bytes[..]).expect("made by the metadata"),
			});
		}
	}
	samples
}

/// Zero, nothing, or the first of several.
fn encode_smallest(types: Types<'_>, id: u32, bytes: &mut Vec<u8>) {
	match &types.get(id).type_def {
		TypeDef::Composite(found) => {
			found.fields.iter().for_each(|field| encode_smallest(types, field.ty.id, bytes))
		}
		TypeDef::Variant(found) => {
			let first = found.variants.iter().min_by_key(|variant| variant.index);
			let first = first.expect("a call takes no value that cannot be");
			bytes.push(first.index);
			first.fields.iter().for_each(|field| encode_smallest(types, field.ty.id, bytes));
		}
		TypeDef::Sequence(_) | TypeDef::BitSequence(_) => Compact(0u32).encode_to(bytes),
		TypeDef::Compact(_) => Compact(0u32).encode_to(bytes),
		TypeDef::Array(items) => {
			(0..items.len).for_each(|_| encode_smallest(types, items.type_param.id, bytes))
		}
		TypeDef::Tuple(items) => {
			items.fields.iter().for_each(|item| encode_smallest(types, item.id, bytes))
		}
		TypeDef::Primitive(primitive) => bytes.extend(vec![0; width(primitive)]),
	}
}

/// Bytes of a primitive's zero; a text's is its length.
fn width(primitive: &TypeDefPrimitive) -> usize {
	match primitive {
		TypeDefPrimitive::Bool
		| TypeDefPrimitive::Str
		| TypeDefPrimitive::U8
		| TypeDefPrimitive::I8 => 1,
		TypeDefPrimitive::U16 | TypeDefPrimitive::I16 => 2,
		TypeDefPrimitive::Char | TypeDefPrimitive::U32 | TypeDefPrimitive::I32 => 4,
		TypeDefPrimitive::U64 | TypeDefPrimitive::I64 => 8,
		TypeDefPrimitive::U128 | TypeDefPrimitive::I128 => 16,
		TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => 32,
	}
}
