//! What a department hands over at the ceremony: its name and public keys, signed by every one of them.

use crate::keys::key;
use polkadot_sdk::sp_core::{bytes, crypto::Ss58Codec, ed25519, sr25519, Pair};
use sc_service::config::MultiaddrWithPeerId;
use serde::{Deserialize, Serialize};
use std::net::IpAddr;
use suhui_guard::Scheme;
use suhui_primitives::{is_text, CreditCode, Document, LegalPerson, Title, MAX_TITLE};
use suhui_runtime::AccountId;
use unicode_normalization::UnicodeNormalization;

/// How a node's address is written.
const EXPECTED: &str =
	"expected is /dns/NAME/tcp/PORT/p2p/IDENTITY, or /ip4 or /ip6 in place of /dns";
/// The form of cards that this program writes and reads.
pub const VERSION: u32 = 1;
/// Characters of a chain's id, which names folders.
const ID: std::ops::RangeInclusive<usize> = 2..=32;
/// Characters of a host's name at most, and of what stands between its dots.
const HOST: usize = 253;
const LABEL: usize = 63;

/// A department's public card, as `suhui-node department new` writes it. Whoever has it can check it, by
/// `suhui-chain-spec show`; it holds nothing secret.
///
/// ```json
/// {
///   "version": 1,
///   "chain": "suhui",
///   "name": "省机关事务管理局",
///   "code": "11320000014000123X",
///   "contact": { "blake2_256": "0x…", "sm3": "0x…" },
///   "council": "5…",
///   "validator": "5…",
///   "babe": "0x…",
///   "grandpa": "0x…",
///   "bootnode": "/dns/node.example/tcp/30333/p2p/12D3…",
///   "signatures": { "council": "0x…", "validator": "0x…", "babe": "0x…", "grandpa": "0x…", "node": "0x…" }
/// }
/// ```
///
/// Keys are those of [`Member`]. `contact` are the digests of a document that the department keeps and shows to whoever
/// must reach it. Each signature is of [`Member::words`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
	pub version: u32,
	pub chain: String,
	pub name: String,
	pub code: String,
	pub contact: Document,
	pub council: String,
	pub validator: String,
	pub babe: String,
	pub grandpa: String,
	pub bootnode: String,
	pub signatures: Signatures,
}

/// By each key, in hexadecimal digits: that whoever signed the card has all of their secrets, and means them for this.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatures {
	pub council: String,
	pub validator: String,
	pub babe: String,
	pub grandpa: String,
	pub node: String,
}

/// A department of a chain that is to be.
#[derive(Clone, Debug)]
pub struct Member {
	pub person: LegalPerson,
	/// Whom to call, on a sheet that the department keeps.
	pub contact: Document,
	/// The seat in the council: sr25519, kept offline.
	pub council: AccountId,
	/// The account of the validator, by which session keys are changed: sr25519, kept offline.
	pub validator: AccountId,
	pub babe: sr25519::Public,
	pub grandpa: ed25519::Public,
	/// Where the department's node is reached, and by which network key it is known.
	pub bootnode: MultiaddrWithPeerId,
}

#[derive(Deserialize)]
struct Version {
	version: u32,
}

impl Card {
	pub fn parse(text: &str) -> Result<Self, String> {
		let none = |e: serde_json::Error| {
			format!("{e}: this is no card as `suhui-node department new` writes it")
		};
		let Version { version } = serde_json::from_str(text).map_err(none)?;
		if version != VERSION {
			return Err(format!("version: a card of form {version}: this program reads {VERSION}"));
		}
		serde_json::from_str(text).map_err(none)
	}

	/// The card's member, if all of it is in form and every key signed it for this chain.
	pub fn verify(&self, chain: &str) -> Result<Member, String> {
		// It stands among the words that are shown.
		check_id("chain", &self.chain)?;
		if self.chain != chain {
			return Err(format!(
				"chain: the card is for `{}`, and this is `{chain}`: the department makes its card by the id that all agreed on",
				self.chain
			));
		}
		let member = Member::of(self)?;
		member.ensure_signed(&member.words(chain), &self.signatures)?;
		Ok(member)
	}
}

impl Signatures {
	/// Those of a card that is to be signed.
	pub(crate) fn none() -> Self {
		let none = String::new;
		Signatures {
			council: none(),
			validator: none(),
			babe: none(),
			grandpa: none(),
			node: none(),
		}
	}
}

impl Member {
	/// What a card says, if all of it is in form; who signed it is not looked at.
	pub(crate) fn of(card: &Card) -> Result<Self, String> {
		let account =
			|field: &str, text: &str| key(field, text, Scheme::Sr25519).map(AccountId::from);
		if card.contact.is_missing() {
			return Err("contact: names no document: a digest is all zeros".into());
		}
		Ok(Member {
			person: LegalPerson {
				title: title("name", &card.name)?,
				code: code("code", &card.code)?,
			},
			contact: card.contact,
			council: account("council", &card.council)?,
			validator: account("validator", &card.validator)?,
			babe: key("babe", &card.babe, Scheme::Sr25519).map(sr25519::Public::from_raw)?,
			grandpa: key("grandpa", &card.grandpa, Scheme::Ed25519)
				.map(ed25519::Public::from_raw)?,
			bootnode: bootnode("bootnode", &card.bootnode)?,
		})
	}

	/// What the keys sign: a line a field, so that whoever compares cards by eye compares the same. The tags around it
	/// are those that wallets put around what is no transaction.
	pub fn words(&self, chain: &str) -> String {
		let Member { person, contact, council, validator, babe, grandpa, bootnode } = self;
		format!(
			"<Bytes>Suhui department card, form {VERSION}\nchain: {chain}\nname: {}\ncode: {}\n\
			 contact: {:?} {:?}\ncouncil: {}\nvalidator: {}\nbabe: {}\ngrandpa: {}\nbootnode: {bootnode}</Bytes>",
			String::from_utf8_lossy(&person.title),
			String::from_utf8_lossy(person.code.digits()),
			contact.blake2_256,
			contact.sm3,
			council.to_ss58check(),
			validator.to_ss58check(),
			hexadecimal(&babe.0),
			hexadecimal(&grandpa.0),
		)
	}

	/// The public key by which other nodes know the department's.
	pub fn node(&self) -> Result<ed25519::Public, String> {
		let key = self.bootnode.peer_id.into_ed25519();
		key.map(ed25519::Public::from_raw)
			.ok_or_else(|| "bootnode: the node's identity is of no ed25519 key".into())
	}

	/// Where the node is reached, the same for whatever is the same: host and port.
	pub fn place(&self) -> Result<String, String> {
		let address = self.bootnode.multiaddr.to_string();
		let (_, host, port) = place(&address).ok_or("bootnode: is reached by nobody")?;
		let host = match host.parse::<IpAddr>() {
			Ok(ip) => ip.to_canonical().to_string(),
			Err(_) => host.to_string(),
		};
		Ok(format!("{host} {port}"))
	}

	fn ensure_signed(&self, words: &str, signatures: &Signatures) -> Result<(), String> {
		let council = sr25519::Public::from_raw(self.council.clone().into());
		let validator = sr25519::Public::from_raw(self.validator.clone().into());
		signed::<sr25519::Pair>("council", &signatures.council, words, &council)?;
		signed::<sr25519::Pair>("validator", &signatures.validator, words, &validator)?;
		signed::<sr25519::Pair>("babe", &signatures.babe, words, &self.babe)?;
		signed::<ed25519::Pair>("grandpa", &signatures.grandpa, words, &self.grandpa)?;
		signed::<ed25519::Pair>("node", &signatures.node, words, &self.node()?)
	}
}

fn signed<P: Pair>(name: &str, text: &str, words: &str, public: &P::Public) -> Result<(), String>
where
	P::Signature: for<'a> TryFrom<&'a [u8]>,
{
	let refusal = |reason: &str| format!("signatures.{name}: {reason}");
	let raw = bytes::from_hex(text).map_err(|_| refusal("is no hexadecimal number"))?;
	let signature = P::Signature::try_from(&raw[..]).map_err(|_| refusal("is not 64 bytes"))?;
	if !P::verify(&signature, words, public) {
		return Err(refusal("is not by that key of this card: the card was changed after it was signed, or the key is another's"));
	}
	Ok(())
}

pub fn hexadecimal(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// That an id can name a folder on any machine, and is not one by which nodes know a development chain.
pub fn check_id(field: &str, id: &str) -> Result<(), String> {
	let refusal = |reason: &str| Err(format!("{field}: {id:?} {reason}"));
	let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
	if !ID.contains(&id.len())
		|| !id.chars().all(plain)
		|| !id.starts_with(|c: char| c.is_ascii_lowercase())
	{
		return refusal(
			"is no id: two to 32 small letters, digits and hyphens, with a letter first",
		);
	}
	let development = ["dev", "development", "local"].contains(&id)
		|| ["suhui-dev", "suhui-local"].iter().any(|prefix| id.starts_with(prefix));
	if development {
		return refusal("belongs to a development chain");
	}
	Ok(())
}

/// A name that shows what it is: nothing invisible in it, no line end, nothing around it, and each
/// character in its one form.
pub fn title(field: &str, text: &str) -> Result<Title, String> {
	if text.trim().is_empty() {
		return Err(format!("{field}: is empty"));
	}
	if !is_text(text.as_bytes()) {
		return Err(format!("{field}: {text:?} has a line end or another invisible character"));
	}
	if text.trim() != text {
		return Err(format!("{field}: {text:?} begins or ends with a space"));
	}
	// Unicode names the character of few of them.
	let is_part = |c: &char| matches!(c, '\u{2e80}'..='\u{2eff}' | '\u{31c0}'..='\u{31ef}');
	if let Some(part) = text.chars().find(is_part) {
		return Err(format!(
			"{field}: {text:?} has a radical or stroke that looks like a character (U+{:04X}): write the character",
			u32::from(part)
		));
	}
	let plain = plain(text);
	if plain != text {
		let others: Vec<String> = text
			.chars()
			.filter(|c| !plain.contains(*c))
			.map(|c| format!("U+{:04X}", u32::from(c)))
			.collect();
		return Err(format!(
			"{field}: {text:?} has characters that look like others ({}): write {plain:?}",
			others.join(" ")
		));
	}
	let bytes = text.as_bytes().to_vec();
	Title::try_from(bytes).map_err(|bytes| {
		format!("{field}: {} bytes are too many: {MAX_TITLE} at most", bytes.len())
	})
}

/// A text in the one way to write it, Unicode's form NFC, with narrow letters and digits, and characters in place of the
/// radicals that look like them. Punctuation stays wide, as it is in Chinese.
fn plain(text: &str) -> String {
	let usual = |c: char| match c {
		'\u{2f00}'..='\u{2fd5}'
		| '\u{ff10}'..='\u{ff19}'
		| '\u{ff21}'..='\u{ff3a}'
		| '\u{ff41}'..='\u{ff5a}' => c.nfkc().next().unwrap_or(c),
		_ => c,
	};
	text.nfc().map(usual).nfc().collect()
}

fn code(field: &str, text: &str) -> Result<CreditCode, String> {
	let digits: Option<[u8; 18]> = text.as_bytes().try_into().ok();
	digits.and_then(CreditCode::new).ok_or_else(|| {
		format!(
			"{field}: `{text}` is no unified social credit code 统一社会信用代码 (GB 32100-2015): eighteen digits and capital \
			 letters, the last of which checks the others"
		)
	})
}

/// Where others reach a node: a name or an address, a port of TCP, and the node's identity.
pub fn bootnode(field: &str, text: &str) -> Result<MultiaddrWithPeerId, String> {
	if text.trim().is_empty() {
		return Err(format!("{field}: a department without one is found by nobody"));
	}
	let refusal = |reason: &str| format!("{field}: `{text}`: {reason}");
	let node: MultiaddrWithPeerId =
		text.parse().map_err(|e| refusal(&format!("{e}: {EXPECTED}")))?;
	let address = node.multiaddr.to_string();
	let Some((kind, host, _)) = place(&address) else {
		return Err(refusal(EXPECTED));
	};
	// Any text stands for a name there, line ends and what turns a terminal's colours included.
	if kind.starts_with("dns") && !is_host(host) {
		return Err(refusal(
			"the host's name is of small letters, digits, hyphens and dots, with no hyphen first or last between two dots; \
			 an address in numbers is written as /ip4 or /ip6",
		));
	}
	if host.parse::<IpAddr>().is_ok_and(|ip| !is_of_one_host(ip)) {
		return Err(refusal("is no address that others can reach"));
	}
	let identity =
		node.peer_id.into_ed25519().ok_or_else(|| refusal("its identity is of no ed25519 key"))?;
	key(field, &hexadecimal(&identity), Scheme::Ed25519)?;
	Ok(node)
}

/// The kind, host and port of an address that a node is reached at.
fn place(address: &str) -> Option<(&str, &str, &str)> {
	let parts: Vec<&str> = address.split('/').collect();
	match parts[..] {
		["", kind @ ("ip4" | "ip6" | "dns" | "dns4" | "dns6"), host, "tcp", port]
		| ["", kind @ ("ip4" | "ip6" | "dns" | "dns4" | "dns6"), host, "tcp", port, "ws" | "wss"]
			if port != "0" =>
		{
			Some((kind, host, port))
		}
		_ => None,
	}
}

/// Whether an address is that of one machine, which others can reach: not of none, of all, of a group, nor of whoever is
/// on the same link.
fn is_of_one_host(ip: IpAddr) -> bool {
	match ip.to_canonical() {
		IpAddr::V4(ip) => {
			let [first, ..] = ip.octets();
			// Of this network, and reserved up to the broadcast.
			let is_of_none = matches!(first, 0 | 240..);
			!is_of_none && !ip.is_multicast() && !ip.is_link_local()
		}
		IpAddr::V6(ip) => !ip.is_unspecified() && !ip.is_multicast() && !ip.is_unicast_link_local(),
	}
}

/// Whether a host's name has the form that all names have, is written as only one is, and is no address in numbers.
fn is_host(name: &str) -> bool {
	let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
	let is_label = |label: &str| {
		!label.is_empty()
			&& label.len() <= LABEL
			&& label.bytes().all(is_sign)
			&& !label.starts_with('-')
			&& !label.ends_with('-')
	};
	// Resolvers read `127.1`, `167837707` and `0x7f.1` as addresses: what ends in a number is none of a name.
	let is_number =
		|label: &str| label.starts_with("0x") || label.bytes().all(|byte| byte.is_ascii_digit());
	let last = name.rsplit('.').next().unwrap_or_default();
	name.len() <= HOST && name.split('.').all(is_label) && !is_number(last)
}
