//! Methodologies and their versions.

use serde_json::{json, Value};

use crate::service::{digest, services, services_with, CYCLING, POINTS};

/// 3 kg of paper, of which 1 kg is soiled, in summer: 2 kg at 450 g, all of it counted as the week is not above 20 kg.
const RECYCLING: &str = r#"methodology "Recycling"
unit kgCO2e = 1000 gCO2e
input material "what" : one of paper "old paper", glass
input total : kg, decimals 2, from 0 to 50
input soiled : kg, decimals 2, from 0 to 50
input week : kg, decimals 2, from 0 to 350, sum of total over 7 days
input before : 1, decimals 0, from 0 to 30, count of total over the month
input bonus : 1, decimals 0, from 0 to 3, for points
table factor "avoided" of material, season : kgCO2e/kg =
    for spring, summer, autumn, winter
    paper -> 0.46, 0.45, 0.44, 0.43
    glass -> 0.31, 0.3, 0.29, 0.28
    source "An example"
table share of week : 1 = up to 20 kg -> 1 otherwise -> 50% source "Another"
assert soiled <= total "soiled is part of the whole"
result gCO2e = if before < 9 then (total - soiled) * factor * share else 0
vector on 2024-07-01, material = paper, total = 3, soiled = 1, week = 20, before = 8, bonus = 0 -> 900
"#;

#[tokio::test]
async fn methodology_should_show_its_formula_when_asked() {
	for service in services().await {
		let version = service.json("/methodologies/0").await;
		assert_eq!(version["parameters"][0]["citation"], "Guidelines, table 2");
		assert_eq!(version["vectors"][0]["evaluated"], "451.250");
		assert_eq!(version["vectors"][0]["passes"], true);
		assert_eq!(version["vectors"][0]["day"], Value::Null);
		assert_eq!(version["uses_day"], false);
		assert_eq!(version["used_by"][0]["title"], "公共自行车ＣＯ２");
		assert_eq!(version["document"]["available"], false);
		assert_eq!(service.json("/scenarios/0").await["methodology"]["issued"]["mg"], "1000002501");
		assert_eq!(version["developer"], json!({"id": 0, "title": null}));
		for unset in ["rejected", "reason", "withdrawn"] {
			assert_eq!(version[unset], Value::Null, "{unset}");
		}
		assert_eq!(version["opinions"][0]["expert"], 1);
	}
}

#[tokio::test]
async fn methodology_should_describe_all_its_text_declares_when_asked() {
	let more = [format!("UPDATE versions SET text = '{RECYCLING}'")];
	for service in services_with(&more).await {
		let version = service.json("/methodologies/0").await;
		let input = |at: usize| &version["inputs"][at];
		assert_eq!((&input(0)["from"], &input(0)["to"]), (&json!("paper"), &json!("glass")));
		assert_eq!(
			input(0)["codes"],
			json!([{"code": "paper", "description": "old paper"}, {"code": "glass", "description": ""}])
		);
		assert_eq!((&input(1)["codes"], &input(1)["window"]), (&json!([]), &Value::Null));
		assert_eq!(input(3)["window"], json!({"kind": "sum", "of": "total", "days": 7}));
		assert_eq!(input(4)["window"], json!({"kind": "count", "of": "total", "days": null}));
		let for_points = [1, 5].map(|at| input(at)["for_points"].clone());
		assert_eq!(for_points, [json!(false), json!(true)]);
		let [factor, share] = [0, 1].map(|at| &version["tables"][at]);
		assert_eq!(
			(&factor["of"], &factor["by"], &factor["unit"]),
			(&json!("material"), &json!("season"), &json!("kgCO2e/kg"))
		);
		assert_eq!(factor["columns"], json!(["spring", "summer", "autumn", "winter"]));
		assert_eq!(
			factor["rows"][1],
			json!({"kind": "code", "key": "glass", "values": ["0.31", "0.3", "0.29", "0.28"]})
		);
		assert_eq!((&share["by"], &share["bounds_unit"]), (&Value::Null, &json!("kg")));
		assert_eq!(
			share["rows"],
			json!([
				{"kind": "up_to", "key": "20", "values": ["1"]},
				{"kind": "otherwise", "key": null, "values": ["0.5"]}
			])
		);
		assert_eq!(version["assertions"], json!(["soiled is part of the whole"]));
		assert_eq!(version["uses_day"], true);
		let example = &version["vectors"][0];
		assert_eq!(
			(&example["day"], &example["evaluated"]),
			(&json!("2024-07-01"), &json!("900.000"))
		);
		assert_eq!(example["inputs"][0], json!({"name": "material", "value": "paper"}));
	}
}

#[tokio::test]
async fn rejected_version_should_keep_its_text_and_give_the_reason_when_asked() {
	let reason = digest(2);
	let more = [
		format!(
			"UPDATE versions SET stage = 'rejected', published_day = NULL, published_block = NULL, rejected_day = 16802, \
			rejected_block = 2, reason_blake2_256 = '{reason}', reason_sm3 = '{reason}'"
		),
		format!(
			"UPDATE scenarios SET stage = 'rejected', reason_blake2_256 = '{reason}', reason_sm3 = '{reason}'"
		),
		"UPDATE terms SET stage = 'rejected', from_day = NULL".to_string(),
	];
	for service in services_with(&more).await {
		let version = service.json("/methodologies/0").await;
		assert_eq!((&version["stage"], &version["text"]), (&json!("rejected"), &json!(CYCLING)));
		assert_eq!(version["rejected"], json!({"day": "2016-01-02", "block": 2}));
		let scenario = service.json("/scenarios/0").await;
		assert_eq!(scenario["stage"], "rejected");
		assert_eq!(
			(&scenario["in_force"], &scenario["terms"][0]["points_text"]),
			(&Value::Null, &json!(POINTS))
		);
		assert!(version["used_by"].as_array().unwrap().is_empty());
		for of in [&version, &scenario] {
			assert_eq!(of["reason"]["sm3"], json!(reason));
		}
		let document = service.json(&format!("/documents?digest={reason}")).await;
		let named = document["items"][0]["on_chain"].as_array().unwrap();
		let kinds: Vec<_> = named.iter().map(|it| (&it["kind"], &it["role"])).collect();
		let role = &json!("reason");
		assert_eq!(
			kinds,
			[(&json!("methodology"), role), (&json!("scenario"), role), (&json!("verifier"), role)]
		);
	}
}

#[tokio::test]
async fn withdrawn_version_should_keep_its_text_and_be_used_by_none_when_asked() {
	let more = [
		"UPDATE versions SET stage = 'withdrawn', published_day = NULL, published_block = NULL, \
		withdrawn_day = 16802, withdrawn_block = 2",
		"UPDATE scenarios SET stage = 'withdrawn'",
		"UPDATE terms SET stage = 'withdrawn', from_day = NULL",
	];
	for service in services_with(&more.map(String::from)).await {
		let version = service.json("/methodologies/0").await;
		assert_eq!((&version["stage"], &version["text"]), (&json!("withdrawn"), &json!(CYCLING)));
		assert_eq!(version["withdrawn"], json!({"day": "2016-01-02", "block": 2}));
		assert_eq!((&version["scenarios"], &version["used_by"]), (&json!(0), &json!([])));
		let scenario = service.json("/scenarios/0").await;
		assert_eq!((&scenario["stage"], &scenario["reason"]), (&json!("withdrawn"), &Value::Null));
		assert_eq!(
			(&scenario["terms"][0]["stage"], &scenario["terms"][0]["points_text"]),
			(&json!("withdrawn"), &json!(POINTS))
		);
	}
}
