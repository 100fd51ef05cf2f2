//! Deadlines, rules, reports, complaints, sanctions, regions, and the figures of a month. It is 2016-01-02, day 16802.

use serde_json::{json, Value};

use crate::service::{digest, services, services_with};

/// A deadline set in block 1 by its place: subject, kind, number, actor with number, due day, awaited year, met day, late.
fn deadline(index: u32, values: &str) -> String {
	format!(
		"INSERT INTO deadlines (set_block, idx, start_day, overdue, subject, kind, number, actor, actor_number, due_day, \
		awaiting_year, met_day, late) VALUES (1, {index}, 16790, 0, {values})"
	)
}

fn deadlines() -> Vec<String> {
	[
		"'complaint-1', 'complaint', 1, 'operator', NULL, 16802, NULL, NULL, NULL",
		"'complaint-2', 'complaint', 2, 'region', 320100, 16801, NULL, NULL, NULL",
		"'complaint-3', 'complaint', 3, 'operator', NULL, NULL, 2017, NULL, NULL",
		"'complaint-4', 'complaint', 4, 'operator', NULL, 16800, NULL, 16802, 2",
		"'qualification-2', 'qualification', 2, 'participant', 2, 16900, NULL, NULL, NULL",
		"'complaint-5', 'complaint', 5, 'operator', NULL, 16799, NULL, 16795, 0",
	]
	.iter()
	.zip(0..)
	.map(|(values, index)| deadline(index, values))
	.chain([tally("'operator', 0, 1, 1, 0, 2")])
	.collect()
}

/// Of who acts: met in time, late, dropped late, and by how many days late at most.
fn tally(values: &str) -> String {
	format!(
		"INSERT INTO deadline_tallies (actor, actor_number, met, met_late, dropped_late, worst) VALUES ({values})"
	)
}

/// Identifiers of what a list has.
fn subjects(list: &Value) -> Vec<&str> {
	let items = list["items"].as_array().unwrap().iter();
	items.map(|item| item["subject"]["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn deadlines_should_be_those_asked_for_when_filtered_by_actor_state_and_day() {
	for service in services_with(&deadlines()).await {
		for (asked, expected) in [
			("state=due", vec!["complaint-1", "qualification-2", "complaint-3"]),
			("state=overdue", vec!["complaint-2"]),
			("state=met", vec!["complaint-4", "complaint-5"]),
			("state=dropped", vec![]),
			("actor=region&number=320100", vec!["complaint-2"]),
			("number=320100", vec!["complaint-2"]),
			("number=2", vec!["qualification-2"]),
			("actor=operator&from=2016-01-01&until=2016-01-02", vec!["complaint-1"]),
			("kind=qualification", vec!["qualification-2"]),
		] {
			let list = service.json(&format!("/deadlines?{asked}")).await;
			assert_eq!(subjects(&list), expected, "{asked}");
		}
		let list = service.json("/deadlines?state=overdue").await;
		let item = &list["items"][0];
		assert_eq!(
			(&item["due"], &item["state"], &item["actor"]["label"]["zh"]),
			(&json!("2016-01-01"), &json!("overdue"), &json!("南京市机关事务管理部门"))
		);
		assert_eq!(
			item["subject"]["label"],
			json!({"zh": "答复投诉 2", "en": "Answer to complaint 2"})
		);
		let awaiting = service.json("/deadlines?state=due").await["items"][2].clone();
		assert_eq!((&awaiting["due"], &awaiting["awaiting"]), (&Value::Null, &json!(2017)));
		assert_eq!(service.get("/deadlines?from=2016-1-1").await.status, 400);
	}
}

#[tokio::test]
async fn deadlines_should_neither_skip_nor_repeat_when_read_page_by_page() {
	for service in services_with(&deadlines()).await {
		for (state, number) in [("", 6), ("state=met&", 2)] {
			let (mut all, mut after) = (Vec::new(), String::new());
			loop {
				let page = service.json(&format!("/deadlines?{state}limit=1{after}")).await;
				all.extend(subjects(&page).into_iter().map(str::to_string));
				match page["next"].as_str() {
					Some(next) => after = format!("&after={next}"),
					None => break,
				}
			}
			let whole = service.json(&format!("/deadlines?{state}limit=200")).await;
			assert_eq!(all, subjects(&whole));
			assert_eq!(all.len(), number);
		}
	}
}

#[tokio::test]
async fn actors_should_be_told_how_they_keep_their_deadlines_when_summed_up() {
	for service in services_with(&deadlines()).await {
		let summary = service.json("/deadlines/summary").await;
		let tallies = summary["items"].as_array().unwrap().iter().map(|it| {
			let actor = &it["actor"];
			json!([
				actor["kind"],
				it["due"],
				it["overdue"],
				it["met"],
				it["met_late"],
				it["worst"],
				it["next"]
			])
		});
		assert_eq!(
			tallies.collect::<Vec<_>>(),
			[
				json!(["operator", 2, 0, 1, 1, 2, "2016-01-02"]),
				json!(["region", 0, 1, 0, 0, 0, null]),
				// Day 16900.
				json!(["participant", 1, 0, 0, 0, 0, "2016-04-09"])
			]
		);
		assert_eq!(summary["items"][2]["actor"]["label"]["zh"], "Verifier");
	}
}

#[tokio::test]
async fn actor_should_be_told_of_when_nothing_is_left_for_it_to_do() {
	for service in services_with(&[tally("'region', 320100, 3, 2, 1, 9")]).await {
		let summary = service.json("/deadlines/summary").await;
		let region = &summary["items"][0];
		assert_eq!(
			(&region["actor"]["number"], &region["due"], &region["overdue"], &region["next"]),
			(&json!(320_100), &json!(0), &json!(0), &Value::Null)
		);
		assert_eq!(
			(&region["met"], &region["met_late"], &region["dropped_late"], &region["worst"]),
			(&json!(3), &json!(2), &json!(1), &json!(9))
		);
	}
}

fn rule(id: u32, title: &str, effective: u32, repealed: &str) -> String {
	let one = digest(1);
	format!(
		"INSERT INTO rules (id, kind, title, folded, document_blake2_256, document_sm3, published_day, published_block, \
		effective_day, repealed_day, repealed_block, successor) VALUES \
		({id}, 'standard', '{title}', '{title}', '{one}', '{one}', 16801, 1, {effective}, {repealed})"
	)
}

#[tokio::test]
async fn rule_should_be_in_force_when_its_days_are_these() {
	let rules = [
		rule(1, "first", 16_700, "16802, 4, 2"),
		rule(2, "second", 16_802, "16803, 4, NULL"),
		rule(3, "third", 16_803, "NULL, NULL, NULL"),
	];
	for service in services_with(&rules).await {
		let list = service.json("/rules?kind=standard").await;
		let states = list["items"].as_array().unwrap().iter();
		let states: Vec<_> = states.map(|it| json!([it["id"], it["state"]])).collect();
		assert_eq!(states, [json!([3, "coming"]), json!([2, "in_force"]), json!([1, "repealed"])]);
		let first = service.json("/rules/1").await;
		assert_eq!(first["successor"], json!({"id": 2, "title": "second"}));
		assert_eq!(service.get("/rules/4").await.status, 404);
		let hits = service.json("/search?q=third").await;
		assert_eq!(
			(&hits["items"][0]["kind"], &hits["items"][0]["id"]),
			(&json!("rule"), &json!("3"))
		);
		let documents = service.json(&format!("/documents?digest={}", digest(1))).await;
		let on_chain = documents["items"][0]["on_chain"].as_array().unwrap();
		assert!(on_chain.iter().any(|mention| mention["kind"] == "rule"));
	}
}

fn complaint(id: u32, region: u32, more: &str) -> String {
	let one = digest(1);
	format!(
		"INSERT INTO complaints (id, participant, about, about_number, region, document_blake2_256, document_sm3, filed_day, \
		filed_block, stage, answer_blake2_256, answer_sm3, answered_day, answered_block, actor, actor_number) VALUES \
		({id}, NULL, 'batch', 7, {region}, '{one}', '{one}', 16790, 1, {more})"
	)
}

#[tokio::test]
async fn complaint_should_be_found_by_region_and_stage_when_asked() {
	let answered = format!("'answered', '{0}', '{0}', 16802, 2, 'region', 320100", digest(2));
	let mut more = deadlines();
	more.push(complaint(2, 320_102, "'filed', NULL, NULL, NULL, NULL, NULL, NULL"));
	more.push(complaint(4, 320_583, &answered));
	for service in services_with(&more).await {
		let ids = |list: Value| {
			let items = list["items"].as_array().unwrap().clone();
			items.iter().map(|it| it["id"].as_i64().unwrap()).collect::<Vec<_>>()
		};
		for (asked, expected) in [
			("", vec![4, 2]),
			("?region=320100", vec![2]),
			("?region=320000&stage=answered", vec![4]),
			("?about=batch&number=8", vec![]),
		] {
			assert_eq!(
				ids(service.json(&format!("/complaints{asked}")).await),
				expected,
				"{asked}"
			);
		}
		let waiting = service.json("/complaints/2").await;
		assert_eq!(
			(&waiting["due"]["due"], &waiting["due"]["overdue"], &waiting["answer"]),
			(&json!("2016-01-01"), &json!(true), &Value::Null)
		);
		let late = service.json("/complaints/4").await;
		assert_eq!(
			(
				&late["due"]["overdue"],
				&late["answer"]["by"]["number"],
				&late["answer"]["at"]["day"]
			),
			(&json!(true), &json!(320_100), &json!("2016-01-02"))
		);
		assert_eq!(late["region_label"]["zh"], "苏州市昆山市");
		assert_eq!(service.get("/complaints/3").await.status, 404);
	}
}

#[tokio::test]
async fn sanction_should_stand_when_it_is_neither_over_nor_lifted() {
	let one = digest(1);
	let sanction = |id: u32, until: u32, lifted: &str| {
		format!(
			"INSERT INTO sanctions (id, whom, whom_number, ground, capacities, document_blake2_256, document_sm3, from_day, \
			from_block, until_day, lifted_day, lifted_block) VALUES \
			({id}, 'participant', 2, 'quality', '[\"verifier\"]', '{one}', '{one}', 16790, 1, {until}, {lifted})"
		)
	};
	let sanctions = [
		sanction(1, 16_802, "NULL, NULL"),
		sanction(2, 16_801, "NULL, NULL"),
		sanction(3, 16_900, "16801, 3"),
	];
	for service in services_with(&sanctions).await {
		let list = service.json("/sanctions?whom=participant&number=2").await;
		let states = list["items"].as_array().unwrap().iter().map(|it| it["state"].clone());
		assert_eq!(states.collect::<Vec<_>>(), [json!("lifted"), json!("over"), json!("standing")]);
		let first = service.json("/sanctions/1").await;
		assert_eq!(
			(&first["capacities"], &first["whom"]["label"]["en"]),
			(&json!(["verifier"]), &json!("Verifier"))
		);
		assert_eq!(service.get("/sanctions/4").await.status, 404);
	}
}

fn report(id: &str, kind: &str, month: u32, region: u32) -> String {
	let one = digest(1);
	format!(
		"INSERT INTO reports (id, kind, month, region, title, folded, document_blake2_256, document_sm3, filed_day, \
		filed_block, actor, actor_number) VALUES \
		('{id}', '{kind}', {month}, {region}, '{id}', '{id}', '{one}', '{one}', 16802, 2, 'operator', NULL)"
	)
}

#[tokio::test]
async fn report_should_tell_whether_it_was_in_time_when_it_had_fallen_due() {
	let more = [
		report("monthly-2015-12-320000", "monthly", 551, 320_000),
		report("regional-2015-12-320100", "regional", 551, 320_100),
		deadline(0, "'report-monthly-2015-12-320000', 'report', NULL, 'operator', NULL, 16801, NULL, 16802, 1"),
	];
	for service in services_with(&more).await {
		let one = service.json("/reports/monthly-2015-12-320000").await;
		assert_eq!((&one["due"], &one["late"]), (&json!("2016-01-01"), &json!(1)));
		let all = service.json("/reports").await;
		assert_eq!(all["items"][1]["late"], 1);
		let of_nanjing = service.json("/reports?region=320100&limit=1").await;
		assert_eq!(
			(&of_nanjing["items"][0]["label"]["zh"], &of_nanjing["items"][0]["late"]),
			(&json!("南京市 2015 地区报告"), &Value::Null)
		);
		let first = service.json("/reports?limit=1").await;
		let next = first["next"].as_str().unwrap();
		let second = service.json(&format!("/reports?limit=1&after={next}")).await;
		assert_eq!(
			(&first["items"][0]["kind"], &second["items"][0]["kind"], &second["next"]),
			(&json!("regional"), &json!("monthly"), &Value::Null)
		);
		assert_eq!(service.get("/reports/monthly-2015-11-320000").await.status, 404);
	}
}

#[tokio::test]
async fn figures_should_be_those_of_the_months_feeds_when_a_month_is_asked_for() {
	for service in services().await {
		let january = service.json("/reports/monthly/2016-01").await;
		let total = &january["total"];
		assert_eq!(
			(&total["issued"]["reduction"]["mg"], &total["issued"]["points"], &total["records"]),
			(&json!("1000000001"), &json!("5"), &json!("8"))
		);
		assert_eq!(
			(&total["withheld"]["reduction"]["mg"], &total["withheld_records"], &total["batches"]),
			(&json!("50"), &json!("2"), &json!(1))
		);
		assert_eq!(january["lapsed"]["reduction"]["mg"], "7");
		assert_eq!((&january["is_over"], &january["report"]), (&json!(false), &Value::Null));
		assert_eq!(january["label"], json!({"zh": "2016年1月", "en": "2016-01"}));
		assert_eq!(january["scenarios"][0]["issued"], total["issued"]);
		assert_eq!(january["categories"][0]["label"]["zh"], "行");
		let nanjing = &january["regions"][0];
		assert_eq!(
			(&nanjing["key"], &nanjing["issued"], &nanjing["withheld"]),
			(&json!("320100"), &total["issued"], &Value::Null)
		);
		let february = service.json("/reports/monthly/2016-02").await;
		assert_eq!(february["total"]["issued"]["reduction"]["mg"], "2500");
		assert_eq!(february["lapsed"]["reduction"]["mg"], "0");
		let december = service.json("/reports/monthly/2015-12").await;
		assert_eq!(
			(&december["total"]["batches"], &december["is_over"], &december["scenarios"]),
			(&json!(0), &json!(true), &json!([]))
		);
		for month in ["2016-13", "2016-1", "january"] {
			assert_eq!(
				service.get(&format!("/reports/monthly/{month}")).await.status,
				400,
				"{month}"
			);
		}
	}
}

#[tokio::test]
async fn figures_should_be_a_row_each_when_written_as_csv() {
	for service in services().await {
		let csv = service.get("/reports/monthly/2016-01/figures.csv").await;
		let lines: Vec<_> = csv.body.lines().collect();
		assert_eq!(
			lines[..4],
			[
				"month,by,key,zh,en,issued_mg,issued_points,withheld_mg,withheld_points,records,withheld_records,batches,lapsed_mg,lapsed_points",
				"2016-01,total,,合计,Total,1000000001,5,50,1,8,2,1,7,1",
				"2016-01,scenario,0,公共自行车ＣＯ２,公共自行车ＣＯ２,1000000001,5,50,1,8,2,1,,",
				"2016-01,category,transport,行,transport,1000000001,5,50,1,8,2,1,,"
			]
		);
		assert!(lines[4].starts_with("2016-01,region,320100,南京市,Nanjing,1000000001,5,,,"));
		assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
		let marked = service.get("/reports/monthly/2016-01/figures.csv?bom=true").await;
		assert!(marked.body.starts_with('\u{feff}'));
	}
}

#[tokio::test]
async fn region_should_hold_what_lies_in_it_when_it_is_a_city_or_the_province() {
	let mut more = vec![
		complaint(2, 320_102, "'filed', NULL, NULL, NULL, NULL, NULL, NULL"),
		report("regional-2015-12-320100", "regional", 551, 320_100),
		"INSERT INTO offices (account, region, appointed_block) VALUES ('a', 320100, 0)"
			.to_string(),
	];
	more.push(
		"INSERT INTO offices (account, region, appointed_block, dismissed_day, dismissed_block) VALUES ('b', 320102, 0, 16801, 1)"
			.to_string(),
	);
	for service in services_with(&more).await {
		let province = service.json("/regions/320000").await;
		assert_eq!(
			province["accounts"],
			json!({"individual": 1, "institution": 1, "organisation": 0})
		);
		assert_eq!(province["parts"].as_array().unwrap().len(), 13);
		let nanjing = service.json("/regions/320100").await;
		assert_eq!(
			(&nanjing["issued"]["reduction"]["mg"], &nanjing["complaints"], &nanjing["offices"]),
			(&json!("1000002501"), &json!(1), &json!(1))
		);
		let months: Vec<_> = nanjing["months"].as_array().unwrap().iter().collect();
		assert_eq!(
			(&months[0]["month"], &months[0]["issued"]["reduction"]["mg"], &months[1]["month"]),
			(&json!("2016-01"), &json!("1000000001"), &json!("2016-02"))
		);
		assert_eq!(nanjing["acting"][0]["account"], "a");
		assert_eq!(nanjing["latest_complaints"][0]["id"], 2);
		assert_eq!(nanjing["latest_reports"][0]["id"], "regional-2015-12-320100");
		// Of what lies in it only the county has anything.
		assert_eq!(nanjing["parts"].as_array().unwrap().len(), 1);
		assert_eq!(nanjing["parts"][0]["open_complaints"], 1);
		let suzhou = service.json("/regions/320500").await;
		assert_eq!(suzhou["accounts"]["individual"], 1);
		let all = service.json("/regions").await;
		let codes = all["items"].as_array().unwrap().iter().map(|it| it["region"].clone());
		let codes: Vec<_> = codes.collect();
		// Jiangsu, its cities, and the pilot.
		assert_eq!((codes.len(), &codes[0], &codes[14]), (15, &json!(320_000), &json!(310_118)));
		assert_eq!(service.get("/regions/329900").await.status, 404);
	}
}

#[tokio::test]
async fn year_should_be_told_by_what_sets_it_apart_from_the_week_when_asked() {
	let one = digest(1);
	// 2015 begins on a Thursday: the 1st is off, the 4th, a Sunday, is worked.
	let year = format!(
		"INSERT INTO calendar_years (year, days, working, revision, document_blake2_256, document_sm3, published_block) VALUES \
		(2015, '0x{}', 262, 0, '{one}', '{one}', 0)",
		days_of_2015()
	);
	for service in services_with(&[year]).await {
		let years = service.json("/calendar").await;
		let year = &years["items"][0];
		assert_eq!(
			(&year["holidays"], &year["make_up"], &year["published"]),
			(&json!(["2015-01-01"]), &json!(["2015-01-04"]), &Value::Null)
		);
		let hits = service.json("/search?q=2015").await;
		let kinds = hits["items"].as_array().unwrap().iter().map(|hit| hit["kind"].clone());
		assert!(kinds.collect::<Vec<_>>().contains(&json!("calendar")));
	}
}

/// A bit a day: Mondays to Fridays but the 1st of January, and the 4th.
fn days_of_2015() -> String {
	let mut bytes = [0u8; 46];
	for place in 0..365 {
		// The 1st was a Thursday, day 3 of the week.
		let is_worked = place == 3 || (place != 0 && (place + 3) % 7 < 5);
		bytes[place / 8] |= u8::from(is_worked) << (place % 8);
	}
	hex::encode(bytes)
}
