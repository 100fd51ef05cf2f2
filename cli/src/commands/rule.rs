//! The scheme's rules and standards (Art. 5, 34, 39).

use std::path::PathBuf;

use anyhow::{ensure, Error, Result};
use clap::{
	builder::{PossibleValuesParser, TypedValueParser},
	Args, Subcommand,
};
use serde_json::json;
use suhui_client::{
	api::{self, disclosure::events::RulePublished},
	read::read_all,
	scenario::text,
	types::{Rule, RuleKind},
};
use suhui_primitives::{Day, Title};

use crate::{
	args::{self, Context},
	bounds, dates, document,
	output::{optional, table},
	words,
};

#[derive(Subcommand)]
pub enum Command {
	/// 公布一项制度或标准 / Publish a rule or standard (the authority)
	Publish(Publish),
	/// 自某日起废止一项制度 / Repeal a rule from a day on (the authority)
	Repeal {
		#[arg(value_parser = args::number)]
		rule: u32,
		/// 自此日起不再施行，默认今日 / The first day on which it is no longer in force, today unless given
		#[arg(long, value_name = "DATE", value_parser = args::day)]
		from: Option<Day>,
		/// 取代它的制度 / The rule in its place
		#[arg(long, value_name = "RULE", value_parser = args::number)]
		by: Option<u32>,
	},
	/// 列出制度标准 / List rules
	List,
}

#[derive(Args)]
pub struct Publish {
	#[arg(long, value_parser = PossibleValuesParser::new(words::rule_kinds()).try_map(|text| words::parse_rule_kind(&text)))]
	kind: RuleKind,
	#[arg(long, value_parser = bounds::title)]
	title: Title,
	/// 制度全文 / Its text
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
	/// 施行之日，默认今日；此前已施行的写原日期 / The first day of its force, today unless given; of one in force already, that day
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	effective: Option<Day>,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Publish(publish) => self::publish(context, publish).await,
		Command::Repeal { rule, from, by } => repeal(context, rule, from, by).await,
		Command::List => list(context).await,
	}
}

async fn publish(context: &Context, publish: Publish) -> Result<()> {
	let Publish { kind, title, document, effective } = publish;
	let effective = effective.unwrap_or_else(dates::today);
	let document = document::read(&document)?;
	let title = title.into_inner();
	let calls = api::tx().disclosure();
	let call = calls.publish_rule(kind, title.clone(), document.into(), effective.into());
	let included = context.send(&call).await?;
	let RulePublished { rule, .. } = included.event()?;
	let result = json!({
		"block": included.block, "rule": rule, "kind": words::rule_kind(kind), "title": text(&title),
		"effective": dates::day(effective), "document": document,
	});
	context.output.show(&result, |_| {
		format!("已公布，制度编号 {rule}，自 {effective} 起施行 / published as rule {rule}, in force from {effective} on")
	});
	Ok(())
}

async fn repeal(context: &Context, rule: u32, from: Option<Day>, by: Option<u32>) -> Result<()> {
	let from = from.unwrap_or_else(dates::today);
	bounds::not_past(from, dates::today()).map_err(Error::msg)?;
	ensure!(
		by != Some(rule),
		"制度 {rule} 不能由自身取代 / rule {rule} cannot be the one in its own place"
	);
	let call = api::tx().disclosure().repeal_rule(rule, from.into(), by);
	let block = context.send(&call).await?.block;
	let result = json!({ "block": block, "rule": rule, "from": dates::day(from), "successor": by });
	context.output.show(&result, |_| {
		format!("制度 {rule} 自 {from} 起废止 / rule {rule} is repealed from {from} on")
	});
	Ok(())
}

async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut rules = read_all(&at, api::storage().disclosure().rules()).await?;
	rules.sort_by_key(|((number,), _)| *number);
	let entries: Vec<_> = rules
		.iter()
		.map(|((number,), it)| {
			json!({
				"rule": number, "kind": words::rule_kind(it.kind), "title": text(&it.title),
				"published": dates::day(*it.published), "effective": dates::day(*it.effective),
				"repealed": it.repealed.as_deref().map(|day| dates::day(*day)), "successor": it.successor,
				"document": *it.document,
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = rules.iter().map(|((number,), it)| row(*number, it));
		let header = [
			"编号 Rule#",
			"种类 Kind",
			"名称 Title",
			"施行 Effective",
			"废止 Repealed",
			"全文 BLAKE2-256",
		];
		table(header, rows)
	});
	Ok(())
}

fn row(number: u32, rule: &Rule) -> [String; 6] {
	[
		number.to_string(),
		words::rule_kind_title(rule.kind),
		text(&rule.title),
		dates::day(*rule.effective),
		optional(rule.repealed.as_deref(), |day| dates::day(*day)),
		format!("{:?}", rule.document.blake2_256),
	]
}
