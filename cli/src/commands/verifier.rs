use std::path::{Path, PathBuf};

use anyhow::{anyhow, ensure, Error, Result};
use clap::{Args, Subcommand};
use serde_json::{json, Value};
use subxt::utils::{AccountId32, H256};
use suhui_client::{
	api::{self, accreditation},
	clock,
	read::{read, read_all},
	types::{Degree, Interest, Laboratory, Member, Qualification, Standing, Verifier},
	At, Who,
};
use suhui_primitives::{Day, Document, ParticipantId, SourceId};

use super::participant::titles;
use crate::{
	args::{self, Context},
	bounds,
	clerks::Matter,
	dates, document,
	output::{fields, optional, table},
	verification,
};

#[derive(Subcommand)]
pub enum Command {
	/// 申请成为核查机构或申请续期 / Apply to be a verifier, or for the renewal of one's accreditation (a legal person)
	///
	/// 文件为 JSON，逐项列明第四十条各项材料、资质证书、业务范围与专职人员（格式见 docs/operating.md）。所列人员取代此前报告的人员。
	///
	/// The file is JSON, and names each document of Art. 40, the certificate, the scope and the people (its form is in
	/// docs/operating.md). The people take the place of those reported before.
	Apply {
		#[arg(long, value_name = "FILE")]
		file: PathBuf,
	},
	/// 报告专职人员的变动，每次进出各至多八名 / Report who of one's people came and left, eight each at most (a verifier, an applicant)
	Staff {
		/// 新进人员的 JSON 文件，格式同申请的 people / A JSON file of who came, as the `people` of an application
		#[arg(long, value_name = "FILE")]
		add: Option<PathBuf>,
		/// 离开人员的承诺 / The commitments of who left
		#[arg(long, num_args = 1.., value_parser = args::hash, value_name = "COMMITMENT")]
		remove: Vec<H256>,
	},
	/// 登记接受继续教育的人员 / Note who attended continuing education (the authority)
	Attend {
		/// 人员的承诺 / Their commitments
		#[arg(required = true, value_parser = args::hash, value_name = "COMMITMENT")]
		commitments: Vec<H256>,
		/// 最后一日，默认链上今日 / Its last day, today on the chain unless given
		#[arg(long, value_parser = args::day, value_name = "DATE")]
		day: Option<Day>,
	},
	/// 确定核查机构，须其已申请，由相关部门表决 / Accredit who applied (the council: each seat votes by this command)
	Accredit(Accreditation),
	/// 续期，由相关部门表决 / Renew an accreditation (the council)
	Renew(Renewal),
	/// 不予确定，由相关部门表决 / Turn an application down (the council)
	Reject(Rejection),
	/// 撤销资格，由相关部门表决 / Revoke an accreditation (the council)
	Revoke(Reasoned),
	/// 立即暂停资格，二十个工作日内须经相关部门确认，否则失效 / Suspend a verifier at once, which lapses unless the council confirms it
	/// within 20 working days (the authority)
	Suspend(Reasoned),
	/// 确认暂停，由相关部门表决 / Confirm a suspension (the council)
	ConfirmSuspension {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		who: Who,
	},
	/// 恢复资格，或在运营机构代换密钥后予以确认，由相关部门表决；须写明所确认的账户地址，已被暂停的还须写明所恢复的暂停，不写则予显示 / Lift a
	/// suspension, or confirm a verifier whose key the operator replaced, by the account that is confirmed, and of one that is
	/// suspended by the suspension that is lifted; without them, they are shown (the council)
	Lift(Lifting),
	/// 列出核查机构 / List verifiers
	List,
	/// 显示一家核查机构或申请机构 / Show a verifier, or who applied
	Show {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		who: Who,
	},
	/// 申报利害关系 / Declare an interest (a verifier)
	Interest(Declared),
}

#[derive(Args)]
pub struct Accreditation {
	/// 编号或地址 / Number or address
	#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
	who: Who,
	/// 据以确定的是其第几份申请，由 suhui verifier show 查得 / Which of its applications it is accredited on, as `suhui verifier show` tells
	#[arg(long, value_parser = args::number, value_name = "NUMBER")]
	application: u32,
	/// 末日 / The last day
	#[arg(long, value_parser = args::day, value_name = "DATE")]
	until: Day,
}

#[derive(Args)]
pub struct Renewal {
	/// 编号或地址 / Number or address
	#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
	who: Who,
	/// 据以续期的是其第几份申请，未另行申请的不写 / Which of its applications it is renewed on, if it applied anew
	#[arg(long, value_parser = args::number, value_name = "NUMBER")]
	application: Option<u32>,
	/// 末日 / The last day
	#[arg(long, value_parser = args::day, value_name = "DATE")]
	until: Day,
}

#[derive(Args)]
pub struct Rejection {
	/// 编号或地址 / Number or address
	#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
	who: Who,
	/// 不予确定的是其第几份申请 / Which of its applications is turned down
	#[arg(long, value_parser = args::number, value_name = "NUMBER")]
	application: u32,
	/// 说明理由的材料 / The document that gives the reason
	#[arg(long)]
	reason: PathBuf,
}

#[derive(Args)]
pub struct Reasoned {
	/// 编号或地址 / Number or address
	#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
	who: Who,
	/// 说明理由的材料 / The document that gives the reason
	#[arg(long)]
	reason: PathBuf,
}

#[derive(Args)]
pub struct Lifting {
	/// 编号或地址 / Number or address
	#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
	who: Who,
	/// 向核查机构核实的账户地址 / The account that the council has from the verifier itself
	#[arg(long, value_parser = args::account, value_name = "ADDRESS")]
	account: Option<AccountId32>,
	/// 所恢复的暂停，以其理由材料的 BLAKE2-256 摘要写明，未被暂停的不写 / The suspension that is lifted, by the BLAKE2-256 digest of its
	/// reason; of a verifier that is not suspended none
	#[arg(long, value_parser = args::hash, value_name = "DIGEST")]
	suspension: Option<H256>,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Declared {
	/// 与一个场景（及其沿革中的场景） / In a source, and others of its line
	#[arg(long, value_parser = args::number, value_name = "SOURCE")]
	source: Option<SourceId>,
	/// 与一个参与者（及其开发、报送的场景） / In a participant, and whatever it develops or reports
	#[arg(long, value_parser = args::who, value_name = "PARTICIPANT")]
	participant: Option<Who>,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Apply { file } => apply(context, &file).await,
		Command::Staff { add, remove } => staff(context, add.as_deref(), remove).await,
		Command::Attend { commitments, day } => attend(context, commitments, day).await,
		Command::Accredit(accreditation) => accredit(context, accreditation).await,
		Command::Renew(renewal) => renew(context, renewal).await,
		Command::Reject(rejection) => reject(context, rejection).await,
		Command::Revoke(reasoned) => revoke(context, reasoned).await,
		Command::Suspend(reasoned) => suspend(context, reasoned).await,
		Command::ConfirmSuspension { who } => confirm_suspension(context, who).await,
		Command::Lift(lifting) => lift(context, lifting).await,
		Command::List => list(context).await,
		Command::Show { who } => show(context, who).await,
		Command::Interest(declared) => interest(context, declared).await,
	}
}

async fn apply(context: &Context, file: &Path) -> Result<()> {
	let (application, people) = verification::application(file)?;
	let named = people.len();
	let call = api::tx().accreditation().apply(application, people);
	let block = context.send(&call).await?.block;
	context.output.show(&json!({ "block": block, "people": named }), |_| {
		format!("已提出申请，列明 {named} 名人员，待相关部门决定 / applied with {named} people; the council decides")
	});
	Ok(())
}

async fn staff(context: &Context, add: Option<&Path>, remove: Vec<H256>) -> Result<()> {
	let add = add.map(verification::people).transpose()?.unwrap_or_default();
	ensure!(
		!add.is_empty() || !remove.is_empty(),
		"没有变动，请用 --add 或 --remove 写明 / nobody came or left: name who did with --add or --remove"
	);
	let (came, left) = (add.len(), remove.len());
	bounds::staff_changes(came.max(left)).map_err(Error::msg)?;
	let call = api::tx().accreditation().report_staff(add, remove);
	let included = context.send(&call).await?;
	let people = included.event::<accreditation::events::StaffReported>()?.people;
	context.output.show(&json!({ "block": included.block, "people": people }), |_| {
		format!("已报告人员变动，进 {came}、出 {left}，现有 {people} 名 / {came} came and {left} left: there are {people} now")
	});
	Ok(())
}

async fn attend(context: &Context, commitments: Vec<H256>, day: Option<Day>) -> Result<()> {
	let people = commitments.len();
	bounds::attended(people).map_err(Error::msg)?;
	let chain = context.connect().await?;
	let day = match day {
		Some(day) => day,
		None => clock::today(&chain.at_finalized().await?).await?,
	};
	let call = api::tx().accreditation().attend(commitments, day.into());
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({ "block": block, "people": people, "day": dates::day(day) });
	context.output.show(&result, |_| {
		format!("已登记 {people} 名人员于 {day} 接受继续教育 / noted that {people} people attended continuing education on {day}")
	});
	Ok(())
}

async fn accredit(context: &Context, accreditation: Accreditation) -> Result<()> {
	let Accreditation { who, application, until } = accreditation;
	let chain = context.connect().await?;
	let (verifier, _) = who.open_participant(&chain.at_finalized().await?).await?;
	let call = accreditation::Call::accredit { verifier, application, until: until.into() };
	let matter = Matter {
		zh: format!("据第 {application} 份申请确定核查机构 {verifier}，至 {until}"),
		en: format!(
			"accreditation of verifier {verifier} on application {application} until {until}"
		),
	};
	let result = json!({
		"verifier": verifier, "application": application, "until": dates::day(until),
	});
	matter.resolve(context, &chain, api::Call::Accreditation(call), result).await
}

async fn renew(context: &Context, renewal: Renewal) -> Result<()> {
	let Renewal { who, application, until } = renewal;
	let chain = context.connect().await?;
	let (verifier, _) = who.open_participant(&chain.at_finalized().await?).await?;
	let call = accreditation::Call::renew { verifier, application, until: until.into() };
	let (zh, en) = match application {
		Some(number) => (format!("据第 {number} 份申请，"), format!(" on application {number}")),
		None => Default::default(),
	};
	let matter = Matter {
		zh: format!("{zh}核查机构 {verifier} 续期至 {until}"),
		en: format!("renewal of verifier {verifier}{en} until {until}"),
	};
	let result = json!({
		"verifier": verifier, "application": application, "until": dates::day(until),
	});
	matter.resolve(context, &chain, api::Call::Accreditation(call), result).await
}

async fn reject(context: &Context, rejection: Rejection) -> Result<()> {
	let Rejection { who, application, reason } = rejection;
	let reason = document::read(&reason)?;
	let chain = context.connect().await?;
	let (applicant, _) = who.participant(&chain.at_finalized().await?).await?;
	let call = accreditation::Call::reject { applicant, application, reason: reason.into() };
	let matter = Matter {
		zh: format!("参与者 {applicant} 成为核查机构的第 {application} 份申请不予通过"),
		en: format!(
			"rejection of participant {applicant}'s application {application} to be a verifier"
		),
	};
	let result = json!({ "applicant": applicant, "application": application, "reason": reason });
	matter.resolve(context, &chain, api::Call::Accreditation(call), result).await
}

async fn revoke(context: &Context, reasoned: Reasoned) -> Result<()> {
	let reason = document::read(&reasoned.reason)?;
	let chain = context.connect().await?;
	let (verifier, _) = reasoned.who.participant(&chain.at_finalized().await?).await?;
	let call = accreditation::Call::revoke { verifier, reason: reason.into() };
	let matter = Matter {
		zh: format!("撤销核查机构 {verifier} 的资格"),
		en: format!("revocation of verifier {verifier}'s accreditation"),
	};
	let result = json!({ "verifier": verifier, "reason": reason });
	matter.resolve(context, &chain, api::Call::Accreditation(call), result).await
}

async fn suspend(context: &Context, reasoned: Reasoned) -> Result<()> {
	let reason = document::read(&reasoned.reason)?;
	let chain = context.connect().await?;
	let (verifier, _) = reasoned.who.participant(&chain.at_finalized().await?).await?;
	let call = api::tx().accreditation().suspend(verifier, reason.into());
	let block = context.send_on(&chain, &call).await?.block;
	context.output.show(&json!({ "block": block, "verifier": verifier }), |_| {
		format!("已暂停核查机构 {verifier} 的资格，二十个工作日内未经相关部门确认即失效 / verifier {verifier} is suspended, which lapses unless the council confirms it within 20 working days")
	});
	Ok(())
}

async fn confirm_suspension(context: &Context, who: Who) -> Result<()> {
	let chain = context.connect().await?;
	let (verifier, _) = who.participant(&chain.at_finalized().await?).await?;
	let call = accreditation::Call::confirm_suspension { verifier };
	let matter = Matter {
		zh: format!("确认暂停核查机构 {verifier} 的资格"),
		en: format!("confirmation of verifier {verifier}'s suspension"),
	};
	let result = json!({ "verifier": verifier });
	matter.resolve(context, &chain, api::Call::Accreditation(call), result).await
}

async fn lift(context: &Context, lifting: Lifting) -> Result<()> {
	let Lifting { who, account, suspension } = lifting;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let (verifier, participant) = who.open_participant(&at).await?;
	let account = confirmed(verifier, participant.account, account)?;
	let found = read(&at, api::storage().accreditation().verifiers(), (verifier,)).await?;
	let stands = found.and_then(|found| match found.standing {
		Standing::Suspended { since, reason, .. } => Some((*since, *reason)),
		Standing::Good | Standing::Revoked { .. } => None,
	});
	let suspension = lifted(verifier, stands, suspension)?;
	let matter = match suspension {
		Some(Document { blake2_256: reason, .. }) => Matter {
			zh: format!("恢复核查机构 {verifier} 被暂停的资格（理由材料 {reason:?}），并确认其账户为 {account}"),
			en: format!("lifting of verifier {verifier}'s suspension for the reason {reason:?}, and confirmation of its account {account}"),
		},
		None => Matter {
			zh: format!("确认核查机构 {verifier} 的账户为 {account}"),
			en: format!("confirmation of verifier {verifier}'s account {account}"),
		},
	};
	let result = json!({
		"verifier": verifier, "account": account.to_string(), "suspension": suspension,
	});
	let suspension = suspension.map(Into::into);
	let call = accreditation::Call::lift { verifier, account, suspension };
	matter.resolve(context, &chain, api::Call::Accreditation(call), result).await
}

async fn interest(context: &Context, declared: Declared) -> Result<()> {
	let chain = context.connect().await?;
	let (interest, mut result, named) = match (declared.source, declared.participant) {
		(Some(source), _) => {
			let named = format!("场景 {source} scenario {source}");
			(Interest::Source(source), json!({ "source": source }), named)
		}
		(None, Some(who)) => {
			let (participant, _) = who.participant(&chain.at_finalized().await?).await?;
			let named = format!("参与者 {participant} participant {participant}");
			(Interest::Participant(participant), json!({ "participant": participant }), named)
		}
		(None, None) => {
			return Err(anyhow!(
				"请用 --source 或 --participant 写明 / name it with --source or --participant"
			))
		}
	};
	let call = api::tx().accreditation().declare_interest(interest);
	let block = context.send_on(&chain, &call).await?.block;
	result["block"] = json!(block);
	context.output.show(&result, |_| format!("已申报利害关系 Interest declared: {named}"));
	Ok(())
}

/// The account that the council names, if it stands for the verifier: that the operator gave the verifier the right key,
/// the verifier alone can tell.
fn confirmed(
	verifier: ParticipantId,
	stands: AccountId32,
	named: Option<AccountId32>,
) -> Result<AccountId32> {
	let named = named.ok_or_else(|| {
		anyhow!("核查机构 {verifier} 现由账户 {stands} 代表。请向核查机构核实，确属其账户的，加 --account {stands} 予以确认 / verifier {verifier} is stood for by the account {stands}: ask the verifier whether it is its own, and confirm it by --account {stands}")
	})?;
	ensure!(
		named == stands,
		"核查机构 {verifier} 现由账户 {stands} 代表，不是 {named}；请重新核实 / verifier {verifier} is stood for by the account {stands}, not by {named}: ask the verifier again"
	);
	Ok(named)
}

/// The reason of the suspension that the council names, if it is what stands against the verifier, or of none: the authority
/// may suspend it at any time.
fn lifted(
	verifier: ParticipantId,
	stands: Option<(Day, Document)>,
	named: Option<H256>,
) -> Result<Option<Document>> {
	let Some((since, reason)) = stands else {
		ensure!(
			named.is_none(),
			"核查机构 {verifier} 未被暂停；只确认账户的，不写 --suspension / verifier {verifier} is not suspended: to confirm its account alone, leave --suspension out"
		);
		return Ok(None);
	};
	let (since, digest) = (dates::day(since), reason.blake2_256);
	let named = named.ok_or_else(|| {
		anyhow!("核查机构 {verifier} 自 {since} 起被暂停，理由材料的摘要为 {digest:?}。请先查阅，确须恢复的，加 --suspension {digest:?} 写明 / verifier {verifier} is suspended since {since}, for the reason in the document {digest:?}: read it, and lift that suspension by --suspension {digest:?}")
	})?;
	ensure!(
		named == digest,
		"核查机构 {verifier} 自 {since} 起被暂停，理由材料的摘要为 {digest:?}，不是 {named:?}；请重新查阅 / verifier {verifier} is suspended since {since}, for the reason in the document {digest:?}, not {named:?}: read that one first"
	);
	Ok(Some(reason))
}

async fn list(context: &Context) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let mut verifiers = read_all(&at, api::storage().accreditation().verifiers()).await?;
	verifiers.sort_by_key(|((number,), _)| *number);
	let numbers: Vec<_> = verifiers.iter().map(|((number,), _)| *number).collect();
	let titles = titles(&chain, &at, &numbers).await?;
	let entries: Vec<_> = verifiers
		.iter()
		.zip(&titles)
		.map(|(((number,), it), title)| {
			let mut entry = entry(it);
			entry["verifier"] = json!(number);
			entry["title"] = json!(title);
			entry
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = verifiers.iter().zip(&titles).map(|(((number,), it), title)| {
			let title = optional(title.clone(), |title| title);
			[
				number.to_string(),
				title,
				dates::day(*it.accredited),
				dates::day(*it.until),
				qualified_title(it),
				standing_title(it),
			]
		});
		let header = [
			"编号 No.#",
			"名称 Title",
			"确定日期 Accredited",
			"有效至 Until",
			"条件具备至 Qualified until",
			"资格 Standing",
		];
		table(header, rows)
	});
	Ok(())
}

async fn show(context: &Context, who: Who) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let (number, _) = who.participant(&at).await?;
	let title = titles(&chain, &at, &[number]).await?.pop().flatten();
	let storage = api::storage().accreditation();
	let verifier = read(&at, storage.verifiers(), (number,)).await?;
	let waiting = read(&at, storage.applications(), (number,)).await?;
	let applied = read(&at, storage.applied(), (number,)).await?.filter(|_| waiting.is_some());
	ensure!(
		verifier.is_some() || waiting.is_some(),
		"参与者 {number} 不是核查机构，也未提出申请 / participant {number} is no verifier, nor did it apply"
	);
	let members = members(&at, number).await?;
	let mut result = verifier.as_ref().map_or_else(|| json!({}), entry);
	result["verifier"] = json!(number);
	result["title"] = json!(title);
	result["applied"] = json!(applied);
	result["staff"] = members.iter().map(staff_entry).collect();
	context.output.show(&result, |_| {
		let mut rows = vec![
			("核查机构 Verifier", number.to_string()),
			("名称 Title", optional(title.clone(), |title| title)),
			("待决申请 Applied", optional(applied, |it| format!("第 {it} 份 no. {it}"))),
			("人员 People", members.len().to_string()),
		];
		if let Some(it) = &waiting {
			rows.extend([
				("所申请的资质 Applied with", qualification_title(&it.qualification)),
				("所申请的业务范围 Applied for", scope_title(&it.scope)),
			]);
		}
		if let Some(it) = &verifier {
			let record = &it.record;
			rows.extend([
				("资质 Qualification", qualification_title(&it.application.qualification)),
				("业务范围 Scope", scope_title(&it.application.scope)),
				("确定日期 Accredited", dates::day(*it.accredited)),
				("有效至 Until", dates::day(*it.until)),
				("条件具备至 Qualified until", qualified_title(it)),
				("资格 Standing", standing_title(it)),
				("指定 Assigned", record.assigned.to_string()),
				("核证 Attested", record.attested.to_string()),
				("否定 Adverse", record.adverse.to_string()),
				("谢绝 Declined", record.declined.to_string()),
				("核证后被暂停 Held", record.held.to_string()),
			]);
		}
		fields(rows)
	});
	Ok(())
}

async fn members(at: &At, number: ParticipantId) -> Result<Vec<Member>> {
	let members = read(at, api::storage().accreditation().staff(), (number,)).await?;
	Ok(members.unwrap_or_default())
}

fn staff_entry(member: &Member) -> Value {
	let degree = match member.person.degree {
		Degree::Below => "below",
		Degree::Bachelor => "bachelor",
		Degree::Master => "master",
		Degree::Doctor => "doctor",
	};
	json!({
		"commitment": member.person.commitment, "full_time": member.person.full_time, "degree": degree,
		"since": dates::day(*member.person.since),
		"educated": member.educated.as_deref().map(|day| dates::day(*day)),
	})
}

fn entry(verifier: &Verifier) -> Value {
	let (suspended, revoked) = match &verifier.standing {
		Standing::Good => (None, None),
		Standing::Suspended { since, reason, confirmed } => (
			Some(
				json!({ "since": dates::day(**since), "reason": **reason, "confirmed": confirmed }),
			),
			None,
		),
		Standing::Revoked { since, reason } => {
			(None, Some(json!({ "since": dates::day(**since), "reason": **reason })))
		}
	};
	let application = &verifier.application;
	let record = &verifier.record;
	json!({
		"premises": *application.premises, "facilities": *application.facilities,
		"management": *application.management, "finance": *application.finance,
		"qualification": qualification(&application.qualification), "scope": application.scope,
		"accredited": dates::day(*verifier.accredited), "until": dates::day(*verifier.until),
		"qualified_until": verifier.qualified_until.as_deref().map(|day| dates::day(*day)),
		"suspended": suspended, "revoked": revoked,
		"unconfirmed": verifier.unconfirmed.as_deref().map(|day| json!({ "since": dates::day(*day) })),
		"record": {
			"assigned": record.assigned, "attested": record.attested, "adverse": record.adverse,
			"declined": record.declined, "held": record.held,
		},
	})
}

fn qualification(qualification: &Qualification) -> Value {
	let text = |number: &[u8]| String::from_utf8_lossy(number).into_owned();
	match qualification {
		Qualification::Ghg { number, document, expires } => json!({
			"kind": "ghg", "number": text(number), "document": **document,
			"expires": dates::day(**expires),
		}),
		Qualification::Metering { review, laboratory, number, document, expires } => json!({
			"kind": "metering", "review": **review, "laboratory": laboratory_name(laboratory),
			"number": text(number), "document": **document, "expires": dates::day(**expires),
		}),
	}
}

fn laboratory_name(laboratory: &Laboratory) -> &'static str {
	match laboratory {
		Laboratory::Cnas => "cnas",
		Laboratory::Cma => "cma",
	}
}

fn qualification_title(qualification: &Qualification) -> String {
	match qualification {
		Qualification::Ghg { expires, .. } => {
			format!(
				"温室气体审定与核查机构，至 {0} greenhouse gases until {0}",
				dates::day(**expires)
			)
		}
		Qualification::Metering { laboratory, expires, .. } => format!(
			"能源计量审查，{0}，至 {1} metering of energy until {1}",
			laboratory_name(laboratory).to_uppercase(),
			dates::day(**expires)
		),
	}
}

fn scope_title(scope: &[u32]) -> String {
	match scope {
		[] => "全部方法学 every methodology".to_string(),
		some => {
			let numbers: Vec<_> = some.iter().map(u32::to_string).collect();
			format!("方法学 methodologies {}", numbers.join(", "))
		}
	}
}

fn qualified_title(verifier: &Verifier) -> String {
	let until = verifier.qualified_until.as_deref();
	until.map_or_else(|| "不具备 not".to_string(), |day| dates::day(*day))
}

fn standing_title(verifier: &Verifier) -> String {
	let standing = match &verifier.standing {
		Standing::Good => "正常 good".to_string(),
		Standing::Suspended { since, confirmed: true, .. } => {
			format!("已暂停 suspended {}", dates::day(**since))
		}
		Standing::Suspended { since, confirmed: false, .. } => {
			format!("暂停待确认，逾期失效 suspended, to be confirmed {}", dates::day(**since))
		}
		Standing::Revoked { since, .. } => format!("已撤销 revoked {}", dates::day(**since)),
	};
	match verifier.unconfirmed.as_deref() {
		None => standing,
		Some(day) => format!("{standing}；待确认 unconfirmed {}", dates::day(*day)),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn account_should_be_the_one_that_stands_and_was_named_when_it_is_confirmed() {
		let [first, present] = [1, 2].map(|byte| AccountId32([byte; 32]));
		assert_eq!(confirmed(4, present, Some(present)).unwrap(), present);
		let shown = confirmed(4, present, None).unwrap_err().to_string();
		assert!(shown.contains(&format!("confirm it by --account {present}")), "{shown}");
		let replaced = confirmed(4, present, Some(first)).unwrap_err().to_string();
		assert!(replaced.contains(&format!("{present}, not by {first}")), "{replaced}");
	}

	#[test]
	fn suspension_should_be_the_one_that_stands_and_was_named_when_it_is_lifted() {
		let digests = |byte| H256::repeat_byte(byte);
		let reason = Document { blake2_256: digests(1), sm3: digests(2) };
		// 2026-02-09.
		let stands = Some((Day(20_493), reason));
		assert_eq!(lifted(4, stands, Some(digests(1))).unwrap(), Some(reason));
		assert_eq!(lifted(4, None, None).unwrap(), None);
		let shown = lifted(4, stands, None).unwrap_err().to_string();
		let by = format!("suspended since 2026-02-09, for the reason in the document {0:?}: read it, and lift that suspension by --suspension {0:?}", digests(1));
		assert!(shown.contains(&by), "{shown}");
		let other = lifted(4, stands, Some(digests(3))).unwrap_err().to_string();
		assert!(other.contains(&format!("{:?}, not {:?}", digests(1), digests(3))), "{other}");
		let none = lifted(4, None, Some(digests(1))).unwrap_err().to_string();
		assert!(none.contains("verifier 4 is not suspended"), "{none}");
	}
}
