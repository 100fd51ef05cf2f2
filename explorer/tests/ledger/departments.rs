//! Departments that run validators.

use serde_json::{json, Value};
use subxt::utils::H256;
use suhui_explorer::{
	chain::block::{Block, Event, FirstDepartment},
	store::Store,
};

use crate::{
	booking::{block, book, digests, event, rows, Written, ALICE, BOB, CHARLIE},
	databases,
};

/// Huawei's, which it published, and how the chain has it: a digit a byte.
const CODE: &str = "914403001922038216";
const CODE_BYTES: &str = "0x393134343033303031393232303338323136";

fn told(name: &str, fields: Value) -> Event {
	event("Consortium", name, fields)
}

fn genesis() -> Block {
	let contact = ("0xb1".into(), "0x51".into());
	let first = FirstDepartment {
		number: 1,
		title: "省机关事务管理局".into(),
		code: "11320000XX0000019A".into(),
		contact,
		validator: ALICE.into(),
	};
	Block {
		number: 0,
		hash: H256::repeat_byte(6),
		time_ms: None,
		first_departments: vec![first],
		..block(&[])
	}
}

fn added() -> Event {
	let person = json!({ "title": "省 A 厅", "code": CODE_BYTES });
	told(
		"Added",
		json!({ "department": 2, "person": person, "contact": digests("2"), "validator": BOB }),
	)
}

#[tokio::test]
async fn department_should_be_told_by_its_last_name_and_account_when_it_changed_them() {
	let later = Block {
		number: 1,
		..block(&[
			added(),
			told("Replaced", json!({ "department": 2, "validator": CHARLIE })),
			told(
				"Amended",
				json!({ "department": 1, "title": "省 B 局", "contact": digests("3") }),
			),
			told("Removed", json!({ "department": 2, "reason": digests("4") })),
		])
	};
	for (_folder, url) in databases::databases().await {
		let store = Store::open(&url).await.unwrap();
		let cursor = book(&store, None, &genesis(), &Written::default()).await;
		book(&store, Some(&cursor), &later, &Written::default()).await;
		let departments = "SELECT id, title, folded, code, validator, contact_blake2_256, added_day, added_block, \
			removed_day, removal_sm3 FROM departments ORDER BY id";
		assert_eq!(
			rows(&store, departments).await,
			[
				json!([
					1,
					"省 B 局",
					"省 b 局",
					"11320000XX0000019A",
					ALICE,
					"0xb3",
					null,
					0,
					null,
					null
				]),
				json!([2, "省 A 厅", "省 a 厅", CODE, CHARLIE, "0xb2", 16_802, 1, 16_802, "0x54"])
			]
		);
	}
}

#[tokio::test]
async fn department_should_be_told_by_what_it_missed_and_its_faults_when_there_are_some() {
	let missed = |session: u32, in_a_row: u32| {
		told("SessionMissed", json!({ "department": 1, "session": session, "in_a_row": in_a_row }))
	};
	let fault = |session: u32| {
		told("FaultReported", json!({ "department": 1, "validator": ALICE, "session": session }))
	};
	let retained = told("Retained", json!({ "department": 1, "reason": digests("5") }));
	let later =
		Block { number: 1, ..block(&[missed(7, 1), missed(8, 2), fault(8), retained, fault(9)]) };
	for (_folder, url) in databases::databases().await {
		let store = Store::open(&url).await.unwrap();
		let cursor = book(&store, None, &genesis(), &Written::default()).await;
		book(&store, Some(&cursor), &later, &Written::default()).await;
		let departments = "SELECT missed, missed_session, faults, fault_session, retained_block, retention_blake2_256 \
			FROM departments";
		assert_eq!(rows(&store, departments).await, [json!([2, 8, 2, 9, 1, "0xb5"])]);
	}
}
