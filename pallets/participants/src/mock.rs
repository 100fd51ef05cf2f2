//! A chain of this pallet alone.

pub use suhui_primitives::mocks::{
	credit_code, legal_person, LetGo, Obliged, TakenOver, Today, AUTHORITY, COUNCIL, OPERATOR,
	STRANGER, TENTH_OF_FEBRUARY_2016,
};

use polkadot_sdk::{
	frame_support::{
		self, derive_impl, ord_parameter_types,
		traits::{ConstU32, IsInVec},
		weights::constants::RocksDbWeight,
	},
	frame_system::{self, EnsureSignedBy},
	sp_core::H256,
	sp_io::TestExternalities,
	sp_runtime::{testing::TestSignature, DispatchResult},
};
use suhui_primitives::{
	key_consent,
	mocks::{
		self, CouncilOrigin, MockClock, MockCustody, MockFormerKeys, MockObligations, MockSources,
		Officials, OperatorOrigin,
	},
	KeyHolder, ParticipantId, Region, SourceId,
};

use crate::{Holder, Opening};

pub const ALICE: u64 = 11;
pub const BOB: u64 = 12;
pub const CAROL: u64 = 13;
/// Stands for two clerks of the operator.
pub const TWO_OPERATORS: u64 = 14;

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Participants = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type DbWeight = RocksDbWeight;
}

ord_parameter_types! {
	pub const TwoOperators: u64 = TWO_OPERATORS;
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Sources = MockSources;
	type Obligations = MockObligations;
	type Custody = MockCustody;
	type FormerKeys = MockFormerKeys;
	type Officials = IsInVec<Officials>;
	type OperatorOrigin = OperatorOrigin;
	type TwoOperatorsOrigin = EnsureSignedBy<TwoOperators, u64>;
	type CouncilOrigin = CouncilOrigin;
	type Signature = TestSignature;
	type MaxOpenings = ConstU32<600>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64, TestSignature> for Test {
	fn apply_for(source: SourceId) {
		mocks::AppliedFor::set(&[mocks::AppliedFor::get(), vec![source]].concat());
	}

	fn accredit(_: ParticipantId) {}

	fn appoint(_: &u64) {}

	fn sign(message: &[u8]) -> (u64, TestSignature) {
		// Each message has a key of its own, as each new account has.
		let account = u64::from_le_bytes(polkadot_sdk::sp_io::hashing::twox_64(message));
		(account, TestSignature(account, message.to_vec()))
	}
}

pub fn new_test_ext() -> TestExternalities {
	mocks::new_test_ext::<Test>()
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Participants::do_try_state);
}

pub type TestOpening = Opening<u64, TestSignature>;

/// A person of Nanjing.
pub fn person(account: u64) -> TestOpening {
	Opening {
		account,
		holder: Holder::Individual(H256::repeat_byte(7)),
		region: region(320_100),
		sources: Default::default(),
		consent: None,
	}
}

pub fn consenting(account: u64, sources: &[SourceId]) -> TestOpening {
	Opening { sources: sources.to_vec().try_into().unwrap(), ..person(account) }
}

/// An institution or organisation of Nanjing, for which the account consents to stand.
pub fn opening_of(account: u64, holder: Holder) -> TestOpening {
	let code = holder.legal_person().unwrap().code;
	let consent = Some(consent_for(account, KeyHolder::LegalPerson(code), 1));
	Opening { holder, consent, ..person(account) }
}

/// An organisation of the mocks' title and code of this number.
pub fn organisation(account: u64, n: u32) -> TestOpening {
	opening_of(account, Holder::Organisation(legal_person(n)))
}

pub fn region(code: u32) -> Region {
	Region::new(code).unwrap()
}

/// Opens an account as the operator.
pub fn open_with(opening: TestOpening) -> DispatchResult {
	Participants::open(RuntimeOrigin::signed(OPERATOR), opening)
}

/// Opens a person's account.
pub fn open(account: u64) {
	open_with(person(account)).unwrap();
}

/// Opens so many people's accounts, of the accounts 1000 and following.
pub fn open_many(count: u32) {
	for i in 0..count {
		open(1_000 + u64::from(i));
	}
}

/// The account's consent to be the participant's key of this place.
pub fn consent(account: u64, participant: ParticipantId, place: u32) -> TestSignature {
	consent_for(account, KeyHolder::Participant(participant), place)
}

pub fn consent_for(account: u64, holder: KeyHolder, place: u32) -> TestSignature {
	let words = key_consent(System::block_hash(0u64), holder, place);
	TestSignature(account, words.into_bytes())
}

/// Changes the caller's key to an account that consents to be the participant's key of this place.
pub fn change_key(
	caller: u64,
	new_account: u64,
	participant: ParticipantId,
	place: u32,
) -> DispatchResult {
	let consent = consent(new_account, participant, place);
	Participants::change_key(RuntimeOrigin::signed(caller), new_account, consent)
}

/// Replaces the participant's key as two clerks of the operator, by an account that consents.
pub fn replace_key(participant: ParticipantId, new_account: u64, place: u32) -> DispatchResult {
	let consent = consent(new_account, participant, place);
	let origin = RuntimeOrigin::signed(TWO_OPERATORS);
	Participants::replace_key(origin, participant, new_account, consent)
}

/// Closes the participant's account as two clerks of the operator.
pub fn close_for(participant: ParticipantId) -> DispatchResult {
	Participants::close_for(RuntimeOrigin::signed(TWO_OPERATORS), participant)
}

/// Opens the participant's account again as two clerks of the operator, for an account that consents.
pub fn reopen(participant: ParticipantId, account: u64, place: u32) -> DispatchResult {
	let consent = consent(account, participant, place);
	let origin = RuntimeOrigin::signed(TWO_OPERATORS);
	Participants::reopen(origin, participant, account, consent)
}
