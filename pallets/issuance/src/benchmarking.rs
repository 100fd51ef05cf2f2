//! The last chunk of a batch of as many as may be, so that its proof is longest and it completes the batch.
//! The chunk's people consent, but for one, from whom what was earned is withheld. The chunk opens its class, and the
//! batch was fed in three others before. The source is under the costliest formulas, but where a chunk is fed, whose
//! formulas cost next to nothing: `evaluate` weighs them.
//!
//! On every page it touches all people but one hold lots of the chunk's class already, of which there are none before it is
//! opened, and of as many other classes as may be: lots are merged, one is new, and the index is as long as it gets.
//!
//! A feed is weighed by its pages, its records, the bytes of its body and its operations, each on its own: a line through
//! all of them at once is fitted to chunks that are large in some way, and tells nothing of small ones. `feed` is measured to
//! as many pages as a chunk has. `feed_records` is measured to a page full of people with a record each, since a person's
//! further records cost less: what 131,072 of them take, `feed_whole` tells. `feed_body` is measured to as many bytes as the
//! people of a page fill in half a month, `evaluate` to the operations of a hundred records: further ones cost no more
//! apiece, and a line through millions tells nothing of one.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::expect_used)]

use alloc::vec::Vec;

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		traits::{ConstU32, EnsureOrigin},
		BoundedVec,
	},
	frame_system::RawOrigin,
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::DispatchError,
};
use suhui_primitives::{
	chunk::{
		self, Chunk, ChunkBounds, Cutter, Record, MAX_BODY, MAX_CHUNKS, MAX_PAGES, MAX_PROOF,
		MAX_RECORDS, MAX_RECORD_BYTES,
	},
	BatchId, ClassId, Day, Document, Lots as _, Month, ParticipantId, Period, Quantity, Registry,
	Rule, SourceId, Sources, MAX_INPUTS, PAGE_SIZE,
};

use crate::*;

const JANUARY_2016: Period = Period { first: Day(16_801), last: Day(16_831) };
const DAYS: u32 = 31;
/// 1 February 2016, its month, and a day a year later, after every due day.
const TODAY: Day = Day(16_832);
const MONTH: Month = Month(553);
const LONG_AFTER: Day = Day(17_197);
/// The most operations one record takes: 256 of the methodology, 256 of the points formula.
const MOST_OPERATIONS: u32 = 512;
/// Operations of a hundred records, by which `evaluate` is fitted.
const SOME_OPERATIONS: u32 = 100 * MOST_OPERATIONS;
/// Bits of an input that takes one byte of a body, and of one that takes four.
const ONE_BYTE: u32 = 7;
const FOUR_BYTES: u32 = 28;
/// The most bytes a record takes of as many inputs as there may be, in one byte each: up to two for the participant, one for
/// the day. No bytes take longer to read and to judge.
const SHORT_RECORD: u32 = 3 + MAX_INPUTS;
/// The records with which a page's people fill a body, as far as `feed_body` is measured.
const SHORT_RECORDS: u32 = 16 * PAGE_SIZE;
/// Records as many as fill a body with as many inputs as there may be, in four bytes each.
const LONG_RECORDS: u32 = MAX_BODY / (3 + 4 * MAX_INPUTS);
/// The fewest pages whose people have as many records in a month as a chunk may.
const FEWEST_PAGES: u32 = MAX_RECORDS.div_ceil(PAGE_SIZE * DAYS);
/// The hash beside the path at every height of the tree.
const BESIDE: H256 = H256::repeat_byte(7);
/// The first of the classes a batch was fed in before, numbered as the pallet does not number any.
const FORMER_CLASS: ClassId = 1_000_000;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	/// Lets it be `day`.
	fn set_today(day: Day);
	/// Opens an organisation's account under the next number.
	fn open_organisation(account: &AccountId);
	/// Gives `count` people who consent to `source` the next numbers, from the start of a page; returns the first
	/// one's number.
	fn open_people(count: u32, source: SourceId) -> ParticipantId;
	/// Accredits the account.
	fn accredit(account: &AccountId);
	/// Admits a scenario under the costliest formulas, reported by the account, from day 0 on.
	fn admit(reporter: &AccountId) -> SourceId;
	/// The same with so many inputs, and formulas that cost next to nothing.
	fn admit_cheapest(reporter: &AccountId, inputs: u32) -> SourceId;
	/// Admits a project of the account's, which is an organisation's, under the costliest formula, reported by itself, from
	/// day 0 on.
	fn admit_project(owner: &AccountId) -> SourceId;
	/// Gives all of a participant's page but that one a lot of the class, of many bytes, and one of as many others as
	/// there may be.
	fn fill_page(class: ClassId, month: Month, without: ParticipantId);
}

struct Setup<T: Config> {
	reporter: T::AccountId,
	verifier: T::AccountId,
	source: SourceId,
	/// The batch that the next one opened continues.
	continues: Option<BatchId>,
}

/// Under the costliest formulas.
fn setup<T: Config>() -> Setup<T> {
	setup_with::<T>(T::BenchmarkHelper::admit)
}

fn setup_with<T: Config>(admit: impl FnOnce(&T::AccountId) -> SourceId) -> Setup<T> {
	T::BenchmarkHelper::set_today(TODAY);
	let reporter: T::AccountId = whitelisted_caller();
	T::BenchmarkHelper::open_organisation(&reporter);
	let source = admit(&reporter);
	Setup { reporter, verifier: verifier::<T>(0), source, continues: None }
}

fn verifier<T: Config>(index: u32) -> T::AccountId {
	let verifier: T::AccountId = account("verifier", index, 0);
	T::BenchmarkHelper::open_organisation(&verifier);
	T::BenchmarkHelper::accredit(&verifier);
	verifier
}

fn number<T: Config>(account: &T::AccountId) -> ParticipantId {
	T::Registry::participant(account).expect("the account is open")
}

fn operator<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::OperatorOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn two_operators<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::TwoOperatorsOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn signed<T: Config>(account: &T::AccountId) -> T::RuntimeOrigin {
	RawOrigin::Signed(account.clone()).into()
}

impl<T: Config> Setup<T> {
	/// The batch the chunk is the last of; the others have a record each, of quantity zero.
	fn open(&self, chunk: &Chunk) -> Result<BatchId, BenchmarkError> {
		let batch = NextBatch::<T>::get();
		let header = chunk.header;
		let leaf = blake2_256(&chunk::leaf(self.source, JANUARY_2016, &header));
		let root =
			(0..MAX_PROOF).fold(leaf, |node, _| blake2_256(&[BESIDE.as_bytes(), &node].concat()));
		Pallet::<T>::open(
			signed::<T>(&self.reporter),
			self.source,
			JANUARY_2016,
			header.records + header.index,
			MAX_CHUNKS,
			root.into(),
			header.subtotal,
			self.continues,
		)?;
		Ok(batch)
	}

	fn assigned(&self, chunk: &Chunk) -> Result<BatchId, BenchmarkError> {
		let batch = self.open(chunk)?;
		Pallet::<T>::assign(operator::<T>()?, batch, number::<T>(&self.verifier))?;
		Ok(batch)
	}

	fn attested(&self, chunk: &Chunk) -> Result<BatchId, BenchmarkError> {
		let batch = self.assigned(chunk)?;
		let Batch { root, records, claim, .. } = details::<T>(batch);
		let origin = signed::<T>(&self.verifier);
		Pallet::<T>::attest(origin, batch, root, records, claim, Document::default())?;
		Ok(batch)
	}

	fn approved(&self, chunk: &Chunk) -> Result<BatchId, BenchmarkError> {
		let batch = self.attested(chunk)?;
		Pallet::<T>::approve(two_operators::<T>()?, batch)?;
		Ok(batch)
	}

	/// Approved and fed up to the chunk, in as many classes as may be before another.
	fn awaiting(&self, chunk: &Chunk) -> Result<BatchId, BenchmarkError> {
		let batch = self.approved(chunk)?;
		let before = chunk.header.index;
		let progress = Progress { chunks: before, records: before, ..Default::default() };
		Progresses::<T>::insert(batch, progress);
		for chunk in 0..MAX_CLASSES - 1 {
			Pallet::<T>::add_issue(batch, chunk, FORMER_CLASS + chunk, Quantity::default())?;
		}
		Ok(batch)
	}

	/// The same setup, with a batch to continue that was closed before its last chunk.
	fn after_another(mut self) -> Result<Self, BenchmarkError> {
		let batch = self.awaiting(&self.small_chunk())?;
		Pallet::<T>::hold(operator::<T>()?, batch, Document::default())?;
		Pallet::<T>::close(operator::<T>()?, batch)?;
		self.continues = Some(batch);
		Ok(self)
	}

	fn rule(&self) -> Rule {
		let terms = T::Sources::terms(self.source, JANUARY_2016).expect("the source is admitted");
		T::Sources::rule(self.source, terms).expect("its terms are in force")
	}

	/// The largest power of two of so many bits at most that all inputs of the source permit.
	fn inputs(&self, bits: u32) -> Vec<u64> {
		let rule = self.rule();
		let inputs = |value: u64| alloc::vec![value; usize::from(rule.inputs)];
		(0..bits)
			.rev()
			.map(|exponent| inputs(1 << exponent))
			.find(|inputs| rule.quantify(inputs, JANUARY_2016.first).is_ok())
			.unwrap_or_else(|| inputs(0))
	}

	/// `records` records spread over `pages` pages from the first participant's, and over all people of a page if there are
	/// as many: else over its last ones, so that the last participant has one in any case. Their inputs have so many bits.
	fn chunk(&self, first: ParticipantId, records: u32, pages: u32, bits: u32) -> Chunk {
		let rule = self.rule();
		let inputs = self.inputs(bits);
		let quantity = rule.quantify(&inputs, JANUARY_2016.first).expect("inputs are in range");
		let mut cutter = Cutter::new(JANUARY_2016, ChunkBounds::default());
		for page in 0..pages {
			let on_page = share(records, pages, page);
			let people = on_page.min(PAGE_SIZE);
			for person in 0..people {
				let participant = first + (page + 1) * PAGE_SIZE - people + person;
				let days = share(on_page, people, person);
				assert!(days <= DAYS, "more records than a month has days");
				for day in 0..days {
					let day = Day(JANUARY_2016.first.0 + day);
					let record = Record::new(participant, day, &inputs).expect("few inputs");
					cutter.push(record, quantity).expect("records ascend");
				}
			}
		}
		let mut chunks = cutter.finish().expect("records fit");
		assert_eq!(chunks.len(), 1, "one chunk is to be weighed");
		let mut chunk = chunks.remove(0);
		chunk.header.index = MAX_CHUNKS - 1;
		chunk
	}

	/// A record of the reporter's own, whose project the source is.
	fn owners_chunk(&self) -> Chunk {
		let (day, inputs) = (JANUARY_2016.first, self.inputs(ONE_BYTE));
		let quantity = self.rule().quantify(&inputs, day).expect("inputs are in range");
		let owner = number::<T>(&self.reporter);
		let record = Record::new(owner, day, &inputs).expect("few inputs");
		let mut cutter = Cutter::new(JANUARY_2016, ChunkBounds::default());
		cutter.push(record, quantity).expect("it is the first");
		let mut chunk = cutter.finish().expect("a record fits").remove(0);
		chunk.header.index = MAX_CHUNKS - 1;
		chunk
	}

	fn small_chunk(&self) -> Chunk {
		let first = T::BenchmarkHelper::open_people(1, self.source);
		self.chunk(first, 1, 1, FOUR_BYTES)
	}
}

/// How many of `total` fall to the `index`th of `parts`, as evenly as can be: the last ones have one more.
fn share(total: u32, parts: u32, index: u32) -> u32 {
	total / parts + u32::from(parts - index <= total % parts)
}

fn details<T: Config>(batch: BatchId) -> Batch {
	Batches::<T>::get(batch).expect("the batch was opened")
}

/// On so many pages from the first participant's, everybody but the page's last one up to `last` holds lots of the class
/// that is opened next.
fn fill_pages<T: Config>(first: ParticipantId, pages: u32, last: ParticipantId) {
	let class = NextClass::<T>::get();
	for page in 1..=pages {
		let without = last.min(first + page * PAGE_SIZE - 1);
		T::BenchmarkHelper::fill_page(class, MONTH, without);
	}
}

/// A batch that waits for its last chunk, of so many records on so many pages of people who hold other lots: its
/// reporter, its number and the chunk.
fn feeding<T: Config>(
	records: u32,
	pages: u32,
) -> Result<(T::AccountId, BatchId, Chunk), BenchmarkError> {
	let (inputs, bits) =
		if records > LONG_RECORDS { (1, ONE_BYTE) } else { (MAX_INPUTS, FOUR_BYTES) };
	let setup = setup_with::<T>(|reporter| T::BenchmarkHelper::admit_cheapest(reporter, inputs));
	// The last of them is an organisation, which is credited with nothing.
	let people = pages * PAGE_SIZE - 1;
	let first = T::BenchmarkHelper::open_people(people, setup.source);
	T::BenchmarkHelper::open_organisation(&account("organisation", 0, 0));
	fill_pages::<T>(first, pages, first + people - 1);
	let chunk = setup.chunk(first, records, pages, bits);
	let batch = setup.awaiting(&chunk)?;
	assert_eq!((chunk.header.records, chunk.header.pages), (records, pages));
	Ok((setup.reporter, batch, chunk))
}

fn longest_proof() -> BoundedVec<H256, ConstU32<MAX_PROOF>> {
	BoundedVec::truncate_from([BESIDE; MAX_PROOF as usize].to_vec())
}

fn assert_fed<T: Config>(batch: BatchId) {
	assert_eq!(details::<T>(batch).status, BatchStatus::Complete);
	assert!(Masked::<T>::contains_key(batch, MAX_CHUNKS - 1));
	assert_eq!(BatchClasses::<T>::get(batch).len(), MAX_CLASSES as usize);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Of days that are claimed elsewhere, which takes more than to continue another.
	#[benchmark]
	fn open() -> Result<(), BenchmarkError> {
		let setup = setup::<T>();
		let Setup { source, continues, .. } = setup;
		let reporter = RawOrigin::Signed(setup.reporter);
		let claim = Quantity { reduction: u64::MAX, points: u64::MAX };
		let (batch, root) = (NextBatch::<T>::get(), H256::repeat_byte(1));

		#[extrinsic_call]
		_(reporter, source, JANUARY_2016, 1_000_000, 100, root, claim, continues);

		assert_eq!(details::<T>(batch).status, BatchStatus::Opened);
		Ok(())
	}

	/// In another verifier's place.
	#[benchmark]
	fn assign() -> Result<(), BenchmarkError> {
		let setup = setup::<T>();
		let batch = setup.assigned(&setup.small_chunk())?;
		let (operator, verifier) = (operator::<T>()?, number::<T>(&verifier::<T>(1)));

		#[extrinsic_call]
		_(operator as T::RuntimeOrigin, batch, verifier);

		assert_eq!(details::<T>(batch).verifier, Some(verifier));
		Ok(())
	}

	#[benchmark]
	fn attest() -> Result<(), BenchmarkError> {
		let setup = setup::<T>();
		let batch = setup.assigned(&setup.small_chunk())?;
		let Batch { root, records, claim, .. } = details::<T>(batch);
		let verifier = RawOrigin::Signed(setup.verifier.clone());

		#[extrinsic_call]
		_(verifier, batch, root, records, claim, Document::default());

		assert_eq!(details::<T>(batch).status, BatchStatus::Attested);
		Ok(())
	}

	/// Of a batch that continues another.
	#[benchmark]
	fn approve() -> Result<(), BenchmarkError> {
		let setup = setup::<T>().after_another()?;
		let batch = setup.attested(&setup.small_chunk())?;
		let two_operators = two_operators::<T>()?;

		#[extrinsic_call]
		_(two_operators as T::RuntimeOrigin, batch);

		assert_eq!(details::<T>(batch).status, BatchStatus::Approved);
		Ok(())
	}

	/// A record a page, and one more, so that somebody is credited on the last page too.
	#[benchmark]
	fn feed(p: Linear<1, MAX_PAGES>) -> Result<(), BenchmarkError> {
		let (reporter, batch, chunk) = feeding::<T>(p + 1, p)?;
		let body = BoundedVec::truncate_from(chunk.body);

		#[extrinsic_call]
		_(RawOrigin::Signed(reporter), batch, chunk.header, u32::MAX, body, longest_proof());

		assert_fed::<T>(batch);
		Ok(())
	}

	/// A record of its owner's, under the costliest formula: without reductions nothing would be issued.
	#[benchmark]
	fn feed_project() -> Result<(), BenchmarkError> {
		let setup = setup_with::<T>(T::BenchmarkHelper::admit_project);
		let chunk = setup.owners_chunk();
		assert_ne!(chunk.header.subtotal.reduction, 0);
		let batch = setup.awaiting(&chunk)?;
		let body = BoundedVec::truncate_from(chunk.body);
		let reporter = RawOrigin::Signed(setup.reporter);

		#[extrinsic_call]
		feed(reporter, batch, chunk.header, u32::MAX, body, longest_proof());

		assert_eq!(details::<T>(batch).status, BatchStatus::Complete);
		assert_eq!(BatchClasses::<T>::get(batch).len(), MAX_CLASSES as usize);
		Ok(())
	}

	/// What a chunk's records take beside its pages: read, quantified by formulas that cost next to nothing, and credited to
	/// as many people of a page, into lots they hold but for the last.
	#[benchmark]
	fn feed_records(r: Linear<1, PAGE_SIZE>) -> Result<(), BenchmarkError> {
		let setup = setup_with::<T>(|reporter| T::BenchmarkHelper::admit_cheapest(reporter, 1));
		let first = T::BenchmarkHelper::open_people(PAGE_SIZE, setup.source);
		fill_pages::<T>(first, 1, first + PAGE_SIZE - 1);
		let chunk = setup.chunk(first, r, 1, ONE_BYTE);
		let batch = setup.awaiting(&chunk)?;
		let (Chunk { header, body }, details) = (chunk, details::<T>(batch));
		let (rule, progress) = (setup.rule(), Progresses::<T>::get(batch).unwrap_or_default());
		let (class, month) = Pallet::<T>::class_of_today(&details).map_err(DispatchError::from)?;
		let credited;

		#[block]
		{
			credited = Pallet::<T>::quantify(&details, &progress, &rule, &header, &body)
				.map(|(quantified, _)| T::Lots::credit(class, month, &quantified.credits));
		}

		assert_eq!(credited, Ok(Ok(())));
		Ok(())
	}

	/// What the inputs of a chunk's records take, by the bytes of its body: hashed, read, and found in range.
	#[benchmark]
	fn feed_body(
		l: Linear<SHORT_RECORD, { SHORT_RECORD * SHORT_RECORDS }>,
	) -> Result<(), BenchmarkError> {
		let setup =
			setup_with::<T>(|reporter| T::BenchmarkHelper::admit_cheapest(reporter, MAX_INPUTS));
		let first = T::BenchmarkHelper::open_people(PAGE_SIZE, setup.source);
		let chunk = setup.chunk(first, l / SHORT_RECORD, 1, ONE_BYTE);
		let batch = setup.awaiting(&chunk)?;
		let (Chunk { header, body }, details) = (chunk, details::<T>(batch));
		let (rule, progress) = (setup.rule(), Progresses::<T>::get(batch).unwrap_or_default());
		let hash;
		let quantified;

		#[block]
		{
			hash = blake2_256(&body);
			quantified = Pallet::<T>::quantify(&details, &progress, &rule, &header, &body);
		}

		assert_eq!(header.body.0, hash);
		assert!(quantified.is_ok());
		assert!(body.len() <= l as usize);
		Ok(())
	}

	/// A whole chunk, to compare with what `feed` and `feed_records` come to together. It has no weight of its own.
	#[benchmark(extra)]
	fn feed_whole(
		r: Linear<{ MAX_PAGES + 1 }, MAX_RECORDS>,
		p: Linear<FEWEST_PAGES, MAX_PAGES>,
	) -> Result<(), BenchmarkError> {
		let (reporter, batch, chunk) = feeding::<T>(r, p)?;
		let body = BoundedVec::truncate_from(chunk.body);

		#[extrinsic_call]
		feed(RawOrigin::Signed(reporter), batch, chunk.header, u32::MAX, body, longest_proof());

		assert_fed::<T>(batch);
		Ok(())
	}

	/// A chunk of `l` bytes that stands under the root, but for whose formulas nothing is paid: what is found last
	/// before it is quantified.
	#[benchmark]
	fn feed_refused(l: Linear<0, MAX_BODY>) -> Result<(), BenchmarkError> {
		let setup = setup::<T>();
		let mut chunk = setup.small_chunk();
		let body = alloc::vec![0; l as usize];
		chunk.header.body = blake2_256(&body).into();
		chunk.header.records = l / MAX_RECORD_BYTES + 1;
		let batch = setup.awaiting(&chunk)?;
		let body = BoundedVec::truncate_from(body);
		let (reporter, proof) = (signed::<T>(&setup.reporter), longest_proof());
		let refused;

		#[block]
		{
			refused = Pallet::<T>::feed(reporter, batch, chunk.header, 0, body, proof);
		}

		let error = refused.map(|_| ()).map_err(|refusal| refusal.error);
		assert_eq!(error, Err(Error::<T>::TooFewOperations.into()));
		Ok(())
	}

	/// Operations of the formulas of the costliest source, from one record's on.
	#[benchmark]
	fn evaluate(o: Linear<MOST_OPERATIONS, SOME_OPERATIONS>) -> Result<(), BenchmarkError> {
		let setup = setup::<T>();
		let rule = setup.rule();
		let inputs = setup.inputs(FOUR_BYTES);
		let times = o / rule.cost();
		let mut total = Quantity::default();

		#[block]
		{
			for _ in 0..times {
				let quantity = rule
					.quantify(&inputs, JANUARY_2016.first)
					.map_err(|_| "the inputs are in range")?;
				total = total.saturating_add(quantity);
			}
		}

		assert_ne!(total, Quantity::default());
		Ok(())
	}

	#[benchmark]
	fn close() -> Result<(), BenchmarkError> {
		let setup = setup::<T>();
		let batch = setup.approved(&setup.small_chunk())?;
		T::BenchmarkHelper::set_today(LONG_AFTER);
		let reporter = RawOrigin::Signed(setup.reporter.clone());

		#[extrinsic_call]
		_(reporter, batch);

		assert_eq!(details::<T>(batch).status, BatchStatus::Closed);
		Ok(())
	}

	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let setup = setup::<T>();
		let batch = setup.assigned(&setup.small_chunk())?;
		let operator = operator::<T>()?;

		#[extrinsic_call]
		_(operator as T::RuntimeOrigin, batch);

		assert_eq!(details::<T>(batch).status, BatchStatus::Cancelled);
		Ok(())
	}

	#[benchmark]
	fn hold() -> Result<(), BenchmarkError> {
		let setup = setup::<T>();
		let batch = setup.approved(&setup.small_chunk())?;
		let operator = operator::<T>()?;

		#[extrinsic_call]
		_(operator as T::RuntimeOrigin, batch, Document::default());

		assert!(details::<T>(batch).status.is_held());
		Ok(())
	}

	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let setup = setup::<T>();
		let batch = setup.approved(&setup.small_chunk())?;
		Pallet::<T>::hold(operator::<T>()?, batch, Document::default())?;
		let operator = operator::<T>()?;

		#[extrinsic_call]
		_(operator as T::RuntimeOrigin, batch);

		assert_eq!(details::<T>(batch).status, BatchStatus::Approved);
		Ok(())
	}

	#[benchmark]
	fn refuse() -> Result<(), BenchmarkError> {
		let setup = setup::<T>();
		let batch = setup.assigned(&setup.small_chunk())?;
		let verifier = RawOrigin::Signed(setup.verifier.clone());

		#[extrinsic_call]
		_(verifier, batch, Document::default());

		assert_eq!(details::<T>(batch).status, BatchStatus::Refused);
		Ok(())
	}

	#[benchmark]
	fn decline() -> Result<(), BenchmarkError> {
		let setup = setup::<T>();
		let batch = setup.assigned(&setup.small_chunk())?;
		let verifier = RawOrigin::Signed(setup.verifier.clone());

		#[extrinsic_call]
		_(verifier, batch, Document::default());

		assert_eq!(details::<T>(batch).status, BatchStatus::Opened);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
