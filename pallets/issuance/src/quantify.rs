//! A chunk quantified, without writing anything.

use alloc::vec::Vec;

use suhui_primitives::{
	chunk::{ChunkHeader, Reader, Record},
	Credit, Page, ParticipantId, Period, Quantifier, QuantifyError, Quantity, Rule, Slots,
	FIRST_NUMBER, PAGE_SIZE,
};

use crate::Difference;

/// What a chunk's records are quantified under.
pub struct Conditions<'a, Creditable> {
	pub period: Period,
	pub rule: &'a Rule,
	/// The last participant fed before.
	pub last: Option<ParticipantId>,
	/// All participants from [`FIRST_NUMBER`] to below it have a number.
	pub next_participant: ParticipantId,
	/// Of a project, of whom alone records may be (Art. 46).
	pub owner: Option<ParticipantId>,
	/// A page's participants who may be credited; asked once a page.
	pub creditable: Creditable,
}

/// What a chunk comes to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct QuantifiedChunk {
	/// What each creditable participant earned, ascending, none of it nothing.
	pub credits: Vec<Credit>,
	/// Who may be credited on each page the chunk touches, in order.
	pub creditable: Vec<Slots>,
	/// The last participant with a record; of a chunk without one, the last fed before.
	pub last: Option<ParticipantId>,
	pub subtotal: Quantity,
	pub withheld_records: u32,
	pub withheld: Quantity,
}

impl<Creditable: Fn(Page) -> Slots> Conditions<'_, Creditable> {
	/// Reads a body once. Stops at the first record or page more than the header says, for which no
	/// weight is paid.
	pub fn quantify(
		&self,
		header: &ChunkHeader,
		body: &[u8],
	) -> Result<QuantifiedChunk, Difference> {
		let people = header.records.min(header.pages.saturating_mul(PAGE_SIZE));
		let mut chunk = QuantifiedChunk {
			credits: Vec::with_capacity(usize::try_from(people).unwrap_or_default()),
			..Default::default()
		};
		let mut quantifier = Quantifier::new(self.rule);
		let mut creditable = Slots::default();
		let mut reader = Reader::new(body, self.period, self.rule.inputs);
		while let Some(record) = reader.read() {
			let record = record.map_err(|_| Difference::Malformed)?;
			if let Some(page) = self.next_page(&quantifier, header, record)? {
				creditable = (self.creditable)(page);
				chunk.creditable.push(creditable);
			}
			let Record { participant, day, .. } = *record;
			let quantity = quantifier.quantify(record).map_err(|error| match error {
				QuantifyError::Rule(_) => Difference::Record { participant, day },
				QuantifyError::Overflow => Difference::Subtotal { quantified: quantifier.total() },
			})?;
			chunk
				.add(participant, quantity, creditable.contains(Page::slot(participant)))
				.ok_or(Difference::Subtotal { quantified: quantifier.total() })?;
		}
		if quantifier.records() != header.records || quantifier.pages() != header.pages {
			return Err(Difference::Count);
		}
		chunk.subtotal = quantifier.total();
		if chunk.subtotal != header.subtotal {
			return Err(Difference::Subtotal { quantified: chunk.subtotal });
		}
		chunk.last = quantifier.span().map(|(_, last)| last).or(self.last);
		chunk.credits.retain(|credit| credit.quantity != Quantity::default());
		Ok(chunk)
	}

	/// The record's page, if no record before was on it.
	fn next_page(
		&self,
		quantifier: &Quantifier,
		header: &ChunkHeader,
		record: &Record,
	) -> Result<Option<Page>, Difference> {
		let participant = record.participant;
		if quantifier.records() == header.records {
			return Err(Difference::Count);
		}
		if !(FIRST_NUMBER..self.next_participant).contains(&participant) {
			return Err(Difference::Unknown { participant });
		}
		if self.owner.is_some_and(|owner| owner != participant) {
			return Err(Difference::NotOwner { participant });
		}
		let last = quantifier.span().map(|(_, last)| last);
		// Within a body participants ascend: it is read so.
		if last.is_none() && self.last >= Some(participant) {
			return Err(Difference::NotAscending);
		}
		let page = Page::of(participant);
		if last.map(Page::of) == Some(page) {
			return Ok(None);
		}
		if quantifier.pages() == header.pages {
			return Err(Difference::Count);
		}
		Ok(Some(page))
	}
}

impl QuantifiedChunk {
	/// Credits or withholds one record's quantity; `None` if a sum leaves its bits, which no part of a
	/// subtotal does.
	pub(crate) fn add(
		&mut self,
		participant: ParticipantId,
		quantity: Quantity,
		is_creditable: bool,
	) -> Option<()> {
		if !is_creditable {
			self.withheld_records = self.withheld_records.checked_add(1)?;
			self.withheld = self.withheld.checked_add(quantity)?;
			return Some(());
		}
		match self.credits.last_mut() {
			Some(credit) if credit.participant == participant => {
				credit.quantity = credit.quantity.checked_add(quantity)?
			}
			_ => self.credits.push(Credit { participant, quantity }),
		}
		Some(())
	}
}
