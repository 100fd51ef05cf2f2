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
		format!(
			"INSERT INTO scenarios (id, developer, title, folded, category, succeeds, declaration_blake2_256, \
			declaration_sm3, applied_day, applied_block, application, application_day, stage, stage_day, stage_block) \
			VALUES (1, 0, 'Bicycles', 'bicycles', 'transport', 0, '{one}', '{one}', 16802, 3, 'review', 16802, 'applied', \
			16802, 3)"
		),
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
		assert_eq!(
			(&successor["stage"], &successor["application"], &successor["admitted"]),
			(&json!("applied"), &json!("review"), &Value::Null)
		);
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

/// Source 1 is a project of participant 2's, whose all batches are.
fn project() -> Vec<String> {
	let one = digest(1);
	vec![
		format!(
			"INSERT INTO scenarios (id, developer, title, folded, declaration_blake2_256, declaration_sm3, applied_day, \
			applied_block, stage, stage_day, stage_block) VALUES \
			(1, 2, 'Roof', 'roof', '{one}', '{one}', 16801, 2, 'admitted', 16802, 3)"
		),
		format!(
			"INSERT INTO terms (source, number, version, points_text, bindings, document_blake2_256, document_sm3, \
			proposed_day, proposed_block, stage, from_day, until_day) VALUES \
			(1, 1, 0, '', '[]', '{one}', '{one}', 16801, 2, 'in_force', 16801, NULL)"
		),
		"UPDATE batches SET source = 1".to_string(),
	]
}

#[tokio::test]
async fn project_should_have_no_category_when_asked_for() {
	for service in services_with(&project()).await {
		let project = service.json("/scenarios/1").await;
		assert_eq!((&project["category"], &project["developer"]["id"]), (&Value::Null, &json!(2)));
		let scenario = service.json("/scenarios/0").await;
		assert_eq!(scenario["category"], "transport");
		assert_eq!(service.json("/batches/0").await["scenario"]["category"], Value::Null);
	}
}

#[tokio::test]
async fn project_should_be_recomputed_without_points_formula_when_its_rule_is_asked_for() {
	for service in services_with(&project()).await {
		let rule = service.json("/scenarios/1/terms/1/rule").await;
		assert_eq!((&rule["methodology"], &rule["points"]), (&json!(CYCLING), &json!("")));
		assert_eq!(
			(&rule["bindings"], &rule["inputs"][0]["name"]),
			(&json!([]), &json!("distance"))
		);
	}
}

#[tokio::test]
async fn projects_should_be_one_beside_the_categories_when_summed() {
	for service in services_with(&project()).await {
		let series = service.json("/series?by=category").await;
		let project = &series["items"][0];
		assert_eq!(
			(&project["key"], &project["label"]["zh"]),
			(&json!("project"), &json!("减排项目"))
		);
		assert_eq!(project["reduction"]["mg"], "1000002501");
	}
}

/// Scenario 0 is claimed elsewhere in part, and was to be rectified twice. Its panel had an expert and a body.
fn watched() -> Vec<String> {
	let (one, two) = (digest(1), digest(2));
	vec![
		"UPDATE scenarios SET stage = 'rectifying', frozen_day = 16802, frozen_block = 5, transfer_to = 2".to_string(),
		format!(
			"INSERT INTO scenario_steps (source, block, idx, step, extrinsic, terms, participant, document_blake2_256, \
			document_sm3, reason_blake2_256, reason_sm3) VALUES \
			(0, 1, 0, 'applied', 0, NULL, NULL, NULL, NULL, NULL, NULL), \
			(0, 1, 1, 'completed', 1, 1, NULL, '{one}', '{one}', NULL, NULL), \
			(0, 5, 0, 'frozen', 0, NULL, NULL, NULL, NULL, '{two}', '{two}'), \
			(0, 5, 1, 'transfer_offered', 1, NULL, 2, NULL, NULL, NULL, NULL)"
		),
		"INSERT INTO claims (source, number, mechanism, reference, first_day, last_day, declared_day, declared_block, idx) \
		VALUES (0, 1, 'ccer', '0x01', 16436, 16800, 16801, 1, 4), (0, 2, 'vcs', '0x02', 16801, 16801, 16802, 4, 0)"
			.to_string(),
		format!(
			"INSERT INTO conflicts (id, source, participant, claim, document_blake2_256, document_sm3, reported_day, \
			reported_block, upheld, decision_blake2_256, decision_sm3, decided_day, decided_block) VALUES \
			(1, 0, NULL, 2, NULL, NULL, 16802, 4, 1, '{two}', '{two}', 16802, 5), \
			(2, 0, 2, NULL, '{one}', '{one}', 16802, 4, NULL, NULL, NULL, NULL, NULL)"
		),
		format!(
			"INSERT INTO evaluations (source, block, idx, day, days, document_blake2_256, document_sm3, submitted_day, \
			submitted_block, rectification_blake2_256, rectification_sm3, outcome, outcome_day, outcome_block, \
			refusal_blake2_256, refusal_sm3) VALUES \
			(0, 3, 0, 16802, 10, '{one}', '{one}', 16802, 4, '{two}', '{two}', 'refused', 16802, 5, '{one}', '{one}'), \
			(0, 5, 2, 16802, 20, '{one}', '{one}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)"
		),
		"INSERT INTO panels (matter, number, part, round, seat, seat_number, named_day, named_block) VALUES \
		('scenario', 0, 0, 1, 'expert', 1, 16801, 1), ('scenario', 0, 0, 1, 'body', 2, 16801, 1), \
		('terms', 0, 2, 1, 'expert', 2, 16801, 1)"
			.to_string(),
	]
}

#[tokio::test]
async fn scenario_should_tell_what_is_claimed_found_and_to_be_rectified_when_asked() {
	for service in services_with(&watched()).await {
		let scenario = service.json("/scenarios/0").await;
		assert_eq!((&scenario["stage"], &scenario["frozen"]), (&json!("rectifying"), &json!(true)));
		assert_eq!(scenario["frozen_since"], json!({"day": "2016-01-02", "block": 5}));
		assert_eq!(scenario["admitted"], json!({"day": "2016-01-02", "block": 2}));
		assert_eq!(scenario["transfer_to"], json!({"id": 2, "title": "Verifier"}));
		assert_eq!(scenario["declaration"]["sm3"], json!(digest(4)));
		let steps = scenario["steps"].as_array().unwrap();
		let named: Vec<_> = steps.iter().map(|step| step["step"].as_str().unwrap()).collect();
		assert_eq!(named, ["applied", "completed", "frozen", "transfer_offered"]);
		assert_eq!(steps[1]["document"]["sm3"], json!(digest(1)));
		assert_eq!(steps[2]["reason"]["sm3"], json!(digest(2)));
		assert_eq!((&steps[2]["to"], &steps[3]["to"]["id"]), (&Value::Null, &json!(2)));
		let [second, first] = [0, 1].map(|at| &scenario["evaluations"][at]);
		assert_eq!((&second["days"], &second["outcome"]), (&json!(20), &Value::Null));
		assert_eq!(
			(&first["outcome"], &first["refusal"]["sm3"]),
			(&json!("refused"), &json!(digest(1)))
		);
		let [of_it, of_terms] = [0, 1].map(|at| &scenario["panels"][at]);
		assert_eq!((&of_it["terms"], &of_terms["terms"]), (&Value::Null, &json!(2)));
		let seats = of_it["seats"].as_array().unwrap().iter();
		let seats: Vec<_> = seats.map(|seat| json!([seat["kind"], seat["title"]])).collect();
		assert_eq!(seats, [json!(["expert", null]), json!(["body", "Verifier"])]);
		// Without a document it is what the claim shows by itself.
		let itself = &scenario["conflicts"][0];
		assert_eq!((&itself["by"], &itself["document"]), (&Value::Null, &Value::Null));
		assert_eq!(service.json("/summary").await["scenarios"], 1);
	}
}

#[tokio::test]
async fn register_should_have_every_claim_and_conflict_newest_first_when_listed() {
	for service in services_with(&watched()).await {
		let first = service.json("/claims?limit=1").await;
		assert_eq!(
			(&first["items"][0]["number"], &first["items"][0]["conflicts"]),
			(&json!(2), &json!(1))
		);
		let next = first["next"].as_str().unwrap();
		let second = service.json(&format!("/claims?limit=1&after={next}")).await;
		let claim = &second["items"][0];
		assert_eq!(
			(&claim["mechanism"], &claim["first"], &claim["last"], &claim["conflicts"]),
			(&json!("ccer"), &json!("2015-01-01"), &json!("2015-12-31"), &json!(0))
		);
		assert_eq!(claim["scenario"], json!({"id": 0, "title": "公共自行车ＣＯ２"}));
		assert_eq!(second["next"], Value::Null);
		for (asked, numbers) in
			[("", vec![2, 1]), ("?state=open", vec![2]), ("?state=upheld", vec![1])]
		{
			let found = service.json(&format!("/conflicts{asked}")).await;
			let found = found["items"].as_array().unwrap();
			let found: Vec<_> = found.iter().map(|it| it["id"].as_i64().unwrap()).collect();
			assert_eq!(found, numbers, "{asked}");
		}
		assert_eq!(service.get("/conflicts?state=none").await.status, 400);
	}
}

#[tokio::test]
async fn expert_should_have_to_judge_what_is_in_review_when_on_its_panel() {
	for (more, waiting) in [
		("UPDATE scenarios SET application = 'review', stage = 'applied'", 1),
		("UPDATE scenarios SET application = 'submitted', stage = 'applied'", 0),
		// What is in review are terms of it.
		("UPDATE scenarios SET application = 'review'", 0),
	] {
		let more = [watched(), vec![more.to_string()]].concat();
		for service in services_with(&more).await {
			let expert = service.json("/experts/1").await;
			let found = expert["waiting"].as_array().unwrap();
			assert_eq!(found.len(), waiting, "{more:?}");
		}
	}
}
