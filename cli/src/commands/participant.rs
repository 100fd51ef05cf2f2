mod open;
mod record_consents;

use std::path::PathBuf;

use anyhow::{anyhow, Result};
use clap::{
	builder::{PossibleValuesParser, TypedValueParser},
	Args, Subcommand,
};
use serde_json::json;
use subxt::utils::{AccountId32, H256};
use suhui_client::{
	api,
	read::{read, read_from},
	types::Participant,
	At,
};
use suhui_primitives::{Page, ParticipantId, ParticipantKind, Region, SourceId, FIRST_NUMBER};

use crate::{
	args::{self, Context},
	dates,
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
		#[arg(long, default_value_t = FIRST_NUMBER)]
		from: ParticipantId,
		#[arg(long, default_value_t = 20)]
		limit: u32,
	},
	/// 显示一名参与者，默认为 --key 的账户 / Show a participant, by default the one of --key
	Show {
		/// 编号或地址 / Number or address
		who: Option<String>,
	},
	/// 同意场景使用本人数据，或撤回同意 / Consent to a source, or withdraw (the person)
	Consent {
		source: SourceId,
		/// 撤回同意 / Withdraw the consent
		#[arg(long)]
		withdraw: bool,
	},
	/// 登记平台持有的同意 / Record consents a platform holds (operator)
	RecordConsents(RecordConsents),
	/// 换用新密钥 / Let another account stand for oneself (the person)
	ChangeKey {
		#[arg(value_parser = args::account)]
		account: AccountId32,
	},
	/// 为遗失密钥者更换账户 / Replace a lost key (operator)
	ReplaceKey {
		participant: ParticipantId,
		#[arg(value_parser = args::account)]
		account: AccountId32,
	},
	/// 销户 / Close one's account (the person), or another's (operator)
	Close {
		/// 由运营机构代为销户 / The participant to close for
		#[arg(long = "for", value_name = "PARTICIPANT")]
		participant: Option<ParticipantId>,
	},
}

#[derive(Args)]
pub struct Open {
	/// CSV 文件：account,kind,region,commitment,sources（末列可省）/ A CSV file of these columns, the last optional
	#[arg(long, conflicts_with_all = ["account", "kind", "region", "commitment"])]
	file: Option<PathBuf>,
	/// 地址 / The account
	#[arg(long, value_parser = args::account, required_unless_present = "file")]
	account: Option<AccountId32>,
	#[arg(long, value_parser = PossibleValuesParser::new(words::kinds()).try_map(|text| words::parse_kind(&text)), required_unless_present = "file")]
	kind: Option<ParticipantKind>,
	/// 行政区划代码 / Six digits of GB/T 2260
	#[arg(long, value_parser = people::region, required_unless_present = "file")]
	region: Option<Region>,
	/// 加盐身份承诺 / The salted commitment to who it is, 64 hexadecimal digits
	#[arg(long, value_parser = args::hash, required_unless_present = "file")]
	commitment: Option<H256>,
	/// 开户时同意的场景 / Sources consented to on opening
	#[arg(long = "consent", value_name = "SOURCE", num_args = 1..)]
	consents: Vec<SourceId>,
	/// 把编号写入 CSV / Write account,participant to a CSV file
	#[arg(long, value_name = "FILE")]
	numbers: Option<PathBuf>,
}

#[derive(Args)]
pub struct RecordConsents {
	source: SourceId,
	/// 起始编号 / The first participant
	#[arg(long, requires = "to", required_unless_present = "file", conflicts_with = "file")]
	from: Option<ParticipantId>,
	/// 末尾编号 / The last participant, included
	#[arg(long, requires = "from")]
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
		Command::Consent { source, withdraw } => consent(context, source, withdraw).await,
		Command::RecordConsents(record) => record_consents::run(context, record).await,
		Command::ChangeKey { account } => {
			let block = context.send(&api::tx().participants().change_key(account)).await?.block;
			key_changed(context, block, account);
			Ok(())
		}
		Command::ReplaceKey { participant, account } => {
			let call = api::tx().participants().replace_key(participant, account);
			let block = context.send(&call).await?.block;
			key_changed(context, block, account);
			Ok(())
		}
		Command::Close { participant } => close(context, participant).await,
	}
}

fn key_changed(context: &Context, block: u64, account: AccountId32) {
	let account = account.to_string();
	context.output.show(&json!({ "block": block, "account": account }), |_| {
		format!("已更换账户 Key changed: {account}")
	});
}

async fn close(context: &Context, participant: Option<ParticipantId>) -> Result<()> {
	let included = match participant {
		Some(participant) => context.send(&api::tx().participants().close_for(participant)).await?,
		None => context.send(&api::tx().participants().close()).await?,
	};
	context.output.show(&json!({ "block": included.block }), |_| "已销户 Closed");
	Ok(())
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
		let header =
			["编号 No.#", "账户 Account", "类型 Kind", "地区 Region", "开户 Opened", "销户 Closed"];
		let rows = people.iter().map(|(number, person)| {
			[
				number.to_string(),
				person.account.to_string(),
				words::kind_title(*person.kind).to_string(),
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

async fn show(context: &Context, who: Option<String>) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let number = match who {
		Some(who) => find(&at, &who).await?,
		None => of_account(&at, &context.signer()?.account).await?,
	};
	let person = participant(&at, number).await?;
	let consents = consents(&at, number).await?;
	let mut result = entry(number, &person);
	result["consents"] = json!(consents);
	context.output.show(&result, |_| {
		let consents: Vec<_> = consents.iter().map(SourceId::to_string).collect();
		fields([
			("编号 Number", number.to_string()),
			("账户 Account", person.account.to_string()),
			("类型 Kind", words::kind_title(*person.kind).to_string()),
			("地区 Region", person.region.code().to_string()),
			("身份承诺 Commitment", format!("{:?}", person.commitment)),
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

fn entry(number: ParticipantId, person: &Participant) -> serde_json::Value {
	json!({
		"participant": number,
		"account": person.account.to_string(),
		"kind": words::kind(*person.kind),
		"region": person.region.code(),
		"commitment": person.commitment,
		"opened": dates::day(*person.opened),
		"closed": person.closed.as_deref().map(|day| dates::day(*day)),
	})
}

/// The sources, of those there are, that the participant consents to.
async fn consents(at: &At, number: ParticipantId) -> Result<Vec<SourceId>> {
	let sources =
		read(at, api::storage().scenarios().next_source(), ()).await?.unwrap_or(FIRST_NUMBER);
	let mut consents = Vec::new();
	for source in FIRST_NUMBER..sources {
		let key = (source, Page::of(number).into());
		let bits =
			read(at, api::storage().participants().consents(), key).await?.unwrap_or_default();
		if bits & Page::bit(number) != 0 {
			consents.push(source);
		}
	}
	Ok(consents)
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

/// The participant of a number or an address.
pub async fn find(at: &At, who: &str) -> Result<ParticipantId> {
	match who.parse() {
		Ok(number) => Ok(number),
		Err(_) => of_account(at, &args::account(who).map_err(|fault| anyhow!(fault))?).await,
	}
}

pub async fn participant(at: &At, number: ParticipantId) -> Result<Participant> {
	let person = read(at, api::storage().participants().participants(), (number,)).await?;
	person.ok_or_else(|| anyhow!("没有编号为 {number} 的参与者 / there is no participant {number}"))
}

async fn of_account(at: &At, account: &AccountId32) -> Result<ParticipantId> {
	let number = read(at, api::storage().participants().participant_of(), (*account,)).await?;
	number
		.ok_or_else(|| anyhow!("账户 {account} 未开户 / no participant has the account {account}"))
}
