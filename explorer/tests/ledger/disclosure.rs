//! Rules, reports, complaints, sanctions and offices.

use serde_json::{json, Value};
use subxt::utils::H256;
use suhui_explorer::{
	chain::block::{Block, Event},
	store::Store,
};

use crate::{
	booking::{block, book, digests, event, indexes, rows, Written, ALICE, BOB},
	databases,
};

fn disclosed(name: &str, fields: Value) -> Event {
	event("Disclosure", name, fields)
}

#[tokio::test]
async fn rule_should_tell_what_is_in_its_place_when_it_is_repealed() {
	let published = |rule: u32, kind: &str, title: &str| {
		let fields = json!({
			"rule": rule, "kind": kind, "title": title, "effective": 16_801, "document": digests("1"),
		});
		disclosed("RulePublished", fields)
	};
	let events = [
		published(1, "PointsRule", "积分规则 A"),
		published(2, "Standard", "B"),
		disclosed("RuleRepealed", json!({ "rule": 1, "from": 16_900, "successor": 2 })),
		disclosed("RuleRepealed", json!({ "rule": 2, "from": 17_000, "successor": null })),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let rules = "SELECT id, kind, title, folded, document_sm3, published_day, effective_day, repealed_day, repealed_block, \
			successor FROM rules ORDER BY id";
		assert_eq!(
			rows(&store, rules).await,
			[
				json!([
					1,
					"points_rule",
					"积分规则 A",
					"积分规则 a",
					"0x51",
					16_802,
					16_801,
					16_900,
					7,
					2
				]),
				json!([2, "standard", "B", "b", "0x51", 16_802, 16_801, 17_000, 7, null])
			]
		);
	}
}

#[tokio::test]
async fn report_should_be_named_by_kind_month_and_region_when_filed() {
	let filed = |kind: &str, month: u32, region: u32, by: Value| {
		let fields = json!({
			"kind": kind, "month": month, "region": region, "by": by, "document": digests("1"),
		});
		disclosed("ReportFiled", fields)
	};
	// December 2015 and January 2016.
	let events = [
		filed("Monthly", 552, 320_000, json!("Operator")),
		filed("Regional", 551, 320_100, json!({ "Region": 320_100 })),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let reports = "SELECT id, kind, month, region, title, filed_day, filed_block, actor, actor_number FROM reports ORDER BY id";
		assert_eq!(
			rows(&store, reports).await,
			[
				json!([
					"monthly-2016-01-320000",
					"monthly",
					552,
					320_000,
					"2016-01 月度报告 / Monthly report, 2016-01",
					16_802,
					7,
					"operator",
					null
				]),
				json!([
					"regional-2015-12-320100",
					"regional",
					551,
					320_100,
					"南京市 2015 地区报告 / Regional report, 2015: Nanjing",
					16_802,
					7,
					"region",
					320_100
				])
			]
		);
	}
}

#[tokio::test]
async fn complaint_should_be_closed_when_the_review_of_its_answer_is_decided() {
	let complained = |complaint: u32, by: Value, about: Value| {
		let fields = json!({
			"complaint": complaint, "by": by, "about": about, "region": 320_102, "document": digests("1"),
		});
		disclosed("Complained", fields)
	};
	let told = |name: &str, byte: &str| {
		let fields = json!({
			"complaint": 1, "by": { "Region": 320_100 }, "upheld": true, "document": digests(byte),
		});
		disclosed(name, fields)
	};
	let events = [
		complained(1, json!(9), json!({ "Source": 4 })),
		complained(2, Value::Null, json!({ "Report": ["Monthly", 552, 320_000] })),
		told("ComplaintAnswered", "2"),
		told("ReviewAsked", "3"),
		told("ReviewDecided", "4"),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let complaints = "SELECT id, participant, about, about_number, about_report, about_month, about_region, region, stage, \
			document_sm3, answer_sm3, review_sm3, decision_sm3, answered_day, actor, actor_number, decided_day, upheld \
			FROM complaints ORDER BY id";
		assert_eq!(
			rows(&store, complaints).await,
			[
				json!([
					1, 9, "source", 4, null, null, null, 320_102, "closed", "0x51", "0x52", "0x53",
					"0x54", 16_802, "region", 320_100, 16_802, 1
				]),
				json!([
					2, null, "report", null, "monthly", 552, 320_000, 320_102, "filed", "0x51",
					null, null, null, null, null, null, null, null
				])
			]
		);
	}
}

#[tokio::test]
async fn sanction_should_be_lifted_when_the_council_says_so_or_upholds_the_appeal() {
	let sanctioned = |sanction: u32, whom: Value, capacities: Value| {
		let fields = json!({
			"sanction": sanction, "whom": whom, "ground": "DoubleClaim", "capacities": capacities, "until": 16_900,
			"document": digests("1"),
		});
		disclosed("Sanctioned", fields)
	};
	let told = |name: &str, sanction: u32, upheld: bool| {
		let fields = json!({ "sanction": sanction, "upheld": upheld, "document": digests("2") });
		disclosed(name, fields)
	};
	let events = [
		sanctioned(1, json!({ "Participant": 3 }), json!(["Developer", "Reporter"])),
		sanctioned(2, json!({ "Expert": 1 }), json!(["Expert"])),
		sanctioned(3, json!({ "Participant": 4 }), json!(["Verifier"])),
		told("SanctionLifted", 1, false),
		told("Appealed", 2, false),
		told("AppealAnswered", 2, true),
		told("Appealed", 3, false),
		told("AppealAnswered", 3, false),
	];
	for (_folder, store) in indexes(&events, &Written::default()).await {
		let sanctions = "SELECT id, whom, whom_number, ground, capacities, from_day, until_day, lifting_sm3, lifted_day, \
			appeal_sm3, answer_sm3, upheld FROM sanctions ORDER BY id";
		let two = r#"["developer","reporter"]"#;
		assert_eq!(
			rows(&store, sanctions).await,
			[
				json!([
					1,
					"participant",
					3,
					"double_claim",
					two,
					16_802,
					16_900,
					"0x52",
					16_802,
					null,
					null,
					null
				]),
				json!([
					2,
					"expert",
					1,
					"double_claim",
					r#"["expert"]"#,
					16_802,
					16_900,
					null,
					16_802,
					"0x52",
					"0x52",
					1
				]),
				json!([
					3,
					"participant",
					4,
					"double_claim",
					r#"["verifier"]"#,
					16_802,
					16_900,
					null,
					null,
					"0x52",
					"0x52",
					0
				])
			]
		);
	}
}

#[tokio::test]
async fn office_should_act_for_its_region_when_it_does_since_the_first_block_or_was_appointed() {
	let genesis = Block {
		number: 0,
		hash: H256::repeat_byte(6),
		time_ms: None,
		first_offices: vec![(ALICE.into(), 320_100)],
		..block(&[])
	};
	let told = |name: &str, account: &str, region: u32| {
		disclosed(name, json!({ "account": account, "region": region }))
	};
	let later = Block {
		number: 1,
		..block(&[
			told("OfficeDismissed", ALICE, 320_100),
			told("OfficeAppointed", BOB, 320_500),
			told("OfficeDismissed", BOB, 320_500),
			told("OfficeAppointed", BOB, 320_581),
		])
	};
	for (_folder, url) in databases::databases().await {
		let store = Store::open(&url).await.unwrap();
		let cursor = book(&store, None, &genesis, &Written::default()).await;
		book(&store, Some(&cursor), &later, &Written::default()).await;
		let offices = "SELECT account, region, appointed_day, appointed_block, dismissed_day, dismissed_block FROM offices \
			ORDER BY region";
		assert_eq!(
			rows(&store, offices).await,
			[
				json!([ALICE, 320_100, null, 0, 16_802, 1]),
				json!([BOB, 320_581, 16_802, 1, null, null])
			]
		);
	}
}
