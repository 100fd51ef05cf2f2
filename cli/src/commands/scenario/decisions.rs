//! What is decided on an application, for a scenario or for terms of one: receipt, review, filing.

use std::path::Path;

use anyhow::{ensure, Result};
use clap::Args;
use serde_json::json;
use suhui_client::{
	api::{
		self,
		scenarios::events::{TermsWithdrawn, Withdrawn},
	},
	clock::today,
	in_force::InForce,
	scenario::scenario,
	types::{Scenario, ScenarioStage},
	At,
};
use suhui_primitives::{Day, SourceId, TermsNumber};

use crate::{
	args::{self, Context},
	dates, document,
};

// The application that an office decides on: the developer may withdraw it and propose others at any time before.
#[derive(Args)]
pub struct Named {
	#[arg(value_parser = args::number)]
	source: SourceId,
	/// 所审定的是第几版规则，首次申请为 1；须先查阅（suhui scenario show） / Which terms are decided on, 1 of a scenario that is applied for:
	/// those that were looked at (`suhui scenario show`)
	#[arg(long, value_parser = args::number, value_name = "NUMBER")]
	terms: TermsNumber,
}

impl Named {
	/// The scenario, if these are the terms that were proposed last for it.
	async fn read(&self, at: &At) -> Result<Scenario> {
		let found = scenario(at, self.source).await?;
		self.ensure_last(found.terms)?;
		Ok(found)
	}

	fn ensure_last(&self, last: TermsNumber) -> Result<()> {
		let Named { source, terms } = self;
		ensure!(
			*terms == last,
			"场景 {source} 最近提出的是第 {last} 版规则，不是第 {terms} 版；请先查阅（suhui scenario show {source}） / the terms proposed last for scenario {source} are terms {last}, not {terms}: look at them first (suhui scenario show {source})"
		);
		Ok(())
	}
}

pub async fn accept(context: &Context, named: Named) -> Result<()> {
	let chain = context.connect().await?;
	named.read(&chain.at_finalized().await?).await?;
	let Named { source, terms } = named;
	let call = api::tx().scenarios().accept(source, terms);
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({ "block": block, "source": source, "terms": terms });
	context.output.show(&result, |_| {
		format!("场景 {source} 的第 {terms} 版规则已受理，审查中 / terms {terms} of scenario {source} are taken in, and under review")
	});
	Ok(())
}

pub async fn return_incomplete(context: &Context, named: Named, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let chain = context.connect().await?;
	named.read(&chain.at_finalized().await?).await?;
	let Named { source, terms } = named;
	let call = api::tx().scenarios().return_incomplete(source, terms, reason.into());
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({ "block": block, "source": source, "terms": terms, "reason": reason });
	context.output.show(&result, |_| {
		format!("场景 {source} 的第 {terms} 版规则已退回补正 / terms {terms} of scenario {source} are returned as incomplete")
	});
	Ok(())
}

pub async fn complete(context: &Context, source: SourceId, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let call = api::tx().scenarios().complete(source, document.into());
	let told = format!(
		"场景 {source} 的申请已补正，待受理 / the application for scenario {source} is completed, and waits to be taken in"
	);
	context.tell(&call, json!({ "source": source, "document": document }), told).await
}

pub async fn approve(context: &Context, named: Named) -> Result<()> {
	let chain = context.connect().await?;
	named.read(&chain.at_finalized().await?).await?;
	let Named { source, terms } = named;
	let call = api::tx().scenarios().approve(source, terms);
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({ "block": block, "source": source, "terms": terms });
	context.output.show(&result, |_| {
		format!("场景 {source} 的第 {terms} 版规则审查通过，待主管部门备案 / scenario {source} is approved with terms {terms}, and waits for the authority to file it")
	});
	Ok(())
}

/// A scenario is admitted with its first terms, or other terms of it come into force.
pub async fn file(context: &Context, named: Named, from: Option<Day>) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let found = named.read(&at).await?;
	let Named { source, terms } = named;
	let today = today(&at).await?;
	let from = from.unwrap_or(today);
	let is_first = matches!(found.stage, ScenarioStage::Applied);
	if !is_first || found.succeeds.is_some() {
		ensure_possible(&InForce::read(&at, source).await?, from, today)?;
	}
	let call = api::tx().scenarios().file(source, terms, from.into());
	let block = context.send_on(&chain, &call).await?.block;
	let from = dates::day(from);
	let result = json!({ "block": block, "source": source, "terms": terms, "from": from });
	context.output.show(&result, |_| match is_first {
		true => format!("场景 {source} 已备案并纳入，活动自 {from} 起计入 / scenario {source} is filed and admitted, and its activity counts from {from} on"),
		false => format!("场景 {source} 的第 {terms} 版规则已备案，自 {from} 起适用 / terms {terms} of scenario {source} are filed, and hold from {from} on"),
	});
	Ok(())
}

pub async fn reject(context: &Context, named: Named, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let chain = context.connect().await?;
	let found = named.read(&chain.at_finalized().await?).await?;
	let Named { source, terms } = named;
	let call = api::tx().scenarios().reject(source, terms, reason.into());
	let block = context.send_on(&chain, &call).await?.block;
	let is_first = matches!(found.stage, ScenarioStage::Applied);
	let result = json!({ "block": block, "source": source, "terms": terms, "reason": reason });
	context.output.show(&result, |_| match is_first {
		true => format!("场景 {source} 不予通过 Scenario {source} rejected"),
		false => {
			format!("场景 {source} 的第 {terms} 版规则不予通过 Terms {terms} of scenario {source} rejected")
		}
	});
	Ok(())
}

pub async fn withdraw(context: &Context, source: SourceId) -> Result<()> {
	let included = context.send(&api::tx().scenarios().withdraw(source)).await?;
	let terms = match included.event::<Withdrawn>() {
		Ok(_) => None,
		Err(_) => Some(included.event::<TermsWithdrawn>()?.terms),
	};
	let result = json!({ "block": included.block, "source": source, "terms": terms });
	context.output.show(&result, |_| match terms {
		None => format!("场景 {source} 的申请已撤回 Scenario {source} withdrawn"),
		Some(terms) => format!(
			"场景 {source} 的第 {terms} 版规则已撤回 Terms {terms} of scenario {source} withdrawn"
		),
	});
	Ok(())
}

/// Terms, and a scenario that succeeds another, begin with days to come alone, and terms in order.
fn ensure_possible(in_force: &InForce, from: Day, today: Day) -> Result<()> {
	ensure!(
		from >= today,
		"{from} 已过，规则与接替的场景只能自今日 {today} 或以后起 / {from} is past: terms change, and a scenario succeeds another, from today, {today}, or later"
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
	fn decision_should_be_refused_with_both_numbers_when_other_terms_were_proposed_since() {
		let named = Named { source: 3, terms: 2 };
		let fault = named.ensure_last(3).unwrap_err().to_string();
		assert!(fault.contains("scenario 3 are terms 3, not 2: look at them first"), "{fault}");
		assert!(named.ensure_last(2).is_ok());
	}

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
