use super::{account, assemble, card, cards, founding, refusal_of, Secrets};
use crate::{card::hexadecimal, digest, Card};
use polkadot_sdk::sp_core::{crypto::Ss58Codec, sr25519, Pair};
use sc_service::{ChainSpec as _, ChainType};
use serde_json::{json, Value};

/// What all agreed on, with the value at `pointer` replaced.
fn with(pointer: &str, value: Value) -> Value {
	let mut founding = founding();
	*founding.pointer_mut(pointer).expect("the pointer leads to a field") = value;
	founding
}

/// The cards, with that of department two changed by itself before it signed.
fn changed(change: impl FnOnce(&mut Secrets, &mut Card)) -> Vec<(String, Card)> {
	let mut secrets = Secrets::of("two");
	let mut draft = secrets.draft("two");
	change(&mut secrets, &mut draft);
	let mut cards = cards();
	cards[1].1 = secrets.sign(draft);
	cards
}

const FIELDS: [(&str, &str); 4] = [
	("/authority/0", "authority[0]"),
	("/operator/1", "operator[1]"),
	("/experts/0", "experts[0]"),
	("/offices/0/account", "offices[0].account"),
];

#[test]
fn cards_should_build_raw_genesis_when_they_are_in_form() {
	let spec = assemble(&founding(), &cards()).expect("a specification");
	assert_eq!((spec.id(), spec.chain_type()), ("suhui", ChainType::Live));
	assert_eq!(spec.boot_nodes().len(), 4);
	assert!(spec.as_json(true).expect("genesis builds").contains("\"raw\""));
}

#[test]
fn specification_should_be_the_same_when_cards_come_in_another_order() {
	let of = |cards: Vec<(String, Card)>| {
		assemble(&founding(), &cards).and_then(|spec| spec.as_json(true)).expect("a specification")
	};
	let sorted = of(cards());
	for turn in 1..4 {
		let mut turned = cards();
		turned.rotate_left(turn);
		assert_eq!(digest(of(turned).as_bytes()), digest(sorted.as_bytes()));
	}
	let mut renamed = cards();
	for (file, _) in &mut renamed {
		*file = format!("elsewhere/{file}");
	}
	renamed.reverse();
	assert!(of(renamed) == sorted, "the names of files say nothing");
}

#[test]
fn specification_should_be_another_when_a_card_is() {
	let of = |cards: &[(String, Card)]| {
		assemble(&founding(), cards).and_then(|spec| spec.as_json(true)).expect("a specification")
	};
	let moved = changed(|_, card| card.bootnode = card.bootnode.replace("30333", "30334"));
	assert_ne!(digest(of(&cards()).as_bytes()), digest(of(&moved).as_bytes()));
}

#[test]
fn digest_should_be_read_in_groups_when_printed() {
	// BLAKE2b-256 of nothing, from b2sum -l 256.
	let expected =
		"0e57 51c0 26e5 43b2 e8ab 2eb0 6099 daa1 d1e5 df47 778f 7787 faab 45cd f12f e3a8";
	assert_eq!(digest(b""), expected);
}

#[test]
fn ceremony_should_be_refused_when_departments_are_fewer_than_four() {
	for few in 0..4 {
		assert_eq!(
			refusal_of(&founding(), &cards()[..few]),
			format!("cards: {few} departments: with fewer than 4 none may be absent, or nothing is final")
		);
	}
}

#[test]
fn ceremony_should_be_refused_when_departments_exceed_the_council() {
	let cards: Vec<_> =
		(0..33).map(|n| (format!("{n}.json"), card(&format!("department-{n}")))).collect();
	let reason = refusal_of(&founding(), &cards);
	assert_eq!(reason, "cards: 33 are more than the runtime admits");
}

#[test]
fn ceremony_should_be_refused_by_file_when_a_card_is() {
	let mut cards = cards();
	cards[2].1.signatures.babe = "0x12".into();
	assert_eq!(refusal_of(&founding(), &cards), "three.json: signatures.babe: is not 64 bytes");
}

#[test]
fn ceremony_should_be_refused_when_a_card_is_there_twice() {
	let mut cards = cards();
	cards.push(("two.json".into(), card("two")));
	assert_eq!(
		refusal_of(&founding(), &cards),
		"two.json: the card was given twice: name the card of each department once"
	);
}

#[test]
fn ceremony_should_be_refused_by_both_files_when_they_hold_the_same_card() {
	let mut cards = cards();
	// Signed once more, it says the same.
	cards.push(("again.json".into(), card("two")));
	assert_eq!(
		refusal_of(&founding(), &cards),
		"two.json: holds the same card as again.json: name the card of each department once"
	);
}

#[test]
fn ceremony_should_be_refused_for_the_same_card_when_departments_are_fewer_for_it() {
	let few = vec![("one.json".into(), card("one")), ("one.json".into(), card("one"))];
	assert!(refusal_of(&founding(), &few).contains("given twice"));
}

#[test]
fn ceremony_should_be_refused_when_a_key_has_two_tasks() {
	let two = |field: &str, earlier: &str, cards: Vec<(String, Card)>| {
		let reason = refusal_of(&founding(), &cards);
		assert_eq!(reason, format!("two.json: {field}: is the same as two.json: {earlier}"));
	};
	two(
		"validator",
		"council",
		changed(|secrets, card| {
			secrets.validator = secrets.council.clone();
			card.validator = card.council.clone();
		}),
	);
	two(
		"babe",
		"validator",
		changed(|secrets, card| {
			secrets.babe = secrets.validator.clone();
			card.babe = card.validator.clone();
		}),
	);
	two(
		"babe",
		"council",
		changed(|secrets, card| {
			secrets.babe = secrets.council.clone();
			card.babe = hexadecimal(&secrets.council.public().0);
		}),
	);
	two(
		"bootnode",
		"grandpa",
		changed(|secrets, card| {
			secrets.grandpa = secrets.node;
			card.grandpa = hexadecimal(&secrets.node.public().0);
		}),
	);
}

/// That two files name the same, whichever stands first by the code of its department.
fn ensure_same(field: &str, cards: &[(String, Card)]) {
	let reason = refusal_of(&founding(), cards);
	let either = [("one", "two"), ("two", "one")]
		.map(|(a, b)| format!("{a}.json: {field}: is the same as {b}.json: {field}"));
	assert!(either.contains(&reason), "{reason}");
}

#[test]
fn ceremony_should_be_refused_when_departments_share_a_key() {
	let one = Secrets::of("one");
	ensure_same(
		"council",
		&changed(|secrets, card| {
			secrets.council = one.council.clone();
			card.council = one.draft("one").council;
		}),
	);
	ensure_same(
		"validator",
		&changed(|secrets, card| {
			secrets.validator = one.validator.clone();
			card.validator = one.draft("one").validator;
		}),
	);
	ensure_same(
		"babe",
		&changed(|secrets, card| {
			secrets.babe = one.babe.clone();
			card.babe = one.draft("one").babe;
		}),
	);
	ensure_same(
		"grandpa",
		&changed(|secrets, card| {
			secrets.grandpa = one.grandpa;
			card.grandpa = one.draft("one").grandpa;
		}),
	);
}

#[test]
fn ceremony_should_be_refused_when_departments_share_a_name() {
	for name in [
		"部门 one",
		"部门one",
		"部门  One",
		"部门\u{3000}ONE",
		// Letters in circles.
		"部门 \u{24de}\u{24dd}\u{24d4}",
		"部门 \u{24c4}ne",
	] {
		ensure_same("name", &changed(|_, card| card.name = name.into()));
	}
	let mut cards = changed(|_, card| card.name = "部门(一)".into());
	let secrets = Secrets::of("one");
	let mut wide = secrets.draft("one");
	wide.name = "部门（一）".into();
	cards[0].1 = secrets.sign(wide);
	ensure_same("name", &cards);
}

#[test]
fn ceremony_should_be_refused_when_a_name_is_anothers_in_other_characters() {
	for name in ["\u{f96d}厅", "\u{ff21}厅", "第\u{2f00}厅"] {
		let mut cards = cards();
		cards[1].1.name = name.into();
		let reason = refusal_of(&founding(), &cards);
		assert!(
			reason.starts_with("two.json: name: ") && reason.contains("look like others"),
			"{reason}"
		);
	}
}

#[test]
fn ceremony_should_be_refused_when_departments_share_a_code() {
	ensure_same("code", &changed(|_, card| card.code = super::code("one")));
}

#[test]
fn ceremony_should_be_refused_when_departments_share_an_identity() {
	let one = Secrets::of("one");
	ensure_same(
		"bootnode",
		&changed(|secrets, card| {
			secrets.node = one.node;
			card.bootnode = one.draft("one").bootnode.replace("one.example", "two.example");
		}),
	);
}

#[test]
fn ceremony_should_be_refused_when_departments_share_an_address() {
	ensure_same(
		"bootnode",
		&changed(|_, card| {
			card.bootnode = card.bootnode.replace("two.example", "one.example");
		}),
	);
}

#[test]
fn ceremony_should_be_refused_when_departments_write_one_address_otherwise() {
	for other in ["/dns4/one.example/tcp/30333", "/dns/one.example/tcp/30333/wss"] {
		ensure_same(
			"bootnode",
			&changed(|_, card| {
				card.bootnode = card.bootnode.replace("/dns/two.example/tcp/30333", other);
			}),
		);
	}
	let mut cards = changed(|_, card| {
		card.bootnode = card.bootnode.replace("/dns/two.example", "/ip6/::ffff:10.1.0.11");
	});
	let secrets = Secrets::of("one");
	let mut one = secrets.draft("one");
	one.bootnode = one.bootnode.replace("/dns/one.example", "/ip4/10.1.0.11");
	cards[0].1 = secrets.sign(one);
	ensure_same("bootnode", &cards);
}

#[test]
fn ceremony_should_be_refused_when_an_office_has_a_departments_key() {
	for (pointer, field) in FIELDS {
		let seat = card("one").council;
		let reason = refusal_of(&with(pointer, json!(seat)), &cards());
		assert_eq!(reason, format!("{field}: is the same as one.json: council"));
	}
}

#[test]
fn ceremony_should_be_refused_when_two_offices_have_one_key() {
	let reason = refusal_of(&with("/operator/0", json!(account("authority"))), &cards());
	assert_eq!(reason, "operator[0]: is the same as authority[0]");
}

#[test]
fn ceremony_should_be_refused_by_field_when_an_offices_key_is_none_of_its_own() {
	let alice = sr25519::Pair::from_string("//Alice", None).expect("a path").public();
	for (pointer, field) in FIELDS {
		for (text, fault) in [
			("Alice".to_string(), "neither"),
			(hexadecimal(&[0; 32]), "all zeros"),
			(alice.to_ss58check(), "the well-known development key //Alice"),
		] {
			let reason = refusal_of(&with(pointer, json!(text)), &cards());
			assert!(
				reason.starts_with(&format!("{field}: ")) && reason.contains(fault),
				"{reason}"
			);
		}
	}
}

#[test]
fn ceremony_should_be_refused_when_office_is_vacant() {
	for office in ["authority", "operator"] {
		assert_eq!(
			refusal_of(&with(&format!("/{office}"), json!([])), &cards()),
			format!("{office}: the office needs at least one holder")
		);
	}
}

#[test]
fn ceremony_should_be_refused_when_the_operator_has_one_clerk() {
	assert_eq!(
		refusal_of(&with("/operator", json!([account("clerk")])), &cards()),
		"operator: one clerk alone: some decisions take two"
	);
}

#[test]
fn ceremony_should_be_refused_when_an_office_is_of_no_region_of_jiangsu() {
	for region in [310_118, 320_199, 0] {
		assert_eq!(
			refusal_of(&with("/offices/0/region", json!(region)), &cards()),
			format!("offices[0].region: {region} is no region of Jiangsu")
		);
	}
}

#[test]
fn ceremony_should_be_refused_when_its_id_is_a_development_chains() {
	for id in ["dev", "local", "development", "suhui-dev", "suhui-local", "suhui-dev-2"] {
		let reason = refusal_of(&with("/id", json!(id)), &cards());
		assert_eq!(reason, format!("id: {id:?} belongs to a development chain"));
	}
}

#[test]
fn ceremony_should_be_refused_when_its_id_names_no_folder() {
	for id in [
		"",
		"s",
		"su/hui",
		"../suhui",
		"Suhui",
		"苏惠",
		"su hui",
		"suhui\n",
		"1suhui",
		&"s".repeat(33),
	] {
		let reason = refusal_of(&with("/id", json!(id)), &cards());
		assert!(reason.starts_with(&format!("id: {id:?} is no id")), "{reason}");
	}
}

#[test]
fn ceremony_should_be_refused_when_its_name_has_a_line_end() {
	let reason = refusal_of(&with("/name", json!("Suhui\nDevelopment")), &cards());
	assert!(reason.starts_with("name: ") && reason.contains("line end"), "{reason}");
}

#[test]
fn ceremony_should_be_refused_when_field_is_unknown() {
	let mut founding = founding();
	founding["sudo"] = json!(account("sudo"));
	assert!(refusal_of(&founding, &cards()).contains("unknown field `sudo`"));
}

#[test]
fn file_should_be_named_when_it_is_missing_or_is_none() {
	let folder = tempfile::tempdir().expect("a folder");
	let founded = folder.path().join("founding.json");
	let reason = crate::from_cards(&founded, &["card.json"]).err().expect("refused");
	assert!(reason.starts_with(&founded.display().to_string()), "{reason}");
	std::fs::write(&founded, "{}").expect("a file");
	let reason = crate::from_cards(&founded, &["card.json"]).err().expect("refused");
	assert!(
		reason.starts_with(&format!("{}: missing field `name`", founded.display()))
			&& reason.contains("no founding file"),
		"{reason}"
	);
	std::fs::write(&founded, founding().to_string()).expect("a file");
	let card = folder.path().join("card.json");
	std::fs::write(&card, "{}").expect("a file");
	let reason = crate::from_cards(&founded, &[&card]).err().expect("refused");
	assert!(
		reason.starts_with(&format!("{}: missing field `version`", card.display())),
		"{reason}"
	);
}

#[test]
fn specification_should_be_refused_by_file_when_it_is_cut_off_or_is_none() {
	let whole = assemble(&founding(), &cards()).and_then(|spec| spec.as_json(true)).expect("JSON");
	let file = tempfile::NamedTempFile::new().expect("a file");
	let told = |content: &str| {
		std::fs::write(file.path(), content).expect("written");
		crate::from_file(file.path()).map(|spec| spec.id().to_string())
	};
	assert_eq!(told(&whole), Ok("suhui".into()));
	for (content, fault) in [
		(&whole[..whole.len() / 2], "is cut off after"),
		("", "is cut off after 0 bytes"),
		("<html>", "is no chain specification, which is JSON (expected value"),
		("{}", "is no chain specification (missing field `name`"),
		(r#"{"name": "Suhui", "id": "suhui", "bootNodes": []}"#, "(missing field `genesis`"),
	] {
		let reason = told(content).expect_err("refused");
		assert!(reason.starts_with(&format!("{}: ", file.path().display())), "{reason}");
		assert!(reason.contains(fault) && reason.contains("digest"), "{reason}");
	}
}

#[test]
fn specification_should_be_refused_by_file_and_place_when_its_genesis_is_malformed() {
	let file = tempfile::NamedTempFile::new().expect("a file");
	let begin = "{\n\"name\": \"Suhui\", \"id\": \"suhui\", \"bootNodes\": [],\n\"genesis\": ";
	for (genesis, fault) in [
		(r#"{"raw": {"childrenDefault": {}}}"#, "(missing field `top` at line 3 column "),
		(r#"{"raw": {"top": {"0x00": "0xzz"}, "childrenDefault": {}}}"#, " at line 3 column "),
		(r#"{"raw": {"top": {"0xz0": "0x00"}, "childrenDefault": {}}}"#, " at line 3 column "),
		(r#"{"raw": {"top": {}, "childrenDefault": {}, "tops": {}}}"#, "unknown field `tops`"),
		(r#"{"raw": {"top": {}, "childrenDefault": {}}}"#, "genesis.raw.top lacks 0x3a636f6465"),
		(r#"{"stateRootHash": "0x00"}"#, "neither `raw` nor `runtimeGenesis`"),
	] {
		std::fs::write(file.path(), format!("{begin}{genesis}\n}}\n")).expect("written");
		let reason = crate::from_file(file.path()).err().expect("refused");
		let told = format!("{}: its genesis ", file.path().display());
		assert!(reason.starts_with(&told) && reason.contains(fault), "{reason}");
		assert!(reason.contains("copy it once more"), "{reason}");
	}
}

#[test]
fn specification_should_be_refused_with_its_remedy_when_there_is_no_such_file() {
	let folder = tempfile::tempdir().expect("a folder");
	let missing = folder.path().join("suhui.json");
	let reason = crate::from_file(&missing).err().expect("refused");
	assert!(
		reason.starts_with(&format!("{}: there is no such file", missing.display())),
		"{reason}"
	);
	assert!(reason.contains("--chain"), "{reason}");
	for none in [folder.path(), std::path::Path::new("/dev/zero")] {
		let reason = crate::from_file(none).err().expect("refused");
		assert_eq!(reason, format!("{}: is no file", none.display()));
	}
}

#[test]
fn file_should_be_refused_when_it_has_no_end_or_is_no_text() {
	let reason = crate::read(std::path::Path::new("/dev/zero")).expect_err("refused");
	assert_eq!(reason, "/dev/zero: is no file of a ceremony: it is longer than 1 MiB");
	let file = tempfile::NamedTempFile::new().expect("a file");
	std::fs::write(file.path(), [0xff, 0xfe]).expect("written");
	assert!(crate::read(file.path()).expect_err("refused").ends_with(": is no text"));
}
