//! What whoever waits is told of a chain that stands still.

use suhui_client::standstill::{Awaited, Heights, Standstill, Still};

/// What stands still, what is to be done, and what becomes of what was sent.
pub fn told(it: &Standstill) -> String {
	let Heights { newest, last } = it.heights;
	let seconds = it.seconds;
	let (zh, en) = match it.still {
		Still::Finality => (
			format!("终局停滞于区块 {last} 已 {seconds} 秒，最新区块为 {newest}；请各部门在验证节点上运行 suhui-node doctor，处置见 docs/upgrades.md 的 Finality stands still"),
			format!("finality has stood still at block {last} for {seconds} seconds, the newest block is {newest}: every department runs `suhui-node doctor` on its validator, and docs/upgrades.md says under \"Finality stands still\" what is done"),
		),
		Still::Blocks => (
			format!("已 {seconds} 秒没有新区块，最新区块为 {newest}，终局在区块 {last}；请在节点上运行 suhui-node doctor，查看它是否与其他节点相连、验证节点是否出块"),
			format!("no block has come for {seconds} seconds, the newest is {newest} and the last final one {last}: run `suhui-node doctor` on the node, which tells whether it is connected and whether validators make blocks"),
		),
		Still::Node => (
			format!("节点已 {seconds} 秒没有应答；此前最新区块为 {newest}，终局在区块 {last}；请查看节点是否在运行、网络是否通畅"),
			format!("the node has not answered for {seconds} seconds; its newest block was {newest} and the last final one {last}: see whether it runs and can be reached"),
		),
		Still::Pool => (
			"节点的交易池已不再持有此操作，正在已终局的区块中逐块查找".to_string(),
			"the node's pool let go of the transaction, and the final blocks are looked through for it".to_string(),
		),
	};
	let (of_zh, of_en) = fate(it.awaited);
	format!("{zh}。{of_zh} / {en}. {of_en}")
}

/// What becomes of what was sent if nobody waits for it any more.
fn fate(awaited: Awaited) -> (String, String) {
	match awaited {
		Awaited::One { transaction, block: Some((_, block)), until } => (
			format!("此操作 {transaction:?} 在区块 {block}，终局恢复后即为最终；仍在等候，按 Ctrl-C 不会丢失，日后以此哈希在浏览器的「链上操作」查询；终局越过区块 {until} 而仍查不到方可重发，在此之前请勿重发"),
			format!("Block {block} has this transaction, {transaction:?}, which is final once finality goes on. Still waiting; Ctrl-C loses nothing: look it up in the explorer's extrinsics by that hash later, and do not send it again before block {until} is final without it"),
		),
		Awaited::One { transaction, block: None, until } => (
			format!("此操作 {transaction:?} 尚未入块，区块 {until} 及以前仍可能入块；仍在等候，按 Ctrl-C 不会撤回，日后以此哈希在浏览器的「链上操作」查询，终局越过区块 {until} 而仍查不到方可重发"),
			format!("No block has this transaction yet, {transaction:?}, and one up to block {until} may. Still waiting; Ctrl-C does not take it back: look it up in the explorer's extrinsics by that hash later, and send it again only where it is not found once block {until} is final"),
		),
		Awaited::Many => (
			"已发送的操作留在其区块或交易池中；仍在等候，按 Ctrl-C 不会丢失，终局恢复后运行同一命令，即从链上已有的继续".to_string(),
			"What was sent stays in its blocks or in the pool. Still waiting; Ctrl-C loses nothing: once finality goes on the same command goes on from what the chain has".to_string(),
		),
		Awaited::Nothing => (
			"链已升级运行时，其首批区块产生后才签名发送；仍在等候，按 Ctrl-C 即不再发送".to_string(),
			"The chain has another runtime, and what is next is signed and sent once that has made its first blocks. Still waiting; after Ctrl-C no more is sent".to_string(),
		),
	}
}

#[cfg(test)]
mod tests {
	use subxt::utils::H256;

	use super::*;

	fn told_of(still: Still, awaited: Awaited) -> String {
		told(&Standstill {
			awaited,
			still,
			heights: Heights { newest: 1_240, last: 1_200 },
			seconds: 90,
		})
	}

	fn one(height: Option<u64>) -> Awaited {
		let block = height.map(|height| (H256::repeat_byte(9), height));
		Awaited::One { transaction: H256::repeat_byte(7), block, until: 1_263 }
	}

	#[test]
	fn standstill_should_tell_heights_remedy_and_the_calls_block_when_finality_stands_still() {
		let told = told_of(Still::Finality, one(Some(1_203)));
		let (chinese, english) = told.split_once(" / ").unwrap();
		let hash = format!("0x{}", "07".repeat(32));
		for part in ["1200", "1240", "90", "1203", "1263", "docs/upgrades.md", "Ctrl-C", &hash] {
			assert!(chinese.contains(part) && english.contains(part), "{part}: {told}");
		}
		assert!(english.contains("do not send it again before block 1263 is final"), "{told}");
	}

	#[test]
	fn standstill_should_tell_until_when_the_call_may_be_taken_when_no_block_has_it() {
		for still in [Still::Finality, Still::Blocks, Still::Node, Still::Pool] {
			let told = told_of(still, one(None));
			assert!(told.contains("one up to block 1263 may"), "{told}");
			assert!(told.contains("once block 1263 is final"), "{told}");
		}
	}

	#[test]
	fn standstill_should_tell_that_no_more_is_sent_when_a_new_runtime_makes_no_block() {
		let told = told_of(Still::Blocks, Awaited::Nothing);
		assert!(told.contains("no block has come") && told.contains("no more is sent"), "{told}");
	}

	#[test]
	fn standstill_should_tell_what_it_is_that_stands_still_when_many_are_waited_for() {
		for (still, part) in [
			(Still::Finality, "finality has stood still at block 1200 for 90 seconds"),
			(Still::Blocks, "no block has come for 90 seconds"),
			(Still::Node, "the node has not answered for 90 seconds"),
		] {
			let told = told_of(still, Awaited::Many);
			assert!(told.contains(part) && told.contains("the same command goes on"), "{told}");
		}
	}
}
