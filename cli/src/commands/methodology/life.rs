//! What is done with a version after it was submitted: receipt, conclusion, objections, filing, publication, and its end.

use std::path::{Path, PathBuf};

use anyhow::{ensure, Error, Result};
use clap::Args;
use serde_json::json;
use suhui_client::{
	api::{
		self,
		methodology::events::{NoticeBegun, Objected, Rejected, SentBack},
	},
	clock::today,
};
use suhui_primitives::{Day, VersionId};

use crate::{
	args::{self, Context},
	bounds, dates, document,
};

#[derive(Args)]
pub struct Answer {
	#[arg(value_parser = args::number)]
	version: VersionId,
	/// 异议编号；不成立的可一并答复多项 / Objections by number; several that are dismissed are answered at once
	#[arg(value_parser = args::number, value_name = "OBJECTION", required = true, num_args = 1..)]
	objections: Vec<u32>,
	/// 异议成立，重新评估论证 / It is upheld, and the version evaluated anew
	#[arg(long, required_unless_present = "dismissed", conflicts_with = "dismissed")]
	upheld: bool,
	/// 异议不成立 / It is dismissed
	#[arg(long)]
	dismissed: bool,
	/// 答复材料 / The answer in writing
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

pub async fn return_incomplete(context: &Context, version: VersionId, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().methodology().return_incomplete(version, reason.into());
	let told = format!(
		"版本 {version} 的材料已退回补正 / the material of version {version} is returned as incomplete"
	);
	context.tell(&call, json!({ "version": version, "reason": reason }), told).await
}

pub async fn complete(context: &Context, version: VersionId, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let call = api::tx().methodology().complete(version, document.into());
	let told =
		format!("版本 {version} 的材料已补正，待受理 / version {version} is completed, and waits to be taken in");
	context.tell(&call, json!({ "version": version, "document": document }), told).await
}

pub async fn accept(context: &Context, version: VersionId) -> Result<()> {
	let call = api::tx().methodology().accept(version);
	let told = format!(
		"版本 {version} 已受理，请指定论证专家 / version {version} is taken in: name its panel"
	);
	context.tell(&call, json!({ "version": version }), told).await
}

/// What the panel favours goes under notice; what it does not is rejected.
pub async fn conclude(context: &Context, version: VersionId, notice: u16) -> Result<()> {
	let call = api::tx().methodology().conclude(version, notice);
	let included = context.send(&call).await?;
	let block = included.block;
	let Ok(NoticeBegun { round, from, last, .. }) = included.event() else {
		included.event::<Rejected>()?;
		let result = json!({ "block": block, "version": version, "outcome": "rejected" });
		context.output.show(&result, |_| {
			format!("专家未予赞成，版本 {version} 不予通过 / the experts do not favour version {version}: it is rejected")
		});
		return Ok(());
	};
	let (from, last) = (dates::day(*from), dates::day(*last));
	let result = json!({
		"block": block, "version": version, "outcome": "notice", "round": round, "from": from, "last": last,
	});
	context.output.show(&result, |_| {
		format!("版本 {version} 自 {from} 次日起公示 {notice} 个工作日，至 {last} 止 / version {version} is under notice for {notice} working days from the day after {from}, until the end of {last}")
	});
	Ok(())
}

pub async fn object(context: &Context, version: VersionId, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let call = api::tx().methodology().object(version, document.into());
	let included = context.send(&call).await?;
	let Objected { objection, .. } = included.event()?;
	let result = json!({
		"block": included.block, "version": version, "objection": objection, "document": document,
	});
	context.output.show(&result, |_| {
		format!("已对版本 {version} 提出异议，编号 {objection} / objection {objection} to version {version} is made")
	});
	Ok(())
}

pub async fn answer(context: &Context, answer: Answer) -> Result<()> {
	let Answer { version, objections, upheld, document, .. } = answer;
	bounds::answers(objections.len()).map_err(Error::msg)?;
	let document = document::read(&document)?;
	let calls = api::tx().methodology();
	let block = match objections[..] {
		[objection] => {
			let call = calls.answer(version, objection, upheld, document.into());
			context.send(&call).await?.block
		}
		_ => {
			ensure!(
				!upheld,
				"成立的异议只能写一项：同轮的其他异议随之了结 / name one objection that is upheld: the others of the round fall with it"
			);
			let call = calls.answer_many(version, objections.clone(), document.into());
			context.send(&call).await?.block
		}
	};
	let result = json!({
		"block": block, "version": version, "objections": objections, "upheld": upheld, "document": document,
	});
	context.output.show(&result, |_| match upheld {
		true => format!("异议 {objections:?} 成立，版本 {version} 重新评估论证 / objection {objections:?} is upheld, and version {version} evaluated anew"),
		false => format!("异议 {objections:?} 不成立，已答复 / objections {objections:?} to version {version} are dismissed"),
	});
	Ok(())
}

pub async fn file(context: &Context, version: VersionId) -> Result<()> {
	let call = api::tx().methodology().file(version);
	let told =
		format!("版本 {version} 已报主管部门备案 / version {version} is filed with the authority");
	context.tell(&call, json!({ "version": version }), told).await
}

pub async fn publish(context: &Context, version: VersionId, effective: Option<Day>) -> Result<()> {
	let chain = context.connect().await?;
	let effective = match effective {
		Some(day) => day,
		None => today(&chain.at_finalized().await?).await?,
	};
	let call = api::tx().methodology().publish(version, effective.into());
	let block = context.send_on(&chain, &call).await?.block;
	let effective = dates::day(effective);
	let result = json!({ "block": block, "version": version, "effective": effective });
	context.output.show(&result, |_| {
		format!("版本 {version} 已公布，适用于 {effective} 起的活动 / version {version} is published, for activity from {effective} on")
	});
	Ok(())
}

pub async fn send_back(context: &Context, version: VersionId, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().methodology().send_back(version, reason.into());
	let included = context.send(&call).await?;
	let SentBack { round, .. } = included.event()?;
	let result = json!({
		"block": included.block, "version": version, "round": round, "reason": reason,
	});
	context.output.show(&result, |_| {
		format!("版本 {version} 已退回，第 {round} 轮评估论证 / version {version} is sent back, and evaluated in round {round}")
	});
	Ok(())
}

pub async fn reject(context: &Context, version: VersionId, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().methodology().reject(version, reason.into());
	let told = format!("版本 {version} 不予通过 / version {version} is rejected");
	context.tell(&call, json!({ "version": version, "reason": reason }), told).await
}

pub async fn withdraw(context: &Context, version: VersionId) -> Result<()> {
	let call = api::tx().methodology().withdraw(version);
	let told = format!("版本 {version} 的申请已撤回 / version {version} is withdrawn");
	context.tell(&call, json!({ "version": version }), told).await
}

pub async fn discontinue(
	context: &Context,
	version: VersionId,
	from: Day,
	reason: &Path,
) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().methodology().discontinue(version, from.into(), reason.into());
	let from = dates::day(from);
	let told = format!(
		"版本 {version} 自 {from} 起停用 / version {version} is discontinued: no activity from {from} on counts under it"
	);
	context.tell(&call, json!({ "version": version, "from": from, "reason": reason }), told).await
}
