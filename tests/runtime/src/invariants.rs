//! What holds of the state between blocks.

use polkadot_sdk::{
	frame_support::{
		ensure,
		traits::{PalletsInfoAccess, SortedMembers},
	},
	pallet_collective::{self, CostOf, Members, Proposals},
	sp_runtime::TryRuntimeError,
};
use suhui_primitives::Registry;
use suhui_runtime::{
	offices::OfficeHolders,
	origins::{ClerksCollective, CouncilCollective},
	Access, AccountId, Accreditation, AllPalletsWithSystem, Calendar, CouncilMembership,
	Disclosure, Experts, Issuance, Mandate, Methodology, Operator, Participants, Points, Runtime,
	Scenarios,
};

type Check = fn() -> Result<(), TryRuntimeError>;

/// The pallets with state, and what each says must hold of it. No pallet of the SDK is among them: theirs is a feature
/// that would change how everything compiled with these tests is compiled, the node too.
pub const INVARIANTS: &[(&str, Check)] = &[
	("Experts", Experts::do_try_state),
	("Mandate", Mandate::do_try_state),
	("Access", Access::do_try_state),
	("Participants", Participants::do_try_state),
	("Methodology", Methodology::do_try_state),
	("Scenarios", Scenarios::do_try_state),
	("Accreditation", Accreditation::do_try_state),
	("Issuance", Issuance::do_try_state),
	("Points", Points::do_try_state),
	("Calendar", Calendar::do_try_state),
	("Disclosure", Disclosure::do_try_state),
];

/// What must hold between pallets of the SDK, which know nothing of each other, nor of those of the project.
pub const BETWEEN: &[(&str, Check)] =
	&[("Council", council), ("Clerks", clerks), ("Offices", offices)];

fn council() -> Result<(), TryRuntimeError> {
	let seats = Members::<Runtime, CouncilCollective>::get();
	ensure!(seats == CouncilMembership::members().to_vec(), "others vote than hold the seats");
	motions::<Runtime, CouncilCollective>()
}

fn clerks() -> Result<(), TryRuntimeError> {
	let clerks = Members::<Runtime, ClerksCollective>::get();
	ensure!(clerks == Operator::members().to_vec(), "others vote than are the operator's clerks");
	motions::<Runtime, ClerksCollective>()
}

/// Whoever decides on participants is none, and no expert, and never was either.
fn offices() -> Result<(), TryRuntimeError> {
	let takes_part = |account: &AccountId| Participants::stood_for(account).is_some();
	let officials = OfficeHolders::sorted_members();
	ensure!(!officials.iter().any(takes_part), "an official takes part");
	let mut officials = officials.iter();
	ensure!(
		!officials.any(pallet_experts::ExpertOf::<Runtime>::contains_key),
		"an official judges"
	);
	Ok(())
}

/// Of every open motion it is known who proposed it.
fn motions<T: pallet_collective::Config<I>, I: 'static>() -> Result<(), TryRuntimeError> {
	let mut open = Proposals::<T, I>::get().into_iter();
	ensure!(open.all(CostOf::<T, I>::contains_key), "an open motion is nobody's");
	Ok(())
}

pub fn check_invariants() {
	for (pallet, check) in INVARIANTS.iter().chain(BETWEEN) {
		check().unwrap_or_else(|broken| panic!("{pallet}'s state is broken: {broken:?}"));
	}
}

/// The names of the project's own pallets: they carry the workspace's version.
pub fn own_pallets() -> Vec<&'static str> {
	let version = env!("CARGO_PKG_VERSION");
	AllPalletsWithSystem::infos()
		.into_iter()
		.filter(|pallet| {
			let crate_version = pallet.crate_version;
			format!("{}.{}.{}", crate_version.major, crate_version.minor, crate_version.patch)
				== version
		})
		.map(|pallet| pallet.name)
		.collect()
}
