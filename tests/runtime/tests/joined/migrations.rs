//! What a release makes of the state that the one before left.

use pallet_mandate::{Mandates, Scope};
use polkadot_sdk::{
	frame_support::{
		migrations::VersionedMigration,
		storage::{storage_prefix, unhashed},
		traits::{
			GetStorageVersion, NoStorageVersionSet, OnRuntimeUpgrade, PalletInfoAccess,
			PalletsInfoAccess, StorageVersion, UncheckedOnRuntimeUpgrade,
			STORAGE_VERSION_STORAGE_KEY_POSTFIX,
		},
		weights::Weight,
	},
	frame_system::{self, LastRuntimeUpgrade, LastRuntimeUpgradeInfo},
	sp_core::storage::StateVersion,
	sp_io,
};
use suhui_primitives::{Day, Document};
use suhui_runtime::{
	Access, Accreditation, AllPalletsWithSystem, Authority, Authorship, Babe, Calendar, Clerks,
	Consortium, Council, CouncilMembership, Disclosure, Executive, Experts, Grandpa, Hash,
	Historical, Issuance, Mall, Mandate, Methodology, Offences, Operator, Participants, Points,
	Reductions, Runtime, Scenarios, Session, System, Timestamp, TxPause, VERSION,
};
use suhui_runtime_tests::{
	chain::{genesis, in_chain},
	keys::founders,
};

/// A pallet's name, the version of its storage in the state and that of its code.
type Versions = (&'static str, StorageVersion, StorageVersion);

/// Pallets of the SDK that never changed their storage have no version, which is zero.
trait InCode {
	fn version(self) -> StorageVersion;
}

impl InCode for StorageVersion {
	fn version(self) -> StorageVersion {
		self
	}
}

impl InCode for NoStorageVersionSet {
	fn version(self) -> StorageVersion {
		StorageVersion::default()
	}
}

fn versions_of<P: GetStorageVersion<InCodeStorageVersion: InCode> + PalletInfoAccess>() -> Versions
{
	(P::name(), P::on_chain_storage_version(), P::in_code_storage_version().version())
}

macro_rules! versions {
	($($pallet:ty),* $(,)?) => {
		vec![$(versions_of::<$pallet>()),*]
	};
}

fn versions() -> Vec<Versions> {
	versions![
		System,
		Timestamp,
		Babe,
		Authorship,
		Historical,
		Session,
		Offences,
		Grandpa,
		Council,
		CouncilMembership,
		Authority,
		Operator,
		Experts,
		Consortium,
		Mandate,
		Clerks,
		TxPause,
		Access,
		Participants,
		Methodology,
		Scenarios,
		Accreditation,
		Issuance,
		Points,
		Calendar,
		Disclosure,
		Mall,
		Reductions,
	]
}

fn differing() -> Vec<Versions> {
	versions().into_iter().filter(|(_, on_chain, in_code)| on_chain != in_code).collect()
}

/// Versions of storage before every migration of `Unreleased`: whoever takes migrations out of it, since every chain passed
/// them, raises these. A pallet that is not named here has none, or is new.
const BEFORE_THE_UNRELEASED: [(&str, u16); 23] = [
	("Historical", 1),
	("Session", 1),
	("Offences", 1),
	("Grandpa", 5),
	("Council", 4),
	("CouncilMembership", 4),
	("Authority", 4),
	("Operator", 4),
	("Clerks", 4),
	("Experts", 1),
	("Consortium", 1),
	("Mandate", 1),
	("Access", 1),
	("Participants", 1),
	("Methodology", 1),
	("Scenarios", 1),
	("Accreditation", 1),
	("Issuance", 1),
	("Points", 1),
	("Calendar", 1),
	("Disclosure", 1),
	("Mall", 1),
	("Reductions", 1),
];

/// Versions of storage and of the runtime as a chain of the release before has them: as a block begins, every migration is
/// called.
fn note_an_earlier_release() {
	for (pallet, version) in BEFORE_THE_UNRELEASED {
		let key = storage_prefix(pallet.as_bytes(), STORAGE_VERSION_STORAGE_KEY_POSTFIX);
		unhashed::put(&key, &StorageVersion::new(version));
	}
	let spec_version = (VERSION.spec_version - 1).into();
	let spec_name = VERSION.spec_name.clone();
	LastRuntimeUpgrade::<Runtime>::put(LastRuntimeUpgradeInfo { spec_version, spec_name });
}

fn root() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

#[test]
fn storage_versions_should_be_of_every_pallet_when_they_are_compared() {
	genesis(founders()).execute_with(|| {
		let mut compared = versions().into_iter().map(|(name, ..)| name).collect::<Vec<_>>();
		let mut all =
			AllPalletsWithSystem::infos().into_iter().map(|info| info.name).collect::<Vec<_>>();
		compared.sort_unstable();
		all.sort_unstable();
		assert_eq!(compared, all);
	});
}

#[test]
fn storage_versions_should_be_those_of_the_code_when_the_chain_begins() {
	genesis(founders()).execute_with(|| assert_eq!(differing(), Vec::<Versions>::new()));
}

#[test]
fn storage_versions_should_be_those_of_the_code_when_the_runtime_was_upgraded() {
	in_chain(|| {
		note_an_earlier_release();
		Executive::execute_on_runtime_upgrade();
		assert_eq!(differing(), Vec::<Versions>::new());
	});
}

#[test]
fn migrations_should_change_nothing_when_they_are_called_again() {
	in_chain(|| {
		note_an_earlier_release();
		Executive::execute_on_runtime_upgrade();
		let migrated = root();
		Executive::execute_on_runtime_upgrade();
		assert_eq!(root(), migrated);
	});
}

/// The form that `runtime/src/migrations.rs` asks for: every mandate ends a day earlier.
struct EndMandates;

impl UncheckedOnRuntimeUpgrade for EndMandates {
	fn on_runtime_upgrade() -> Weight {
		Mandates::<Runtime>::translate_values(|mut mandate: pallet_mandate::Mandate| {
			mandate.until = Day(mandate.until.0 - 1);
			Some(mandate)
		});
		Weight::zero()
	}
}

type Ending =
	VersionedMigration<1, 2, EndMandates, Mandate, <Runtime as frame_system::Config>::DbWeight>;

#[test]
fn migration_should_act_once_when_it_is_called_twice() {
	genesis(founders()).execute_with(|| {
		let (digest, until) = (Hash::repeat_byte(8), Day(9));
		let document = Document { blake2_256: digest, sm3: digest };
		let mandate = pallet_mandate::Mandate { from: Day(1), until, document };
		Mandates::<Runtime>::insert(Scope::Mall, mandate);
		Ending::on_runtime_upgrade();
		Ending::on_runtime_upgrade();
		let until = Mandates::<Runtime>::get(Scope::Mall).map(|mandate| mandate.until);
		assert_eq!(until, Some(Day(8)));
		// The code was not raised with it.
		let told = differing();
		assert_eq!(told, [("Mandate", StorageVersion::new(2), StorageVersion::new(1))]);
	});
}
