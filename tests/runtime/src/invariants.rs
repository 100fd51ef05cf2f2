//! What holds of the state between blocks.

use polkadot_sdk::{frame_support::traits::PalletsInfoAccess, sp_runtime::TryRuntimeError};
use suhui_runtime::{
	Access, Accreditation, AllPalletsWithSystem, Experts, Issuance, Mandate, Methodology,
	Participants, Points, Scenarios,
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
];

pub fn check_invariants() {
	for (pallet, check) in INVARIANTS {
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
