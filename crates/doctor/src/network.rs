//! Whether the node is among others, and goes by the same time as they do.

use crate::{
	ask::{Ask, Refusal},
	finding::Finding,
	state::{is_validator, storage, voters},
};
use codec::Decode;
use serde_json::{json, Value};

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

/// What tells of peers, blocks and time; `now` is milliseconds since 1970 by this machine's clock.
pub fn examine(node: &dyn Ask, now: u64) -> Vec<Finding> {
	look(node, now).unwrap_or_else(|refusal| {
		vec![Finding::unknown("network", format!("{refusal}"), "look at the node's log")]
	})
}

fn look(node: &dyn Ask, now: u64) -> Result<Vec<Finding>, Refusal> {
	let health = node.ask("system_health", json!([]))?;
	let reserved = node.ask("system_reservedPeers", json!([]))?;
	let is_syncing = health["isSyncing"] == true;
	let reserved = reserved.as_array().map_or(0, Vec::len);
	let others = if reserved > 0 { reserved } else { voters(node)?.len().saturating_sub(1) };
	let mut findings = vec![peers(&health, reserved, others)];
	if reserved == 0 && health["shouldHavePeers"] == true && is_validator(node)? {
		findings.push(Finding::warning(
			"reserved",
			"a validator without reserved peers takes whoever comes",
			"name the other departments' nodes, or its own sentries: --reserved-only --reserved-nodes",
		));
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
	if let Some(time) = storage(node, "Timestamp", "Now")? {
		if let Ok(time) = u64::decode(&mut time.as_slice()) {
			findings.push(clock(now, time, is_syncing));
		}
	}
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

fn clock(now: u64, block: u64, is_syncing: bool) -> Finding {
	const REMEDY: &str = "see whether this machine's time is kept (timedatectl, chronyc tracking), and by which source";
	let seconds =
		|milliseconds: u64| format!("{}.{} s", milliseconds / 1_000, milliseconds % 1_000 / 100);
	let (behind, ahead) = (block.saturating_sub(now), now.saturating_sub(block));
	if behind >= SLOT {
		let found = format!(
			"this clock is at least {} behind that of the newest block's author",
			seconds(behind)
		);
		Finding::fault("clock", found, REMEDY)
	} else if behind > TOLERANCE {
		let found = format!(
			"this clock is at least {} behind that of the newest block's author",
			seconds(behind)
		);
		Finding::warning("clock", found, REMEDY)
	} else if ahead > LATE && !is_syncing {
		let found = format!(
			"the newest block is {} old: this clock is ahead, or nobody makes blocks",
			seconds(ahead)
		);
		Finding::warning("clock", found, REMEDY)
	} else {
		Finding::good("clock", format!("the newest block is {} old", seconds(ahead)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{finding::Level, state::mock::Answers};
	use codec::Encode;

	const NOW: u64 = 1_800_000_000_000;
	/// A node with five peers of six validators, whose block 0x20 is the newest and 0x1e final, made two seconds ago.
	fn node() -> Answers {
		Answers::new([
			("system_health", json!({ "peers": 5, "isSyncing": false, "shouldHavePeers": true })),
			("system_reservedPeers", json!(["a", "b"])),
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

	fn level(node: &Answers, check: &str) -> Level {
		let findings = examine(node, NOW);
		let found = findings.iter().find(|finding| finding.check == check);
		found.unwrap_or_else(|| panic!("{check} is not among {findings:?}")).level
	}

	#[test]
	fn network_should_be_good_when_there_are_peers_blocks_and_votes() {
		let findings = examine(&node(), NOW);
		assert!(findings.iter().all(|finding| finding.level == Level::Good), "{findings:?}");
		assert_eq!(findings[2].found, "block 32, final up to 30: 2 behind");
		assert_eq!(findings[3].found, "the newest block is 2.0 s old");
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
		assert!(examine(&full, NOW).iter().all(|finding| finding.level == Level::Good));
	}

	#[test]
	fn sync_should_be_told_by_its_blocks_when_it_goes_on() {
		let health = json!({ "peers": 5, "isSyncing": true, "shouldHavePeers": true });
		let state = json!({ "startingBlock": 0, "currentBlock": 7, "highestBlock": 900 });
		let node = node().with("system_health", health).with("system_syncState", state);
		assert_eq!(level(&node, "sync"), Level::Warning);
		assert_eq!(examine(&node, NOW)[1].found, "block 7 of 900");
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

	#[test]
	fn network_should_be_unknown_when_the_node_does_not_tell() {
		assert_eq!(level(&Answers::new([]), "network"), Level::Unknown);
	}
}
