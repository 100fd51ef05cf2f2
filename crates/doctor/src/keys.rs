//! Whether a validator has the keys that the chain knows it by.

use crate::{
	ask::{Ask, Refusal},
	finding::Finding,
	state::{call, decode, is_validator, storage, voters, Authorities, Key},
};
use serde_json::json;
use std::{
	collections::BTreeSet,
	fs::{self, DirEntry},
	io::ErrorKind,
	path::Path,
};

const BABE: &str = "babe";
const GRANDPA: &str = "gran";

/// Where a node's session keys are looked for.
pub struct Keystore(Option<BTreeSet<(String, Key)>>);

impl Keystore {
	/// The keys whose files stand in a folder, by their names, none where there is no such folder. Without a folder, or one
	/// that may not be read, the node is asked.
	pub fn of(folder: Option<&Path>) -> Self {
		let Some(folder) = folder else { return Keystore(None) };
		match fs::read_dir(folder) {
			Ok(entries) => {
				let key =
					|entry: std::io::Result<DirEntry>| key_of(entry.ok()?.file_name().to_str()?);
				Keystore(Some(entries.filter_map(key).collect()))
			}
			Err(error) if error.kind() == ErrorKind::NotFound => Keystore(Some(BTreeSet::new())),
			Err(_) => Keystore(None),
		}
	}

	fn is_empty(&self) -> bool {
		self.0.as_ref().is_none_or(BTreeSet::is_empty)
	}

	/// Whether the node can sign with the key.
	fn has(&self, node: &dyn Ask, kind: &str, key: Key) -> Result<bool, Refusal> {
		if self.0.as_ref().is_some_and(|keys| keys.contains(&(kind.to_string(), key))) {
			return Ok(true);
		}
		let asked = node.ask("author_hasKey", json!([format!("0x{}", hex::encode(key)), kind]));
		match (asked, &self.0) {
			(Ok(answer), _) => Ok(answer == true),
			(Err(Refusal::Unsafe), Some(_)) => Ok(false),
			(Err(refusal), _) => Err(refusal),
		}
	}
}

/// A file is named for the kind and the public key.
fn key_of(name: &str) -> Option<(String, Key)> {
	let bytes = hex::decode(name).ok()?;
	let (kind, key) = bytes.split_at_checked(4)?;
	Some((String::from_utf8(kind.to_vec()).ok()?, key.try_into().ok()?))
}

/// What tells of the node's part in the chain.
pub fn examine(node: &dyn Ask, keystore: &Keystore) -> Vec<Finding> {
	look(node, keystore).unwrap_or_else(|refusal| match refusal {
		Refusal::Unsafe => vec![Finding::unknown(
			"keys",
			"whether the node has the keys of a validator, only its keystore tells, or an unsafe method",
			"run this on the node's machine, as the user it runs as, with --base-path",
		)],
		other => vec![Finding::unknown("keys", format!("{other}"), "look at the node's log")],
	})
}

fn look(node: &dyn Ask, keystore: &Keystore) -> Result<Vec<Finding>, Refusal> {
	if !is_validator(node)? {
		return Ok(vec![if keystore.is_empty() {
			Finding::good("keys", "the node is no validator, and has no keys of one")
		} else {
			Finding::warning(
				"keys",
				"session keys lie in the keystore of a node that is no validator",
				"if it is to be one, start it with --validator; if another node has these keys, remove them here: a validator whose \
				 keys two nodes have signs twice",
			)
		}]);
	}
	let (_, _, _, babe): (u64, u64, u64, Authorities) =
		decode(&call(node, "BabeApi_current_epoch")?)?;
	let (_, _, _, next): (u64, u64, u64, Authorities) = decode(&call(node, "BabeApi_next_epoch")?)?;
	let grandpa = voters(node)?;
	let own = |kind: &'static str, authorities: &Authorities| {
		let mut own = Vec::new();
		for (place, (key, _)) in authorities.iter().enumerate() {
			if keystore.has(node, kind, *key)? {
				own.push(place);
			}
		}
		Ok::<_, Refusal>(own)
	};
	let (makes, votes, remains) = (own(BABE, &babe)?, own(GRANDPA, &grandpa)?, own(BABE, &next)?);
	let mut findings = vec![part(&makes, &votes, babe.len(), !remains.is_empty())];
	if let Some(place) = makes.first() {
		findings.push(standing(node, *place)?);
	}
	Ok(findings)
}

/// By their places among the validators: as whom the node makes blocks, as whom it votes.
fn part(makes: &[usize], votes: &[usize], validators: usize, remains: bool) -> Finding {
	const SET: &str =
		"make keys on this node (suhui-node department rotate), and let the department's validator account announce \
		them (suhui session set-keys); they count two sessions later";
	const OTHER: &str =
		"name the node's --keystore-path here too, if it was given one; else make keys on this node (suhui-node department \
		rotate), and let the department's validator account announce them (suhui session set-keys); they count two sessions later";
	match (makes, votes) {
		([], []) if remains => {
			Finding::good("keys", "the node's keys count from the next session on")
		}
		([], []) => Finding::fault(
			"keys",
			format!("the node is started as a validator, and has the keys of none of the chain's {validators}"),
			OTHER,
		),
		([place], [vote]) if place == vote && remains => {
			Finding::good("keys", format!("validator {place} of {validators}, in the next session too"))
		}
		([place], [vote]) if place == vote => Finding::warning(
			"keys",
			format!("validator {place} of {validators}, and none in the next session by these keys"),
			"if the department changed its keys, see that the new ones are on this node too; if it leaves, let the node run until \
			 that session has begun",
		),
		([place], []) => Finding::fault(
			"keys",
			format!("the node makes blocks as validator {place}, and cannot vote: it has no GRANDPA key of it"),
			SET,
		),
		([], [vote]) => Finding::fault(
			"keys",
			format!("the node votes as validator {vote}, and makes no blocks: it has no BABE key of it"),
			SET,
		),
		_ => Finding::fault(
			"keys",
			format!("the node has the keys of several validators: {makes:?} to make blocks, {votes:?} to vote"),
			"a department runs one validator with its own keys: remove those of others, and tell them whose keys were here",
		),
	}
}

/// Whether the validator may make blocks: not while an offence of its is on the council's table.
fn standing(node: &dyn Ask, place: usize) -> Result<Finding, Refusal> {
	let disabled = match storage(node, "Session", "DisabledValidators")? {
		Some(bytes) => decode::<Vec<(u32, u32)>>(&bytes)?,
		None => Vec::new(),
	};
	if disabled.iter().any(|(found, _)| usize::try_from(*found) == Ok(place)) {
		return Ok(Finding::fault(
			"standing",
			"the validator is disabled: an offence of its was proven",
			"find the second node that has its keys, and stop it for good; then explain it to the council, which decides",
		));
	}
	Ok(Finding::good("standing", "no offence is known"))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{finding::Level, state::mock::Answers};
	use codec::Encode;
	use serde_json::Value;

	fn bytes(value: impl Encode) -> Value {
		json!(format!("0x{}", hex::encode(value.encode())))
	}

	fn authorities(keys: &[u8]) -> Authorities {
		keys.iter().map(|key| ([*key; 32], 1)).collect()
	}

	fn epoch(keys: &[u8]) -> Value {
		// Randomness and configuration follow.
		bytes((7u64, 1_400u64, 200u64, authorities(keys), [9u8; 32], 1u64, 4u64, 2u8))
	}

	/// A validator on a chain of three, the second of which is 2 and 12.
	fn node() -> Answers {
		Answers::new([
			("system_nodeRoles", json!(["Authority"])),
			("state_call BabeApi_current_epoch", epoch(&[1, 2, 3])),
			("state_call BabeApi_next_epoch", epoch(&[1, 2, 3])),
			("state_call GrandpaApi_grandpa_authorities", bytes(authorities(&[11, 12, 13]))),
			("state_getStorage", Value::Null),
		])
		.refusing("author_hasKey")
	}

	/// A keystore with a file for each of these keys.
	fn keystore(babe: &[u8], grandpa: &[u8]) -> Keystore {
		let folder = tempfile::tempdir().unwrap();
		for (kind, keys) in [(BABE, babe), (GRANDPA, grandpa)] {
			for key in keys {
				let name = hex::encode(kind) + &hex::encode([*key; 32]);
				fs::write(folder.path().join(name), "\"secret\"").unwrap();
			}
		}
		Keystore::of(Some(folder.path()))
	}

	fn told(node: &Answers, keystore: &Keystore) -> (Level, String) {
		let finding = examine(node, keystore).remove(0);
		assert_eq!(finding.check, "keys");
		(finding.level, finding.found)
	}

	#[test]
	fn keys_should_be_good_when_they_are_of_one_validator() {
		let findings = examine(&node(), &keystore(&[2], &[12]));
		assert_eq!(findings[0].found, "validator 1 of 3, in the next session too");
		assert!(findings.iter().all(|finding| finding.level == Level::Good), "{findings:?}");
	}

	#[test]
	fn keys_should_be_at_fault_when_the_chain_knows_none() {
		assert_eq!(told(&node(), &keystore(&[5], &[15])).0, Level::Fault);
		assert_eq!(told(&node(), &keystore(&[], &[])).0, Level::Fault);
	}

	#[test]
	fn keys_should_be_at_fault_when_one_of_two_is_missing() {
		let (level, found) = told(&node(), &keystore(&[2], &[]));
		assert!(level == Level::Fault && found.contains("cannot vote"), "{found}");
		let (level, found) = told(&node(), &keystore(&[], &[12]));
		assert!(level == Level::Fault && found.contains("makes no blocks"), "{found}");
	}

	#[test]
	fn keys_should_be_at_fault_when_they_are_of_several_validators() {
		for (babe, grandpa) in [(&[1u8, 2][..], &[11u8, 12][..]), (&[1][..], &[12][..])] {
			let (level, found) = told(&node(), &keystore(babe, grandpa));
			assert!(level == Level::Fault && found.contains("several validators"), "{found}");
		}
	}

	#[test]
	fn keys_should_be_warned_of_when_the_next_session_knows_them_no_more() {
		let node = node().with("state_call BabeApi_next_epoch", epoch(&[1, 3]));
		assert_eq!(told(&node, &keystore(&[2], &[12])).0, Level::Warning);
	}

	#[test]
	fn keys_should_be_good_when_they_count_from_the_next_session_on() {
		let node = node().with("state_call BabeApi_next_epoch", epoch(&[1, 2, 3, 4]));
		assert_eq!(told(&node, &keystore(&[4], &[14])).0, Level::Good);
	}

	#[test]
	fn standing_should_be_at_fault_when_the_validator_is_disabled() {
		let disabled = |place: u32| {
			let question = Answers::value("Session", "DisabledValidators");
			node().with(&question, bytes(vec![(place, 1_000_000_000u32)]))
		};
		let level = |node: Answers| examine(&node, &keystore(&[2], &[12]))[1].level;
		assert_eq!(level(disabled(1)), Level::Fault);
		assert_eq!(level(disabled(2)), Level::Good);
	}

	#[test]
	fn keys_should_be_warned_of_when_the_node_is_no_validator() {
		let node = node().with("system_nodeRoles", json!(["Full"]));
		assert_eq!(told(&node, &keystore(&[2], &[12])).0, Level::Warning);
		assert_eq!(told(&node, &keystore(&[], &[])).0, Level::Good);
	}

	#[test]
	fn keys_should_be_those_the_node_tells_of_when_no_folder_is_named() {
		let question = |key: u8| format!("author_hasKey 0x{}", hex::encode([key; 32]));
		let node = node()
			.with("author_hasKey", json!(false))
			.with(&question(3), json!(true))
			.with(&question(13), json!(true));
		let (level, found) = told(&node, &Keystore::of(None));
		assert!(level == Level::Good && found.starts_with("validator 2 of 3"), "{found}");
	}

	#[test]
	fn keys_should_be_unknown_with_what_is_needed_when_neither_folder_nor_node_tells() {
		let finding = examine(&node(), &Keystore::of(None)).remove(0);
		assert_eq!(finding.level, Level::Unknown);
		assert!(finding.remedy.is_some_and(|remedy| remedy.contains("--base-path")));
	}
}
