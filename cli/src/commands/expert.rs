use anyhow::{ensure, Result};
use clap::Subcommand;
use serde_json::{json, Value};
use subxt::utils::{AccountId32, MultiSignature};
use suhui_client::{
	api::{
		self,
		experts::{self, events::InterestDeclared},
	},
	read::{read, read_all, read_under},
	types::Expert,
	who::stood_for,
	Who,
};
use suhui_primitives::{ExpertId, KeyHolder, ParticipantId};

use crate::{
	args::{self, Context},
	clerks::Matter,
	dates,
	new_key::{ensure_consents, next_words, NewKey},
	output::{fields, optional, table},
};

#[derive(Subcommand)]
pub enum Command {
	/// 列出专家 / List experts
	List,
	/// 显示一名专家，默认为 --key 的账户 / Show an expert, by default the one of --key
	Show {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "EXPERT")]
		who: Option<Who>,
	},
	/// 聘任专家，由相关部门表决；解聘过的恢复原席位 / Appoint an expert; a former one gets the same seat back (the council: each seat votes by
	/// this command)
	Appoint {
		/// 账户地址 / The account's address
		#[arg(value_parser = args::account, value_name = "ADDRESS")]
		account: AccountId32,
	},
	/// 解聘专家，由相关部门表决 / Dismiss an expert (the council)
	Dismiss {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "EXPERT")]
		who: Who,
	},
	/// 专家遗失密钥的，代换新密钥，由相关部门表决 / Let another key stand for an expert who lost the old one (the council)
	///
	/// 新密钥先运行 suhui key consent --expert 表示同意；各席位使用同一份同意。
	///
	/// The new key consents first, by `suhui key consent --expert`; every seat hands in that same consent.
	ReplaceKey {
		/// 编号 / Number
		#[arg(value_parser = args::number, value_name = "EXPERT")]
		expert: ExpertId,
		/// 新密钥的账户 / The new key's account
		#[arg(value_parser = args::account, value_name = "ADDRESS")]
		account: AccountId32,
		/// 新密钥的同意，由 suhui key consent 得出 / The new key's consent, as `suhui key consent` prints it
		#[arg(long, value_name = "HEX", value_parser = args::consent)]
		consent: MultiSignature,
	},
	/// 换用新密钥，席位不变 / Let a new key stand for oneself and keep the seat (the expert)
	///
	/// 分两步：新密钥先运行 suhui key consent --expert 表示同意，再由旧密钥运行本命令，交出新账户与同意。
	/// 新密钥文件在本机的，用 --new-key 一步完成。换过密钥后，三十日内不能再换。
	/// 旧密钥遗失的，由相关部门表决（replace-key）。新密钥代表或曾代表参与者的，此后不得评估论证该参与者的方法学。
	///
	/// In two steps: the new key consents first, by `suhui key consent --expert`; then one's old key runs this command
	/// and hands in the new account and its consent. Where the new key's file is at hand, --new-key does both. Whoever
	/// changed the key may change it again after thirty days. A lost key is replaced by the council
	/// (`replace-key`). Whoever takes a key that stands, or stood, for a participant may not judge what is that
	/// participant's from then on.
	ChangeKey {
		#[command(flatten)]
		key: NewKey,
	},
	/// 声明与一个参与者有利害关系，此后不评估论证其申请 / Declare an interest in a participant, of whose applications one judges none from then
	/// on (the expert)
	DeclareInterest {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		participant: Who,
	},
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::List => list(context).await,
		Command::Show { who } => show(context, who).await,
		Command::Appoint { account } => appoint(context, account).await,
		Command::Dismiss { who } => dismiss(context, who).await,
		Command::ReplaceKey { expert, account, consent } => {
			replace_key(context, expert, account, consent).await
		}
		Command::ChangeKey { key } => change_key(context, key).await,
		Command::DeclareInterest { participant } => declare_interest(context, participant).await,
	}
}

async fn declare_interest(context: &Context, participant: Who) -> Result<()> {
	let chain = context.connect().await?;
	let (participant, _) = participant.participant(&chain.at_finalized().await?).await?;
	let call = api::tx().experts().declare_interest(participant);
	let included = context.send_on(&chain, &call).await?;
	let InterestDeclared { expert, .. } = included.event()?;
	let result = json!({ "block": included.block, "expert": expert, "participant": participant });
	context.output.show(&result, |_| {
		format!("专家 {expert} 已声明与参与者 {participant} 有利害关系 / expert {expert} declared an interest in participant {participant}")
	});
	Ok(())
}

async fn appoint(context: &Context, account: AccountId32) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let held = read(&at, api::storage().experts().expert_of(), (account,)).await?;
	if let Some(number) = held {
		let (_, expert) = Who::Number(number).expert(&at).await?;
		ensure!(
			expert.dismissed.is_some(),
			"账户 {account} 代表或曾代表专家 {number}，其席位尚在 / the account {account} stands, or stood, for expert {number}, who is seated"
		);
	}
	let call = experts::Call::appoint { account };
	let matter = Matter {
		zh: format!("聘任 {account} 为专家"),
		en: format!("appointment of {account} as an expert"),
	};
	let result = json!({ "account": account.to_string() });
	matter.resolve(context, &chain, api::Call::Experts(call), result).await
}

async fn dismiss(context: &Context, who: Who) -> Result<()> {
	let chain = context.connect().await?;
	let (expert, found) = who.expert(&chain.at_finalized().await?).await?;
	ensure_sits(expert, &found)?;
	let call = experts::Call::dismiss { expert };
	let matter = Matter {
		zh: format!("解聘专家 {expert}"),
		en: format!("dismissal of expert {expert}"),
	};
	let result = json!({ "expert": expert });
	matter.resolve(context, &chain, api::Call::Experts(call), result).await
}

async fn replace_key(
	context: &Context,
	expert: ExpertId,
	account: AccountId32,
	consent: MultiSignature,
) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let (_, found) = Who::Number(expert).expert(&at).await?;
	ensure_sits(expert, &found)?;
	let words = next_words(chain.genesis(), KeyHolder::Expert(expert), found.keys);
	ensure_consents(&account, &consent, &words)?;
	if let Some(participant) = stood_for(&at, account).await? {
		context.output.warn(shared_key(expert, participant));
	}
	let call = experts::Call::replace_key { expert, new_account: account, consent: consent.into() };
	let matter = Matter {
		zh: format!("专家 {expert} 换用账户 {account}"),
		en: format!("expert {expert} gets the account {account}"),
	};
	let result = json!({ "expert": expert, "account": account.to_string() });
	matter.resolve(context, &chain, api::Call::Experts(call), result).await
}

fn ensure_sits(expert: ExpertId, found: &Expert) -> Result<()> {
	ensure!(
		found.dismissed.is_none(),
		"专家 {expert} 已解聘 / expert {expert} was dismissed already"
	);
	Ok(())
}

async fn change_key(context: &Context, key: NewKey) -> Result<()> {
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (number, expert) = Who::Account(signer.account).expert(&at).await?;
	let holder = KeyHolder::Expert(number);
	let (account, consent) = key.consenting(context, chain.genesis(), holder, expert.keys)?;
	if let Some(participant) = stood_for(&at, account).await? {
		context.output.warn(shared_key(number, participant));
	}
	let call = api::tx().experts().change_key(account, consent.into());
	let block = context.send_by(&signer, &chain, &call).await?.block;
	let result = json!({ "block": block, "expert": number, "account": account.to_string() });
	context.output.show(&result, |_| {
		format!("专家 {number} 已换用账户 Expert {number} has another key: {account}")
	});
	Ok(())
}

/// What it means for an expert to take a key that stands, or stood, for a participant.
fn shared_key(expert: ExpertId, participant: ParticipantId) -> String {
	format!("新密钥代表或曾代表参与者 {participant}，链将永久记下这一利害关系：专家 {expert} 此后不得评估论证该参与者的方法学 / the new key stands, or stood, for participant {participant}, an interest that the chain remembers for good: expert {expert} may not judge what is that participant's from then on")
}

async fn list(context: &Context) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let mut experts = read_all(&at, api::storage().experts().experts()).await?;
	experts.sort_by_key(|((number,), _)| *number);
	let entries: Vec<_> = experts.iter().map(|((number,), it)| entry(*number, it)).collect();
	context.output.show(&entries, |_| {
		let rows = experts.iter().map(|((number,), it)| {
			[
				number.to_string(),
				it.account.to_string(),
				dates::day(*it.appointed),
				optional(it.dismissed.as_ref(), |day| dates::day(**day)),
			]
		});
		table(["编号 No.#", "账户 Account", "聘任 Appointed", "解聘 Dismissed"], rows)
	});
	Ok(())
}

async fn show(context: &Context, who: Option<Who>) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let who = match who {
		Some(who) => who,
		None => Who::Account(context.signer()?.account),
	};
	let (number, expert) = who.expert(&at).await?;
	let interests = read_under(&at, api::storage().experts().interests(), (number,)).await?;
	let mut participants: Vec<_> = interests.iter().map(|((_, number), ())| *number).collect();
	participants.sort_unstable();
	let mut result = entry(number, &expert);
	result["participants"] = json!(participants);
	context.output.show(&result, |_| {
		let participants: Vec<_> = participants.iter().map(ParticipantId::to_string).collect();
		fields([
			("编号 Number", number.to_string()),
			("账户 Account", expert.account.to_string()),
			("密钥 Keys so far", expert.keys.to_string()),
			("现用密钥自 Key since", dates::day(*expert.key_since)),
			("聘任 Appointed", dates::day(*expert.appointed)),
			("解聘 Dismissed", optional(expert.dismissed.as_ref(), |day| dates::day(**day))),
			(
				"有利害关系的参与者 Participants it has an interest in",
				if participants.is_empty() { "–".into() } else { participants.join(", ") },
			),
		])
	});
	Ok(())
}

fn entry(number: ExpertId, expert: &Expert) -> Value {
	json!({
		"expert": number, "account": expert.account.to_string(), "keys": expert.keys,
		"key_since": dates::day(*expert.key_since), "appointed": dates::day(*expert.appointed),
		"dismissed": expert.dismissed.as_deref().map(|day| dates::day(*day)),
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn warning_should_name_expert_and_participant_when_they_share_a_key() {
		let warning = shared_key(3, 17);
		let (chinese, english) = warning.split_once(" / ").unwrap();
		assert!(chinese.contains("参与者 17") && chinese.contains("专家 3 此后不得"), "{warning}");
		assert!(english.contains("participant 17") && english.contains("expert 3 may not judge"));
	}
}
