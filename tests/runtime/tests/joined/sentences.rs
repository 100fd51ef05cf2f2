use std::collections::BTreeSet;

use scale_info::TypeDef;
use serde_json::Value;
use suhui_runtime_tests::metadata::{metadata, Types};

/// What the chain refuses by, in words, for the command line and the page.
const SENTENCES: &str = include_str!("../../../../crates/client/sentences.json");
/// Stands for the SDK's own errors too, which are no pallet's.
const SYSTEM: &str = "System";

#[test]
fn every_error_should_have_a_sentence_when_the_runtime_has_it() {
	let metadata = metadata();
	let types = Types(&metadata.types);
	let mut errors = BTreeSet::new();
	for pallet in &metadata.pallets {
		let Some(error) = &pallet.error else { continue };
		if let TypeDef::Variant(all) = &types.get(error.ty.id).type_def {
			errors.extend(all.variants.iter().map(|it| (pallet.name.clone(), it.name.clone())));
		}
	}
	assert!(errors.contains(&("Issuance".into(), "NotOpen".into())));
	assert!(errors.contains(&("CouncilMembership".into(), "NotMember".into())));
	let sentences: Value = serde_json::from_str(SENTENCES).unwrap();
	let told: BTreeSet<_> = sentences["errors"]
		.as_object()
		.unwrap()
		.iter()
		.flat_map(|(pallet, all)| {
			all.as_object().unwrap().keys().map(|error| (pallet.clone(), error.clone()))
		})
		.collect();
	let untold: Vec<_> = errors.difference(&told).collect();
	let unknown: Vec<_> = told.difference(&errors).filter(|(pallet, _)| pallet != SYSTEM).collect();
	assert!(
		untold.is_empty() && unknown.is_empty(),
		"sentences.json tells nothing of {untold:?}, and of {unknown:?} which there are not"
	);
}
