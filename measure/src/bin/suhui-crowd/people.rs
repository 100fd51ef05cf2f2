//! Who sends, and by which key: `//rider//N` of the development phrase, as `suhui-trial people` names them.

use std::str::FromStr;

use anyhow::{anyhow, Context, Result};
use clap::{value_parser, Args};
use subxt::utils::AccountId32;
use subxt_signer::{sr25519::Keypair, DeriveJunction, SecretUri};
use suhui_client::Signer;
use suhui_primitives::ParticipantId;

#[derive(Args)]
pub struct People {
	/// 首人编号 / The first participant
	#[arg(long, value_parser = value_parser!(u32).range(1..))]
	from: ParticipantId,
	/// 人数 / How many
	#[arg(long, value_parser = value_parser!(u32).range(1..))]
	people: u32,
	/// 首人的路径编号，账户为 //rider//编号 / The first path's number, of //rider//N
	#[arg(long, default_value_t = 0)]
	first_key: u32,
}

/// A participant with the key that stands for it.
pub struct Person {
	pub number: ParticipantId,
	pub signer: Signer,
}

impl People {
	/// All of them, by number.
	pub fn all(&self) -> Result<Vec<Person>> {
		let beyond = || "编号超出范围 / numbers beyond 4294967295";
		self.from.checked_add(self.people).with_context(beyond)?;
		self.first_key.checked_add(self.people).with_context(beyond)?;
		let uri = SecretUri::from_str("//rider").map_err(|error| anyhow!("{error}"))?;
		let root = Keypair::from_uri(&uri).map_err(|error| anyhow!("{error}"))?;
		let person = |place: u32| {
			let path = u64::from(self.first_key + place);
			let pair = root.derive([DeriveJunction::hard(path)]);
			let account = AccountId32(pair.public_key().0);
			Person { number: self.from + place, signer: Signer { pair, account, exposed: false } }
		};
		Ok((0..self.people).map(person).collect())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn people_should_have_the_keys_of_their_paths_when_they_begin_at_any() {
		let people = People { from: 9, people: 2, first_key: 5 }.all().unwrap();
		let numbers: Vec<_> = people.iter().map(|person| person.number).collect();
		assert_eq!(numbers, [9, 10]);
		for (person, path) in people.iter().zip(["//rider//5", "//rider//6"]) {
			assert_eq!(person.signer.account, Signer::of_secret(path).unwrap().account);
		}
	}

	#[test]
	fn people_should_be_refused_when_their_numbers_end_beyond_the_last() {
		assert!(People { from: u32::MAX, people: 1, first_key: 0 }.all().is_err());
		assert!(People { from: 1, people: 2, first_key: u32::MAX }.all().is_err());
	}
}
