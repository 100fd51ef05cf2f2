//! What those who take part do, each as transactions of those whose part it is. Numbers are read from events.

use codec::Encode;
use pallet_accreditation::{Application, Degree, Interest, Person, Qualification};
use pallet_participants::{Holder, Opening, OpeningOf};
use pallet_scenarios::{Category, SourceKind};
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, BoundedVec},
	pallet_collective::{Call as CouncilCall, Event as CouncilEvent},
	sp_core::{Pair, H256},
	sp_runtime::{
		traits::{BlakeTwo256, Hash as _},
		DispatchResult, MultiSignature,
	},
};
use suhui_primitives::{
	chunk::{self, Chunk, ChunkBounds, ChunkHeader, Cutter, Record},
	BatchId, Capacity, Day, Document, ExpertId, KeyHolder, LegalPerson, Matter, ParticipantId,
	ParticipantKind, Period, Quantity, Region, Registry, Sanctioned, Seat, SourceId, Sources,
	TermsNumber, VersionId, FIRST_NUMBER, MAX_OPENINGS,
};
use suhui_runtime::{
	AccountId, Experts, Participants, Runtime, RuntimeCall, RuntimeEvent, Scenarios, System,
};

pub use crate::clerks::together;
use crate::{
	chain::{pass_to, send, succeed, today, Refused, FIRST_DAY},
	credit_codes::credit_code,
	keys::{account, pair, Seed, AUTHORITY, EXPERTS, OPERATOR, SEATS},
};

/// A methodology of 26.9 g a kilometre, 20 km a day at most; a point for every 10 g.
pub const CYCLING: &str = include_str!("../../../methodologies/cycling.suhui");
pub const CYCLING_POINTS: &str = include_str!("../../../methodologies/cycling-points.suhui");

/// Distributed photovoltaics: 582.7 g a kilowatt-hour in Jiangsu by the factor of 2023.
pub const PHOTOVOLTAICS: &str = include_str!("../../../methodologies/photovoltaics.suhui");

pub const DEVELOPER: Seed = "//Developer";
pub const REPORTER: Seed = "//Reporter";
pub const VERIFIER: Seed = "//Verifier";
/// An institution that has a project.
pub const BUREAU: Seed = "//Bureau";

/// December 2025.
pub const DECEMBER: Period = Period { first: Day(20_423), last: Day(20_453) };

pub fn document(number: u8) -> Document {
	Document { blake2_256: H256::repeat_byte(number), sm3: H256::repeat_byte(number) }
}

fn first<T>(events: Vec<RuntimeEvent>, pick: impl Fn(&RuntimeEvent) -> Option<T>) -> T {
	let found = events.iter().find_map(pick);
	found.unwrap_or_else(|| panic!("not among the events: {events:?}"))
}

/// An institution or organisation that is called as its seed, with a code of its own.
pub fn legal_person(seed: &str) -> LegalPerson {
	let title = seed.as_bytes().to_vec().try_into().expect("short");
	LegalPerson { title, code: credit_code(seed) }
}

fn individual(account: AccountId) -> OpeningOf<Runtime> {
	Opening {
		holder: Holder::Individual(BlakeTwo256::hash_of(&account)),
		account,
		region: Region::PROVINCE,
		sources: BoundedVec::default(),
		consent: None,
	}
}

/// What the operator enters in the register for an institution or organisation that a key consents to stand for.
pub fn opening_of(key: &str, holder: Holder) -> OpeningOf<Runtime> {
	let code = holder.legal_person().expect("it is a legal person").code;
	let consent = Some(consent(key, KeyHolder::LegalPerson(code), 1));
	Opening { holder, consent, ..individual(account(key)) }
}

/// What the operator enters in the register for whom a key is to stand for.
pub fn opening(seed: &str, kind: ParticipantKind, sources: &[SourceId]) -> OpeningOf<Runtime> {
	let opening = match kind {
		ParticipantKind::Individual => individual(account(seed)),
		ParticipantKind::Institution => opening_of(seed, Holder::Institution(legal_person(seed))),
		ParticipantKind::Organisation => opening_of(seed, Holder::Organisation(legal_person(seed))),
	};
	Opening { sources: sources.to_vec().try_into().expect("few sources"), ..opening }
}

/// The number under which an account was opened.
fn opened(events: Vec<RuntimeEvent>) -> ParticipantId {
	first(events, |event| match event {
		RuntimeEvent::Participants(pallet_participants::Event::Opened { participant, .. }) => {
			Some(*participant)
		}
		_ => None,
	})
}

/// The operator opens an account with the consents given on opening.
pub fn open(seed: Seed, kind: ParticipantKind, sources: &[SourceId]) -> ParticipantId {
	let opening = opening(seed, kind, sources);
	opened(succeed(OPERATOR, pallet_participants::Call::open { opening }))
}

pub fn open_individual(seed: Seed, sources: &[SourceId]) -> ParticipantId {
	open(seed, ParticipantKind::Individual, sources)
}

/// The operator opens accounts of people who will never send anything; returns the last one's number.
pub fn open_others(count: u32) -> ParticipantId {
	let accounts = (0..count).map(|one| AccountId::new(H256::from_low_u64_be(one.into()).0));
	let people: Vec<_> = accounts.map(individual).collect();
	let mut events = vec![];
	for openings in people.chunks(MAX_OPENINGS as usize) {
		let openings = openings.to_vec().try_into().expect("not too many");
		events = succeed(OPERATOR, pallet_participants::Call::<Runtime>::open_batch { openings });
	}
	events.reverse();
	opened(events)
}

/// The participant that a key stands for.
pub fn number(seed: &str) -> ParticipantId {
	Participants::participant(&account(seed)).expect("the key stands for an open participant")
}

/// The expert that a key stands for.
pub fn expert(seed: &str) -> ExpertId {
	Experts::expert(&account(seed)).expect("the key stands for a sitting expert")
}

/// A key's signature under its consent to stand for someone.
fn consent(seed: &str, holder: KeyHolder, place: u32) -> MultiSignature {
	let words = suhui_primitives::key_consent(System::block_hash(0), holder, place);
	pair(seed).sign(words.as_bytes()).into()
}

/// A key consents to be the participant's next.
pub fn key_consent(seed: &str, participant: ParticipantId) -> MultiSignature {
	let found = pallet_participants::Participants::<Runtime>::get(participant);
	let place = found.expect("it was opened").keys + 1;
	consent(seed, KeyHolder::Participant(participant), place)
}

/// A key consents to be the expert's next.
pub fn expert_consent(seed: &str, expert: ExpertId) -> MultiSignature {
	let found = pallet_experts::Experts::<Runtime>::get(expert);
	let place = found.expect("it was appointed").keys + 1;
	consent(seed, KeyHolder::Expert(expert), place)
}

/// What a participant sends to be stood for by another key, which consents.
pub fn key_change(participant: ParticipantId, to: Seed) -> pallet_participants::Call<Runtime> {
	let (new_account, consent) = (account(to), key_consent(to, participant));
	pallet_participants::Call::change_key { new_account, consent }
}

/// What two clerks of the operator decide to let another key, which consents, stand for a participant.
pub fn key_replacement(participant: ParticipantId, to: Seed) -> pallet_participants::Call<Runtime> {
	let (new_account, consent) = (account(to), key_consent(to, participant));
	pallet_participants::Call::replace_key { participant, new_account, consent }
}

/// What two clerks of the operator decide to close a participant's account.
pub fn closing_for(participant: ParticipantId) -> pallet_participants::Call<Runtime> {
	pallet_participants::Call::close_for { participant }
}

/// What two clerks of the operator decide to open a closed account again, for a key that consents.
pub fn reopening(participant: ParticipantId, key: Seed) -> pallet_participants::Call<Runtime> {
	let (account, consent) = (account(key), key_consent(key, participant));
	pallet_participants::Call::reopen { participant, account, consent }
}

/// What an expert sends to be stood for by another key, which consents.
pub fn expert_key_change(expert: ExpertId, to: Seed) -> pallet_experts::Call<Runtime> {
	let (new_account, consent) = (account(to), expert_consent(to, expert));
	pallet_experts::Call::change_key { new_account, consent }
}

/// A participant lets another key stand for it.
pub fn change_key(from: Seed, to: Seed) {
	succeed(from, key_change(number(from), to));
}

/// Somebody who works for who is stood for by the key, of whom all count.
pub fn person(seed: Seed, place: u8) -> Person {
	Person {
		commitment: BlakeTwo256::hash_of(&(seed, place)),
		full_time: true,
		degree: Degree::Bachelor,
		// 2020-01-01.
		since: Day(18_262),
	}
}

/// What an organisation applies with to be a verifier, of any methodology.
pub fn conditions() -> Application {
	Application {
		premises: document(11),
		facilities: document(12),
		management: document(13),
		finance: document(14),
		qualification: Qualification::Ghg {
			number: b"GHG 1".to_vec().try_into().expect("short"),
			document: document(15),
			// 2030-12-31.
			expires: Day(22_279),
		},
		scope: BoundedVec::default(),
	}
}

/// What it sends to apply with five people.
pub fn verifiers_application(seed: Seed) -> pallet_accreditation::Call<Runtime> {
	let people = (1..=5).map(|place| person(seed, place)).collect::<Vec<_>>();
	let people = people.try_into().expect("few");
	pallet_accreditation::Call::apply { application: Box::new(conditions()), people }
}

/// What the authority sends to note that these of its people attended continuing education today.
pub fn attendance(
	seed: Seed,
	places: impl IntoIterator<Item = u8>,
) -> pallet_accreditation::Call<Runtime> {
	let commitments = places.into_iter().map(|place| person(seed, place).commitment);
	let commitments = commitments.collect::<Vec<_>>().try_into().expect("few");
	pallet_accreditation::Call::attend { commitments, day: today() }
}

/// What the council decides to accredit who applied, on the application it sent last, for four years.
pub fn accreditation(seed: Seed) -> pallet_accreditation::Call<Runtime> {
	let (verifier, until) = (number(seed), today().saturating_add(1_461));
	let application = pallet_accreditation::Applied::<Runtime>::get(verifier);
	pallet_accreditation::Call::accredit { verifier, application, until }
}

/// An organisation applies, its people are educated, and the council accredits it.
pub fn qualify(seed: Seed) {
	succeed(seed, verifiers_application(seed));
	succeed(AUTHORITY, attendance(seed, 1..=5));
	decide(accreditation(seed));
}

/// The same, of an organisation whose account the operator opens first.
pub fn accredit(seed: Seed) -> ParticipantId {
	let verifier = open(seed, ParticipantKind::Organisation, &[]);
	qualify(seed);
	verifier
}

/// What the authority sends to suspend a verifier.
pub fn suspension(verifier: Seed) -> pallet_accreditation::Call<Runtime> {
	pallet_accreditation::Call::suspend { verifier: number(verifier), reason: document(9) }
}

/// What the council decides to lift what stands against a verifier today, under the key that stands for it.
pub fn lifting(verifier: Seed) -> pallet_accreditation::Call<Runtime> {
	let (verifier, account) = (number(verifier), account(verifier));
	let found = pallet_accreditation::Verifiers::<Runtime>::get(verifier);
	let suspension = found.and_then(|found| found.standing.suspension());
	pallet_accreditation::Call::lift { verifier, account, suspension }
}

/// What a verifier sends to declare an interest in a source.
pub fn interest(source: SourceId) -> pallet_accreditation::Call<Runtime> {
	pallet_accreditation::Call::declare_interest { interest: Interest::Source(source) }
}

/// What the operator sends to let a participant verify a batch.
pub fn assignment(batch: BatchId, verifier: Seed) -> pallet_issuance::Call<Runtime> {
	pallet_issuance::Call::assign { batch, verifier: number(verifier) }
}

/// What a developer sends to apply for a methodology.
pub fn submission() -> pallet_methodology::Call<Runtime> {
	submission_of(CYCLING)
}

/// The same of another text.
pub fn submission_of(text: &str) -> pallet_methodology::Call<Runtime> {
	let text = text.as_bytes().to_vec().try_into().expect("short");
	pallet_methodology::Call::submit { text, document: document(2) }
}

/// A registered developer applies for a methodology.
pub fn submit(developer: Seed) -> VersionId {
	submitted(succeed(developer, submission()))
}

/// The version that was applied for.
pub fn submitted(events: Vec<RuntimeEvent>) -> VersionId {
	first(events, |event| match event {
		RuntimeEvent::Methodology(pallet_methodology::Event::Submitted { version, .. }) => {
			Some(*version)
		}
		_ => None,
	})
}

/// What the operator sends to let experts judge a version.
pub fn panel(version: VersionId, experts: &[ExpertId]) -> pallet_experts::Call<Runtime> {
	let seats = experts.iter().copied().map(Seat::Expert).collect::<Vec<_>>();
	let seats = seats.try_into().expect("few experts");
	pallet_experts::Call::name_panel { matter: Matter::Methodology(version), seats }
}

/// The operator takes a version in, and lets three experts judge it.
pub fn evaluate(version: VersionId) {
	succeed(OPERATOR, pallet_methodology::Call::accept { version });
	succeed(OPERATOR, panel(version, &EXPERTS.map(expert)));
}

/// What an expert sends to say what it thinks of a version.
pub fn opinion(version: VersionId, favourable: bool) -> pallet_experts::Call<Runtime> {
	let matter = Matter::Methodology(version);
	pallet_experts::Call::opine { matter, favourable, report: document(3) }
}

/// What an expert sends to favour a version.
pub fn favour(version: VersionId) -> pallet_experts::Call<Runtime> {
	opinion(version, true)
}

/// What the operator sends when a panel has judged a version, for a notice of five working days.
pub fn conclusion(version: VersionId) -> pallet_methodology::Call<Runtime> {
	pallet_methodology::Call::conclude { version, notice_days: 5 }
}

/// Three experts favour a version that waits for its receipt, and the operator puts it in notice; returns the last day.
pub fn notice(version: VersionId) -> Day {
	evaluate(version);
	for expert in EXPERTS {
		succeed(expert, favour(version));
	}
	first(succeed(OPERATOR, conclusion(version)), |event| match event {
		RuntimeEvent::Methodology(pallet_methodology::Event::NoticeBegun { last, .. }) => {
			Some(*last)
		}
		_ => None,
	})
}

/// The same, whereupon the notice ends and the operator files the version on the next day.
pub fn file(version: VersionId) {
	let last = notice(version);
	pass_to(last.saturating_add(1));
	succeed(OPERATOR, pallet_methodology::Call::file { version });
}

/// What the authority sends to publish a version with effect from December on.
pub fn publication(version: VersionId) -> pallet_methodology::Call<Runtime> {
	pallet_methodology::Call::publish { version, effective: DECEMBER.first }
}

/// The whole way of a version that waits for its receipt, until it is published: eight days at least, and until the first
/// day of the year's first full week.
pub fn publish(version: VersionId) {
	file(version);
	succeed(AUTHORITY, publication(version));
	if today() < FIRST_DAY {
		pass_to(FIRST_DAY);
	}
}

/// What a developer sends to apply for a scenario under a version.
pub fn application(version: VersionId) -> pallet_scenarios::Call<Runtime> {
	pallet_scenarios::Call::apply {
		title: "骑行".as_bytes().to_vec().try_into().expect("short"),
		kind: SourceKind::Scenario(Category::Transport),
		version: Some(version),
		points_text: CYCLING_POINTS.as_bytes().to_vec().try_into().expect("short"),
		document: document(4),
		declaration: document(14),
		claims: BoundedVec::default(),
		succeeds: None,
	}
}

/// What an institution or organisation sends to apply for a project under a version.
pub fn project(version: VersionId) -> pallet_scenarios::Call<Runtime> {
	pallet_scenarios::Call::apply {
		title: "屋顶光伏".as_bytes().to_vec().try_into().expect("short"),
		kind: SourceKind::Project,
		version: Some(version),
		points_text: BoundedVec::default(),
		document: document(4),
		declaration: document(14),
		claims: BoundedVec::default(),
		succeeds: None,
	}
}

/// A registered developer applies for a scenario under a published version.
pub fn apply(developer: Seed, version: VersionId) -> SourceId {
	applied(succeed(developer, application(version)))
}

/// The source that was applied for.
pub fn applied(events: Vec<RuntimeEvent>) -> SourceId {
	first(events, |event| match event {
		RuntimeEvent::Scenarios(pallet_scenarios::Event::Applied { source, .. }) => Some(*source),
		_ => None,
	})
}

/// The terms that were proposed last for a source, on which operator and authority decide.
pub fn last_terms(source: SourceId) -> TermsNumber {
	let found = pallet_scenarios::Scenarios::<Runtime>::get(source);
	found.map_or(FIRST_NUMBER, |found| found.terms)
}

/// What the operator sends to take in what is applied for, a scenario or terms of one.
pub fn acceptance(source: SourceId) -> pallet_scenarios::Call<Runtime> {
	pallet_scenarios::Call::accept { source, terms: last_terms(source) }
}

/// What it sends to approve that.
pub fn approval(source: SourceId) -> pallet_scenarios::Call<Runtime> {
	pallet_scenarios::Call::approve { source, terms: last_terms(source) }
}

/// What operator or authority sends to turn that down.
pub fn rejection(source: SourceId) -> pallet_scenarios::Call<Runtime> {
	pallet_scenarios::Call::reject { source, terms: last_terms(source), reason: document(6) }
}

/// The operator takes in what is applied for, a scenario or terms of one, and approves it.
pub fn approve(source: SourceId) {
	succeed(OPERATOR, acceptance(source));
	succeed(OPERATOR, approval(source));
}

/// What the authority sends to file what the operator approved.
pub fn filing(source: SourceId, from: Day) -> pallet_scenarios::Call<Runtime> {
	pallet_scenarios::Call::file { source, terms: last_terms(source), from }
}

/// What is applied for is approved and filed.
pub fn admit_from(source: SourceId, from: Day) {
	approve(source);
	succeed(AUTHORITY, filing(source, from));
}

/// A scenario is admitted from December on, and its developer names who reports for it.
pub fn admit(source: SourceId, developer: Seed, reporters: &[Seed]) {
	admit_from(source, DECEMBER.first);
	succeed(developer, naming(source, reporters));
}

/// What the operator sends to order a scenario to be rectified within so many working days.
pub fn order(source: SourceId, days: u16) -> pallet_scenarios::Call<Runtime> {
	let finding = pallet_scenarios::Finding::Rectify(days);
	pallet_scenarios::Call::evaluate { source, finding, document: document(15) }
}

/// What a developer sends to tell what it rectified.
pub fn rectified(source: SourceId) -> pallet_scenarios::Call<Runtime> {
	pallet_scenarios::Call::submit_rectification { source, document: document(16) }
}

/// What the operator sends to end a scenario that was not rectified.
pub fn termination(source: SourceId) -> pallet_scenarios::Call<Runtime> {
	let ground = pallet_scenarios::Ground::NotRectified;
	pallet_scenarios::Call::terminate { source, ground, reason: document(17) }
}

/// What was ordered to be rectified does not suffice: the operator may end the scenario.
pub fn refuse_rectification(source: SourceId, developer: Seed) {
	succeed(OPERATOR, order(source, 20));
	succeed(developer, rectified(source));
	let reason = document(17);
	succeed(OPERATOR, pallet_scenarios::Call::refuse_rectification { source, reason });
}

/// A scenario ends since it was not rectified well enough.
pub fn terminate(source: SourceId, developer: Seed) {
	refuse_rectification(source, developer);
	succeed(OPERATOR, termination(source));
}

/// What the operator sends to end a scenario whose activity is claimed twice, by a conflict it reported and upheld.
pub fn double_claim(source: SourceId) -> pallet_scenarios::Call<Runtime> {
	let report =
		pallet_scenarios::Call::report_conflict { source, claim: None, document: document(18) };
	let conflict = first(succeed(OPERATOR, report), |event| match event {
		RuntimeEvent::Scenarios(pallet_scenarios::Event::ConflictReported { conflict, .. }) => {
			Some(*conflict)
		}
		_ => None,
	});
	let (upheld, document) = (true, document(19));
	succeed(OPERATOR, pallet_scenarios::Call::decide_conflict { conflict, upheld, document });
	let ground = pallet_scenarios::Ground::DoubleClaim(conflict);
	pallet_scenarios::Call::terminate { source, ground, reason: self::document(20) }
}

/// What a scenario's developer sends to name who reports for it.
pub fn naming(source: SourceId, reporters: &[Seed]) -> pallet_scenarios::Call<Runtime> {
	let reporters = reporters.iter().map(|seed| number(seed)).collect::<Vec<_>>();
	let reporters = reporters.try_into().expect("few reporters");
	pallet_scenarios::Call::set_reporters { source, reporters }
}

/// Cycling as an admitted scenario, with developer, reporter and verifier. A chain just begun has come to [`FIRST_DAY`] by
/// then.
pub fn cycling() -> SourceId {
	open(DEVELOPER, ParticipantKind::Organisation, &[]);
	let version = submit(DEVELOPER);
	publish(version);
	open(REPORTER, ParticipantKind::Organisation, &[]);
	accredit(VERIFIER);
	let source = apply(DEVELOPER, version);
	admit(source, DEVELOPER, &[REPORTER]);
	source
}

/// A roof with photovoltaics of an institution's as an admitted project, with reporter and verifier, and the methodology's
/// developer. A chain just begun has come to [`FIRST_DAY`] by then.
pub fn solar_roof() -> SourceId {
	open(DEVELOPER, ParticipantKind::Organisation, &[]);
	let version = submitted(succeed(DEVELOPER, submission_of(PHOTOVOLTAICS)));
	publish(version);
	open(REPORTER, ParticipantKind::Organisation, &[]);
	accredit(VERIFIER);
	open(BUREAU, ParticipantKind::Institution, &[]);
	let source = applied(succeed(BUREAU, project(version)));
	admit(source, BUREAU, &[REPORTER]);
	source
}

pub fn quantity(reduction: u64, points: u64) -> Quantity {
	Quantity { reduction, points }
}

/// A record as a test tells it: participant, day from 1, metres or all inputs, and the (mg, points) it is said to give.
pub type Told<Inputs = u64> = (ParticipantId, u32, Inputs, (u64, u64));

/// A platform's side of a batch.
#[derive(Clone)]
pub struct Platform {
	pub source: SourceId,
	pub period: Period,
	pub continues: Option<BatchId>,
	pub chunks: Vec<Chunk>,
}

impl Platform {
	/// Of December's records, each page of people a chunk.
	pub fn of(source: SourceId, records: &[Told]) -> Self {
		Self::during(DECEMBER, source, records)
	}

	/// The same of another period, whose days count from 1.
	pub fn during(period: Period, source: SourceId, records: &[Told]) -> Self {
		Self::cut(ChunkBounds { pages: 1, ..ChunkBounds::default() }, period, source, records)
	}

	/// The same in chunks within other bounds.
	pub fn cut(bounds: ChunkBounds, period: Period, source: SourceId, records: &[Told]) -> Self {
		let of_one =
			|(participant, day, metres, gives): &Told| (*participant, *day, [*metres], *gives);
		let records: Vec<_> = records.iter().map(of_one).collect();
		Self::of_inputs(bounds, period, source, &records)
	}

	/// The same of records of several inputs.
	pub fn of_inputs<const INPUTS: usize>(
		bounds: ChunkBounds,
		period: Period,
		source: SourceId,
		records: &[Told<[u64; INPUTS]>],
	) -> Self {
		let mut cutter = Cutter::new(period, bounds);
		for (participant, day, inputs, (reduction, points)) in records {
			let day = Day(period.first.0 + day - 1);
			let record = Record::new(*participant, day, inputs).expect("few inputs");
			cutter.push(record, quantity(*reduction, *points)).expect("in order");
		}
		let chunks = cutter.finish().expect("not too many");
		Platform { source, period, continues: None, chunks }
	}

	/// The same as what a closed batch left.
	pub fn continuing(self, batch: BatchId) -> Self {
		Platform { continues: Some(batch), ..self }
	}

	fn headers(&self) -> Vec<ChunkHeader> {
		self.chunks.iter().map(|chunk| chunk.header).collect()
	}

	pub fn root(&self) -> H256 {
		chunk::root(self.source, self.period, &self.headers())
	}

	pub fn records(&self) -> u32 {
		self.headers().iter().map(|header| header.records).sum()
	}

	pub fn claim(&self) -> Quantity {
		let headers = self.headers();
		quantity(
			headers.iter().map(|header| header.subtotal.reduction).sum(),
			headers.iter().map(|header| header.subtotal.points).sum(),
		)
	}

	/// What a reporter sends to open the batch.
	pub fn opening(&self) -> pallet_issuance::Call<Runtime> {
		pallet_issuance::Call::open {
			source: self.source,
			period: self.period,
			records: self.records(),
			chunks: self.chunks.len().try_into().expect("few"),
			root: self.root(),
			claim: self.claim(),
			continues: self.continues,
		}
	}

	pub fn open(&self) -> BatchId {
		self.opened_by(REPORTER)
	}

	pub fn opened_by(&self, reporter: Seed) -> BatchId {
		first(succeed(reporter, self.opening()), |event| match event {
			RuntimeEvent::Issuance(pallet_issuance::Event::Opened { batch, .. }) => Some(*batch),
			_ => None,
		})
	}

	/// The operator assigns the verifier, who attests what the platform says.
	pub fn attest(&self, batch: BatchId) {
		succeed(OPERATOR, assignment(batch, VERIFIER));
		succeed(VERIFIER, self.attestation(batch));
	}

	/// What a verifier sends to attest what the platform says.
	pub fn attestation(&self, batch: BatchId) -> pallet_issuance::Call<Runtime> {
		let (root, records, claim) = (self.root(), self.records(), self.claim());
		pallet_issuance::Call::attest { batch, root, records, claim, report: document(5) }
	}

	/// Opened, attested and approved.
	pub fn approved(&self) -> BatchId {
		let batch = self.open();
		self.attest(batch);
		assert_eq!(together(pallet_issuance::Call::approve { batch }), Ok(()));
		batch
	}

	/// What a reporter, or the operator, sends to feed a chunk.
	pub fn feeding(&self, batch: BatchId, chunk: usize) -> pallet_issuance::Call<Runtime> {
		let Chunk { header, body } = self.chunks[chunk].clone();
		let proof = chunk::proof(self.source, self.period, &self.headers(), header.index);
		let terms = Scenarios::terms(self.source, self.period).expect("one covers the days");
		let rule = Scenarios::rule(self.source, terms).expect("they are admitted");
		pallet_issuance::Call::feed {
			batch,
			header,
			operations: rule.cost(),
			body: body.try_into().expect("short"),
			proof: proof.expect("a chunk of the batch").try_into().expect("short"),
		}
	}

	/// The transaction's events.
	pub fn feed(&self, batch: BatchId, chunk: usize) -> Result<Vec<RuntimeEvent>, Refused> {
		send(REPORTER, self.feeding(batch, chunk))
	}

	pub fn fed_to_its_end(&self) -> BatchId {
		let batch = self.approved();
		for chunk in 0..self.chunks.len() {
			self.feed(batch, chunk).expect("it is the next chunk");
		}
		batch
	}
}

/// More than half of the council's seats decide what comes to something.
pub fn decide(call: impl Into<RuntimeCall>) {
	assert_eq!(motion(&SEATS, 4, call), Some(Ok(())));
}

/// What the council decides to bar somebody from acting so, to the end of the year 2026.
pub fn sanctioning(whom: Sanctioned, capacity: Capacity) -> pallet_disclosure::Call<Runtime> {
	pallet_disclosure::Call::sanction {
		whom,
		ground: pallet_disclosure::Ground::Falsehood,
		capacities: vec![capacity].try_into().expect("one"),
		until: Day(20_818),
		document: document(10),
	}
}

/// More than half of the council bars somebody from acting so; the sanction's number.
pub fn bar(whom: Sanctioned, capacity: Capacity) -> u32 {
	let sanction = pallet_disclosure::NextSanction::<Runtime>::get();
	assert_eq!(motion(&SEATS, 4, sanctioning(whom, capacity)), Some(Ok(())));
	sanction
}

/// The participant a key stands for, as whom to sanction.
pub fn whom(seed: &str) -> Sanctioned {
	Sanctioned::Participant(number(seed))
}

/// A participant complains about the scheme in a region; the complaint's number.
pub fn complain(seed: Seed, region: Region) -> u32 {
	let complaint = pallet_disclosure::NextComplaint::<Runtime>::get();
	succeed(seed, complaining(region));
	complaint
}

/// What a participant sends to complain about the scheme.
pub fn complaining(region: Region) -> pallet_disclosure::Call<Runtime> {
	let about = pallet_disclosure::About::Scheme;
	pallet_disclosure::Call::complain { about, region, document: document(11) }
}

/// What the operator, or a regional office, sends to answer a complaint.
pub fn answering(complaint: u32) -> pallet_disclosure::Call<Runtime> {
	pallet_disclosure::Call::answer_complaint { complaint, document: document(12) }
}

/// A seat proposes a motion, `ayes` of the seats vote for it, and it is closed. Returns what its call came to, if it was
/// carried.
pub fn motion(seats: &[Seed], ayes: usize, call: impl Into<RuntimeCall>) -> Option<DispatchResult> {
	let call = call.into();
	let length_bound = u32::try_from(call.encoded_size()).expect("short");
	let proposal_weight_bound = call.get_dispatch_info().call_weight;
	let proposal_hash = BlakeTwo256::hash_of(&call);
	// Four are more than half of six or seven seats, and two thirds of five or six; three are more than half of five.
	let threshold = u32::try_from(ayes.min(4)).expect("few seats");
	let propose = CouncilCall::propose { threshold, proposal: Box::new(call), length_bound };
	let index = first(succeed(seats[0], RuntimeCall::Council(propose)), |event| match event {
		RuntimeEvent::Council(CouncilEvent::Proposed { proposal_index, .. }) => {
			Some(*proposal_index)
		}
		_ => None,
	});
	for seat in &seats[..ayes] {
		let vote = CouncilCall::vote { proposal: proposal_hash, index, approve: true };
		succeed(seat, RuntimeCall::Council(vote));
	}
	let close = CouncilCall::close { proposal_hash, index, proposal_weight_bound, length_bound };
	let events = succeed(seats[0], RuntimeCall::Council(close));
	events.into_iter().find_map(|event| match event {
		RuntimeEvent::Council(CouncilEvent::Executed { result, .. }) => Some(result),
		_ => None,
	})
}
