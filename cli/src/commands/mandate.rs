//! What the authority mandates the operator with (Art. 6).

use std::path::PathBuf;

use anyhow::{ensure, Result};
use clap::{
	builder::{PossibleValuesParser, TypedValueParser},
	Args, Subcommand,
};
use serde_json::json;
use suhui_client::{
	api,
	clock::today,
	read::read,
	types::{Mandate, Scope},
};
use suhui_primitives::Day;

use crate::{
	args::{self, Context},
	dates, document,
	output::table,
	words,
};

#[derive(Subcommand)]
pub enum Command {
	/// 委托运营机构办理一类事项，取代此前的同类委托 / Mandate the operator with a scope, in place of its mandate before (the authority)
	Grant(Grant),
	/// 收回委托，立即生效 / Take a mandate back at once (the authority)
	Withdraw {
		#[arg(value_parser = PossibleValuesParser::new(words::scopes()).try_map(|text| words::parse_scope(&text)))]
		scope: Scope,
	},
	/// 列出委托 / List mandates
	List,
}

#[derive(Args)]
pub struct Grant {
	#[arg(value_parser = PossibleValuesParser::new(words::scopes()).try_map(|text| words::parse_scope(&text)))]
	scope: Scope,
	/// 首日，默认今日 / The first day, today unless given
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	from: Option<Day>,
	/// 末日 / The last day
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	until: Day,
	/// 委托书 / The instrument in writing
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Grant(grant) => self::grant(context, grant).await,
		Command::Withdraw { scope } => withdraw(context, scope).await,
		Command::List => list(context).await,
	}
}

async fn grant(context: &Context, grant: Grant) -> Result<()> {
	let Grant { scope, from, until, document } = grant;
	let chain = context.connect().await?;
	let from = match from {
		Some(day) => day,
		None => today(&chain.at_finalized().await?).await?,
	};
	ensure!(
		from <= until,
		"末日 {until} 早于首日 {from} / the last day {until} is before the first, {from}"
	);
	let document = document::read(&document)?;
	let call = api::tx().mandate().grant(scope, from.into(), until.into(), document.into());
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({
		"block": block, "scope": words::scope(scope), "from": dates::day(from), "until": dates::day(until),
		"document": document,
	});
	context.output.show(&result, |_| {
		format!(
			"已委托运营机构：{0}，{from} 至 {until} / the operator is mandated: {0}, from {from} until {until}",
			words::scope_title(scope)
		)
	});
	Ok(())
}

async fn withdraw(context: &Context, scope: Scope) -> Result<()> {
	let block = context.send(&api::tx().mandate().withdraw(scope)).await?.block;
	context.output.show(&json!({ "block": block, "scope": words::scope(scope) }), |_| {
		format!("已收回委托 Mandate withdrawn: {}", words::scope_title(scope))
	});
	Ok(())
}

/// Every scope, also one without a mandate.
async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut mandates = Vec::new();
	for scope in words::ALL_SCOPES {
		mandates.push((scope, read(&at, api::storage().mandate().mandates(), (scope,)).await?));
	}
	let today = today(&at).await?;
	let entries: Vec<_> = mandates
		.iter()
		.map(|(scope, mandate)| {
			let day = |day: fn(&Mandate) -> Day| mandate.as_ref().map(|it| dates::day(day(it)));
			json!({
				"scope": words::scope(*scope), "stands": stands(mandate.as_ref(), today), "from": day(|it| *it.from),
				"until": day(|it| *it.until), "document": mandate.as_ref().map(|it| *it.document),
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = mandates.iter().map(|(scope, mandate)| {
			let (from, until, document) = match mandate {
				Some(it) => (
					dates::day(*it.from),
					dates::day(*it.until),
					format!("{:?}", it.document.blake2_256),
				),
				None => Default::default(),
			};
			let stands = match stands(mandate.as_ref(), today) {
				true => "有效 stands",
				false => "无效 does not stand",
			};
			[words::scope_title(*scope).to_string(), stands.to_string(), from, until, document]
		});
		table(
			["事项 Scope", "今日 Today", "首日 From", "末日 Until", "委托书 Document BLAKE2-256"],
			rows,
		)
	});
	Ok(())
}

fn stands(mandate: Option<&Mandate>, today: Day) -> bool {
	mandate.is_some_and(|it| (*it.from..=*it.until).contains(&today))
}

#[cfg(test)]
mod tests {
	use super::*;
	use suhui_primitives::Document;

	#[test]
	fn mandate_should_stand_when_today_is_one_of_its_days() {
		let document = Document::default().into();
		let mandate = Mandate { from: Day(10).into(), until: Day(12).into(), document };
		for (today, expected) in [(9, false), (10, true), (12, true), (13, false)] {
			assert_eq!(stands(Some(&mandate), Day(today)), expected, "{today}");
		}
		assert!(!stands(None, Day(10)));
	}
}
