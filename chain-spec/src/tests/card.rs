use super::{card, Secrets};
use crate::{card::hexadecimal, Card};
use polkadot_sdk::{
	sp_core::{
		crypto::{Ss58AddressFormatRegistry, Ss58Codec},
		ed25519, sr25519, Pair, H256,
	},
	sp_keyring::Sr25519Keyring,
};
use suhui_runtime::{genesis::OWN_DEVELOPMENT_SEEDS, AccountId};

/// Why a card is refused that was changed so, signed anew if it can be.
fn refusal_of(change: impl Fn(&mut Card)) -> String {
	let secrets = Secrets::of("one");
	let mut changed = secrets.draft("one");
	change(&mut changed);
	let signed = match crate::card::Member::of(&changed) {
		Ok(_) => secrets.sign(changed),
		Err(_) => changed,
	};
	signed.verify("suhui").expect_err("the card should have been refused")
}

/// A text of a card.
type Field = fn(&mut Card) -> &mut String;

/// The keys of a card, by their fields.
const KEYS: [(&str, Field); 4] = [
	("council", |card| &mut card.council),
	("validator", |card| &mut card.validator),
	("babe", |card| &mut card.babe),
	("grandpa", |card| &mut card.grandpa),
];

fn refusal_of_key(field: Field, text: &str) -> String {
	refusal_of(|card| *field(card) = text.into())
}

#[test]
fn card_should_be_verified_when_every_key_signed_it() {
	let member = card("one").verify("suhui").expect("a member");
	assert_eq!(member.council, AccountId::from(Secrets::of("one").council.public()));
	assert_eq!(member.node(), Ok(Secrets::of("one").node.public()));
}

#[test]
fn card_should_be_the_same_when_it_is_written_and_read() {
	let written = serde_json::to_string(&card("one")).expect("text");
	let read = Card::parse(&written).expect("a card");
	assert_eq!(serde_json::to_string(&read).expect("text"), written);
}

#[test]
fn card_should_be_refused_when_it_was_changed_after_it_was_signed() {
	let changes: [fn(&mut Card); 4] = [
		|card| card.name = "另一部门".into(),
		|card| card.code = super::code("two"),
		|card| card.contact.sm3 = H256([8; 32]),
		|card| card.bootnode = card.bootnode.replace("one.example", "two.example"),
	];
	for change in changes {
		let mut changed = card("one");
		change(&mut changed);
		let reason = changed.verify("suhui").expect_err("refused");
		assert!(reason.starts_with("signatures.council: is not by that key"), "{reason}");
	}
}

#[test]
fn card_should_be_refused_by_signature_when_one_is_anothers() {
	let other = card("two").signatures;
	let changes: [(&str, Field, &String); 5] = [
		("council", |card| &mut card.signatures.council, &other.council),
		("validator", |card| &mut card.signatures.validator, &other.validator),
		("babe", |card| &mut card.signatures.babe, &other.babe),
		("grandpa", |card| &mut card.signatures.grandpa, &other.grandpa),
		("node", |card| &mut card.signatures.node, &other.node),
	];
	for (name, field, signature) in changes {
		let mut changed = card("one");
		*field(&mut changed) = signature.clone();
		let reason = changed.verify("suhui").expect_err("refused");
		assert!(reason.starts_with(&format!("signatures.{name}: is not by that key")), "{reason}");
		*field(&mut changed) = "0x12".into();
		let reason = changed.verify("suhui").expect_err("refused");
		assert_eq!(reason, format!("signatures.{name}: is not 64 bytes"));
		*field(&mut changed) = "none".into();
		let reason = changed.verify("suhui").expect_err("refused");
		assert_eq!(reason, format!("signatures.{name}: is no hexadecimal number"));
	}
}

#[test]
fn card_should_be_refused_when_it_is_for_another_chain() {
	let reason = card("one").verify("suhui-trial").expect_err("refused");
	assert_eq!(
		reason,
		"chain: the card is for `suhui`, and this is `suhui-trial`: the department makes its card by the id that all agreed on"
	);
}

#[test]
fn card_should_be_refused_when_its_chain_is_written_like_other_lines() {
	let secrets = Secrets::of("one");
	let mut forged = secrets.draft("one");
	forged.chain = "suhui\nname: another department".into();
	let forged = secrets.sign(forged);
	let reason = forged.verify(&forged.chain).expect_err("refused");
	assert!(reason.starts_with("chain: ") && reason.contains("is no id"), "{reason}");
}

#[test]
fn card_should_be_refused_when_its_form_is_another() {
	let text = serde_json::to_string(&card("one")).expect("text");
	let reason = Card::parse(&text.replace("\"version\":1", "\"version\":2")).expect_err("refused");
	assert_eq!(reason, "version: a card of form 2: this program reads 1");
}

#[test]
fn card_should_be_refused_when_a_field_is_unknown_or_missing() {
	let text = serde_json::to_string(&card("one")).expect("text");
	let unknown = Card::parse(&text.replace("\"babe\":", "\"sudo\":\"0x\",\"babe\":"));
	assert!(unknown.expect_err("refused").contains("unknown field `sudo`"));
	let missing = Card::parse(&text.replacen("\"code\":", "\"name \":", 1));
	assert!(missing.is_err());
}

#[test]
fn card_should_be_refused_by_field_when_a_key_is_well_known() {
	let seeds = Sr25519Keyring::iter()
		.map(|key| key.to_seed())
		.chain(OWN_DEVELOPMENT_SEEDS.map(String::from));
	for seed in seeds {
		let key = sr25519::Pair::from_string(&seed, None).expect("a seed").public();
		for (name, field) in KEYS.into_iter().take(3) {
			let reason = refusal_of_key(field, &key.to_ss58check());
			assert!(reason.starts_with(&format!("{name}: ")), "{reason}");
			assert!(
				reason.ends_with(&format!("the well-known development key {seed}")),
				"{reason}"
			);
		}
		let key = ed25519::Pair::from_string(&seed, None).expect("a seed").public();
		let reason = refusal_of_key(|card| &mut card.grandpa, &hexadecimal(&key.0));
		assert!(reason.ends_with(&format!("the well-known development key {seed}")), "{reason}");
	}
}

#[test]
fn card_should_be_refused_when_a_key_is_the_development_phrases_by_another_path() {
	for path in ["//council", "//validator//3", "//Alice//babe", "/suhui", "//Department2//grandpa"]
	{
		let key = sr25519::Pair::from_string(path, None).expect("a path").public();
		let reason = refusal_of_key(|card| &mut card.council, &key.to_ss58check());
		assert!(reason.ends_with(&format!("the well-known development key {path}")), "{reason}");
	}
}

#[test]
fn card_should_be_refused_by_field_when_a_key_is_malformed() {
	for (name, field) in KEYS {
		for text in ["", "0x12", "5GrwvaEF", "Alice"] {
			let reason = refusal_of_key(field, text);
			assert!(reason.starts_with(&format!("{name}: `{text}`: neither")), "{reason}");
		}
	}
}

#[test]
fn card_should_be_refused_by_field_when_a_key_is_all_zeros() {
	let zeros = hexadecimal(&[0; 32]);
	for (name, field) in KEYS {
		assert_eq!(refusal_of_key(field, &zeros), format!("{name}: `{zeros}`: is all zeros"));
	}
}

#[test]
fn card_should_be_refused_when_a_grandpa_key_is_no_point_of_the_curve() {
	let key = format!("0x02{}", "00".repeat(31));
	let reason = refusal_of_key(|card| &mut card.grandpa, &key);
	assert!(
		reason.starts_with("grandpa: ") && reason.contains("not a point of the curve"),
		"{reason}"
	);
}

#[test]
fn card_should_be_refused_when_a_babe_key_is_no_point_of_the_curve() {
	let key = format!("0x01{}", "00".repeat(31));
	let reason = refusal_of_key(|card| &mut card.babe, &key);
	assert!(
		reason.starts_with("babe: ") && reason.contains("not a point of the curve"),
		"{reason}"
	);
}

#[test]
fn card_should_be_refused_by_field_when_an_address_is_of_another_network() {
	let networks =
		[Ss58AddressFormatRegistry::PolkadotAccount, Ss58AddressFormatRegistry::KusamaAccount];
	let key = Secrets::of("one").council.public();
	for network in networks {
		let address = key.to_ss58check_with_version(network.into());
		for (name, field) in KEYS.into_iter().take(2) {
			let reason = refusal_of_key(field, &address);
			assert!(
				reason.starts_with(&format!("{name}: `{address}`: an address of another")),
				"{reason}"
			);
		}
	}
}

#[test]
fn card_should_be_refused_when_its_name_does_not_show() {
	for (name, fault) in [
		("", "name: is empty"),
		("  ", "name: is empty"),
		("财政厅\n发改委", "a line end or another invisible character"),
		("财政厅\u{202e}", "a line end or another invisible character"),
		("财政厅\u{fdd0}", "a line end or another invisible character"),
		(" 财政厅", "begins or ends with a space"),
		("财政厅\u{3000}", "begins or ends with a space"),
		("成\u{2ed3}厅", "a radical or stroke that looks like a character (U+2ED3)"),
		("第\u{31d0}厅", "a radical or stroke that looks like a character (U+31D0)"),
	] {
		let reason = refusal_of(|card| card.name = name.into());
		assert!(reason.starts_with("name: ") && reason.contains(fault), "{reason}");
	}
}

#[test]
fn card_should_be_refused_with_what_is_right_when_its_name_is_of_lookalikes() {
	for (name, signs, plain) in [
		("\u{f96d}财政厅", "U+F96D", "省财政厅"),
		("省第\u{2f00}厅", "U+2F00", "省第一厅"),
		("\u{ff21}厅", "U+FF21", "A厅"),
		("部门 \u{ff41}\u{ff10}", "U+FF41 U+FF10", "部门 a0"),
		("Cafe\u{301} 厅", "U+0065 U+0301", "Café 厅"),
	] {
		let reason = refusal_of(|card| card.name = name.into());
		let ending = format!("has characters that look like others ({signs}): write {plain:?}");
		assert!(reason.starts_with("name: ") && reason.ends_with(&ending), "{reason}");
	}
}

#[test]
fn card_should_be_verified_when_its_name_has_wide_punctuation() {
	let secrets = Secrets::of("one");
	let mut draft = secrets.draft("one");
	draft.name = "省机关事务管理局（公共机构节能处），“双碳”办".into();
	assert!(secrets.sign(draft).verify("suhui").is_ok());
}

#[test]
fn card_should_be_refused_when_its_name_is_too_long() {
	let reason = refusal_of(|card| card.name = "厅".repeat(43));
	assert_eq!(reason, "name: 129 bytes are too many: 128 at most");
}

#[test]
fn card_should_be_refused_when_its_code_is_none() {
	let wrong = super::code("one").replacen("1132", "1133", 1);
	for code in ["", "113200000", "11320000xx0000019a", &wrong] {
		let reason = refusal_of(|card| card.code = code.into());
		assert!(
			reason.starts_with(&format!("code: `{code}` is no unified social credit code")),
			"{reason}"
		);
	}
}

#[test]
fn card_should_be_refused_when_it_names_no_contact() {
	let reason = refusal_of(|card| card.contact.blake2_256 = H256::zero());
	assert!(reason.starts_with("contact: names no document"), "{reason}");
}

#[test]
fn card_should_be_refused_when_it_has_no_bootnode() {
	for none in ["", " "] {
		let reason = refusal_of(|card| card.bootnode = none.into());
		assert_eq!(reason, "bootnode: a department without one is found by nobody");
	}
}

#[test]
fn card_should_be_refused_when_its_bootnode_is_reached_by_nobody() {
	let of = |address: &str| {
		refusal_of(|card| {
			let (_, identity) = card.bootnode.split_once("/p2p/").expect("an identity");
			card.bootnode = format!("{address}/p2p/{identity}");
		})
	};
	for address in
		["/dns/one.example", "/dns/one.example/udp/30333", "/ip4/10.0.0.1/tcp/0", "/memory/7"]
	{
		let reason = of(address);
		assert!(reason.contains("expected is /dns/NAME/tcp/PORT"), "{reason}");
	}
	for address in [
		"/ip4/0.0.0.0/tcp/30333",
		"/ip6/::/tcp/30333",
		"/ip6/::ffff:0.0.0.0/tcp/30333",
		"/ip4/224.0.0.1/tcp/30333",
		"/ip4/255.255.255.255/tcp/30333",
		"/ip4/240.0.0.1/tcp/30333",
		"/ip4/169.254.1.1/tcp/30333",
		"/ip6/ff02::1/tcp/30333",
		"/ip6/fe80::1/tcp/30333",
		"/ip6/::ffff:224.0.0.1/tcp/30333",
	] {
		let reason = of(address);
		assert!(reason.ends_with("is no address that others can reach"), "{reason}");
	}
	for text in ["one.example:30333", "/dns/one.example/tcp/30333"] {
		let reason = refusal_of(|card| card.bootnode = text.into());
		assert!(reason.starts_with(&format!("bootnode: `{text}`: ")), "{reason}");
	}
}

#[test]
fn card_should_be_refused_when_its_nodes_name_is_none_or_is_written_like_other_lines() {
	for host in [
		"one.example\nname: another department",
		"one\u{1b}[2J.example",
		"one\u{202e}.example",
		"one.example.",
		"ONE.example",
		"部门.example",
		"one example",
		"0.0.0.0",
		"10.1.0.11",
		"127.1",
		"167837707",
		"0x7f000001",
		"one.0x1",
		"-a-.example",
		"one-.example",
		"one.-example",
		&format!("{}.example", "o".repeat(64)),
	] {
		let reason = refusal_of(|card| card.bootnode = card.bootnode.replace("one.example", host));
		assert!(
			reason.starts_with("bootnode: ") && reason.contains("the host's name is of small"),
			"{reason}"
		);
	}
}

#[test]
fn card_should_be_verified_when_its_node_is_on_this_machine_or_has_digits_in_its_name() {
	for place in ["/ip4/127.0.0.1", "/ip6/::1", "/dns/localhost", "/dns/1-a.2.example"] {
		let secrets = Secrets::of("one");
		let mut draft = secrets.draft("one");
		draft.bootnode = draft.bootnode.replace("/dns/one.example", place);
		assert!(secrets.sign(draft).verify("suhui").is_ok(), "{place}");
	}
}

#[test]
fn card_should_be_refused_when_its_nodes_identity_is_well_known() {
	let alice = ed25519::Pair::from_string("//Alice", None).expect("a path");
	let mut seed = [0; 32];
	seed[31] = 1;
	let first = format!("0x{}01", "00".repeat(31));
	for (pair, known) in [(alice, "//Alice"), (ed25519::Pair::from_seed(&seed), first.as_str())] {
		let identity = sc_network::PeerId::from_ed25519(&pair.public().0).expect("a key");
		let reason =
			refusal_of(|card| card.bootnode = format!("/dns/one.example/tcp/30333/p2p/{identity}"));
		assert!(reason.ends_with(&format!("the well-known development key {known}")), "{reason}");
	}
}
