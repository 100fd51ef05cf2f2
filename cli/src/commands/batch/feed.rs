//! Feeding an approved batch: several chunks on their way at once, going on from what the chain has.

use std::{path::Path, time::Instant};

use anyhow::{bail, ensure, Error, Result};
use indicatif::ProgressBar;
use serde_json::json;
use suhui_client::{
	api::{
		self,
		issuance::events::{ChunkFed, Held},
	},
	read::read,
	scenario,
	types::{Batch, BatchStatus, Progress},
	At, Chain, Failure, FinalisedBlock, Pipeline, PipelineLimits, Signer,
};
use suhui_primitives::{chunk, BatchId, Quantity};

use crate::{
	args::Context,
	bounds,
	output::{fields, mass_exactly},
	prepared::{Manifest, Prepared},
	words,
};

/// Tries without any chunk fed in between.
const ATTEMPTS: u32 = 5;

pub async fn run(context: &Context, id: BatchId, directory: &Path) -> Result<()> {
	let prepared = Prepared::open(directory)?;
	let mut chain = context.connect().await?;
	let bar = context.output.bar(u64::from(prepared.manifest.records), "入链 Feeding");
	let mut feeding =
		Feeding { context, signer: context.signer()?, id, prepared, begun: false, fed: 0, bar };
	let started = Instant::now();
	let (mut attempt, mut before) = (0, 0);
	loop {
		let Err(error) = feeding.feed(&chain).await else { break };
		attempt = if feeding.fed > before { 1 } else { attempt + 1 };
		before = feeding.fed;
		if attempt > ATTEMPTS || !worth_another_try(&error) {
			return Err(error);
		}
		context.output.note(format!("{error:#}"));
		chain = chain.reconnect().await?;
	}
	feeding.bar.finish_and_clear();
	show(context, &chain.at_finalized().await?, id, feeding.fed, started).await
}

/// Chunks may be lost with the connection, or have been fed by somebody else at the same time.
fn worth_another_try(error: &anyhow::Error) -> bool {
	match error.downcast_ref::<Failure>() {
		Some(failure) => {
			failure.may_pass()
				|| matches!(failure, Failure::NotDue)
				|| failure.is("Issuance", "OutOfOrder")
				|| failure.is("Issuance", "NotApproved")
		}
		None => false,
	}
}

struct Feeding<'a> {
	context: &'a Context,
	signer: Signer,
	id: BatchId,
	prepared: Prepared,
	/// Whether this run has begun to feed.
	begun: bool,
	/// Records it has fed by now.
	fed: u64,
	bar: ProgressBar,
}

impl Feeding<'_> {
	/// Feeds what the chain does not have yet.
	async fn feed(&mut self, chain: &Chain) -> Result<()> {
		let spinner =
			self.context.output.spinner("等待此前的链上操作 Waiting for earlier transactions");
		let at = chain.settled(&self.signer.account).await;
		spinner.finish_and_clear();
		let at = at?;
		let batch = super::batch(&at, self.id).await?;
		ensure_same(chain, &batch, &self.prepared.manifest)?;
		let id = self.id;
		match &batch.status {
			BatchStatus::Complete if self.begun => return Ok(()),
			BatchStatus::Approved => (),
			BatchStatus::Held(ground) => {
				bail!("批次 {id} 已暂停 / batch {id} is held: {}", words::ground(ground))
			}
			status => bail!(
				"批次 {id} 不可入链，现为：{0} / batch {id} cannot be fed, it is {0}",
				words::status_title(status)
			),
		}
		let progress = progress(&at, id).await?;
		if progress.chunks > 0 {
			self.context.output.note(format!(
				"从第 {0} 块继续，共 {1} 块 / going on from chunk {0} of {1}",
				progress.chunks, batch.chunks
			));
		}
		self.bar.set_position(u64::from(progress.records));
		self.begun = true;
		let compiled = scenario::rule(&at, batch.source, batch.terms).await?;
		self.feed_from(chain, compiled.rule.cost(), progress.chunks as usize).await
	}

	/// Feeds from a chunk on, whose records' formulas cost at most so many operations each.
	async fn feed_from(&mut self, chain: &Chain, operations: u32, start: usize) -> Result<()> {
		let Feeding { id, signer, prepared, fed, bar, .. } = self;
		let id = *id;
		let headers = prepared.manifest.headers();
		let Manifest { source, period, .. } = prepared.manifest;
		let within = |header: &chunk::ChunkHeader| bounds::operations(header, operations);
		headers.iter().try_for_each(within).map_err(Error::msg)?;
		let jobs = (start..headers.len()).map(|index| {
			let header = headers[index];
			let proof = chunk::proof(source, period, &headers, header.index).unwrap_or_default();
			Ok((
				header,
				api::tx().issuance().feed(
					id,
					header.into(),
					operations,
					prepared.body(index)?,
					proof,
				),
			))
		});
		let pipeline = Pipeline::new(chain, signer, PipelineLimits::default()).await?;
		pipeline
			.run(jobs, |header, block| {
				ensure_fed(id, header.index, block)?;
				*fed += u64::from(header.records);
				bar.inc(header.records.into());
				Ok(())
			})
			.await
	}
}

/// A chunk that differs from what was attested holds the batch though its transaction succeeds.
fn ensure_fed(id: BatchId, index: u32, block: &FinalisedBlock) -> Result<()> {
	let fed: Vec<ChunkFed> = block.events()?;
	if fed.iter().any(|fed| (fed.batch, fed.index) == (id, index)) {
		return Ok(());
	}
	let held: Vec<Held> = block.events()?;
	match held.iter().find(|held| held.batch == id) {
		Some(held) => bail!(
			"第 {0} 块与核证的不符，批次已暂停：{1} / chunk {0} is not what was attested and the batch is held: {1}",
			held.chunk,
			words::difference(&held.difference)
		),
		None => bail!("block {} holds chunk {index}, but no event tells what became of it", block.number),
	}
}

fn ensure_same(chain: &Chain, batch: &Batch, manifest: &Manifest) -> Result<()> {
	ensure!(
		manifest.genesis == chain.genesis(),
		"该批次是为另一条链生成的 / the batch was prepared for another chain"
	);
	let claim = manifest.claim();
	let alike = [
		("场景 scenario", batch.source == manifest.source),
		("规则版本 terms", batch.terms == manifest.terms),
		("期间 period", *batch.period == manifest.period),
		("所接续的批次 batch it continues", batch.continues == manifest.continues),
		("记录数 records", batch.records == manifest.records),
		("块数 chunks", batch.chunks as usize == manifest.chunks.len()),
		("减碳量 reductions", batch.claim.reduction == claim.reduction),
		("碳积分 points", batch.claim.points == claim.points),
		("根 root", batch.root == manifest.root),
	];
	match alike.into_iter().find(|(_, alike)| !alike) {
		Some((what, _)) => bail!(
			"目录与链上批次不符：{what} / the directory is not of this batch: its {what} differs"
		),
		None => Ok(()),
	}
}

pub async fn progress(at: &At, id: BatchId) -> Result<Progress> {
	let progress = read(at, api::storage().issuance().progresses(), (id,)).await?;
	Ok(progress.unwrap_or(Progress {
		chunks: 0,
		records: 0,
		last: None,
		fed: Quantity::default().into(),
		withheld_records: 0,
		withheld: Quantity::default().into(),
	}))
}

async fn show(
	context: &Context,
	at: &At,
	id: BatchId,
	sent_records: u64,
	started: Instant,
) -> Result<()> {
	let progress = progress(at, id).await?;
	let seconds = started.elapsed().as_secs_f64();
	let issued = progress.issued();
	let result = json!({
		"batch": id, "status": "complete", "records": progress.records, "records_fed_now": sent_records,
		"seconds": seconds, "issued": { "reduction_mg": issued.reduction, "points": issued.points },
		"withheld": {
			"records": progress.withheld_records, "reduction_mg": progress.withheld.reduction,
			"points": progress.withheld.points,
		},
	});
	context.output.show(&result, |_| {
		fields([
			("批次 Batch", format!("{id}，已签发 complete")),
			("记录 Records", progress.records.to_string()),
			("签发减碳量 Reductions issued", mass_exactly(issued.reduction)),
			("发放碳积分 Points issued", issued.points.to_string()),
			(
				"未发放 Withheld",
				format!(
					"{} 条 records, {}, {} 分 points",
					progress.withheld_records,
					mass_exactly(progress.withheld.reduction),
					progress.withheld.points
				),
			),
			(
				"用时 Time",
				format!("{seconds:.1} s，{:.0} 条/秒 records/s", sent_records as f64 / seconds),
			),
		])
	});
	Ok(())
}
