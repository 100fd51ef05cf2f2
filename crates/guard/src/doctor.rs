//! What a department's engineer would look at, of a node that runs: each thing with what to do about it.

use std::fmt;

/// Blocks that finality may be behind: two by GRANDPA's own rule, and some that are under way.
const BEHIND: u64 = 10;
/// Milliseconds that the newest block may be old: some slots without a block come by chance.
const OLD: i64 = 30_000;
/// Milliseconds that the newest block may be of the future.
const EARLY: i64 = -1_000;
/// MiB that should be free: a month of blocks.
const ROOM: u64 = 20 * 1024;

/// What was seen of a node. What could not be asked is not judged.
#[derive(Clone, Debug, Default)]
pub struct Seen {
	/// Departments, by the nodes that the specification names.
	pub departments: usize,
	/// The chain's name in the specification, and as the node tells it.
	pub names: Option<(String, String)>,
	/// Whether it is started as a validator.
	pub validator: Option<bool>,
	pub peers: Option<usize>,
	pub reserved: Option<usize>,
	pub syncing: Option<bool>,
	/// Heights of the best block and of the last that is final.
	pub heights: Option<(u64, u64)>,
	/// Milliseconds from the best block's time to now, by this machine's clock.
	pub age: Option<i64>,
	/// Whether RPC offers methods that are not safe.
	pub offers_unsafe: Option<bool>,
	pub metrics: Option<bool>,
	/// Whether the machine says that its clock is synchronised.
	pub clock_kept: Option<bool>,
	/// MiB free for the database.
	pub free: Option<u64>,
	/// What is wrong with keys' files, by [`keystore`](crate::keystore) and [`network_key`](crate::network_key).
	pub keys: Vec<String>,
	/// Secrets that others on this machine may read.
	pub exposed: Vec<String>,
}

/// One thing looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
	/// What is to be done, if anything.
	pub remedy: Option<String>,
	pub what: String,
}

impl fmt::Display for Finding {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match &self.remedy {
			None => write!(f, "  正常 well     {}", self.what),
			Some(remedy) => write!(f, "  异常 amiss    {}\n                {remedy}", self.what),
		}
	}
}

fn finding(well: bool, what: String, remedy: &str) -> Finding {
	Finding { remedy: (!well).then(|| remedy.to_string()), what }
}

/// What there is to say of it, in the order in which one would look.
pub fn judge(seen: &Seen) -> Vec<Finding> {
	let mut findings = Vec::new();
	let validates = seen.validator == Some(true);
	if let Some((spec, node)) = &seen.names {
		findings.push(finding(
			spec == node,
			format!("chain: {node}"),
			"the specification given is another chain's than the node's: compare --chain of both",
		));
	}
	if let Some(validator) = seen.validator {
		let role = if validator { "validator" } else { "full node" };
		findings.push(finding(true, format!("started as a {role}"), ""));
	}
	findings.extend(connection(seen, validates));
	findings.extend(progress(seen));
	if let Some(offers) = seen.offers_unsafe {
		findings.push(finding(
			!offers,
			format!(
				"RPC offers {}",
				if offers { "unsafe methods too" } else { "safe methods alone" }
			),
			"leave out --rpc-methods unsafe: behind a proxy everybody could stop the node",
		));
	}
	if let Some(there) = seen.metrics {
		findings.push(finding(
			there,
			format!("metrics {}", if there { "answer" } else { "do not answer" }),
			"leave out --no-prometheus, and name the port with --metrics",
		));
	}
	if let Some(kept) = seen.clock_kept {
		findings.push(finding(
			kept,
			format!("the clock is {}", if kept { "kept right" } else { "kept right by nothing" }),
			"apt-get install chrony, then chronyc tracking",
		));
	}
	if let Some(free) = seen.free {
		findings.push(finding(
			free >= ROOM,
			format!("{} GiB free for the database", free / 1024),
			"make room: below 1 GiB the node stops",
		));
	}
	for fault in &seen.keys {
		findings.push(finding(false, fault.clone(), "see docs/operating.md, Backup and restore"));
	}
	for path in &seen.exposed {
		findings.push(finding(
			false,
			format!("{path} may be read by others on this machine"),
			"chmod 600, and the folder 700; change the keys if somebody else was logged in",
		));
	}
	findings
}

fn connection(seen: &Seen, validates: bool) -> Vec<Finding> {
	let mut findings = Vec::new();
	if let Some(peers) = seen.peers {
		// With two thirds of the others there is finality still.
		let enough =
			peers.saturating_mul(3) >= seen.departments.saturating_sub(1).saturating_mul(2);
		findings.push(finding(
			enough && peers > 0,
			format!("{peers} peers, {} departments", seen.departments),
			"look at the firewall, at --reserved-nodes, and whether the others run",
		));
	}
	if let (true, Some(reserved)) = (validates, seen.reserved) {
		findings.push(finding(
			reserved > 0,
			format!("{reserved} reserved peers"),
			"a validator takes reserved peers alone: --reserved-only --reserved-nodes",
		));
	}
	findings
}

fn progress(seen: &Seen) -> Vec<Finding> {
	let mut findings = Vec::new();
	if let Some(syncing) = seen.syncing {
		findings.push(finding(
			!syncing,
			(if syncing { "still catching up" } else { "at the others' height" }).to_string(),
			"wait; until then a validator makes no block",
		));
	}
	if let Some((best, last)) = seen.heights {
		findings.push(finding(
			best.saturating_sub(last) <= BEHIND,
			format!("block {best}, final {last}"),
			"too few departments vote: ask the others whether they run",
		));
	}
	if let Some(age) = seen.age {
		findings.push(finding(
			(EARLY..=OLD).contains(&age),
			format!("the best block is {} s old", age.div_euclid(1_000)),
			if age < EARLY {
				"it is of the future: this machine's clock is behind"
			} else {
				"no blocks come: the node is cut off, others stand still, or this machine's clock is ahead"
			},
		));
	}
	findings
}

#[cfg(test)]
mod tests {
	use super::*;

	/// A validator of six departments that is well.
	fn well() -> Seen {
		Seen {
			departments: 6,
			names: Some(("Suhui".into(), "Suhui".into())),
			validator: Some(true),
			peers: Some(5),
			reserved: Some(5),
			syncing: Some(false),
			heights: Some((100, 98)),
			age: Some(1_200),
			offers_unsafe: Some(false),
			metrics: Some(true),
			clock_kept: Some(true),
			free: Some(100 * 1024),
			keys: Vec::new(),
			exposed: Vec::new(),
		}
	}

	/// What is amiss once something is changed.
	fn amiss(change: impl FnOnce(&mut Seen)) -> Vec<String> {
		let mut seen = well();
		change(&mut seen);
		judge(&seen).into_iter().filter(|found| found.remedy.is_some()).map(|f| f.what).collect()
	}

	#[test]
	fn nothing_should_be_amiss_when_a_validator_is_well() {
		assert!(amiss(|_| ()).is_empty());
		assert_eq!(judge(&well()).len(), 11);
	}

	#[test]
	fn nothing_should_be_judged_when_nothing_was_seen() {
		assert!(judge(&Seen::default()).is_empty());
	}

	#[test]
	fn each_should_be_amiss_by_itself_when_it_is() {
		let changes: [(fn(&mut Seen), &str); 12] = [
			(|seen| seen.names = Some(("Suhui".into(), "Other".into())), "chain: Other"),
			(|seen| seen.peers = Some(3), "3 peers, 6 departments"),
			(|seen| seen.reserved = Some(0), "0 reserved peers"),
			(|seen| seen.syncing = Some(true), "still catching up"),
			(|seen| seen.heights = Some((109, 98)), "block 109, final 98"),
			(|seen| seen.age = Some(31_000), "the best block is 31 s old"),
			(|seen| seen.age = Some(-1_500), "the best block is -2 s old"),
			(|seen| seen.offers_unsafe = Some(true), "RPC offers unsafe methods too"),
			(|seen| seen.metrics = Some(false), "metrics do not answer"),
			(|seen| seen.clock_kept = Some(false), "the clock is kept right by nothing"),
			(|seen| seen.free = Some(2 * 1024), "2 GiB free for the database"),
			(|seen| seen.keys = vec!["node.key: is empty".into()], "node.key: is empty"),
		];
		for (change, what) in changes {
			assert_eq!(amiss(change), [what]);
		}
	}

	#[test]
	fn secret_should_be_named_when_others_may_read_it() {
		let found = amiss(|seen| seen.exposed = vec!["node/node.key".into()]);
		assert_eq!(found, ["node/node.key may be read by others on this machine"]);
	}

	#[test]
	fn four_peers_should_do_when_departments_are_six() {
		assert!(amiss(|seen| seen.peers = Some(4)).is_empty());
	}

	#[test]
	fn full_node_should_be_well_when_it_reserves_nobody() {
		let found = amiss(|seen| {
			seen.validator = Some(false);
			seen.reserved = Some(0);
		});
		assert!(found.is_empty(), "{found:?}");
	}
}
