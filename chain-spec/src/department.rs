//! What a department makes on its own machine: its keys, and the card that tells others of them.

use crate::{
	card::{bootnode, check_id, hexadecimal, Card, Member, Signatures, VERSION},
	keys::public,
	wallet, WELL_KNOWN,
};
use codec::Encode;
use polkadot_sdk::{
	pallet_session,
	sp_core::{
		crypto::{Ss58Codec, Zeroize},
		ed25519,
		proof_of_possession::ProofOfPossessionGenerator,
		sr25519, Pair, H256,
	},
	sp_crypto_hashing::blake2_256,
};
use sc_network::PeerId;
use sm3::{Digest, Sm3};
use std::{
	fs::{self, DirBuilder, File},
	io::{ErrorKind, Read},
	os::unix::fs::{DirBuilderExt, MetadataExt},
	path::{Path, PathBuf},
};
use suhui_guard::{
	file::{explain, sync_folder, write, PUBLIC, SECRET},
	keystore::{self, file_of},
};
use suhui_primitives::Document;
use suhui_runtime::{Runtime, RuntimeCall, SessionKeys};

/// What stays with the machine that validates, below the department's folder.
pub const NODE: &str = "node";
/// What leaves the machine at once, for two places that are locked.
pub const OFFLINE: &str = "offline";
/// What is handed over.
pub const CARD: &str = "card.json";
const KEYSTORE: &str = "keystore";
const KEYSTORE_PASSWORD: &str = "keystore.password";
const NODE_KEY: &str = "node.key";

const BABE: [u8; 4] = *b"babe";
const GRANDPA: [u8; 4] = *b"gran";

/// Who the department is, and where its node will be.
pub struct Particulars<'a> {
	/// The id of the chain that is to be.
	pub chain: &'a str,
	pub name: &'a str,
	/// Its unified social credit code 统一社会信用代码.
	pub code: &'a str,
	/// How to reach it, in words of its own; they stay with it.
	pub contact: &'a str,
	/// Where others reach its node: `/dns/node.example/tcp/30333`.
	pub address: &'a str,
}

/// A department's keys and card, not on disk yet.
pub struct Made {
	pub card: Card,
	files: Vec<(PathBuf, Content, u32)>,
}

/// What is in a file. Nothing is left of it in memory.
struct Content(Vec<u8>);

impl Drop for Content {
	fn drop(&mut self) {
		self.0.zeroize();
	}
}

/// Session keys, and how they are announced.
pub struct Session {
	pub babe: sr25519::Public,
	pub grandpa: ed25519::Public,
	/// The keys as `session.setKeys` takes them.
	pub keys: Vec<u8>,
	/// That whoever made them means them for the validator.
	pub proof: Vec<u8>,
	/// The call as a wallet takes it.
	pub call: Vec<u8>,
}

impl Made {
	/// Makes all keys of a department. The password is for the two that are kept offline.
	pub fn new(of: &Particulars, password: &str) -> Result<Self, String> {
		check_id("chain", of.chain)?;
		wallet::check_password(password)?;
		if of.contact.trim().is_empty() {
			return Err("contact: is empty".into());
		}
		if of.address.contains("/p2p/") {
			return Err(format!(
				"address: `{}`: leave out /p2p/ and what follows: the node's identity is made now",
				of.address
			));
		}
		let council = sr25519::Pair::generate().0;
		let validator = sr25519::Pair::generate().0;
		let keystore_password = hex::encode(chance::<32>()?);
		let (babe, babe_phrase, _) =
			sr25519::Pair::generate_with_phrase(Some(keystore_password.as_str()));
		let (grandpa, grandpa_phrase, _) =
			ed25519::Pair::generate_with_phrase(Some(keystore_password.as_str()));
		let (node, mut node_secret) = ed25519::Pair::generate();
		// Whoever knows whom a department might name could try until the digest is the card's, but for this.
		let contact = format!("{}\n{}\n", of.contact.trim_end(), hex::encode(chance::<32>()?));

		let identity = PeerId::from_ed25519(&node.public().0)
			.ok_or("the network key made no identity: run the command again")?;
		let named = format!("/p2p/{identity}");
		let mut card = Card {
			version: VERSION,
			chain: of.chain.into(),
			name: of.name.into(),
			code: of.code.into(),
			contact: document(contact.as_bytes()),
			council: council.public().to_ss58check(),
			validator: validator.public().to_ss58check(),
			babe: hexadecimal(&babe.public().0),
			grandpa: hexadecimal(&grandpa.public().0),
			bootnode: bootnode("address", &format!("{}{named}", of.address))
				// Whoever gave the address gave no identity.
				.map_err(|reason| reason.replace(&named, "").replace("/p2p/IDENTITY", ""))?
				.to_string(),
			signatures: Signatures::none(),
		};
		let words = Member::of(&card)?.words(of.chain);
		card.signatures = Signatures {
			council: hexadecimal(&council.sign(words.as_bytes()).0),
			validator: hexadecimal(&validator.sign(words.as_bytes()).0),
			babe: hexadecimal(&babe.sign(words.as_bytes()).0),
			grandpa: hexadecimal(&grandpa.sign(words.as_bytes()).0),
			node: hexadecimal(&node.sign(words.as_bytes()).0),
		};
		// What others will refuse is not written.
		card.verify(of.chain)?;

		let encrypted = |pair: &sr25519::Pair, task: &str| -> Result<Vec<u8>, String> {
			let name = format!("{} {task}", of.name);
			Ok(json(&wallet::encrypt(pair, &name, password, &chance()?)?))
		};
		let offline = Path::new(OFFLINE);
		let node = Path::new(NODE);
		let keystore = node.join(KEYSTORE);
		let files = [
			(PathBuf::from(CARD), json(&card), PUBLIC),
			(offline.join("council.json"), encrypted(&council, "council")?, SECRET),
			(offline.join("validator.json"), encrypted(&validator, "validator")?, SECRET),
			(offline.join("contact.txt"), contact.into_bytes(), SECRET),
			(file_of(&keystore, BABE, &babe.public().0), written(babe_phrase), SECRET),
			(file_of(&keystore, GRANDPA, &grandpa.public().0), written(grandpa_phrase), SECRET),
			// Neither has a line end: the SDK takes files to the last byte.
			(node.join(KEYSTORE_PASSWORD), keystore_password.into_bytes(), SECRET),
			(node.join(NODE_KEY), hex::encode(node_secret).into_bytes(), SECRET),
		];
		node_secret.zeroize();
		let files = files.map(|(path, bytes, mode)| (path, Content(bytes), mode));
		Ok(Made { card, files: files.into() })
	}

	/// Writes all of it into a folder that must not be there yet, or nothing.
	pub fn write(&self, folder: &Path) -> Result<(), String> {
		if folder.exists() {
			return Err(format!(
				"{}: is there already: keys are made once. Name a folder that is not there",
				folder.display()
			));
		}
		let mut name = folder.file_name().ok_or("the folder has no name")?.to_os_string();
		name.push(".unfinished");
		let unfinished = folder.with_file_name(name);
		if let Some(parent) = folder.parent() {
			make_folder(parent)?;
		}
		// What somebody else made, or made meanwhile, is not this run's to delete.
		DirBuilder::new().mode(0o700).create(&unfinished).map_err(|error| match error.kind() {
			ErrorKind::AlreadyExists => format!(
				"{}: is there already: a run that was interrupted may have left it, whose keys no card names. Look into it, \
				 then delete it or move it away, and do the same again",
				unfinished.display()
			),
			_ => explain(&unfinished, &error),
		})?;
		let written = self.write_into(&unfinished).and_then(|()| {
			let named = fs::rename(&unfinished, folder).and_then(|()| sync_folder(folder));
			named.map_err(|error| explain(folder, &error))
		});
		if written.is_err() {
			// Keys that no card names are of no use, and what cannot be removed is the same fault.
			let _ = fs::remove_dir_all(&unfinished);
		}
		written
	}

	fn write_into(&self, folder: &Path) -> Result<(), String> {
		for below in [OFFLINE.into(), PathBuf::from(NODE).join(KEYSTORE)] {
			make_folder(&folder.join(below))?;
		}
		self.files
			.iter()
			.try_for_each(|(path, Content(bytes), mode)| write(&folder.join(path), bytes, *mode))
	}
}

impl Session {
	/// Takes the keys out of the keystore again, where they could not be announced.
	pub fn forget(&self, keystore: &Path) {
		for path in
			[file_of(keystore, BABE, &self.babe.0), file_of(keystore, GRANDPA, &self.grandpa.0)]
		{
			// What stays is of no harm: no chain knows it.
			let _ = fs::remove_file(path);
		}
	}

	/// Makes other session keys for the validator of this address, and leaves them in the keystore beside those there,
	/// which the chain knows until the new ones count. The node finds them by itself.
	pub fn rotate(
		validator: &str,
		keystore: &Path,
		password: Option<&str>,
	) -> Result<Self, String> {
		let validator = public("validator", validator)?;
		if !keystore.is_dir() {
			return Err(format!(
				"{}: is no folder of keys: name the one that the node is given as --keystore-path",
				keystore.display()
			));
		}
		keystore::ensure_for_keys(keystore)?;
		// The node opens all of its keys by one password.
		keystore::check(keystore, password, &WELL_KNOWN)?;
		let (mut babe, babe_phrase, _) = sr25519::Pair::generate_with_phrase(password);
		let (mut grandpa, grandpa_phrase, _) = ed25519::Pair::generate_with_phrase(password);
		let proof = (
			babe.generate_proof_of_possession(&validator),
			grandpa.generate_proof_of_possession(&validator),
		)
			.encode();
		let (babe, grandpa) = (babe.public(), grandpa.public());
		let keys = SessionKeys { babe: babe.into(), grandpa: grandpa.into() };
		let call =
			pallet_session::Call::<Runtime>::set_keys { keys: keys.clone(), proof: proof.clone() };
		keep(&file_of(keystore, BABE, &babe.0), babe_phrase, keystore)?;
		keep(&file_of(keystore, GRANDPA, &grandpa.0), grandpa_phrase, keystore)?;
		Ok(Session {
			babe,
			grandpa,
			keys: keys.encode(),
			proof,
			call: RuntimeCall::Session(call).encode(),
		})
	}
}

/// A secret as the keystore has it.
fn written(mut phrase: String) -> Vec<u8> {
	let text = format!("{phrase:?}").into_bytes();
	phrase.zeroize();
	text
}

/// Writes a key into a keystore, if it is then the node's to read.
fn keep(path: &Path, phrase: String, keystore: &Path) -> Result<(), String> {
	let owner = |path: &Path| {
		fs::metadata(path).map(|found| found.uid()).map_err(|error| explain(path, &error))
	};
	write(path, &Content(written(phrase)).0, SECRET)?;
	let kept = owner(path).and_then(|own| ensure_owner(keystore, owner(keystore)?, own));
	if kept.is_err() {
		// It is of no use to anybody, and what cannot be removed is the same fault.
		let _ = fs::remove_file(path);
	}
	kept
}

pub(crate) fn ensure_owner(folder: &Path, owner: u32, own: u32) -> Result<(), String> {
	if owner == own {
		return Ok(());
	}
	Err(format!(
		"{}: belongs to the user {owner}, who could not read what {own} writes there: run this as the user that the node \
		 runs as (sudo -u suhui)",
		folder.display()
	))
}

/// The digests of a document.
pub fn document(bytes: &[u8]) -> Document {
	let sm3: [u8; 32] = Sm3::digest(bytes).into();
	Document { blake2_256: H256(blake2_256(bytes)), sm3: H256(sm3) }
}

fn make_folder(folder: &Path) -> Result<(), String> {
	let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
	made.map_err(|error| explain(folder, &error))
}

fn chance<const N: usize>() -> Result<[u8; N], String> {
	let mut bytes = [0; N];
	let source = Path::new("/dev/urandom");
	let read = File::open(source).and_then(|mut file| file.read_exact(&mut bytes));
	read.map_err(|error| explain(source, &error))?;
	Ok(bytes)
}

fn json<T: serde::Serialize>(value: &T) -> Vec<u8> {
	let mut text = serde_json::to_string_pretty(value).expect("a card has no key that is no text");
	text.push('\n');
	text.into_bytes()
}
