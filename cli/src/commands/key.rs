use std::path::PathBuf;

use anyhow::{bail, Result};
use clap::Subcommand;
use serde_json::json;
use suhui_client::{keys::generate, Signer, Who};
use suhui_primitives::{CreditCode, KeyHolder};

use crate::{
	args::{self, Context},
	new_key::next_words,
	output::fields,
};

#[derive(Subcommand)]
pub enum Command {
	/// 新建密钥文件 / Make a new key, kept in FILE as a mnemonic
	Generate { file: PathBuf },
	/// 显示密钥的地址与公钥 / Show the address and public key of --key
	Show,
	/// 由新密钥同意代表某参与者或专家 / Let a new key consent to stand for a participant or an expert
	///
	/// 更换密钥分两步：先由新密钥运行本命令（--key 为新密钥文件），得到新账户与同意；
	/// 再由旧密钥运行 suhui participant change-key 交出二者，旧密钥遗失的由运营机构运行 suhui participant replace-key，
	/// 已销户的由运营机构运行 suhui participant reopen，此时原密钥也可以同意。
	/// 专家用 --expert 与 suhui expert change-key。同意只对此人的下一把密钥有效。
	///
	/// A key is changed in two steps. The new key signs here (--key names its file), and the command prints the new
	/// account and its consent. Then the old key hands both in by `suhui participant change-key`, or, if it is lost,
	/// the operator by `suhui participant replace-key`, or, if the account is closed, by `suhui participant reopen`, for
	/// which the last key may consent too; an expert by `suhui expert change-key`. A consent serves for the holder's next
	/// key alone.
	///
	/// 公共机构和其他社会组织开户前，其密钥以 --code 同意，再由运营机构运行 suhui participant open --key-consent。
	///
	/// Before an institution's or organisation's account is opened its key consents by --code, for the operator's
	/// `suhui participant open --key-consent`.
	Consent {
		/// 编号或现用地址 / Number or present address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT", required_unless_present = "code")]
		who: Option<Who>,
		/// 是专家而非参与者 / Of an expert rather than a participant
		#[arg(long)]
		expert: bool,
		/// 尚未开户的法人的统一社会信用代码 / The unified social credit code of a legal person that has no account yet
		#[arg(long, value_parser = args::credit_code, conflicts_with_all = ["who", "expert"])]
		code: Option<CreditCode>,
	},
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Generate { file } => show(context, &generate(&file)?),
		Command::Show => show(context, &context.signer()?),
		Command::Consent { who, expert, code } => consent(context, who, expert, code).await?,
	}
	Ok(())
}

fn show(context: &Context, signer: &Signer) {
	let address = signer.account.to_string();
	let public = format!("0x{}", hex::encode(signer.account));
	context.output.show(&json!({ "address": address, "public_key": public }), |_| {
		fields([("地址 Address", address.clone()), ("公钥 Public key", public.clone())])
	});
}

async fn consent(
	context: &Context,
	who: Option<Who>,
	expert: bool,
	code: Option<CreditCode>,
) -> Result<()> {
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (holder, keys) = match (who, code) {
		(_, Some(code)) => (KeyHolder::LegalPerson(code), 0),
		(Some(who), None) if expert => {
			let (number, expert) = who.expert(&at).await?;
			(KeyHolder::Expert(number), expert.keys)
		}
		(Some(who), None) => {
			let (number, person) = who.participant(&at).await?;
			(KeyHolder::Participant(number), person.keys)
		}
		(None, None) => bail!("请给出参与者，或 --code / name a participant, or give --code"),
	};
	let words = next_words(chain.genesis(), holder, keys);
	let account = signer.account.to_string();
	let consent = format!("0x{}", hex::encode(signer.consent(&words)));
	let result = json!({ "account": account, "words": words, "consent": consent });
	context.output.show(&result, |_| {
		fields([
			("新账户 New account", account.clone()),
			("同意的文字 Words", words.clone()),
			("同意 Consent", consent.clone()),
		])
	});
	Ok(())
}
