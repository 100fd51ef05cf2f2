//! What the client's calls, storage and types are generated of: the runtime's metadata, trimmed to what the client sends
//! and reads.

use std::path::PathBuf;

use codec::Encode;
use frame_metadata::{v16::RuntimeMetadataV16, RuntimeMetadataPrefixed};
use scale_info::TypeDef;
use subxt_utils_stripmetadata::StripMetadata;

use crate::{invariants::own_pallets, metadata::metadata};

/// The own pallets the client has nothing to do with: quotas are nobody's to send.
const PASSED_OVER: &[&str] = &["Access"];
/// Those of the SDK's pallets it has to do with: what takes two clerks, or the council, is a motion of theirs; and what is
/// paused.
const OF_THE_SDK: &[&str] = &["Clerks", "Council", "TxPause"];
const APIS: [&str; 2] = ["PointsApi", "ReductionsApi"];

/// Where it is checked in.
pub fn path() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../crates/client/metadata.scale")
}

/// As it is checked in: SCALE, version 16.
pub fn trimmed() -> Vec<u8> {
	let mut metadata = metadata();
	trim_outer_enums(&mut metadata);
	metadata.strip_metadata(is_kept, |api| APIS.contains(&api));
	drop_docs(&mut metadata);
	RuntimeMetadataPrefixed::from(metadata).encode()
}

fn is_kept(pallet: &str) -> bool {
	OF_THE_SDK.contains(&pallet)
		|| (own_pallets().contains(&pallet) && !PASSED_OVER.contains(&pallet))
}

/// The enums of all calls, events and errors keep all types alive unless they are trimmed first.
fn trim_outer_enums(metadata: &mut RuntimeMetadataV16) {
	let enums = &metadata.outer_enums;
	let ids = [enums.call_enum_ty.id, enums.event_enum_ty.id, enums.error_enum_ty.id];
	for ty in metadata.types.types.iter_mut().filter(|ty| ids.contains(&ty.id)) {
		if let TypeDef::Variant(all) = &mut ty.ty.type_def {
			all.variants.retain(|variant| is_kept(&variant.name));
		}
	}
}

/// Words may change without a change to the interface.
fn drop_docs(metadata: &mut RuntimeMetadataV16) {
	for ty in &mut metadata.types.types {
		ty.ty.docs.clear();
		match &mut ty.ty.type_def {
			TypeDef::Composite(composite) => {
				composite.fields.iter_mut().for_each(|field| field.docs.clear())
			}
			TypeDef::Variant(all) => {
				for variant in &mut all.variants {
					variant.docs.clear();
					variant.fields.iter_mut().for_each(|field| field.docs.clear());
				}
			}
			_ => (),
		}
	}
	for pallet in &mut metadata.pallets {
		pallet.docs.clear();
		pallet.constants.iter_mut().for_each(|constant| constant.docs.clear());
		let entries = pallet.storage.iter_mut().flat_map(|storage| &mut storage.entries);
		entries.for_each(|entry| entry.docs.clear());
	}
	for api in &mut metadata.apis {
		api.docs.clear();
		api.methods.iter_mut().for_each(|method| method.docs.clear());
	}
}
