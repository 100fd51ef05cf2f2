//! Complaints, and how they are answered (Art. 43).

use std::path::{Path, PathBuf};

use anyhow::{anyhow, Error, Result};
use clap::{Args, Subcommand};
use serde_json::{json, Value};
use suhui_client::{
	api::{self, disclosure::events::Complained},
	read::{read, read_all},
	types::{About, Complaint, ComplaintStage},
	Included,
};
use suhui_primitives::{Document, Region};

use crate::{
	agenda,
	args::{self, Context},
	bounds, dates, document,
	output::{fields, optional, table},
	people,
};

#[derive(Subcommand)]
pub enum Command {
	/// 投诉 / Complain (a participant)
	File(Filing),
	/// 代公众登记投诉 / Record a complaint of somebody without an account (the operator)
	Record(Filing),
	/// 答复投诉 / Answer a complaint (the operator, or the region's office)
	Answer {
		#[arg(value_parser = args::number)]
		complaint: u32,
		/// 答复 / The answer
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 对答复或逾期未答复申请复查，一次为限 / Ask for a review of the answer, or since it is late, once (who complained; the operator for whom it recorded)
	Review {
		#[arg(value_parser = args::number)]
		complaint: u32,
		/// 申请复查的理由 / Why the answer does not satisfy, or that none came in time
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 作出复查决定 / Decide the review (the authority)
	Decide(Decision),
	/// 列出投诉 / List complaints
	List {
		/// 只看待答复或复查的 / Only those that wait for an answer or a review
		#[arg(long)]
		open: bool,
	},
	/// 显示一件投诉 / Show a complaint
	Show {
		#[arg(value_parser = args::number)]
		complaint: u32,
	},
}

#[derive(Args)]
pub struct Filing {
	/// 对象：scheme、scenario:3、version:2、batch:5、verifier:7、report:monthly:2026-01，地区报告加地区 report:regional:2025:320100 / What it is about
	#[arg(long, value_parser = about)]
	about: About,
	/// 事情发生的地区 / Where it happened
	#[arg(long, value_name = "CODE", value_parser = people::region)]
	region: Region,
	/// 投诉，其中勿写他人隐私；链上只有摘要 / The complaint; only its digest stands on the chain
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

#[derive(Args)]
pub struct Decision {
	#[arg(value_parser = args::number)]
	complaint: u32,
	/// 支持投诉 / The complaint is upheld
	#[arg(long, required_unless_present = "dismissed", conflicts_with = "dismissed")]
	upheld: bool,
	/// 不予支持 / It is not
	#[arg(long)]
	dismissed: bool,
	/// 复查决定 / The decision
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

/// What a complaint is about, as it is written.
fn about(text: &str) -> Result<About, String> {
	let wanted = || {
		format!("「{text}」不是投诉的对象，应如 scheme、scenario:3、version:2、batch:5、verifier:7、report:monthly:2026-01、report:regional:2025:320100 / `{text}` is nothing to complain about: write scheme, scenario:3, version:2, batch:5, verifier:7, report:monthly:2026-01 or report:regional:2025:320100")
	};
	let parts: Vec<_> = text.split(':').collect();
	Ok(match parts[..] {
		["scheme"] => About::Scheme,
		["scenario", number] => About::Source(args::number(number)?),
		["version", number] => About::Version(args::number(number)?),
		["batch", number] => About::Batch(args::number(number)?),
		["verifier", number] => About::Verifier(args::number(number)?),
		["report", kind, month] => report(kind, month, Region::PROVINCE)?,
		["report", kind, month, code] => report(kind, month, people::region(code)?)?,
		_ => return Err(wanted()),
	})
}

fn report(kind: &str, month: &str, region: Region) -> Result<About, String> {
	let (kind, month) = (agenda::parse_report(kind)?, args::month_or_year(month)?);
	Ok(About::Report(kind.into(), month.into(), region.into()))
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::File(filing) => file(context, filing).await,
		Command::Record(filing) => record(context, filing).await,
		Command::Answer { complaint, document } => answer(context, complaint, &document).await,
		Command::Review { complaint, document } => review(context, complaint, &document).await,
		Command::Decide(decision) => decide(context, decision).await,
		Command::List { open } => list(context, open).await,
		Command::Show { complaint } => show(context, complaint).await,
	}
}

async fn file(context: &Context, filing: Filing) -> Result<()> {
	let Filing { about, region, document } = filing;
	let document = document::read(&document)?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let number =
		read(&at, api::storage().participants().participant_of(), (signer.account,)).await?;
	// One that is no participant's is for the chain to judge.
	if let Some(number) = number {
		let open = read(&at, api::storage().disclosure().open_complaints(), (number,)).await?;
		bounds::complaints(open.unwrap_or_default()).map_err(Error::msg)?;
	}
	let call = api::tx().disclosure().complain(about, region.into(), document.into());
	let included = context.send_by(&signer, &chain, &call).await?;
	filed(context, &included, document)
}

async fn record(context: &Context, filing: Filing) -> Result<()> {
	let Filing { about, region, document } = filing;
	let document = document::read(&document)?;
	let call = api::tx().disclosure().record_complaint(about, region.into(), document.into());
	filed(context, &context.send(&call).await?, document)
}

fn filed(context: &Context, included: &Included, document: Document) -> Result<()> {
	let Complained { complaint, .. } = included.event()?;
	let result = json!({ "block": included.block, "complaint": complaint, "document": document });
	context.output.show(&result, |_| {
		format!("已登记，投诉编号 {complaint}，十五个工作日内答复 / filed as complaint {complaint}, to be answered in 15 working days")
	});
	Ok(())
}

async fn answer(context: &Context, complaint: u32, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let call = api::tx().disclosure().answer_complaint(complaint, document.into());
	let block = context.send(&call).await?.block;
	done(context, block, complaint, document, "已答复投诉 Answered: complaint");
	Ok(())
}

async fn review(context: &Context, complaint: u32, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let call = api::tx().disclosure().ask_review(complaint, document.into());
	let block = context.send(&call).await?.block;
	done(context, block, complaint, document, "已申请复查投诉 Review asked for: complaint");
	Ok(())
}

async fn decide(context: &Context, decision: Decision) -> Result<()> {
	let Decision { complaint, upheld, document, .. } = decision;
	let document = document::read(&document)?;
	let call = api::tx().disclosure().decide_review(complaint, upheld, document.into());
	let block = context.send(&call).await?.block;
	let result = json!({
		"block": block, "complaint": complaint, "upheld": upheld, "document": document,
	});
	context.output.show(&result, |_| match upheld {
		true => format!("支持投诉 {complaint} / complaint {complaint} is upheld"),
		false => format!("不予支持投诉 {complaint} / complaint {complaint} is dismissed"),
	});
	Ok(())
}

fn done(context: &Context, block: u64, complaint: u32, document: Document, what: &str) {
	let result = json!({ "block": block, "complaint": complaint, "document": document });
	context.output.show(&result, |_| format!("{what} {complaint}"));
}

async fn list(context: &Context, open: bool) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut complaints = read_all(&at, api::storage().disclosure().complaints()).await?;
	complaints.retain(|(_, it)| !open || waits(&it.stage));
	complaints.sort_by_key(|((number,), _)| *number);
	let entries: Vec<_> = complaints.iter().map(|((number,), it)| entry(*number, it)).collect();
	context.output.show(&entries, |_| {
		let rows = complaints.iter().map(|((number,), it)| {
			[
				number.to_string(),
				about_title(&it.about),
				it.region.code().to_string(),
				dates::day(*it.filed),
				stage_title(&it.stage).to_string(),
			]
		});
		let header = ["编号 Complaint#", "对象 About", "地区 Region#", "收到 Filed", "阶段 Stage"];
		table(header, rows)
	});
	Ok(())
}

async fn show(context: &Context, complaint: u32) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let found = read(&at, api::storage().disclosure().complaints(), (complaint,)).await?;
	let found = found.ok_or_else(|| {
		anyhow!("没有编号为 {complaint} 的投诉 / there is no complaint {complaint}")
	})?;
	context.output.show(&entry(complaint, &found), |_| {
		let answer = found.answer.as_ref();
		let review = found.review.as_ref();
		fields([
			("投诉 Complaint", complaint.to_string()),
			("参与者 By", optional(found.by, |number| number.to_string())),
			("对象 About", about_title(&found.about)),
			("地区 Region", found.region.code().to_string()),
			("收到 Filed", dates::day(*found.filed)),
			("阶段 Stage", stage_title(&found.stage).to_string()),
			("投诉 BLAKE2-256", digest(&found.document)),
			(
				"答复 Answered",
				optional(answer, |(_, day, by)| {
					format!("{} {}", dates::day(**day), agenda::actor_title(**by))
				}),
			),
			("答复 BLAKE2-256", optional(answer, |(document, ..)| digest(document))),
			("申请复查 Review asked", optional(review, |it| dates::day(*it.asked))),
			(
				"复查决定 Decision",
				optional(review.and_then(|it| it.decision.as_ref()), |(upheld, _, day)| {
					let decided = if *upheld { "支持 upheld" } else { "不予支持 dismissed" };
					format!("{} {decided}", dates::day(**day))
				}),
			),
		])
	});
	Ok(())
}

fn digest(document: &Document) -> String {
	format!("{:?}", document.blake2_256)
}

fn entry(number: u32, complaint: &Complaint) -> Value {
	let answer = complaint.answer.as_ref().map(|(document, day, by)| {
		json!({ "document": **document, "day": dates::day(**day), "by": agenda::actor(**by) })
	});
	let review = complaint.review.as_ref().map(|it| {
		let decision = it.decision.as_ref().map(|(upheld, document, day)| {
			json!({ "upheld": upheld, "document": **document, "day": dates::day(**day) })
		});
		json!({ "document": *it.document, "asked": dates::day(*it.asked), "decision": decision })
	});
	json!({
		"complaint": number, "by": complaint.by, "about": about_text(&complaint.about),
		"region": complaint.region.code(), "filed": dates::day(*complaint.filed), "stage": stage(&complaint.stage),
		"document": *complaint.document, "answer": answer, "review": review,
	})
}

/// What a complaint is about, as it is written.
fn about_text(about: &About) -> String {
	match about {
		About::Scheme => "scheme".into(),
		About::Source(source) => format!("scenario:{source}"),
		About::Version(version) => format!("version:{version}"),
		About::Batch(batch) => format!("batch:{batch}"),
		About::Verifier(verifier) => format!("verifier:{verifier}"),
		About::Report(kind, month, region) => {
			let (kind, month) = (agenda::report(**kind), dates::month(**month));
			format!("report:{kind}:{month}:{}", region.code())
		}
	}
}

fn about_title(about: &About) -> String {
	match about {
		About::Scheme => "碳普惠机制 the scheme".into(),
		About::Source(source) => format!("场景 scenario {source}"),
		About::Version(version) => format!("方法学版本 version {version}"),
		About::Batch(batch) => format!("批次 batch {batch}"),
		About::Verifier(verifier) => format!("核查机构 verifier {verifier}"),
		About::Report(kind, month, region) => {
			let (title, of) = (agenda::report_title(**kind), agenda::of_region(**region));
			format!("{title} {}{of}", dates::month(**month))
		}
	}
}

/// Whether somebody is to answer or to decide.
fn waits(stage: &ComplaintStage) -> bool {
	matches!(stage, ComplaintStage::Filed | ComplaintStage::UnderReview)
}

fn stage(stage: &ComplaintStage) -> &'static str {
	match stage {
		ComplaintStage::Filed => "filed",
		ComplaintStage::Answered => "answered",
		ComplaintStage::UnderReview => "under_review",
		ComplaintStage::Closed => "closed",
	}
}

fn stage_title(stage: &ComplaintStage) -> &'static str {
	match stage {
		ComplaintStage::Filed => "待答复 filed",
		ComplaintStage::Answered => "已答复 answered",
		ComplaintStage::UnderReview => "复查中 under review",
		ComplaintStage::Closed => "已办结 closed",
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn subject_should_be_read_back_when_written() {
		for text in [
			"scheme",
			"scenario:3",
			"version:2",
			"batch:5",
			"verifier:7",
			"report:monthly:2026-01:320000",
			"report:regional:2025-12:320100",
		] {
			assert_eq!(about(text).map(|it| about_text(&it)), Ok(text.to_string()));
		}
		let of_the_province = about("report:annual:2025").map(|it| about_text(&it));
		assert_eq!(of_the_province, Ok("report:annual:2025-12:320000".to_string()));
	}

	#[test]
	fn subject_should_be_refused_in_two_languages_when_there_is_none_such() {
		for text in ["", "scenario", "scenario:0", "person:3", "report:weekly:2026-01", "scheme:1"]
		{
			assert!(about(text).is_err_and(|fault| fault.contains(" / ")), "{text}");
		}
	}
}
