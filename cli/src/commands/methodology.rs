mod check;
mod explain;
mod layout;
mod vectors;

use std::path::{Path, PathBuf};

use anyhow::{anyhow, ensure, Result};
use clap::{Args, Subcommand};
use serde_json::json;
use suhui_client::{
	api::{self, methodology::events::Submitted},
	read::{read, read_all, read_under},
	scenario::text,
	types::VersionStage,
};
use suhui_formula::{Compiled, FormulaKind};
use suhui_primitives::VersionId;

use super::participant::{ensure_may_apply, named};
use crate::{
	args::{self, Context},
	bounds, dates, document,
	formula::compile_file,
	output::{fields, table},
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
	/// 专家意见 / Opine on a version (an expert)
	Opine(Opine),
	/// 公布 / Publish a version (the authority)
	Publish {
		#[arg(value_parser = args::number)]
		version: VersionId,
	},
	/// 不予通过评估论证中的版本 / Reject a version under evaluation (operator or authority)
	Reject {
		#[arg(value_parser = args::number)]
		version: VersionId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		reason: PathBuf,
	},
	/// 撤回评估论证中的版本 / Withdraw a version under evaluation (who applied for it)
	Withdraw {
		#[arg(value_parser = args::number)]
		version: VersionId,
	},
	/// 显示公式原文、阶段与意见 / Show a version: text, stage, opinions
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
		Command::Opine(opine) => self::opine(context, opine).await,
		Command::Publish { version } => publish(context, version).await,
		Command::Reject { version, reason } => reject(context, version, &reason).await,
		Command::Withdraw { version } => withdraw(context, version).await,
		Command::Show { version } => show(context, version).await,
		Command::List => list(context).await,
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

async fn opine(context: &Context, opine: Opine) -> Result<()> {
	let report = document::read(&opine.report)?;
	let Opine { version, favourable, .. } = opine;
	let included =
		context.send(&api::tx().methodology().opine(version, favourable, report.into())).await?;
	let result = json!({ "block": included.block, "version": version, "favourable": favourable, "report": report });
	context.output.show(&result, |_| match favourable {
		true => format!("对版本 {version} 的意见：赞成 In favour of version {version}"),
		false => format!("对版本 {version} 的意见：反对 Against version {version}"),
	});
	Ok(())
}

async fn publish(context: &Context, version: VersionId) -> Result<()> {
	let included = context.send(&api::tx().methodology().publish(version)).await?;
	context.output.show(&json!({ "block": included.block, "version": version }), |_| {
		format!("版本 {version} 已公布 Version {version} published")
	});
	Ok(())
}

async fn reject(context: &Context, version: VersionId, reason: &Path) -> Result<()> {
	let reason = document::read(reason)?;
	let call = api::tx().methodology().reject(version, reason.into());
	let block = context.send(&call).await?.block;
	let result = json!({ "block": block, "version": version, "reason": reason });
	context.output.show(&result, |_| format!("版本 {version} 不予通过 Version {version} rejected"));
	Ok(())
}

async fn withdraw(context: &Context, version: VersionId) -> Result<()> {
	let included = context.send(&api::tx().methodology().withdraw(version)).await?;
	context.output.show(&json!({ "block": included.block, "version": version }), |_| {
		format!("版本 {version} 的申请已撤回 Version {version} withdrawn")
	});
	Ok(())
}

async fn show(context: &Context, id: VersionId) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let version = read(&at, api::storage().methodology().versions(), (id,)).await?;
	let version = version
		.ok_or_else(|| anyhow!("方法学版本 {id} 不存在 / there is no methodology version {id}"))?;
	let written = read(&at, api::storage().methodology().texts(), (id,)).await?.unwrap_or_default();
	let written = text(&written);
	let opinions = read_under(&at, api::storage().methodology().opinions(), (id,)).await?;
	let developer = named(&chain, &at, &[version.developer]).await?.concat();
	let views: Vec<_> = opinions
		.iter()
		.map(|((_, expert), it)| {
			json!({
				"expert": expert, "favourable": it.favourable, "day": dates::day(*it.day),
				"report": *it.report,
			})
		})
		.collect();
	let result = json!({
		"version": id, "methodology": version.methodology, "number": version.number, "title": text(&version.title),
		"developer": version.developer, "applicant": version.applicant, "document": *version.document,
		"submitted": dates::day(*version.submitted), "stage": stage(&version.stage),
		"published": published(&version.stage), "opinions": views, "text": written,
		"text_blake2_256": version.text,
	});
	context.output.show(&result, |_| {
		let summary = fields([
			("版本号 Version", id.to_string()),
			(
				"方法学 Methodology",
				format!("{}，第 {1} 版 number {1}", version.methodology, version.number),
			),
			("名称 Title", text(&version.title)),
			("开发主体 Developer", developer),
			(
				"申请主体 Applicant",
				version
					.applicant
					.map_or("主管部门 the authority".to_string(), |it| it.to_string()),
			),
			("提交 Submitted", dates::day(*version.submitted)),
			("阶段 Stage", title(&version.stage)),
			("材料 BLAKE2-256", format!("{:?}", version.document.blake2_256)),
			("材料 SM3", format!("{:?}", version.document.sm3)),
			("公式 BLAKE2-256", format!("{:?}", version.text)),
		]);
		let rows = opinions.iter().map(|((_, expert), it)| {
			let view = if it.favourable { "赞成 favourable" } else { "反对 adverse" };
			[expert.to_string(), view.to_string(), dates::day(*it.day)]
		});
		let opinions = table(["专家 Expert#", "意见 Opinion", "日期 Day"], rows);
		format!("{summary}\n{opinions}\n{written}")
	});
	Ok(())
}

async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut versions = read_all(&at, api::storage().methodology().versions()).await?;
	versions.sort_by_key(|((id,), _)| *id);
	let entries: Vec<_> = versions
		.iter()
		.map(|((id,), it)| {
			json!({
				"version": id, "methodology": it.methodology, "number": it.number, "title": text(&it.title),
				"stage": stage(&it.stage),
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = versions.iter().map(|((id,), it)| {
			[
				id.to_string(),
				it.methodology.to_string(),
				it.number.to_string(),
				text(&it.title),
				title(&it.stage),
			]
		});
		table(
			[
				"版本号 Version#",
				"方法学 Methodology#",
				"第几版 Number#",
				"名称 Title",
				"阶段 Stage",
			],
			rows,
		)
	});
	Ok(())
}

fn stage(stage: &VersionStage) -> &'static str {
	match stage {
		VersionStage::Evaluation => "evaluation",
		VersionStage::Published(_) => "published",
		VersionStage::Rejected(_) => "rejected",
		VersionStage::Withdrawn(_) => "withdrawn",
	}
}

fn published(stage: &VersionStage) -> Option<String> {
	match stage {
		VersionStage::Published(day) => Some(dates::day(**day)),
		VersionStage::Evaluation | VersionStage::Rejected(_) | VersionStage::Withdrawn(_) => None,
	}
}

fn title(stage: &VersionStage) -> String {
	match stage {
		VersionStage::Evaluation => "评估论证中 evaluation".to_string(),
		VersionStage::Published(day) => format!("已公布 published {}", dates::day(**day)),
		VersionStage::Rejected(day) => format!("不予通过 rejected {}", dates::day(**day)),
		VersionStage::Withdrawn(day) => format!("申请已撤回 withdrawn {}", dates::day(**day)),
	}
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
