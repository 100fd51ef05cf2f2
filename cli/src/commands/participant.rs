mod open;
mod record_consents;

use std::path::PathBuf;

use anyhow::{ensure, Error, Result};
use clap::{
	builder::{PossibleValuesParser, TypedValueParser},
	Args, Subcommand,
};
use serde_json::{json, Value};
use subxt::{
	storage::Address,
	utils::{AccountId32, MultiSignature, Static, H256},
};
use suhui_client::{
	api::{self, participants},
	read::{read, read_all, read_from, read_many},
	scenario::text,
	types::{Holder, Participant},
	At, Chain, Who,
};
use suhui_primitives::{
	CreditCode, KeyHolder, Page, ParticipantId, ParticipantKind, Region, SourceId, Title,
	FIRST_NUMBER,
};

use crate::{
	args::{self, Context},
	bounds,
	clerks::Matter,
	dates,
	new_key::NewKey,
	output::{fields, optional, table},
	people, words,
};

#[derive(Subcommand)]
pub enum Command {
	/// 开户 / Open accounts (operator)
	Open(Open),
	/// 列出参与者 / List participants
	List {
		/// 起始编号 / The first number
		#[arg(long, default_value_t = FIRST_NUMBER, value_parser = args::number)]
		from: ParticipantId,
		#[arg(long, default_value_t = 20, value_parser = args::whole::<u32>)]
		limit: u32,
	},
	/// 显示一名参与者，默认为 --key 的账户 / Show a participant, by default the one of --key
	Show {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		who: Option<Who>,
	},
	/// 列出江苏省外的试点地区 / List the pilots outside Jiangsu
	Pilots,
	/// 同意场景使用本人数据，或撤回同意 / Consent to a source, or withdraw (the person)
	Consent {
		#[arg(value_parser = args::number)]
		source: SourceId,
		/// 撤回同意 / Withdraw the consent
		#[arg(long)]
		withdraw: bool,
	},
	/// 登记平台持有的同意 / Record consents a platform holds (operator)
	RecordConsents(RecordConsents),
	/// 换用新密钥，编号不变 / Let a new key stand for oneself and keep the number (the participant)
	///
	/// 分两步：新密钥先运行 suhui key consent 表示同意，再由旧密钥运行本命令，交出新账户与同意。
	/// 新密钥文件在本机的，用 --new-key 一步完成。个人换过密钥后，三十日内不能再换。
	///
	/// In two steps: the new key consents first, by `suhui key consent`; then one's old key runs this command and hands
	/// in the new account and its consent. Where the new key's file is at hand, --new-key does both. An individual who
	/// changed the key may change it again after thirty days.
	ChangeKey {
		#[command(flatten)]
		key: NewKey,
	},
	/// 为遗失密钥者换用新密钥，须运营机构两人 / Let a new key stand for a participant who lost the old one (two of the operator's clerks)
	///
	/// 参与者先以新密钥运行 suhui key consent 表示同意；再由运营机构一人经办、另一人复核，先后运行本命令，交出新账户与同意。
	/// 核查机构换用后为待确认，由主管部门恢复资格。
	///
	/// The participant's new key consents first, by `suhui key consent`; then one of the operator's clerks proposes and
	/// another confirms, each by this command, which hands in the new account and its consent. A verifier is unconfirmed
	/// after it until the council confirms the key.
	ReplaceKey {
		/// 编号或现用地址 / Number or present address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		who: Who,
		#[command(flatten)]
		key: NewKey,
	},
	/// 销户 / Close one's account (the participant), or another's (two of the operator's clerks)
	///
	/// 尚有未完的批次、待核查的批次、已纳入的场景或待审的申请的，不能销户。代为销户的，运营机构一人经办、另一人复核，
	/// 先后运行本命令。
	///
	/// Nobody closes an account who has a batch opened or assigned that goes on, an admitted scenario, or an application
	/// that waits. For another, one of the operator's clerks proposes and another confirms, each by this command.
	Close {
		/// 由运营机构代为销户，编号或地址 / The participant to close for, by number or address
		#[arg(long = "for", value_name = "PARTICIPANT", value_parser = args::who)]
		who: Option<Who>,
	},
	/// 恢复已销的账户，编号不变，须运营机构两人 / Open a closed account again, which keeps its number (two of the operator's clerks)
	///
	/// 参与者先以密钥运行 suhui key consent 表示同意，原密钥或新密钥均可；再由运营机构一人经办、另一人复核，先后运行本命令，
	/// 交出账户与同意。核查机构恢复后为待确认，由主管部门恢复资格。
	///
	/// The participant's key, the last one or another, consents first, by `suhui key consent`; then one of the operator's
	/// clerks proposes and another confirms, each by this command, which hands in the account and its consent. A verifier
	/// is unconfirmed after it until the council confirms the key.
	Reopen {
		/// 编号或最后所用地址 / Number or last address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		who: Who,
		#[command(flatten)]
		key: NewKey,
	},
}

#[derive(Args)]
pub struct Open {
	/// CSV 文件：account,kind,region,commitment,title,code,sources,key_consent；个人填 commitment，法人填 title、code 与
	/// key_consent / A CSV file of these columns: individuals have a commitment, legal persons title, code and key_consent
	#[arg(long, conflicts_with_all = ["account", "kind", "region", "commitment", "title", "code", "key_consent"])]
	file: Option<PathBuf>,
	/// 地址 / The account
	#[arg(long, value_parser = args::account, required_unless_present = "file")]
	account: Option<AccountId32>,
	#[arg(long, value_parser = PossibleValuesParser::new(words::kinds()).try_map(|text| words::parse_kind(&text)), required_unless_present = "file")]
	kind: Option<ParticipantKind>,
	/// 行政区划代码；江苏省外须为试点地区 / Six digits of GB/T 2260; outside Jiangsu, a pilot's
	#[arg(long, value_parser = people::region, required_unless_present = "file")]
	region: Option<Region>,
	/// 个人的加盐身份承诺 / An individual's salted commitment to who it is, 64 hexadecimal digits
	#[arg(long, value_parser = args::hash, conflicts_with_all = ["title", "code", "key_consent"])]
	commitment: Option<H256>,
	/// 法人的公开名称 / A legal person's public title
	#[arg(long, value_parser = bounds::title)]
	title: Option<Title>,
	/// 法人的统一社会信用代码 / A legal person's unified social credit code, eighteen digits
	#[arg(long, value_parser = args::credit_code)]
	code: Option<CreditCode>,
	/// 法人密钥的同意，由 suhui key consent --code 得出 / A legal person's key's consent, as `suhui key consent --code` prints it
	#[arg(long, value_name = "HEX", value_parser = args::consent)]
	key_consent: Option<MultiSignature>,
	/// 个人开户时同意的场景 / Sources an individual consents to on opening
	#[arg(long = "consent", value_name = "SOURCE", num_args = 1.., value_parser = args::number)]
	consents: Vec<SourceId>,
	/// 把编号写入 CSV / Write account,participant to a CSV file
	#[arg(long, value_name = "FILE")]
	numbers: Option<PathBuf>,
}

#[derive(Args)]
pub struct RecordConsents {
	#[arg(value_parser = args::number)]
	source: SourceId,
	/// 起始编号 / The first participant
	#[arg(long, requires = "to", required_unless_present = "file", conflicts_with = "file", value_parser = args::number)]
	from: Option<ParticipantId>,
	/// 末尾编号 / The last participant, included
	#[arg(long, requires = "from", value_parser = args::number)]
	to: Option<ParticipantId>,
	/// 含 participant 列的 CSV / A CSV file with a column `participant`
	#[arg(long)]
	file: Option<PathBuf>,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Open(open) => open::run(context, open).await,
		Command::List { from, limit } => list(context, from, limit).await,
		Command::Show { who } => show(context, who).await,
		Command::Pilots => list_pilots(context).await,
		Command::Consent { source, withdraw } => consent(context, source, withdraw).await,
		Command::RecordConsents(record) => record_consents::run(context, record).await,
		Command::ChangeKey { key } => change_key(context, key).await,
		Command::ReplaceKey { who, key } => replace_key(context, who, key).await,
		Command::Close { who: Some(who) } => close_for(context, who).await,
		Command::Close { who: None } => close(context).await,
		Command::Reopen { who, key } => reopen(context, who, key).await,
	}
}

async fn change_key(context: &Context, key: NewKey) -> Result<()> {
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let who = Who::Account(signer.account);
	let (number, person) = who.open_participant(&chain.at_finalized().await?).await?;
	let holder = KeyHolder::Participant(number);
	let (account, consent) = key.consenting(context, chain.genesis(), holder, person.keys)?;
	let call = api::tx().participants().change_key(account, consent.into());
	let block = context.send_by(&signer, &chain, &call).await?.block;
	let result = json!({ "block": block, "participant": number, "account": account.to_string() });
	context.output.show(&result, |_| {
		format!("参与者 {number} 已换用账户 Participant {number} has another key: {account}")
	});
	Ok(())
}

async fn replace_key(context: &Context, who: Who, key: NewKey) -> Result<()> {
	let chain = context.connect().await?;
	let (number, person) = who.open_participant(&chain.at_finalized().await?).await?;
	let holder = KeyHolder::Participant(number);
	let (account, consent) = key.consenting(context, chain.genesis(), holder, person.keys)?;
	let call = participants::Call::replace_key {
		participant: number,
		new_account: account,
		consent: consent.into(),
	};
	let is_it = |call: &api::Call| match call {
		api::Call::Participants(participants::Call::replace_key {
			participant,
			new_account,
			..
		}) => (*participant, *new_account) == (number, account),
		_ => false,
	};
	let matter = Matter {
		zh: format!("参与者 {number} 换用账户 {account}"),
		en: format!("participant {number} gets the account {account}"),
	};
	let result = json!({ "participant": number, "account": account.to_string() });
	matter.decide(context, &chain, api::Call::Participants(call), is_it, result).await
}

async fn close(context: &Context) -> Result<()> {
	let block = context.send(&api::tx().participants().close()).await?.block;
	context.output.show(&json!({ "block": block }), |_| "已销户 Closed");
	Ok(())
}

async fn close_for(context: &Context, who: Who) -> Result<()> {
	let chain = context.connect().await?;
	let (number, _) = who.open_participant(&chain.at_finalized().await?).await?;
	let call = participants::Call::close_for { participant: number };
	let is_it = |call: &api::Call| match call {
		api::Call::Participants(participants::Call::close_for { participant }) => {
			*participant == number
		}
		_ => false,
	};
	let matter = Matter {
		zh: format!("参与者 {number} 销户"),
		en: format!("closing of participant {number}'s account"),
	};
	let result = json!({ "participant": number });
	matter.decide(context, &chain, api::Call::Participants(call), is_it, result).await
}

async fn reopen(context: &Context, who: Who, key: NewKey) -> Result<()> {
	let chain = context.connect().await?;
	let (number, person) = who.participant(&chain.at_finalized().await?).await?;
	ensure!(
		person.closed.is_some(),
		"参与者 {number} 没有销户，无须恢复 / participant {number} has an open account"
	);
	let holder = KeyHolder::Participant(number);
	let (account, consent) = key.consenting(context, chain.genesis(), holder, person.keys)?;
	let call = participants::Call::reopen { participant: number, account, consent: consent.into() };
	let is_it = |call: &api::Call| match call {
		api::Call::Participants(participants::Call::reopen {
			participant, account: its, ..
		}) => (*participant, *its) == (number, account),
		_ => false,
	};
	let matter = Matter {
		zh: format!("参与者 {number} 恢复账户，由 {account} 代表"),
		en: format!("participant {number} has an account again: {account}"),
	};
	let result = json!({ "participant": number, "account": account.to_string() });
	matter.decide(context, &chain, api::Call::Participants(call), is_it, result).await
}

async fn consent(context: &Context, source: SourceId, withdraw: bool) -> Result<()> {
	let included = match withdraw {
		true => context.send(&api::tx().participants().withdraw_consent(source)).await?,
		false => context.send(&api::tx().participants().give_consent(source)).await?,
	};
	let result = json!({ "block": included.block, "source": source, "consents": !withdraw });
	context.output.show(&result, |_| match withdraw {
		true => format!("已撤回对场景 {source} 的同意 Consent to scenario {source} withdrawn"),
		false => format!("已同意场景 {source} 使用本人数据 Consent to scenario {source} given"),
	});
	Ok(())
}

async fn list(context: &Context, from: ParticipantId, limit: u32) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let next = next_participant(&at).await?;
	let numbers = from..from.saturating_add(limit).min(next).max(from);
	let people =
		read_from(&chain, &at, api::storage().participants().participants(), numbers).await?;
	let entries: Vec<_> = people.iter().map(|(number, person)| entry(*number, person)).collect();
	context.output.show(&json!({ "next": next, "participants": entries }), |_| {
		let header = [
			"编号 No.#",
			"账户 Account",
			"类型 Kind",
			"名称 Title",
			"统一社会信用代码 Code",
			"地区 Region",
			"开户 Opened",
			"销户 Closed",
		];
		let rows = people.iter().map(|(number, person)| {
			[
				number.to_string(),
				person.account.to_string(),
				words::kind_title(person.holder.kind()).to_string(),
				optional(title(person), |title| title),
				optional(code(person), |code| code),
				person.region.code().to_string(),
				dates::day(*person.opened),
				optional(person.closed.as_ref(), |day| dates::day(**day)),
			]
		});
		let given = next.saturating_sub(FIRST_NUMBER);
		format!("{}\n共 {given} 个编号 {given} numbers given", table(header, rows))
	});
	Ok(())
}

async fn show(context: &Context, who: Option<Who>) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let who = match who {
		Some(who) => who,
		None => Who::Account(context.signer()?.account),
	};
	let (number, person) = who.participant(&at).await?;
	let consents = consents(&at, number).await?;
	let mut result = entry(number, &person);
	result["consents"] = json!(consents);
	context.output.show(&result, |_| {
		let consents: Vec<_> = consents.iter().map(SourceId::to_string).collect();
		fields([
			("编号 Number", number.to_string()),
			("账户 Account", person.account.to_string()),
			("密钥 Keys so far", person.keys.to_string()),
			("现用密钥自 Key since", dates::day(*person.key_since)),
			("类型 Kind", words::kind_title(person.holder.kind()).to_string()),
			("名称 Title", optional(title(&person), |title| title)),
			("统一社会信用代码 Code", optional(code(&person), |code| code)),
			("身份承诺 Commitment", optional(commitment(&person), |digest| format!("{digest:?}"))),
			("地区 Region", person.region.code().to_string()),
			("开户 Opened", dates::day(*person.opened)),
			("销户 Closed", optional(person.closed.as_ref(), |day| dates::day(**day))),
			(
				"已同意的场景 Consents to",
				if consents.is_empty() { "–".into() } else { consents.join(", ") },
			),
		])
	});
	Ok(())
}

async fn list_pilots(context: &Context) -> Result<()> {
	let pilots = pilots(&context.connect().await?.at_finalized().await?).await?;
	let codes: Vec<_> = pilots.iter().map(|region| region.code()).collect();
	context.output.show(&codes, |codes| {
		table(["试点地区 Pilot#"], codes.iter().map(|code| [code.to_string()]))
	});
	Ok(())
}

fn entry(number: ParticipantId, person: &Participant) -> Value {
	json!({
		"participant": number,
		"account": person.account.to_string(),
		"keys": person.keys,
		"key_since": dates::day(*person.key_since),
		"kind": words::kind(person.holder.kind()),
		"title": title(person),
		"code": code(person),
		"commitment": commitment(person),
		"region": person.region.code(),
		"opened": dates::day(*person.opened),
		"closed": person.closed.as_deref().map(|day| dates::day(*day)),
	})
}

fn commitment(person: &Participant) -> Option<H256> {
	match person.holder {
		Holder::Individual(commitment) => Some(commitment),
		Holder::Institution(_) | Holder::Organisation(_) => None,
	}
}

fn code(person: &Participant) -> Option<String> {
	person.holder.legal_person().map(|it| words::credit_code(&it.code))
}

/// A legal person's; an individual has none.
fn title(person: &Participant) -> Option<String> {
	person.holder.legal_person().map(|it| text(&it.title))
}

/// Participants by number, and by title where they are legal persons.
pub async fn named(chain: &Chain, at: &At, numbers: &[ParticipantId]) -> Result<Vec<String>> {
	let titles = titles(chain, at, numbers).await?;
	let named = numbers.iter().zip(&titles);
	Ok(named.map(|(number, title)| words::participant(*number, title.as_deref())).collect())
}

/// The titles of participants, as far as they are legal persons.
pub async fn titles(
	chain: &Chain,
	at: &At,
	numbers: &[ParticipantId],
) -> Result<Vec<Option<String>>> {
	let keys = numbers.iter().map(|number| (*number,));
	let people = read_many(chain, at, api::storage().participants().participants(), keys).await?;
	Ok(people.iter().map(|person| person.as_ref().and_then(title)).collect())
}

/// Title and code of participants, as far as they are legal persons.
pub async fn legal_persons(
	chain: &Chain,
	at: &At,
	numbers: &[ParticipantId],
) -> Result<Vec<Option<(String, String)>>> {
	let keys = numbers.iter().map(|number| (*number,));
	let people = read_many(chain, at, api::storage().participants().participants(), keys).await?;
	let found = people.iter().map(|person| {
		let person = person.as_ref()?;
		title(person).zip(code(person))
	});
	Ok(found.collect())
}

/// The sources, of those there are, that the participant consents to.
async fn consents(at: &At, number: ParticipantId) -> Result<Vec<SourceId>> {
	let sources =
		read(at, api::storage().scenarios().next_source(), ()).await?.unwrap_or(FIRST_NUMBER);
	let mut consented = Vec::new();
	for source in FIRST_NUMBER..sources {
		let key = (source, Page::of(number).into());
		let consents = read(at, api::storage().participants().consents(), key).await?;
		if consents.is_some_and(|slots| slots.contains(Page::slot(number))) {
			consented.push(source);
		}
	}
	Ok(consented)
}

/// Regions outside Jiangsu that the council admitted, ascending.
async fn pilots(at: &At) -> Result<Vec<Region>> {
	let pilots = read_all(at, api::storage().participants().pilots()).await?;
	let mut pilots: Vec<_> = pilots.into_iter().map(|((Static(region),), ())| region).collect();
	pilots.sort_unstable();
	Ok(pilots)
}

pub async fn next_participant(at: &At) -> Result<ParticipantId> {
	Ok(read(at, api::storage().participants().next_participant(), ())
		.await?
		.unwrap_or(FIRST_NUMBER))
}

/// Says that a number is not among those given before `next`.
pub fn never_given(number: ParticipantId, next: ParticipantId) -> String {
	match next.saturating_sub(1) {
		0 => format!("没有编号为 {number} 的参与者，尚无人开户 / there is no participant {number}: nobody has an account yet"),
		last => format!("没有编号为 {number} 的参与者，已有编号 {FIRST_NUMBER} 至 {last} / there is no participant {number}: numbers {FIRST_NUMBER} to {last} are given"),
	}
}

/// Refuses where the account's participant has as many applications open as may be; one that is no participant's is for
/// the chain to judge.
pub async fn ensure_may_apply<A>(at: &At, account: AccountId32, open: A) -> Result<()>
where
	A: Address<KeyParts = (ParticipantId,), Value = u32>,
{
	let number = read(at, api::storage().participants().participant_of(), (account,)).await?;
	let Some(number) = number else { return Ok(()) };
	let open = read(at, open, (number,)).await?.unwrap_or_default();
	bounds::applications(open).map_err(Error::msg)
}
