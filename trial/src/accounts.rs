//! Trial data: accounts nobody stands behind.

use std::{path::Path, str::FromStr};

use anyhow::Result;
use subxt::{
	config::{substrate::BlakeTwo256, Hasher},
	utils::{AccountId32, H256},
};
use subxt_signer::{sr25519::Keypair, DeriveJunction, SecretUri};
use suhui_primitives::{ParticipantId, SourceId};
use suhui_records::file;

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
pub fn write(
	path: &Path,
	numbers: std::ops::Range<ParticipantId>,
	sources: &[SourceId],
) -> Result<()> {
	let sources: Vec<_> = sources.iter().map(SourceId::to_string).collect();
	let sources = sources.join(";");
	let header = "account,kind,region,commitment,title,code,sources";
	Ok(file::write(path, header, riders(numbers), |out, (number, account)| {
		let commitment = trial_commitment(number);
		let region = 320_100 + number % CITIES * 100;
		writeln!(out, "{account},individual,{region},{commitment:?},,,{sources}")
	})?)
}

/// Nobody stands behind a trial account, so anything distinct will do.
fn trial_commitment(number: ParticipantId) -> H256 {
	BlakeTwo256.hash(format!("trial rider {number}").as_bytes())
}

#[cfg(test)]
mod tests {
	use super::*;

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
	fn riders_should_each_have_a_line_of_their_own_when_written() {
		let directory = tempfile::tempdir().unwrap();
		let path = directory.path().join("people.csv");
		write(&path, 3..5, &[1, 4]).unwrap();
		let text = std::fs::read_to_string(path).unwrap();
		let lines: Vec<Vec<_>> = text.lines().map(|line| line.split(',').collect()).collect();
		let header = ["account", "kind", "region", "commitment", "title", "code", "sources"];
		assert_eq!(lines[0], header);
		let regions: Vec<_> =
			lines[1..].iter().map(|cells| (cells[1], cells[2], cells[6])).collect();
		// Participants 3 and 4 live in the fourth and fifth of the 13 cities.
		assert_eq!(regions, [("individual", "320400", "1;4"), ("individual", "320500", "1;4")]);
		assert_ne!(lines[1][0], lines[2][0]);
		assert_ne!(lines[1][3], lines[2][3]);
		assert!(lines[1..].iter().all(|cells| cells[3].len() == 66));
		// People have neither public title nor credit code.
		assert!(lines[1..].iter().all(|cells| cells[4..6] == ["", ""]));
	}
}
