//! Whether the node is among others, and goes by the same time as they do.

use crate::{
	ask::{Ask, Refusal},
	finding::Finding,
	state::{is_validator, storage, voters},
	Now,
};
use codec::Decode;
use serde_json::{json, Value};
use suhui_guard::clock::{Drift, METRIC};

/// Blocks that finality is behind at most while all is well: measured, it is three for all but one in a hundred blocks.
const CLOSE: u64 = 10;
/// Blocks behind which finality stands still.
const STILL: u64 = 50;
/// Milliseconds by which clocks may differ and nobody is the worse for it.
const TOLERANCE: u64 = 500;
/// Milliseconds of a slot: whose clock is behind by as much misses its turn.
const SLOT: u64 = 3_000;
/// Milliseconds after which the next block should be there, whoever was to make it.
const LATE: u64 = 30_000;
/// What to do about a clock.
const TIME: &str =
	"see whether this machine's time is kept (timedatectl, chronyc tracking), and by which source";

/// What tells of peers, blocks and time; `bootnodes` are the addresses of the departments' nodes, `median` what the node's
/// metrics tell of [blocks that others announce](announced).
pub fn examine(
	node: &dyn Ask,
	bootnodes: &[String],
	now: Now,
	median: Option<i64>,
) -> Vec<Finding> {
	look(node, bootnodes, now, median).unwrap_or_else(|refusal| {
		vec![Finding::unknown("network", format!("{refusal}"), "look at the node's log")]
	})
}

/// How many milliseconds after their slot's begin blocks of others come, as a page of metrics has it; nothing before the node
/// knows it.
pub fn announced(metrics: &str) -> Option<i64> {
	let is_its =
		|line: &&str| line.strip_prefix(METRIC).is_some_and(|rest| rest.starts_with(['{', ' ']));
	metrics.lines().find(is_its)?.rsplit(' ').next()?.parse().ok()
}

fn look(
	node: &dyn Ask,
	bootnodes: &[String],
	now: Now,
	median: Option<i64>,
) -> Result<Vec<Finding>, Refusal> {
	let health = node.ask("system_health", json!([]))?;
	let reserved = node.ask("system_reservedPeers", json!([]))?;
	let is_syncing = health["isSyncing"] == true;
	let reserved: Vec<&str> =
		reserved.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
	let others = match reserved.len() {
		0 => voters(node)?.len().saturating_sub(1),
		count => count,
	};
	let mut findings = vec![peers(&health, reserved.len(), others)];
	if health["shouldHavePeers"] == true && is_validator(node)? {
		let answer = node.ask("system_localPeerId", json!([]))?;
		let missing = || Refusal::Other("the node does not tell its identity".into());
		let own = answer.as_str().ok_or_else(missing)?;
		findings.extend(listed(bootnodes, &reserved, own));
	}
	findings.push(match is_syncing {
		false => Finding::good("sync", "the node has what its peers have"),
		true => {
			let state = node.ask("system_syncState", json!([]))?;
			syncing(&state)
		}
	});
	let best = number(&node.ask("chain_getHeader", json!([]))?);
	let head = node.ask("chain_getFinalizedHead", json!([]))?;
	let finalized = number(&node.ask("chain_getHeader", json!([head]))?);
	findings.push(finality(best, finalized));
	let time = storage(node, "Timestamp", "Now")?;
	let time = time.and_then(|time| u64::decode(&mut time.as_slice()).ok());
	findings.push(match (median.and_then(Drift::of), time) {
		(Some(drift), _) => drifting(drift),
		// Looked at last: while the node was asked, later blocks came.
		(None, Some(block)) => clock(now(), block, is_syncing),
		(None, None) if median.is_some() => {
			Finding::good("clock", "blocks of others come in their slots")
		}
		(None, None) => Finding::unknown(
			"clock",
			"the chain tells no time, and no blocks of others came",
			"look again when there are blocks",
		),
	});
	Ok(findings)
}

/// A header's; nought where there is none.
fn number(header: &Value) -> u64 {
	let digits = header["number"].as_str().unwrap_or_default().trim_start_matches("0x");
	u64::from_str_radix(digits, 16).unwrap_or_default()
}

/// Enough are two thirds of the others: of those it is told of, or of the other validators where it is told of none. With
/// them there is finality, whoever else is away.
fn peers(health: &Value, reserved: usize, others: usize) -> Finding {
	const REMEDY: &str = "see that the others' addresses are right (--reserved-nodes, --bootnodes), that their port 30333 is open \
		to this machine and this one's to them, and that they list this node's identity (system_localPeerId)";
	let count = health["peers"].as_u64().and_then(|count| count.try_into().ok()).unwrap_or(0usize);
	let enough = others.saturating_mul(2).div_ceil(3).max(1);
	let found = format!("{count} peers, {reserved} reserved");
	if health["shouldHavePeers"] == false || count >= enough {
		Finding::good("peers", found)
	} else if count == 0 {
		Finding::fault("peers", found, REMEDY)
	} else {
		Finding::warning("peers", found, REMEDY)
	}
}

/// By which a node is known, whose address this is.
fn identity(address: &str) -> &str {
	address.rsplit('/').next().unwrap_or_default()
}

/// Whether a validator reserves the nodes of all other departments, or else sentries of its own; nothing where the
/// specification names no other node. The SDK takes the node's own identity off what it was given.
fn listed(bootnodes: &[String], reserved: &[&str], own: &str) -> Option<Finding> {
	if reserved.is_empty() {
		return Some(Finding::warning(
			"reserved",
			"a validator without reserved peers takes whoever comes",
			"name the other departments' nodes, or its own sentries: --reserved-only --reserved-nodes",
		));
	}
	let others = bootnodes.iter().map(String::as_str).filter(|address| identity(address) != own);
	let (named, forgotten): (Vec<&str>, Vec<&str>) =
		others.partition(|address| reserved.contains(&identity(address)));
	match (named.len(), forgotten.len(), reserved.len()) {
		(0, 0, _) => None,
		(0, _, 1) => Some(Finding::warning(
			"reserved",
			"one node, and no department's: a sentry by itself",
			"start a second sentry and name it too (--reserved-nodes): when the only one stops, nobody hears this validator",
		)),
		(0, _, count) => Some(Finding::good(
			"reserved",
			format!("{count} nodes, none of them a department's: its sentries"),
		)),
		(count, 0, _) => {
			Some(Finding::good("reserved", format!("the nodes of all {count} other departments")))
		}
		_ => Some(Finding::warning(
			"reserved",
			format!("these nodes of the specification are not among them: {}", forgotten.join(" ")),
			"add them to --reserved-nodes, unless a department left, or has told you another address since",
		)),
	}
}

fn syncing(state: &Value) -> Finding {
	let block = |name: &str| state[name].as_u64().unwrap_or_default();
	Finding::warning(
		"sync",
		format!("block {} of {}", block("currentBlock"), block("highestBlock")),
		"wait until it has caught up: a validator that is behind neither makes blocks nor votes",
	)
}

fn finality(best: u64, finalized: u64) -> Finding {
	let behind = best.saturating_sub(finalized);
	let found = format!("block {best}, final up to {finalized}: {behind} behind");
	if best == 0 {
		Finding::warning(
			"finality",
			"there is no block but the first",
			"if the chain has begun, this node hears of none of its blocks: see its peers, and that its specification is the others'",
		)
	} else if behind <= CLOSE {
		Finding::good("finality", found)
	} else if behind <= STILL {
		Finding::warning(
			"finality",
			found,
			"look again in a minute: it is caught up with in one round, once more than two thirds of the validators are there",
		)
	} else {
		Finding::fault(
			"finality",
			found,
			"ask the other departments: if theirs goes on, this node hears no votes (peers, clock); if all stands still, count \
			 the validators that run, of which more than two thirds are needed, and see docs/upgrades.md for what the council can do",
		)
	}
}

fn seconds(milliseconds: u64) -> String {
	format!("{}.{} s", milliseconds / 1_000, milliseconds % 1_000 / 100)
}

/// By what others announce: of a clock that is behind the newest block does not tell, since nothing is imported that is more
/// than a slot ahead of it.
fn drifting(drift: Drift) -> Finding {
	match drift {
		Drift::Behind(by) => {
			let found =
				format!("this clock is at least {} behind those of the others", seconds(by));
			if by < SLOT {
				Finding::warning("clock", found, TIME)
			} else {
				Finding::fault("clock", found, TIME)
			}
		}
		Drift::Ahead(by) => {
			let found = format!(
				"this clock is ahead of those of the others: their blocks come {} after their slots began",
				seconds(by)
			);
			Finding::fault("clock", found, TIME)
		}
	}
}

/// By the newest block, where nobody else announces any.
fn clock(now: u64, block: u64, is_syncing: bool) -> Finding {
	let (behind, ahead) = (block.saturating_sub(now), now.saturating_sub(block));
	if behind >= SLOT {
		let found = format!(
			"this clock is at least {} behind that of the newest block's author",
			seconds(behind)
		);
		Finding::fault("clock", found, TIME)
	} else if behind > TOLERANCE {
		let found = format!(
			"this clock is at least {} behind that of the newest block's author",
			seconds(behind)
		);
		Finding::warning("clock", found, TIME)
	} else if ahead > LATE && !is_syncing {
		let found = format!(
			"the newest block is {} old: this clock is ahead, or nobody makes blocks",
			seconds(ahead)
		);
		Finding::warning("clock", found, TIME)
	} else {
		Finding::good("clock", format!("the newest block is {} old", seconds(ahead)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{finding::Level, state::mock::Answers};
	use codec::Encode;
	use std::cell::Cell;

	const NOW: u64 = 1_800_000_000_000;
	/// A node with five peers of six validators, whose block 0x20 is the newest and 0x1e final, made two seconds ago.
	fn node() -> Answers {
		Answers::new([
			("system_health", json!({ "peers": 5, "isSyncing": false, "shouldHavePeers": true })),
			("system_reservedPeers", json!(["b", "c"])),
			("system_localPeerId", json!("a")),
			("system_nodeRoles", json!(["Authority"])),
			("chain_getHeader", json!({ "number": "0x20" })),
			("chain_getFinalizedHead", json!("0xf1")),
			("chain_getHeader 0xf1", json!({ "number": "0x1e" })),
			("state_getStorage", made_at(NOW - 2_000)),
			("state_call GrandpaApi_grandpa_authorities", authorities(6)),
		])
	}

	fn made_at(time: u64) -> Value {
		json!(format!("0x{}", hex::encode(time.to_le_bytes())))
	}

	fn authorities(count: u8) -> Value {
		let coded = (0..count).map(|place| ([place; 32], 1u64)).collect::<Vec<_>>().encode();
		json!(format!("0x{}", hex::encode(coded)))
	}

	/// A node's address, as the specification has it.
	fn address(identity: &str) -> String {
		format!("/dns/{identity}.example/tcp/30333/p2p/{identity}")
	}

	/// What is found of a node on a chain of three departments, among them its own.
	fn found(node: &Answers) -> Vec<Finding> {
		examine(node, &["a", "b", "c"].map(address), &|| NOW, None)
	}

	fn finding(node: &Answers, check: &str) -> Finding {
		let findings = found(node);
		let found = findings.iter().find(|finding| finding.check == check);
		found.unwrap_or_else(|| panic!("{check} is not among {findings:?}")).clone()
	}

	fn level(node: &Answers, check: &str) -> Level {
		finding(node, check).level
	}

	#[test]
	fn network_should_be_good_when_there_are_peers_blocks_and_votes() {
		let findings = found(&node());
		assert!(findings.iter().all(|finding| finding.level == Level::Good), "{findings:?}");
		assert_eq!(findings[3].found, "block 32, final up to 30: 2 behind");
		assert_eq!(findings[4].found, "the newest block is 2.0 s old");
	}

	/// Of a node with so many peers and so many reserved ones, on a chain of so many validators.
	fn peers_of(count: u64, reserved: usize, validators: u8) -> Level {
		let health = json!({ "peers": count, "isSyncing": false, "shouldHavePeers": true });
		let node = node()
			.with("system_health", health)
			.with("system_reservedPeers", json!(vec!["a"; reserved]))
			.with("state_call GrandpaApi_grandpa_authorities", authorities(validators));
		level(&node, "peers")
	}

	#[test]
	fn peers_should_be_as_grave_as_few_when_there_should_be_some() {
		// Two thirds of five others are four; of twelve, eight.
		let levels = [4, 3, 1, 0].map(|count| peers_of(count, 0, 6));
		assert_eq!(levels, [Level::Good, Level::Warning, Level::Warning, Level::Fault]);
		assert_eq!([8, 7].map(|count| peers_of(count, 0, 13)), [Level::Good, Level::Warning]);
	}

	#[test]
	fn peers_should_be_enough_when_they_are_most_of_the_reserved_ones() {
		// A validator behind two sentries.
		assert_eq!([2, 1].map(|count| peers_of(count, 2, 6)), [Level::Good, Level::Warning]);
	}

	#[test]
	fn peers_should_be_none_when_there_should_be_none() {
		let alone = json!({ "peers": 0, "isSyncing": false, "shouldHavePeers": false });
		assert_eq!(level(&node().with("system_health", alone), "peers"), Level::Good);
	}

	#[test]
	fn validator_should_be_warned_of_when_it_takes_whoever_comes() {
		let none = node().with("system_reservedPeers", json!([]));
		assert_eq!(level(&none, "reserved"), Level::Warning);
		let full = none.with("system_nodeRoles", json!(["Full"]));
		assert!(found(&full).iter().all(|finding| finding.level == Level::Good));
	}

	/// What is found of the list of a validator that reserves these.
	fn list_of<const N: usize>(reserved: [&str; N]) -> Finding {
		finding(&node().with("system_reservedPeers", json!(reserved.to_vec())), "reserved")
	}

	#[test]
	fn list_should_be_good_when_it_has_every_other_department() {
		let list = list_of(["c", "b", "sentry"]);
		assert_eq!(
			(list.level, list.found.as_str()),
			(Level::Good, "the nodes of all 2 other departments")
		);
	}

	#[test]
	fn list_should_be_warned_of_by_address_when_a_department_was_forgotten() {
		// Two, as there are others: whoever only counts them sees nothing.
		let list = list_of(["b", "b2"]);
		assert_eq!(list.level, Level::Warning);
		assert!(list.found.ends_with(": /dns/c.example/tcp/30333/p2p/c"), "{}", list.found);
	}

	#[test]
	fn list_should_be_of_sentries_when_it_has_no_department() {
		let list = list_of(["sentry-1", "sentry-2"]);
		assert_eq!(list.level, Level::Good);
		assert!(list.found.starts_with("2 nodes"), "{}", list.found);
		assert_eq!(list_of(["sentry-1"]).level, Level::Warning);
	}

	#[test]
	fn list_should_be_of_every_department_when_the_node_joined_later() {
		let node = node().with("system_localPeerId", json!("d"));
		assert_eq!(level(&node, "reserved"), Level::Warning);
		let node = node.with("system_reservedPeers", json!(["a", "b", "c"]));
		assert_eq!(level(&node, "reserved"), Level::Good);
	}

	#[test]
	fn list_should_not_be_judged_when_the_specification_names_no_other_node() {
		let findings = examine(&node(), &[address("a")], &|| NOW, None);
		assert!(findings.iter().all(|finding| finding.check != "reserved"), "{findings:?}");
	}

	#[test]
	fn list_should_not_be_judged_when_the_node_is_no_validator() {
		let full = node()
			.with("system_nodeRoles", json!(["Full"]))
			.with("system_reservedPeers", json!(["b"]));
		assert!(found(&full).iter().all(|finding| finding.check != "reserved"));
	}

	#[test]
	fn sync_should_be_told_by_its_blocks_when_it_goes_on() {
		let health = json!({ "peers": 5, "isSyncing": true, "shouldHavePeers": true });
		let state = json!({ "startingBlock": 0, "currentBlock": 7, "highestBlock": 900 });
		let node = node().with("system_health", health).with("system_syncState", state);
		assert_eq!(level(&node, "sync"), Level::Warning);
		assert_eq!(finding(&node, "sync").found, "block 7 of 900");
		// What is caught up with is old.
		let node = node.with("state_getStorage", made_at(NOW - 86_400_000));
		assert_eq!(level(&node, "clock"), Level::Good);
	}

	#[test]
	fn finality_should_be_as_grave_as_it_is_behind_when_it_is_not_close() {
		// 30 are final.
		let best =
			|best: u64| node().with("chain_getHeader", json!({ "number": format!("{best:#x}") }));
		assert_eq!(level(&best(40), "finality"), Level::Good);
		assert_eq!(level(&best(41), "finality"), Level::Warning);
		assert_eq!(level(&best(80), "finality"), Level::Warning);
		assert_eq!(level(&best(81), "finality"), Level::Fault);
	}

	#[test]
	fn finality_should_be_warned_of_when_there_is_no_block() {
		let first = json!({ "number": "0x0" });
		let node = node().with("chain_getHeader", first.clone());
		assert_eq!(level(&node.with("chain_getHeader 0xf1", first), "finality"), Level::Warning);
	}

	#[test]
	fn clock_should_be_told_when_blocks_come_from_the_future_or_not_at_all() {
		let made = |time: u64| node().with("state_getStorage", made_at(time));
		assert_eq!(level(&made(NOW + 500), "clock"), Level::Good);
		assert_eq!(level(&made(NOW + 501), "clock"), Level::Warning);
		assert_eq!(level(&made(NOW + 3_000), "clock"), Level::Fault);
		assert_eq!(level(&made(NOW - 30_000), "clock"), Level::Good);
		assert_eq!(level(&made(NOW - 30_001), "clock"), Level::Warning);
	}

	/// A node that takes five seconds for every answer, by this clock, and has just made a block.
	struct Slow<'a>(&'a Cell<u64>);

	impl Ask for Slow<'_> {
		fn ask(&self, method: &str, params: Value) -> Result<Value, Refusal> {
			self.0.set(self.0.get() + 5_000);
			node().with("state_getStorage", made_at(self.0.get())).ask(method, params)
		}
	}

	#[test]
	fn clock_should_be_good_when_a_slow_node_makes_blocks_while_it_is_asked() {
		let time = Cell::new(NOW);
		let findings = examine(&Slow(&time), &[], &|| time.get(), None);
		let clock = findings.last().unwrap();
		assert_eq!((clock.check, clock.level), ("clock", Level::Good), "{}", clock.found);
	}

	/// What the node is found to be whose metrics have this of its clock, while its newest block is two seconds old.
	fn clock_of(value: &str) -> Level {
		let page = format!(
			"# HELP suhui_clock_drift_ms Milliseconds\n# TYPE suhui_clock_drift_ms gauge\n\
			 suhui_clock_drift_ms{{chain=\"suhui\"}} {value}\nsuhui_clock_drift_msec 9\n"
		);
		let findings = examine(&node(), &[], &|| NOW, announced(&page));
		findings.iter().find(|finding| finding.check == "clock").unwrap().level
	}

	#[test]
	fn clock_should_be_judged_by_what_others_announce_when_the_metrics_tell() {
		let behind = ["-40000", "-3000", "-2999", "-501", "-500"].map(clock_of);
		let expected = [Level::Fault, Level::Fault, Level::Warning, Level::Warning, Level::Good];
		assert_eq!(behind, expected);
		assert_eq!(["900", "7000", "7001"].map(clock_of), [Level::Good, Level::Good, Level::Fault]);
	}

	#[test]
	fn clock_should_be_judged_by_blocks_when_too_few_were_announced() {
		assert_eq!(announced("suhui_clock_drift_ms{chain=\"suhui\"} NaN\n"), None);
		assert_eq!(announced("substrate_block_height 9\n"), None);
		assert_eq!(clock_of("NaN"), Level::Good);
	}

	#[test]
	fn clock_should_be_unknown_when_there_is_neither_time_nor_block() {
		let none = node().with("state_getStorage", Value::Null);
		assert_eq!(level(&none, "clock"), Level::Unknown);
		let findings = examine(&none, &[], &|| NOW, Some(900));
		assert_eq!(findings.last().map(|finding| finding.level), Some(Level::Good));
	}

	#[test]
	fn network_should_be_unknown_when_the_node_does_not_tell() {
		assert_eq!(level(&Answers::new([]), "network"), Level::Unknown);
	}
}
