//! The box that takes anything.

use serde_json::Value;

use crate::service::{digest, services, ALICE, ALICE_KEY, CHARLIE, CODE, EXPERT};

#[tokio::test]
async fn search_should_take_wildcards_literally_when_given() {
	for service in services().await {
		let kinds = |hits: &Value| -> Vec<String> {
			hits["items"]
				.as_array()
				.unwrap()
				.iter()
				.map(|hit| hit["kind"].as_str().unwrap().to_string())
				.collect()
		};
		assert_eq!(kinds(&service.json("/search?q=100%25").await), ["methodology"]);
		assert!(kinds(&service.json("/search?q=_").await).is_empty());
		assert_eq!(kinds(&service.json("/search?q=%E8%87%AA%E8%A1%8C").await), ["scenario"]);
		// Full-width letters have small ones too.
		assert_eq!(kinds(&service.json("/search?q=%EF%BC%A3%EF%BC%AF").await), ["scenario"]);
		let of_alice = [
			"participant",
			"methodology",
			"scenario",
			"batch",
			"batch",
			"batch",
			"validator",
			"signer",
		];
		assert_eq!(kinds(&service.json(&format!("/search?q={ALICE}")).await), of_alice);
		assert_eq!(kinds(&service.json(&format!("/search?q={ALICE_KEY}")).await), of_alice);
		let of_charlie = ["participant", "verifier"];
		assert_eq!(kinds(&service.json(&format!("/search?q={CHARLIE}")).await), of_charlie);
		assert_eq!(kinds(&service.json(&format!("/search?q={EXPERT}")).await), ["expert"]);
		// A legal person by part of its title, and by its code in large or small letters.
		for text in ["VERIF", CODE, &CODE.to_lowercase()] {
			let hits = service.json(&format!("/search?q={text}")).await;
			assert_eq!(kinds(&hits), ["verifier", "participant"], "{text}");
			assert_eq!(hits["items"][1]["detail"], CODE);
		}
		assert_eq!(kinds(&service.json(&format!("/search?q={}", digest(103))).await), ["block"]);
		assert_eq!(kinds(&service.json("/search?q=3-1").await), ["extrinsic"]);
		assert_eq!(
			kinds(&service.json(&format!("/search?q={}", digest(1))).await),
			["batch", "batch", "batch", "document"]
		);
	}
}
