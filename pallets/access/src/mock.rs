//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	Today, CITIZEN, INSTITUTION, STRANGER, TENTH_OF_FEBRUARY_2016, VERIFIER,
};

use polkadot_sdk::{
	frame_support::{self, derive_impl, parameter_types},
	frame_system::{self, CheckNonce},
	sp_io::TestExternalities,
	sp_runtime::{
		generic::{CheckedExtrinsic, ExtrinsicFormat},
		traits::ExtensionVariant,
	},
};
use suhui_primitives::mocks::{self, MockClock};

use crate::{CheckAccess, Policy, Quota, Roles, RolesOf};

pub type Extensions = (CheckAccess<Test>, CheckNonce<Test>);
pub type Extrinsic = CheckedExtrinsic<u64, RuntimeCall, Extensions>;

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Access = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

parameter_types! {
	/// A benchmark's sender, an individual.
	pub storage Granted: Option<u64> = None;
}

/// A verifier is an organisation as well.
pub struct MockRoles;

impl RolesOf<u64> for MockRoles {
	fn roles(account: &u64) -> Roles {
		match *account {
			CITIZEN => Roles::INDIVIDUAL,
			INSTITUTION => Roles::INSTITUTION,
			VERIFIER => Roles::ORGANISATION | Roles::VERIFIER,
			account if Some(account) == Granted::get() => Roles::INDIVIDUAL,
			_ => Roles::NOBODY,
		}
	}
}

/// Anyone remarks, reporters and verifiers remark with an event, reporters in bulk; nobody sets code.
pub struct MockPolicy;

impl Policy<RuntimeCall> for MockPolicy {
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
}

/// Two a day for a person or an organisation, three for a verifier, five for an institution.
pub struct MockQuotas;

impl Quota for MockQuotas {
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

impl crate::Config for Test {
	type Clock = MockClock;
	type Roles = MockRoles;
	type Policy = MockPolicy;
	type Quotas = MockQuotas;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64, RuntimeCall> for Test {
	fn grant(account: &u64) {
		Granted::set(&Some(*account));
	}

	fn example() -> RuntimeCall {
		remark()
	}
}

/// Those who have a role have an account.
pub fn new_test_ext() -> TestExternalities {
	let mut chain = mocks::new_test_ext::<Test>();
	chain.execute_with(|| {
		for account in [CITIZEN, INSTITUTION, VERIFIER] {
			System::inc_providers(&account);
		}
	});
	chain
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Access::do_try_state);
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
pub fn signed(account: u64, function: RuntimeCall) -> Extrinsic {
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
