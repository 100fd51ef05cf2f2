//! What is claimed elsewhere for a scenario's activity, and conflicts with it (Art. 23).

use std::{
	fs,
	path::{Path, PathBuf},
};

use anyhow::{anyhow, Context as _, Error, Result};
use clap::{
	builder::{PossibleValuesParser, TypedValueParser},
	Args, Subcommand,
};
use serde::Deserialize;
use serde_json::json;
use suhui_client::{
	api::{
		self,
		scenarios::events::{ClaimDeclared, ConflictReported},
	},
	read::read,
	types::{Mechanism, OutsideClaim},
};
use suhui_primitives::{Day, SourceId};

use crate::{
	args::{self, Context},
	bounds, document, words,
};

#[derive(Args)]
pub struct Declaration {
	#[arg(value_parser = args::number)]
	source: SourceId,
	/// 申报于何处 / Where it is claimed
	#[arg(long, value_parser = PossibleValuesParser::new(words::mechanisms()).try_map(|text| words::parse_mechanism(&text)))]
	mechanism: Mechanism,
	/// 在该处的编号，如项目号；链上只记其摘要 / What names it there, such as a project's number; the chain takes its digest alone
	#[arg(long)]
	reference: String,
	/// 所申报活动的首日 / The first day of the activity claimed
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	first: Day,
	/// 所申报活动的末日 / The last day
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	last: Day,
}

#[derive(Subcommand)]
pub enum Command {
	/// 举报重复申报 / Report that activity is claimed twice (any participant, or the operator)
	Report {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 所涉的登记号，自 1 起；未登记的不写 / The claim of the register it is about, from 1; none if it is not declared
		#[arg(long, value_name = "CLAIM", value_parser = args::number)]
		claim: Option<u32>,
		/// 说明线索的材料 / The document that tells of it
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 认定线索 / Decide whether a conflict is one (operator)
	Decide(Decide),
}

#[derive(Args)]
pub struct Decide {
	/// 线索编号 / The conflict
	#[arg(value_parser = args::number)]
	conflict: u32,
	/// 属于重复申报，可据此终止场景 / It is claimed twice, a ground to terminate the scenario
	#[arg(long, required_unless_present = "dismissed", conflicts_with = "dismissed")]
	upheld: bool,
	/// 不属于重复申报 / It is not
	#[arg(long)]
	dismissed: bool,
	/// 认定材料 / The finding in writing
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

/// A claim as a file of claims has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
	mechanism: String,
	reference: String,
	first: String,
	last: String,
}

impl Written {
	fn claim(&self) -> Result<OutsideClaim, String> {
		let mechanism = words::parse_mechanism(&self.mechanism)?;
		outside(mechanism, &self.reference, args::day(&self.first)?, args::day(&self.last)?)
	}
}

fn outside(
	mechanism: Mechanism,
	reference: &str,
	first: Day,
	last: Day,
) -> Result<OutsideClaim, String> {
	bounds::claimed(first, last)?;
	let reference = document::blake2_256(reference.as_bytes());
	Ok(OutsideClaim { mechanism, reference, first: first.into(), last: last.into() })
}

/// The claims of a file that go with an application: a JSON list.
pub fn read_file(path: &Path) -> Result<Vec<OutsideClaim>> {
	let name = path.display();
	let text = fs::read(path).with_context(|| {
		format!("无法读取机制外申报 {name} / cannot read the outside claims {name}")
	})?;
	parse(&text).with_context(|| name.to_string())
}

fn parse(text: &[u8]) -> Result<Vec<OutsideClaim>> {
	let written: Vec<Written> = serde_json::from_slice(text).map_err(|error| {
		anyhow!("不是机制外申报的列表，每项应有 mechanism、reference、first、last / not a list of outside claims, each with mechanism, reference, first and last: {error}")
	})?;
	bounds::first_claims(written.len()).map_err(Error::msg)?;
	let claims = (1..).zip(&written).map(|(at, claim)| {
		claim.claim().map_err(|fault| anyhow!("第 {at} 项 claim {at}: {fault}"))
	});
	claims.collect()
}

pub async fn declare(context: &Context, declaration: Declaration) -> Result<()> {
	let Declaration { source, mechanism, reference, first, last } = declaration;
	let claim = outside(mechanism, &reference, first, last).map_err(Error::msg)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let declared = read(&at, api::storage().scenarios().claims(), (source,)).await?;
	bounds::claims(declared.unwrap_or_default().len()).map_err(Error::msg)?;
	let call = api::tx().scenarios().declare_claim(source, claim);
	let included = context.send_on(&chain, &call).await?;
	let ClaimDeclared { claim, .. } = included.event()?;
	let conflict = included.find::<ConflictReported>()?.map(|it| it.conflict);
	let result = json!({
		"block": included.block, "source": source, "claim": claim, "conflict": conflict,
		"reference_blake2_256": document::blake2_256(reference.as_bytes()),
	});
	context.output.show(&result, |_| match conflict {
		None => format!("场景 {source} 的机制外申报已登记，登记号 {claim} / claim {claim} of scenario {source} is in the register"),
		Some(conflict) => format!("场景 {source} 的机制外申报已登记，登记号 {claim}；所涉日期已有批次，自动列为线索 {conflict} / claim {claim} of scenario {source} is in the register; batches cover its days, which is conflict {conflict}"),
	});
	Ok(())
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Report { source, claim, document } => {
			report(context, source, claim, &document).await
		}
		Command::Decide(Decide { conflict, upheld, document, .. }) => {
			decide(context, conflict, upheld, &document).await
		}
	}
}

async fn report(
	context: &Context,
	source: SourceId,
	claim: Option<u32>,
	document: &Path,
) -> Result<()> {
	let document = document::read(document)?;
	let call = api::tx().scenarios().report_conflict(source, claim, document.into());
	let included = context.send(&call).await?;
	let ConflictReported { conflict, .. } = included.event()?;
	let result = json!({
		"block": included.block, "source": source, "claim": claim, "conflict": conflict,
		"document": document,
	});
	context.output.show(&result, |_| {
		format!("场景 {source} 的重复申报线索已登记，编号 {conflict} / conflict {conflict} of scenario {source} is reported")
	});
	Ok(())
}

async fn decide(context: &Context, conflict: u32, upheld: bool, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let call = api::tx().scenarios().decide_conflict(conflict, upheld, document.into());
	let told = match upheld {
		true => format!("线索 {conflict} 经认定属于重复申报 / conflict {conflict} is upheld: the activity is claimed twice"),
		false => format!("线索 {conflict} 经认定不属于重复申报 / conflict {conflict} is dismissed"),
	};
	let result = json!({ "conflict": conflict, "upheld": upheld, "document": document });
	context.tell(&call, result, told).await
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn claims_should_be_those_of_the_file_when_read() {
		let text =
			r#"[{"mechanism":"ccer","reference":"JS-1","first":"2026-01-01","last":"2026-03-31"}]"#;
		let claims = parse(text.as_bytes()).unwrap();
		let [OutsideClaim { mechanism, reference, first, last }] = &claims[..] else {
			panic!("{} claims", claims.len())
		};
		assert!(matches!(mechanism, Mechanism::Ccer));
		assert_eq!(*reference, document::blake2_256(b"JS-1"));
		// The 20,454th and the 20,543rd day.
		assert_eq!((**first, **last), (Day(20_454), Day(20_543)));
	}

	#[test]
	fn claims_should_be_refused_with_their_place_when_one_is_wrong() {
		let fault = |text: &str| match parse(text.as_bytes()) {
			Ok(_) => panic!("{text} is taken"),
			Err(fault) => format!("{fault:#}"),
		};
		assert!(fault("{}").contains("not a list of outside claims"));
		let claim = |mechanism: &str, first: &str| {
			format!(
				r#"[{{"mechanism":"{mechanism}","reference":"1","first":"{first}","last":"2026-03-31"}}]"#
			)
		};
		assert!(fault(&claim("ets", "2026-01-01")).contains("claim 1: "));
		assert!(fault(&claim("vcs", "2026-04-01")).contains("is before the first"));
		let nine = format!(
			"[{}]",
			[r#"{"mechanism":"gs","reference":"","first":"","last":""}"#; 9].join(",")
		);
		assert!(fault(&nine).contains("at most 8 go with an application"));
	}
}
