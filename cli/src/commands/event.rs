//! Large events of public institutions whose emissions are offset (Art. 28-30).

mod gifts;
mod show;

use std::path::{Path, PathBuf};

use anyhow::{anyhow, ensure, Error, Result};
use clap::{Args, Subcommand};
use serde_json::json;
use suhui_client::{
	api::{self, reductions::events::EventRegistered},
	clock::today,
	read::read,
	scenario::text,
	types::LargeEvent,
	At, Who,
};
use suhui_primitives::{ClassId, Day, EventId, Milligrams, Month, ParticipantKind, Region, Title};

use crate::{
	args::{self, Context},
	bounds, dates, document,
	output::mass_exactly,
	people, words,
};

#[derive(Subcommand)]
pub enum Command {
	/// 登记大型活动及其碳中和方案 / Register a large event, with the plan to offset it (an institution)
	Register(Register),
	/// 取消活动，已捐的不退 / Call an event off; what was given stays given (its host)
	CallOff {
		#[arg(value_parser = args::number)]
		event: EventId,
		/// 说明理由的材料 / The document that gives the reason
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 指定核算活动排放的机构，须有温室气体审定与核查资质，取代此前所指定的 / Name who accounts an event, a verifier qualified for greenhouse gases, in place of any before (operator)
	Accountant {
		#[arg(value_parser = args::number)]
		event: EventId,
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		verifier: Who,
	},
	/// 报告核算的排放，取代此前的 / Report what an event was found to emit, in place of any before (its accountant)
	Account {
		#[arg(value_parser = args::number)]
		event: EventId,
		/// 排放，如 1163.59t / The emissions, such as 1163.59t
		#[arg(value_parser = args::mass, value_name = "MASS")]
		emissions: Milligrams,
		/// 核算报告 / The report
		#[arg(long, value_name = "FILE")]
		report: PathBuf,
	},
	/// 捐赠个人份额：先显示将扣减什么，再发送，不可撤销，不超过所缺 / Give of one's own lots, for good, no more than is missing: shows what will be taken, then sends (an individual)
	Donate(Donate),
	/// 以持有的减碳量出让抵消，不可撤销，不超过所缺；更换密钥后三日内只能用于自己举办的活动 / Give reductions that one holds, for good, no more than is missing; to another's event not for three days after a change of key (an institution or organisation)
	Contribute(Contribute),
	/// 同意为活动出具证书，写明所同意的核算排放 / Consent to an event's certificate, naming the emissions consented to (the authority)
	Consent {
		#[arg(value_parser = args::number)]
		event: EventId,
		/// 所同意的核算排放，如 1163.59t；须与最近一次核算分毫不差 / The emissions consented to, such as 1163.59t: those accounted last, to the milligram
		#[arg(value_parser = args::mass, value_name = "MASS")]
		emissions: Milligrams,
		/// 同意的文书 / The consent in writing
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 显示一项活动 / Show an event
	Show {
		#[arg(value_parser = args::number)]
		event: EventId,
	},
	/// 列出活动 / List events
	List {
		/// 只列可捐赠的 / Only those that may be given to
		#[arg(long)]
		open: bool,
	},
}

#[derive(Args)]
pub struct Register {
	/// 名称 / Its title
	#[arg(long, value_parser = bounds::title)]
	title: Title,
	/// 举办地区 / Where it takes place
	#[arg(long, value_name = "CODE", value_parser = people::region)]
	region: Region,
	/// 首日 / The first day
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	first: Day,
	/// 末日 / The last day
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	last: Day,
	/// 预计排放，如 1200t / What it is expected to emit, such as 1200t
	#[arg(long, value_name = "MASS", value_parser = args::mass)]
	target: Milligrams,
	/// 碳中和方案 / How it is to become carbon-neutral
	#[arg(long, value_name = "FILE")]
	plan: PathBuf,
}

#[derive(Args)]
pub struct Donate {
	#[arg(value_parser = args::number)]
	event: EventId,
	/// 数量，如 12.6kg；其中的碳积分一并扣减 / How much, such as 12.6kg; the points in it go with it
	#[arg(value_parser = args::mass, value_name = "MASS")]
	mass: Milligrams,
	/// 只取这一份，写签发月份与批类，如 2026-01:3；默认先取最早的 / Of one lot alone, such as 2026-01:3; the oldest first unless given
	#[arg(long, value_parser = args::lot, value_name = "MONTH:CLASS")]
	lot: Option<(Month, ClassId)>,
	/// 不再询问 / Do not ask again
	#[arg(long)]
	yes: bool,
}

#[derive(Args)]
pub struct Contribute {
	#[arg(value_parser = args::number)]
	event: EventId,
	/// 批类与数量，如 3:12.6kg，至多三十二项 / Classes and how much of each, such as 3:12.6kg, 32 at most
	#[arg(required = true, value_parser = args::of_class, value_name = "CLASS:MASS")]
	reductions: Vec<(ClassId, Milligrams)>,
	/// 不再询问 / Do not ask again
	#[arg(long)]
	yes: bool,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Register(register) => self::register(context, register).await,
		Command::CallOff { event, document } => call_off(context, event, &document).await,
		Command::Accountant { event, verifier } => accountant(context, event, verifier).await,
		Command::Account { event, emissions, report } => {
			account(context, event, emissions, &report).await
		}
		Command::Donate(donate) => gifts::donate(context, donate).await,
		Command::Contribute(contribute) => gifts::contribute(context, contribute).await,
		Command::Consent { event, emissions, document } => {
			consent(context, event, emissions, &document).await
		}
		Command::Show { event } => show::show(context, event).await,
		Command::List { open } => show::list(context, open).await,
	}
}

async fn register(context: &Context, register: Register) -> Result<()> {
	let Register { title, region, first, last, target, plan } = register;
	bounds::days(first, last).map_err(Error::msg)?;
	let plan = document::read(&plan)?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (host, found) = Who::Account(signer.account).open_participant(&at).await?;
	let kind = found.holder.kind();
	ensure!(
		kind == ParticipantKind::Institution,
		"参与者 {host} 是{0}，大型活动由公共机构登记 / participant {host} is no institution ({0}), and large events are institutions'",
		words::kind_title(kind)
	);
	let open = read(&at, api::storage().reductions().open_events(), (host,)).await?;
	bounds::events(open.unwrap_or_default()).map_err(Error::msg)?;
	let title = title.into_inner();
	let call = api::tx().reductions().register_event(
		title.clone(),
		region.into(),
		first.into(),
		last.into(),
		plan.into(),
		target,
	);
	let included = context.send_by(&signer, &chain, &call).await?;
	let EventRegistered { event, .. } = included.event()?;
	let result = json!({
		"block": included.block, "event": event, "host": host, "title": text(&title), "region": region.code(),
		"first": dates::day(first), "last": dates::day(last), "target_mg": target, "plan": plan,
	});
	context
		.output
		.show(&result, |_| format!("已登记，活动编号 {event} / registered as event {event}"));
	Ok(())
}

async fn call_off(context: &Context, id: EventId, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (number, _) = Who::Account(signer.account).open_participant(&at).await?;
	let found = open(&at, id).await?;
	ensure!(
		found.host == number,
		"活动 {id} 由参与者 {0} 举办，不是本账户的参与者 {number} / event {id} is participant {0}'s, not that of participant {number}, whose key this is",
		found.host
	);
	let call = api::tx().reductions().call_off(id, document.into());
	let block = context.send_by(&signer, &chain, &call).await?.block;
	let result = json!({ "block": block, "event": id, "document": document });
	context.output.show(&result, |_| {
		format!("已取消活动 {id}，已捐的减碳量不退 / event {id} is called off; what was given stays given")
	});
	Ok(())
}

async fn accountant(context: &Context, id: EventId, verifier: Who) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let (verifier, _) = verifier.open_participant(&at).await?;
	let found = open(&at, id).await?;
	ensure!(
		found.host != verifier,
		"参与者 {verifier} 就是活动 {id} 的举办机构，不能核算 / participant {verifier} is the host of event {id}, which it cannot account"
	);
	let call = api::tx().reductions().name_accountant(id, verifier);
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({ "block": block, "event": id, "verifier": verifier });
	context.output.show(&result, |_| {
		format!(
			"活动 {id} 由核查机构 {verifier} 核算 / event {id} is accounted by verifier {verifier}"
		)
	});
	Ok(())
}

async fn account(
	context: &Context,
	id: EventId,
	emissions: Milligrams,
	report: &Path,
) -> Result<()> {
	let report = document::read(report)?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (number, _) = Who::Account(signer.account).open_participant(&at).await?;
	let found = open(&at, id).await?;
	ensure!(
		found.accountant == Some(number),
		"活动 {id} 未指定参与者 {number} 核算 / participant {number} was not named to account event {id}"
	);
	let today = today(&at).await?;
	if today <= *found.last {
		context.output.warn(format!(
			"活动 {id} 至 {0} 才结束；证书须以结束后的核算为据，届时请再次核算 / event {id} lasts until {0}: its certificate rests on an accounting after that day, so account it again then",
			*found.last
		));
	}
	let call = api::tx().reductions().account(id, emissions, report.into());
	let block = context.send_by(&signer, &chain, &call).await?.block;
	let missing = emissions.saturating_sub(found.covered);
	let result = json!({
		"block": block, "event": id, "verifier": number, "emissions_mg": emissions,
		"missing_mg": missing, "report": report,
	});
	context.output.show(&result, |_| {
		format!(
			"活动 {id} 的排放核算为 {0}，尚缺 {1} / event {id} was found to emit {0}, of which {1} are missing",
			mass_exactly(emissions),
			mass_exactly(missing)
		)
	});
	Ok(())
}

async fn consent(
	context: &Context,
	id: EventId,
	emissions: Milligrams,
	document: &Path,
) -> Result<()> {
	let document = document::read(document)?;
	let chain = context.connect().await?;
	let found = open(&chain.at_finalized().await?, id).await?;
	ready(id, &found, emissions).map_err(Error::msg)?;
	let call = api::tx().reductions().consent(id, emissions, document.into());
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({
		"block": block, "event": id, "emissions_mg": emissions, "document": document,
	});
	context.output.show(&result, |_| {
		format!(
			"已同意为核算排放 {0} 的活动 {id} 出具证书，由运营机构两人出具（suhui certificate certify） / consented to the certificate of event {id}, which was found to emit {0}; two of the operator's clerks issue it (suhui certificate certify)",
			mass_exactly(emissions)
		)
	});
	Ok(())
}

/// Whether the authority may consent to an event's certificate: it is covered by what whoever is named to account it found
/// after it was over, which is what the authority consents to.
fn ready(id: EventId, event: &LargeEvent, emissions: Milligrams) -> Result<(), String> {
	let found = event.accounting.as_ref();
	let Some(accounting) = found.filter(|it| event.accountant == Some(it.verifier)) else {
		return Err(format!("活动 {id} 的排放尚未由所指定的核算机构核算 / whoever is named to account event {id} did not: another's accounting, if there is one, does not count any more"));
	};
	if accounting.emissions != emissions {
		return Err(format!(
			"活动 {id} 的排放核算为 {0}，不是 {1}；请先查看（suhui event show {id}） / event {id} was found to emit {0}, not {1}: look at it first (suhui event show {id})",
			mass_exactly(accounting.emissions),
			mass_exactly(emissions)
		));
	}
	if *accounting.day <= *event.last {
		return Err(format!(
			"活动 {id} 最近一次核算于 {0}，不晚于末日 {1}，须在结束后再次核算 / event {id} was last accounted on {0}, not after its last day, {1}: it is accounted again first",
			*accounting.day, *event.last
		));
	}
	match missing(event) {
		0 => Ok(()),
		left => Err(format!(
			"活动 {id} 的排放尚缺 {0} 未抵消 / of what event {id} emitted {0} are not covered",
			mass_exactly(left)
		)),
	}
}

pub async fn event(at: &At, id: EventId) -> Result<LargeEvent> {
	let found = read(at, api::storage().reductions().events(), (id,)).await?;
	found.ok_or_else(|| {
		anyhow!("没有编号为 {id} 的活动 / there is no event {id}; see `suhui event list`")
	})
}

/// One that may be accounted and given to.
async fn open(at: &At, id: EventId) -> Result<LargeEvent> {
	let found = event(at, id).await?;
	ensure!(
		state(&found) == State::Open,
		"活动 {id} 已不再受理：{0} / event {id} takes no more: {0}",
		state(&found).title()
	);
	Ok(found)
}

/// What is not covered of what it emitted or, before that is known, is expected to.
pub fn missing(event: &LargeEvent) -> Milligrams {
	let emissions = event.accounting.as_ref().map_or(event.target, |it| it.emissions);
	emissions.saturating_sub(event.covered)
}

/// Where an event stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
	Open,
	CalledOff,
	Consented,
	Certified,
}

impl State {
	fn name(self) -> &'static str {
		match self {
			State::Open => "open",
			State::CalledOff => "called_off",
			State::Consented => "consented",
			State::Certified => "certified",
		}
	}

	pub fn title(self) -> &'static str {
		match self {
			State::Open => "进行中 open",
			State::CalledOff => "已取消 called off",
			State::Consented => "主管部门已同意 consented",
			State::Certified => "已出具证书 certified",
		}
	}
}

pub fn state(event: &LargeEvent) -> State {
	match event {
		LargeEvent { called_off: Some(_), .. } => State::CalledOff,
		LargeEvent { certificate: Some(_), .. } => State::Certified,
		LargeEvent { consent: Some(_), .. } => State::Consented,
		_ => State::Open,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use suhui_client::types::Accounting;
	use suhui_primitives::Document;

	const EMISSIONS: Milligrams = 1_163_590_000_000;

	/// The event of November 2025, 1,163.59 t, all but the last donation of 5.2 kg given.
	fn event() -> LargeEvent {
		LargeEvent {
			host: 3,
			title: "2025 年 11 月的活动".into(),
			region: Region::PROVINCE.into(),
			first: Day(20_393).into(),
			last: Day(20_397).into(),
			plan: Document::default().into(),
			target: 1_200_000_000_000,
			registered: Day(20_300).into(),
			accountant: Some(7),
			accounting: None,
			covered: 1_163_584_800_000,
			donors: 92_348,
			consent: None,
			called_off: None,
			certificate: None,
		}
	}

	fn accounted(day: u32) -> LargeEvent {
		let accounting = Accounting {
			verifier: 7,
			emissions: EMISSIONS,
			report: Document::default().into(),
			day: Day(day).into(),
		};
		LargeEvent { accounting: Some(accounting), ..event() }
	}

	#[test]
	fn missing_should_be_of_the_emissions_when_they_were_accounted() {
		assert_eq!(missing(&event()), 36_415_200_000);
		assert_eq!(missing(&accounted(20_398)), 5_200_000);
		let covered = LargeEvent { covered: 1_170_000_000_000, ..accounted(20_398) };
		assert_eq!(missing(&covered), 0);
	}

	#[test]
	fn consent_should_be_refused_with_what_is_wanting_when_an_event_is_not_ready() {
		let ready = |event: &LargeEvent| ready(1, event, EMISSIONS);
		assert!(ready(&event()).unwrap_err().contains("account event 1 did not"));
		let replaced = LargeEvent { accountant: Some(8), ..accounted(20_398) };
		assert!(ready(&replaced).unwrap_err().contains("account event 1 did not"));
		assert!(ready(&accounted(20_397)).unwrap_err().contains("not after its last day"));
		let short = ready(&accounted(20_398)).unwrap_err();
		assert!(short.contains("5.200000 kg (5200000 mg) are not covered"), "{short}");
		let covered = LargeEvent { covered: EMISSIONS, ..accounted(20_398) };
		assert_eq!(ready(&covered), Ok(()));
	}

	#[test]
	fn consent_should_be_refused_with_both_figures_when_another_was_accounted() {
		let covered = LargeEvent { covered: EMISSIONS, ..accounted(20_398) };
		let other = ready(1, &covered, 1_163_500_000_000).unwrap_err();
		assert!(
			other.contains("found to emit 1163.590000000 t (1163590000000 mg), not"),
			"{other}"
		);
		assert!(other.contains("not 1163.500000000 t (1163500000000 mg)"), "{other}");
	}

	#[test]
	fn event_should_take_no_more_when_it_was_called_off_or_consented_to() {
		let document = || Some((Document::default().into(), Day(20_400).into()));
		assert_eq!(state(&event()), State::Open);
		assert_eq!(state(&LargeEvent { called_off: document(), ..event() }), State::CalledOff);
		let consented = LargeEvent { consent: document(), ..event() };
		assert_eq!(state(&consented), State::Consented);
		let certified = LargeEvent { certificate: Some(202_500_000_001), ..consented };
		assert_eq!(state(&certified), State::Certified);
	}
}
