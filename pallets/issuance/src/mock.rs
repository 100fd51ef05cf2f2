//! A chain of this pallet alone, and a platform's batch to feed it with.

pub use suhui_primitives::mocks::{
	credited, number, quantity, Barred, Closed, Covered, Credited, DeclaredInterests, Deeds,
	FrozenSources, HoldingsFail, InGoodStanding, InactiveSources, Issued, Lines, LotsFailAt,
	Opened, OutOfScope, PagesAsked, Reporters, SourcesWithoutRule, SucceededFrom, TermsChanges,
	Today, Withholding, AUTHORITY, CITIZEN, CLEAN_PLATE, CYCLING, CYCLING_REVISION,
	CYCLING_VERSION, DEVELOPER, FEBRUARY_2016, INSTITUTION, JANUARY_2016, LAST_PARTICIPANT,
	OPERATOR, REPORTER, SECOND_REPORTER, SECOND_VERIFIER, SOLAR_ROOF, SOLAR_ROOF_VERSION, STRANGER,
	TENTH_OF_FEBRUARY_2016, VERIFIER,
};

use polkadot_sdk::{
	frame_support::{
		self, derive_impl,
		dispatch::DispatchResultWithPostInfo,
		ord_parameter_types,
		traits::{ConstU32, EitherOf},
	},
	frame_system::{self, EnsureSignedBy},
	sp_core::H256,
	sp_io::{hashing::blake2_256, TestExternalities},
	sp_runtime::{traits::Dispatchable, DispatchResult},
};
use suhui_primitives::{
	chunk::{self, Chunk, ChunkBounds, ChunkHeader, Cutter, Record},
	mocks::{
		self, AuthorityOrigin, MockAccreditation, MockClock, MockHoldings, MockLots, MockRegistry,
		MockSanctions, MockSources, OperatorOrigin,
	},
	BatchId, Day, Document, ParticipantId, Period, Quantity, Rule, SourceId, Sources,
};

use crate::{Batch, Batches, Call, Event, Progress, Progresses};

/// Stands for two of the operator's people.
pub const TWO_OPERATORS: u64 = 7;
pub const REPORT: Document =
	Document { blake2_256: H256::repeat_byte(1), sm3: H256::repeat_byte(2) };
pub const REASON: Document =
	Document { blake2_256: H256::repeat_byte(3), sm3: H256::repeat_byte(4) };

type Block = frame_system::mocking::MockBlock<Test>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(RuntimeCall, RuntimeEvent, RuntimeError, RuntimeOrigin, RuntimeTask)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Issuance = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

ord_parameter_types! {
	pub const TwoOperators: u64 = TWO_OPERATORS;
}

impl crate::Config for Test {
	type Clock = MockClock;
	type Registry = MockRegistry;
	type Sources = MockSources;
	type Accreditation = MockAccreditation;
	type Sanctions = MockSanctions;
	type Lots = MockLots;
	type Holdings = MockHoldings;
	type OperatorOrigin = OperatorOrigin;
	type StopOrigin = EitherOf<OperatorOrigin, AuthorityOrigin>;
	type TwoOperatorsOrigin = EnsureSignedBy<TwoOperators, u64>;
	type FeedDays = ConstU32<30>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Self;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for Test {
	fn set_today(day: Day) {
		Today::set(&day);
	}

	/// Takes the next number too, from which everything is withheld.
	fn open_organisation(account: &u64) {
		mocks::open_account(*account, suhui_primitives::ParticipantKind::Organisation);
		let participant = mocks::NextParticipant::get();
		mocks::NextParticipant::set(&(participant + 1));
		Withholding::set(&[Withholding::get(), vec![participant]].concat());
	}

	fn open_people(count: u32, _: SourceId) -> ParticipantId {
		let first = suhui_primitives::PAGE_SIZE;
		mocks::NextParticipant::set(&(first + count));
		first
	}

	fn accredit(account: &u64) {
		InGoodStanding::set(&[InGoodStanding::get(), vec![number(*account)]].concat());
	}

	/// Each is one account's here.

	fn admit(reporter: &u64) -> SourceId {
		Reporters::set(&[Reporters::get(), vec![number(*reporter)]].concat());
		CYCLING
	}

	/// Of one input, as all are here.
	fn admit_cheapest(reporter: &u64, _: u32) -> SourceId {
		Self::admit(reporter)
	}

	fn admit_project(reporter: &u64) -> SourceId {
		mocks::ProjectOwner::set(&number(*reporter));
		Self::admit(reporter);
		SOLAR_ROOF
	}

	/// Lots are mocked.
	fn fill_page(_: suhui_primitives::ClassId, _: suhui_primitives::Month, _: ParticipantId) {}
}

pub fn new_test_ext() -> TestExternalities {
	mocks::new_test_ext::<Test>()
}

/// Runs a test, then every invariant of the pallet.
pub fn build_and_execute(test: impl FnOnce()) {
	mocks::build_and_execute(new_test_ext(), test, Issuance::do_try_state);
}

/// Sends a call as a transaction does: an error takes back what was written before it.
pub fn send(sender: u64, call: Call<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(sender), call)
}

pub fn dispatch(origin: RuntimeOrigin, call: Call<Test>) -> DispatchResult {
	try_dispatch(origin, call).map(|_| ()).map_err(|error| error.error)
}

/// The same, with the weight that was taken.
pub fn try_dispatch(origin: RuntimeOrigin, call: Call<Test>) -> DispatchResultWithPostInfo {
	RuntimeCall::Issuance(call).dispatch(origin)
}

pub fn details(batch: BatchId) -> Batch {
	Batches::<Test>::get(batch).unwrap()
}

pub fn progress(batch: BatchId) -> Progress {
	Progresses::<Test>::get(batch).unwrap()
}

pub fn last_event() -> Event<Test> {
	match System::events().pop().map(|record| record.event) {
		Some(RuntimeEvent::Issuance(event)) => event,
		other => panic!("not an event of the pallet: {other:?}"),
	}
}

/// All events of the pallet, the first ones first.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events().into_iter();
	events
		.filter_map(|record| match record.event {
			RuntimeEvent::Issuance(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// Two of the operator approve.
pub fn approve(batch: BatchId) -> DispatchResult {
	send(TWO_OPERATORS, Call::approve { batch })
}

/// The operator puts the batch on hold, for a [`REASON`].
pub fn hold(batch: BatchId) -> DispatchResult {
	send(OPERATOR, Call::hold { batch, reason: REASON })
}

/// The rule by which a source's records of the period are quantified.
fn rule(source: SourceId, period: Period) -> Option<Rule> {
	MockSources::rule(source, MockSources::terms(source, period).ok()?)
}

/// A platform's side of a batch.
#[derive(Clone)]
pub struct TestBatch {
	pub source: SourceId,
	pub period: Period,
	pub continues: Option<BatchId>,
	pub chunks: Vec<Chunk>,
}

impl TestBatch {
	/// Cuts (participant, day of the period from 0, input) at every page.
	pub fn of(records: &[(ParticipantId, u32, u64)]) -> Self {
		Self::of_source(CYCLING, JANUARY_2016, records)
	}

	pub fn of_source(
		source: SourceId,
		period: Period,
		records: &[(ParticipantId, u32, u64)],
	) -> Self {
		let bounds = ChunkBounds { pages: 1, ..ChunkBounds::default() };
		Self::cut(source, period, bounds, records)
	}

	/// As [`Self::of`], but not cut.
	pub fn in_one_chunk(records: &[(ParticipantId, u32, u64)]) -> Self {
		Self::cut(CYCLING, JANUARY_2016, ChunkBounds::default(), records)
	}

	/// As [`Self::of`], but cut between people, after so many records at most.
	pub fn in_chunks_of(most: u32, records: &[(ParticipantId, u32, u64)]) -> Self {
		let bounds = ChunkBounds { records: most, ..ChunkBounds::default() };
		Self::cut(CYCLING, JANUARY_2016, bounds, records)
	}

	fn cut(
		source: SourceId,
		period: Period,
		bounds: ChunkBounds,
		records: &[(ParticipantId, u32, u64)],
	) -> Self {
		let rule = rule(source, period).unwrap();
		let mut cutter = Cutter::new(period, bounds);
		for (participant, day, input) in records {
			let day = Day(period.first.0 + day);
			let record = Record::new(*participant, day, &[*input]).unwrap();
			cutter.push(record, rule.quantify(&[*input], day).unwrap_or_default()).unwrap();
		}
		TestBatch { source, period, continues: None, chunks: cutter.finish().unwrap() }
	}

	/// Five records of four people on three pages, each page a chunk:
	///
	/// | participant | day | metres | mg | points |
	/// |---|---|---|---|---|
	/// | 1 | 1st | 2,500 | 451,250 | 4 |
	/// | 1 | 4th | 1,000 | 180,500 | 1 |
	/// | 255 | 1st | 2,500 | 451,250 | 4 |
	/// | 256 | 2nd | 1,000 | 180,500 | 1 |
	/// | 514 | 31st | 2,000 | 361,000 | 3 |
	pub fn example() -> Self {
		Self::of(&[
			(1, 0, 2_500),
			(1, 3, 1_000),
			(255, 0, 2_500),
			(256, 1, 1_000),
			(514, 30, 2_000),
		])
	}

	/// The same, to continue a closed one.
	pub fn continuing(self, batch: BatchId) -> Self {
		TestBatch { continues: Some(batch), ..self }
	}

	/// Puts other bytes in a chunk's place, under a header and root that bind them.
	pub fn with_body(mut self, chunk: usize, body: Vec<u8>) -> Self {
		self.chunks[chunk].header.body = blake2_256(&body).into();
		self.chunks[chunk].body = body;
		self
	}

	pub fn with_header(mut self, chunk: usize, change: impl FnOnce(&mut ChunkHeader)) -> Self {
		change(&mut self.chunks[chunk].header);
		self
	}

	pub fn headers(&self) -> Vec<ChunkHeader> {
		self.chunks.iter().map(|chunk| chunk.header).collect()
	}

	pub fn root(&self) -> H256 {
		chunk::root(self.source, self.period, &self.headers())
	}

	pub fn records(&self) -> u32 {
		self.headers().iter().map(|header| header.records).sum()
	}

	pub fn claim(&self) -> Quantity {
		let add = |sum: Quantity, header: &ChunkHeader| sum.checked_add(header.subtotal).unwrap();
		self.headers().iter().fold(Quantity::default(), add)
	}

	pub fn open_call(&self) -> Call<Test> {
		Call::open {
			source: self.source,
			period: self.period,
			records: self.records(),
			chunks: self.chunks.len().try_into().unwrap(),
			root: self.root(),
			claim: self.claim(),
			continues: self.continues,
		}
	}

	pub fn opened(&self) -> BatchId {
		let batch = crate::NextBatch::<Test>::get();
		send(REPORTER, self.open_call()).unwrap();
		batch
	}

	pub fn assigned(&self) -> BatchId {
		let batch = self.opened();
		send(OPERATOR, Call::assign { batch, verifier: number(VERIFIER) }).unwrap();
		batch
	}

	pub fn attest_call(&self, batch: BatchId) -> Call<Test> {
		let Batch { root, records, claim, .. } = details(batch);
		Call::attest { batch, root, records, claim, report: REPORT }
	}

	pub fn attested(&self) -> BatchId {
		let batch = self.assigned();
		send(VERIFIER, self.attest_call(batch)).unwrap();
		batch
	}

	pub fn approved(&self) -> BatchId {
		let batch = self.attested();
		approve(batch).unwrap();
		batch
	}

	/// As [`Self::approved`], but with this many records and this claim opened and attested.
	pub fn approved_as(&self, most: u32, total: Quantity) -> BatchId {
		let batch = crate::NextBatch::<Test>::get();
		let mut call = self.open_call();
		if let Call::open { records, claim, .. } = &mut call {
			(*records, *claim) = (most, total);
		}
		send(REPORTER, call).unwrap();
		send(OPERATOR, Call::assign { batch, verifier: number(VERIFIER) }).unwrap();
		send(VERIFIER, self.attest_call(batch)).unwrap();
		approve(batch).unwrap();
		batch
	}

	/// Approved, fed up to its `chunks`th chunk, and closed by the operator the same day.
	pub fn cut_short(&self, chunks: usize) -> BatchId {
		let batch = self.approved();
		(0..chunks).for_each(|chunk| self.feed(batch, chunk).unwrap());
		hold(batch).unwrap();
		send(OPERATOR, Call::close { batch }).unwrap();
		batch
	}

	pub fn proof(&self, chunk: usize) -> Vec<H256> {
		let index = chunk.try_into().unwrap();
		chunk::proof(self.source, self.period, &self.headers(), index).unwrap()
	}

	pub fn feed_call(&self, batch: BatchId, chunk: usize) -> Call<Test> {
		let Chunk { header, body } = self.chunks[chunk].clone();
		let proof = self.proof(chunk).try_into().unwrap();
		let operations = rule(self.source, self.period).map_or(0, |rule| rule.cost());
		Call::feed { batch, header, operations, body: body.try_into().unwrap(), proof }
	}

	pub fn feed(&self, batch: BatchId, chunk: usize) -> DispatchResult {
		send(REPORTER, self.feed_call(batch, chunk))
	}

	pub fn fed_to_its_end(&self) -> BatchId {
		let batch = self.approved();
		(0..self.chunks.len()).for_each(|chunk| self.feed(batch, chunk).unwrap());
		batch
	}
}

/// Origins that are neither signed by anyone nor a collective's.
pub fn unsigned_origins() -> [RuntimeOrigin; 2] {
	[RuntimeOrigin::none(), RuntimeOrigin::root()]
}
