//! Holdings, retirements, large events, certificates and flows. It is 2016-01-02; participant 2 is an institution,
//! participant 0 a person.

use serde_json::{json, Value};

use crate::service::{digest, services_with};

fn rows() -> Vec<String> {
	let (one, two) = (digest(1), digest(2));
	vec![
		"INSERT INTO holdings (holder, class, mg) VALUES (2, 0, 9007199254740993), (2, 1, 7), (3, 1, 5)".into(),
		"INSERT INTO transfers (block, idx, day, sender, receiver, class, mg) VALUES (2, 0, 16801, 2, 3, 1, 5), \
		(2, 1, 16801, 3, 4, 0, 6), (3, 0, 16802, 4, 2, 0, 8)"
			.into(),
		"INSERT INTO receipts (block, idx, class, day, holder, ground, mg) VALUES (2, 0, 0, 16801, 2, 'redeemed', 5), \
		(2, 0, 1, 16801, 2, 'redeemed', 6), (3, 0, 1, 16802, 3, 'issued', 7)"
			.into(),
		format!(
			"INSERT INTO retirements (id, holder, purpose, beneficiary, beneficiary_number, mg, points, retired_day, \
			retired_block, first_day, last_day, evidence_blake2_256, evidence_sm3, certificate) VALUES \
			(1, 2, 'offset', 'holder', 2, 600, 0, 16801, 2, 16790, 16800, '{one}', '{one}', 202600000123), \
			(2, 0, 'donation', 'participant', 2, 30, 3, 16802, 3, NULL, NULL, NULL, NULL, NULL)"
		),
		format!(
			"INSERT INTO retirements (id, holder, purpose, beneficiary, beneficiary_title, mg, points, retired_day, retired_block, \
			case_blake2_256, case_sm3, acceptance_blake2_256, acceptance_sm3) VALUES \
			(3, 2, 'compensation', 'named', '江苏省', 40, 0, 16802, 3, '{one}', '{one}', '{two}', '{two}')"
		),
		"INSERT INTO retirement_classes (retirement, class, mg) VALUES (1, 0, 350), (1, 1, 250)".into(),
		format!(
			"INSERT INTO large_events (id, host, title, folded, region, first_day, last_day, plan_blake2_256, plan_sm3, target, \
			emissions, covered_mg, donors, givers, accountant, state, registered_day, registered_block, consent_blake2_256, \
			consent_sm3, consented_day, consented_block, certificate) VALUES \
			(1, 2, '论坛', '论坛', 320102, 16790, 16800, '{one}', '{one}', '50000000', '30401000', 30401000, 2, 1, 2, 'certified', \
			16790, 1, '{two}', '{two}', 16802, 3, 202600000001), \
			(2, 2, 'Marathon', 'marathon', 320581, 16810, 16811, '{one}', '{one}', '18446744073709551615', NULL, 1, 0, 0, NULL, \
			'open', 16801, 2, NULL, NULL, NULL, NULL, NULL)"
		),
		format!(
			"INSERT INTO accountings (large_event, block, idx, day, verifier, emissions, report_blake2_256, report_sm3) VALUES \
			(1, 2, 0, 16801, 2, '40000000', '{one}', '{one}'), (1, 3, 0, 16802, 2, '30401000', '{two}', '{two}')"
		),
		"INSERT INTO large_event_classes (large_event, class, mg) VALUES (1, 0, 25201000), (1, 1, 5200000)".into(),
		"INSERT INTO gifts (block, idx, day, large_event, giver, kind, mg, points) VALUES \
		(2, 0, 16801, 1, 0, 'donation', 12600000, 126), (2, 1, 16801, 1, 2, 'contribution', 1000, 0), \
		(3, 0, 16802, 2, 0, 'donation', 1, 1)"
			.into(),
		format!(
			"INSERT INTO certificates (number, written, kind, subject, document_blake2_256, document_sm3, issued_day, \
			issued_block) VALUES (202600000001, '202600000001-52', 'neutrality', 1, '{two}', '{two}', 16802, 4), \
			(202600000123, '202600000123-74', 'retirement', 1, '{two}', '{two}', 16802, 4)"
		),
		"INSERT INTO flows (origin, destination, mg, points) VALUES ('issued', 'organisations', 2500, 0), \
		('people', 'in_orders', 1000, 10), ('people', 'organisations', 300000, 5), ('people', 'large_events', 30400000, 253), \
		('organisations', 'offset', 100000, 0)"
			.into(),
	]
}

/// The values of one field of a list's items.
fn each(list: &Value, field: &str) -> Vec<Value> {
	list["items"].as_array().unwrap().iter().map(|item| item[field].clone()).collect()
}

#[tokio::test]
async fn holdings_should_be_summed_over_all_pages_when_one_is_asked_for() {
	for service in services_with(&rows()).await {
		let first = service.json("/holdings?holder=2&limit=1").await;
		assert_eq!(first["total"]["mg"], "9007199254741000");
		let held = &first["items"][0];
		assert_eq!(
			(&held["reduction"]["mg"], &held["holder"]["title"]),
			(&json!("9007199254740993"), &json!("Verifier"))
		);
		assert_eq!(
			held["class"],
			json!({
				"id": 0, "scenario": {"id": 0, "title": "公共自行车ＣＯ２"},
				"version": {"id": 0, "title": "Cycling 100%"}, "month": "2016-01",
			})
		);
		let next = first["next"].as_str().unwrap();
		let second = service.json(&format!("/holdings?holder=2&limit=1&after={next}")).await;
		assert_eq!(
			(&second["items"][0]["class"]["id"], &second["next"]),
			(&json!(1), &Value::Null)
		);
		assert_eq!(service.json("/holdings?class=1").await["total"]["mg"], "12");
		assert_eq!(service.json("/holdings?holder=9").await["total"]["mg"], "0");
	}
}

#[tokio::test]
async fn transfers_and_receipts_should_be_those_of_the_holder_when_asked_for() {
	for service in services_with(&rows()).await {
		let transfers = service.json("/transfers?holder=2").await;
		assert_eq!(
			(each(&transfers, "block"), &transfers["items"][1]["to"]["id"]),
			(vec![json!(3), json!(2)], &json!(3))
		);
		assert_eq!(each(&service.json("/transfers?class=1").await, "index"), [json!(0)]);
		let receipts = service.json("/receipts?holder=2&ground=redeemed").await;
		let classes = receipts["items"].as_array().unwrap().iter();
		let classes: Vec<_> = classes.map(|it| it["class"]["id"].clone()).collect();
		assert_eq!(classes, [json!(1), json!(0)]);
		let first = service.json("/receipts?limit=2").await;
		let next = first["next"].as_str().unwrap();
		let rest = service.json(&format!("/receipts?limit=2&after={next}")).await;
		assert_eq!(rest["items"][0]["class"]["id"], 0);
		assert_eq!(each(&service.json("/receipts?ground=issued").await, "day"), ["2016-01-02"]);
	}
}

#[tokio::test]
async fn retirement_should_tell_to_whose_good_it_is_when_asked_for() {
	for service in services_with(&rows()).await {
		for (asked, expected) in [
			("?holder=2", vec![3, 1]),
			("?purpose=donation", vec![2]),
			("?beneficiary=2", vec![2, 1]),
		] {
			let list = service.json(&format!("/retirements{asked}")).await;
			assert_eq!(json!(each(&list, "id")), json!(expected), "{asked}");
		}
		let offset = service.json("/retirements/1").await;
		assert_eq!(
			(&offset["beneficiary"]["kind"], &offset["beneficiary"]["participant"]["title"]),
			(&json!("holder"), &json!("Verifier"))
		);
		assert_eq!(
			(&offset["certificate"], &offset["classes"], &offset["case"]),
			(&json!("202600000123-74"), &json!(2), &Value::Null)
		);
		// Days 16,790 and 16,800.
		assert_eq!(offset["period"], json!({"first": "2015-12-21", "last": "2015-12-31"}));
		let classes = service.json("/retirements/1/classes?limit=1").await;
		assert_eq!(
			(&classes["items"][0]["class"]["id"], &classes["items"][0]["reduction"]["mg"]),
			(&json!(0), &json!("350"))
		);
		let next = classes["next"].as_str().unwrap();
		let rest = service.json(&format!("/retirements/1/classes?limit=1&after={next}")).await;
		assert_eq!(rest["items"][0]["reduction"]["mg"], "250");
		let compensation = service.json("/retirements/3").await;
		assert_eq!(
			(&compensation["beneficiary"]["title"], &compensation["acceptance"]["blake2_256"]),
			(&json!("江苏省"), &json!(digest(2)))
		);
		assert_eq!(service.get("/retirements/4").await.status, 404);
		assert_eq!(service.get("/retirements/4/classes").await.status, 404);
	}
}

#[tokio::test]
async fn large_event_should_tell_what_is_missing_when_it_is_covered_or_not() {
	for service in services_with(&rows()).await {
		for (asked, expected) in [
			("?host=2", vec![2, 1]),
			("?state=open", vec![2]),
			("?region=320100", vec![1]),
			("?region=320000", vec![2, 1]),
		] {
			let list = service.json(&format!("/large_events{asked}")).await;
			assert_eq!(json!(each(&list, "id")), json!(expected), "{asked}");
		}
		let forum = service.json("/large_events/1").await;
		assert_eq!(
			(&forum["missing"]["mg"], &forum["donors"], &forum["givers"], &forum["classes"]),
			(&json!("0"), &json!(2), &json!(1), &json!(2))
		);
		assert_eq!(
			(&forum["accountings"][0]["emissions"]["mg"], &forum["accountings"][1]["at"]["block"]),
			(&json!("30401000"), &json!(2))
		);
		assert_eq!(
			(&forum["consent"]["at"]["day"], &forum["called_off"], &forum["certificate"]),
			(&json!("2016-01-02"), &Value::Null, &json!("202600000001-52"))
		);
		let marathon = service.json("/large_events/2").await;
		assert_eq!(
			(&marathon["missing"]["mg"], &marathon["emissions"], &marathon["accountant"]),
			(&json!("18446744073709551614"), &Value::Null, &Value::Null)
		);
		let classes = service.json("/large_events/1/classes").await;
		assert_eq!(classes["items"][1]["reduction"]["mg"], "5200000");
		let gifts = service.json("/gifts?large_event=1").await;
		assert_eq!(each(&gifts, "kind"), [json!("contribution"), json!("donation")]);
		let given = service.json("/gifts?giver=0&kind=donation").await;
		assert_eq!(given["items"][0]["large_event"], json!({"id": 2, "title": "Marathon"}));
		assert_eq!(given["items"][1]["total"]["points"], "126");
		assert_eq!(service.json("/search?q=marathon").await["items"][0]["kind"], "large_event");
		assert_eq!(service.get("/large_events/3").await.status, 404);
	}
}

#[tokio::test]
async fn certificate_should_be_found_by_its_number_when_its_check_digits_are_right() {
	for service in services_with(&rows()).await {
		let list = service.json("/certificates").await;
		assert_eq!(each(&list, "number"), [json!("202600000123-74"), json!("202600000001-52")]);
		assert_eq!(each(&service.json("/certificates?kind=neutrality").await, "title"), ["论坛"]);
		assert_eq!(
			each(&service.json("/certificates?holder=0").await, "kind"),
			Vec::<Value>::new()
		);
		for (asked, expected) in [
			("?holder=2", vec!["retirement", "neutrality"]),
			("?holder=2&kind=retirement", vec!["retirement"]),
		] {
			let list = service.json(&format!("/certificates{asked}")).await;
			assert_eq!(json!(each(&list, "kind")), json!(expected), "{asked}");
		}
		for number in ["202600000001-52", "20260000000152"] {
			let found = service.json(&format!("/certificates/{number}")).await;
			assert_eq!(
				(&found["kind"], &found["subject"], &found["reduction"]["mg"]),
				(&json!("neutrality"), &json!(1), &json!("30401000"))
			);
			assert_eq!(
				(&found["large_event"]["title"], &found["retirement"]),
				(&json!("论坛"), &Value::Null)
			);
			let hits = service.json(&format!("/search?q={number}")).await;
			assert_eq!(
				(each(&hits, "kind"), each(&hits, "id")),
				(vec![json!("certificate")], vec![json!("202600000001-52")])
			);
		}
		let of_retirement = service.json("/certificates/202600000123-74").await;
		assert_eq!(
			(&of_retirement["retirement"]["id"], &of_retirement["holder"]["title"]),
			(&json!(1), &json!("Verifier"))
		);
		for (number, status) in
			[("202600000001-53", 400), ("202600000001", 400), ("202500000001-04", 404)]
		{
			let answer = service.get(&format!("/certificates/{number}")).await;
			assert_eq!(answer.status, status, "{number}");
		}
	}
}

#[tokio::test]
async fn flows_should_tell_what_is_held_when_all_else_is_known() {
	for service in services_with(&rows()).await {
		let flows = service.json("/flows").await;
		let nodes = flows["nodes"].as_array().unwrap().iter();
		let nodes: Vec<_> = nodes.map(|it| json!([it["key"], it["reduction"]["mg"]])).collect();
		// Of 1,000,002,501 mg all but 2,500 came to people; 7 mg lapsed. Organisations have 302,500 mg and retired 100,000.
		assert_eq!(
			nodes,
			[
				json!(["issued", "1000002501"]),
				json!(["people", "1000000001"]),
				json!(["organisations", "302500"]),
				json!(["held_by_people", "969298994"]),
				json!(["in_orders", "1000"]),
				json!(["lapsed", "7"]),
				json!(["held_by_organisations", "202500"]),
				json!(["donation", "0"]),
				json!(["offset", "100000"]),
				json!(["cancellation", "0"]),
				json!(["compensation", "0"]),
				json!(["large_events", "30400000"])
			]
		);
		let redeemed = flows["links"].as_array().unwrap().iter();
		let mut redeemed =
			redeemed.filter(|it| it["from"] == "people" && it["to"] == "organisations");
		assert_eq!(redeemed.next().unwrap()["reduction"]["mg"], "300000");
		let summary = service.json("/summary").await;
		assert_eq!(
			(&summary["large_events"], &summary["certificates"], &summary["lapsed"]["mg"]),
			(&json!(2), &json!(2), &json!("7"))
		);
	}
}

#[tokio::test]
async fn honours_should_wait_for_the_node_when_it_is_away() {
	for service in services_with(&rows()).await {
		assert_eq!(service.get("/participants/0/honours").await.status, 503);
		assert_eq!(service.get("/participants/9/honours").await.status, 404);
	}
}

#[tokio::test]
async fn batches_should_be_those_of_a_class_when_asked_by_one() {
	for service in services_with(&rows()).await {
		assert_eq!(each(&service.json("/batches?class=1").await, "id"), [json!(1)]);
		assert_eq!(each(&service.json("/batches?class=2").await, "id"), Vec::<Value>::new());
	}
}

#[tokio::test]
async fn lists_should_refuse_what_is_out_of_range_when_asked_for_it() {
	// Each with one of its filters, and the parts of its cursor.
	let lists = [
		("items", "items", "provider", 1),
		("agreements", "agreements", "provider", 2),
		("orders", "orders", "participant", 1),
		("holdings", "holdings", "holder", 2),
		("transfers", "transfers", "holder", 2),
		("receipts", "receipts", "class", 3),
		("retirements", "retirements", "beneficiary", 1),
		("retirements/1/classes", "retirement_classes", "limit", 1),
		("large_events", "large_events", "region", 1),
		("large_events/1/classes", "large_event_classes", "limit", 1),
		("gifts", "gifts", "giver", 2),
		("certificates", "certificates", "holder", 1),
	];
	for service in services_with(&rows()).await {
		for (path, list, filter, parts) in lists {
			let cursor = |part: &str| {
				let key = vec![part; parts].join(".");
				format!("after={}", hex::encode(format!("{list}.{key}")))
			};
			for asked in [
				format!("{filter}=-1"),
				format!("{filter}=4294967296"),
				format!("{filter}=x"),
				"limit=0".to_string(),
				"limit=201".to_string(),
				"after=zz".to_string(),
				cursor("-1"),
				cursor("9223372036854775808"),
				cursor(""),
			] {
				let answer = service.get(&format!("/{path}?{asked}")).await;
				assert_eq!(answer.status, 400, "{path}?{asked}: {}", answer.body);
			}
			// The last number there is.
			let last = cursor("9223372036854775807");
			assert_eq!(service.get(&format!("/{path}?{last}")).await.status, 200, "{path}");
		}
	}
}
