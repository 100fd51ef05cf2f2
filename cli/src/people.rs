//! Accounts to open, and accounts with the numbers they were given, as CSV files.

use std::{collections::HashMap, path::Path};

use anyhow::{ensure, Result};
use subxt::utils::{AccountId32, MultiSignature, H256};
use suhui_client::types::{Holder, Opening};
use suhui_primitives::{
	CreditCode, LegalPerson, ParticipantId, ParticipantKind, Region, SourceId, Title,
};
use suhui_records::{field::participant, file, ColumnNames, Fault, Row};

use crate::{args, bounds, words};

/// The places of the columns, of which the first three must be there.
const ACCOUNT: usize = 0;
const KIND: usize = 1;
const REGION: usize = 2;
const COMMITMENT: usize = 3;
const TITLE: usize = 4;
const CODE: usize = 5;
const SOURCES: usize = 6;
const KEY_CONSENT: usize = 7;

/// Who an account is for, as it is written: what an individual has, and what a legal person has.
pub struct Particulars {
	pub kind: ParticipantKind,
	pub commitment: Option<H256>,
	pub title: Option<Title>,
	pub code: Option<CreditCode>,
	/// Sources consented to.
	pub sources: Vec<SourceId>,
	/// The account's consent to stand for a legal person.
	pub key_consent: Option<MultiSignature>,
}

/// What is wrong with particulars, and in which column.
type Misfit = (usize, &'static str);

impl Particulars {
	/// The account to open: an individual has a commitment and may consent to sources; a legal person has a title and a
	/// code, and its key consents.
	pub fn opening(self, account: AccountId32, region: Region) -> Result<Opening, Misfit> {
		let sources = self.sources.clone();
		let consent = self.key_consent.clone().map(Into::into);
		let holder = match self.kind {
			ParticipantKind::Individual => Holder::Individual(self.individual()?),
			ParticipantKind::Institution => Holder::Institution(self.legal_person()?.into()),
			ParticipantKind::Organisation => Holder::Organisation(self.legal_person()?.into()),
		};
		Ok(Opening { account, holder, region: region.into(), sources, consent })
	}

	fn individual(self) -> Result<H256, Misfit> {
		let Particulars { commitment, title, code, key_consent, .. } = self;
		absent(key_consent, KEY_CONSENT, "个人开户不须密钥的同意，请勿填写 / an individual is opened without its key's consent: leave it out")?;
		absent(
			title,
			TITLE,
			"个人不公开名称，请勿填写 / an individual has no public title: leave it out",
		)?;
		absent(
			code,
			CODE,
			"个人没有统一社会信用代码，请勿填写 / an individual has no credit code: leave it out",
		)?;
		commitment.ok_or((COMMITMENT, "个人须有身份承诺，请填写 64 位十六进制数 / an individual has a commitment: write its 64 hexadecimal digits"))
	}

	fn legal_person(self) -> Result<LegalPerson, Misfit> {
		let Particulars { commitment, title, code, sources, key_consent, .. } = self;
		absent(
			commitment,
			COMMITMENT,
			"法人没有身份承诺，请勿填写 / a legal person has no commitment: leave it out",
		)?;
		absent(sources.first(), SOURCES, "只有个人才同意使用其数据，法人请勿填写，也不要用 --consent / only individuals consent to the use of their data: leave it out for a legal person, and --consent too")?;
		let title = title.ok_or((
			TITLE,
			"法人须公开名称，请填写全称 / a legal person has a public title: write its full name",
		))?;
		let code = code.ok_or((CODE, "法人须有统一社会信用代码，请填写十八位 / a legal person has a unified social credit code: write its eighteen digits"))?;
		key_consent.ok_or((KEY_CONSENT, "法人的密钥须同意，请以该密钥运行 suhui key consent --code 得出 / a legal person's key consents: run `suhui key consent --code` with it"))?;
		Ok(LegalPerson { title, code })
	}
}

fn absent<T>(value: Option<T>, column: usize, fault: &'static str) -> Result<(), Misfit> {
	value.map_or(Ok(()), |_| Err((column, fault)))
}

/// Reads accounts to open, in Jiangsu or one of the pilots; everyone consents to `consents` beside what a line says.
pub fn read(path: &Path, pilots: &[Region], consents: &[SourceId]) -> Result<Vec<Opening>> {
	let columns = ColumnNames::only(["account", "kind", "region"]).and_maybe([
		"commitment",
		"title",
		"code",
		"sources",
		"key_consent",
	]);
	let (mut accounts, mut codes) = (HashMap::new(), HashMap::new());
	let mut people = Vec::new();
	file::read(path, columns, |row| {
		let person = opening(row, pilots, consents)?;
		once(&mut accounts, person.account.to_string(), row, ACCOUNT)?;
		if let Some(it) = person.holder.legal_person() {
			once(&mut codes, words::credit_code(&it.code), row, CODE)?;
		}
		people.push(person);
		Ok(())
	})?;
	let name = path.display();
	ensure!(!people.is_empty(), "{name} 没有账户 / {name} holds no account below its first line");
	Ok(people)
}

fn opening(row: &Row, pilots: &[Region], consents: &[SourceId]) -> Result<Opening, Fault> {
	let account = row.field(ACCOUNT, args::account)?;
	let region = row.field(REGION, |text| admitted(region(text)?, pilots))?;
	let particulars = Particulars {
		kind: row.field(KIND, words::parse_kind)?,
		commitment: row.field(COMMITMENT, |text| optional(text, args::hash))?,
		title: row.field(TITLE, |text| optional(text, bounds::title))?,
		code: row.field(CODE, |text| optional(text, args::credit_code))?,
		sources: row.field(SOURCES, |text| sources(text, consents))?,
		key_consent: row.field(KEY_CONSENT, |text| optional(text, args::consent))?,
	};
	particulars.opening(account, region).map_err(|(column, fault)| row.fault(column, fault))
}

fn optional<T>(
	text: &str,
	read: impl FnOnce(&str) -> Result<T, String>,
) -> Result<Option<T>, String> {
	match text {
		"" => Ok(None),
		text => read(text).map(Some),
	}
}

/// Notes in which line something stands, and refuses it in a second one.
fn once(
	lines: &mut HashMap<String, u32>,
	what: String,
	row: &Row,
	column: usize,
) -> Result<(), Fault> {
	match lines.get(&what) {
		Some(first) => Err(row.fault(
			column,
			format!("{what} 已见于第 {first} 行 / {what} stands in line {first} already"),
		)),
		None => {
			lines.insert(what, row.line);
			Ok(())
		}
	}
}

fn sources(text: &str, consents: &[SourceId]) -> Result<Vec<SourceId>, String> {
	let mut sources = consents.to_vec();
	for source in text.split([' ', ';']).filter(|text| !text.is_empty()) {
		sources.push(participant(source).map_err(|_| {
			format!("「{source}」不是场景编号，多个以 ; 分隔 / `{source}` is not a scenario's number; separate several by `;`")
		})?);
	}
	bounds::consents(sources)
}

/// A county, city or province by its six digits of GB/T 2260; in Jiangsu, one that there is.
pub fn region(text: &str) -> Result<Region, String> {
	let digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
	let region = digits.then(|| text.parse().ok().and_then(Region::new)).flatten().ok_or_else(|| {
		format!("「{text}」不是行政区划代码，应为六位数字，如 320583 / `{text}` is not the code of a region: write six digits of GB/T 2260 such as 320583")
	})?;
	match region.is_in_jiangsu() || region.is_outside_jiangsu() {
		true => Ok(region),
		false => Err(format!("江苏省没有代码为 {text} 的市县区，请按现行 GB/T 2260 填写，如 320583 / Jiangsu has no city or county {text}: write one that GB/T 2260 has now, such as 320583")),
	}
}

/// A region in which accounts may be opened, where the council admitted these pilots.
pub fn admitted(region: Region, pilots: &[Region]) -> Result<Region, String> {
	match region.is_in_jiangsu() || pilots.contains(&region) {
		true => Ok(region),
		false => Err(format!(
			"{0} 在江苏省外，也不是试点地区，须先由相关部门表决准入（participants.admitPilot） / {0} lies outside Jiangsu and is no pilot: the council admits it first, by a motion of participants.admitPilot",
			region.code()
		)),
	}
}

/// Writes who got which number.
pub fn write_numbers(
	path: &Path,
	numbers: impl IntoIterator<Item = (AccountId32, ParticipantId)>,
) -> Result<()> {
	Ok(file::write(path, "account,participant", numbers, |out, (account, number)| {
		writeln!(out, "{account},{number}")
	})?)
}

/// Reads participants' numbers from a file of a column `participant`.
pub fn read_numbers(path: &Path) -> Result<Vec<ParticipantId>> {
	let mut numbers = Vec::new();
	file::read(path, ColumnNames::only(["participant"]).among_others(), |row| {
		numbers.push(row.field(0, participant)?);
		Ok(())
	})?;
	Ok(numbers)
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::io::Write;
	use subxt::utils::Static;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	const BOB: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
	const HEADER: &str = "account,kind,region,commitment,title,code,sources,key_consent";
	const MADE_UP: &str = "91320000MADEUP0012";
	/// Qingpu in Shanghai.
	const QINGPU: u32 = 310_118;

	fn file(content: String) -> tempfile::NamedTempFile {
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(content.as_bytes()).unwrap();
		file
	}

	fn commitment() -> String {
		format!("0x{}", "11".repeat(32))
	}

	/// Whether it is the account's, the chain's words tell.
	fn key_consent() -> String {
		format!("0x{}", "07".repeat(64))
	}

	fn read_lines(lines: &str, consents: &[SourceId]) -> Result<Vec<Opening>> {
		let pilots = [Region::new(QINGPU).unwrap()];
		read(file(format!("{HEADER}\n{lines}\n")).path(), &pilots, consents)
	}

	fn fault(lines: &str) -> String {
		format!("{:#}", read_lines(lines, &[]).err().unwrap())
	}

	#[test]
	fn people_should_be_read_when_well_formed() {
		let line = format!("{ALICE},individual,320100,{},,,2;1 2,", commitment());
		let people = read_lines(&line, &[7]).unwrap();
		assert_eq!(people[0].account.to_string(), ALICE);
		assert_eq!(
			(people[0].holder.kind(), people[0].region.code()),
			(ParticipantKind::Individual, 320_100)
		);
		assert_eq!(people[0].sources, [1, 2, 7]);
	}

	#[test]
	fn legal_person_should_be_read_when_well_formed() {
		let line = format!("{ALICE},institution,310118,,青浦区某局,{MADE_UP},,{}", key_consent());
		let people = read_lines(&line, &[]).unwrap();
		let Some(Static(MultiSignature::Sr25519(bytes))) = people[0].consent else {
			panic!("the key's consent was not read")
		};
		assert_eq!(bytes, [7; 64]);
		let legal_person = people[0].holder.legal_person().unwrap();
		assert_eq!(&legal_person.title[..], "青浦区某局".as_bytes());
		assert_eq!(legal_person.code.digits(), MADE_UP.as_bytes());
		assert_eq!(
			(people[0].holder.kind(), people[0].region.code()),
			(ParticipantKind::Institution, QINGPU)
		);
	}

	#[test]
	fn columns_should_be_dispensable_when_nobody_has_them() {
		let line = format!("{ALICE},individual,320100,{}", commitment());
		let file = file(format!("account,kind,region,commitment\n{line}\n"));
		assert!(read(file.path(), &[], &[]).unwrap()[0].sources.is_empty());
	}

	#[test]
	fn people_should_be_refused_when_a_field_is_wrong() {
		let good = commitment();
		let broken = ALICE.replace("5Grw", "5Grx");
		let other = MADE_UP.replace("MADEUP001", "MADEUP002");
		for (line, wanted) in [
			(format!("{broken},individual,320100,{good},,,,"), "line 2, account: "),
			(format!("{ALICE},person,320100,{good},,,,"), "line 2, kind: "),
			(format!("{ALICE},individual,310000,{good},,,,"), "line 2, region: "),
			(format!("{ALICE},individual,320100,0x11,,,,"), "line 2, commitment: "),
			(format!("{ALICE},institution,320100,,{},{MADE_UP},,", "x".repeat(129)), "at most 128"),
			(format!("{ALICE},institution,320100,,某局,{other},,"), "line 2, code: "),
			(format!("{ALICE},individual,320100,{good},,,x,"), "line 2, sources: "),
			(format!("{ALICE},institution,320100,,某局,{MADE_UP},,0x07"), "line 2, key_consent: "),
			(format!("{ALICE},individual,320100"), "line 2, "),
		] {
			let fault = fault(&line);
			assert!(fault.contains(wanted), "{line}: {fault}");
		}
	}

	#[test]
	fn particulars_should_be_refused_when_they_are_anothers_or_missing() {
		let (good, consent) = (commitment(), key_consent());
		for (rest, wanted) in [
			("individual,320100,,,,,".to_string(), "line 2, commitment: 个人须有"),
			(format!("individual,320100,{good},某人,,,"), "line 2, title: 个人不"),
			(format!("individual,320100,{good},,{MADE_UP},,"), "line 2, code: 个人没有"),
			(format!("individual,320100,{good},,,,{consent}"), "line 2, key_consent: 个人开户"),
			(
				format!("organisation,320100,{good},某社,{MADE_UP},,{consent}"),
				"line 2, commitment: 法人没有",
			),
			(format!("organisation,320100,,,{MADE_UP},,{consent}"), "line 2, title: 法人须"),
			(format!("organisation,320100,,某社,,,{consent}"), "line 2, code: 法人须有"),
			(
				format!("organisation,320100,,某社,{MADE_UP},1,{consent}"),
				"line 2, sources: 只有个人",
			),
			(format!("organisation,320100,,某社,{MADE_UP},,"), "line 2, key_consent: 法人的密钥"),
		] {
			let fault = fault(&format!("{ALICE},{rest}"));
			assert!(fault.contains(wanted), "{rest}: {fault}");
		}
	}

	#[test]
	fn region_should_be_refused_when_it_is_none_or_no_pilot() {
		let pilots = [Region::new(QINGPU).unwrap()];
		let found = |text| region(text).and_then(|region| admitted(region, &pilots));
		for good in ["320000", "320500", "320583", "310118"] {
			assert!(found(good).is_ok(), "{good}");
		}
		for (text, wanted) in [
			("", "is not the code of a region"),
			("32058", "is not the code of a region"),
			("+32058", "is not the code of a region"),
			("999999", "is not the code of a region"),
			// Merged into another district in 2021.
			("320602", "Jiangsu has no city or county 320602"),
			("330421", "by a motion of participants.admitPilot"),
		] {
			let fault = found(text).unwrap_err();
			assert!(fault.contains(wanted), "{text}: {fault}");
		}
	}

	#[test]
	fn people_should_be_refused_when_one_consents_to_too_many_sources() {
		let sources: Vec<_> = (1..=17).map(|source: u32| source.to_string()).collect();
		let line = format!("{ALICE},individual,320100,{},,,{},", commitment(), sources.join(";"));
		let fault = fault(&line);
		assert!(fault.contains("line 2, sources: ") && fault.contains("at most 16"), "{fault}");
	}

	#[test]
	fn people_should_be_refused_when_an_account_or_a_code_stands_twice() {
		let line = format!("{ALICE},individual,320100,{},,,,", commitment());
		assert!(fault(&format!("{line}\n{line}")).contains("stands in line 2 already"));
		let consent = key_consent();
		let legal = |account| format!("{account},institution,320100,,某局,{MADE_UP},,{consent}");
		let fault = fault(&format!("{}\n{}", legal(ALICE), legal(BOB)));
		assert!(fault.contains("line 3, code: ") && fault.contains("line 2 already"), "{fault}");
	}
}
