//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	Today, AUTHORITY, CITIZEN, EXPERTS, INSTITUTION, STRANGER, TENTH_OF_FEBRUARY_2016, VERIFIER,
};

use polkadot_sdk::{
	frame_support::{
		self, derive_impl, ensure, parameter_types, traits::ConstU32, weights::Weight,
	},
	frame_system,
	sp_io::TestExternalities,
	sp_runtime::{
		generic::{CheckedExtrinsic, ExtrinsicFormat},
		traits::ExtensionVariant,
		transaction_validity::TransactionPriority,
	},
};
use suhui_primitives::{
	mocks::{self, MockClock},
	ExpertId, ParticipantId,
};

use crate::{Amounts, CheckAccess, CheckNonce, Policy, Quota, Refusal, Roles, RolesOf};

pub type Extensions = (CheckAccess<Test>, CheckNonce<Test>);
pub type Extrinsic = CheckedExtrinsic<u64, RuntimeCall, Extensions>;

type Block = frame_system::mocking::MockBlock<Test>;

/// The citizen's next key, and the first expert's.
pub const NEW_KEY: u64 = 18;
pub const NEW_EXPERTS_KEY: u64 = 19;

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
	/// Accounts by the participant they stand for.
	pub storage Keys: Vec<(u64, ParticipantId)> =
		vec![(CITIZEN, 1), (INSTITUTION, 2), (VERIFIER, 3)];
	/// Accounts by the expert they stand for.
	pub storage Seats: Vec<(u64, ExpertId)> = vec![(EXPERTS[0], 1)];
	/// Accounts that hold an office.
	pub storage Offices: Vec<u64> = vec![AUTHORITY];
	/// Whether there is a mandate for mass data.
	pub storage Mandated: bool = true;
}

/// A verifier is an organisation as well.
pub struct MockRoles;

impl RolesOf<u64> for MockRoles {
	fn roles(account: &u64) -> Roles {
		match Self::participant(account) {
			Some(1) => Roles::INDIVIDUAL,
			Some(2) => Roles::INSTITUTION,
			Some(_) => Roles::ORGANISATION | Roles::VERIFIER,
			None if Self::expert(account).is_some() => Roles::EXPERT,
			None if Offices::get().contains(account) => Roles::AUTHORITY,
			None => Roles::NOBODY,
		}
	}

	fn participant(account: &u64) -> Option<ParticipantId> {
		Keys::get().into_iter().find(|(key, _)| key == account).map(|(_, number)| number)
	}

	fn expert(account: &u64) -> Option<ExpertId> {
		Seats::get().into_iter().find(|(key, _)| key == account).map(|(_, number)| number)
	}

	fn is_participant(number: ParticipantId) -> bool {
		(1..=3).contains(&number)
	}

	fn is_expert(number: ExpertId) -> bool {
		number == 1
	}
}

/// Anyone remarks, reporters and verifiers remark with an event, which is mass data; nobody sets code. Heap pages need
/// not be signed for.
pub struct MockPolicy;

impl Policy<u64, RuntimeCall> for MockPolicy {
	fn permitted(call: &RuntimeCall) -> Roles {
		match call {
			RuntimeCall::System(frame_system::Call::remark { .. }) => Roles::ANYONE,
			RuntimeCall::System(frame_system::Call::remark_with_event { .. }) => {
				Roles::INSTITUTION | Roles::VERIFIER
			}
			_ => Roles::NOBODY,
		}
	}

	fn unsigned(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::System(frame_system::Call::set_heap_pages { .. }))
	}

	fn priority(call: &RuntimeCall, roles: Roles) -> TransactionPriority {
		match call {
			RuntimeCall::System(frame_system::Call::remark_with_event { .. }) => 0,
			_ if roles.intersects(Roles::AUTHORITY) => 2,
			_ => 1,
		}
	}

	/// Mass data needs a mandate, and is due if it is the institution's and no longer than what goes before it.
	fn judge(call: &RuntimeCall, account: &u64, ahead: u32) -> Result<(), Refusal> {
		if let RuntimeCall::System(frame_system::Call::remark_with_event { remark }) = call {
			ensure!(Mandated::get(), Refusal::NoMandate);
			ensure!(*account == INSTITUTION && remark.len() <= ahead as usize, Refusal::NotDue);
		}
		Ok(())
	}

	fn judging(call: &RuntimeCall) -> Weight {
		match call {
			RuntimeCall::System(frame_system::Call::remark_with_event { .. }) => JUDGING,
			_ => Weight::zero(),
		}
	}
}

pub const JUDGING: Weight = Weight::from_parts(7, 5);

pub const fn amounts(transactions: u32, ref_time: u64, bytes: u64) -> Amounts {
	Amounts { transactions, ref_time, bytes }
}

/// A verifier, who is an organisation too, has the larger of each.
pub struct MockQuotas;

impl Quota for MockQuotas {
	fn daily(roles: Roles) -> Amounts {
		[
			(Roles::INDIVIDUAL, amounts(2, 1_000, 100)),
			(Roles::ORGANISATION, amounts(2, 2_000, 100)),
			(Roles::VERIFIER, amounts(3, 1_000, 200)),
			(Roles::AUTHORITY | Roles::EXPERT, amounts(3, 1_000, 100)),
			(Roles::INSTITUTION, amounts(9, 4_000, 400)),
		]
		.into_iter()
		.filter(|(role, _)| roles.intersects(*role))
		.map(|(_, quota)| quota)
		.fold(Amounts::default(), Amounts::max)
	}
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Roles = MockRoles;
	type Policy = MockPolicy;
	type Quotas = MockQuotas;
	type MaxPending = ConstU32<8>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64, RuntimeCall> for Test {
	fn open_organisation(account: &u64) {
		Keys::set(&vec![(*account, 3)]);
	}

	fn seat(account: &u64) {
		Seats::set(&vec![(*account, 1)]);
	}

	fn appoint(account: &u64) {
		Offices::set(&vec![*account]);
	}

	fn example() -> RuntimeCall {
		remark()
	}
}

/// Those who have a role have an account.
pub fn new_test_ext() -> TestExternalities {
	let mut chain = mocks::new_test_ext::<Test>();
	chain.execute_with(|| {
		for account in
			[AUTHORITY, CITIZEN, EXPERTS[0], INSTITUTION, NEW_KEY, NEW_EXPERTS_KEY, VERIFIER]
		{
			System::inc_providers(&account);
		}
	});
	chain
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Access::do_try_state);
}

/// Lets the citizen's next key stand for them.
pub fn change_key() {
	Keys::set(&vec![(NEW_KEY, 1), (INSTITUTION, 2), (VERIFIER, 3)]);
}

/// Lets the first expert's next key stand for it.
pub fn change_experts_key() {
	Seats::set(&vec![(NEW_EXPERTS_KEY, 1)]);
}

pub fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

pub fn set_heap_pages() -> RuntimeCall {
	frame_system::Call::set_heap_pages { pages: 1 }.into()
}

/// Mass data of this length.
pub fn mass(length: usize) -> RuntimeCall {
	frame_system::Call::remark_with_event { remark: vec![0; length] }.into()
}

pub fn set_code() -> RuntimeCall {
	frame_system::Call::set_code { code: vec![] }.into()
}

/// A transaction signed by the account with its next nonce.
pub fn signed(account: u64, function: RuntimeCall) -> Extrinsic {
	signed_after(0, account, function)
}

/// A transaction signed by the account that so many of its others go before.
pub fn signed_after(ahead: u32, account: u64, function: RuntimeCall) -> Extrinsic {
	let nonce = System::account_nonce(account) + ahead;
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
