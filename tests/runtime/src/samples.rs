//! One value of every call, made from the metadata, so that a new call needs none by hand.

use codec::{Compact, Decode, Encode};
use frame_metadata::v16::RuntimeMetadataV16;
use scale_info::{TypeDef, TypeDefPrimitive};
use suhui_runtime::RuntimeCall;

use crate::metadata::Types;

/// A call of a pallet by the names of both, with arguments as small as they can be, or ones.
pub struct Sample {
	pub pallet: String,
	pub name: String,
	pub call: RuntimeCall,
}

/// Every call of the runtime.
pub fn samples(metadata: &RuntimeMetadataV16) -> Vec<Sample> {
	filled(metadata, 0, |_| true)
}

/// Every call of some pallets with numbers of 1, and lists of one item.
pub fn samples_of_ones(metadata: &RuntimeMetadataV16, pallets: &[&str]) -> Vec<Sample> {
	filled(metadata, 1, |pallet| pallets.contains(&pallet))
}

fn filled(metadata: &RuntimeMetadataV16, unit: u8, is_asked: impl Fn(&str) -> bool) -> Vec<Sample> {
	let types = Types(&metadata.types);
	let mut samples = vec![];
	for pallet in metadata.pallets.iter().filter(|pallet| is_asked(&pallet.name)) {
		let Some(calls) = &pallet.calls else { continue };
		for call in types.variants(calls.ty.id) {
			let mut bytes = vec![pallet.index, call.index];
			call.fields.iter().for_each(|field| encode(types, field.ty.id, unit, &mut bytes));
			samples.push(Sample {
				pallet: pallet.name.clone(),
				name: call.name.clone(),
				call: RuntimeCall::decode(&mut &bytes[..]).expect("made by the metadata"),
			});
		}
	}
	samples
}

/// Of numbers the unit, zero or one; of lists as many items; of several the first.
fn encode(types: Types<'_>, id: u32, unit: u8, bytes: &mut Vec<u8>) {
	match &types.get(id).type_def {
		TypeDef::Composite(found) => {
			found.fields.iter().for_each(|field| encode(types, field.ty.id, unit, bytes))
		}
		TypeDef::Variant(found) => {
			let first = found.variants.iter().min_by_key(|variant| variant.index);
			let first = first.expect("a call takes no value that cannot be");
			bytes.push(first.index);
			first.fields.iter().for_each(|field| encode(types, field.ty.id, unit, bytes));
		}
		TypeDef::Sequence(items) => {
			Compact(u32::from(unit)).encode_to(bytes);
			(0..unit).for_each(|_| encode(types, items.type_param.id, unit, bytes))
		}
		TypeDef::BitSequence(_) => Compact(0u32).encode_to(bytes),
		TypeDef::Compact(_) => Compact(u32::from(unit)).encode_to(bytes),
		TypeDef::Array(items) => {
			(0..items.len).for_each(|_| encode(types, items.type_param.id, unit, bytes))
		}
		TypeDef::Tuple(items) => {
			items.fields.iter().for_each(|item| encode(types, item.id, unit, bytes))
		}
		TypeDef::Primitive(TypeDefPrimitive::Str) => bytes.push(0),
		TypeDef::Primitive(primitive) => {
			bytes.push(unit);
			bytes.extend(vec![0; width(primitive) - 1]);
		}
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
