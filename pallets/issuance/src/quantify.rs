//! A chunk quantified, without writing anything.

use alloc::vec::Vec;

use suhui_primitives::{
	chunk::{ChunkHeader, Reader, Record},
	Credit, Page, ParticipantId, Period, Quantity, Rule, FIRST_NUMBER, PAGE_SIZE,
};

use crate::Difference;

/// What a chunk's records are quantified under.
pub struct Terms<'a, Creditable> {
	pub period: Period,
	pub rule: &'a Rule,
	/// The last page of the chunks before.
	pub last_page: Option<Page>,
	/// All participants from [`FIRST_NUMBER`] to below it have a number.
	pub next_participant: ParticipantId,
	/// The bits of a page's participants who may be credited; asked once a page.
	pub creditable: Creditable,
}

/// What a chunk comes to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Quantified {
	/// What each creditable participant earned, ascending, none of it nothing.
	pub credits: Vec<Credit>,
	pub last_page: Option<Page>,
	pub subtotal: Quantity,
	pub withheld_records: u32,
	pub withheld: Quantity,
}

impl<Creditable: Fn(Page) -> u64> Terms<'_, Creditable> {
	/// Reads a body once. Stops at the first record or page more than the header says, for which no
	/// weight is paid.
	pub fn quantify(&self, header: &ChunkHeader, body: &[u8]) -> Result<Quantified, Difference> {
		let people = header.records.min(header.pages.saturating_mul(PAGE_SIZE));
		let mut quantified = Quantified {
			credits: Vec::with_capacity(usize::try_from(people).unwrap_or_default()),
			last_page: self.last_page,
			..Default::default()
		};
		let (mut records, mut pages, mut creditable) = (0u32, 0u32, 0u64);
		for record in Reader::new(body, self.period, self.rule.inputs) {
			let record = record.map_err(|_| Difference::Malformed)?;
			if records == header.records {
				return Err(Difference::Count);
			}
			records = records.saturating_add(1);
			if !(FIRST_NUMBER..self.next_participant).contains(&record.participant) {
				return Err(Difference::Unknown { participant: record.participant });
			}
			let page = Page::of(record.participant);
			if pages == 0 || quantified.last_page != Some(page) {
				if quantified.last_page >= Some(page) {
					return Err(Difference::NotAscending);
				}
				if pages == header.pages {
					return Err(Difference::Count);
				}
				pages = pages.saturating_add(1);
				quantified.last_page = Some(page);
				creditable = (self.creditable)(page);
			}
			let is_creditable = creditable & Page::bit(record.participant) != 0;
			self.add(&mut quantified, &record, is_creditable)?;
		}
		if records != header.records || pages != header.pages {
			return Err(Difference::Count);
		}
		if quantified.subtotal != header.subtotal {
			return Err(Difference::Subtotal { computed: quantified.subtotal });
		}
		quantified.credits.retain(|credit| credit.quantity != Quantity::default());
		Ok(quantified)
	}

	fn add(
		&self,
		quantified: &mut Quantified,
		record: &Record,
		is_creditable: bool,
	) -> Result<(), Difference> {
		let Record { participant, day, .. } = *record;
		let quantity = self
			.rule
			.quantify(record.inputs())
			.map_err(|_| Difference::Record { participant, day })?;
		let computed = quantified.subtotal;
		quantified.subtotal =
			computed.checked_add(quantity).ok_or(Difference::Subtotal { computed })?;
		// Parts of the subtotal, these sums stay within 64 bits.
		if !is_creditable {
			quantified.withheld_records = quantified.withheld_records.saturating_add(1);
			quantified.withheld = quantified.withheld.saturating_add(quantity);
			return Ok(());
		}
		match quantified.credits.last_mut() {
			Some(credit) if credit.participant == participant => {
				credit.quantity = credit.quantity.saturating_add(quantity)
			}
			_ => quantified.credits.push(Credit { participant, quantity }),
		}
		Ok(())
	}
}
