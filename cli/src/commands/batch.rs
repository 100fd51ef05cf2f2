mod consents;
mod feed;
mod issued;
mod prepare;
mod recompute;
mod show;
mod verify;

use std::path::PathBuf;

use anyhow::{anyhow, ensure, Error, Result};
use clap::{Args, Subcommand};
use serde_json::json;
use subxt::transactions::Payload;
use suhui_client::{
	api::{self, issuance::events::Opened},
	read::read,
	types::Batch,
	At, Who,
};
use suhui_primitives::{BatchId, Period, SourceId};

use crate::{
	args::{self, Context},
	bounds, dates, document,
	output::{fields, mass_exactly, AlreadyShown},
	prepared::Manifest,
};

#[derive(Subcommand)]
pub enum Command {
	/// 由活动记录生成批次，未同意者的记录不列入 / Make a batch of activity records, without those of people who do not consent (the platform)
	Prepare(Prepare),
	/// 申报批次 / Open a prepared batch (a reporter)
	Open { directory: PathBuf },
	/// 指定核查机构 / Assign a verifier (operator)
	Assign {
		batch: BatchId,
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		verifier: Who,
	},
	/// 由原始记录重算批次 / Recompute a batch from its records (a verifier)
	Verify(Verify),
	/// 重算并核证 / Recompute a batch and sign its attestation (its verifier)
	Attest {
		#[command(flatten)]
		attest: Attest,
	},
	/// 批准批次 / Approve a batch (operator)
	Approve { batch: BatchId },
	/// 逐块入链，可中断后继续 / Feed a batch chunk by chunk; goes on where it stopped (reporter or operator)
	Feed { batch: BatchId, directory: PathBuf },
	/// 由链上数据重算已入链的批次 / Recompute a batch from what was fed to the chain (anybody)
	Recompute {
		batch: BatchId,
		/// 从此区块起查找，省去按日期定位 / Search from this block on rather than from the batch's day
		#[arg(long, value_name = "BLOCK")]
		from: Option<u64>,
	},
	/// 批次状态 / Where a batch stands
	Status { batch: BatchId },
	/// 截止批次 / Close a batch as it stands
	Close { batch: BatchId },
	/// 撤回未批准的批次 / Cancel a batch before its approval (reporter or operator)
	Cancel { batch: BatchId },
	/// 列出批次 / List batches
	List {
		/// 只列该场景 / Only batches of this source
		#[arg(long)]
		source: Option<SourceId>,
		#[arg(long, default_value_t = 20)]
		limit: usize,
	},
	/// 发给了谁、依据什么、由谁核证 / What was issued to whom, by which methodology, attested by whom
	Issued {
		batch: BatchId,
		#[arg(long, default_value_t = 20)]
		limit: usize,
	},
}

#[derive(Args)]
pub struct Prepare {
	/// CSV：participant,date 与各输入 / A CSV file of participant, date and the inputs
	records: PathBuf,
	#[arg(long)]
	source: SourceId,
	/// 2016-01 或 2016-01-01..2016-01-31
	#[arg(long, value_parser = args::period)]
	period: Period,
	/// 新目录 / A new directory
	#[arg(long)]
	out: PathBuf,
	/// 每块至多多少条 / Records of a chunk at most
	#[arg(long, value_parser = bounds::chunk_records)]
	chunk_records: Option<u32>,
}

#[derive(Args)]
pub struct Verify {
	batch: BatchId,
	/// CSV：participant,date 与各输入，或区块浏览器导出的记录 / A CSV file of participant, date and the inputs, or the explorer's export
	records: PathBuf,
	#[command(flatten)]
	chunks: Chunks,
}

/// What helps to find who was left out and where a difference lies; the batch's root decides.
#[derive(Args)]
pub struct Chunks {
	/// 平台所用的每块条数 / Records of a chunk at most, as the platform chose
	#[arg(long, value_parser = bounds::chunk_records)]
	chunk_records: Option<u32>,
	/// 平台的批次目录或清单，用以指出未列入的人与差异所在 / The platform's directory or manifest, to tell whom it left out and where a difference lies
	#[arg(long, value_name = "PATH")]
	prepared: Option<PathBuf>,
}

#[derive(Args)]
pub struct Attest {
	batch: BatchId,
	/// CSV：participant,date 与各输入，或区块浏览器导出的记录 / A CSV file of participant, date and the inputs, or the explorer's export
	#[arg(long)]
	records: PathBuf,
	/// 核查报告 / The report
	#[arg(long)]
	report: PathBuf,
	#[command(flatten)]
	chunks: Chunks,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Prepare(prepare) => prepare::run(context, prepare).await,
		Command::Open { directory } => open(context, Manifest::read(&directory)?).await,
		Command::Assign { batch, verifier } => assign(context, batch, verifier).await,
		Command::Verify(verify) => {
			let chain = context.connect().await?;
			let at = chain.at_finalized().await?;
			let findings =
				verify::verify(context, &chain, &at, verify.batch, &verify.records, &verify.chunks)
					.await?;
			findings.show(context);
			findings.matches().then_some(()).ok_or_else(|| AlreadyShown.into())
		}
		Command::Attest { attest } => self::attest(context, attest).await,
		Command::Approve { batch } => {
			decide(context, batch, api::tx().issuance().approve(batch), "已批准 approved").await
		}
		Command::Feed { batch, directory } => feed::run(context, batch, &directory).await,
		Command::Recompute { batch, from } => recompute::run(context, batch, from).await,
		Command::Status { batch } => show::status(context, batch).await,
		Command::Close { batch } => {
			decide(context, batch, api::tx().issuance().close(batch), "已截止 closed").await
		}
		Command::Cancel { batch } => {
			decide(context, batch, api::tx().issuance().cancel(batch), "已撤回 cancelled").await
		}
		Command::List { source, limit } => show::list(context, source, limit).await,
		Command::Issued { batch, limit } => issued::run(context, batch, limit).await,
	}
}

async fn assign(context: &Context, batch: BatchId, who: Who) -> Result<()> {
	let chain = context.connect().await?;
	let (verifier, _) = who.open_participant(&chain.at_finalized().await?).await?;
	let call = api::tx().issuance().assign(batch, verifier);
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({ "block": block, "batch": batch, "verifier": verifier });
	context.output.show(&result, |_| {
		format!("批次 {batch} 已指定核查机构 Batch {batch} assigned to participant {verifier}")
	});
	Ok(())
}

async fn decide(context: &Context, batch: BatchId, call: impl Payload, what: &str) -> Result<()> {
	let block = context.send(&call).await?.block;
	context
		.output
		.show(&json!({ "block": block, "batch": batch }), |_| format!("批次 Batch {batch} {what}"));
	Ok(())
}

async fn open(context: &Context, manifest: Manifest) -> Result<()> {
	let chain = context.connect().await?;
	ensure!(
		manifest.genesis == chain.genesis(),
		"该批次是为另一条链生成的 / the batch was prepared for another chain: prepare it again"
	);
	let chunks = bounds::batch(manifest.records, manifest.chunks.len()).map_err(Error::msg)?;
	let Manifest { source, period, records, root, .. } = manifest;
	let call = api::tx().issuance().open(
		source,
		period.into(),
		records,
		chunks,
		root,
		manifest.claim().into(),
	);
	let included = context.send_on(&chain, &call).await?;
	let Opened { batch, .. } = included.event()?;
	let result = json!({ "block": included.block, "batch": batch, "source": source, "root": root });
	context.output.show(&result, |_| {
		fields([
			("批次编号 Batch", batch.to_string()),
			("场景 Scenario", source.to_string()),
			("期间 Period", dates::period(period)),
			("记录 Records", records.to_string()),
			("申报减碳量 Reductions claimed", mass_exactly(manifest.reduction_mg)),
			("申报积分 Points claimed", manifest.points.to_string()),
			("根 Root", format!("{root:?}")),
		])
	});
	Ok(())
}

async fn attest(context: &Context, attest: Attest) -> Result<()> {
	let Attest { batch, records, report, chunks } = attest;
	let report = document::read(&report)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let findings = verify::verify(context, &chain, &at, batch, &records, &chunks).await?;
	if !findings.matches() {
		findings.show(context);
		context.output.warn("重算不符，未核证 / the recomputation differs; nothing was signed");
		return Err(AlreadyShown.into());
	}
	let recomputed = &findings.recomputed;
	let call = api::tx().issuance().attest(
		batch,
		recomputed.root,
		recomputed.records,
		recomputed.total.into(),
		report.into(),
	);
	let included = context.send_on(&chain, &call).await?;
	let result = json!({
		"block": included.block, "batch": batch, "root": recomputed.root, "records": recomputed.records,
		"reduction_mg": recomputed.total.reduction, "points": recomputed.total.points, "report": report,
		"left_out": findings.left_out.json(),
	});
	context.output.show(&result, |_| {
		fields([
			("批次 Batch", format!("{batch}，重算相符，已核证 the recomputation agrees, attested")),
			("根 Root", format!("{:?}", recomputed.root)),
			("减碳量 Reductions", mass_exactly(recomputed.total.reduction)),
			("积分 Points", recomputed.total.points.to_string()),
			("报告 BLAKE2-256", format!("{:?}", report.blake2_256)),
			("报告 SM3", format!("{:?}", report.sm3)),
		])
	});
	Ok(())
}

async fn batch(at: &At, id: BatchId) -> Result<Batch> {
	let batch = read(at, api::storage().issuance().batches(), (id,)).await?;
	batch
		.ok_or_else(|| anyhow!("批次 {id} 不存在 / there is no batch {id}; see `suhui batch list`"))
}
