//! What is decided on terms proposed for an admitted scenario.

use std::path::Path;

use anyhow::{ensure, Result};
use serde_json::json;
use suhui_client::{
	api::{
		self,
		scenarios::events::{TermsAdmitted, TermsRejected},
	},
	clock::today,
	in_force::InForce,
};
use suhui_primitives::{Day, SourceId};

use crate::{args::Context, dates, document};

pub async fn admit(context: &Context, source: SourceId, from: Day) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let in_force = InForce::read(&at, source).await?;
	ensure_possible(&in_force, from, today(&at).await?)?;
	let call = api::tx().scenarios().admit_terms(source, from.into());
	let included = context.send_on(&chain, &call).await?;
	let TermsAdmitted { terms, .. } = included.event()?;
	let result = json!({
		"block": included.block, "source": source, "terms": terms, "from": dates::day(from),
	});
	context.output.show(&result, |_| {
		format!("场景 {source} 自 {from} 起适用第 {terms} 版规则 / terms {terms} of scenario {source} hold from {from} on")
	});
	Ok(())
}

pub async fn reject(context: &Context, source: SourceId, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().scenarios().reject_terms(source, reason.into());
	let included = context.send(&call).await?;
	let TermsRejected { terms, .. } = included.event()?;
	let result =
		json!({ "block": included.block, "source": source, "terms": terms, "reason": reason });
	context.output.show(&result, |_| {
		format!(
			"场景 {source} 的第 {terms} 版规则未采纳 Terms {terms} of scenario {source} rejected"
		)
	});
	Ok(())
}

/// Terms change for days to come alone, and in order.
fn ensure_possible(in_force: &InForce, from: Day, today: Day) -> Result<()> {
	ensure!(
		from >= today,
		"{from} 已过，规则只能自今日 {today} 或以后起变更 / {from} is past: terms change from today, {today}, or later"
	);
	if let Some((last, first)) = in_force.last() {
		ensure!(
			from > first,
			"第 {last} 版规则自 {first} 起适用，新版须晚于该日 / terms {last} hold from {first} on: others begin later"
		);
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn terms_should_be_refused_when_their_first_day_is_past_or_not_after_the_last() {
		let in_force = InForce::from(vec![(1, Day(100).into()), (2, Day(120).into())]);
		let fault = |from| ensure_possible(&in_force, Day(from), Day(110)).unwrap_err().to_string();
		assert!(fault(109).contains("is past"));
		for from in [110, 120] {
			assert!(fault(from).contains("terms 2 hold from 1970-05-01 on"), "{}", fault(from));
		}
		assert!(ensure_possible(&in_force, Day(121), Day(110)).is_ok());
		assert!(ensure_possible(&InForce::default(), Day(110), Day(110)).is_ok());
	}
}
