//! What a chunk is worth, found without writing anything.

use alloc::vec::Vec;

use suhui_primitives::{
	chunk::{ChunkHeader, Reader, Record},
	Credit, Page, ParticipantId, Period, Quantity, Rule, FIRST_NUMBER, PAGE_SIZE,
};

use crate::Difference;

/// What a chunk's records are judged by.
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
pub struct Reckoning {
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
	pub fn reckon(&self, header: &ChunkHeader, body: &[u8]) -> Result<Reckoning, Difference> {
		let people = header.records.min(header.pages.saturating_mul(PAGE_SIZE));
		let mut reckoning = Reckoning {
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
			if pages == 0 || reckoning.last_page != Some(page) {
				if reckoning.last_page >= Some(page) {
					return Err(Difference::NotAscending);
				}
				if pages == header.pages {
					return Err(Difference::Count);
				}
				pages = pages.saturating_add(1);
				reckoning.last_page = Some(page);
				creditable = (self.creditable)(page);
			}
			let is_creditable = creditable & Page::bit(record.participant) != 0;
			self.add(&mut reckoning, &record, is_creditable)?;
		}
		if records != header.records || pages != header.pages {
			return Err(Difference::Count);
		}
		if reckoning.subtotal != header.subtotal {
			return Err(Difference::Subtotal { computed: reckoning.subtotal });
		}
		reckoning.credits.retain(|credit| credit.quantity != Quantity::default());
		Ok(reckoning)
	}

	fn add(
		&self,
		reckoning: &mut Reckoning,
		record: &Record,
		is_creditable: bool,
	) -> Result<(), Difference> {
		let Record { participant, day, .. } = *record;
		let worth = self
			.rule
			.apply(record.inputs())
			.map_err(|_| Difference::Record { participant, day })?;
		let computed = reckoning.subtotal;
		reckoning.subtotal =
			computed.checked_add(worth).ok_or(Difference::Subtotal { computed })?;
		// Parts of the subtotal, these sums stay within 64 bits.
		if !is_creditable {
			reckoning.withheld_records = reckoning.withheld_records.saturating_add(1);
			reckoning.withheld = reckoning.withheld.saturating_add(worth);
			return Ok(());
		}
		match reckoning.credits.last_mut() {
			Some(credit) if credit.participant == participant => {
				credit.quantity = credit.quantity.saturating_add(worth)
			}
			_ => reckoning.credits.push(Credit { participant, quantity: worth }),
		}
		Ok(())
	}
}
