mod check;
mod explain;
mod layout;
mod life;
mod show;
mod vectors;

use std::path::{Path, PathBuf};

use anyhow::{anyhow, ensure, Result};
use clap::{Args, Subcommand};
use serde_json::json;
use suhui_client::{
	api::{self, methodology::events::Submitted},
	Who,
};
use suhui_formula::{Compiled, FormulaKind};
use suhui_primitives::{Day, Matter, VersionId};

use super::participant::ensure_may_apply;
use crate::{
	args::{self, Context},
	bounds, document,
	formula::compile_file,
	output::fields,
	panels,
};

#[derive(Subcommand)]
pub enum Command {
	/// 检查公式原文（方法学或积分公式）及其算例，列出各部分与所用限额 / Check a text and its vectors; list its parts, and what it takes of
	/// the limits
	Check { file: PathBuf },
	/// 逐个运行公式原文中的算例 / Run the vectors of a text one by one
	Test { file: PathBuf },
	/// 以给定的输入逐步计算 / Work out a record of given inputs, step by step
	Run(explain::Run),
	/// 统一公式原文的版式，并列出改动 / Lay texts out canonically, and say what changed
	Fmt(layout::Fmt),
	/// 提交方法学 / Submit a methodology (its developer)
	Submit {
		file: PathBuf,
		/// 方法学材料 / The document that describes it
		#[arg(long)]
		document: PathBuf,
		/// 作为该方法学的修订 / Revise this methodology instead of founding one
		#[arg(long, value_name = "METHODOLOGY", value_parser = args::number)]
		revise: Option<u32>,
	},
	/// 退回补正 / Return a version whose material is incomplete (operator)
	ReturnIncomplete {
		#[arg(value_parser = args::number)]
		version: VersionId,
		/// 说明缺少什么的材料 / The document that says what is missing
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 补正材料 / Complete the material of a version that was returned (who applied for it)
	Complete {
		#[arg(value_parser = args::number)]
		version: VersionId,
		/// 补正后的材料 / The document as completed
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 受理，进入评估论证 / Take a version in, to be evaluated (operator)
	Accept {
		#[arg(value_parser = args::number)]
		version: VersionId,
	},
	/// 指定本轮的论证专家：三至九名，单数 / Name the experts of its present round: three to nine, an odd number (operator)
	Panel {
		#[arg(value_parser = args::number)]
		version: VersionId,
		/// 专家编号或地址 / Experts by number or address
		#[arg(long, value_parser = args::who, value_name = "EXPERT", required = true, num_args = 1..)]
		experts: Vec<Who>,
	},
	/// 专家意见 / Opine on a version (an expert of its panel)
	Opine(Opine),
	/// 回避 / Recuse oneself from judging a version (an expert of its panel)
	Recuse {
		#[arg(value_parser = args::number)]
		version: VersionId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 论证结论：赞成的公示，否则不予通过 / Conclude an evaluation: what its panel favours goes under notice, else it is rejected (operator; anyone
	/// once all seats spoke)
	Conclude {
		#[arg(value_parser = args::number)]
		version: VersionId,
		/// 公示的工作日数，五日以上 / Working days of notice, five at least
		#[arg(long, value_name = "DAYS", value_parser = bounds::notice, default_value = "5")]
		notice: u16,
	},
	/// 对公示中的版本提出异议 / Object to a version under notice (any participant but its developer)
	Object {
		#[arg(value_parser = args::number)]
		version: VersionId,
		/// 说明异议的材料 / The document that says what is objected
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 答复异议 / Answer objections (operator)
	Answer(life::Answer),
	/// 公示期满、异议已答复的报备案 / File a version with the authority, its notice over and its objections answered (operator)
	File {
		#[arg(value_parser = args::number)]
		version: VersionId,
	},
	/// 公布已报备案的版本 / Publish a version that was filed (the authority)
	Publish {
		#[arg(value_parser = args::number)]
		version: VersionId,
		/// 适用的首个活动日，可早于今日，默认链上今日 / The first day whose activity counts under it, which may be past; today on the
		/// chain unless given
		#[arg(long, value_name = "DATE", value_parser = args::day)]
		effective: Option<Day>,
	},
	/// 退回已报备案的版本，重新评估论证 / Send a version that was filed back, to be evaluated anew (the authority)
	SendBack {
		#[arg(value_parser = args::number)]
		version: VersionId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 不予通过公示前的版本，专家组赞成的除外 / Reject a version before it is under notice, unless its panel favours it (operator or authority)
	Reject {
		#[arg(value_parser = args::number)]
		version: VersionId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 撤回公布前的版本 / Withdraw a version before it is published (who applied for it)
	Withdraw {
		#[arg(value_parser = args::number)]
		version: VersionId,
	},
	/// 停用已公布的版本：某日起的活动不再依此计算 / Discontinue a published version, under which no activity from a day on counts (the authority)
	Discontinue {
		#[arg(value_parser = args::number)]
		version: VersionId,
		/// 停用之日，不早于今日 / The first day whose activity does not count, today or later
		#[arg(long, value_name = "DATE", value_parser = args::day)]
		from: Day,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 显示公式原文、阶段、期限、意见与异议 / Show a version: text, stage, deadlines, opinions, objections
	Show {
		#[arg(value_parser = args::number)]
		version: VersionId,
	},
	/// 列出全部版本 / List all versions
	List,
}

#[derive(Args)]
pub struct Opine {
	#[arg(value_parser = args::number)]
	version: VersionId,
	/// 赞成 / In favour
	#[arg(long, required_unless_present = "adverse", conflicts_with = "adverse")]
	favourable: bool,
	/// 反对 / Against
	#[arg(long)]
	adverse: bool,
	/// 意见书 / The written opinion
	#[arg(long)]
	report: PathBuf,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Check { file } => check::run(context, &file),
		Command::Test { file } => vectors::run(context, &file),
		Command::Run(run) => explain::run(context, &run),
		Command::Fmt(fmt) => layout::run(context, &fmt),
		Command::Submit { file, document, revise } => {
			submit(context, &file, &document, revise).await
		}
		Command::ReturnIncomplete { version, reason } => {
			life::return_incomplete(context, version, &reason).await
		}
		Command::Complete { version, document } => {
			life::complete(context, version, &document).await
		}
		Command::Accept { version } => life::accept(context, version).await,
		Command::Panel { version, experts } => {
			panels::name(context, Matter::Methodology(version), &experts, &[]).await
		}
		Command::Opine(Opine { version, favourable, report, .. }) => {
			panels::opine(context, Matter::Methodology(version), favourable, &report).await
		}
		Command::Recuse { version, reason } => {
			panels::recuse(context, Matter::Methodology(version), &reason).await
		}
		Command::Conclude { version, notice } => life::conclude(context, version, notice).await,
		Command::Object { version, document } => life::object(context, version, &document).await,
		Command::Answer(answer) => life::answer(context, answer).await,
		Command::File { version } => life::file(context, version).await,
		Command::Publish { version, effective } => life::publish(context, version, effective).await,
		Command::SendBack { version, reason } => life::send_back(context, version, &reason).await,
		Command::Reject { version, reason } => life::reject(context, version, &reason).await,
		Command::Withdraw { version } => life::withdraw(context, version).await,
		Command::Discontinue { version, from, reason } => {
			life::discontinue(context, version, from, &reason).await
		}
		Command::Show { version } => show::show(context, version).await,
		Command::List => show::list(context).await,
	}
}

/// A methodology's title becomes its version's; that of a points formula is not kept apart from its text.
fn ensure_titled(path: &Path, compiled: &Compiled) -> Result<()> {
	match compiled.output {
		FormulaKind::Reduction => bounds::title_length(&compiled.title)
			.map_err(|fault| anyhow!("{}: {fault}", path.display())),
		FormulaKind::Points => Ok(()),
	}
}

async fn submit(
	context: &Context,
	path: &Path,
	document: &Path,
	revise: Option<u32>,
) -> Result<()> {
	let (written, compiled) = compile_file(path)?;
	let name = path.display();
	ensure!(
		compiled.output == FormulaKind::Reduction,
		"{name} 是积分公式，不是方法学 / {name} is a points formula; a methodology begins with `methodology`"
	);
	ensure!(
		!compiled.vectors.is_empty(),
		"{name} 没有算例 / {name} has no vector: at least one is needed"
	);
	ensure_titled(path, &compiled)?;
	compiled.run_vectors().map_err(|error| anyhow!("{name}: {error}"))?;
	let digests = document::read(document)?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let open = api::storage().methodology().open_applications();
	ensure_may_apply(&chain.at_finalized().await?, signer.account, open).await?;
	let calls = api::tx().methodology();
	let included = match revise {
		Some(methodology) => {
			let call = calls.revise(methodology, written.into_bytes(), digests.into());
			context.send_by(&signer, &chain, &call).await?
		}
		None => {
			let call = calls.submit(written.into_bytes(), digests.into());
			context.send_by(&signer, &chain, &call).await?
		}
	};
	let Submitted { version, methodology, number, .. } = included.event()?;
	let result = json!({
		"block": included.block, "version": version, "methodology": methodology, "number": number,
		"title": compiled.title, "document": digests,
	});
	context.output.show(&result, |_| {
		fields([
			("版本号 Version", version.to_string()),
			("方法学 Methodology", format!("{methodology}，第 {number} 版 number {number}")),
			("名称 Title", compiled.title.clone()),
			("材料 BLAKE2-256", format!("{:?}", digests.blake2_256)),
			("材料 SM3", format!("{:?}", digests.sm3)),
		])
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use std::fs;

	use suhui_formula::{bind, format};

	use super::*;

	/// The repository's methodologies and points formulas, by name.
	fn library() -> Vec<(String, String, Compiled)> {
		let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../methodologies");
		let paths = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
		let texts = paths.filter(|path| path.extension().is_some_and(|it| it == "suhui"));
		texts
			.map(|path| {
				let name = path.file_stem().unwrap().to_str().unwrap().to_string();
				let (text, compiled) = compile_file(&path).unwrap();
				assert!(
					compiled.output == FormulaKind::Points
						|| folder.join(format!("{name}.md")).exists(),
					"{name} has no document"
				);
				(name, text, compiled)
			})
			.collect()
	}

	#[test]
	fn library_should_reproduce_its_vectors_in_canonical_layout_when_it_is_read() {
		let library = library();
		assert!(library.len() >= 15);
		for (name, text, compiled) in library {
			assert!(!compiled.vectors.is_empty(), "{name}");
			assert_eq!(compiled.run_vectors(), Ok(()), "{name}");
			assert_eq!(format(&text).as_ref(), Ok(&text), "{name}");
		}
	}

	#[test]
	fn points_formulas_should_bind_when_their_methodologies_quantify() {
		let library = library();
		let points =
			library.iter().filter_map(|(name, _, it)| Some((name.strip_suffix("-points")?, it)));
		for (name, points) in points {
			let (.., methodology) = library.iter().find(|(other, ..)| other == name).unwrap();
			let bound = bind(points, &methodology.inputs, Some(methodology.result_range));
			assert!(bound.is_ok(), "{name}: {bound:?}");
		}
	}
}
