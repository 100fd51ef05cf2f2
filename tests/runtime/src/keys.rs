//! Keys of those who take part. Here, unlike in the development presets, nobody holds two offices.

use std::{cell::RefCell, collections::BTreeMap};

use polkadot_sdk::sp_core::{ed25519, sr25519, Pair, H256};
use suhui_primitives::{Document, LegalPerson, Region};
use suhui_runtime::{
	genesis::{Department, Founders},
	AccountId,
};

use crate::credit_codes::credit_code;

/// What a key is derived from.
pub type Seed = &'static str;

pub const AUTHORITY: Seed = "//Authority";
/// The operator's clerks, each of whom does for it what takes no two.
pub const OPERATOR: Seed = "//Operator";
pub const SECOND_OPERATOR: Seed = "//Operator2";
pub const EXPERTS: [Seed; 3] = ["//Expert1", "//Expert2", "//Expert3"];
/// The office of Nanjing, 320100.
pub const NANJING: Seed = "//Nanjing";
/// The departments' seats in the council.
pub const SEATS: [Seed; 6] = ["//Seat1", "//Seat2", "//Seat3", "//Seat4", "//Seat5", "//Seat6"];
pub const VALIDATORS: [Seed; 6] =
	["//Node1", "//Node2", "//Node3", "//Node4", "//Node5", "//Node6"];

thread_local! {
	/// Deriving a key takes longer than signing with it.
	static PAIRS: RefCell<BTreeMap<String, sr25519::Pair>> = const { RefCell::new(BTreeMap::new()) };
}

pub fn pair(seed: &str) -> sr25519::Pair {
	let derive = || sr25519::Pair::from_string(seed, None).expect("a seed");
	PAIRS.with_borrow_mut(|pairs| pairs.entry(seed.into()).or_insert_with(derive).clone())
}

pub fn account(seed: &str) -> AccountId {
	pair(seed).public().into()
}

/// 南京市.
pub fn nanjing() -> Region {
	Region::new(320_100).expect("six digits")
}

/// Who holds which office when the chain starts.
pub fn founders() -> Founders {
	let accounts = |seeds: &[Seed]| seeds.iter().map(|seed| account(seed)).collect::<Vec<_>>();
	let departments = SEATS.iter().zip(VALIDATORS).map(|(seat, validator)| Department {
		person: LegalPerson {
			title: validator.as_bytes().to_vec().try_into().expect("short"),
			code: credit_code(validator),
		},
		contact: Document { blake2_256: H256::repeat_byte(1), sm3: H256::repeat_byte(2) },
		council: account(seat),
		validator: account(validator),
		babe: pair(validator).public().into(),
		grandpa: ed25519::Pair::from_string(validator, None).expect("a seed").public().into(),
	});
	Founders {
		departments: departments.collect::<Vec<_>>().try_into().expect("few"),
		authority: accounts(&[AUTHORITY]).try_into().expect("one"),
		operator: accounts(&[OPERATOR, SECOND_OPERATOR]).try_into().expect("two"),
		experts: accounts(&EXPERTS).try_into().expect("few"),
		offices: vec![(account(NANJING), nanjing())].try_into().expect("one"),
	}
}
