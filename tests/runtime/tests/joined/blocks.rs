//! What blocks have room for, and what they never take.

use pallet_issuance::WeightInfo;
use pallet_reductions::{Beneficiary, Call, Part, Purpose};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchClass, GetDispatchInfo},
		traits::Contains,
		weights::Weight,
	},
	pallet_session,
};
use suhui_primitives::chunk::{MAX_BODY, MAX_OPERATIONS, MAX_PAGES, MAX_RECORDS};
use suhui_runtime::{
	configs::system::{BlockWeights, CallFilter},
	weights, Runtime, RuntimeCall,
};

#[test]
fn purge_keys_should_be_filtered_when_called() {
	assert!(!CallFilter::contains(&RuntimeCall::Session(pallet_session::Call::purge_keys {})));
}

#[test]
fn feeds_should_have_half_of_the_block_when_block_is_full() {
	let weights = BlockWeights::get();
	assert_eq!(weights.max_block.ref_time(), 1_500_000_000_000);
	let normal = weights.get(DispatchClass::Normal);
	assert_eq!(normal.max_total.map(|weight| weight.ref_time()), Some(750_000_000_000));
	assert_eq!(normal.reserved, Some(Weight::zero()));
	let operational = weights.get(DispatchClass::Operational);
	assert_eq!(operational.max_total, Some(weights.max_block));
	assert_eq!(operational.reserved.map(|weight| weight.ref_time()), Some(750_000_000_000));
}

#[test]
fn feed_should_fit_into_a_block_when_the_chunk_is_the_largest() {
	type Weights = weights::pallet_issuance::WeightInfo<Runtime>;
	let largest = Weights::feed(MAX_PAGES)
		.saturating_add(Weights::feed_records(MAX_RECORDS))
		.saturating_add(Weights::feed_body(MAX_BODY))
		.saturating_add(Weights::evaluate(MAX_OPERATIONS));
	let most = BlockWeights::get().get(DispatchClass::Normal).max_extrinsic;
	assert!(largest.all_lte(most.expect("feeds are bounded")), "{largest} of {most:?}");
}

#[test]
fn gift_of_lots_should_fit_into_a_block_when_any_number_of_them_may_be_read() {
	let (part, lots) = (Part::Milligrams(u64::MAX), u32::MAX);
	let (purpose, beneficiary) = (Purpose::Donation, Beneficiary::Holder);
	let calls: [RuntimeCall; 2] = [
		Call::<Runtime>::retire_own { part, purpose, beneficiary, lots }.into(),
		Call::<Runtime>::donate { event: 1, part, lots }.into(),
	];
	let most = BlockWeights::get().get(DispatchClass::Operational).max_extrinsic;
	let most = most.expect("what is not fed is bounded too");
	for call in calls {
		let info = call.get_dispatch_info();
		assert_eq!(info.class, DispatchClass::Operational);
		assert!(info.call_weight.all_lte(most), "{} of {most:?}", info.call_weight);
	}
}
