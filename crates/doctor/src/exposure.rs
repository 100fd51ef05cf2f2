//! Who may do what with the node from outside.

use crate::{
	ask::{Ask, Refusal},
	finding::Finding,
};
use serde_json::json;

/// A method that only reads, and is for whoever may do all with the node: where it answers, keys can be put in and taken
/// out, and peers thrown off.
const PROBE: &str = "system_peers";

/// What tells of the methods that answer: at the node itself, and where the public reaches it, if anywhere.
pub fn examine(node: &dyn Ask, public: Option<&dyn Ask>) -> Vec<Finding> {
	let mut findings = vec![own(node)];
	findings.extend(public.map(publicly));
	findings
}

fn own(node: &dyn Ask) -> Finding {
	match node.ask(PROBE, json!([])) {
		Err(Refusal::Unsafe) => Finding::good("rpc", "unsafe methods are refused"),
		Ok(_) => Finding::warning(
			"rpc",
			"unsafe methods answer: whoever reaches this address may change the node's keys and peers",
			"start the node with --rpc-methods safe; a proxy on this machine makes everybody a caller from this machine",
		),
		Err(refusal) => unknown("rpc", &refusal),
	}
}

fn publicly(public: &dyn Ask) -> Finding {
	match public.ask(PROBE, json!([])) {
		Err(Refusal::Unsafe) => Finding::good("public rpc", "unsafe methods are refused"),
		Ok(_) => Finding::fault(
			"public rpc",
			"unsafe methods answer to the public: anybody may change the node's keys and peers",
			"stop the proxy now; start the node with --rpc-methods safe, and make new session keys: these may be known",
		),
		Err(refusal) => unknown("public rpc", &refusal),
	}
}

fn unknown(check: &'static str, refusal: &Refusal) -> Finding {
	Finding::unknown(
		check,
		format!("{refusal}"),
		"see that the address is the node's or its proxy's",
	)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{finding::Level, state::mock::Answers};

	fn open() -> Answers {
		Answers::new([(PROBE, json!([]))])
	}

	fn closed() -> Answers {
		Answers::new([]).refusing(PROBE)
	}

	fn levels(node: &Answers, public: Option<&Answers>) -> Vec<Level> {
		let public = public.map(|public| public as &dyn Ask);
		examine(node, public).into_iter().map(|finding| finding.level).collect()
	}

	#[test]
	fn methods_should_be_good_when_the_unsafe_ones_are_refused() {
		assert_eq!(levels(&closed(), Some(&closed())), [Level::Good, Level::Good]);
		assert_eq!(levels(&closed(), None), [Level::Good]);
	}

	#[test]
	fn methods_should_be_a_fault_when_the_public_may_use_the_unsafe_ones() {
		assert_eq!(levels(&open(), Some(&open())), [Level::Warning, Level::Fault]);
	}

	#[test]
	fn methods_should_be_unknown_when_nobody_answers() {
		assert_eq!(levels(&Answers::new([]), None), [Level::Unknown]);
	}
}
