//! The coding of a batch: records, chunks and the Merkle tree over them.
//!
//! A batch's records stand in order of (participant, day) and are cut into chunks between participants: all records of
//! one stand in one chunk, while a page's people may stand in several.
//! A chunk's body is a sequence of records, each a few unsigned variable-length integers (LEB128):
//!
//! 1. participants passed since the record before (the first record: the participant's number);
//! 2. for a new participant the day counted from the period's first; for the same participant the
//!    days passed over since its day before, so that no (participant, day) can stand twice;
//! 3. the formula's inputs, in the order they are declared; of a category the index of its code, from 0.
//!
//! A leaf of the tree is the hash of source, period and [`ChunkHeader`]: it binds the body and the
//! chunk's subtotals, so that an attested root attests every subtotal.

use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use suhui_formula::MAX_INPUTS;
use unsigned_varint::{decode, encode};

use crate::{Day, Hasher, Page, ParticipantId, Period, Quantity, SourceId, H256};

/// Bytes of a chunk's body at most: four of them are half a block.
pub const MAX_BODY: u32 = 512 * 1024;
/// Bytes of a record at most: five of the participant, one of the day, ten of each input.
pub const MAX_RECORD_BYTES: u32 = 6 + 10 * crate::MAX_INPUTS;
/// Records of a chunk at most.
pub const MAX_RECORDS: u32 = 131_072;
/// Pages of a chunk at most.
pub const MAX_PAGES: u32 = 1_024;
/// Pages to which chunks are cut: of the largest, three leave a fifth of a block's half for feeds empty.
const CUT_PAGES: u32 = 256;
/// Operations of formulas a chunk's records may take together. With [`MAX_RECORDS`] and [`MAX_PAGES`] it
/// keeps the weight of any chunk within what one transaction may have.
// In ms: 169 at 45 ns and a quarter, 181 for records, 135 to read and write pages, 31 to change them: 516 of 599.
pub const MAX_OPERATIONS: u32 = 3_000_000;
/// Chunks of a batch at most.
pub const MAX_CHUNKS: u32 = 65_536;
/// Hashes of a proof at most: the depth of a tree of [`MAX_CHUNKS`] leaves.
pub const MAX_PROOF: u32 = 16;

/// One participant's activity on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
	pub participant: ParticipantId,
	pub day: Day,
	values: [u64; MAX_INPUTS],
	inputs: u8,
}

impl Record {
	/// `None` for more inputs than a formula may have.
	pub fn new(participant: ParticipantId, day: Day, inputs: &[u64]) -> Option<Self> {
		let mut values = [0; MAX_INPUTS];
		values.get_mut(..inputs.len())?.copy_from_slice(inputs);
		Some(Record { participant, day, values, inputs: u8::try_from(inputs.len()).ok()? })
	}

	/// The formula's inputs, scaled by their declared decimals.
	pub fn inputs(&self) -> &[u64] {
		self.values.get(..usize::from(self.inputs)).unwrap_or_default()
	}
}

/// What a chunk says of itself; its leaf binds every field.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(replace_segment("suhui_coding", "suhui_primitives"))]
pub struct ChunkHeader {
	/// Place in the batch, from 0.
	pub index: u32,
	/// Records in the body.
	pub records: u32,
	/// Pages its participants stand on.
	pub pages: u32,
	/// Reductions and points of all its records.
	pub subtotal: Quantity,
	/// BLAKE2-256 of the body.
	pub body: H256,
}

/// A chunk as it is fed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
	pub header: ChunkHeader,
	pub body: Vec<u8>,
}

/// Why a body is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkError {
	/// Bytes end inside a record, or a number is not in its shortest form.
	Malformed,
	/// A number exceeds its type, or a participant its range.
	Overflow,
	/// A record's day lies outside the batch's period.
	DayOutsidePeriod,
	/// Records do not ascend strictly by (participant, day).
	NotAscending,
	/// One participant's records alone exceed a chunk's bounds.
	ParticipantTooLarge,
	/// More chunks than a batch may have.
	TooManyChunks,
}

impl fmt::Display for ChunkError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Malformed => {
				"字节不完整 / bytes end inside a record, or a number is not in its shortest form"
			}
			Self::Overflow => "数值过大 / a number exceeds its type",
			Self::DayOutsidePeriod => "日期在期间之外 / a day lies outside the period",
			Self::NotAscending => {
				"记录未按参与者与日期升序 / records do not ascend by participant and day"
			}
			Self::ParticipantTooLarge => {
				"一名参与者的记录超过一块 / one participant's records alone exceed a chunk"
			}
			Self::TooManyChunks => "块数过多 / more chunks than a batch may have",
		})
	}
}

impl core::error::Error for ChunkError {}

/// Reads a body record by record.
pub struct Reader<'a> {
	rest: &'a [u8],
	period: Period,
	/// The record read last, in whose place the next one is read: as many inputs as there may be take longer to copy
	/// than a few to read.
	record: Record,
	has_begun: bool,
}

impl<'a> Reader<'a> {
	/// `inputs` is the number of inputs of the source's records.
	pub fn new(body: &'a [u8], period: Period, inputs: u8) -> Self {
		let record = Record { participant: 0, day: period.first, values: [0; MAX_INPUTS], inputs };
		Reader { rest: body, period, record, has_begun: false }
	}

	/// The next record, lent until the one after it is read. Nothing follows an error.
	pub fn read(&mut self) -> Option<Result<&Record, ChunkError>> {
		if self.rest.is_empty() {
			return None;
		}
		Some(match self.advance() {
			Ok(()) => Ok(&self.record),
			Err(error) => {
				self.rest = &[];
				Err(error)
			}
		})
	}

	fn advance(&mut self) -> Result<(), ChunkError> {
		let passed = small_number(&mut self.rest)?;
		let days = small_number(&mut self.rest)?;
		let Record { participant, day, .. } = self.record;
		let (participant, day) = if self.has_begun && passed == 0 {
			(participant, day.0.checked_add(1).and_then(|next| next.checked_add(days)))
		} else {
			let participant = participant.checked_add(passed).ok_or(ChunkError::Overflow)?;
			(participant, self.period.first.0.checked_add(days))
		};
		let day = Day(day.ok_or(ChunkError::Overflow)?);
		if !self.period.contains(day) {
			return Err(ChunkError::DayOutsidePeriod);
		}
		for value in self.record.values.iter_mut().take(self.record.inputs.into()) {
			*value = number(&mut self.rest)?;
		}
		(self.record.participant, self.record.day) = (participant, day);
		self.has_begun = true;
		Ok(())
	}
}

fn number(rest: &mut &[u8]) -> Result<u64, ChunkError> {
	let bytes = *rest;
	let (value, after) = decode::u64(bytes).map_err(|error| match error {
		decode::Error::Overflow => ChunkError::Overflow,
		_ => ChunkError::Malformed,
	})?;
	// The tenth byte has room for one bit; the decoder drops those above it.
	let length = bytes.len().saturating_sub(after.len());
	if length == 10 && bytes.get(9).is_some_and(|last| *last > 1) {
		return Err(ChunkError::Overflow);
	}
	*rest = after;
	Ok(value)
}

fn small_number(rest: &mut &[u8]) -> Result<u32, ChunkError> {
	u32::try_from(number(rest)?).map_err(|_| ChunkError::Overflow)
}

/// For those who keep records.
impl Iterator for Reader<'_> {
	type Item = Result<Record, ChunkError>;

	fn next(&mut self) -> Option<Self::Item> {
		self.read().map(|record| record.copied())
	}
}

/// How large a chunk may grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChunkBounds {
	pub body: u32,
	pub records: u32,
	pub pages: u32,
}

impl Default for ChunkBounds {
	fn default() -> Self {
		ChunkBounds { body: MAX_BODY, records: MAX_RECORDS, pages: MAX_PAGES }
	}
}

impl ChunkBounds {
	/// To what chunks are cut whose records cost so many operations each ([`crate::Rule::cost`]).
	pub fn of_cost(operations: u32) -> Self {
		let records = MAX_OPERATIONS.checked_div(operations).unwrap_or(MAX_RECORDS);
		ChunkBounds { body: MAX_BODY, records: records.min(MAX_RECORDS), pages: CUT_PAGES }
	}

	/// The same with fewer records, if so many were chosen.
	pub fn of_records(self, chosen: Option<u32>) -> Self {
		ChunkBounds {
			records: chosen.map_or(self.records, |chosen| chosen.min(self.records)),
			..self
		}
	}
}

/// Cuts a batch's records, given in order with the quantity of each, into chunks between participants.
pub struct Cutter<H> {
	period: Period,
	bounds: ChunkBounds,
	finished: Vec<Chunk>,
	/// The chunk being filled with whole participants, and the last record in it.
	open: Chunk,
	open_last: Option<(ParticipantId, Day)>,
	/// The records of the participant being gathered, and their quantity.
	gathered: Vec<Record>,
	gathered_total: Quantity,
	hasher: PhantomData<H>,
}

impl<H: Hasher<Out = H256>> Cutter<H> {
	pub fn new(period: Period, bounds: ChunkBounds) -> Self {
		Cutter {
			period,
			bounds,
			finished: Vec::new(),
			open: Chunk { header: ChunkHeader::default(), body: Vec::new() },
			open_last: None,
			gathered: Vec::new(),
			gathered_total: Quantity::default(),
			hasher: PhantomData,
		}
	}

	/// Adds the next record and its quantity.
	pub fn push(&mut self, record: Record, quantity: Quantity) -> Result<(), ChunkError> {
		if !self.period.contains(record.day) {
			return Err(ChunkError::DayOutsidePeriod);
		}
		let key = (record.participant, record.day);
		let previous = self.gathered.last().map(|last| (last.participant, last.day));
		if previous.is_some_and(|previous| previous >= key) {
			return Err(ChunkError::NotAscending);
		}
		if previous.is_some_and(|(last, _)| last != record.participant) {
			self.flush()?;
		}
		self.gathered_total =
			self.gathered_total.checked_add(quantity).ok_or(ChunkError::Overflow)?;
		self.gathered.push(record);
		Ok(())
	}

	/// The batch's chunks, in order; none for no record.
	pub fn finish(mut self) -> Result<Vec<Chunk>, ChunkError> {
		self.flush()?;
		self.close_chunk()?;
		Ok(self.finished)
	}

	/// Puts the participant's records into the chunk being filled, or into a new one if that has no room for them.
	fn flush(&mut self) -> Result<(), ChunkError> {
		let Some(last) = self.gathered.last().map(|last| (last.participant, last.day)) else {
			return Ok(());
		};
		let (participant, _) = last;
		let mut body = encode_records(&self.gathered, self.period, self.open_last)?;
		if !self.fits(participant, body.len()) {
			self.close_chunk()?;
			body = encode_records(&self.gathered, self.period, None)?;
			if !self.fits(participant, body.len()) {
				return Err(ChunkError::ParticipantTooLarge);
			}
		}
		let pages = self.pages_with(participant);
		let header = &mut self.open.header;
		header.records = header.records.saturating_add(count(self.gathered.len())?);
		header.pages = pages;
		header.subtotal =
			header.subtotal.checked_add(self.gathered_total).ok_or(ChunkError::Overflow)?;
		self.open.body.extend_from_slice(&body);
		self.open_last = Some(last);
		self.gathered.clear();
		self.gathered_total = Quantity::default();
		Ok(())
	}

	/// The pages of the chunk being filled once the participant stands in it.
	fn pages_with(&self, participant: ParticipantId) -> u32 {
		let last = self.open_last.map(|(last, _)| Page::of(last));
		let is_another = last != Some(Page::of(participant));
		self.open.header.pages.saturating_add(is_another.into())
	}

	/// Whether the chunk being filled has room for the participant's records, of so many bytes.
	fn fits(&self, participant: ParticipantId, more: usize) -> bool {
		let within = |held: usize, more: usize, bound: u32| {
			u32::try_from(held.saturating_add(more)).is_ok_and(|sum| sum <= bound)
		};
		let header = &self.open.header;
		within(self.open.body.len(), more, self.bounds.body)
			&& count(self.gathered.len())
				.is_ok_and(|records| header.records.saturating_add(records) <= self.bounds.records)
			&& self.pages_with(participant) <= self.bounds.pages
	}

	fn close_chunk(&mut self) -> Result<(), ChunkError> {
		if self.open.body.is_empty() {
			return Ok(());
		}
		let next = self.open.header.index.saturating_add(1);
		if next > MAX_CHUNKS {
			return Err(ChunkError::TooManyChunks);
		}
		self.open.header.body = H::hash(&self.open.body);
		let fresh =
			Chunk { header: ChunkHeader { index: next, ..Default::default() }, body: Vec::new() };
		self.finished.push(core::mem::replace(&mut self.open, fresh));
		self.open_last = None;
		Ok(())
	}
}

fn count(length: usize) -> Result<u32, ChunkError> {
	u32::try_from(length).map_err(|_| ChunkError::Overflow)
}

fn encode_records(
	records: &[Record],
	period: Period,
	mut previous: Option<(ParticipantId, Day)>,
) -> Result<Vec<u8>, ChunkError> {
	let mut body = Vec::new();
	let mut buffer = encode::u64_buffer();
	let mut write = |value: u64| body.extend_from_slice(encode::u64(value, &mut buffer));
	for record in records {
		let (passed, from) = match previous {
			Some((same, before)) if same == record.participant => {
				(Some(0), before.0.checked_add(1))
			}
			Some((other, _)) => (record.participant.checked_sub(other), Some(period.first.0)),
			None => (Some(record.participant), Some(period.first.0)),
		};
		let days = from.and_then(|from| record.day.0.checked_sub(from));
		write(passed.ok_or(ChunkError::NotAscending)?.into());
		write(days.ok_or(ChunkError::NotAscending)?.into());
		record.inputs().iter().copied().for_each(&mut write);
		previous = Some((record.participant, record.day));
	}
	Ok(body)
}

/// What is hashed into a leaf of the batch's tree.
pub fn leaf(source: SourceId, period: Period, header: &ChunkHeader) -> Vec<u8> {
	(source, period, header).encode()
}

/// The root over a batch's chunks.
pub fn root<H: Hasher<Out = H256>>(
	source: SourceId,
	period: Period,
	headers: &[ChunkHeader],
) -> H256 {
	binary_merkle_tree::merkle_root::<H, _>(
		headers.iter().map(|header| leaf(source, period, header)),
	)
}

/// The hashes that lead from a chunk's leaf to the root; `None` for an index there is no chunk at.
pub fn proof<H: Hasher<Out = H256>>(
	source: SourceId,
	period: Period,
	headers: &[ChunkHeader],
	index: u32,
) -> Option<Vec<H256>> {
	if index >= u32::try_from(headers.len()).ok()? {
		return None;
	}
	let leaves: Vec<_> = headers.iter().map(|header| leaf(source, period, header)).collect();
	Some(binary_merkle_tree::merkle_proof::<H, _, _>(leaves, index).proof)
}

/// Whether a chunk of this header stands at its place under the root of a batch of `chunks` chunks.
pub fn verify<H: Hasher<Out = H256>>(
	source: SourceId,
	period: Period,
	header: &ChunkHeader,
	chunks: u32,
	root: &H256,
	proof: &[H256],
) -> bool {
	header.index < chunks
		&& binary_merkle_tree::verify_proof::<H, _, _>(
			root,
			proof.iter().copied(),
			chunks,
			header.index,
			&leaf(source, period, header),
		)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::hasher::Blake2;
	use alloc::{collections::BTreeSet, vec};
	use proptest::prelude::*;

	const JANUARY_2016: Period = Period { first: Day(16_801), last: Day(16_831) };

	fn record(participant: ParticipantId, day: u32, inputs: &[u64]) -> Record {
		Record::new(participant, Day(16_801 + day), inputs).unwrap()
	}

	fn cut(records: &[Record], bounds: ChunkBounds) -> Result<Vec<Chunk>, ChunkError> {
		let mut cutter = Cutter::<Blake2>::new(JANUARY_2016, bounds);
		for record in records {
			let quantity = Quantity { reduction: record.inputs()[0], points: 1 };
			cutter.push(*record, quantity)?;
		}
		cutter.finish()
	}

	fn read(body: &[u8]) -> Result<Vec<Record>, ChunkError> {
		Reader::new(body, JANUARY_2016, 1).collect()
	}

	#[test]
	fn body_should_be_the_documented_bytes_when_two_people_ride() {
		let records = [record(5, 0, &[300]), record(5, 2, &[1]), record(305, 30, &[127])];
		let chunks = cut(&records, ChunkBounds::default()).unwrap();
		// 300 is 0xac 0x02; one day (the 2nd) is passed over; participant 305 is 300 after 5.
		assert_eq!(chunks[0].body, [5, 0, 0xac, 0x02, 0, 1, 1, 0xac, 0x02, 30, 127]);
		assert_eq!(chunks[0].header.records, 3);
		assert_eq!(chunks[0].header.pages, 2);
		assert_eq!(chunks[0].header.subtotal, Quantity { reduction: 428, points: 3 });
	}

	#[test]
	fn cutter_should_cut_between_participants_when_a_chunk_is_full() {
		// Two records of participant 1; 1 and 2 stand on page 0, 256 on page 1, 600 on page 2.
		let records = [(1, 0), (1, 1), (2, 0), (256, 0), (600, 0)];
		let records = records.map(|(participant, day)| record(participant, day, &[1]));
		let headers = |most| {
			let bounds = ChunkBounds { records: most, ..ChunkBounds::default() };
			let chunks = cut(&records, bounds).unwrap();
			let of = |chunk: &Chunk| (chunk.header.index, chunk.header.records, chunk.header.pages);
			chunks.iter().map(of).collect::<Vec<_>>()
		};
		assert_eq!(headers(5), [(0, 5, 3)]);
		assert_eq!(headers(4), [(0, 4, 2), (1, 1, 1)]);
		assert_eq!(headers(3), [(0, 3, 1), (1, 2, 2)]);
		// Page 0 goes on in the second chunk.
		assert_eq!(headers(2), [(0, 2, 1), (1, 2, 2), (2, 1, 1)]);
	}

	#[test]
	fn cutter_should_cut_at_a_page_border_when_a_chunk_has_all_its_pages() {
		let records = [1, 255, 256, 600].map(|participant| record(participant, 0, &[1]));
		let bounds = ChunkBounds { pages: 1, ..ChunkBounds::default() };
		let chunks = cut(&records, bounds).unwrap();
		assert_eq!(chunks.iter().map(|c| c.header.records).collect::<Vec<_>>(), [2, 1, 1]);
	}

	#[test]
	fn cutter_should_count_participants_anew_when_a_body_is_full() {
		// 299 and 300 take four bytes each by their own numbers, the second three after the first.
		let records = [record(299, 0, &[1]), record(300, 0, &[1])];
		let bodies = |bytes| {
			let chunks = cut(&records, ChunkBounds { body: bytes, ..ChunkBounds::default() });
			chunks.unwrap().into_iter().map(|chunk| chunk.body).collect::<Vec<_>>()
		};
		assert_eq!(bodies(7), [vec![0xab, 0x02, 0, 1, 1, 0, 1]]);
		assert_eq!(bodies(6), [vec![0xab, 0x02, 0, 1], vec![0xac, 0x02, 0, 1]]);
	}

	#[test]
	fn bounds_should_leave_fewer_records_when_each_costs_more() {
		// 3,000,000 operations: 150,000 records of 20 each, 5,859 of 512.
		assert_eq!(ChunkBounds::of_cost(20).records, 131_072);
		assert_eq!(ChunkBounds::of_cost(512).records, 5_859);
		assert_eq!(ChunkBounds::of_cost(0).records, 131_072);
		assert_eq!(ChunkBounds::of_cost(20).pages, 256);
	}

	#[test]
	fn cutter_should_refuse_when_a_participant_exceeds_a_chunk() {
		let records = [(1, 0), (2, 0), (2, 1), (2, 2)];
		let records = records.map(|(participant, day)| record(participant, day, &[1]));
		let bounds = ChunkBounds { records: 2, ..ChunkBounds::default() };
		assert_eq!(cut(&records, bounds), Err(ChunkError::ParticipantTooLarge));
	}

	#[test]
	fn cutter_should_refuse_when_records_do_not_ascend() {
		let twice = [record(1, 3, &[1]), record(1, 3, &[1])];
		assert_eq!(cut(&twice, ChunkBounds::default()), Err(ChunkError::NotAscending));
		let back = [record(70, 3, &[1]), record(1, 4, &[1])];
		assert_eq!(cut(&back, ChunkBounds::default()), Err(ChunkError::NotAscending));
	}

	#[test]
	fn cutter_should_refuse_when_a_day_lies_outside_the_period() {
		let records = [record(1, 31, &[1])];
		assert_eq!(cut(&records, ChunkBounds::default()), Err(ChunkError::DayOutsidePeriod));
	}

	#[test]
	fn reader_should_refuse_when_a_body_is_not_well_formed() {
		assert_eq!(read(&[5, 0]), Err(ChunkError::Malformed));
		assert_eq!(read(&[5, 0, 0x80, 0x00]), Err(ChunkError::Malformed));
		assert_eq!(read(&[5, 31, 1]), Err(ChunkError::DayOutsidePeriod));
		assert_eq!(read(&[0xff, 0xff, 0xff, 0xff, 0xff, 1, 0, 1]), Err(ChunkError::Overflow));
	}

	#[test]
	fn reader_should_refuse_when_a_number_exceeds_64_bits() {
		let with_last = |last| [&[5, 0][..], &[0xff; 9], &[last]].concat();
		assert_eq!(read(&with_last(1)).unwrap()[0].inputs(), [u64::MAX]);
		assert_eq!(read(&with_last(2)), Err(ChunkError::Overflow));
		assert_eq!(read(&with_last(3)), Err(ChunkError::Overflow));
	}

	#[test]
	fn record_should_take_at_most_its_bound_when_every_number_is_largest() {
		let largest = record(u32::MAX, 30, &[u64::MAX; 24]);
		let body = encode_records(&[largest], JANUARY_2016, None).unwrap();
		// Five bytes of the participant, one of the day, ten of each input.
		assert_eq!(body.len(), 246);
		assert_eq!(MAX_RECORD_BYTES, 246);
		assert_eq!(Record::new(1, Day(16_801), &[0; 25]), None);
	}

	#[test]
	fn reader_should_lend_a_record_until_the_next_when_a_body_is_read() {
		// Participant 5 on the 1st with 300 and 7, on the 3rd with 1 and 0; participant 6 on the 2nd with 0 and 2.
		let body = [5, 0, 0xac, 0x02, 7, 0, 1, 1, 0, 1, 1, 0, 2];
		let mut reader = Reader::new(&body, JANUARY_2016, 2);
		let expected = [record(5, 0, &[300, 7]), record(5, 2, &[1, 0]), record(6, 1, &[0, 2])];
		for expected in &expected {
			assert_eq!(reader.read(), Some(Ok(expected)));
		}
		assert_eq!(reader.read(), None);
	}

	#[test]
	fn verify_should_accept_every_chunk_when_trees_have_any_number_of_leaves() {
		for chunks in 1..=33 {
			let headers: Vec<_> =
				(0..chunks).map(|index| ChunkHeader { index, ..Default::default() }).collect();
			let root = root::<Blake2>(9, JANUARY_2016, &headers);
			for header in &headers {
				let proof = proof::<Blake2>(9, JANUARY_2016, &headers, header.index).unwrap();
				assert!(verify::<Blake2>(9, JANUARY_2016, header, chunks, &root, &proof));
			}
		}
	}

	#[test]
	fn verify_should_refuse_when_the_proof_is_cut_lengthened_or_altered() {
		let headers: Vec<_> =
			(0..6).map(|index| ChunkHeader { index, ..Default::default() }).collect();
		let root = root::<Blake2>(9, JANUARY_2016, &headers);
		let good = proof::<Blake2>(9, JANUARY_2016, &headers, 2).unwrap();
		let accepted =
			|proof: &[H256]| verify::<Blake2>(9, JANUARY_2016, &headers[2], 6, &root, proof);
		assert!(accepted(&good));
		assert!(!accepted(&good[1..]));
		assert!(!accepted(&[good.clone(), vec![H256::zero()]].concat()));
		let mut altered = good;
		altered[1].0[31] ^= 1;
		assert!(!accepted(&altered));
	}

	#[test]
	fn verify_should_refuse_when_anything_bound_by_the_leaf_differs() {
		let records: Vec<_> = (0..5).map(|i| record(i, 0, &[7])).collect();
		let chunks = cut(&records, ChunkBounds { records: 1, ..ChunkBounds::default() }).unwrap();
		let headers: Vec<_> = chunks.iter().map(|c| c.header).collect();
		let root = root::<Blake2>(9, JANUARY_2016, &headers);
		let proof = proof::<Blake2>(9, JANUARY_2016, &headers, 3).unwrap();
		let header = headers[3];
		let accepted = |source, period, header: ChunkHeader, chunks| {
			verify::<Blake2>(source, period, &header, chunks, &root, &proof)
		};
		assert!(accepted(9, JANUARY_2016, header, 5));
		assert!(!accepted(8, JANUARY_2016, header, 5));
		let february = Period { first: Day(16_832), last: Day(16_860) };
		assert!(!accepted(9, february, header, 5));
		let mut wrong = header;
		wrong.subtotal.reduction += 1;
		assert!(!accepted(9, JANUARY_2016, wrong, 5));
		assert!(!accepted(9, JANUARY_2016, ChunkHeader { index: 2, ..header }, 5));
		assert!(!accepted(9, JANUARY_2016, ChunkHeader { index: 8, ..header }, 5));
	}

	proptest! {
		#[test]
		fn bodies_should_read_back_as_the_records_when_cut_anywhere(
			keys in proptest::collection::btree_set((0u32..2_000, 0u32..31), 1..400),
			values in proptest::collection::vec(any::<u32>(), 400),
			limit in 31u32..500,
		) {
			let records: Vec<_> = keys
				.iter()
				.zip(&values)
				.map(|((participant, day), value)| record(*participant, *day, &[u64::from(*value)]))
				.collect();
			let chunks = cut(&records, ChunkBounds { records: limit, ..ChunkBounds::default() }).unwrap();
			let mut back = Vec::<Record>::new();
			for Chunk { header, body } in &chunks {
				let read = read(body).unwrap();
				let participant = |record: &Record| record.participant;
				prop_assert!(back.last().map(participant) < read.first().map(participant));
				let pages: BTreeSet<_> = read.iter().map(participant).map(Page::of).collect();
				let counted = (count(read.len()).unwrap(), count(pages.len()).unwrap());
				prop_assert_eq!((header.records, header.pages), counted);
				prop_assert!(header.records <= limit);
				back.extend(read);
			}
			prop_assert_eq!(back, records);
		}

		#[test]
		fn reader_should_end_without_panic_when_given_any_bytes(
			body in proptest::collection::vec(any::<u8>(), 0..300),
		) {
			let _ = read(&body);
		}
	}
}
