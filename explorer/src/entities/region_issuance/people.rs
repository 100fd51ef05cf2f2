//! To whom a chunk was credited: its records under the batch's rule, those of people who did not consent left out. Of a
//! project all is its owner's, or withheld.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value as Tree;
use suhui_primitives::{
	chunk::Reader, CompiledRule, Day, Page, Period, Quantifier, Quantity, Rule, Slots,
};

use super::Credits;
use crate::{
	chain::feed::Feed,
	entities::{
		fields::{plain, EventFields},
		moment::{EventContext, StorageKey},
	},
};

/// The people credited. What the records do not add up to by the event is booked as unknown.
pub async fn credits(
	moment: &EventContext<'_>,
	feed: &Feed,
	class: i64,
	credited: (i64, i64),
	withheld_records: i64,
) -> Result<Credits> {
	let batch = moment.stored("Issuance", "Batches", "batch").await?;
	let source = u32::try_from(batch.int("source")?)?;
	let (rule, period) = (rule(moment, &batch, source).await?, period(&batch)?);
	let everybody = withheld_records == 0;
	let mut pages: BTreeMap<Page, Slots> = BTreeMap::new();
	let mut of: Vec<(u32, Quantity, i64)> = Vec::new();
	let mut sum = Quantity::default();
	let mut quantifier = Quantifier::new(&rule);
	for record in quantifier.read(Reader::new(&feed.body, period, rule.inputs)) {
		let (record, quantity) = record.map_err(|fault| anyhow::anyhow!("{fault}"))?;
		if !everybody {
			let page = Page::of(record.participant);
			let slots = match pages.get(&page) {
				Some(slots) => *slots,
				None => {
					let slots = creditable(moment, source, page).await?;
					pages.insert(page, slots);
					slots
				}
			};
			if !slots.contains(Page::slot(record.participant)) {
				continue;
			}
		}
		sum = sum.saturating_add(quantity);
		match of.last_mut() {
			Some((last, sum, records)) if *last == record.participant => {
				*sum = sum.saturating_add(quantity);
				*records += 1;
			}
			_ => of.push((record.participant, quantity, 1)),
		}
	}
	let batch = i64::from(feed.batch);
	let records = i64::from(feed.header.records) - withheld_records;
	let unknown = Credits::unknown(batch, class, credited, records)?;
	let counted = of.iter().map(|(_, _, records)| records).sum::<i64>();
	// Consent may have changed earlier in the very block.
	Ok(match (sum, counted) == unknown.unknown {
		true => Credits { batch, class, of, unknown: Default::default() },
		false => unknown,
	})
}

/// Who of a page's participants may be credited.
async fn creditable(moment: &EventContext<'_>, source: u32, page: Page) -> Result<Slots> {
	let around = moment.around;
	let open = around.before("Participants", "Individuals", StorageKey::Number(page.0)).await?;
	let consents =
		around.before("Participants", "Consents", StorageKey::Numbers(source, page.0)).await?;
	Ok(slots(open)? & slots(consents)?)
}

/// A page's slots, which stand as 32 bytes in hexadecimal; none where nothing is stored.
fn slots(tree: Option<Tree>) -> Result<Slots> {
	let Some(tree) = tree else { return Ok(Slots::default()) };
	let digits = tree.as_str().and_then(|text| text.strip_prefix("0x"));
	let bytes = digits.and_then(|digits| hex::decode(digits).ok()?.try_into().ok());
	bytes.map(Slots).with_context(|| format!("`{tree}` is not the slots of a page"))
}

fn period(batch: &Tree) -> Result<Period> {
	let period = batch.field("period")?;
	let day = |name| anyhow::Ok(Day(u32::try_from(period.int(name)?)?));
	Ok(Period { first: day("first")?, last: day("last")? })
}

/// The rule of the batch's terms.
async fn rule(moment: &EventContext<'_>, batch: &Tree, source: u32) -> Result<Rule> {
	let key = StorageKey::Numbers(source, u32::try_from(batch.int("terms")?)?);
	let terms = moment.kept("Scenarios", "TermsOf", key.clone()).await?;
	let points = moment.kept("Scenarios", "PointsTexts", key).await?;
	let methodology = match terms.maybe_int("version")? {
		Some(version) => {
			let key = StorageKey::Number(u32::try_from(version)?);
			Some(moment.kept("Methodology", "Texts", key).await?)
		}
		None => None,
	};
	let methodology = methodology.as_ref().map(text).transpose()?;
	Ok(CompiledRule::compile(methodology, text(&points)?)?.rule)
}

fn text(tree: &Tree) -> Result<&str> {
	tree.as_str().map(plain).context("a formula is not text")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn slots_should_be_those_of_the_bytes_when_they_are_first_and_last() {
		let stored = format!("0x01{}80", "00".repeat(30));
		let first_and_last = slots(Some(Tree::String(stored))).unwrap();
		assert_eq!(first_and_last.iter().collect::<Vec<_>>(), [0, 255]);
		assert!(slots(None).unwrap().is_empty());
	}

	#[test]
	fn slots_should_be_refused_when_they_are_not_32_bytes() {
		for stored in
			["24".into(), format!("0x{}", "00".repeat(31)), format!("0x{}", "zz".repeat(32))]
		{
			assert!(slots(Some(Tree::String(stored))).is_err());
		}
	}
}
