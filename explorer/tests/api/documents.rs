//! Public documents.

use serde_json::{json, Value};

use crate::service::{digest, services};

#[tokio::test]
async fn documents_should_mark_what_is_missing_when_the_chain_names_it() {
	for service in services().await {
		let list = service.json("/documents").await;
		assert_eq!(list["items"][0]["available"], false);
		assert_eq!(list["items"][0]["on_chain"].as_array().unwrap().len(), 3);
		let path = |which| format!("/documents?digest={}", digest(which));
		let found = service.json(&path(1)).await["items"][0].take();
		assert_eq!(
			(&found["blake2_256"], &found["sm3_matches"]),
			(&json!(digest(1)), &Value::Null)
		);
		assert_eq!(found["on_chain"][0]["sm3"], digest(1));
		assert!(service.json(&path(3)).await["items"].as_array().unwrap().is_empty());
		assert_eq!(service.get("/documents?digest=0x12").await.status, 400);
		assert_eq!(service.get(&format!("/documents/{}", digest(1))).await.status, 404);
	}
}
