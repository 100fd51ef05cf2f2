//! Sanctions, which the council decides on by motions, and appeals against them (Art. 44).

use std::path::{Path, PathBuf};

use anyhow::{anyhow, ensure, Error, Result};
use clap::{
	builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
	Args, Subcommand,
};
use serde_json::{json, Value};
use subxt::utils::Static;
use suhui_client::{
	api::{self, disclosure},
	clock::today,
	read::{read, read_all},
	types::{Sanction, SanctionGround},
	At, Who,
};
use suhui_primitives::{Capacity, Day, Sanctioned};

use crate::{
	args::{self, Context},
	bounds,
	clerks::Matter,
	dates, document,
	output::table,
	working_days::WorkingDays,
};

const GROUNDS: [SanctionGround; 7] = [
	SanctionGround::Malfeasance,
	SanctionGround::Falsehood,
	SanctionGround::Leak,
	SanctionGround::Other,
	SanctionGround::Quality,
	SanctionGround::DoubleClaim,
	SanctionGround::Qualification,
];
const CAPACITIES: [Capacity; 4] =
	[Capacity::Developer, Capacity::Reporter, Capacity::Verifier, Capacity::Expert];

#[derive(Subcommand)]
pub enum Command {
	/// 对处理决定申诉，六十日内，末日放假的顺延至放假后第一日，一次为限 / Appeal against a sanction, once, within 60 days, or on the first day worked after them if the last is off (whom it concerns)
	Appeal {
		#[arg(value_parser = args::number)]
		sanction: u32,
		/// 申诉 / The appeal
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 作出处理决定，由相关部门表决 / Impose a sanction (the council: each seat votes by this command)
	Impose(Imposition),
	/// 解除处理决定，由相关部门表决 / Lift a sanction (the council)
	Lift {
		#[arg(value_parser = args::number)]
		sanction: u32,
		/// 解除决定 / The decision
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 答复申诉，成立的即解除处理，由相关部门表决 / Answer an appeal, which lifts the sanction if it is upheld (the council)
	Answer(Answer),
	/// 列出处理决定 / List sanctions
	List,
}

#[derive(Args)]
pub struct Imposition {
	#[command(flatten)]
	whom: Whom,
	/// 事由 / The ground
	#[arg(long, value_parser = PossibleValuesParser::new(grounds()).try_map(|text| parse_ground(&text)))]
	ground: SanctionGround,
	/// 不得再作为；专家只有 expert 一项 / What it bars from acting as; an expert, from `expert` alone
	#[arg(long = "as", required = true, num_args = 1.., value_name = "CAPACITY", value_parser = PossibleValuesParser::new(CAPACITIES.map(capacity)).try_map(|text| parse_capacity(&text)))]
	capacities: Vec<Capacity>,
	/// 末日 / The last day
	#[arg(long, value_parser = args::day, value_name = "DATE")]
	until: Day,
	/// 处理决定 / The decision
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Whom {
	/// 参与者，编号或地址 / A participant, by number or address
	#[arg(long, value_parser = args::who, value_name = "PARTICIPANT")]
	participant: Option<Who>,
	/// 专家，编号或地址 / An expert, by number or address
	#[arg(long, value_parser = args::who, value_name = "EXPERT")]
	expert: Option<Who>,
}

#[derive(Args)]
pub struct Answer {
	#[arg(value_parser = args::number)]
	sanction: u32,
	/// 申诉成立 / The appeal is upheld
	#[arg(long, required_unless_present = "dismissed", conflicts_with = "dismissed")]
	upheld: bool,
	/// 申诉不成立 / It is not
	#[arg(long)]
	dismissed: bool,
	/// 申诉决定 / The decision
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Appeal { sanction, document } => appeal(context, sanction, &document).await,
		Command::Impose(imposition) => impose(context, imposition).await,
		Command::Lift { sanction, document } => lift(context, sanction, &document).await,
		Command::Answer(it) => answer(context, it).await,
		Command::List => list(context).await,
	}
}

async fn appeal(context: &Context, sanction: u32, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let found = imposed(&at, sanction).await?;
	ensure!(
		found.appeal.is_none(),
		"对处理决定 {sanction} 已申诉，一次为限 / sanction {sanction} was appealed against already, which is possible once"
	);
	let last = WorkingDays::read(&at).await?.first_worked(bounds::appeal_days(*found.from));
	bounds::appeal(*found.from, last, today(&at).await?).map_err(Error::msg)?;
	let call = api::tx().disclosure().appeal(sanction, document.into());
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({ "block": block, "sanction": sanction, "document": document });
	context.output.show(&result, |_| {
		format!("已对处理决定 {sanction} 申诉，答复前处理仍有效 / appealed against sanction {sanction}, which stands until the council answers otherwise")
	});
	Ok(())
}

async fn imposed(at: &At, sanction: u32) -> Result<Sanction> {
	let found = read(at, api::storage().disclosure().sanctions(), (sanction,)).await?;
	found.ok_or_else(|| {
		anyhow!("没有编号为 {sanction} 的处理决定 / there is no sanction {sanction}")
	})
}

async fn impose(context: &Context, imposition: Imposition) -> Result<()> {
	let Imposition { whom, ground: by, capacities, until, document } = imposition;
	let document = document::read(&document)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	bounds::not_past(until, today(&at).await?).map_err(Error::msg)?;
	let whom = match (whom.participant, whom.expert) {
		(Some(who), _) => Sanctioned::Participant(who.participant(&at).await?.0),
		(None, Some(who)) => Sanctioned::Expert(who.expert(&at).await?.0),
		(None, None) => {
			return Err(anyhow!(
				"请用 --participant 或 --expert 写明对象 / name whom it concerns with --participant or --expert"
			))
		}
	};
	let capacities = barred(whom, capacities).map_err(Error::msg)?;
	let named: Vec<_> = capacities.iter().map(|it| capacity(*it)).collect();
	let matter = Matter {
		zh: format!("处理{}，至 {until} 不得作为 {}", whom_title(whom), named.join("、")),
		en: format!(
			"sanction of {}, barred until {until} as {}",
			whom_title(whom),
			named.join(", ")
		),
	};
	let result = json!({
		"whom": whom_entry(whom), "ground": ground(&by), "capacities": named, "until": dates::day(until),
		"document": document,
	});
	let call = disclosure::Call::sanction {
		whom: whom.into(),
		ground: by,
		capacities: capacities.into_iter().map(Static).collect(),
		until: until.into(),
		document: document.into(),
	};
	matter.resolve(context, &chain, api::Call::Disclosure(call), result).await
}

/// In the order in which the chain takes them, each once.
fn barred(whom: Sanctioned, mut capacities: Vec<Capacity>) -> Result<Vec<Capacity>, String> {
	capacities.sort_unstable();
	capacities.dedup();
	match whom {
		Sanctioned::Expert(_) if capacities != [Capacity::Expert] => Err(
			"专家只作评估论证，请写 --as expert / an expert does nothing but judge: write --as expert"
				.into(),
		),
		_ => Ok(capacities),
	}
}

async fn lift(context: &Context, sanction: u32, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let chain = context.connect().await?;
	let found = imposed(&chain.at_finalized().await?, sanction).await?;
	ensure!(
		found.lifted.is_none(),
		"处理决定 {sanction} 已解除 / sanction {sanction} was lifted already"
	);
	let call = disclosure::Call::lift { sanction, document: document.into() };
	let matter = Matter {
		zh: format!("解除处理决定 {sanction}"),
		en: format!("lifting of sanction {sanction}"),
	};
	let result = json!({ "sanction": sanction, "document": document });
	matter.resolve(context, &chain, api::Call::Disclosure(call), result).await
}

async fn answer(context: &Context, answer: Answer) -> Result<()> {
	let Answer { sanction, upheld, document, .. } = answer;
	let document = document::read(&document)?;
	let chain = context.connect().await?;
	let found = imposed(&chain.at_finalized().await?, sanction).await?;
	ensure!(
		found.appeal.is_some_and(|appeal| appeal.answer.is_none()),
		"对处理决定 {sanction} 没有待答复的申诉 / no appeal against sanction {sanction} waits for an answer"
	);
	let call = disclosure::Call::answer_appeal { sanction, upheld, document: document.into() };
	let (zh, en) = if upheld { ("成立", "upheld") } else { ("不成立", "dismissed") };
	let matter = Matter {
		zh: format!("对处理决定 {sanction} 的申诉{zh}"),
		en: format!("that the appeal against sanction {sanction} is {en}"),
	};
	let result = json!({ "sanction": sanction, "upheld": upheld, "document": document });
	matter.resolve(context, &chain, api::Call::Disclosure(call), result).await
}

async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut sanctions = read_all(&at, api::storage().disclosure().sanctions()).await?;
	sanctions.sort_by_key(|((number,), _)| *number);
	let today = today(&at).await?;
	let entries: Vec<_> =
		sanctions.iter().map(|((number,), it)| entry(*number, it, today)).collect();
	context.output.show(&entries, |_| {
		let rows = sanctions.iter().map(|((number,), it)| {
			let capacities: Vec<_> = it.capacities.iter().map(|it| capacity(**it)).collect();
			let state = match (it.lifted.is_some(), stands(it, today)) {
				(true, _) => "已解除 lifted",
				(false, true) => "有效 stands",
				(false, false) => "期满 over",
			};
			let appeal = match it.appeal.as_ref().map(|it| it.answer.as_ref()) {
				None => "–",
				Some(None) => "待答复 waits",
				Some(Some((true, ..))) => "成立 upheld",
				Some(Some((false, ..))) => "不成立 dismissed",
			};
			[
				number.to_string(),
				whom_title(*it.whom),
				ground_title(&it.ground).to_string(),
				capacities.join(", "),
				format!("{}..{}", dates::day(*it.from), dates::day(*it.until)),
				state.to_string(),
				appeal.to_string(),
			]
		});
		let header = [
			"编号 Sanction#",
			"对象 Whom",
			"事由 Ground",
			"限制的身份 Barred as",
			"期间 Days",
			"今日 Today",
			"申诉 Appeal",
		];
		table(header, rows)
	});
	Ok(())
}

fn entry(number: u32, sanction: &Sanction, today: Day) -> Value {
	let capacities: Vec<_> = sanction.capacities.iter().map(|it| capacity(**it)).collect();
	let appeal = sanction.appeal.as_ref().map(|it| {
		let answer = it.answer.as_ref().map(|(upheld, document, day)| {
			json!({ "upheld": upheld, "document": **document, "day": dates::day(**day) })
		});
		json!({ "document": *it.document, "day": dates::day(*it.day), "answer": answer })
	});
	json!({
		"sanction": number, "whom": whom_entry(*sanction.whom), "ground": ground(&sanction.ground), "capacities": capacities,
		"from": dates::day(*sanction.from), "until": dates::day(*sanction.until),
		"lifted": sanction.lifted.as_deref().map(|day| dates::day(*day)), "stands": stands(sanction, today),
		"document": *sanction.document, "appeal": appeal,
	})
}

fn stands(sanction: &Sanction, today: Day) -> bool {
	sanction.lifted.is_none() && today <= *sanction.until
}

fn whom_entry(whom: Sanctioned) -> Value {
	match whom {
		Sanctioned::Participant(number) => json!({ "participant": number }),
		Sanctioned::Expert(number) => json!({ "expert": number }),
	}
}

fn whom_title(whom: Sanctioned) -> String {
	match whom {
		Sanctioned::Participant(number) => format!("参与者 participant {number}"),
		Sanctioned::Expert(number) => format!("专家 expert {number}"),
	}
}

fn capacity(capacity: Capacity) -> &'static str {
	match capacity {
		Capacity::Developer => "developer",
		Capacity::Reporter => "reporter",
		Capacity::Verifier => "verifier",
		Capacity::Expert => "expert",
	}
}

fn ground(ground: &SanctionGround) -> &'static str {
	match ground {
		SanctionGround::Malfeasance => "malfeasance",
		SanctionGround::Falsehood => "falsehood",
		SanctionGround::Leak => "leak",
		SanctionGround::Other => "other",
		SanctionGround::Quality => "quality",
		SanctionGround::DoubleClaim => "double_claim",
		SanctionGround::Qualification => "qualification",
	}
}

fn ground_title(ground: &SanctionGround) -> &'static str {
	match ground {
		SanctionGround::Malfeasance => "第四十四条（一）玩忽职守、滥用职权、牟利 malfeasance",
		SanctionGround::Falsehood => "第四十四条（二）虚假材料、虚假评估 falsehood",
		SanctionGround::Leak => "第四十四条（三）泄露秘密和隐私 leak",
		SanctionGround::Other => "第四十四条（四）其他违法违纪 other",
		SanctionGround::Quality => "第二十二条 数据异常逾期未整改 quality",
		SanctionGround::DoubleClaim => "第二十三条 重复申报 double claim",
		SanctionGround::Qualification => "第四十条 不再具备条件 qualification",
	}
}

/// The grounds as the command line's help lists them.
fn grounds() -> [PossibleValue; 7] {
	GROUNDS.map(|it| PossibleValue::new(ground(&it)).help(ground_title(&it)))
}

/// A ground as it is written.
fn parse_ground(text: &str) -> Result<SanctionGround, String> {
	GROUNDS
		.into_iter()
		.find(|it| ground(it) == text)
		.ok_or_else(|| format!("「{text}」不是事由 / `{text}` is not a ground"))
}

/// A capacity as it is written.
fn parse_capacity(text: &str) -> Result<Capacity, String> {
	CAPACITIES
		.into_iter()
		.find(|it| capacity(*it) == text)
		.ok_or_else(|| format!("「{text}」不是身份 / `{text}` is not a capacity"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::error::ErrorKind;

	fn fault(arguments: &[&str]) -> Option<ErrorKind> {
		let command = Imposition::augment_args(clap::Command::new("suhui").no_binary_name(true));
		let rest = ["--until", "2026-12-31", "--document", "decision.pdf"];
		let arguments = [arguments, &rest].concat();
		command.try_get_matches_from(arguments).err().map(|error| error.kind())
	}

	#[test]
	fn sanction_should_name_one_a_ground_and_capacities_when_it_is_imposed() {
		let by = ["--ground", "falsehood", "--as", "verifier", "developer"];
		assert_eq!(fault(&[&["--participant", "4"][..], &by].concat()), None);
		assert_eq!(fault(&[&["--expert", "2"][..], &by].concat()), None);
		assert_eq!(fault(&by), Some(ErrorKind::MissingRequiredArgument));
		let both = [&["--participant", "4", "--expert", "2"][..], &by].concat();
		assert_eq!(fault(&both), Some(ErrorKind::ArgumentConflict));
		let unknown = ["--participant", "4", "--ground", "rudeness", "--as", "verifier"];
		assert_eq!(fault(&unknown), Some(ErrorKind::InvalidValue));
	}

	#[test]
	fn capacities_should_ascend_each_once_when_they_are_sent() {
		let written = vec![Capacity::Verifier, Capacity::Developer, Capacity::Verifier];
		let ascending = vec![Capacity::Developer, Capacity::Verifier];
		assert_eq!(barred(Sanctioned::Participant(4), written.clone()), Ok(ascending));
		let fault = barred(Sanctioned::Expert(2), written).unwrap_err();
		assert!(fault.contains("write --as expert"), "{fault}");
		let judging = vec![Capacity::Expert];
		assert_eq!(barred(Sanctioned::Expert(2), judging.clone()), Ok(judging));
	}

	#[test]
	fn ground_and_capacity_should_be_read_back_when_they_are_written() {
		assert!(GROUNDS.iter().all(|it| parse_ground(ground(it)) == Ok(*it)));
		assert!(CAPACITIES.iter().all(|it| parse_capacity(capacity(*it)) == Ok(*it)));
	}
}
