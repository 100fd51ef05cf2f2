//! Participants and pilots.

use serde_json::json;
use suhui_explorer::entities::moment::StorageKey;

use crate::booking::{event, indexes, opened, rows, Written, ALICE, BOB};

#[tokio::test]
async fn participant_should_keep_every_account_when_the_key_changes_and_the_account_closes() {
	let events = [
		opened(3, ALICE, 320_100),
		opened(4, BOB, 320_500),
		event("Participants", "KeyChanged", json!({ "participant": 4, "account": ALICE })),
		event("Participants", "Closed", json!({ "participant": 3 })),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let participants = "SELECT id, account, kind, region, opened_day, closed_day, block FROM participants ORDER BY id";
		// 2016-01-02 is the 16,802nd day after 1970-01-01.
		assert_eq!(
			rows(&store, participants).await,
			[
				json!([3, ALICE, "individual", 320_100, 16_802, 16_802, 7]),
				json!([4, ALICE, "individual", 320_500, 16_802, null, 7])
			]
		);
		let accounts =
			"SELECT participant, account FROM participant_accounts ORDER BY participant, account";
		assert_eq!(
			rows(&store, accounts).await,
			[json!([3, ALICE]), json!([4, BOB]), json!([4, ALICE])]
		);
		let open = "SELECT kind, region, number FROM open_accounts ORDER BY region";
		assert_eq!(
			rows(&store, open).await,
			[json!(["individual", 320_100, 0]), json!(["individual", 320_500, 1])]
		);
	}
}

#[tokio::test]
async fn participant_should_be_open_under_its_account_when_opened_again() {
	let events = [
		opened(3, ALICE, 320_100),
		event("Participants", "Closed", json!({ "participant": 3 })),
		event("Participants", "Reopened", json!({ "participant": 3, "account": BOB })),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		assert_eq!(
			rows(&store, "SELECT id, account, closed_day FROM participants").await,
			[json!([3, BOB, null])]
		);
		let accounts = "SELECT account FROM participant_accounts ORDER BY account";
		assert_eq!(rows(&store, accounts).await, [json!([BOB]), json!([ALICE])]);
		assert_eq!(
			rows(&store, "SELECT kind, number FROM open_accounts").await,
			[json!(["individual", 1])]
		);
	}
}

#[tokio::test]
async fn participant_should_have_title_and_code_when_a_legal_person_is_opened() {
	// The digits 9144030071526726XG, as bytes in hexadecimal.
	let code = "0x393134343033303037313532363732365847";
	let person = json!({ "title": "骑行 ABC", "code": code });
	let around = Written {
		after: vec![(
			"Participants.Participants",
			StorageKey::Number(3),
			json!({ "holder": { "Organisation": person } }),
		)],
		..Written::default()
	};
	let fields =
		json!({ "participant": 3, "account": ALICE, "kind": "Organisation", "region": 310_118 });
	// Of an individual nothing is asked of the state, where there is nothing here.
	let events = [event("Participants", "Opened", fields), opened(4, BOB, 320_500)];
	for (_folder, store) in indexes(&events, &around).await {
		let participants =
			"SELECT id, kind, title, code, folded, region FROM participants ORDER BY id";
		assert_eq!(
			rows(&store, participants).await,
			[
				json!([
					3,
					"organisation",
					"骑行 ABC",
					"9144030071526726XG",
					"骑行 abc 9144030071526726xg",
					310_118
				]),
				json!([4, "individual", null, null, null, 320_500])
			]
		);
	}
}

#[tokio::test]
async fn pilot_should_be_a_present_one_when_admitted_again() {
	let event = |name| event("Participants", name, json!({ "region": 330_421 }));
	let mut events = vec![event("PilotAdmitted"), event("PilotWithdrawn")];
	let pilots =
		"SELECT region, admitted_day, admitted_block, withdrawn_day, withdrawn_block FROM pilots";
	for (_folder, store) in indexes(&events, &Written::default()).await {
		assert_eq!(rows(&store, pilots).await, [json!([330_421, 16_802, 7, 16_802, 7])]);
	}
	events.push(event("PilotAdmitted"));
	for (_folder, store) in indexes(&events, &Written::default()).await {
		assert_eq!(rows(&store, pilots).await, [json!([330_421, 16_802, 7, null, null])]);
	}
}
