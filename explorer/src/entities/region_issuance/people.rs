//! To whom a chunk was credited: its records under the batch's rule, those of people who did not consent left out.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value as Tree;
use suhui_primitives::{
	chunk::Reader, CompiledRule, Day, Page, Period, Quantifier, Quantity, Rule,
};

use super::Credits;
use crate::{
	chain::feed::Feed,
	entities::{
		fields::EventFields,
		moment::{EventContext, StorageKey},
	},
};

/// The people credited. What the records do not add up to by the event is booked as unknown.
pub async fn credits(
	moment: &EventContext<'_>,
	feed: &Feed,
	credited: (i64, i64),
	withheld_records: i64,
) -> Result<Credits> {
	let batch = moment.stored("Issuance", "Batches", "batch").await?;
	let source = u32::try_from(batch.int("source")?)?;
	let (rule, period) = (rule(moment, &batch, source).await?, period(&batch)?);
	let everybody = withheld_records == 0;
	let mut consents: BTreeMap<Page, u64> = BTreeMap::new();
	let mut of: Vec<(u32, Quantity, i64)> = Vec::new();
	let mut sum = Quantity::default();
	let mut quantifier = Quantifier::new(&rule);
	for record in quantifier.read(Reader::new(&feed.body, period, rule.inputs)) {
		let (record, quantity) = record.map_err(|fault| anyhow::anyhow!("{fault}"))?;
		let (page, slot) = (Page::of(record.participant), record.participant % 64);
		if !everybody {
			let bits = match consents.get(&page) {
				Some(bits) => *bits,
				None => {
					let bits = creditable(moment, source, page).await?;
					consents.insert(page, bits);
					bits
				}
			};
			if bits >> slot & 1 == 0 {
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
	let unknown = Credits::unknown(batch, credited, records)?;
	let counted = of.iter().map(|(_, _, records)| records).sum::<i64>();
	// Consent may have changed earlier in the very block.
	Ok(match (sum, counted) == unknown.unknown {
		true => Credits { batch, of, unknown: Default::default() },
		false => unknown,
	})
}

/// Who of a page's participants may be credited, a bit each.
async fn creditable(moment: &EventContext<'_>, source: u32, page: Page) -> Result<u64> {
	let around = moment.around;
	let open = around.before("Participants", "Individuals", StorageKey::Number(page.0)).await?;
	let consents =
		around.before("Participants", "Consents", StorageKey::Numbers(source, page.0)).await?;
	Ok(bits(open)? & bits(consents)?)
}

/// 64 bits, which stand as text.
fn bits(tree: Option<Tree>) -> Result<u64> {
	let Some(tree) = tree else { return Ok(0) };
	let bits = tree.as_str().and_then(|text| text.parse().ok());
	bits.with_context(|| format!("`{tree}` is not a number of 64 bits"))
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
	tree.as_str().context("a formula is not text")
}
