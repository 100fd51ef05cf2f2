//! To whom a chunk was credited: its records under the batch's rule, those of people who did not consent left out.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::Value as Tree;
use suhui_formula::{compile, Binding};
use suhui_primitives::{chunk::Reader, Day, Page, Period, Quantity, Rule};

use super::{fields::Fields, Moment};
use crate::{
	chain::{feed::Feed, read::State},
	index::change::Credits,
};

/// The people credited. What the records do not add up to by the event is booked as unknown.
pub async fn credits(
	moment: &Moment<'_>,
	feed: &Feed,
	credited: (i64, i64),
	withheld_records: i64,
) -> Result<Credits> {
	let (before, after) = (&moment.loaded.before, &moment.loaded.after);
	let batch = after.read_tree("Issuance", "Batches", (feed.batch,)).await?;
	let batch = batch.context("the batch is not in the state")?;
	let source = u32::try_from(batch.int("source")?)?;
	let (rule, period) = (rule(after, &batch, source).await?, period(&batch)?);
	let everybody = withheld_records == 0;
	let mut consents: BTreeMap<Page, u64> = BTreeMap::new();
	let mut of: Vec<(u32, Quantity, i64)> = Vec::new();
	let mut sum = Quantity::default();
	for record in Reader::new(&feed.body, period, rule.inputs) {
		let record =
			record.map_err(|error| anyhow::anyhow!("a fed record does not read: {error:?}"))?;
		let (page, slot) = (Page::of(record.participant), record.participant % 64);
		if !everybody {
			let bits = match consents.get(&page) {
				Some(bits) => *bits,
				None => {
					let bits = creditable(before, source, page).await?;
					consents.insert(page, bits);
					bits
				}
			};
			if bits >> slot & 1 == 0 {
				continue;
			}
		}
		let worth = rule.apply(record.inputs()).map_err(|error| anyhow::anyhow!("{error}"))?;
		sum = sum.saturating_add(worth);
		match of.last_mut() {
			Some((last, quantity, records)) if *last == record.participant => {
				*quantity = quantity.saturating_add(worth);
				*records += 1;
			}
			_ => of.push((record.participant, worth, 1)),
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

async fn creditable(state: &State, source: u32, page: Page) -> Result<u64> {
	let standing: Option<u64> = state.read("Participants", "Standing", (page.0,)).await?;
	let consents: Option<u64> = state.read("Participants", "Consents", (source, page.0)).await?;
	Ok(standing.unwrap_or_default() & consents.unwrap_or_default())
}

fn period(batch: &Tree) -> Result<Period> {
	let period = batch.field("period")?;
	let day = |name| anyhow::Ok(Day(u32::try_from(period.int(name)?)?));
	Ok(Period { first: day("first")?, last: day("last")? })
}

async fn rule(state: &State, batch: &Tree, source: u32) -> Result<Rule> {
	let text = |tree: Option<Tree>| {
		let text = tree.as_ref().and_then(Tree::as_str).map(str::to_string);
		text.context("a formula's source is not in the state")
	};
	let points = text(state.read_tree("Scenarios", "PointsSources", (source,)).await?)?;
	let points = compile(&points).map_err(|error| anyhow::anyhow!("{error}"))?.formula;
	let methodology = match batch.maybe_int("version")? {
		Some(version) => {
			let key = (u32::try_from(version)?,);
			let source = text(state.read_tree("Methodology", "Sources", key).await?)?;
			Some(compile(&source).map_err(|error| anyhow::anyhow!("{error}"))?.formula)
		}
		None => None,
	};
	let rule = state.read_tree("Scenarios", "PointsRules", (source,)).await?;
	let rule = rule.context("the points rule is not in the state")?;
	let bindings = rule.field("bindings")?.as_array().context("bindings are no list")?;
	let bindings =
		bindings.iter().map(|binding| match binding.get("Input").and_then(Tree::as_u64) {
			Some(input) => Ok(Binding::Input(u8::try_from(input)?)),
			None => anyhow::Ok(Binding::Reduction),
		});
	let bindings = bindings.collect::<Result<Vec<_>>>()?;
	Ok(Rule {
		inputs: u8::try_from(rule.int("inputs")?)?,
		methodology,
		points,
		bindings: bindings.try_into().map_err(|_| anyhow::anyhow!("too many bindings"))?,
	})
}
