//! Records to reductions and points. Chain, explorer, command line and browser all quantify here.

use suhui_formula::EvaluateError;

use crate::{
	chunk::{ChunkError, Reader, Record},
	ChunkFault, FaultKind, Page, ParticipantId, Quantity, Rule,
};

/// Quantifies records under a rule, one after another, and sums them up.
#[derive(Clone, Debug)]
pub struct Quantifier<'a> {
	rule: &'a Rule,
	records: u32,
	pages: u32,
	/// The first and last participant with a record.
	span: Option<(ParticipantId, ParticipantId)>,
	total: Quantity,
}

/// Why a record has no quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantifyError {
	/// The rule has no result for its inputs.
	Rule(EvaluateError),
	/// With it the total exceeds 64 bits.
	Overflow,
}

impl<'a> Quantifier<'a> {
	pub fn new(rule: &'a Rule) -> Self {
		Quantifier { rule, records: 0, pages: 0, span: None, total: Quantity::default() }
	}

	/// The record's quantity, counted and added to the total; on error nothing is. Records should ascend by
	/// participant.
	#[inline]
	pub fn quantify(&mut self, record: &Record) -> Result<Quantity, QuantifyError> {
		let quantity =
			self.rule.quantify(record.inputs(), record.day).map_err(QuantifyError::Rule)?;
		self.total = self.total.checked_add(quantity).ok_or(QuantifyError::Overflow)?;
		self.records = self.records.saturating_add(1);
		self.turn_to(record.participant);
		Ok(quantity)
	}

	/// Quantifies a chunk's records up to the first fault.
	pub fn quantify_all(&mut self, mut reader: Reader) -> Result<(), ChunkFault> {
		while let Some(record) = reader.read() {
			self.quantify_or_fault(record)?;
		}
		Ok(())
	}

	/// A chunk's records with their quantities, up to the first fault.
	pub fn read<'q>(
		&'q mut self,
		reader: Reader<'q>,
	) -> impl Iterator<Item = Result<(Record, Quantity), ChunkFault>> + use<'q, 'a> {
		let mut reader = Some(reader);
		core::iter::from_fn(move || {
			let record = reader.as_mut()?.read()?;
			let quantified =
				self.quantify_or_fault(record).map(|(record, quantity)| (*record, quantity));
			if quantified.is_err() {
				reader = None;
			}
			Some(quantified)
		})
	}

	fn quantify_or_fault<'r>(
		&mut self,
		record: Result<&'r Record, ChunkError>,
	) -> Result<(&'r Record, Quantity), ChunkFault> {
		let number = Some(self.records.saturating_add(1));
		let fault = |kind, key| ChunkFault { kind, record: number, key };
		let record = record.map_err(|error| fault(FaultKind::Coding(error), None))?;
		let quantity = self.quantify(record).map_err(|error| {
			let kind = match error {
				QuantifyError::Rule(error) => FaultKind::Rule(error),
				QuantifyError::Overflow => FaultKind::Overflow,
			};
			fault(kind, Some((record.participant, record.day)))
		})?;
		Ok((record, quantity))
	}

	/// Records quantified.
	pub fn records(&self) -> u32 {
		self.records
	}

	/// Pages their participants stand on.
	pub fn pages(&self) -> u32 {
		self.pages
	}

	/// The first and last of those participants.
	pub fn span(&self) -> Option<(ParticipantId, ParticipantId)> {
		self.span
	}

	/// Reductions and points of all records quantified.
	pub fn total(&self) -> Quantity {
		self.total
	}

	#[inline]
	fn turn_to(&mut self, participant: ParticipantId) {
		let (first, last) = self.span.unzip();
		if last.map(Page::of) != Some(Page::of(participant)) {
			self.pages = self.pages.saturating_add(1);
		}
		self.span = Some((first.unwrap_or(participant), participant));
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{Day, Period};
	use alloc::vec::Vec;

	const JANUARY_2016: Period = Period { first: Day(16_801), last: Day(16_831) };

	/// The first input up to 10 as points, by no methodology.
	fn rule(most: u64) -> Rule {
		let source = alloc::format!(
			"points \"one\"\ninput n : 1, decimals 0, from 0 to {most}\n\
			 parameter f : points = 1 source \"s\"\nresult points = n * f"
		);
		Rule {
			inputs: 1,
			methodology: None,
			points: Some(suhui_formula::compile(&source).unwrap().formula),
			bindings: alloc::vec![suhui_formula::Binding::Input(0)].try_into().unwrap(),
		}
	}

	fn points(points: u64) -> Quantity {
		Quantity { reduction: 0, points }
	}

	#[test]
	fn quantifier_should_count_records_pages_and_total_when_it_reads_a_body() {
		let rule = rule(10);
		let mut quantifier = Quantifier::new(&rule);
		// Participants 1, 1, 255, 256 and 600 of 1, 2, 3, 4 and 5 points; 254 is 0xfe 0x01, 344 is 0xd8 0x02.
		let body = [1, 0, 1, 0, 0, 2, 0xfe, 0x01, 0, 3, 1, 0, 4, 0xd8, 0x02, 0, 5];
		let read: Result<Vec<_>, _> =
			quantifier.read(Reader::new(&body, JANUARY_2016, 1)).collect();
		let read: Vec<_> =
			read.unwrap().iter().map(|(record, of)| (record.participant, of.points)).collect();
		assert_eq!(read, [(1, 1), (1, 2), (255, 3), (256, 4), (600, 5)]);
		assert_eq!((quantifier.records(), quantifier.pages()), (5, 3));
		assert_eq!(quantifier.span(), Some((1, 600)));
		assert_eq!(quantifier.total(), points(15));
	}

	#[test]
	fn quantifier_should_end_with_the_fault_when_a_record_has_no_quantity() {
		let rule = rule(10);
		let mut quantifier = Quantifier::new(&rule);
		let body = [1, 0, 1, 2, 0, 11, 3, 0, 1];
		let read: Vec<_> = quantifier.read(Reader::new(&body, JANUARY_2016, 1)).collect();
		assert_eq!(read.len(), 2);
		let fault = read[1].unwrap_err();
		assert_eq!((fault.record, fault.key), (Some(2), Some((3, Day(16_801)))));
		assert_eq!(fault.kind, FaultKind::Rule(EvaluateError::OutOfRange { input: 0 }));
		assert_eq!((quantifier.records(), quantifier.total()), (1, points(1)));
	}

	#[test]
	fn quantifier_should_end_with_the_fault_when_the_body_ends_inside_a_record() {
		let rule = rule(10);
		let mut quantifier = Quantifier::new(&rule);
		let read: Vec<_> = quantifier.read(Reader::new(&[1, 0, 1, 2], JANUARY_2016, 1)).collect();
		assert_eq!(read[1].unwrap_err().kind, FaultKind::Coding(ChunkError::Malformed));
		assert_eq!(read.len(), 2);
	}

	#[test]
	fn quantifier_should_keep_its_total_when_a_record_would_exceed_64_bits() {
		let most = u64::MAX / 1_000;
		let rule = rule(most);
		let mut quantifier = Quantifier::new(&rule);
		// 1,000 such records fit, and the 1,001st does not.
		let record = |participant| Record::new(participant, Day(16_801), &[most]).unwrap();
		(0..1_000).for_each(|it| assert_eq!(quantifier.quantify(&record(it)), Ok(points(most))));
		assert_eq!(quantifier.quantify(&record(1_000)), Err(QuantifyError::Overflow));
		assert_eq!((quantifier.records(), quantifier.total()), (1_000, points(most * 1_000)));
	}
}
