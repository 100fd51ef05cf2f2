//! Participants, verifiers and experts.

use serde_json::{json, Value};

use crate::service::{digest, services, services_with, ALICE, BOB, CHARLIE, CODE};

#[tokio::test]
async fn verifier_should_have_its_title_and_account_from_the_participant_when_asked_by_number() {
	for service in services().await {
		let verifier = service.json("/verifiers/2").await;
		assert_eq!(
			(&verifier["title"], &verifier["account"], &verifier["batches"]),
			(&json!("Verifier"), &json!(CHARLIE), &json!(0))
		);
		assert_eq!(
			(&verifier["standing"], &verifier["reason"]["blake2_256"]),
			(&json!("suspended"), &json!(digest(2)))
		);
		assert_eq!(
			(&verifier["provisional"], &verifier["qualified_until"], &verifier["unconfirmed"]),
			(&json!(true), &Value::Null, &Value::Null)
		);
		assert_eq!((&verifier["people"], &verifier["counted"]), (&json!(6), &json!(4)));
		// What it was accredited on, not what it applied with since. 2016-07-18 is day 17,000.
		let application = &verifier["application"];
		assert_eq!(
			(&application["qualification"], &application["number"], &application["scope"]),
			(&json!("ghg"), &json!("JS-1"), &json!([3]))
		);
		assert_eq!(
			(&application["expires"], &application["finance"]["blake2_256"]),
			(&json!("2016-07-18"), &json!(digest(1)))
		);
		assert_eq!((&verifier["interests"], &verifier["involvements"]), (&json!([]), &json!([0])));
		assert_eq!(service.json("/verifiers").await["items"][0]["id"], 2);
		assert_eq!(service.get("/verifiers/0").await.status, 404);
		let participant = service.json("/participants/2").await;
		assert_eq!(
			(&participant["title"], &participant["code"]),
			(&json!("Verifier"), &json!(CODE))
		);
		let person = service.json("/participants/0").await;
		assert_eq!((&person["title"], &person["code"]), (&Value::Null, &Value::Null));
		assert_eq!(person["label"]["zh"], "苏州市常熟市");
	}
}

#[tokio::test]
async fn expert_should_be_shown_with_the_opinions_given_when_asked() {
	for service in services().await {
		let expert = service.json("/experts/1").await;
		assert_eq!(
			(&expert["appointed"], &expert["dismissed"], &expert["opinions"]),
			(&Value::Null, &Value::Null, &json!(1))
		);
		let given = &expert["given"][0];
		assert_eq!(given["matter"]["of"], json!({"id": 0, "title": "Cycling 100%"}));
		assert_eq!((&given["view"], &given["day"]), (&json!("favourable"), &json!("2016-01-02")));
		let experts = service.json("/experts").await;
		assert_eq!(experts["items"][1]["dismissed"], "2016-01-02");
		assert_eq!(service.get("/experts/3").await.status, 404);
	}
}

#[tokio::test]
async fn address_should_lead_to_the_participant_but_to_no_balance_when_its_key_was_given_up() {
	for service in services().await {
		assert_eq!(service.json(&format!("/participants/{BOB}")).await["id"], 0);
		assert_eq!(service.get(&format!("/citizen/{BOB}")).await.status, 404);
		assert_eq!(service.get(&format!("/citizen/{BOB}/key_consent")).await.status, 404);
		assert_eq!(service.get(&format!("/citizen/{BOB}/plan?points=1")).await.status, 404);
		// The node, which knows balances, lots and keys, is away.
		assert_eq!(service.get(&format!("/citizen/{ALICE}")).await.status, 503);
		assert_eq!(service.get(&format!("/citizen/{ALICE}/key_consent")).await.status, 503);
		assert_eq!(service.get(&format!("/citizen/{ALICE}/plan?points=1")).await.status, 503);
	}
}

#[tokio::test]
async fn plan_should_be_refused_when_it_is_not_told_of_what() {
	for service in services().await {
		for asked in [
			"",
			"?points=1&milligrams=1",
			"?points=-1",
			"?milligrams=1&class=3",
			"?points=1&month=2016-01&class=3",
			"?milligrams=1&month=2016-13&class=3",
		] {
			let path = format!("/citizen/{ALICE}/plan{asked}");
			assert_eq!(service.get(&path).await.status, 400, "{asked}");
		}
	}
}

#[tokio::test]
async fn expert_should_be_told_what_waits_when_its_version_is_under_evaluation() {
	let more = [
		"UPDATE versions SET stage = 'evaluation'",
		"INSERT INTO expert_interests (expert, participant, day, block) VALUES (2, 0, 16801, 1)",
	];
	for service in services_with(&more.map(String::from)).await {
		let silent = service.json("/experts/2").await;
		let methodology = json!({"id": 0, "title": "Cycling 100%"});
		let waiting =
			json!([{"kind": "methodology", "of": methodology, "terms": null, "round": 1}]);
		assert_eq!(silent["waiting"], waiting);
		assert_eq!(silent["interests"][0]["participant"]["id"], 0);
		assert_eq!(service.json("/experts/1").await["waiting"], json!([]));
	}
	for service in services().await {
		assert_eq!(service.json("/experts/2").await["waiting"], json!([]));
	}
}
