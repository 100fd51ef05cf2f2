//! The words of the command line that every command shares, and how values are read from it.

use std::{
	fs,
	path::{Path, PathBuf},
	str::FromStr,
	sync::OnceLock,
};

use anyhow::{anyhow, Context as _, Result};
use clap::Args;
use serde_json::{json, Value};
use subxt::{
	transactions::Payload,
	utils::{AccountId32, MultiSignature, H256},
};
use suhui_client::{keys::parse_signature, Chain, Included, Signer, Who};
use suhui_formula::{parse_scaled, ParseScaledError};
use suhui_primitives::{
	certificate, ClassId, CreditCode, Day, Milligrams, Month, Period, Year, FIRST_NUMBER,
};
use suhui_records::field;

use crate::{output::Output, standstill};

#[derive(Args)]
pub struct Global {
	/// 节点地址 / The node to speak to
	#[arg(long, global = true, env = "SUHUI_URL", default_value = "ws://127.0.0.1:9944")]
	pub url: String,
	/// 密钥文件，一行：助记词、//Alice 式的路径或十六进制种子；或钱包导出的加密 JSON / Seed file of one line: a mnemonic, a
	/// path such as //Alice, or a hexadecimal seed; or a wallet's encrypted JSON
	#[arg(long, global = true, env = "SUHUI_KEY", value_name = "FILE")]
	pub key: Option<PathBuf>,
	/// 加密密钥的口令文件；不指定则在终端输入 / File of an encrypted key's password, which is asked for unless given
	#[arg(long, global = true, env = "SUHUI_PASSWORD_FILE", value_name = "FILE")]
	pub password_file: Option<PathBuf>,
	/// 输出一份 JSON / One JSON document instead of tables
	#[arg(long, global = true)]
	pub json: bool,
}

/// What a command is run with.
pub struct Context {
	pub global: Global,
	pub output: Output,
	/// The key, once it was read: whoever typed its password does so once a command.
	signer: OnceLock<Signer>,
}

impl Context {
	pub fn new(global: Global, output: Output) -> Self {
		Context { global, output, signer: OnceLock::new() }
	}

	pub async fn connect(&self) -> Result<Chain> {
		let chain = Chain::connect(&self.global.url).await;
		let chain =
			chain.context("请用 --url 指定运行中的节点 / name a running node with --url")?;
		let output = self.output;
		Ok(chain.telling(move |standstill| output.warn(standstill::told(standstill))))
	}

	pub fn signer(&self) -> Result<Signer> {
		if let Some(signer) = self.signer.get() {
			return Ok(signer.clone());
		}
		let path = self.global.key.as_ref().ok_or_else(|| {
			anyhow!("此命令须签名，请用 --key 指定密钥文件 / this command signs: name a seed file with --key")
		})?;
		let signer = self.read_key(path)?;
		Ok(self.signer.get_or_init(|| signer).clone())
	}

	/// The key of a seed file; warns of one that others may read.
	pub fn read_key(&self, path: &Path) -> Result<Signer> {
		let signer = Signer::read(path, || self.password())?;
		if signer.exposed {
			self.output.warn(format!(
				"密钥文件 {0} 可被本机其他用户读取，请 chmod 600 / others on this machine may read the seed file {0}: chmod 600 it",
				path.display()
			));
		}
		Ok(signer)
	}

	fn password(&self) -> Result<String> {
		let Some(path) = &self.global.password_file else {
			return rpassword::prompt_password("密钥的口令 Password of the key: ").context(
				"无法在终端询问密钥的口令，请用 --password-file 指定口令文件 / there is no terminal to ask for the key's password at: name its file with --password-file",
			);
		};
		let text = fs::read_to_string(path).with_context(|| {
			format!("无法读取口令文件 {0} / cannot read the password's file {0}", path.display())
		})?;
		// The line end is the editor's.
		Ok(text.trim_end_matches(['\r', '\n']).to_string())
	}

	/// Signs a call with `--key`, sends it and waits until it is finalised.
	pub async fn send(&self, call: &impl Payload) -> Result<Included> {
		self.send_on(&self.connect().await?, call).await
	}

	pub async fn send_on(&self, chain: &Chain, call: &impl Payload) -> Result<Included> {
		self.send_by(&self.signer()?, chain, call).await
	}

	pub async fn send_by(
		&self,
		signer: &Signer,
		chain: &Chain,
		call: &impl Payload,
	) -> Result<Included> {
		let spinner = self.output.spinner("等待终局 Waiting until it is finalised");
		let included = chain.submit(signer, call).await;
		spinner.finish_and_clear();
		included
	}

	/// Sends a call of which there is nothing to tell but that it was taken: the result, with its block, or a sentence.
	pub async fn tell(&self, call: &impl Payload, mut result: Value, told: String) -> Result<()> {
		result["block"] = json!(self.send(call).await?.block);
		self.output.show(&result, |_| told);
		Ok(())
	}
}

/// A number the chain gives: of a batch, a scenario, a version, a participant.
pub fn number(text: &str) -> Result<u32, String> {
	digits::<u32>(text).filter(|number| *number >= FIRST_NUMBER).ok_or_else(|| {
		format!("「{text}」不是编号，应为 1 至 4294967295 的整数 / `{text}` is not a number the chain gives: write a whole number from 1 to 4294967295")
	})
}

/// A whole number: how many are shown, or a block's.
pub fn whole<T: FromStr>(text: &str) -> Result<T, String> {
	digits(text).ok_or_else(|| {
		format!("「{text}」不是可用的整数，应只含数字，如 20 / `{text}` is not a whole number that can be used: write digits such as 20")
	})
}

fn digits<T: FromStr>(text: &str) -> Option<T> {
	let digits = text.bytes().all(|byte| byte.is_ascii_digit());
	digits.then(|| text.parse().ok()).flatten()
}

/// A whole number of which there is at least one: pieces, points, working days.
pub fn positive<T: FromStr + Default + PartialEq>(text: &str) -> Result<T, String> {
	digits::<T>(text).filter(|number| *number != T::default()).ok_or_else(|| {
		format!("「{text}」不是可用的数量，应为 1 起的整数，且不过大 / `{text}` is no number that can be used: write a whole number, 1 or more, that is not too large")
	})
}

/// A reduction: milligrams as a bare whole number, or with its unit as `12.6kg`; never rounded, and never nothing.
pub fn mass(text: &str) -> Result<Milligrams, String> {
	let units = [("mg", 0), ("kg", 6), ("g", 3), ("t", 9)];
	let unit =
		units.into_iter().find_map(|(unit, decimals)| Some((text.strip_suffix(unit)?, decimals)));
	let (number, decimals) = unit.unwrap_or((text, 0));
	match parse_scaled(number.trim_end(), decimals) {
		Ok(0) => Err("减碳量不得为零 / the reduction is nothing: write how much".to_string()),
		Ok(milligrams) => Ok(milligrams),
		Err(ParseScaledError::TooManyDecimals { .. }) => Err(format!(
			"「{text}」不是整毫克数，请减少小数位 / `{text}` is no whole number of milligrams: write fewer decimals"
		)),
		Err(ParseScaledError::TooLarge) => Err(format!(
			"「{text}」超过链所能记的数量 / `{text}` is more than the chain can note"
		)),
		Err(ParseScaledError::NotANumber) => Err(format!(
			"「{text}」不是减碳量，应如 5200000（毫克）、3.5g、12.6kg、1163.59t / `{text}` is not a reduction: write milligrams such as 5200000, or 3.5g, 12.6kg, 1163.59t"
		)),
	}
}

/// So much of a class: `3:12.6kg`.
pub fn of_class(text: &str) -> Result<(ClassId, Milligrams), String> {
	let (class, milligrams) = text.split_once(':').ok_or_else(|| {
		format!("「{text}」应写作批类与数量，如 3:12.6kg / `{text}` should be a class and how much of it, such as 3:12.6kg")
	})?;
	Ok((number(class)?, mass(milligrams)?))
}

/// A lot by its month of issue and class: `2026-01:3`.
pub fn lot(text: &str) -> Result<(Month, ClassId), String> {
	let (of, class) = text.split_once(':').ok_or_else(|| {
		format!("「{text}」应写作签发月份与批类，如 2026-01:3 / `{text}` should be a month of issue and a class, such as 2026-01:3")
	})?;
	Ok((month(of)?, number(class)?))
}

/// A certificate's number of which the check digits are right.
pub fn certificate(text: &str) -> Result<u64, String> {
	certificate::read(text).ok_or_else(|| {
		let digits = text.bytes().filter(u8::is_ascii_digit).count();
		let is_written = digits == 14 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
		match is_written {
			true => format!("「{text}」的校验码不符，编号有误或系伪造，请与证书核对 / the check digits of `{text}` are wrong: the number was miscopied or is made up: compare it with the certificate"),
			false => format!("「{text}」不是证书编号，应为十二位数字与两位校验码，如 202600000001-52 / `{text}` is not a certificate's number: write twelve digits and two check digits, such as 202600000001-52"),
		}
	})
}

/// `2016-01`, `2016-01-31` or `2016-01-01..2016-01-31`.
pub fn period(text: &str) -> Result<Period, String> {
	suhui_records::parse_period(text)
}

/// `2016-01-31`.
pub fn day(text: &str) -> Result<Day, String> {
	field::date(text)
}

/// `2016-01`.
pub fn month(text: &str) -> Result<Month, String> {
	let period = (text.len() == 7).then(|| suhui_records::parse_period(text).ok()).flatten();
	period.and_then(|period| period.month()).ok_or_else(|| {
		format!("「{text}」不是月份，应写作 2016-01 / `{text}` is not a month: write 2016-01")
	})
}

/// A month, or a year by its last one: `2016-01`, `2016`.
pub fn month_or_year(text: &str) -> Result<Month, String> {
	let december = (text.len() == 4).then(|| format!("{text}-12"));
	month(december.as_deref().unwrap_or(text)).map_err(|_| {
		format!("「{text}」不是月份或年份，应写作 2016-01 或 2016 / `{text}` is neither a month nor a year: write 2016-01 or 2016")
	})
}

/// A year of four digits.
pub fn year(text: &str) -> Result<Year, String> {
	let found = (text.len() == 4).then(|| digits(text)).flatten();
	found.filter(|year| *year >= 1970).ok_or_else(|| {
		format!("「{text}」不是年份，应为 1970 起的四位数字 / `{text}` is not a year: write four digits, 1970 or later")
	})
}

/// An address, or the public key as `0x` and 64 digits.
pub fn account(text: &str) -> Result<AccountId32, String> {
	if let Some(digits) = text.strip_prefix("0x") {
		return bytes32(digits).map(AccountId32);
	}
	text.parse().map_err(|_| {
		format!("「{text}」不是账户地址 / `{text}` is not an account: give an SS58 address, or 0x and 64 digits")
	})
}

/// A participant or an expert by number or address.
pub fn who(text: &str) -> Result<Who, String> {
	let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
	if is_number {
		return number(text).map(Who::Number);
	}
	account(text).map(Who::Account).map_err(|_| {
		format!("「{text}」既不是编号也不是账户地址 / `{text}` is neither a number nor an account: give a number such as 4, an SS58 address, or 0x and 64 digits")
	})
}

/// A unified social credit code of which the check digit is right.
pub fn credit_code(text: &str) -> Result<CreditCode, String> {
	let digits = <[u8; 18]>::try_from(text.as_bytes()).map_err(|_| {
		format!(
			"「{text}」有 {0} 位，统一社会信用代码为 18 位 / `{text}` has {0} digits, a unified social credit code has 18",
			text.chars().count()
		)
	})?;
	CreditCode::new(digits).ok_or_else(|| match right_check_digit(digits) {
		Some(right) => format!("「{text}」的校验位不符，其余无误则末位应为 {right} / the check digit of `{text}` is wrong: if the other digits are right, the last is {right}"),
		None => format!("「{text}」含有代码不用的字符，应为数字与除 I、O、S、V、Z 外的大写字母 / `{text}` holds a character that no code has: write digits, and capital letters but I, O, S, V and Z"),
	})
}

/// The check digit of the first seventeen digits; `None` if one of them is none.
fn right_check_digit(mut digits: [u8; 18]) -> Option<char> {
	(b'0'..=b'9').chain(b'A'..=b'Z').find_map(|last| {
		digits[17] = last;
		CreditCode::new(digits).map(|_| char::from(last))
	})
}

/// A key's consent, as `suhui key consent` prints it or a wallet signs it.
pub fn consent(text: &str) -> Result<MultiSignature, String> {
	parse_signature(text).ok_or_else(|| {
		format!("「{text}」不是签名，应为 0x 与 128 位十六进制数，由 suhui key consent 得出 / `{text}` is not a signature: write 0x and 128 hexadecimal digits, as `suhui key consent` prints them")
	})
}

/// 32 bytes as 64 hexadecimal digits, with or without `0x`.
pub fn hash(text: &str) -> Result<H256, String> {
	bytes32(text.strip_prefix("0x").unwrap_or(text)).map(H256)
}

fn bytes32(digits: &str) -> Result<[u8; 32], String> {
	let mut bytes = [0; 32];
	hex::decode_to_slice(digits, &mut bytes).map_err(|_| {
		format!("「{digits}」不是 64 位十六进制数 / `{digits}` is not a number of 64 hexadecimal digits")
	})?;
	Ok(bytes)
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	#[test]
	fn key_should_be_read_once_when_a_command_signs_twice() {
		let file = tempfile::NamedTempFile::new().unwrap();
		fs::write(file.path(), "//Alice").unwrap();
		let global = Global {
			url: "ws://127.0.0.1:1".into(),
			key: Some(file.path().into()),
			password_file: None,
			json: true,
		};
		let context = Context::new(global, Output::new(true));
		assert_eq!(context.signer().unwrap().account.to_string(), ALICE);
		drop(file);
		assert_eq!(context.signer().unwrap().account.to_string(), ALICE);
	}

	#[test]
	fn who_should_be_a_number_or_an_account_when_it_is_written_as_one() {
		assert_eq!(who("4"), Ok(Who::Number(4)));
		let alice = Who::Account(account(ALICE).unwrap());
		assert_eq!(who(ALICE), Ok(alice));
		let key = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
		assert_eq!(who(&format!("0x{key}")), Ok(alice));
		assert!(who("0").unwrap_err().contains("from 1 to 4294967295"));
		for text in ["-4", "4.0", "Alice", "0x4"] {
			assert!(who(text).unwrap_err().contains("neither a number nor an account"), "{text}");
		}
	}

	#[test]
	fn number_should_be_refused_with_its_bounds_when_the_chain_gives_none_such() {
		assert_eq!((number("1"), number("4294967295")), (Ok(1), Ok(u32::MAX)));
		for text in ["", "0", "-1", "+1", "1.0", "/dev/null", "4294967296"] {
			assert!(number(text).unwrap_err().contains("from 1 to 4294967295"), "{text}");
		}
	}

	#[test]
	fn whole_number_should_be_refused_when_it_is_not_of_digits_or_does_not_fit() {
		assert_eq!((whole("0"), whole("18446744073709551615")), (Ok(0_u64), Ok(u64::MAX)));
		for text in ["", "-1", "+1", "1.0", "all", "18446744073709551616"] {
			assert!(whole::<u64>(text).unwrap_err().contains("write digits such as 20"), "{text}");
		}
	}

	#[test]
	fn number_of_things_should_be_refused_when_it_is_none_or_does_not_fit() {
		assert_eq!((positive("1"), positive("65535")), (Ok(1_u16), Ok(u16::MAX)));
		for text in ["0", "", "-1", "1.5", "65536"] {
			assert!(positive::<u16>(text).unwrap_err().contains("1 or more"), "{text}");
		}
	}

	#[test]
	fn mass_should_be_exact_milligrams_when_it_is_written_with_or_without_a_unit() {
		for (text, milligrams) in [
			("5200000", 5_200_000),
			("26mg", 26),
			("3.5g", 3_500),
			("12.6kg", 12_600_000),
			("12.6 kg", 12_600_000),
			("1163.59t", 1_163_590_000_000),
			("0.000000001t", 1),
		] {
			assert_eq!(mass(text), Ok(milligrams), "{text}");
		}
	}

	#[test]
	fn mass_should_be_refused_with_its_remedy_when_it_is_nothing_or_not_whole() {
		for (text, wanted) in [
			("0", "is nothing"),
			("0.0kg", "is nothing"),
			("1.5", "fewer decimals"),
			("0.0001g", "fewer decimals"),
			("20000000000t", "more than the chain can note"),
			("12,6kg", "write milligrams such as"),
			("-1", "write milligrams such as"),
			("kg", "write milligrams such as"),
			("", "write milligrams such as"),
		] {
			let fault = mass(text).unwrap_err();
			assert!(fault.contains(wanted) && fault.contains(" / "), "{text}: {fault}");
		}
	}

	#[test]
	fn class_and_lot_should_be_read_when_they_are_written_with_a_colon() {
		assert_eq!(of_class("3:12.6kg"), Ok((3, 12_600_000)));
		assert_eq!(lot("2026-01:3"), Ok((Month(672), 3)));
		for text in ["3", "0:5", "3:0", "3:"] {
			assert!(of_class(text).is_err_and(|fault| fault.contains(" / ")), "{text}");
		}
		for text in ["2026-01", "2026-1:3", "2026-01:0"] {
			assert!(lot(text).is_err_and(|fault| fault.contains(" / ")), "{text}");
		}
	}

	#[test]
	fn certificate_should_be_refused_by_its_check_digits_when_one_digit_was_changed() {
		for text in ["202600000123-74", "20260000012374"] {
			assert_eq!(certificate(text), Ok(202_600_000_123));
		}
		for text in ["202600000124-74", "20260000012375"] {
			assert!(certificate(text).unwrap_err().contains("check digits of"), "{text}");
		}
		for text in ["202600000123", "", "202600000123-7", "2026-1"] {
			assert!(certificate(text).unwrap_err().contains("write twelve digits"), "{text}");
		}
	}

	#[test]
	fn month_and_year_should_be_read_when_written_in_full() {
		assert_eq!((month("2026-01"), month_or_year("2025")), (Ok(Month(672)), Ok(Month(671))));
		assert_eq!((month_or_year("2026-01"), year("2026")), (Ok(Month(672)), Ok(2026)));
		for text in ["2026-1", "2026-13", "2026-01-01", "", "26"] {
			assert!(month(text).unwrap_err().contains("write 2016-01"), "{text}");
			assert!(month_or_year(text).is_err() && year(text).is_err(), "{text}");
		}
		assert!(year("1969").is_err());
	}

	#[test]
	fn credit_code_should_be_refused_with_its_remedy_when_it_is_wrong() {
		assert!(credit_code("91320000MADEUP0012").is_ok());
		for (text, wanted) in [
			("91320000MADEUP001", "has 17 digits"),
			("", "has 0 digits"),
			("91320000MADEUP0013", "the last is 2"),
			// A transposition.
			("91320000MADEPU0012", "the check digit of"),
			("91320000FICTION012", "but I, O, S, V and Z"),
			("91320000madeup0012", "but I, O, S, V and Z"),
			("江苏省有", "has 4 digits"),
		] {
			let fault = credit_code(text).unwrap_err();
			assert!(fault.contains(wanted), "{text}: {fault}");
		}
	}
}
