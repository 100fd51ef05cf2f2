//! Accounts to open, and accounts with the numbers they were given, as CSV files.

use std::{collections::HashMap, io::Write, path::Path, str::FromStr};

use anyhow::{bail, Context, Result};
use subxt::utils::{AccountId32, H256};
use subxt_signer::{sr25519::Keypair, DeriveJunction, SecretUri};
use suhui_client::types::Opening;
use suhui_primitives::{lines::participant, ParticipantId, Region, SourceId};

use crate::{
	args,
	document::blake2_256,
	sheet::{Problems, Row, Sheet},
	words,
};

/// Sources one may consent to on opening an account.
const MAX_SOURCES: usize = 16;

/// Reads accounts to open; everyone consents to `consents` besides what their line says.
pub fn read(path: &Path, consents: &[SourceId]) -> Result<Vec<Opening>> {
	let mut sheet = Sheet::open(path, &["account", "kind", "region", "commitment"], &["sources"])?;
	let mut problems = Problems::of(&sheet.name);
	let mut lines = HashMap::new();
	let mut people = Vec::new();
	while let Some(row) = sheet.next()? {
		match row.and_then(|row| {
			Ok((row.line, opening(&row, consents).map_err(|fault| (row.line, fault))?))
		}) {
			Err((line, fault)) => problems.add(line, fault),
			Ok((line, person)) => match lines.insert(person.account.0, line) {
				None => people.push(person),
				Some(first) => problems.at(
					line,
					"account",
					format!(
						"{0} 已见于第 {first} 行 / {0} stands in line {first} already",
						person.account
					),
				),
			},
		}
	}
	problems.finish()?;
	if people.is_empty() {
		bail!("{0} 没有账户 / {0} holds no account below its first line", sheet.name);
	}
	Ok(people)
}

fn opening(row: &Row, consents: &[SourceId]) -> Result<Opening, String> {
	let at = |field: &'static str| move |fault: String| format!("{field}: {fault}");
	let account = row.text(0).and_then(args::account).map_err(at("account"))?;
	let kind = row.text(1).and_then(words::parse_kind).map_err(at("kind"))?;
	let region = row.text(2).and_then(region).map_err(at("region"))?;
	let commitment = row.text(3).and_then(args::hash).map_err(at("commitment"))?;
	let mut sources = consents.to_vec();
	for source in row.text(4)?.split([' ', ';']).filter(|text| !text.is_empty()) {
		sources.push(participant(source).map_err(|_| {
			format!("sources: 「{source}」不是来源编号 / `{source}` is no source's number; separate several by `;`")
		})?);
	}
	sources.sort_unstable();
	sources.dedup();
	if sources.len() > MAX_SOURCES {
		return Err(format!("sources: 至多 {MAX_SOURCES} 个 / at most {MAX_SOURCES} sources"));
	}
	Ok(Opening { account, kind: kind.into(), region: region.into(), commitment, sources })
}

/// A county, city or the province, by its six digits of GB/T 2260.
pub fn region(text: &str) -> Result<Region, String> {
	text.parse().ok().and_then(Region::new).ok_or_else(|| {
		format!("「{text}」不是江苏省内的行政区划代码 / `{text}` is no code of a region in Jiangsu: 320000 to 329999 is wanted")
	})
}

/// Writes who got which number.
pub fn write_numbers(
	path: &Path,
	numbers: impl IntoIterator<Item = (AccountId32, ParticipantId)>,
) -> Result<()> {
	write_lines(path, "account,participant", numbers, |out, (account, number)| {
		writeln!(out, "{account},{number}")
	})
}

/// Reads participants' numbers from a file of a column `participant`.
pub fn read_numbers(path: &Path) -> Result<Vec<ParticipantId>> {
	let mut sheet = Sheet::open_wide(path, &["participant"])?;
	let mut problems = Problems::of(&sheet.name);
	let mut numbers = Vec::new();
	while let Some(row) = sheet.next()? {
		let number = row
			.and_then(|row| row.text(0).and_then(participant).map_err(|fault| (row.line, fault)));
		match number {
			Ok(number) => numbers.push(number),
			Err((line, fault)) => problems.at(line, "participant", fault),
		}
	}
	problems.finish()?;
	Ok(numbers)
}

/// Writes a file line by line under a temporary name, and names it when it is whole.
pub fn write_lines<T>(
	path: &Path,
	header: &str,
	lines: impl IntoIterator<Item = T>,
	mut write: impl FnMut(&mut dyn Write, T) -> std::io::Result<()>,
) -> Result<()> {
	let mut partial = path.as_os_str().to_os_string();
	partial.push(".partial");
	let written = || -> std::io::Result<()> {
		let mut out = std::io::BufWriter::with_capacity(1 << 16, std::fs::File::create(&partial)?);
		writeln!(out, "{header}")?;
		lines.into_iter().try_for_each(|line| write(&mut out, line))?;
		out.into_inner()?.sync_all()?;
		std::fs::rename(&partial, path)
	};
	written().with_context(|| format!("无法写入 {0} / cannot write {0}", path.display()))
}

/// The trial account of a rider: `//rider//N` of the development phrase.
pub fn riders(numbers: std::ops::Range<ParticipantId>) -> Vec<(ParticipantId, AccountId32)> {
	let uri = SecretUri::from_str("//rider").expect("the path is well formed");
	let root = Keypair::from_uri(&uri).expect("the development phrase is a mnemonic");
	let account = |number: ParticipantId| {
		let pair = root.derive([DeriveJunction::hard(u64::from(number))]);
		(number, AccountId32(pair.public_key().0))
	};
	let all: Vec<_> = numbers.collect();
	let threads = std::thread::available_parallelism().map_or(1, usize::from);
	let share = all.len().div_ceil(threads).max(1);
	std::thread::scope(|scope| {
		let shares: Vec<_> = all
			.chunks(share)
			.map(|share| scope.spawn(|| share.iter().copied().map(account).collect::<Vec<_>>()))
			.collect();
		shares
			.into_iter()
			.flat_map(|share| share.join().expect("deriving a key does not panic"))
			.collect()
	})
}

/// Jiangsu's 13 cities, 320100 to 321300, over which trial accounts are spread.
const CITIES: u32 = 13;

/// Writes trial accounts as `participant open --file` reads them.
pub fn write_riders(
	path: &Path,
	numbers: std::ops::Range<ParticipantId>,
	sources: &[SourceId],
) -> Result<()> {
	let sources: Vec<_> = sources.iter().map(SourceId::to_string).collect();
	let sources = sources.join(";");
	let header = "account,kind,region,commitment,sources";
	write_lines(path, header, riders(numbers), |out, (number, account)| {
		let commitment = trial_commitment(number);
		let region = 320_100 + number % CITIES * 100;
		writeln!(out, "{account},individual,{region},{commitment:?},{sources}")
	})
}

/// Nobody stands behind a trial account, so anything distinct will do.
fn trial_commitment(number: ParticipantId) -> H256 {
	blake2_256(format!("trial rider {number}").as_bytes())
}

#[cfg(test)]
mod tests {
	use super::*;
	use suhui_primitives::ParticipantKind;

	use crate::sheet::tests::file;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	const HEADER: &str = "account,kind,region,commitment,sources";

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
	fn people_should_be_refused_when_an_account_stands_twice() {
		let line = format!("{ALICE},individual,320100,{},", commitment());
		assert!(fault(&format!("{line}\n{line}")).contains("stands in line 2 already"));
	}

	#[test]
	fn riders_should_be_the_accounts_of_their_paths_when_derived_in_parallel() {
		let riders = riders(5..12);
		assert_eq!(riders.len(), 7);
		for (number, account) in riders {
			let uri = SecretUri::from_str(&format!("//rider//{number}")).unwrap();
			let pair = Keypair::from_uri(&uri).unwrap();
			assert_eq!(account, AccountId32(pair.public_key().0));
		}
	}

	#[test]
	fn riders_should_be_read_back_when_written() {
		let directory = tempfile::tempdir().unwrap();
		let path = directory.path().join("people.csv");
		write_riders(&path, 3..5, &[1, 4]).unwrap();
		let people = read(&path, &[]).unwrap();
		assert_eq!(people.len(), 2);
		assert_eq!(people[1].sources, [1, 4]);
		assert_ne!(people[0].commitment, people[1].commitment);
	}
}
