//! Lapses.

use serde_json::json;

use crate::booking::{event, indexes, rows, Written};

#[tokio::test]
async fn lapse_should_be_kept_when_lots_lapsed() {
	let quantity = json!({ "reduction": "9007199254740993", "points": "7" });
	let lapsed = json!({ "month": 552, "page": 1, "quantity": quantity });
	for (_folder, store) in indexes(&[event("Points", "Lapsed", lapsed)], &Written::default()).await
	{
		let lapses = "SELECT block, idx, month, page, mg, points FROM lapses";
		assert_eq!(
			rows(&store, lapses).await,
			[json!([7, 0, 552, 1, 9_007_199_254_740_993_i64, 7])]
		);
	}
}
