//! A chain in memory: genesis, blocks with BABE's digest and the inherent of time, signed transactions.

use codec::Encode;
use polkadot_sdk::{
	frame_support::{
		genesis_builder_helper::build_state, storage::transactional::with_transaction_unchecked,
	},
	frame_system, pallet_timestamp,
	sp_consensus_babe::{
		digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest},
		Slot,
	},
	sp_core::Pair,
	sp_io::TestExternalities,
	sp_runtime::{
		generic::{Digest, DigestItem, Era},
		traits::Header as _,
		transaction_validity::{
			InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
		},
		ApplyExtrinsicResult, DispatchError, MultiSignature, TransactionOutcome,
	},
};
use serde_json::Value;
use suhui_primitives::Day;
use suhui_runtime::{
	genesis::Founders, AccountId, Executive, Hash, Header, Moment, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeGenesisConfig, SignedPayload, System, Timestamp, TxExtension,
	UncheckedExtrinsic, SLOT_DURATION,
};

use crate::{
	invariants::check_invariants,
	keys::{account, founders, pair, AUTHORITY},
	mandates::grants,
};

/// The day the chain starts on: 2025-12-22, a Monday. A methodology submitted on it is out of its notice on the 30th.
pub const FOUNDED: Day = Day(20_444);
/// The day from which on a methodology is published, if one is: 2026-01-05, a Monday.
pub const FIRST_DAY: Day = Day(20_458);

const DAY: Moment = 24 * 3_600_000;
/// Beijing's noon is four o'clock in Greenwich.
const NOON: Moment = 4 * 3_600_000;

/// Why a transaction had no effect.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
	/// It was not let into a block.
	Transaction(TransactionValidityError),
	/// Its call failed in the block.
	Call(DispatchError),
}

/// Runs a test in the first block of a chain whose offices are held by the keys of [`crate::keys`], once the authority
/// has mandated the operator with all there is; what holds of the state between blocks is checked at the end of each.
pub fn in_chain(test: impl FnOnce()) {
	genesis(founders()).execute_with(|| {
		begin_mandated();
		test();
		end();
	})
}

/// A chain begun as [`in_chain`] begins it, that goes on from one work to the next. What each wrote is put below the next
/// one: every block's root is made of all that was written since.
pub struct Chain(TestExternalities);

impl Chain {
	pub fn begun() -> Self {
		let mut state = genesis(founders());
		state.execute_with(begin_mandated);
		Chain(state)
	}

	/// Works in the block that the work before left.
	pub fn go_on<R>(&mut self, work: impl FnOnce() -> R) -> R {
		let done = self.0.execute_with(work);
		self.0.commit_all().expect("no work is half done");
		done
	}

	/// Ends the last block.
	pub fn end(mut self) {
		self.0.execute_with(end);
	}
}

/// The first block, in which the authority mandates the operator with all there is.
fn begin_mandated() {
	check_invariants();
	begin(1, Hash::default(), noon(FOUNDED));
	for grant in grants() {
		succeed(AUTHORITY, grant);
	}
}

/// The state after the genesis block.
pub fn genesis(founders: Founders) -> TestExternalities {
	genesis_of(founders.into_patch())
}

/// The state that a patch of the runtime's default genesis leads to.
pub fn genesis_of(patch: Value) -> TestExternalities {
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("serialises");
	merge(&mut config, patch);
	let mut state = TestExternalities::new_empty();
	state.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()).expect("builds")
	});
	state
}

fn merge(into: &mut Value, patch: Value) {
	match (into, patch) {
		(Value::Object(into), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(into.entry(key).or_insert(Value::Null), value);
			}
		}
		(into, patch) => *into = patch,
	}
}

fn noon(day: Day) -> Moment {
	Moment::from(day.0) * DAY + NOON
}

fn begin(number: u32, parent: Hash, now: Moment) {
	let slot = Slot::from(now / SLOT_DURATION);
	let author = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { authority_index: 0, slot });
	let digest =
		Digest { logs: vec![<DigestItem as CompatibleDigestItem>::babe_pre_digest(author)] };
	let header = Header::new(number, Hash::default(), Hash::default(), parent, digest);
	Executive::initialize_block(&header);
	let time = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now });
	let applied = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(time));
	applied.expect("an inherent is let in").expect("it is time");
}

fn end() -> Header {
	let header = Executive::finalize_block();
	check_invariants();
	header
}

fn next_block_at(now: Moment) {
	let ended = end();
	begin(ended.number() + 1, ended.hash(), now);
}

/// Ends the block and begins the next.
pub fn next_block() {
	next_block_at(Timestamp::get() + SLOT_DURATION);
}

/// Ends the block and begins one on a later day: the second of that day, since a block in which a session ends is held
/// to be full and takes no feeds.
pub fn pass_to(day: Day) {
	assert!(noon(day) > Timestamp::get(), "time does not run backwards");
	next_block_at(noon(day));
	next_block();
}

/// Ends the block and begins the last one of a day, three seconds before midnight.
pub fn pass_to_end_of(day: Day) {
	next_block_at(noon(day) + DAY / 2 - SLOT_DURATION);
}

/// The call as a transaction of this account, its next one.
pub fn signed(seed: &str, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let sender: AccountId = account(seed);
	let extension: TxExtension = (
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(Era::Immortal),
		pallet_access::CheckAccess::new(),
		pallet_access::CheckNonce::from(System::account_nonce(&sender)),
		frame_system::CheckWeight::new(),
	);
	let call: RuntimeCall = call.into();
	let payload = SignedPayload::new(call.clone(), extension.clone());
	let payload = payload.expect("the chain knows its genesis");
	let signature = MultiSignature::from(payload.using_encoded(|bytes| pair(seed).sign(bytes)));
	UncheckedExtrinsic::new_signed(call, sender.into(), signature, extension)
}

/// What a node's pool is told of a transaction.
pub fn validate(transaction: UncheckedExtrinsic) -> TransactionValidity {
	tentatively(|| {
		Executive::validate_transaction(
			TransactionSource::External,
			transaction,
			System::parent_hash(),
		)
	})
}

/// What becomes of a transaction in the block.
pub fn apply(transaction: UncheckedExtrinsic) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(transaction)
}

/// Why neither the pool nor a block takes a transaction; a block's author takes back what it tried.
pub fn refusal(transaction: UncheckedExtrinsic) -> TransactionValidityError {
	let judged = validate(transaction.clone()).expect_err("the pool refuses it");
	let applied = tentatively(|| apply(transaction));
	assert_eq!(applied, Err(judged), "the block judges as the pool does");
	judged
}

/// Does something and takes back what it changed.
pub fn tentatively<R>(action: impl FnOnce() -> R) -> R {
	with_transaction_unchecked(|| TransactionOutcome::Rollback(action()))
}

/// Signs the call and sends it: the pool judges the transaction, then the block takes it. Returns its events.
pub fn send(seed: &str, call: impl Into<RuntimeCall>) -> Result<Vec<RuntimeEvent>, Refused> {
	let transaction = signed(seed, call);
	validate(transaction.clone()).map_err(Refused::Transaction)?;
	let before = System::read_events_no_consensus().count();
	apply(transaction).map_err(Refused::Transaction)?.map_err(Refused::Call)?;
	Ok(System::read_events_no_consensus().skip(before).map(|record| record.event).collect())
}

/// Sends a call that must succeed.
pub fn succeed(seed: &str, call: impl Into<RuntimeCall>) -> Vec<RuntimeEvent> {
	send(seed, call).unwrap_or_else(|refused| panic!("{seed} was refused: {refused:?}"))
}

/// Why a call fails that must fail in the block.
pub fn fail(seed: &str, call: impl Into<RuntimeCall>) -> DispatchError {
	match send(seed, call) {
		Err(Refused::Call(error)) => error,
		other => panic!("{seed}'s call did not fail: {other:?}"),
	}
}

/// The code of `pallet_access::Refusal` by which neither the pool nor a block takes a call.
pub fn refusal_code(seed: &str, call: impl Into<RuntimeCall>) -> u8 {
	match refusal(signed(seed, call)) {
		TransactionValidityError::Invalid(InvalidTransaction::Custom(code)) => code,
		other => panic!("{seed}'s transaction was refused otherwise: {other:?}"),
	}
}

/// The day of the block.
pub fn today() -> Day {
	<<Runtime as pallet_access::Config>::Clock as suhui_primitives::Clock>::today()
}
