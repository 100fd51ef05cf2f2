//! Experts.

use serde_json::json;
use subxt::utils::H256;
use suhui_explorer::{chain::block::Block, store::Store};

use crate::{
	booking::{block, book, event, rows, Written, ALICE, BOB, CHARLIE},
	databases,
};

#[tokio::test]
async fn expert_should_be_listed_when_seated_since_the_first_block_or_appointed() {
	let genesis = Block {
		number: 0,
		hash: H256::repeat_byte(6),
		time_ms: None,
		first_experts: vec![(1, ALICE.into()), (2, BOB.into())],
		..block(&[])
	};
	let named = |name: &str, expert: u32, account: &str| {
		event("Experts", name, json!({ "expert": expert, "account": account }))
	};
	let dismissed = |expert: u32| event("Experts", "Dismissed", json!({ "expert": expert }));
	let later = Block {
		number: 1,
		..block(&[
			named("KeyChanged", 1, CHARLIE),
			dismissed(2),
			named("Appointed", 3, ALICE),
			dismissed(3),
			named("Appointed", 3, ALICE),
		])
	};
	for (_folder, url) in databases::databases().await {
		let store = Store::open(&url).await.unwrap();
		let cursor = book(&store, None, &genesis, &Written::default()).await;
		book(&store, Some(&cursor), &later, &Written::default()).await;
		let experts = "SELECT id, account, appointed_day, appointed_block, dismissed_day, dismissed_block FROM experts \
			ORDER BY id";
		assert_eq!(
			rows(&store, experts).await,
			[
				json!([1, CHARLIE, null, 0, null, null]),
				json!([2, BOB, null, 0, 16_802, 1]),
				json!([3, ALICE, 16_802, 1, null, null])
			]
		);
	}
}
