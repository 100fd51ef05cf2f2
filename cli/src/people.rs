//! Accounts to open, and accounts with the numbers they were given, as CSV files.

use std::{collections::HashMap, path::Path};

use anyhow::{ensure, Result};
use subxt::utils::AccountId32;
use suhui_client::types::Opening;
use suhui_primitives::{ParticipantId, Region, SourceId};
use suhui_records::{field::participant, file, ColumnNames, Fault, Row};

use crate::{args, bounds, words};

/// Reads accounts to open; everyone consents to `consents` besides what their line says.
pub fn read(path: &Path, consents: &[SourceId]) -> Result<Vec<Opening>> {
	let columns =
		ColumnNames::only(["account", "kind", "region", "commitment"]).and_maybe(["sources"]);
	let mut lines = HashMap::new();
	let mut people = Vec::new();
	file::read(path, columns, |row| {
		let person = opening(row, consents)?;
		if let Some(first) = lines.insert(person.account.0, row.line) {
			let account = &person.account;
			return Err(row.fault(
				0,
				format!("{account} 已见于第 {first} 行 / {account} stands in line {first} already"),
			));
		}
		people.push(person);
		Ok(())
	})?;
	let name = path.display();
	ensure!(!people.is_empty(), "{name} 没有账户 / {name} holds no account below its first line");
	Ok(people)
}

fn opening(row: &Row, consents: &[SourceId]) -> Result<Opening, Fault> {
	let account = row.field(0, args::account)?;
	let kind = row.field(1, words::parse_kind)?.into();
	let region = row.field(2, region)?.into();
	let commitment = row.field(3, args::hash)?;
	let sources = row.field(4, |text| sources(text, consents))?;
	Ok(Opening { account, kind, region, commitment, sources })
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

/// A county, city or the province, by its six digits of GB/T 2260.
pub fn region(text: &str) -> Result<Region, String> {
	text.parse().ok().and_then(Region::new).ok_or_else(|| {
		format!("「{text}」不是江苏省内的行政区划代码 / `{text}` is not the code of a region in Jiangsu: give 320000 to 329999")
	})
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
	use suhui_primitives::ParticipantKind;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	const HEADER: &str = "account,kind,region,commitment,sources";

	fn file(content: String) -> tempfile::NamedTempFile {
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(content.as_bytes()).unwrap();
		file
	}

	fn commitment() -> String {
		format!("0x{}", "11".repeat(32))
	}

	fn fault(line: &str) -> String {
		let file = file(format!("{HEADER}\n{line}\n"));
		format!("{:#}", read(file.path(), &[]).unwrap_err())
	}

	#[test]
	fn people_should_be_read_when_well_formed() {
		let file = file(format!("{HEADER}\n{ALICE},individual,320100,{},2;1 2\n", commitment()));
		let people = read(file.path(), &[7]).unwrap();
		assert_eq!(people[0].account.to_string(), ALICE);
		assert_eq!(
			(*people[0].kind, people[0].region.code()),
			(ParticipantKind::Individual, 320_100)
		);
		assert_eq!(people[0].sources, [1, 2, 7]);
	}

	#[test]
	fn sources_should_be_none_when_their_column_is_missing() {
		let file = file(format!(
			"account,kind,region,commitment\n{ALICE},institution,320000,{}\n",
			commitment()
		));
		let people = read(file.path(), &[]).unwrap();
		assert_eq!((*people[0].kind, people[0].sources.len()), (ParticipantKind::Institution, 0));
	}

	#[test]
	fn people_should_be_refused_when_a_field_is_wrong() {
		let good = commitment();
		let broken = ALICE.replace("5Grw", "5Grx");
		for (line, wanted) in [
			(format!("{broken},individual,320100,{good},"), "line 2, account: "),
			(format!("{ALICE},person,320100,{good},"), "line 2, kind: "),
			(format!("{ALICE},individual,310000,{good},"), "line 2, region: "),
			(format!("{ALICE},individual,320100,0x11,"), "line 2, commitment: "),
			(format!("{ALICE},individual,320100,{good},x"), "line 2, sources: "),
			(format!("{ALICE},individual,320100"), "line 2, "),
		] {
			let fault = fault(&line);
			assert!(fault.contains(wanted), "{line}: {fault}");
		}
	}

	#[test]
	fn people_should_be_refused_when_one_consents_to_too_many_sources() {
		let sources: Vec<_> = (1..=17).map(|source: u32| source.to_string()).collect();
		let fault =
			fault(&format!("{ALICE},individual,320100,{},{}", commitment(), sources.join(";")));
		assert!(fault.contains("line 2, sources: ") && fault.contains("at most 16"), "{fault}");
	}

	#[test]
	fn people_should_be_refused_when_an_account_stands_twice() {
		let line = format!("{ALICE},individual,320100,{},", commitment());
		assert!(fault(&format!("{line}\n{line}")).contains("stands in line 2 already"));
	}
}
