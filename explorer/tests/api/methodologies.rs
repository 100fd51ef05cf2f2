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
		assert_eq!(version["since"], json!({"day": "2016-01-02", "block": 2}));
		assert_eq!(
			(&version["effective"], &version["discontinued"]),
			(&json!("2016-01-02"), &Value::Null)
		);
		let seats = &version["panels"][0]["seats"];
		assert_eq!(
			(&seats[0]["number"], &seats[0]["view"], &seats[0]["day"]),
			(&json!(1), &json!("favourable"), &json!("2016-01-02"))
		);
		assert_eq!((&seats[1]["number"], &seats[1]["view"]), (&json!(2), &Value::Null));
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
			"INSERT INTO version_steps (version, block, idx, step, reason_blake2_256, reason_sm3) VALUES \
			(0, 2, 1, 'rejected', '{reason}', '{reason}')"
		),
		"UPDATE versions SET stage = 'rejected', published_day = NULL, published_block = NULL".to_string(),
		format!(
			"UPDATE scenarios SET stage = 'rejected', reason_blake2_256 = '{reason}', reason_sm3 = '{reason}'"
		),
		"UPDATE terms SET stage = 'rejected', from_day = NULL".to_string(),
	];
	for service in services_with(&more).await {
		let version = service.json("/methodologies/0").await;
		assert_eq!((&version["stage"], &version["text"]), (&json!("rejected"), &json!(CYCLING)));
		assert_eq!(version["steps"][0]["step"], "rejected");
		let scenario = service.json("/scenarios/0").await;
		assert_eq!(scenario["stage"], "rejected");
		assert_eq!(
			(&scenario["in_force"], &scenario["terms"][0]["points_text"]),
			(&Value::Null, &json!(POINTS))
		);
		assert!(version["used_by"].as_array().unwrap().is_empty());
		for of in [&version["steps"][0], &scenario] {
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
		"UPDATE versions SET stage = 'withdrawn', published_day = NULL, published_block = NULL",
		"UPDATE scenarios SET stage = 'withdrawn'",
		"UPDATE terms SET stage = 'withdrawn', from_day = NULL",
	];
	for service in services_with(&more.map(String::from)).await {
		let version = service.json("/methodologies/0").await;
		assert_eq!((&version["stage"], &version["text"]), (&json!("withdrawn"), &json!(CYCLING)));
		assert_eq!(version["since"], json!({"day": "2016-01-02", "block": 2}));
		assert_eq!((&version["scenarios"], &version["used_by"]), (&json!(0), &json!([])));
		let scenario = service.json("/scenarios/0").await;
		assert_eq!((&scenario["stage"], &scenario["reason"]), (&json!("withdrawn"), &Value::Null));
		assert_eq!(
			(&scenario["terms"][0]["stage"], &scenario["terms"][0]["points_text"]),
			(&json!("withdrawn"), &json!(POINTS))
		);
	}
}

/// Of version 0, whose first notice an objection ended; the second runs to 2016-01-04, the 16,804th day. Today is 2016-01-02.
fn noticed() -> Vec<String> {
	let (one, two) = (digest(1), digest(2));
	vec![
		"UPDATE versions SET stage = 'notice', round = 2".to_string(),
		"INSERT INTO notices (version, round, from_day, last_day, begun_block, outcome, outcome_day, outcome_block) VALUES \
		(0, 1, 16790, 16797, 1, 'reopened', 16796, 2), (0, 2, 16797, 16804, 3, NULL, NULL, NULL)"
			.to_string(),
		format!(
			"INSERT INTO objections (version, number, round, participant, document_blake2_256, document_sm3, filed_day, \
			filed_block, upheld, answer_blake2_256, answer_sm3, answered_day, answered_block) VALUES \
			(0, 1, 1, 0, '{one}', '{one}', 16791, 1, 1, '{two}', '{two}', 16796, 2), \
			(0, 2, 1, 2, '{one}', '{one}', 16792, 1, NULL, NULL, NULL, NULL, NULL), \
			(0, 3, 2, 2, '{one}', '{one}', 16798, 3, NULL, NULL, NULL, NULL, NULL)"
		),
	]
}

#[tokio::test]
async fn notices_should_tell_days_left_and_objections_when_listed() {
	for service in services_with(&noticed()).await {
		let notices = service.json("/notices").await;
		let [running, reopened] = [0, 1].map(|at| &notices["items"][at]);
		assert_eq!(
			(&running["state"], &running["last"], &running["days_left"], &running["unanswered"]),
			(&json!("running"), &json!("2016-01-04"), &json!(3), &json!(1))
		);
		assert_eq!(running["version"], json!({"id": 0, "title": "Cycling 100%"}));
		assert_eq!(running["made"][0]["state"], "open");
		assert_eq!(
			(&reopened["state"], &reopened["days_left"], &reopened["objections"]),
			(&json!("reopened"), &Value::Null, &json!(2))
		);
		assert_eq!(reopened["ended"], json!({"day": "2015-12-27", "block": 2}));
		let states = [0, 1].map(|at| reopened["made"][at]["state"].clone());
		assert_eq!(states, [json!("upheld"), json!("fallen")]);
		assert_eq!(reopened["made"][0]["answer"]["sm3"], json!(digest(2)));
		let version = service.json("/methodologies/0").await;
		assert_eq!(version["notices"][1]["made"][0]["number"], 3);
	}
}

#[tokio::test]
async fn notices_should_be_those_of_the_state_when_one_is_asked_for() {
	let mut over = noticed();
	over.push("UPDATE notices SET last_day = 16801 WHERE round = 2".to_string());
	for service in services_with(&over).await {
		for (state, rounds) in
			[("running", vec![]), ("over", vec![json!(2)]), ("reopened", vec![json!(1)])]
		{
			let found = service.json(&format!("/notices?state={state}")).await;
			let found = found["items"].as_array().unwrap();
			let found: Vec<_> = found.iter().map(|item| item["round"].clone()).collect();
			assert_eq!(found, rounds, "{state}");
		}
		assert_eq!(service.get("/notices?state=none").await.status, 400);
		let first = service.json("/notices?limit=1").await;
		let next = first["next"].as_str().unwrap();
		let second = service.json(&format!("/notices?limit=1&after={next}")).await;
		assert_eq!((&second["items"][0]["round"], &second["next"]), (&json!(1), &Value::Null));
	}
}
