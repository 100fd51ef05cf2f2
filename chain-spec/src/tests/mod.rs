//! What the tests share: departments whose secrets are the same in every run, and nobody's.

mod assembly;
mod card;
mod department;
mod development;
mod keys;
mod wallet;

use crate::{
	card::{hexadecimal, Member, Signatures},
	Card, ChainSpec, Founding,
};
use polkadot_sdk::{
	sp_core::{crypto::Ss58Codec, ed25519, sr25519, Pair, H256},
	sp_crypto_hashing::blake2_256,
};
use sc_network::PeerId;
use serde_json::{json, Value};
use suhui_primitives::{CreditCode, Document};

/// The secrets of a department, which no machine of a real one would show.
#[derive(Clone)]
struct Secrets {
	council: sr25519::Pair,
	validator: sr25519::Pair,
	babe: sr25519::Pair,
	grandpa: ed25519::Pair,
	node: ed25519::Pair,
}

impl Secrets {
	fn of(department: &str) -> Self {
		Secrets {
			council: sr25519(&format!("{department} council")),
			validator: sr25519(&format!("{department} validator")),
			babe: sr25519(&format!("{department} babe")),
			grandpa: ed25519::Pair::from_seed(&seed(&format!("{department} grandpa"))),
			node: ed25519::Pair::from_seed(&seed(&format!("{department} node"))),
		}
	}

	/// Who they are, on a card that is not signed.
	fn draft(&self, department: &str) -> Card {
		let identity = PeerId::from_ed25519(&self.node.public().0).expect("a key");
		Card {
			version: 1,
			chain: "suhui".into(),
			name: format!("部门 {department}"),
			code: code(department),
			contact: Document {
				blake2_256: H256(seed(&format!("{department} contact"))),
				sm3: H256([7; 32]),
			},
			council: self.council.public().to_ss58check(),
			validator: self.validator.public().to_ss58check(),
			babe: hexadecimal(&self.babe.public().0),
			grandpa: hexadecimal(&self.grandpa.public().0),
			bootnode: format!("/dns/{department}.example/tcp/30333/p2p/{identity}"),
			signatures: Signatures::none(),
		}
	}

	/// A card as its department changed it before it signed.
	fn sign(&self, mut card: Card) -> Card {
		let words = Member::of(&card).expect("a card in form").words(&card.chain);
		card.signatures = Signatures {
			council: hexadecimal(&self.council.sign(words.as_bytes()).0),
			validator: hexadecimal(&self.validator.sign(words.as_bytes()).0),
			babe: hexadecimal(&self.babe.sign(words.as_bytes()).0),
			grandpa: hexadecimal(&self.grandpa.sign(words.as_bytes()).0),
			node: hexadecimal(&self.node.sign(words.as_bytes()).0),
		};
		card
	}
}

fn seed(of: &str) -> [u8; 32] {
	blake2_256(format!("a test of the ceremony: {of}").as_bytes())
}

fn sr25519(of: &str) -> sr25519::Pair {
	sr25519::Pair::from_seed(&seed(of))
}

fn account(of: &str) -> String {
	sr25519(of).public().to_ss58check()
}

/// A code whose check digit is right.
fn code(department: &str) -> String {
	let digest = seed(department);
	let number = u32::from_le_bytes([digest[0], digest[1], digest[2], 0]) % 100_000_000;
	"0123456789ABCDEFGHJKLMNPQRTUWXY"
		.chars()
		.map(|check| format!("113200000{number:08}{check}"))
		.find(|code| code.as_bytes().try_into().ok().and_then(CreditCode::new).is_some())
		.expect("one of the digits is right")
}

fn card(department: &str) -> Card {
	let secrets = Secrets::of(department);
	secrets.sign(secrets.draft(department))
}

/// The cards of four departments, by the names of their files.
fn cards() -> Vec<(String, Card)> {
	["one", "two", "three", "four"].map(|name| (format!("{name}.json"), card(name))).into()
}

fn founding() -> Value {
	json!({
		"name": "Suhui",
		"id": "suhui",
		"authority": [account("authority")],
		"operator": [account("clerk"), account("other clerk")],
		"experts": [account("expert")],
		"offices": [{ "account": account("nanjing"), "region": 320_100 }],
	})
}

fn assemble(founding: &Value, cards: &[(String, Card)]) -> Result<ChainSpec, String> {
	Founding::parse(&founding.to_string()).and_then(|founding| founding.assemble(cards))
}

fn refusal_of(founding: &Value, cards: &[(String, Card)]) -> String {
	match assemble(founding, cards) {
		Ok(_) => panic!("the ceremony should have been refused"),
		Err(reason) => reason,
	}
}
