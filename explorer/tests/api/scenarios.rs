//! Scenarios and their terms.

use serde_json::{json, Value};

use crate::service::{digest, services_with, CYCLING, POINTS};

/// Two more terms of scenario 0: those of yesterday ended with it, those of today give points only, and there are a
/// proposal and a successor.
fn changed_terms() -> Vec<String> {
	let one = digest(1);
	let terms = |number, stage, days| {
		format!(
			"INSERT INTO terms (source, number, version, points_text, bindings, document_blake2_256, document_sm3, \
			proposed_day, proposed_block, stage, from_day, until_day) VALUES \
			(0, {number}, NULL, '{POINTS}', '[{{\"input\":0}}]', '{one}', '{one}', 16801, 2, '{stage}', {days})"
		)
	};
	vec![
		"UPDATE terms SET until_day = 16801".to_string(),
		terms(2, "in_force", "16802, 16899"),
		terms(3, "in_force", "16900, NULL"),
		terms(4, "proposed", "NULL, NULL"),
		"INSERT INTO scenarios (id, developer, title, folded, category, succeeds, applied_day, applied_block, stage) \
		VALUES (1, 0, 'Bicycles', 'bicycles', 'transport', 0, 16802, 3, 'review')"
			.to_string(),
		"UPDATE scenarios SET last_day = 16899 WHERE id = 0".to_string(),
	]
}

#[tokio::test]
async fn scenario_should_show_the_terms_in_force_today_when_they_change() {
	for service in services_with(&changed_terms()).await {
		let scenario = service.json("/scenarios/0").await;
		assert_eq!(scenario["in_force"], 2);
		assert_eq!((&scenario["version"], &scenario["methodology"]), (&Value::Null, &Value::Null));
		let days = scenario["terms"].as_array().unwrap().iter();
		let days: Vec<_> = days.map(|it| json!([it["number"], it["from"], it["until"]])).collect();
		assert_eq!(
			days,
			[
				json!([4, null, null]),
				json!([3, "2016-04-09", null]),
				json!([2, "2016-01-02", "2016-04-08"]),
				json!([1, "2016-01-01", "2016-01-01"])
			]
		);
		assert_eq!(scenario["succeeded_by"], json!([{"id": 1, "title": "Bicycles"}]));
		assert_eq!(scenario["last_day"], "2016-04-08");
		let successor = service.json("/scenarios/1").await;
		assert_eq!(successor["last_day"], Value::Null);
		assert_eq!(successor["succeeds"], json!({"id": 0, "title": "公共自行车ＣＯ２"}));
		assert_eq!(successor["in_force"], Value::Null);
		// A batch keeps the terms of its days.
		let batch = service.json("/batches/0").await;
		assert_eq!(batch["version"], json!({"id": 0, "title": "Cycling 100%"}));
		assert_eq!(service.json("/methodologies/0").await["issued"]["mg"], "1000002501");
	}
}

#[tokio::test]
async fn rule_should_be_that_of_the_terms_when_asked_by_their_number() {
	for service in services_with(&changed_terms()).await {
		let rule = service.json("/scenarios/0/terms/1/rule").await;
		assert_eq!((&rule["methodology"], &rule["version"]), (&json!(CYCLING), &json!(0)));
		assert_eq!(rule["inputs"][0]["name"], "distance");
		let rule = service.json("/scenarios/0/terms/2/rule").await;
		assert_eq!((&rule["methodology"], &rule["terms"]), (&Value::Null, &json!(2)));
		for missing in ["/scenarios/0/terms/9/rule", "/scenarios/7/terms/1/rule"] {
			assert_eq!(service.get(missing).await.status, 404, "{missing}");
		}
	}
}
