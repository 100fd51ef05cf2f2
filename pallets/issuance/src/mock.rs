use polkadot_sdk::{
	frame_support::{self, derive_impl, ord_parameter_types, parameter_types, traits::ConstU32},
	frame_system::{self, EnsureSignedBy},
	sp_core::H256,
	sp_io::{hashing::blake2_256, TestExternalities},
	sp_runtime::{traits::Dispatchable, BuildStorage, DispatchError, DispatchResult},
};
use suhui_formula::{compile, Binding};
use suhui_primitives::{
	chunk::{self, Bounds, Chunk, ChunkHeader, Cutter, Record},
	Accreditation, BatchId, ClassId, Clock, Credit, Day, Document, Lots, Month, Page,
	ParticipantId, ParticipantKind, Period, Quantity, Registry, Rule, SourceId, Sources, VersionId,
	FIRST_NUMBER,
};

use crate as pallet_issuance;
use crate::{BatchOf, Batches, Call, Event, Progress, Progresses};

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Issuance: pallet_issuance,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

pub const OPERATOR: u64 = 1;
pub const REPORTER: u64 = 2;
pub const SECOND_REPORTER: u64 = 3;
pub const DEVELOPER: u64 = 4;
pub const VERIFIER: u64 = 5;
pub const SECOND_VERIFIER: u64 = 6;
pub const CITIZEN: u64 = 7;
/// Has no open account.
pub const STRANGER: u64 = 8;

/// A source under a methodology, and one of points alone.
pub const CYCLING: SourceId = 5;
pub const CLEAN_PLATE: SourceId = 6;
pub const CYCLING_VERSION: VersionId = 3;

pub const JANUARY_2016: Period = Period { first: Day(16_801), last: Day(16_831) };
pub const TENTH_OF_FEBRUARY_2016: Day = Day(16_841);
pub const FEBRUARY_2016: Month = Month(553);
pub const REPORT: Document =
	Document { blake2_256: H256::repeat_byte(1), sm3: H256::repeat_byte(2) };
/// Participants 1 to 999 have a number.
pub const LAST_PARTICIPANT: ParticipantId = 999;

parameter_types! {
	pub static Today: Day = TENTH_OF_FEBRUARY_2016;
	pub static InactiveSources: Vec<SourceId> = vec![];
	pub static SourcesWithoutRule: Vec<SourceId> = vec![];
	pub static Reporters: Vec<u64> = vec![REPORTER, SECOND_REPORTER];
	pub static WithoutAccount: Vec<u64> = vec![STRANGER];
	pub static InGoodStanding: Vec<u64> = vec![VERIFIER, SECOND_VERIFIER, DEVELOPER, REPORTER];
	pub static DeclaredInterest: Vec<(u64, SourceId)> = vec![];
	pub static NextParticipant: ParticipantId = LAST_PARTICIPANT + 1;
	/// Who has withdrawn consent or closed the account.
	pub static Withholding: Vec<ParticipantId> = vec![];
	/// Pages whose creditable people were asked for.
	pub static PagesAsked: Vec<Page> = vec![];
	/// Crediting fails when it comes to this participant.
	pub static LotsFailAt: Option<ParticipantId> = None;
	pub storage Credited: Vec<(ClassId, Month, ParticipantId, u64, u64)> = vec![];
}

ord_parameter_types! {
	pub const Operator: u64 = OPERATOR;
}

pub struct Mock;

impl Clock for Mock {
	fn today() -> Day {
		Today::get()
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn set_today(day: Day) {
		Today::set(day)
	}
}

impl Registry<u64> for Mock {
	fn participant(account: &u64) -> Option<ParticipantId> {
		(!WithoutAccount::get().contains(account)).then_some(900)
	}
	fn kind(participant: ParticipantId) -> Option<ParticipantKind> {
		(FIRST_NUMBER..NextParticipant::get())
			.contains(&participant)
			.then_some(ParticipantKind::Individual)
	}
	fn next_participant() -> ParticipantId {
		NextParticipant::get()
	}
	fn creditable(_: SourceId, page: Page) -> u64 {
		PagesAsked::mutate(|pages| pages.push(page));
		let withheld = Withholding::get()
			.into_iter()
			.filter(|participant| Page::of(*participant) == page)
			.fold(0, |bits, participant| bits | Page::bit(participant));
		!withheld
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn open_organisation(_: &u64) {}
	#[cfg(feature = "runtime-benchmarks")]
	fn open_people(count: u32, _: SourceId) -> ParticipantId {
		let first = suhui_primitives::PAGE_SIZE;
		NextParticipant::set(first + count);
		first
	}
}

impl Sources<u64> for Mock {
	fn is_active(source: SourceId) -> bool {
		[CYCLING, CLEAN_PLATE].contains(&source) && !InactiveSources::get().contains(&source)
	}
	fn is_reporter(_: SourceId, account: &u64) -> bool {
		Reporters::get().contains(account)
	}
	fn is_interested(source: SourceId, account: &u64) -> bool {
		*account == DEVELOPER || Self::is_reporter(source, account)
	}
	fn version(source: SourceId) -> Option<VersionId> {
		(source == CYCLING).then_some(CYCLING_VERSION)
	}
	fn rule(source: SourceId) -> Option<Rule> {
		if SourcesWithoutRule::get().contains(&source) {
			return None;
		}
		Some(match source {
			CYCLING => Rule {
				inputs: 1,
				methodology: Some(compile(CYCLING_METHODOLOGY).unwrap().formula),
				points: compile(CYCLING_POINTS).unwrap().formula,
				bindings: vec![Binding::Reduction].try_into().unwrap(),
			},
			_ => Rule {
				inputs: 1,
				methodology: None,
				points: compile(CLEAN_PLATE_POINTS).unwrap().formula,
				bindings: vec![Binding::Input(0)].try_into().unwrap(),
			},
		})
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn admit(reporter: &u64) -> SourceId {
		Reporters::mutate(|reporters| reporters.push(*reporter));
		CYCLING
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn admit_cheapest(reporter: &u64) -> SourceId {
		Self::admit(reporter)
	}
}

/// 180.5 mg a metre: 1,000 m are 180,500 mg.
const CYCLING_METHODOLOGY: &str = r#"
	methodology "Cycling instead of motor traffic"
	input distance "distance cycled that day" : km, decimals 3, from 0 to 300
	parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
	result gCO2e = distance * factor
	vector distance = 2.5 -> 451.25
"#;
const CYCLING_POINTS: &str = r#"
	points "A point each hundred grams"
	input reduction "reduction" : gCO2e, decimals 3, from 0 to 100000
	parameter price : gCO2e/points = 100 source "Rules"
	result points = reduction / price
	vector reduction = 451.25 -> 4
"#;
const CLEAN_PLATE_POINTS: &str = r#"
	points "Two points a clean plate"
	input meals "meals without leftovers that day" : meal, decimals 0, from 0 to 3
	parameter rate : points/meal = 2 source "Rules"
	result points = meals * rate
	vector meals = 3 -> 6
"#;

impl Accreditation<u64> for Mock {
	fn in_good_standing(account: &u64) -> bool {
		InGoodStanding::get().contains(account)
	}
	fn is_interested(account: &u64, source: SourceId) -> bool {
		DeclaredInterest::get().contains(&(*account, source))
	}
	#[cfg(feature = "runtime-benchmarks")]
	fn accredit(account: &u64) {
		InGoodStanding::mutate(|verifiers| verifiers.push(*account));
	}
}

impl Lots for Mock {
	/// Fails, if it is to, with those before already written.
	fn credit(class: ClassId, month: Month, credits: &[Credit]) -> DispatchResult {
		let fails = |credit: &&Credit| LotsFailAt::get() == Some(credit.participant);
		let mut credited = Credited::get();
		credited.extend(credits.iter().take_while(|credit| !fails(credit)).map(|credit| {
			let Credit { participant, quantity } = *credit;
			(class, month, participant, quantity.reduction, quantity.points)
		}));
		Credited::set(&credited);
		match credits.iter().find(fails) {
			Some(_) => Err(DispatchError::Other("page full")),
			None => Ok(()),
		}
	}
}

impl crate::Config for Test {
	type Clock = Mock;
	type Registry = Mock;
	type Sources = Mock;
	type Accreditation = Mock;
	type Lots = Mock;
	type OperatorOrigin = EnsureSignedBy<Operator, u64>;
	type FeedDays = ConstU32<30>;
	type WeightInfo = ();
}

pub fn externalities() -> TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut externalities = TestExternalities::from(storage);
	externalities.execute_with(|| {
		Today::set(TENTH_OF_FEBRUARY_2016);
		InactiveSources::set(vec![]);
		SourcesWithoutRule::set(vec![]);
		Reporters::set(vec![REPORTER, SECOND_REPORTER]);
		WithoutAccount::set(vec![STRANGER]);
		InGoodStanding::set(vec![VERIFIER, SECOND_VERIFIER, DEVELOPER, REPORTER]);
		DeclaredInterest::set(vec![]);
		NextParticipant::set(LAST_PARTICIPANT + 1);
		Withholding::set(vec![]);
		PagesAsked::set(vec![]);
		LotsFailAt::set(None);
		System::set_block_number(1);
	});
	externalities
}

pub fn build_and_execute(test: impl FnOnce()) {
	externalities().execute_with(|| {
		test();
		Issuance::do_try_state().unwrap();
	})
}

/// Sends a call as a transaction does: an error takes back what was written before it.
pub fn send(sender: u64, call: Call<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(sender), call)
}

pub fn dispatch(origin: RuntimeOrigin, call: Call<Test>) -> DispatchResult {
	RuntimeCall::Issuance(call).dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

pub fn quantity(reduction: u64, points: u64) -> Quantity {
	Quantity { reduction, points }
}

pub fn details(batch: BatchId) -> BatchOf<Test> {
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

/// What was credited, as (participant, mg, points).
pub fn credited() -> Vec<(ParticipantId, u64, u64)> {
	Credited::get()
		.into_iter()
		.map(|(_, _, who, reduction, points)| (who, reduction, points))
		.collect()
}

/// A platform's side of a batch.
#[derive(Clone)]
pub struct TestBatch {
	pub source: SourceId,
	pub period: Period,
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
		let rule = Mock::rule(source).unwrap();
		let mut cutter = Cutter::new(period, Bounds { pages: 1, ..Bounds::default() });
		for (participant, day, input) in records {
			let day = Day(period.first.0 + day);
			let record = Record::new(*participant, day, &[*input]).unwrap();
			cutter.push(record, rule.apply(&[*input]).unwrap_or_default()).unwrap();
		}
		TestBatch { source, period, chunks: cutter.finish().unwrap() }
	}

	/// Five records of four people on three pages, each page a chunk:
	///
	/// | participant | day | metres | mg | points |
	/// |---|---|---|---|---|
	/// | 1 | 1st | 2,500 | 451,250 | 4 |
	/// | 1 | 4th | 1,000 | 180,500 | 1 |
	/// | 63 | 1st | 2,500 | 451,250 | 4 |
	/// | 64 | 2nd | 1,000 | 180,500 | 1 |
	/// | 130 | 31st | 2,000 | 361,000 | 3 |
	pub fn example() -> Self {
		Self::of(&[(1, 0, 2_500), (1, 3, 1_000), (63, 0, 2_500), (64, 1, 1_000), (130, 30, 2_000)])
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
		}
	}

	pub fn opened(&self) -> BatchId {
		let batch = crate::NextBatch::<Test>::get();
		send(REPORTER, self.open_call()).unwrap();
		batch
	}

	pub fn assigned(&self) -> BatchId {
		let batch = self.opened();
		send(OPERATOR, Call::assign { batch, verifier: VERIFIER }).unwrap();
		batch
	}

	pub fn attest_call(&self, batch: BatchId) -> Call<Test> {
		let BatchOf::<Test> { root, records, claim, .. } = details(batch);
		Call::attest { batch, root, records, claim, report: REPORT }
	}

	pub fn attested(&self) -> BatchId {
		let batch = self.assigned();
		send(VERIFIER, self.attest_call(batch)).unwrap();
		batch
	}

	pub fn approved(&self) -> BatchId {
		let batch = self.attested();
		send(OPERATOR, Call::approve { batch }).unwrap();
		batch
	}

	/// As [`Self::approved`], but with this many records and this claim opened and attested.
	pub fn approved_as(&self, records: u32, claim: Quantity) -> BatchId {
		let batch = crate::NextBatch::<Test>::get();
		let chunks = self.chunks.len().try_into().unwrap();
		let (source, period, root) = (self.source, self.period, self.root());
		send(REPORTER, Call::open { source, period, records, chunks, root, claim }).unwrap();
		send(OPERATOR, Call::assign { batch, verifier: VERIFIER }).unwrap();
		send(VERIFIER, self.attest_call(batch)).unwrap();
		send(OPERATOR, Call::approve { batch }).unwrap();
		batch
	}

	pub fn proof(&self, chunk: usize) -> Vec<H256> {
		let index = chunk.try_into().unwrap();
		chunk::proof(self.source, self.period, &self.headers(), index).unwrap()
	}

	pub fn feed_call(&self, batch: BatchId, chunk: usize) -> Call<Test> {
		let Chunk { header, body } = self.chunks[chunk].clone();
		let proof = self.proof(chunk).try_into().unwrap();
		let operations = Mock::rule(self.source).map_or(0, |rule| rule.cost());
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
