//! What those who take part do, each as transactions of those whose part it is. Numbers are read from events.

use codec::Encode;
use pallet_participants::Opening;
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, BoundedVec},
	pallet_collective::{Call as CouncilCall, Event as CouncilEvent},
	sp_core::H256,
	sp_runtime::{
		traits::{BlakeTwo256, Hash as _},
		DispatchResult,
	},
};
use suhui_primitives::{
	chunk::{self, Chunk, ChunkBounds, ChunkHeader, Cutter, Record},
	BatchId, Day, Document, ParticipantId, ParticipantKind, Period, Quantity, Region, SourceId,
	Sources, VersionId,
};
use suhui_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent, Scenarios};

use crate::{
	chain::{send, succeed, Refused},
	keys::{account, Seed, AUTHORITY, EXPERTS, OPERATOR},
};

/// A methodology of 26.9 g a kilometre, 20 km a day at most; a point for every 10 g.
pub const CYCLING: &str = include_str!("../../../methodologies/cycling.suhui");
pub const CYCLING_POINTS: &str = include_str!("../../../methodologies/cycling-points.suhui");

pub const DEVELOPER: Seed = "//Developer";
pub const REPORTER: Seed = "//Reporter";
pub const VERIFIER: Seed = "//Verifier";

/// December 2025.
pub const DECEMBER: Period = Period { first: Day(20_423), last: Day(20_453) };

pub fn document(number: u8) -> Document {
	Document { blake2_256: H256::repeat_byte(number), sm3: H256::repeat_byte(number) }
}

fn first<T>(events: Vec<RuntimeEvent>, pick: impl Fn(&RuntimeEvent) -> Option<T>) -> T {
	let found = events.iter().find_map(pick);
	found.unwrap_or_else(|| panic!("not among the events: {events:?}"))
}

/// What the operator enters in the register for an account.
pub fn opening(
	account: AccountId,
	kind: ParticipantKind,
	sources: &[SourceId],
) -> Opening<AccountId> {
	Opening {
		commitment: BlakeTwo256::hash_of(&account),
		account,
		kind,
		region: Region::PROVINCE,
		sources: sources.to_vec().try_into().expect("few sources"),
	}
}

/// The operator opens an account with the consents given on opening.
pub fn open(seed: Seed, kind: ParticipantKind, sources: &[SourceId]) -> ParticipantId {
	let opening = opening(account(seed), kind, sources);
	let events = succeed(OPERATOR, pallet_participants::Call::open { opening });
	first(events, |event| match event {
		RuntimeEvent::Participants(pallet_participants::Event::Opened { participant, .. }) => {
			Some(*participant)
		}
		_ => None,
	})
}

pub fn open_individual(seed: Seed, sources: &[SourceId]) -> ParticipantId {
	open(seed, ParticipantKind::Individual, sources)
}

/// The operator opens accounts of people who will never send anything; returns the last one's number.
pub fn open_others(count: u8) -> ParticipantId {
	let people = (0..count).map(|one| AccountId::new([one; 32]));
	let openings = people.map(|one| opening(one, ParticipantKind::Individual, &[]));
	let openings = BoundedVec::try_from(openings.collect::<Vec<_>>()).expect("few");
	let mut events = succeed(OPERATOR, pallet_participants::Call::open_batch { openings });
	events.reverse();
	first(events, |event| match event {
		RuntimeEvent::Participants(pallet_participants::Event::Opened { participant, .. }) => {
			Some(*participant)
		}
		_ => None,
	})
}

/// The authority accredits an organisation, whose account the operator opens.
pub fn accredit(seed: Seed) {
	open(seed, ParticipantKind::Organisation, &[]);
	succeed(AUTHORITY, accreditation(seed));
}

/// What the authority sends to accredit an account.
pub fn accreditation(seed: Seed) -> pallet_accreditation::Call<Runtime> {
	let title = seed.as_bytes().to_vec().try_into().expect("short");
	let verifier = account(seed);
	pallet_accreditation::Call::accredit { verifier, title, document: document(1) }
}

/// A registered developer applies for a methodology.
pub fn submit(developer: Seed) -> VersionId {
	let text = CYCLING.as_bytes().to_vec().try_into().expect("short");
	let call = pallet_methodology::Call::submit { text, document: document(2) };
	first(succeed(developer, call), |event| match event {
		RuntimeEvent::Methodology(pallet_methodology::Event::Submitted { version, .. }) => {
			Some(*version)
		}
		_ => None,
	})
}

/// What an expert sends to favour a version.
pub fn favour(version: VersionId) -> pallet_methodology::Call<Runtime> {
	pallet_methodology::Call::opine { version, favourable: true, report: document(3) }
}

/// Two experts favour a version and the authority publishes it.
pub fn publish(version: VersionId) {
	for expert in &EXPERTS[..2] {
		succeed(expert, favour(version));
	}
	succeed(AUTHORITY, pallet_methodology::Call::publish { version });
}

/// What a developer sends to apply for a scenario under a version.
pub fn application(version: VersionId) -> pallet_scenarios::Call<Runtime> {
	pallet_scenarios::Call::apply {
		title: "骑行".as_bytes().to_vec().try_into().expect("short"),
		category: pallet_scenarios::Category::Transport,
		version: Some(version),
		points_text: CYCLING_POINTS.as_bytes().to_vec().try_into().expect("short"),
		document: document(4),
	}
}

/// A registered developer applies for a scenario under a published version.
pub fn apply(developer: Seed, version: VersionId) -> SourceId {
	first(succeed(developer, application(version)), |event| match event {
		RuntimeEvent::Scenarios(pallet_scenarios::Event::Applied { source, .. }) => Some(*source),
		_ => None,
	})
}

/// The operator admits a scenario, and its developer names who reports for it.
pub fn admit(source: SourceId, developer: Seed, reporters: &[Seed]) {
	succeed(OPERATOR, pallet_scenarios::Call::admit { source });
	succeed(developer, naming(source, reporters));
}

/// What a scenario's developer sends to name who reports for it.
pub fn naming(source: SourceId, reporters: &[Seed]) -> pallet_scenarios::Call<Runtime> {
	let reporters = reporters.iter().map(|seed| account(seed)).collect::<Vec<_>>();
	let reporters = reporters.try_into().expect("few reporters");
	pallet_scenarios::Call::set_reporters { source, reporters }
}

/// Cycling as an admitted scenario, with developer, reporter and verifier.
pub fn cycling() -> SourceId {
	open(DEVELOPER, ParticipantKind::Organisation, &[]);
	open(REPORTER, ParticipantKind::Organisation, &[]);
	accredit(VERIFIER);
	let version = submit(DEVELOPER);
	publish(version);
	let source = apply(DEVELOPER, version);
	admit(source, DEVELOPER, &[REPORTER]);
	source
}

pub fn quantity(reduction: u64, points: u64) -> Quantity {
	Quantity { reduction, points }
}

/// A platform's side of a batch of December, each page of people a chunk.
#[derive(Clone)]
pub struct Platform {
	pub source: SourceId,
	pub chunks: Vec<Chunk>,
}

impl Platform {
	/// Of records (participant, day of the month from 1, metres) and the (mg, points) they are said to give.
	pub fn of(source: SourceId, records: &[(ParticipantId, u32, u64, (u64, u64))]) -> Self {
		let mut cutter = Cutter::new(DECEMBER, ChunkBounds { pages: 1, ..ChunkBounds::default() });
		for (participant, day, metres, (reduction, points)) in records {
			let day = Day(DECEMBER.first.0 + day - 1);
			let record = Record::new(*participant, day, &[*metres]).expect("one input");
			cutter.push(record, quantity(*reduction, *points)).expect("in order");
		}
		Platform { source, chunks: cutter.finish().expect("not too many") }
	}

	fn headers(&self) -> Vec<ChunkHeader> {
		self.chunks.iter().map(|chunk| chunk.header).collect()
	}

	pub fn root(&self) -> H256 {
		chunk::root(self.source, DECEMBER, &self.headers())
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
			period: DECEMBER,
			records: self.records(),
			chunks: self.chunks.len().try_into().expect("few"),
			root: self.root(),
			claim: self.claim(),
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
		let verifier = account(VERIFIER);
		succeed(OPERATOR, pallet_issuance::Call::assign { batch, verifier });
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
		succeed(OPERATOR, pallet_issuance::Call::approve { batch });
		batch
	}

	/// What a reporter, or the operator, sends to feed a chunk.
	pub fn feeding(&self, batch: BatchId, chunk: usize) -> pallet_issuance::Call<Runtime> {
		let Chunk { header, body } = self.chunks[chunk].clone();
		let proof = chunk::proof(self.source, DECEMBER, &self.headers(), header.index);
		pallet_issuance::Call::feed {
			batch,
			header,
			operations: Scenarios::rule(self.source).expect("it is admitted").cost(),
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

/// A seat proposes a motion, `ayes` of the seats vote for it, and it is closed. Returns what its call came to, if it was
/// carried.
pub fn motion(seats: &[Seed], ayes: usize, call: impl Into<RuntimeCall>) -> Option<DispatchResult> {
	let call = call.into();
	let length_bound = u32::try_from(call.encoded_size()).expect("short");
	let proposal_weight_bound = call.get_dispatch_info().call_weight;
	let proposal_hash = BlakeTwo256::hash_of(&call);
	let threshold = u32::try_from(ayes).expect("few seats");
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
