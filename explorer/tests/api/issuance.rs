//! What was issued, and of which batches.

use serde_json::{json, Value};

use crate::service::{digest, services, services_with, ALICE, CHARLIE, CYCLING};

#[tokio::test]
async fn summary_should_sum_exactly_when_batches_were_issued() {
	for service in services().await {
		let summary = service.json("/summary").await;
		// 1,000,000,001 + 2,500 mg.
		assert_eq!(summary["issued"], json!({"mg": "1000002501", "text": "1.000002501 t"}));
		assert_eq!((&summary["points"], &summary["lapsed"]["mg"]), (&json!("5"), &json!("7")));
		assert_eq!(
			summary["participants"],
			json!({"individual": 1, "institution": 1, "organisation": 0})
		);
		assert_eq!(summary["batches"], json!({"approved": 1, "complete": 1, "opened": 1}));
		assert_eq!(summary["records"], "30");
		assert_eq!(summary["node"]["connected"], false);
		assert_eq!(summary["indexed"]["number"], 5);
		assert_eq!(summary["latest"].as_array().unwrap().len(), 3);
		assert_eq!(
			(&summary["issuing_scenarios"], &summary["attesting_verifiers"]),
			(&json!(1), &json!(1))
		);
		assert_eq!(
			(&summary["top_scenarios"][0]["title"], &summary["top_verifiers"][0]["title"]),
			(&json!("公共自行车ＣＯ２"), &json!("Verifier"))
		);
		assert_eq!(summary["top_verifiers"][0]["id"], 2);
		// The one is suspended.
		assert_eq!(summary["verifiers"], 0);
		assert_eq!(summary["top_verifiers"][0]["issued"]["mg"], "1000002501");
	}
}

#[tokio::test]
async fn series_should_sum_by_key_when_asked() {
	for service in services().await {
		let months = service.json("/series?by=month").await;
		let items = months["items"].as_array().unwrap();
		assert_eq!(items.len(), 2);
		assert_eq!(
			(&items[0]["key"], &items[0]["reduction"]["mg"]),
			(&json!("2016-01"), &json!("1000000001"))
		);
		assert_eq!(items[1]["label"]["zh"], "2016年2月");
		let days = service.json("/series?by=day").await;
		assert_eq!(days["items"][0]["key"], "2016-01-02");
		// Ten records a chunk, two of them withheld.
		assert_eq!(days["items"][0]["records"], "24");
		assert_eq!(items[0]["records"], "8");
		let regions = service.json("/series?by=region").await;
		assert_eq!(regions["items"][0]["label"]["en"], "Nanjing");
		for by in ["category", "scenario"] {
			let series = service.json(&format!("/series?by={by}")).await;
			assert_eq!(series["items"][0]["reduction"]["mg"], "1000002501", "{by}");
		}
		assert_eq!(service.get("/series?by=year").await.status, 400);
	}
}

#[tokio::test]
async fn batch_should_keep_its_claim_exactly_when_it_fills_64_bits() {
	for service in services().await {
		let batch = service.json("/batches/0").await;
		assert_eq!(batch["claim"]["reduction"]["mg"], "18446744073709551615");
		assert_eq!(batch["period"], json!({"first": "2016-01-01", "last": "2016-01-31"}));
		assert_eq!(batch["steps"][0]["step"], "opened");
		assert_eq!(batch["steps"][0]["extrinsic"], "1-0");
		assert_eq!(batch["regions"][0]["label"]["zh"], "南京市");
		assert_eq!(
			service.json("/batches?status=complete").await["items"].as_array().unwrap().len(),
			1
		);
		assert_eq!(batch["verifier"], json!({"id": 2, "title": "Verifier"}));
		assert_eq!(batch["reporter"], json!({"id": 0, "title": null}));
		// By number and by address; Alice stands for another participant.
		for (verifier, expected) in [("2", 3), (CHARLIE, 3), ("0", 0), (ALICE, 0)] {
			let list = service.json(&format!("/batches?verifier={verifier}")).await;
			assert_eq!(list["items"].as_array().unwrap().len(), expected, "{verifier}");
		}
		assert_eq!(service.get("/batches?verifier=x").await.status, 400);
		let rule = service.json("/batches/0/rule").await;
		assert_eq!(rule["period"], json!({"first": 16801, "last": 16831}));
		assert_eq!(
			(&rule["bindings"], &rule["methodology"]),
			(&json!([{"input": 0}]), &json!(CYCLING))
		);
		assert_eq!((&batch["terms"], &rule["terms"]), (&json!(1), &json!(1)));
		assert_eq!(
			batch["classes"],
			json!([{
				"class": 0, "month": "2016-01", "first_chunk": 0, "chunks": 1, "points": "5",
				"reduction": {"mg": "1000000001", "text": "1.000000001 t"},
			}])
		);
		assert_eq!((&batch["held"], &batch["ground"]), (&Value::Null, &Value::Null));
	}
}

#[tokio::test]
async fn batch_should_say_why_when_put_on_hold_refused_or_continued() {
	let (reason, report) = (digest(2), digest(3));
	let more = [
		"UPDATE batches SET status = 'held', held_from = 'approved' WHERE id = 1".to_string(),
		format!(
			"INSERT INTO batch_steps (batch, block, idx, step, extrinsic, reason_blake2_256, reason_sm3) VALUES \
			(1, 4, 0, 'put_on_hold', 1, '{reason}', '{reason}')"
		),
		format!(
			"UPDATE batches SET status = 'refused', continues = 0, report_blake2_256 = '{report}', report_sm3 = '{report}' \
			WHERE id = 2"
		),
		"INSERT INTO batch_steps (batch, block, idx, step, extrinsic, verifier) VALUES (2, 4, 1, 'refused', 1, 2)".to_string(),
	];
	for service in services_with(&more).await {
		let held = service.json("/batches/1").await;
		assert_eq!((&held["status"], &held["ground"]), (&json!("held"), &json!("order")));
		assert_eq!(
			(&held["held"]["reason"]["sm3"], &held["held"]["difference"]),
			(&json!(reason), &Value::Null)
		);
		let refused = service.json("/batches/2").await;
		assert_eq!((&refused["report"]["sm3"], &refused["continues"]), (&json!(report), &json!(0)));
		assert_eq!(refused["steps"][0]["verifier"], json!({"id": 2, "title": "Verifier"}));
		// It came to nothing, so that another may continue.
		assert_eq!(service.json("/batches/0").await["continued_by"], Value::Null);
		let verifier = service.json("/verifiers/2").await;
		assert_eq!((&verifier["refused"], &verifier["declined"]), (&json!(1), &json!(0)));
		let named = service.json(&format!("/documents?digest={reason}")).await;
		let named = &named["items"][0]["on_chain"][0];
		assert_eq!((&named["kind"], &named["role"]), (&json!("batch"), &json!("reason")));
	}
	let again = ["UPDATE batches SET continues = 0 WHERE id = 2".to_string()];
	for service in services_with(&again).await {
		assert_eq!(service.json("/batches/0").await["continued_by"], 2);
	}
}
