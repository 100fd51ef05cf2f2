use crate::{
	department::{document, ensure_owner, Made, Particulars, Session},
	Card, WELL_KNOWN,
};
use codec::Decode;
use polkadot_sdk::{
	pallet_session,
	sp_core::{
		crypto::{Ss58AddressFormatRegistry, Ss58Codec},
		Pair,
	},
	sp_runtime::traits::OpaqueKeys,
};
use std::{fs, os::unix::fs::PermissionsExt, path::Path};
use subxt_signer::polkadot_js_compat::decrypt_json;
use suhui_guard::{keystore, network_key};
use suhui_runtime::{RuntimeCall, SessionKeys};

const PASSWORD: &str = "of two locked places";

fn particulars(code: &str) -> Particulars<'_> {
	Particulars {
		chain: "suhui",
		name: "省机关事务管理局",
		code,
		contact: "值班室 duty room",
		address: "/dns/node.example/tcp/30333",
	}
}

fn refusal_of(change: impl Fn(&mut Particulars), password: &str) -> String {
	let code = super::code("one");
	let mut particulars = particulars(&code);
	change(&mut particulars);
	Made::new(&particulars, password).err().expect("refused")
}

fn keystore_password(folder: &Path) -> String {
	fs::read_to_string(folder.join("node/keystore.password")).expect("a file")
}

#[test]
fn department_should_be_written_with_keys_that_its_node_takes_when_made() {
	let place = tempfile::tempdir().expect("a folder");
	let folder = place.path().join("suhui");
	let code = super::code("one");
	let made = Made::new(&particulars(&code), PASSWORD).expect("a department");
	made.write(&folder).expect("room");

	let text = fs::read_to_string(folder.join("card.json")).expect("a card");
	let member = Card::parse(&text).and_then(|card| card.verify("suhui")).expect("a member");
	let password = keystore_password(&folder);
	let keys = folder.join("node/keystore");
	assert_eq!(keystore::check(&keys, Some(&password), &WELL_KNOWN), Ok(()));
	assert!(keystore::file_of(&keys, *b"babe", &member.babe.0).exists());
	assert!(keystore::file_of(&keys, *b"gran", &member.grandpa.0).exists());
	assert_eq!(network_key::check(&folder.join("node/node.key")), Ok(()));
	let seed = fs::read_to_string(folder.join("node/node.key")).expect("a key");
	let seed: [u8; 32] = hex::decode(seed).expect("digits").try_into().expect("32 bytes");
	let node = polkadot_sdk::sp_core::ed25519::Pair::from_seed(&seed).public();
	assert_eq!(member.node(), Ok(node));

	for (file, public) in [("council", &member.council), ("validator", &member.validator)] {
		let path = folder.join("offline").join(format!("{file}.json"));
		let text = fs::read_to_string(path).expect("a seat");
		let pair = decrypt_json(&text, PASSWORD).expect("the password opens it");
		let public: &[u8; 32] = public.as_ref();
		assert_eq!(&pair.public_key().0, public);
	}
	let contact = fs::read(folder.join("offline/contact.txt")).expect("a file");
	assert_eq!(member.contact, document(&contact));
	assert!(String::from_utf8_lossy(&contact).starts_with("值班室 duty room\n"));
}

#[test]
fn secrets_should_be_their_owners_alone_when_written() {
	let place = tempfile::tempdir().expect("a folder");
	let folder = place.path().join("suhui");
	let code = super::code("one");
	Made::new(&particulars(&code), PASSWORD).expect("made").write(&folder).expect("room");
	let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
	assert_eq!(mode(&folder), 0o700);
	for below in ["offline", "node", "node/keystore"] {
		assert_eq!(mode(&folder.join(below)), 0o700);
		for entry in fs::read_dir(folder.join(below)).expect("a folder") {
			let path = entry.expect("an entry").path();
			if path.is_file() {
				assert_eq!(mode(&path), 0o600, "{}", path.display());
			}
		}
	}
}

#[test]
fn no_secret_should_be_in_the_card_when_it_is_handed_over() {
	let place = tempfile::tempdir().expect("a folder");
	let folder = place.path().join("suhui");
	let code = super::code("one");
	Made::new(&particulars(&code), PASSWORD).expect("made").write(&folder).expect("room");
	let card = fs::read_to_string(folder.join("card.json")).expect("a card");
	let secret =
		|path: &Path| fs::read_to_string(path).expect("a file").trim_matches('"').to_string();
	for entry in fs::read_dir(folder.join("node/keystore")).expect("a folder") {
		assert!(!card.contains(&secret(&entry.expect("an entry").path())));
	}
	assert!(!card.contains(&secret(&folder.join("node/node.key"))));
	assert!(!card.contains(&keystore_password(&folder)));
	assert!(!card.contains("duty room"));
}

#[test]
fn department_should_be_refused_when_its_folder_is_there() {
	let place = tempfile::tempdir().expect("a folder");
	let code = super::code("one");
	let made = Made::new(&particulars(&code), PASSWORD).expect("made");
	let fault = made.write(place.path()).expect_err("refused");
	assert!(fault.contains("is there already"), "{fault}");
}

#[test]
fn department_should_be_refused_when_an_interrupted_run_or_anybody_left_half_of_one() {
	let place = tempfile::tempdir().expect("a folder");
	let (folder, half) = (place.path().join("suhui"), place.path().join("suhui.unfinished"));
	fs::create_dir_all(half.join("node/keystore")).expect("a folder");
	let kept = half.join("node/keystore/62616265");
	fs::write(&kept, "half").expect("written");
	let code = super::code("one");
	let made = Made::new(&particulars(&code), PASSWORD).expect("made");
	let fault = made.write(&folder).expect_err("refused");
	let start = format!("{}: is there already", half.display());
	assert!(fault.starts_with(&start) && fault.contains("delete it or move it away"), "{fault}");
	assert_eq!(fs::read_to_string(&kept).expect("it stays"), "half");
	assert!(!folder.exists());
}

#[test]
fn department_should_be_refused_when_a_particular_is_none() {
	for (field, reason) in [
		("chain", refusal_of(|of| of.chain = "dev", PASSWORD)),
		("name", refusal_of(|of| of.name = "局\n厅", PASSWORD)),
		("code", refusal_of(|of| of.code = "113200000", PASSWORD)),
		("contact", refusal_of(|of| of.contact = " ", PASSWORD)),
		("address", refusal_of(|of| of.address = "node.example:30333", PASSWORD)),
		("the password", refusal_of(|_| (), "short")),
	] {
		assert!(reason.starts_with(field), "{field}: {reason}");
	}
}

#[test]
fn address_should_be_refused_when_it_has_an_identity_already() {
	let identity =
		"/dns/node.example/tcp/30333/p2p/12D3KooWGHYicXBUGQwspVE6i3EBQTNDHVrFunDWe6vxuQG1vSQh";
	let reason = refusal_of(|of| of.address = identity, PASSWORD);
	assert!(reason.contains("leave out /p2p/"), "{reason}");
}

#[test]
fn departments_should_share_nothing_when_made_on_two_machines() {
	let code = super::code("one");
	let [one, other] =
		[(), ()].map(|()| Made::new(&particulars(&code), PASSWORD).expect("made").card);
	for (a, b) in [
		(&one.council, &other.council),
		(&one.validator, &other.validator),
		(&one.babe, &other.babe),
		(&one.grandpa, &other.grandpa),
		(&one.bootnode, &other.bootnode),
	] {
		assert_ne!(a, b);
	}
	assert_ne!(one.contact, other.contact, "the same words, told apart by chance");
}

#[test]
fn session_keys_should_be_owned_by_the_validator_when_they_are_rotated() {
	let folder = tempfile::tempdir().expect("a folder");
	let validator = super::sr25519("a validator").public();
	let address = validator.to_ss58check();
	let session = Session::rotate(&address, folder.path(), Some("p")).expect("keys");
	let keys = SessionKeys::decode(&mut &session.keys[..]).expect("keys");
	assert!(keys.ownership_proof_is_valid(&validator.0, &session.proof));
	assert!(!keys.ownership_proof_is_valid(&[8; 32], &session.proof));
	assert_eq!(keystore::check(folder.path(), Some("p"), &WELL_KNOWN), Ok(()));
	assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
	let call = RuntimeCall::decode(&mut &session.call[..]).expect("a call");
	let RuntimeCall::Session(pallet_session::Call::set_keys { keys: named, proof }) = call else {
		panic!("another call");
	};
	assert!(named == keys && proof == session.proof);
}

#[test]
fn session_keys_should_be_refused_when_there_is_no_keystore() {
	let folder = tempfile::tempdir().expect("a folder");
	let fault = Session::rotate(&super::account("a validator"), &folder.path().join("none"), None)
		.err()
		.expect("refused");
	assert!(fault.ends_with("is given as --keystore-path"), "{fault}");
}

#[test]
fn session_keys_should_be_refused_when_the_folder_is_of_other_files() {
	let folder = tempfile::tempdir().expect("a folder");
	fs::write(folder.path().join("node.key"), "a key").expect("written");
	let fault = Session::rotate(&super::account("a validator"), folder.path(), None)
		.err()
		.expect("refused");
	assert!(fault.contains("other files and no key"), "{fault}");
	assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn session_keys_should_be_refused_when_the_node_could_not_read_them() {
	let folder = Path::new("/var/lib/suhui/node/keystore");
	assert_eq!(ensure_owner(folder, 107, 107), Ok(()));
	let fault = ensure_owner(folder, 107, 0).expect_err("refused");
	assert!(fault.contains("sudo -u suhui"), "{fault}");
}

#[test]
fn session_keys_should_be_refused_when_the_validator_is_of_another_network() {
	let folder = tempfile::tempdir().expect("a folder");
	let validator = super::sr25519("a validator").public();
	let address =
		validator.to_ss58check_with_version(Ss58AddressFormatRegistry::PolkadotAccount.into());
	let fault = Session::rotate(&address, folder.path(), None).err().expect("refused");
	assert!(fault.contains("an address of another network (0)"), "{fault}");
	assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn session_keys_should_be_refused_when_the_password_is_not_the_keystores() {
	let folder = tempfile::tempdir().expect("a folder");
	let rotate =
		|password| Session::rotate(&super::account("a validator"), folder.path(), Some(password));
	rotate("one").expect("keys");
	let fault = rotate("other").err().expect("refused");
	assert!(fault.contains("--password-filename"), "{fault}");
	assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}
