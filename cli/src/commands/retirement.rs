//! Reductions cancelled for good, for a purpose and to somebody's good (Art. 26, 30-32).

use std::path::PathBuf;

use anyhow::{anyhow, Error, Result};
use clap::{Args, Subcommand};
use serde_json::{json, Value};
use suhui_client::{
	api::{self, reductions::events::Retired},
	read::{read, read_all, read_under},
	types::{Beneficiary, Part, Retirement},
	At, Who,
};
use suhui_primitives::{certificate, Ask, ClassId, Day, Milligrams, Month, RetirementId};

use crate::{
	args::{self, Context},
	bounds,
	commands::participant::named,
	dates, document,
	output::{fields, mass_exactly, optional, table},
	reductions::{
		beneficiary_text, beneficiary_title, classes_json, classes_table, ensure_held,
		ensure_named, ensure_settled, for_itself, is_holder, purpose_json, purpose_title, Cause,
	},
	taking::{legal_person, person, Taking},
};

#[derive(Subcommand)]
pub enum Command {
	/// 注销机构或组织持有的减碳量，不可撤销；更换密钥后三日内不能为他人注销 / Retire reductions that one holds, for good; to another's good not for three days after a change of key (an institution or organisation)
	Retire(Retire),
	/// 注销个人份额：先显示将扣减什么，再发送，不可撤销；抵消与赔偿只能为本人 / Retire reductions of one's own lots, for good: shows what will be taken, then sends; offset and compensation are for oneself alone (an individual)
	RetireOwn(RetireOwn),
	/// 显示一笔注销 / Show a retirement
	Show {
		#[arg(value_parser = args::number)]
		retirement: RetirementId,
	},
	/// 列出注销 / List retirements
	List {
		/// 只列此持有者的 / Only this holder's
		#[arg(long, value_parser = args::who, value_name = "PARTICIPANT")]
		holder: Option<Who>,
		#[arg(long, default_value_t = 20, value_parser = args::whole::<usize>)]
		limit: usize,
	},
}

#[derive(Args)]
pub struct Retire {
	/// 批类与数量，如 3:12.6kg，至多三十二项 / Classes and how much of each, such as 3:12.6kg, 32 at most
	#[arg(required = true, value_parser = args::of_class, value_name = "CLASS:MASS")]
	reductions: Vec<(ClassId, Milligrams)>,
	#[command(flatten)]
	cause: Cause,
	/// 所抵消排放的首日 / The first of the days whose emissions they offset
	#[arg(long, value_name = "DATE", value_parser = args::day, requires = "until")]
	from: Option<Day>,
	/// 末日 / The last of them
	#[arg(long, value_name = "DATE", value_parser = args::day, requires = "from")]
	until: Option<Day>,
	/// 佐证材料 / Evidence of it
	#[arg(long, value_name = "FILE")]
	evidence: Option<PathBuf>,
}

#[derive(Args)]
pub struct RetireOwn {
	/// 数量，如 12.6kg；其中的碳积分一并扣减 / How much, such as 12.6kg; the points in it go with it
	#[arg(value_parser = args::mass, value_name = "MASS")]
	mass: Milligrams,
	/// 只取这一份，写签发月份与批类，如 2026-01:3；默认先取最早的 / Of one lot alone, such as 2026-01:3; the oldest first unless given
	#[arg(long, value_parser = args::lot, value_name = "MONTH:CLASS")]
	lot: Option<(Month, ClassId)>,
	#[command(flatten)]
	cause: Cause,
	/// 不再询问 / Do not ask again
	#[arg(long)]
	yes: bool,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Retire(retire) => self::retire(context, retire).await,
		Command::RetireOwn(retire) => retire_own(context, retire).await,
		Command::Show { retirement } => show(context, retirement).await,
		Command::List { holder, limit } => list(context, holder, limit).await,
	}
}

async fn retire(context: &Context, retire: Retire) -> Result<()> {
	let Retire { reductions, cause, from, until, evidence } = retire;
	ensure_named(&reductions)?;
	let (purpose, beneficiary) = cause.read()?;
	let period = from.zip(until);
	if let Some((first, last)) = period {
		bounds::days(first, last).map_err(Error::msg)?;
	}
	let evidence = evidence.map(|path| document::read(&path)).transpose()?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let holder = legal_person(&at, &signer).await?;
	ensure_given(&at, &beneficiary).await?;
	if !is_holder(&beneficiary, holder) {
		ensure_settled(&at, holder).await?;
	}
	let total = ensure_held(&at, holder, &reductions).await?;
	let call = api::tx().reductions().retire(
		reductions.clone(),
		purpose.clone(),
		beneficiary.clone(),
		period.map(|(first, last)| (first.into(), last.into())),
		evidence.map(Into::into),
	);
	let included = context.send_by(&signer, &chain, &call).await?;
	let Retired { retirement, .. } = included.event()?;
	let result = json!({
		"block": included.block, "retirement": retirement, "holder": holder, "reduction_mg": total,
		"purpose": purpose_json(&purpose), "beneficiary": beneficiary_text(&beneficiary),
		"classes": classes_json(&reductions), "evidence": evidence,
	});
	context.output.show(&result, |_| {
		format!(
			"已注销 {0}（{1}），注销编号 {retirement} / {0} retired ({1}) as retirement {retirement}",
			mass_exactly(total),
			purpose_title(&purpose)
		)
	});
	Ok(())
}

async fn retire_own(context: &Context, retire: RetireOwn) -> Result<()> {
	let RetireOwn { mass, lot, cause, yes } = retire;
	let (purpose, beneficiary) = cause.read()?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let holder = person(&at, &signer).await?;
	ensure_given(&at, &beneficiary).await?;
	for_itself(&purpose, &beneficiary, holder)?;
	let taking = Taking::plan(&at, holder, ask(mass, lot)).await?;
	taking.confirm(
		context,
		yes,
		&format!("将注销个人份额（{}），扣减如下，不可撤销", purpose_title(&purpose)),
		"what follows is retired for good",
	)?;
	let call = api::tx().reductions().retire_own(
		part(mass, lot),
		purpose.clone(),
		beneficiary.clone(),
		taking.lots(),
	);
	let included = context.send_by(&signer, &chain, &call).await?;
	let Retired { retirement, total, points, .. } = included.event()?;
	let result = json!({
		"block": included.block, "retirement": retirement, "holder": holder, "reduction_mg": total,
		"points": points, "purpose": purpose_json(&purpose),
		"beneficiary": beneficiary_text(&beneficiary), "taking": taking.json(),
	});
	context.output.show(&result, |_| {
		format!(
			"已注销 {0}，扣减 {points} 分，计入荣誉，注销编号 {retirement} / {0} retired with {points} points, which stay as an honour, as retirement {retirement}",
			mass_exactly(total)
		)
	});
	Ok(())
}

/// So much of lots, as the plan is asked for.
pub fn ask(milligrams: Milligrams, lot: Option<(Month, ClassId)>) -> Ask {
	match lot {
		Some((month, class)) => Ask::Lot { month, class, milligrams },
		None => Ask::Milligrams(milligrams),
	}
}

/// The same, as the call takes it.
pub fn part(milligrams: Milligrams, lot: Option<(Month, ClassId)>) -> Part {
	match lot {
		Some((month, class)) => Part::Lot { month: month.into(), class, milligrams },
		None => Part::Milligrams(milligrams),
	}
}

/// That a participant who is to have the good of it was ever given a number.
async fn ensure_given(at: &At, beneficiary: &Beneficiary) -> Result<()> {
	if let Beneficiary::Participant(number) = beneficiary {
		Who::Number(*number).participant(at).await?;
	}
	Ok(())
}

pub async fn retirement(at: &At, id: RetirementId) -> Result<Retirement> {
	let found = read(at, api::storage().reductions().retirements(), (id,)).await?;
	found.ok_or_else(|| anyhow!("没有编号为 {id} 的注销 / there is no retirement {id}"))
}

async fn show(context: &Context, id: RetirementId) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let found = retirement(&at, id).await?;
	let holder = named(&chain, &at, &[found.holder]).await?.concat();
	let classes = read_under(&at, api::storage().reductions().retired_of(), (id,)).await?;
	let mut classes: Vec<(ClassId, Milligrams)> =
		classes.into_iter().map(|((_, class), milligrams)| (class, milligrams)).collect();
	classes.sort_unstable();
	let mut result = entry(id, &found);
	result["classes"] = classes_json(&classes);
	context.output.show(&result, |_| {
		let period = found.period.as_ref();
		let summary = fields([
			("注销 Retirement", id.to_string()),
			("持有者 Holder", holder),
			("用途 Purpose", purpose_title(&found.purpose)),
			("受益方 Beneficiary", beneficiary_title(&found.beneficiary)),
			("注销日 Day", dates::day(*found.day)),
			("减碳量 Reductions", mass_exactly(found.total)),
			("扣减碳积分 Points", found.points.to_string()),
			(
				"所抵消的排放期间 Emissions of",
				optional(period, |(first, last)| {
					format!("{} .. {}", dates::day(**first), dates::day(**last))
				}),
			),
			(
				"佐证 Evidence BLAKE2-256",
				optional(found.evidence.as_ref(), |it| format!("{:?}", it.blake2_256)),
			),
			("证书 Certificate", optional(found.certificate, certificate::written)),
		]);
		format!("{summary}\n{}", classes_table(&classes))
	});
	Ok(())
}

async fn list(context: &Context, holder: Option<Who>, limit: usize) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let holder = match holder {
		Some(who) => Some(who.participant(&at).await?.0),
		None => None,
	};
	let mut all = read_all(&at, api::storage().reductions().retirements()).await?;
	all.retain(|(_, it)| holder.is_none_or(|holder| it.holder == holder));
	// The last ones first.
	all.sort_by_key(|((id,), _)| std::cmp::Reverse(*id));
	let count = all.len();
	all.truncate(limit);
	let entries: Vec<_> = all.iter().map(|((id,), it)| entry(*id, it)).collect();
	context.output.show(&entries, |_| {
		let rows = all.iter().map(|((id,), it)| {
			[
				id.to_string(),
				it.holder.to_string(),
				purpose_title(&it.purpose),
				mass_exactly(it.total),
				dates::day(*it.day),
				optional(it.certificate, certificate::written),
			]
		});
		let header = [
			"编号 Retirement#",
			"持有者 Holder#",
			"用途 Purpose",
			"减碳量 Reductions#",
			"注销日 Day",
			"证书 Certificate",
		];
		format!(
			"{}\n共 {count} 笔，列出 {1} 笔 / {count} retirements, {1} shown",
			table(header, rows),
			all.len()
		)
	});
	Ok(())
}

fn entry(id: RetirementId, found: &Retirement) -> Value {
	let period = found
		.period
		.as_ref()
		.map(|(first, last)| json!({ "from": dates::day(**first), "until": dates::day(**last) }));
	json!({
		"retirement": id, "holder": found.holder, "purpose": purpose_json(&found.purpose),
		"beneficiary": beneficiary_text(&found.beneficiary), "day": dates::day(*found.day),
		"reduction_mg": found.total, "points": found.points, "period": period,
		"evidence": found.evidence.as_deref(), "certificate": found.certificate.map(certificate::written),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::error::ErrorKind;

	fn fault(arguments: &[&str]) -> Option<ErrorKind> {
		let command = Retire::augment_args(clap::Command::new("suhui").no_binary_name(true));
		command.try_get_matches_from(arguments).err().map(|error| error.kind())
	}

	#[test]
	fn retirement_should_name_classes_and_both_ends_of_its_period_when_there_are_any() {
		let missing = Some(ErrorKind::MissingRequiredArgument);
		let whole = ["--purpose", "offset", "--from", "2026-01-01", "--until", "2026-01-31"];
		assert_eq!(fault(&[&["3:12.6kg", "4:26"][..], &whole].concat()), None);
		assert_eq!(fault(&[&["3:12.6kg"][..], &whole[..4]].concat()), missing);
		assert_eq!(fault(&whole), missing);
		assert_eq!(fault(&["3:12.6kg"]), missing);
	}

	#[test]
	fn part_should_be_of_one_lot_when_it_is_named() {
		let month = Month(672);
		assert_eq!(ask(26, None), Ask::Milligrams(26));
		assert_eq!(part(26, None), Part::Milligrams(26));
		assert_eq!(ask(26, Some((month, 3))), Ask::Lot { month, class: 3, milligrams: 26 });
		let expected = Part::Lot { month: month.into(), class: 3, milligrams: 26 };
		assert_eq!(part(26, Some((month, 3))), expected);
	}
}
