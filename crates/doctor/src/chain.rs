//! Whether the node runs the chain that was meant, by the release that was meant.

use crate::{
	ask::{Ask, Refusal},
	finding::Finding,
	state::storage,
};
use codec::Decode;
use serde_json::json;

/// What a node should be of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
	/// By which the node's folder is named.
	pub id: String,
	/// The digest of the specification that the departments compared, if they did.
	pub digest: Option<String>,
	/// The hash of the first block, `0x` and 64 digits.
	pub genesis: String,
	/// The addresses of the departments' nodes that the specification names, each with the identity last.
	pub bootnodes: Vec<String>,
	/// The version of the program that examines.
	pub version: String,
	/// The version of the runtime that it was released with.
	pub spec_version: u64,
}

/// What tells of the chain.
pub fn examine(node: &dyn Ask, expected: &Expected) -> Vec<Finding> {
	let mut findings = vec![
		genesis(node, expected).unwrap_or_else(|refusal| unanswered("chain", &refusal)),
		runtime(node, expected).unwrap_or_else(|refusal| unanswered("runtime", &refusal)),
		program(node, expected).unwrap_or_else(|refusal| unanswered("program", &refusal)),
	];
	match authorized(node) {
		Ok(found) => findings.extend(found),
		Err(refusal) => findings.push(unanswered("upgrade", &refusal)),
	}
	findings
}

fn unanswered(check: &'static str, refusal: &Refusal) -> Finding {
	Finding::unknown(check, format!("{refusal}"), "look at the node's log")
}

fn genesis(node: &dyn Ask, expected: &Expected) -> Result<Finding, Refusal> {
	let answer = node.ask("chain_getBlockHash", json!([0]))?;
	let missing = || Refusal::Other("the node tells no first block".into());
	let found = answer.as_str().ok_or_else(missing)?;
	let Expected { id, genesis, .. } = expected;
	if found == genesis {
		return Ok(Finding::good("chain", format!("`{id}`, whose first block is {genesis}")));
	}
	Ok(Finding::fault(
		"chain",
		format!("the node's first block is {found}, that of `{id}` is {genesis}"),
		"the node runs another chain: give it the specification whose digest the departments compared (--chain FILE), and an \
		 empty folder",
	))
}

fn runtime(node: &dyn Ask, expected: &Expected) -> Result<Finding, Refusal> {
	let answer = node.ask("state_getRuntimeVersion", json!([]))?;
	let missing = || Refusal::Other("the node tells no version of its runtime".into());
	let found = answer["specVersion"].as_u64().ok_or_else(missing)?;
	let own = expected.spec_version;
	if found > own {
		return Ok(Finding::warning(
			"runtime",
			format!("the chain runs runtime {found}; this program was released with {own}"),
			"the departments upgraded: install the release of that runtime, whose node may know more",
		));
	}
	let ahead = if found < own {
		format!(", and {own} is there once the council says so")
	} else {
		String::new()
	};
	Ok(Finding::good("runtime", format!("the chain runs runtime {found}{ahead}")))
}

fn program(node: &dyn Ask, expected: &Expected) -> Result<Finding, Refusal> {
	let answer = node.ask("system_version", json!([]))?;
	let missing = || Refusal::Other("the node tells no version of its program".into());
	let found = answer.as_str().ok_or_else(missing)?;
	if found == expected.version {
		return Ok(Finding::good("program", format!("version {found}")));
	}
	Ok(Finding::warning(
		"program",
		format!("version {found} runs, and {} is installed", expected.version),
		"start the service anew: what was installed since runs from then on",
	))
}

/// What two thirds of the council authorised and nobody handed in yet.
fn authorized(node: &dyn Ask) -> Result<Option<Finding>, Refusal> {
	let Some(bytes) = storage(node, "System", "AuthorizedUpgrade")? else { return Ok(None) };
	let (hash, _) = <([u8; 32], bool)>::decode(&mut bytes.as_slice()).map_err(|error| {
		Refusal::Other(format!("an authorised upgrade is coded otherwise: {error}"))
	})?;
	Ok(Some(Finding::warning(
		"upgrade",
		format!("the council authorised the code of hash 0x{}", hex::encode(hash)),
		"compare it with what scripts/reproduce prints of the release; then one seat hands the code in, at a time of its choice",
	)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{finding::Level, state::mock::Answers};

	fn expected() -> Expected {
		Expected {
			id: "suhui".into(),
			digest: None,
			genesis: "0x01".into(),
			bootnodes: Vec::new(),
			version: "0.1.0-abc".into(),
			spec_version: 100,
		}
	}

	fn node(genesis: &str, spec_version: u64, version: &str) -> Answers {
		Answers::new([
			("chain_getBlockHash", json!(genesis)),
			("state_getRuntimeVersion", json!({ "specVersion": spec_version })),
			("system_version", json!(version)),
			("state_getStorage", json!(null)),
		])
	}

	fn levels(node: &Answers) -> Vec<(&'static str, Level)> {
		let findings = examine(node, &expected());
		findings.into_iter().map(|finding| (finding.check, finding.level)).collect()
	}

	#[test]
	fn chain_should_be_good_when_it_is_the_one_of_the_specification() {
		let good = [("chain", Level::Good), ("runtime", Level::Good), ("program", Level::Good)];
		assert_eq!(levels(&node("0x01", 100, "0.1.0-abc")), good);
		// The council takes its time.
		assert_eq!(levels(&node("0x01", 99, "0.1.0-abc")), good);
	}

	#[test]
	fn chain_should_be_at_fault_when_its_first_block_is_another() {
		assert_eq!(levels(&node("0x02", 100, "0.1.0-abc"))[0], ("chain", Level::Fault));
	}

	#[test]
	fn release_should_be_warned_of_when_the_chain_is_ahead_of_it() {
		assert_eq!(levels(&node("0x01", 101, "0.1.0-abc"))[1], ("runtime", Level::Warning));
	}

	#[test]
	fn program_should_be_warned_of_when_another_runs_than_is_installed() {
		assert_eq!(levels(&node("0x01", 100, "0.0.9-def"))[2], ("program", Level::Warning));
	}

	#[test]
	fn version_should_be_unknown_when_the_answer_has_none() {
		let node = node("0x01", 100, "0.1.0-abc");
		let without = node.clone().with("state_getRuntimeVersion", json!({ "specName": "suhui" }));
		assert_eq!(levels(&without)[1], ("runtime", Level::Unknown));
		let without = node.clone().with("system_version", json!(null));
		assert_eq!(levels(&without)[2], ("program", Level::Unknown));
		let without = node.with("chain_getBlockHash", json!(null));
		assert_eq!(levels(&without)[0], ("chain", Level::Unknown));
	}

	#[test]
	fn upgrade_should_be_named_by_its_hash_when_it_is_authorised() {
		let authorised = format!("0x{}01", "07".repeat(32));
		let node = node("0x01", 100, "0.1.0-abc").with("state_getStorage", json!(authorised));
		let findings = examine(&node, &expected());
		assert_eq!(findings[3].level, Level::Warning);
		assert!(findings[3].found.ends_with(&"07".repeat(32)), "{}", findings[3].found);
	}
}
