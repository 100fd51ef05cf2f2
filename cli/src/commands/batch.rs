mod consents;
mod continuation;
mod decide;
mod earlier;
mod feed;
mod issued;
mod open;
mod parts;
mod prepare;
mod recompute;
mod show;
mod verdict;
mod verify;

use std::path::PathBuf;

use anyhow::{anyhow, Result};
use clap::{Args, Subcommand};
use suhui_client::{api, read::read, types::Batch, At, Who};
use suhui_primitives::{BatchId, Period, SourceId};

use self::earlier::EarlierPaths;
use crate::{
	args::{self, Context},
	bounds,
	output::AlreadyShown,
};

#[derive(Subcommand)]
pub enum Command {
	/// 由活动记录生成批次，未同意者的记录不列入 / Make a batch of activity records, without those of people who do not consent (the platform)
	Prepare(Prepare),
	/// 申报批次 / Open a prepared batch (a reporter)
	Open {
		directory: PathBuf,
		/// 所接续的批次，须与生成时所写一致 / The batch it continues, as it was prepared
		#[arg(long, value_name = "BATCH", value_parser = args::number)]
		continues: Option<BatchId>,
	},
	/// 指定核查机构 / Assign a verifier (operator)
	Assign {
		#[arg(value_parser = args::number)]
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
	/// 出具否定意见，批次就此结束 / End a batch by an adverse opinion (its verifier)
	Refuse {
		#[arg(value_parser = args::number)]
		batch: BatchId,
		/// 核查报告 / The report
		#[arg(long, value_name = "FILE")]
		report: PathBuf,
	},
	/// 不予受理，由运营机构另行指定 / Hand back a batch one does not verify (its verifier)
	Decline {
		#[arg(value_parser = args::number)]
		batch: BatchId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 批准批次，须运营机构两人 / Approve a batch (two of the operator's clerks)
	///
	/// 一人经办，另一人复核，先后运行本命令。
	///
	/// One clerk proposes, another confirms, each by this command.
	Approve {
		#[arg(value_parser = args::number)]
		batch: BatchId,
	},
	/// 逐块入链，可中断后继续 / Feed a batch chunk by chunk; goes on where it stopped (reporter or operator)
	Feed {
		#[arg(value_parser = args::number)]
		batch: BatchId,
		directory: PathBuf,
	},
	/// 由链上数据重算已入链的批次 / Recompute a batch from what was fed to the chain (anybody)
	Recompute {
		#[arg(value_parser = args::number)]
		batch: BatchId,
		/// 从此区块起查找，省去按日期定位 / Search from this block on rather than from the batch's day
		#[arg(long, value_name = "BLOCK", value_parser = args::whole::<u64>)]
		from: Option<u64>,
	},
	/// 显示批次 / Show a batch
	#[command(visible_alias = "status")]
	Show {
		#[arg(value_parser = args::number)]
		batch: BatchId,
	},
	/// 暂停签发，未办结的批次均可 / Put a batch on hold that is not over (operator)
	Hold {
		#[arg(value_parser = args::number)]
		batch: BatchId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 恢复暂停的批次 / Release a batch on hold (operator)
	Release {
		#[arg(value_parser = args::number)]
		batch: BatchId,
	},
	/// 截止批次 / Close a batch as it stands
	Close {
		#[arg(value_parser = args::number)]
		batch: BatchId,
	},
	/// 撤回未批准的批次；指定核查机构后只能由运营机构撤回 / Cancel a batch before its approval (operator, or a reporter until a verifier is
	/// assigned)
	Cancel {
		#[arg(value_parser = args::number)]
		batch: BatchId,
	},
	/// 列出批次 / List batches
	List {
		/// 只列该场景 / Only batches of this source
		#[arg(long, value_parser = args::number)]
		source: Option<SourceId>,
		#[arg(long, default_value_t = 20, value_parser = args::whole::<usize>)]
		limit: usize,
	},
	/// 发给了谁、依据什么、由谁核证 / What was issued to whom, by which methodology, attested by whom
	Issued {
		#[arg(value_parser = args::number)]
		batch: BatchId,
		#[arg(long, default_value_t = 20, value_parser = args::whole::<usize>)]
		limit: usize,
	},
}

#[derive(Args)]
pub struct Prepare {
	/// CSV：participant,date 与各输入 / A CSV file of participant, date and the inputs
	records: PathBuf,
	#[arg(long, required_unless_present = "continues", value_parser = args::number)]
	source: Option<SourceId>,
	/// 2016-01 或 2016-01-01..2016-01-31
	#[arg(long, value_parser = args::period, required_unless_present = "continues")]
	period: Option<Period>,
	/// 生成续批：场景与期间从该批次，编号不大于其最后入链者的人不列入 / Continue this closed batch: of its source and period, without the people up to the last it was fed
	#[arg(long, value_name = "BATCH", value_parser = args::number)]
	continues: Option<BatchId>,
	/// 新目录 / A new directory
	#[arg(long)]
	out: PathBuf,
	/// 每块至多多少条 / Records of a chunk at most
	#[arg(long, value_parser = bounds::chunk_records)]
	chunk_records: Option<u32>,
	#[command(flatten)]
	earlier: EarlierPaths,
}

#[derive(Args)]
pub struct Verify {
	#[arg(value_parser = args::number)]
	batch: BatchId,
	/// CSV：participant,date 与各输入，或区块浏览器导出的记录 / A CSV file of participant, date and the inputs, or the explorer's export
	records: PathBuf,
	#[command(flatten)]
	helps: Helps,
}

/// What a verifier gives beside the records.
#[derive(Args)]
pub struct Helps {
	#[command(flatten)]
	chunks: Chunks,
	#[command(flatten)]
	earlier: EarlierPaths,
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
	#[arg(value_parser = args::number)]
	batch: BatchId,
	/// CSV：participant,date 与各输入，或区块浏览器导出的记录 / A CSV file of participant, date and the inputs, or the explorer's export
	#[arg(long)]
	records: PathBuf,
	/// 核查报告 / The report
	#[arg(long)]
	report: PathBuf,
	#[command(flatten)]
	helps: Helps,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Prepare(prepare) => prepare::run(context, prepare).await,
		Command::Open { directory, continues } => open::run(context, &directory, continues).await,
		Command::Assign { batch, verifier } => decide::assign(context, batch, verifier).await,
		Command::Verify(verify) => {
			let chain = context.connect().await?;
			let at = chain.at_finalized().await?;
			let findings =
				verify::verify(context, &chain, &at, verify.batch, &verify.records, &verify.helps)
					.await?;
			findings.show(context);
			findings.matches().then_some(()).ok_or_else(|| AlreadyShown.into())
		}
		Command::Attest { attest } => verdict::attest(context, attest).await,
		Command::Refuse { batch, report } => verdict::refuse(context, batch, &report).await,
		Command::Decline { batch, reason } => verdict::decline(context, batch, &reason).await,
		Command::Approve { batch } => decide::approve(context, batch).await,
		Command::Feed { batch, directory } => feed::run(context, batch, &directory).await,
		Command::Recompute { batch, from } => recompute::run(context, batch, from).await,
		Command::Show { batch } => show::show(context, batch).await,
		Command::Hold { batch, reason } => decide::hold(context, batch, &reason).await,
		Command::Release { batch } => decide::release(context, batch).await,
		Command::Close { batch } => decide::close(context, batch).await,
		Command::Cancel { batch } => decide::cancel(context, batch).await,
		Command::List { source, limit } => show::list(context, source, limit).await,
		Command::Issued { batch, limit } => issued::run(context, batch, limit).await,
	}
}

async fn batch(at: &At, id: BatchId) -> Result<Batch> {
	let batch = read(at, api::storage().issuance().batches(), (id,)).await?;
	batch
		.ok_or_else(|| anyhow!("批次 {id} 不存在 / there is no batch {id}; see `suhui batch list`"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::error::ErrorKind;

	fn fault(arguments: &[&str]) -> Option<ErrorKind> {
		let command = Prepare::augment_args(clap::Command::new("suhui").no_binary_name(true));
		command.try_get_matches_from(arguments).err().map(|error| error.kind())
	}

	#[test]
	fn earlier_records_should_be_taken_from_several_places_when_they_are_named() {
		let command = Verify::augment_args(clap::Command::new("suhui").no_binary_name(true));
		let arguments = ["7", "records.csv", "--earlier", "january", "--earlier", "2016-02.csv"];
		let matches = command.try_get_matches_from(arguments).unwrap();
		let paths: Vec<_> = matches.get_many::<PathBuf>("paths").unwrap().collect();
		assert_eq!(paths, [&PathBuf::from("january"), &PathBuf::from("2016-02.csv")]);
	}

	#[test]
	fn prepare_should_take_source_and_period_of_the_batch_it_continues_when_it_does() {
		let continuation = ["records.csv", "--continues", "7", "--out", "rest"];
		assert_eq!(fault(&continuation), None);
		let missing = Some(ErrorKind::MissingRequiredArgument);
		assert_eq!(fault(&["records.csv", "--source", "1", "--out", "rest"]), missing);
		assert_eq!(fault(&["records.csv", "--period", "2016-01", "--out", "rest"]), missing);
	}
}
