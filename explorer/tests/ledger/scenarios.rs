//! A scenario's life, from receipt to its end.

use serde_json::{json, Value};
use suhui_explorer::{chain::block::Event, entities::moment::StorageKey};

use crate::{
	applications::{described, terms},
	booking::{digests, event, indexes, rows, Written},
};

/// Of scenario 4, of participant 3.
fn of_scenario(name: &str, more: Value) -> Event {
	let mut fields = json!({ "source": 4 });
	fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
	event("Scenarios", name, fields)
}

fn admitted() -> Vec<Event> {
	vec![
		of_scenario("Applied", json!({ "developer": 3 })),
		of_scenario("Accepted", json!({ "terms": 1 })),
		of_scenario("Approved", json!({ "terms": 1 })),
		of_scenario("Admitted", json!({ "from": 16_770, "before": null })),
	]
}

fn around() -> Written {
	let mut after = vec![("Scenarios.Scenarios", StorageKey::Number(4), described(None))];
	for number in [1, 2] {
		after.extend(terms(number, None, "1"));
	}
	Written { after, ..Written::default() }
}

#[tokio::test]
async fn scenario_should_keep_its_days_and_steps_when_reviewed_and_filed() {
	let mut events = vec![
		of_scenario("Applied", json!({ "developer": 3 })),
		of_scenario("ReturnedIncomplete", json!({ "terms": 1, "reason": digests("7") })),
		of_scenario("Completed", json!({ "terms": 1, "document": digests("8") })),
	];
	events.extend(admitted().into_iter().skip(1));
	events.push(of_scenario("ReportersNamed", json!({})));
	events.push(of_scenario("TermsProposed", json!({ "terms": 2 })));
	events.push(of_scenario("Accepted", json!({ "terms": 2 })));
	for (_folder, store) in indexes(&events, &around()).await {
		let scenarios = "SELECT stage, application, application_day, approved_day, approved_block, admitted_day, \
			declaration_blake2_256, declaration_sm3, frozen_day FROM scenarios";
		let row = json!(["admitted", "review", 16_802, 16_802, 7, 16_802, "0xb0", "0x50", null]);
		assert_eq!(rows(&store, scenarios).await, [row]);
		let terms =
			"SELECT number, stage, approved_day, filed_day, filed_block FROM terms ORDER BY number";
		assert_eq!(
			rows(&store, terms).await,
			[json!([1, "in_force", 16_802, 16_802, 7]), json!([2, "proposed", null, null, null])]
		);
		let steps = "SELECT step, terms, document_sm3, reason_sm3 FROM scenario_steps ORDER BY idx";
		assert_eq!(
			rows(&store, steps).await,
			[
				json!(["applied", null, null, null]),
				json!(["returned_incomplete", 1, null, "0x57"]),
				json!(["completed", 1, "0x58", null]),
				json!(["accepted", 1, null, null]),
				json!(["approved", 1, null, null]),
				json!(["admitted", null, null, null]),
				json!(["reporters_named", null, null, null]),
				json!(["terms_proposed", 2, null, null]),
				json!(["accepted", 2, null, null])
			]
		);
	}
}

#[tokio::test]
async fn terms_should_leave_no_application_open_when_they_are_decided_on() {
	for decided in [
		of_scenario("TermsAdmitted", json!({ "terms": 2, "from": 16_810 })),
		of_scenario("TermsRejected", json!({ "terms": 2, "reason": digests("7") })),
		of_scenario("TermsWithdrawn", json!({ "terms": 2 })),
	] {
		let mut events = admitted();
		events.push(of_scenario("TermsProposed", json!({ "terms": 2 })));
		events.push(decided);
		for (_folder, store) in indexes(&events, &around()).await {
			let scenarios = "SELECT stage, application, application_day FROM scenarios";
			assert_eq!(rows(&store, scenarios).await, [json!(["admitted", null, null])]);
		}
	}
}

#[tokio::test]
async fn claims_and_conflicts_should_stand_in_the_register_when_declared_and_decided() {
	let claim = |claim: u32, mechanism: &str| {
		let details =
			json!({ "mechanism": mechanism, "reference": "0x77", "first": 16_436, "last": 16_800 });
		of_scenario("ClaimDeclared", json!({ "claim": claim, "details": details }))
	};
	let conflict = |conflict: u32, by: Option<u32>, claim: Option<u32>, document: Value| {
		let fields =
			json!({ "conflict": conflict, "by": by, "claim": claim, "document": document });
		of_scenario("ConflictReported", fields)
	};
	let mut events = admitted();
	events.extend([
		claim(1, "GreenPower"),
		claim(2, "GoldStandard"),
		conflict(1, None, Some(2), Value::Null),
		conflict(2, Some(8), None, digests("5")),
		of_scenario(
			"ConflictDecided",
			json!({ "conflict": 2, "upheld": false, "document": digests("6") }),
		),
	]);
	for (_folder, store) in indexes(&events, &around()).await {
		let claims = "SELECT source, number, mechanism, reference, first_day, last_day, declared_day FROM claims \
			ORDER BY number";
		let row = |number: u32, mechanism: &str| {
			json!([4, number, mechanism, "0x77", 16_436, 16_800, 16_802])
		};
		assert_eq!(rows(&store, claims).await, [row(1, "green_power"), row(2, "gold_standard")]);
		let conflicts = "SELECT id, participant, claim, document_sm3, upheld, decision_sm3, decided_day FROM conflicts \
			ORDER BY id";
		assert_eq!(
			rows(&store, conflicts).await,
			[
				json!([1, null, 2, null, null, null, null]),
				json!([2, 8, null, "0x55", 0, "0x56", 16_802])
			]
		);
	}
}

#[tokio::test]
async fn evaluation_should_tell_what_came_of_it_when_the_scenario_was_to_be_rectified() {
	let rectify = |days: u32| {
		let finding = json!({ "Rectify": days });
		of_scenario("Evaluated", json!({ "finding": finding, "document": digests("1") }))
	};
	let submitted = || of_scenario("RectificationSubmitted", json!({ "document": digests("2") }));
	let mut events = admitted();
	events.extend([
		of_scenario("Evaluated", json!({ "finding": "Passed", "document": digests("1") })),
		rectify(10),
		submitted(),
		of_scenario("RectificationRefused", json!({ "reason": digests("3") })),
		rectify(20),
		submitted(),
		of_scenario("RectificationAccepted", json!({})),
		rectify(30),
		of_scenario("Terminated", json!({ "ground": "NotRectified", "reason": digests("4") })),
	]);
	for (_folder, store) in indexes(&events, &around()).await {
		let evaluations =
			"SELECT days, rectification_sm3, submitted_day, outcome, outcome_day, refusal_sm3 \
			FROM evaluations ORDER BY idx";
		assert_eq!(
			rows(&store, evaluations).await,
			[
				json!([null, null, null, null, null, null]),
				json!([10, "0x52", 16_802, "refused", 16_802, "0x53"]),
				json!([20, "0x52", 16_802, "accepted", 16_802, null]),
				json!([30, null, null, "ended", 16_802, null])
			]
		);
		let scenarios = "SELECT stage, ground, ground_conflict, reason_sm3 FROM scenarios";
		let row = json!(["terminated", "not_rectified", null, "0x54"]);
		assert_eq!(rows(&store, scenarios).await, [row]);
	}
}

#[tokio::test]
async fn scenario_should_be_rectifying_until_it_passes_when_its_rectification_was_refused() {
	let evaluated = |finding: Value| {
		of_scenario("Evaluated", json!({ "finding": finding, "document": digests("1") }))
	};
	let mut events = admitted();
	events.extend([
		evaluated(json!({ "Rectify": 10 })),
		of_scenario("RectificationSubmitted", json!({ "document": digests("2") })),
		of_scenario("RectificationRefused", json!({ "reason": digests("3") })),
	]);
	let stage = "SELECT stage FROM scenarios";
	for (_folder, store) in indexes(&events, &around()).await {
		assert_eq!(rows(&store, stage).await, [json!(["rectifying"])]);
	}
	events.push(evaluated(json!("Passed")));
	for (_folder, store) in indexes(&events, &around()).await {
		assert_eq!(rows(&store, stage).await, [json!(["admitted"])]);
	}
}

#[tokio::test]
async fn scenario_should_be_anothers_and_frozen_when_passed_on_and_stopped() {
	let mut events = admitted();
	events.extend([
		of_scenario("TransferOffered", json!({ "to": 8 })),
		of_scenario("Frozen", json!({ "reason": digests("3") })),
	]);
	let scenarios = "SELECT developer, transfer_to, frozen_day, frozen_block FROM scenarios";
	for (_folder, store) in indexes(&events, &around()).await {
		assert_eq!(rows(&store, scenarios).await, [json!([3, 8, 16_802, 7])]);
	}
	let document = digests("4");
	events.extend([
		of_scenario("Transferred", json!({ "from": 3, "to": 8, "document": document })),
		of_scenario("Unfrozen", json!({})),
		of_scenario("TransferOffered", json!({ "to": 9 })),
		of_scenario("TransferOffered", json!({ "to": null })),
	]);
	for (_folder, store) in indexes(&events, &around()).await {
		assert_eq!(rows(&store, scenarios).await, [json!([8, null, null, null])]);
		let steps = "SELECT step, participant, document_sm3, reason_sm3 FROM scenario_steps WHERE idx > 3 ORDER BY idx";
		assert_eq!(
			rows(&store, steps).await,
			[
				json!(["transfer_offered", 8, null, null]),
				json!(["frozen", null, null, "0x53"]),
				json!(["transferred", 8, "0x54", null]),
				json!(["unfrozen", null, null, null]),
				json!(["transfer_offered", 9, null, null]),
				json!(["transfer_offered", null, null, null])
			]
		);
	}
}

#[tokio::test]
async fn scenario_should_name_the_conflict_it_ended_for_when_terminated() {
	let mut events = admitted();
	let ground = json!({ "DoubleClaim": 6 });
	events.extend([
		of_scenario("TransferOffered", json!({ "to": 8 })),
		of_scenario("Terminated", json!({ "ground": ground, "reason": digests("4") })),
	]);
	for (_folder, store) in indexes(&events, &around()).await {
		let scenarios =
			"SELECT stage, ground, ground_conflict, transfer_to, admitted_day FROM scenarios";
		let row = json!(["terminated", "double_claim", 6, null, 16_802]);
		assert_eq!(rows(&store, scenarios).await, [row]);
	}
	let mut events = admitted();
	events.push(of_scenario("Left", json!({})));
	for (_folder, store) in indexes(&events, &around()).await {
		let scenarios = "SELECT stage, ground, stage_block FROM scenarios";
		assert_eq!(rows(&store, scenarios).await, [json!(["left", null, 7])]);
	}
}

/// Its batches are fed until then.
#[tokio::test]
async fn scenario_should_name_the_conflict_when_that_was_found_after_its_developer_left() {
	let mut events = admitted();
	let ground = json!({ "DoubleClaim": 6 });
	events.extend([
		of_scenario("Left", json!({})),
		of_scenario("Terminated", json!({ "ground": ground, "reason": digests("4") })),
	]);
	for (_folder, store) in indexes(&events, &around()).await {
		let scenarios = "SELECT stage, ground, ground_conflict, reason_sm3 FROM scenarios";
		let row = json!(["terminated", "double_claim", 6, "0x54"]);
		assert_eq!(rows(&store, scenarios).await, [row]);
	}
}
