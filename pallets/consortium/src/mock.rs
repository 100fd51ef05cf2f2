//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	credit_code, document, legal_person, DisabledOnes, KeyHolders, RunningSession, Validating,
	AUTHORITY, COUNCIL, STRANGER,
};

use polkadot_sdk::{
	frame_support::{
		self, derive_impl, parameter_types,
		traits::{ConstU32, Contains, InitializeMembers, IsInVec},
	},
	frame_system::{self, EnsureSignedBy},
	sp_io::TestExternalities,
	sp_runtime::{BuildStorage, Storage},
};
use suhui_primitives::{
	mocks::{self, CouncilOrigin, MockSessions, Officials},
	Document,
};

/// Stands for more than half of the council, where [`COUNCIL`] stands for two thirds.
pub const MAJORITY: u64 = 30;
/// The validators of departments 1 to 4.
pub const VALIDATORS: [u64; 4] = [11, 12, 13, 14];
/// An account of nobody's yet.
pub const NEW: u64 = 21;

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Consortium = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

/// Upgrades, and no more.
pub struct MockPermitted;

impl Contains<RuntimeCall> for MockPermitted {
	fn contains(call: &RuntimeCall) -> bool {
		use frame_system::Call;
		matches!(
			call,
			RuntimeCall::System(
				Call::authorize_upgrade { .. } | Call::apply_authorized_upgrade { .. }
			)
		)
	}
}

parameter_types! {
	pub storage Majority: Vec<u64> = vec![MAJORITY];
	/// Who was let send, in turn.
	pub storage Admitted: Vec<u64> = vec![];
}

pub struct MockAdmission;

impl InitializeMembers<u64> for MockAdmission {
	fn initialize_members(members: &[u64]) {
		Admitted::set(&[Admitted::get(), members.to_vec()].concat());
	}
}

impl crate::Config for Test {
	type RuntimeCall = RuntimeCall;
	type Sessions = MockSessions;
	type Admission = MockAdmission;
	type Engaged = IsInVec<Officials>;
	type RootOrigin = CouncilOrigin;
	type CouncilOrigin = EnsureSignedBy<IsInVec<Majority>, u64>;
	type Permitted = MockPermitted;
	type MinDepartments = ConstU32<3>;
	type MaxDepartments = ConstU32<6>;
	type ReportableSessions = ConstU32<4>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for Test {
	fn give_keys(account: &u64) {
		give_keys(*account);
	}

	fn let_validate(validators: Vec<u64>) {
		Validating::set(&validators);
	}
}

/// What the genesis configuration says of a department whose code is that of the number.
pub fn founder(validator: u64, number: u32) -> (u64, String, String, Document) {
	let code = String::from_utf8(credit_code(number).digits().to_vec()).unwrap();
	(validator, format!("江苏省第{number}厅"), code, document(1))
}

pub fn storage(departments: Vec<(u64, String, String, Document)>) -> Storage {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	crate::GenesisConfig::<Test> { departments }.assimilate_storage(&mut storage).unwrap();
	storage
}

/// Four departments, whose codes are those of 101 to 104; their validators have keys and validate.
pub fn new_test_ext() -> TestExternalities {
	let founders = VALIDATORS.into_iter().zip(101..).map(|(account, n)| founder(account, n));
	let mut chain = TestExternalities::new(storage(founders.collect()));
	chain.execute_with(|| {
		System::set_block_number(1);
		Validating::set(&VALIDATORS.to_vec());
		KeyHolders::set(&VALIDATORS.to_vec());
	});
	chain
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Consortium::do_try_state);
}

pub fn give_keys(account: u64) {
	KeyHolders::set(&[KeyHolders::get(), vec![account]].concat());
}

/// The running session ends and the next begins; whose session after it is planned validates in that one.
pub fn next_session(planned: &mut Vec<u64>) {
	let ended = RunningSession::get();
	Consortium::session_ended(ended);
	Validating::set(planned);
	DisabledOnes::set(&vec![]);
	RunningSession::set(&(ended + 1));
	Consortium::session_begun(ended + 1);
	*planned = Consortium::plan(ended + 2);
}

pub fn two_thirds() -> RuntimeOrigin {
	RuntimeOrigin::signed(COUNCIL)
}

pub fn majority() -> RuntimeOrigin {
	RuntimeOrigin::signed(MAJORITY)
}
