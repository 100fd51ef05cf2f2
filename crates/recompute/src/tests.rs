//! The session as a page uses it, over one small batch worked out by hand.

use alloc::{format, string::String, vec::Vec};

use serde_json::{json, Value};
use suhui_coding::{
	chunk::{self, Chunk, ChunkBounds, Cutter, Record},
	Blake2, Day, Period, Quantity,
};

use crate::session::Workspace;

pub const CYCLING: &str = r#"
methodology "Cycling"
input distance "distance" : km, decimals 3, from 0.001 to 500
parameter cap "counted" : km = 20 source "conservative"
parameter factor : gCO2e/km = 26.9 source "table 2"
let counted = min(distance, cap)
result gCO2e = counted * factor

vector distance = 2.5 -> 67.25
"#;

const POINTS: &str = r#"
points "Cycling points"
input reduction "reduction" : gCO2e, decimals 3, from 0 to 538
parameter rate : points/gCO2e = 0.1 source "rules"
result points = reduction * rate
"#;

const PERIOD: Period = Period { first: Day(16_801), last: Day(16_831) };

/// 2.5 km are 67.250 g and 6 points; 12.345 km are 332.0805 g, cut to the milligram, and 33 points.
const RECORDS: [(u32, u64, u64, u64); 3] =
	[(1, 2_500, 67_250, 6), (64, 2_500, 67_250, 6), (200, 12_345, 332_080, 33)];

const CSV: &str =
	"participant,date,distance\n200,2016-01-03,12.345\n1,2016-01-03,2.5\n64,2016-01-03,2.500\n";

/// Chunks of two records at most: two, then one.
fn chunks() -> Vec<Chunk> {
	let mut cutter =
		Cutter::<Blake2>::new(PERIOD, ChunkBounds { records: 2, ..ChunkBounds::default() });
	for (participant, metres, reduction, points) in RECORDS {
		let record = Record::new(participant, Day(16_803), &[metres]).unwrap();
		cutter.push(record, Quantity { reduction, points }).unwrap();
	}
	cutter.finish().unwrap()
}

fn headers() -> Vec<chunk::ChunkHeader> {
	chunks().iter().map(|chunk| chunk.header).collect()
}

fn rule() -> Value {
	json!({
		"source": 7, "period": { "first": 16_801, "last": 16_831 }, "records": 3, "chunks": 2,
		"root": format!("{:?}", chunk::root::<Blake2>(7, PERIOD, &headers())),
		"claim": { "mg": "466580", "points": "45" }, "methodology": CYCLING, "points": POINTS,
		"bindings": ["reduction"], "inputs": 1, "title": "骑行 Cycling", "version": 3,
	})
}

fn feed(index: u32) -> Value {
	let header = headers()[index as usize];
	let proof = chunk::proof::<Blake2>(7, PERIOD, &headers(), index).unwrap();
	let proof: Vec<_> = proof.iter().map(|hash| format!("{hash:?}")).collect();
	json!({
		"header": {
			"index": header.index, "records": header.records, "pages": header.pages,
			"reduction_mg": format!("{}", header.subtotal.reduction),
			"points": format!("{}", header.subtotal.points), "body": format!("{:?}", header.body),
		},
		"proof": proof, "operations": 100,
	})
}

fn value(text: String) -> Value {
	serde_json::from_str(&text).unwrap()
}

fn opened(rule: Value) -> Workspace {
	let mut session = Workspace::new();
	assert_eq!(value(session.batch_open(format!("{rule}").as_bytes())), json!({ "ok": null }));
	session
}

fn given(session: &mut Workspace, feed: Value, body: &[u8]) -> Value {
	value(session.batch_chunk(format!("{feed}").as_bytes(), body))["ok"].take()
}

fn read(parts: &[&str], chunk_records: Option<u32>) -> Value {
	let mut rule = rule();
	rule["chunk_records"] = json!(chunk_records);
	let mut session = Workspace::new();
	assert_eq!(value(session.records_open(format!("{rule}").as_bytes())), json!({ "ok": null }));
	for part in parts {
		let answer = value(session.records_push(part.as_bytes()));
		if answer["error"].is_object() {
			return answer;
		}
	}
	value(session.records_finish())
}

#[test]
fn batch_should_be_equal_when_it_is_a_projects_without_points() {
	let mut cutter = Cutter::<Blake2>::new(PERIOD, ChunkBounds::default());
	let record = Record::new(200, Day(16_803), &[12_345]).unwrap();
	cutter.push(record, Quantity { reduction: 332_080, points: 0 }).unwrap();
	let Chunk { header, body } = cutter.finish().unwrap().remove(0);
	let rule = json!({
		"source": 7, "period": { "first": 16_801, "last": 16_831 }, "records": 1, "chunks": 1,
		"root": format!("{:?}", chunk::root::<Blake2>(7, PERIOD, &[header])),
		"claim": { "mg": "332080", "points": "0" }, "methodology": CYCLING, "points": "", "bindings": [],
	});
	let feed = json!({
		"header": {
			"index": 0, "records": 1, "pages": 1, "reduction_mg": "332080", "points": "0",
			"body": format!("{:?}", header.body),
		},
		"proof": [], "operations": 100,
	});
	let mut session = opened(rule);
	assert_eq!(given(&mut session, feed, &body)["equal"], json!(true));
	assert_eq!(value(session.batch_finish())["ok"]["equal"], json!(true));
}

#[test]
fn batch_should_be_equal_when_nothing_was_altered() {
	let mut session = opened(rule());
	let chunks = chunks();
	let first = given(&mut session, feed(0), &chunks[0].body);
	assert_eq!(
		first,
		json!({
			"index": 0, "records": 2, "quantified": { "mg": "134500", "points": "12" },
			"claimed": { "mg": "134500", "points": "12" }, "body_matches": true,
			"proof_matches": true, "equal": true, "fault": null,
		})
	);
	assert!(given(&mut session, feed(1), &chunks[1].body)["equal"].as_bool().unwrap());
	assert_eq!(
		value(session.batch_records(0, 10)),
		json!({ "ok": [{
			"participant": 200, "day": "2016-01-03", "inputs": ["12.345"], "reduction_mg": "332080", "points": "33",
		}] })
	);
	assert_eq!(
		value(session.batch_finish())["ok"],
		json!({
			"chunks": 2, "records": "3", "quantified": { "mg": "466580", "points": "45" },
			"claimed": { "mg": "466580", "points": "45" }, "root_matches": true, "equal": true,
			"differences": [],
		})
	);
}

#[test]
fn batch_should_name_the_record_when_a_body_was_altered() {
	let mut session = opened(rule());
	let mut body = chunks()[0].body.clone();
	// The second record's distance becomes 0 km, which is out of range.
	body.truncate(6);
	body.push(0);
	let answer = given(&mut session, feed(0), &body);
	assert_eq!(answer["body_matches"], false);
	assert_eq!(answer["equal"], false);
	assert_eq!(answer["fault"]["kind"], "rule");
	assert_eq!(answer["fault"]["record"], 2);
	assert_eq!(answer["fault"]["participant"], 64);
	assert_eq!(answer["fault"]["day"], "2016-01-03");
	let end = value(session.batch_finish());
	assert_eq!(end["ok"]["equal"], false);
	let first = &end["ok"]["differences"][0];
	assert_eq!((&first["chunk"], &first["kind"]), (&json!(0), &json!("chunk")));
	assert_eq!(first["message"], answer["fault"]["message"]);
	let words = |language: &str| first["message"][language].as_str().unwrap().to_string();
	assert!(words("zh").starts_with("公式无法计算此记录"), "{}", words("zh"));
	assert!(words("en").starts_with("the rule has no result for this record"), "{}", words("en"));
}

#[test]
fn batch_should_name_proof_or_subtotal_when_one_was_altered() {
	let mut session = opened(rule());
	let chunks = chunks();
	let mut altered = feed(1);
	altered["proof"][0] = json!(format!("0x{}", "00".repeat(32)));
	assert_eq!(given(&mut session, altered, &chunks[1].body)["fault"]["kind"], "proof");
	let mut altered = feed(1);
	altered["header"]["points"] = json!("34");
	let answer = given(&mut session, altered, &chunks[1].body);
	assert_eq!(answer["proof_matches"], false);
	assert_eq!(
		(&answer["quantified"]["points"], &answer["claimed"]["points"]),
		(&json!("33"), &json!("34"))
	);
}

#[test]
fn batch_should_tell_the_claim_when_it_is_not_what_records_give() {
	let mut rule = rule();
	rule["claim"]["mg"] = json!("466581");
	let mut session = opened(rule);
	for (index, chunk) in (0..).zip(chunks()) {
		given(&mut session, feed(index), &chunk.body);
	}
	let end = value(session.batch_finish())["ok"].take();
	assert_eq!((&end["equal"], &end["root_matches"]), (&json!(false), &json!(true)));
	let first = &end["differences"][0];
	assert_eq!((&first["chunk"], &first["kind"]), (&Value::Null, &json!("claim")));
	for language in ["zh", "en"] {
		assert!(first["message"][language].as_str().unwrap().contains("0.466581 kg"));
	}
}

#[test]
fn batch_should_say_so_when_none_is_open_or_the_rule_is_not_sound() {
	let mut session = Workspace::new();
	assert!(session.batch_finish().contains("no batch is open"));
	assert!(session.batch_open(b"{}").starts_with("{\"error\":"));
	let mut unsound = rule();
	unsound["points"] = json!("points \"x\"\nresult points = y\n");
	let error = value(session.batch_open(format!("{unsound}").as_bytes()))["error"].take();
	assert_eq!((&error["line"], &error["column"]), (&json!(2), &json!(17)));
}

#[test]
fn records_should_give_the_platforms_root_when_cut_alike() {
	for parts in [&[CSV][..], &[&CSV[..30], &CSV[30..31], &CSV[31..]]] {
		let found = read(parts, Some(2))["ok"].take();
		assert_eq!(found["root"], rule()["root"]);
		assert_eq!((&found["records"], &found["persons"]), (&json!(3), &json!(3)));
		assert_eq!(found["quantified"], json!({ "mg": "466580", "points": "45" }));
		assert_eq!(found["chunks"].as_array().unwrap().len(), 2);
		assert_eq!(found["chunks"][1]["mg"], "332080");
		assert_eq!(found["chunks"][0]["body"], feed(0)["header"]["body"]);
	}
	assert_eq!(read(&[CSV], None)["ok"]["chunks"].as_array().unwrap().len(), 1);
}

#[test]
fn records_should_name_line_and_field_when_one_is_faulty() {
	let fault = |lines: &str| {
		let error = read(&["participant,date,distance\n", lines], None)["error"].take();
		(error["line"].clone(), error["field"].clone())
	};
	assert_eq!(fault("1,2016-01-03,2.5\n2,2016-01-03,-1\n"), (json!(3), json!("distance")));
	assert_eq!(fault("x,2016-01-03,2.5\n"), (json!(2), json!("participant")));
	assert_eq!(fault("1,2016-02-03,2.5\n"), (json!(2), json!("date")));
	assert_eq!(fault("1,2016-01-03\n"), (json!(2), Value::Null));
	assert_eq!(fault("1,2016-01-03,1\n2,2016-01-03,1\n1,2016-01-03,2\n"), (json!(4), Value::Null));
}

#[test]
fn records_should_be_compared_with_what_they_state_when_exported() {
	let header = "\u{feff}participant,day,distance,reduction_mg,points\r\n";
	let lines = "1,2016-01-03,2.500,67250,6\r\n64,2016-01-03,2.500,67250,6\r\n200,2016-01-03,12.345,332080,33\r\n";
	assert_eq!(read(&[header, lines], Some(2))["ok"]["root"], rule()["root"]);
	let error = read(&[header, &lines.replace("332080", "332081")], None)["error"].take();
	assert_eq!((&error["line"], &error["field"]), (&json!(4), &json!("reduction_mg")));
	assert_eq!(error["message"]["en"], "the file says 332081, the formula gives 332080");
}

#[test]
fn records_should_be_refused_when_there_is_none_or_a_column_is_unknown() {
	let message =
		|text: &str| String::from(read(&[text], None)["error"]["message"]["en"].as_str().unwrap());
	assert!(message("").contains("is empty"));
	assert!(message("participant,date,distance\n").contains("no record"));
	assert!(message("participant,date\n").contains("column `distance` is missing"));
}

/// What differs first between the file and the chain's chunk of this number.
fn differing(lines: &str, chunk: usize) -> Value {
	let mut session = Workspace::new();
	session.records_open(format!("{}", rule()).as_bytes());
	session.records_push(format!("participant,date,distance\n{lines}").as_bytes());
	session.records_finish();
	value(session.records_differing(&chunks()[chunk].body))["ok"].take()
}

#[test]
fn record_should_be_pointed_out_when_file_and_chunk_differ_in_it() {
	let honest = "1,2016-01-03,2.5\n64,2016-01-03,2.5\n200,2016-01-03,12.345\n";
	assert_eq!((differing(honest, 0), differing(honest, 1)), (Value::Null, Value::Null));
	assert_eq!(
		differing("200,2016-01-03,12.345\n64,2016-01-03,2.501\n1,2016-01-03,2.5\n", 0),
		json!({
			"participant": 64, "day": "2016-01-03", "line": 3,
			"on_chain": ["2.500"], "in_file": ["2.501"],
		})
	);
}

#[test]
fn record_should_be_pointed_out_when_only_one_side_has_it() {
	let place = |found: &Value| (found["participant"].clone(), found["day"].clone());
	let missing = differing("1,2016-01-03,2.5\n200,2016-01-03,12.345\n", 0);
	assert_eq!(place(&missing), (json!(64), json!("2016-01-03")));
	assert_eq!((&missing["in_file"], &missing["line"]), (&Value::Null, &Value::Null));
	for (day, others) in [("02", "before"), ("04", "after")] {
		let file = format!(
			"1,2016-01-03,2.5\n64,2016-01-03,2.5\n64,2016-01-{day},3\n200,2016-01-03,12.345\n"
		);
		let more = differing(&file, 0);
		assert_eq!(place(&more), (json!(64), json!(format!("2016-01-{day}"))), "{others}");
		assert_eq!((&more["on_chain"], &more["line"]), (&Value::Null, &json!(4)), "{others}");
	}
}

#[test]
fn batch_should_name_the_assertion_when_a_record_breaks_it() {
	let methodology = CYCLING.replace(
		"let counted",
		"assert distance <= cap \"至多二十公里 / twenty kilometres at most\"\nlet counted",
	);
	// What `min` would do is done by the assertion.
	let methodology = methodology.replace("min(distance, cap)", "distance");
	let mut rule = rule();
	rule["methodology"] = json!(methodology);
	let mut session = opened(rule);
	// Participant 1 on 3 January with 2.5 km, participant 64 with 20.001 km: 20,001 is 0xa1 0x9c 0x01.
	let body = [1, 2, 0xc4, 0x13, 63, 2, 0xa1, 0x9c, 0x01];
	let fault = given(&mut session, feed(0), &body)["fault"].take();
	assert_eq!((&fault["record"], &fault["participant"]), (&json!(2), &json!(64)));
	assert_eq!(
		fault["message"],
		json!({
			"zh": "不满足方法学第 6 行的断言「至多二十公里」",
			"en": "breaks the assertion in line 6 of the methodology: twenty kilometres at most",
		})
	);
}
