use polkadot_sdk::{
	frame_support::{construct_runtime, derive_impl, parameter_types},
	frame_system::{self, CheckNonce},
	sp_io,
	sp_runtime::{
		generic::{CheckedExtrinsic, ExtrinsicFormat},
		traits::ExtensionVariant,
		BuildStorage,
	},
};
use suhui_primitives::{Clock, Day};

use crate::{self as pallet_access, CheckAccess, Policy, Quota, Roles, RolesOf};

pub type AccountId = u64;
type Block = frame_system::mocking::MockBlock<Test>;
pub type Extensions = (CheckAccess<Test>, CheckNonce<Test>);
pub type Extrinsic = CheckedExtrinsic<AccountId, RuntimeCall, Extensions>;

/// An individual: two transactions a day.
pub const PERSON: AccountId = 1;
/// An institution: five transactions a day.
pub const INSTITUTION: AccountId = 2;
/// An organisation that is also a verifier: two transactions a day for one, three for the other.
pub const VERIFIER: AccountId = 3;
pub const STRANGER: AccountId = 99;

construct_runtime! {
	pub enum Test {
		System: frame_system,
		Access: pallet_access,
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

parameter_types! {
	/// 2016-01-01
	pub static Today: Day = Day(16_801);
	/// A benchmark's sender, an individual.
	pub static Granted: Option<AccountId> = None;
}

pub struct TestClock;
impl Clock for TestClock {
	fn today() -> Day {
		Today::get()
	}
}

pub struct TestRoles;
impl RolesOf<AccountId> for TestRoles {
	fn roles(account: &AccountId) -> Roles {
		match *account {
			PERSON => Roles::INDIVIDUAL,
			INSTITUTION => Roles::INSTITUTION,
			VERIFIER => Roles::ORGANISATION | Roles::VERIFIER,
			account if Some(account) == Granted::get() => Roles::INDIVIDUAL,
			_ => Roles::NOBODY,
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn grant(account: &AccountId) {
		Granted::set(Some(*account));
	}
}

/// Anyone remarks, reporters and verifiers remark with an event, reporters in bulk; nobody sets code.
pub struct TestPolicy;
impl Policy<RuntimeCall> for TestPolicy {
	fn permitted(call: &RuntimeCall) -> Roles {
		match call {
			RuntimeCall::System(frame_system::Call::remark { .. }) => Roles::ANYONE,
			RuntimeCall::System(frame_system::Call::remark_with_event { .. }) => {
				Roles::INSTITUTION | Roles::VERIFIER
			}
			_ => Roles::NOBODY,
		}
	}

	fn is_bulk(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::System(frame_system::Call::remark_with_event { .. }))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn example() -> RuntimeCall {
		remark()
	}
}

pub struct TestQuotas;
impl Quota for TestQuotas {
	fn daily(roles: Roles) -> u32 {
		[
			(Roles::INDIVIDUAL, 2),
			(Roles::ORGANISATION, 2),
			(Roles::VERIFIER, 3),
			(Roles::INSTITUTION, 5),
		]
		.into_iter()
		.filter(|(role, _)| roles.intersects(*role))
		.map(|(_, quota)| quota)
		.max()
		.unwrap_or_default()
	}
}

impl pallet_access::Config for Test {
	type Roles = TestRoles;
	type Policy = TestPolicy;
	type Quotas = TestQuotas;
	type Clock = TestClock;
	type WeightInfo = ();
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		for account in [PERSON, INSTITUTION, VERIFIER] {
			System::inc_providers(&account);
		}
	});
	ext
}

/// Runs a test and then all invariants.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		Access::do_try_state().expect("every invariant holds");
	})
}

pub fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

pub fn bulk() -> RuntimeCall {
	frame_system::Call::remark_with_event { remark: vec![] }.into()
}

pub fn set_code() -> RuntimeCall {
	frame_system::Call::set_code { code: vec![] }.into()
}

/// A transaction signed by the account with its next nonce.
pub fn signed(account: AccountId, function: RuntimeCall) -> Extrinsic {
	let nonce = System::account_nonce(account);
	let extensions = (CheckAccess::new(), CheckNonce::from(nonce));
	CheckedExtrinsic { format: ExtrinsicFormat::Signed(account, extensions), function }
}

/// A transaction that nobody signed.
pub fn general(function: RuntimeCall) -> Extrinsic {
	let extensions = (CheckAccess::new(), CheckNonce::from(0));
	CheckedExtrinsic {
		format: ExtrinsicFormat::General(ExtensionVariant::V0(extensions)),
		function,
	}
}
