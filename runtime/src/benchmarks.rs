//! The pallets whose weights are measured here, and what their benchmarks ask of the pallets beside them. The SDK's
//! pallets bring their own weights, which this runtime's database prices.

#![allow(clippy::expect_used)]

use polkadot_sdk::{
	frame_support::traits::SortedMembers,
	sp_core::{crypto::key_types::ACCOUNT, ed25519, sr25519},
	sp_io::crypto,
};
use suhui_primitives::{
	ClassId, Day, Matter, Month, ParticipantId, ParticipantKind, Quantity, Region, SourceId,
	VersionId, FIRST_NUMBER,
};

use crate::*;

frame_benchmarking::define_benchmarks!(
	[pallet_access, Access]
	[pallet_accreditation, Accreditation]
	[pallet_calendar, Calendar]
	[pallet_consortium, Consortium]
	[pallet_disclosure, Disclosure]
	[pallet_experts, Experts]
	[pallet_issuance, Issuance]
	[pallet_mall, Mall]
	[pallet_mandate, Mandate]
	[pallet_methodology, Methodology]
	[pallet_participants, Participants]
	[pallet_points, Points]
	[pallet_reductions, Reductions]
	[pallet_scenarios, Scenarios]
);

/// What one pallet's benchmarks ask is done by another's own benchmarks.
pub struct Helper;

fn set_today(day: Day) {
	// Not through the pallet, whose hook expects BABE's slot of the moment.
	pallet_timestamp::Now::<Runtime>::put(u64::from(day.0).saturating_mul(24 * 3_600_000));
}

fn open_organisation(account: &AccountId) {
	pallet_participants::benchmarking::open_organisation::<Runtime>(account)
}

fn sign(message: &[u8]) -> (AccountId, Signature) {
	let key = crypto::sr25519_generate(ACCOUNT, None);
	let signature =
		crypto::sr25519_sign(ACCOUNT, &key, message).expect("the key was made just now");
	(key.into(), signature.into())
}

impl pallet_access::BenchmarkHelper<AccountId, RuntimeCall> for Helper {
	fn open_organisation(account: &AccountId) {
		open_organisation(account)
	}

	fn seat(account: &AccountId) {
		pallet_experts::benchmarking::appoint::<Runtime>(account)
	}

	fn appoint(account: &AccountId) {
		Operator::add(account)
	}

	fn example() -> RuntimeCall {
		pallet_issuance::Call::close { batch: FIRST_NUMBER }.into()
	}
}

impl pallet_accreditation::BenchmarkHelper<AccountId> for Helper {
	fn set_today(day: Day) {
		set_today(day)
	}

	fn open_organisation(account: &AccountId) {
		open_organisation(account)
	}

	fn apply_for(source: SourceId) {
		pallet_scenarios::benchmarking::apply_for::<Runtime>(source)
	}

	fn number_methodologies(count: u32) {
		pallet_methodology::NextMethodology::<Runtime>::put(FIRST_NUMBER.saturating_add(count))
	}
}

impl pallet_calendar::BenchmarkHelper for Helper {
	fn set_today(day: Day) {
		set_today(day)
	}
}

impl pallet_consortium::BenchmarkHelper<AccountId> for Helper {
	fn give_keys(account: &AccountId) {
		let key: [u8; 32] = account.clone().into();
		let (babe, grandpa) = (sr25519::Public::from_raw(key), ed25519::Public::from_raw(key));
		let keys = SessionKeys { babe: babe.into(), grandpa: grandpa.into() };
		pallet_session::NextKeys::<Runtime>::insert(account, keys);
	}

	fn let_validate(validators: Vec<AccountId>) {
		pallet_session::Validators::<Runtime>::put(validators);
	}
}

impl pallet_disclosure::BenchmarkHelper<AccountId> for Helper {
	fn set_today(day: Day) {
		set_today(day)
	}

	fn admit_pilot(region: Region) {
		pallet_participants::Pilots::<Runtime>::insert(region, ());
	}

	fn open_organisation(account: &AccountId) {
		open_organisation(account)
	}
}

/// One of 3,200 lots whose sums stay within 64 bits: eight and five bytes.
const LOT: Quantity = Quantity { reduction: 1 << 52, points: 1 << 30 };

impl pallet_mall::BenchmarkHelper<AccountId> for Helper {
	fn set_today(day: Day) {
		set_today(day)
	}

	fn open_organisation(account: &AccountId) {
		open_organisation(account)
	}

	fn open_individual(account: &AccountId) {
		pallet_participants::benchmarking::open_as::<Runtime>(account, ParticipantKind::Individual)
	}

	fn give_lots(participant: ParticipantId, lots: u32) -> u64 {
		pallet_points::benchmarking::fill_months::<Runtime>(participant, lots, LOT);
		LOT.points
	}
}

impl pallet_experts::BenchmarkHelper<AccountId, Signature> for Helper {
	fn sign(message: &[u8]) -> (AccountId, Signature) {
		sign(message)
	}

	fn open_organisation(account: &AccountId) {
		open_organisation(account)
	}

	fn judged() -> Matter {
		Matter::Scenario(pallet_scenarios::benchmarking::reviewed::<Runtime>())
	}
}

impl pallet_participants::BenchmarkHelper<AccountId, Signature> for Helper {
	fn apply_for(source: SourceId) {
		pallet_scenarios::benchmarking::apply_for::<Runtime>(source)
	}

	fn accredit(participant: ParticipantId) {
		let found = pallet_participants::Participants::<Runtime>::get(participant);
		let account = found.expect("it was opened").account;
		pallet_accreditation::benchmarking::accredit::<Runtime>(&account)
	}

	fn appoint(account: &AccountId) {
		pallet_experts::benchmarking::appoint::<Runtime>(account)
	}

	fn sign(message: &[u8]) -> (AccountId, Signature) {
		sign(message)
	}
}

impl pallet_methodology::BenchmarkHelper<AccountId> for Helper {
	fn open_organisation(account: &AccountId) {
		open_organisation(account)
	}

	fn set_today(day: Day) {
		set_today(day)
	}

	fn judge(version: VersionId, favourable: bool) {
		pallet_experts::benchmarking::judge::<Runtime>(Matter::Methodology(version), favourable)
	}
}

impl pallet_scenarios::BenchmarkHelper<AccountId> for Helper {
	fn set_today(day: Day) {
		set_today(day)
	}

	fn favour(matter: Matter) {
		pallet_experts::benchmarking::judge::<Runtime>(matter, true)
	}

	fn open_organisation(account: &AccountId) {
		open_organisation(account)
	}

	fn publish_costliest() -> VersionId {
		pallet_methodology::benchmarking::publish_costliest::<Runtime>()
	}

	fn publish_cheapest(inputs: u32) -> VersionId {
		pallet_methodology::benchmarking::publish_cheapest::<Runtime>(inputs)
	}
}

impl pallet_points::BenchmarkHelper<AccountId> for Helper {
	fn set_today(day: Day) {
		set_today(day)
	}

	fn open_organisation(account: &AccountId) {
		open_organisation(account)
	}
}

impl pallet_reductions::BenchmarkHelper<AccountId> for Helper {
	fn set_today(day: Day) {
		set_today(day)
	}

	fn open(account: &AccountId, kind: ParticipantKind) {
		pallet_participants::benchmarking::open_as::<Runtime>(account, kind)
	}

	fn accredit(account: &AccountId) {
		pallet_accreditation::benchmarking::accredit_for_emissions::<Runtime>(account)
	}

	fn fill_lots(participant: ParticipantId, lots: u32, each: Quantity) {
		pallet_points::benchmarking::fill_months::<Runtime>(participant, lots, each)
	}
}

impl pallet_issuance::BenchmarkHelper<AccountId> for Helper {
	fn set_today(day: Day) {
		set_today(day)
	}

	fn open_organisation(account: &AccountId) {
		open_organisation(account)
	}

	fn open_people(count: u32, source: SourceId) -> ParticipantId {
		pallet_participants::benchmarking::open_people::<Runtime>(count, source)
	}

	fn accredit(account: &AccountId) {
		pallet_accreditation::benchmarking::accredit::<Runtime>(account)
	}

	fn admit(reporter: &AccountId) -> SourceId {
		pallet_scenarios::benchmarking::admit::<Runtime>(reporter)
	}

	fn admit_cheapest(reporter: &AccountId, inputs: u32) -> SourceId {
		pallet_scenarios::benchmarking::admit_cheapest::<Runtime>(reporter, inputs)
	}

	fn admit_project(owner: &AccountId) -> SourceId {
		pallet_scenarios::benchmarking::admit_project::<Runtime>(owner)
	}

	fn fill_page(class: ClassId, month: Month, without: ParticipantId) {
		pallet_points::benchmarking::fill_page::<Runtime>(class, month, without)
	}
}
