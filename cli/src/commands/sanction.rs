//! Sanctions, which the council decides on by motions, and appeals against them (Art. 44).

use std::path::{Path, PathBuf};

use anyhow::{anyhow, ensure, Error, Result};
use clap::Subcommand;
use serde_json::{json, Value};
use suhui_client::{
	api,
	read::{read, read_all},
	types::{Sanction, SanctionGround},
};
use suhui_primitives::{Capacity, Day, Sanctioned};

use crate::{
	args::{self, Context},
	bounds, dates, document,
	output::table,
	working_days::WorkingDays,
};

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
	/// 列出处理决定；作出、解除、答复申诉由相关部门表决（disclosure.sanction、lift、answerAppeal） / List sanctions; the
	/// council decides on them by motions of disclosure.sanction, lift and answerAppeal
	List,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Appeal { sanction, document } => appeal(context, sanction, &document).await,
		Command::List => list(context).await,
	}
}

async fn appeal(context: &Context, sanction: u32, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let found = read(&at, api::storage().disclosure().sanctions(), (sanction,)).await?;
	let found = found.ok_or_else(|| {
		anyhow!("没有编号为 {sanction} 的处理决定 / there is no sanction {sanction}")
	})?;
	ensure!(
		found.appeal.is_none(),
		"对处理决定 {sanction} 已申诉，一次为限 / sanction {sanction} was appealed against already, which is possible once"
	);
	let last = WorkingDays::read(&at).await?.first_worked(bounds::appeal_days(*found.from));
	bounds::appeal(*found.from, last, dates::today()).map_err(Error::msg)?;
	let call = api::tx().disclosure().appeal(sanction, document.into());
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({ "block": block, "sanction": sanction, "document": document });
	context.output.show(&result, |_| {
		format!("已对处理决定 {sanction} 申诉，答复前处理仍有效 / appealed against sanction {sanction}, which stands until the council answers otherwise")
	});
	Ok(())
}

async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut sanctions = read_all(&at, api::storage().disclosure().sanctions()).await?;
	sanctions.sort_by_key(|((number,), _)| *number);
	let today = dates::today();
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
	let whom = match *sanction.whom {
		Sanctioned::Participant(number) => json!({ "participant": number }),
		Sanctioned::Expert(number) => json!({ "expert": number }),
	};
	let appeal = sanction.appeal.as_ref().map(|it| {
		let answer = it.answer.as_ref().map(|(upheld, document, day)| {
			json!({ "upheld": upheld, "document": **document, "day": dates::day(**day) })
		});
		json!({ "document": *it.document, "day": dates::day(*it.day), "answer": answer })
	});
	json!({
		"sanction": number, "whom": whom, "ground": ground(&sanction.ground), "capacities": capacities,
		"from": dates::day(*sanction.from), "until": dates::day(*sanction.until),
		"lifted": sanction.lifted.as_deref().map(|day| dates::day(*day)), "stands": stands(sanction, today),
		"document": *sanction.document, "appeal": appeal,
	})
}

fn stands(sanction: &Sanction, today: Day) -> bool {
	sanction.lifted.is_none() && today <= *sanction.until
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
