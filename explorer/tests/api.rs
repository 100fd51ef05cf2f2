//! The API over an index filled by hand, on SQLite and on the PostgreSQL that `SUHUI_TEST_POSTGRES` names.

mod databases;

use std::{collections::BTreeSet, net::SocketAddr};

use serde_json::{json, Value};
use suhui_explorer::{
	api::{router, Fresh, State},
	chain::Link,
	config::Settings,
	documents::Documents,
	index::live::Live,
	metrics::Metrics,
	store::Store,
};
use tempfile::TempDir;
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::{TcpListener, TcpStream},
};

const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const ALICE_KEY: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
const BOB: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
const CHARLIE: &str = "5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y";
const EXPERT: &str = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";
const CODE: &str = "9144030071526726XG";
const CYCLING: &str = r#"methodology "Cycling"
input distance "distance cycled" : km, decimals 3, from 0 to 300
parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
result gCO2e = distance * factor
vector distance = 2.5 -> 451.25
"#;
const POINTS: &str = r#"points "Two a kilometre"
input distance "distance cycled" : km, decimals 3, from 0 to 300
parameter rate : points/km = 2 source "Rules"
result points = distance * rate
vector distance = 2.5 -> 5
"#;

struct Service {
	address: SocketAddr,
	_folder: TempDir,
}

struct Answer {
	status: u16,
	head: String,
	body: String,
}

impl Answer {
	fn json(&self) -> Value {
		serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
	}

	fn header(&self, name: &str) -> Option<&str> {
		self.head.lines().find_map(|line| {
			let (key, value) = line.split_once(": ")?;
			key.eq_ignore_ascii_case(name).then_some(value)
		})
	}
}

impl Service {
	/// HTTP/1.0, so that the body ends with the connection.
	async fn send(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
		let mut stream = TcpStream::connect(self.address).await.unwrap();
		let length = body.len();
		let request =
			format!("{method} {path} HTTP/1.0\r\ncontent-length: {length}\r\n{headers}\r\n{body}");
		stream.write_all(request.as_bytes()).await.unwrap();
		let mut bytes = Vec::new();
		stream.read_to_end(&mut bytes).await.unwrap();
		let text = String::from_utf8_lossy(&bytes).into_owned();
		let (head, body) = text.split_once("\r\n\r\n").unwrap();
		let status = head.split(' ').nth(1).unwrap().parse().unwrap();
		Answer { status, head: head.to_string(), body: body.to_string() }
	}

	async fn get(&self, path: &str) -> Answer {
		self.send("GET", &format!("/api/v1{path}"), "", "").await
	}

	async fn json(&self, path: &str) -> Value {
		let answer = self.get(path).await;
		assert_eq!(answer.status, 200, "{path}: {}", answer.body);
		answer.json()
	}
}

fn digest(byte: u8) -> String {
	format!("0x{}", hex::encode([byte; 32]))
}

async fn fill(store: &Store) {
	let one = digest(1);
	let mut statements = vec![
		format!(
			"INSERT INTO meta (key, value) VALUES ('genesis', '{}'), ('cursor', '5'), ('cursor_hash', '{}')",
			digest(9),
			digest(105)
		),
		"INSERT INTO methodologies (id, developer, versions) VALUES (0, 0, 1)".into(),
		format!(
			"INSERT INTO versions (id, methodology, number, title, folded, developer, text, document_blake2_256, document_sm3, \
			submitted_day, submitted_block, stage, published_day, published_block) VALUES \
			(0, 0, 1, 'Cycling 100%', 'cycling 100%', 0, '{CYCLING}', '{one}', '{one}', 16801, 1, 'published', 16802, 2)"
		),
		"INSERT INTO scenarios (id, developer, title, folded, category, applied_day, applied_block, stage, stage_day, \
		stage_block) VALUES (0, 0, '公共自行车ＣＯ２', '公共自行车ｃｏ２', 'transport', 16801, 1, 'admitted', 16802, 2)"
			.into(),
		// Today, 2016-01-02, is the 16,802nd day after 1970-01-01.
		format!(
			"INSERT INTO terms (source, number, version, points_text, bindings, document_blake2_256, document_sm3, \
			proposed_day, proposed_block, stage, from_day, until_day) VALUES \
			(0, 1, 0, '{POINTS}', '[{{\"input\":0}}]', '{one}', '{one}', 16801, 1, 'in_force', 16801, NULL)"
		),
		format!(
			"INSERT INTO verifiers (id, document_blake2_256, document_sm3, accredited_day, accredited_block, standing, \
			standing_day, standing_block, reason_blake2_256, reason_sm3) VALUES \
			(2, '{one}', '{one}', 16801, 1, 'suspended', 16802, 2, '{0}', '{0}')",
			digest(2)
		),
		format!(
			"INSERT INTO experts (id, account, appointed_day, appointed_block, dismissed_day, dismissed_block) VALUES \
			(1, '{EXPERT}', NULL, 0, NULL, NULL), (2, '{BOB}', 16801, 1, 16802, 2)"
		),
		"INSERT INTO opinions (version, expert, favourable, report_blake2_256, report_sm3, block) VALUES (0, 1, 1, NULL, NULL, 2)"
			.into(),
		"INSERT INTO pilots (region, admitted_day, admitted_block) VALUES (310118, 16801, 1)".into(),
		"INSERT INTO batch_steps (batch, block, idx, step, extrinsic) VALUES (0, 1, 0, 'opened', 0)".into(),
		format!("INSERT INTO lapses (block, idx, month, page, mg, points) VALUES (3, 0, 552, 0, 7, 1)"),
		"INSERT INTO classes (id, source, version, month, block) VALUES (0, 0, 0, 552, 3), (1, 0, 0, 553, 3)".into(),
	];
	// 2016-01-02T00:00:00+08:00 is 1451664000 s after the epoch.
	for number in 1..=5 {
		let (hash, parent) = (digest(100 + number), digest(99 + number));
		statements.push(format!(
			"INSERT INTO blocks (number, hash, parent, state_root, author, time_ms, spec_version, extrinsics, events, undecoded) \
			VALUES ({number}, '{hash}', '{parent}', '{one}', '{ALICE}', {}, 1, 2, 2, 0)",
			1_451_664_000_000u64 + u64::from(number) * 3_000
		));
		for index in 0..2 {
			statements.push(format!(
				"INSERT INTO extrinsics (block, idx, hash, pallet, call, signer, nonce, success, error, args, raw, bytes) VALUES \
				({number}, {index}, '{}', 'Issuance', 'open', '{ALICE}', {number}, 1, NULL, '{{\"note\":\"=1+1\"}}', NULL, 100)",
				digest(number * 10 + index)
			));
			statements.push(format!(
				"INSERT INTO events (block, idx, extrinsic, pallet, name, fields, raw) VALUES \
				({number}, {index}, {index}, 'Issuance', 'Opened', '{{\"batch\":{index}}}', NULL)"
			));
		}
	}
	statements.push(
		"INSERT INTO open_accounts (kind, number) VALUES ('individual', 1), ('institution', 1)"
			.into(),
	);
	let person = format!("'Verifier', '{CODE}', 'verifier {}'", CODE.to_lowercase());
	for (id, region, kind, person, closed) in [
		(0, 320_581, "individual", "NULL, NULL, NULL", "NULL"),
		(1, 320_500, "individual", "NULL, NULL, NULL", "16810"),
		(2, 320_000, "institution", &*person, "NULL"),
	] {
		let account = match id {
			0 => ALICE.to_string(),
			2 => CHARLIE.to_string(),
			id => format!("account {id}"),
		};
		statements.push(format!(
			"INSERT INTO participants (id, account, kind, title, code, folded, region, opened_day, closed_day, block) VALUES \
			({id}, '{account}', '{kind}', {person}, {region}, 16801, {closed}, 1)"
		));
		statements.push(format!(
			"INSERT INTO participant_accounts (account, participant, block) VALUES ('{account}', {id}, 1)"
		));
	}
	// A key that participant 0 gave up.
	statements.push(format!(
		"INSERT INTO participant_accounts (account, participant, block) VALUES ('{BOB}', 0, 0)"
	));
	// 1,000,000,001 mg and 2,500 mg are 1.000002501 kg short of a tonne's 1,000,002,501 mg.
	for (id, mg, points, class, status) in [
		(0, 1_000_000_001u64, 5, Some(0), "complete"),
		(1, 2_500, 0, Some(1), "approved"),
		(2, 0, 0, None, "opened"),
	] {
		statements.push(format!(
			"INSERT INTO batches (id, source, terms, first_day, last_day, reporter, opened_block, records, chunks, root, claim_mg, \
			claim_points, verifier, status, fed_chunks, fed_records, issued_mg, issued_points, withheld_mg, withheld_points, withheld_records) \
			VALUES ({id}, 0, 1, 16801, 16831, 0, 1, 10, 1, '{}', '18446744073709551615', '5', 2, \
			'{status}', 1, 10, {mg}, {points}, 50, 1, 2)",
			digest(50 + id)
		));
		if let Some(class) = class {
			statements.push(format!(
				"INSERT INTO batch_classes (batch, class, first_chunk, chunks, records, mg, points) VALUES \
				({id}, {class}, 0, 1, 8, {mg}, {points})"
			));
		}
		statements.push(format!(
			"INSERT INTO region_issuance (batch, region, mg, points, records) VALUES ({id}, 320100, {mg}, {points}, 10)"
		));
		statements.push(format!(
			"INSERT INTO chunks (batch, idx, block, extrinsic, records, pages, mg, points, body, bytes, credited_mg, credited_points, \
			withheld_mg, withheld_points, withheld_records, taken) VALUES \
			({id}, 0, 3, 0, 10, 1, {mg}, {points}, '{one}', 40, {mg}, {points}, 50, 1, 2, 1)"
		));
	}
	for statement in statements {
		sqlx::query(&statement)
			.execute(&store.pool)
			.await
			.unwrap_or_else(|error| panic!("{error}: {statement}"));
	}
}

async fn serve(url: &str, folder: TempDir, more: &[String]) -> Service {
	let store = Store::open(url).await.unwrap();
	fill(&store).await;
	for statement in more {
		sqlx::query(statement).execute(&store.pool).await.unwrap();
	}
	let documents = Documents::open(folder.path().join("documents")).unwrap();
	let state = State {
		store,
		// Nobody listens there: the node is away.
		link: Link::new("ws://127.0.0.1:9"),
		live: Live::default(),
		documents,
		config: Settings::default(),
		metrics: Metrics::new().unwrap(),
		fresh: Fresh::default(),
	};
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let address = listener.local_addr().unwrap();
	let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
	tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
	Service { address, _folder: folder }
}

/// The service on each database.
async fn services() -> Vec<Service> {
	services_with(&[]).await
}

/// The same with more rows.
async fn services_with(more: &[String]) -> Vec<Service> {
	let mut services = Vec::new();
	for (folder, url) in databases::databases().await {
		services.push(serve(&url, folder, more).await);
	}
	services
}

#[tokio::test]
async fn summary_should_sum_exactly_when_batches_were_issued() {
	for service in services().await {
		let summary = service.json("/summary").await;
		// 1,000,000,001 + 2,500 mg.
		assert_eq!(summary["issued"], json!({"mg": "1000002501", "text": "1.000002501 t"}));
		assert_eq!((&summary["points"], &summary["lapsed"]["mg"]), (&json!("5"), &json!("7")));
		assert_eq!(
			summary["participants"],
			json!({"individual": 1, "institution": 1, "organisation": 0})
		);
		assert_eq!(summary["batches"], json!({"approved": 1, "complete": 1, "opened": 1}));
		assert_eq!(summary["records"], "30");
		assert_eq!(summary["node"]["connected"], false);
		assert_eq!(summary["indexed"]["number"], 5);
		assert_eq!(summary["latest"].as_array().unwrap().len(), 3);
		assert_eq!(
			(&summary["issuing_scenarios"], &summary["attesting_verifiers"]),
			(&json!(1), &json!(1))
		);
		assert_eq!(
			(&summary["top_scenarios"][0]["title"], &summary["top_verifiers"][0]["title"]),
			(&json!("公共自行车ＣＯ２"), &json!("Verifier"))
		);
		assert_eq!(summary["top_verifiers"][0]["id"], 2);
		// The one is suspended.
		assert_eq!(summary["verifiers"], 0);
		assert_eq!(summary["top_verifiers"][0]["issued"]["mg"], "1000002501");
	}
}

#[tokio::test]
async fn series_should_sum_by_key_when_asked() {
	for service in services().await {
		let months = service.json("/series?by=month").await;
		let items = months["items"].as_array().unwrap();
		assert_eq!(items.len(), 2);
		assert_eq!(
			(&items[0]["key"], &items[0]["reduction"]["mg"]),
			(&json!("2016-01"), &json!("1000000001"))
		);
		assert_eq!(items[1]["label"]["zh"], "2016年2月");
		let days = service.json("/series?by=day").await;
		assert_eq!(days["items"][0]["key"], "2016-01-02");
		// Ten records a chunk, two of them withheld.
		assert_eq!(days["items"][0]["records"], "24");
		assert_eq!(items[0]["records"], "8");
		let regions = service.json("/series?by=region").await;
		assert_eq!(regions["items"][0]["label"]["en"], "Nanjing");
		for by in ["category", "scenario"] {
			let series = service.json(&format!("/series?by={by}")).await;
			assert_eq!(series["items"][0]["reduction"]["mg"], "1000002501", "{by}");
		}
		assert_eq!(service.get("/series?by=year").await.status, 400);
	}
}

#[tokio::test]
async fn batch_should_keep_its_claim_exactly_when_it_fills_64_bits() {
	for service in services().await {
		let batch = service.json("/batches/0").await;
		assert_eq!(batch["claim"]["reduction"]["mg"], "18446744073709551615");
		assert_eq!(batch["period"], json!({"first": "2016-01-01", "last": "2016-01-31"}));
		assert_eq!(batch["steps"][0]["step"], "opened");
		assert_eq!(batch["steps"][0]["extrinsic"], "1-0");
		assert_eq!(batch["regions"][0]["label"]["zh"], "南京市");
		assert_eq!(
			service.json("/batches?status=complete").await["items"].as_array().unwrap().len(),
			1
		);
		assert_eq!(batch["verifier"], json!({"id": 2, "title": "Verifier"}));
		assert_eq!(batch["reporter"], json!({"id": 0, "title": null}));
		// By number and by address; Alice stands for another participant.
		for (verifier, expected) in [("2", 3), (CHARLIE, 3), ("0", 0), (ALICE, 0)] {
			let list = service.json(&format!("/batches?verifier={verifier}")).await;
			assert_eq!(list["items"].as_array().unwrap().len(), expected, "{verifier}");
		}
		assert_eq!(service.get("/batches?verifier=x").await.status, 400);
		let rule = service.json("/batches/0/rule").await;
		assert_eq!(rule["period"], json!({"first": 16801, "last": 16831}));
		assert_eq!(
			(&rule["bindings"], &rule["methodology"]),
			(&json!([{"input": 0}]), &json!(CYCLING))
		);
		assert_eq!((&batch["terms"], &rule["terms"]), (&json!(1), &json!(1)));
		assert_eq!(
			batch["classes"],
			json!([{
				"class": 0, "month": "2016-01", "first_chunk": 0, "chunks": 1, "points": "5",
				"reduction": {"mg": "1000000001", "text": "1.000000001 t"},
			}])
		);
		assert_eq!((&batch["held"], &batch["ground"]), (&Value::Null, &Value::Null));
	}
}

#[tokio::test]
async fn methodology_should_show_its_formula_when_asked() {
	for service in services().await {
		let version = service.json("/methodologies/0").await;
		assert_eq!(version["parameters"][0]["citation"], "Guidelines, table 2");
		assert_eq!(version["vectors"][0]["evaluated"], "451.250");
		assert_eq!(version["vectors"][0]["passes"], true);
		assert_eq!(version["used_by"][0]["title"], "公共自行车ＣＯ２");
		assert_eq!(version["document"]["available"], false);
		assert_eq!(service.json("/scenarios/0").await["methodology"]["issued"]["mg"], "1000002501");
		assert_eq!(version["developer"], json!({"id": 0, "title": null}));
		for unset in ["rejected", "reason", "withdrawn"] {
			assert_eq!(version[unset], Value::Null, "{unset}");
		}
		assert_eq!(version["opinions"][0]["expert"], 1);
	}
}

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
		assert_eq!(expert["given"][0]["version"], json!({"id": 0, "title": "Cycling 100%"}));
		let experts = service.json("/experts").await;
		assert_eq!(experts["items"][1]["dismissed"], "2016-01-02");
		assert_eq!(service.get("/experts/3").await.status, 404);
	}
}

#[tokio::test]
async fn rejected_version_should_keep_its_text_and_give_the_reason_when_asked() {
	let reason = digest(2);
	let more = [
		format!(
			"UPDATE versions SET stage = 'rejected', published_day = NULL, published_block = NULL, rejected_day = 16802, \
			rejected_block = 2, reason_blake2_256 = '{reason}', reason_sm3 = '{reason}'"
		),
		format!(
			"UPDATE scenarios SET stage = 'rejected', reason_blake2_256 = '{reason}', reason_sm3 = '{reason}'"
		),
		"UPDATE terms SET stage = 'rejected', from_day = NULL".to_string(),
	];
	for service in services_with(&more).await {
		let version = service.json("/methodologies/0").await;
		assert_eq!((&version["stage"], &version["text"]), (&json!("rejected"), &json!(CYCLING)));
		assert_eq!(version["rejected"], json!({"day": "2016-01-02", "block": 2}));
		let scenario = service.json("/scenarios/0").await;
		assert_eq!(scenario["stage"], "rejected");
		assert_eq!(
			(&scenario["in_force"], &scenario["terms"][0]["points_text"]),
			(&Value::Null, &json!(POINTS))
		);
		assert!(version["used_by"].as_array().unwrap().is_empty());
		for of in [&version, &scenario] {
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
		"UPDATE versions SET stage = 'withdrawn', published_day = NULL, published_block = NULL, \
		withdrawn_day = 16802, withdrawn_block = 2",
		"UPDATE scenarios SET stage = 'withdrawn'",
		"UPDATE terms SET stage = 'withdrawn', from_day = NULL",
	];
	for service in services_with(&more.map(String::from)).await {
		let version = service.json("/methodologies/0").await;
		assert_eq!((&version["stage"], &version["text"]), (&json!("withdrawn"), &json!(CYCLING)));
		assert_eq!(version["withdrawn"], json!({"day": "2016-01-02", "block": 2}));
		assert_eq!((&version["scenarios"], &version["used_by"]), (&json!(0), &json!([])));
		let scenario = service.json("/scenarios/0").await;
		assert_eq!((&scenario["stage"], &scenario["reason"]), (&json!("withdrawn"), &Value::Null));
		assert_eq!(
			(&scenario["terms"][0]["stage"], &scenario["terms"][0]["points_text"]),
			(&json!("withdrawn"), &json!(POINTS))
		);
	}
}

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
		"INSERT INTO scenarios (id, developer, title, folded, category, succeeds, applied_day, applied_block, stage) \
		VALUES (1, 0, 'Bicycles', 'bicycles', 'transport', 0, 16802, 3, 'review')"
			.to_string(),
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
		let successor = service.json("/scenarios/1").await;
		assert_eq!(successor["succeeds"], json!({"id": 0, "title": "公共自行车ＣＯ２"}));
		assert_eq!(successor["in_force"], Value::Null);
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

#[tokio::test]
async fn batch_should_say_why_when_put_on_hold_refused_or_continued() {
	let (reason, report) = (digest(2), digest(3));
	let more = [
		"UPDATE batches SET status = 'held', held_from = 'approved' WHERE id = 1".to_string(),
		format!(
			"INSERT INTO batch_steps (batch, block, idx, step, extrinsic, reason_blake2_256, reason_sm3) VALUES \
			(1, 4, 0, 'put_on_hold', 1, '{reason}', '{reason}')"
		),
		format!(
			"UPDATE batches SET status = 'refused', continues = 0, report_blake2_256 = '{report}', report_sm3 = '{report}' \
			WHERE id = 2"
		),
		"INSERT INTO batch_steps (batch, block, idx, step, extrinsic, verifier) VALUES (2, 4, 1, 'refused', 1, 2)".to_string(),
	];
	for service in services_with(&more).await {
		let held = service.json("/batches/1").await;
		assert_eq!((&held["status"], &held["ground"]), (&json!("held"), &json!("order")));
		assert_eq!(
			(&held["held"]["reason"]["sm3"], &held["held"]["difference"]),
			(&json!(reason), &Value::Null)
		);
		let refused = service.json("/batches/2").await;
		assert_eq!((&refused["report"]["sm3"], &refused["continues"]), (&json!(report), &json!(0)));
		assert_eq!(refused["steps"][0]["verifier"], json!({"id": 2, "title": "Verifier"}));
		// It came to nothing, so that another may continue.
		assert_eq!(service.json("/batches/0").await["continued_by"], Value::Null);
		let verifier = service.json("/verifiers/2").await;
		assert_eq!((&verifier["refused"], &verifier["declined"]), (&json!(1), &json!(0)));
		let named = service.json(&format!("/documents?digest={reason}")).await;
		let named = &named["items"][0]["on_chain"][0];
		assert_eq!((&named["kind"], &named["role"]), (&json!("batch"), &json!("reason")));
	}
	let again = ["UPDATE batches SET continues = 0 WHERE id = 2".to_string()];
	for service in services_with(&again).await {
		assert_eq!(service.json("/batches/0").await["continued_by"], 2);
	}
}

#[tokio::test]
async fn mandate_should_stand_when_its_days_are_these_and_no_other_replaced_it() {
	let one = digest(1);
	let mandates = [
		(1, 0, "issuance", "16000, 17000", "NULL, NULL"),
		(2, 0, "issuance", "16802, 16802", "NULL, NULL"),
		(2, 1, "accounts", "16803, 16900", "NULL, NULL"),
		(3, 0, "review", "16000, 17000", "16802, 4"),
	];
	let mut more: Vec<_> = mandates
		.map(|(block, index, scope, days, withdrawn)| {
			format!(
				"INSERT INTO mandates (granted_block, idx, granted_day, scope, from_day, until_day, document_blake2_256, \
				document_sm3, withdrawn_day, withdrawn_block) VALUES \
				({block}, {index}, 16801, '{scope}', {days}, '{one}', '{one}', {withdrawn})"
			)
		})
		.into();
	for service in services_with(&more).await {
		let list = service.json("/mandates").await;
		let states = list["items"].as_array().unwrap().iter();
		let states: Vec<_> = states.map(|it| json!([it["scope"], it["state"]])).collect();
		assert_eq!(
			states,
			[
				json!(["review", "withdrawn"]),
				json!(["accounts", "coming"]),
				json!(["issuance", "standing"]),
				json!(["issuance", "replaced"])
			]
		);
		assert_eq!(list["items"][0]["withdrawn"], json!({"day": "2016-01-02", "block": 4}));
		let page = service.json("/mandates?scope=issuance&limit=1").await;
		let next = page["next"].as_str().unwrap();
		let page = service.json(&format!("/mandates?scope=issuance&limit=1&after={next}")).await;
		assert_eq!((&page["items"][0]["state"], &page["next"]), (&json!("replaced"), &Value::Null));
		let hits = service.json("/search?q=%E7%AD%BE%E5%8F%91").await;
		assert_eq!(
			(&hits["items"][0]["kind"], &hits["items"][0]["id"], &hits["items"][1]),
			(&json!("mandate"), &json!("issuance"), &Value::Null)
		);
	}
	more.push("UPDATE mandates SET until_day = 16801 WHERE granted_block = 2".to_string());
	for service in services_with(&more).await {
		assert_eq!(service.json("/mandates?scope=issuance").await["items"][0]["state"], "over");
	}
}

#[tokio::test]
async fn pages_should_show_every_item_once_when_followed() {
	for service in services().await {
		for (list, expected) in
			[("blocks", 5), ("extrinsics", 10), ("events", 10), ("participants", 3), ("batches", 3)]
		{
			let (mut seen, mut count, mut after) = (BTreeSet::new(), 0, String::new());
			loop {
				let page = service.json(&format!("/{list}?limit=2{after}")).await;
				for item in page["items"].as_array().unwrap() {
					seen.insert(item.to_string());
					count += 1;
				}
				match page["next"].as_str() {
					Some(next) => after = format!("&after={next}"),
					None => break,
				}
			}
			assert_eq!((seen.len(), count), (expected, expected), "{list}");
		}
	}
}

#[tokio::test]
async fn answer_should_be_304_when_the_tag_is_known() {
	for service in services().await {
		let first = service.get("/blocks").await;
		let tag = first.header("etag").unwrap();
		assert!(tag.starts_with("W/\""));
		let again =
			service.send("GET", "/api/v1/blocks", &format!("if-none-match: {tag}\r\n"), "").await;
		assert_eq!((again.status, again.body.as_str()), (304, ""));
	}
}

#[tokio::test]
async fn problems_should_be_told_in_their_own_type_when_something_is_wrong() {
	for service in services().await {
		let large = "x".repeat(300 * 1024);
		let json = "content-type: application/json\r\n";
		for (method, path, headers, body, status) in [
			("GET", "/api/v1/nowhere", "", "", 404),
			("GET", "/api/v1/batches/99", "", "", 404),
			("GET", "/api/v1/batches/99999999999999999999", "", "", 400),
			("GET", "/api/v1/batches/x", "", "", 400),
			("GET", "/api/v1/batches?limit=0", "", "", 400),
			("GET", "/api/v1/batches?after=zz", "", "", 400),
			("GET", "/api/v1/search?q=%00", "", "", 400),
			("GET", "/api/v1/blocks/%FF", "", "", 400),
			("GET", "/api/v1/participants/'%20OR%201=1", "", "", 400),
			("GET", "/api/v1/verifiers/5Grw", "", "", 400),
			("GET", "/api/v1/export/secrets.csv", "", "", 404),
			("POST", "/api/v1/blocks", "", "", 405),
			("POST", "/api/v1/citizen/payload", "", "{}", 415),
			("POST", "/api/v1/citizen/payload", json, "{", 400),
			("POST", "/api/v1/citizen/payload", json, &large, 413),
			("GET", "/api/v1/batches/0/chunks/0/body", "", "", 503),
			("GET", "/api/v1/participants/0/lots", "", "", 503),
			("GET", "/readyz", "", "", 503),
		] {
			let answer = service.send(method, path, headers, body).await;
			assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
			assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{path}");
			assert_eq!(answer.json()["status"], status, "{path}");
			for text in ["title", "detail"] {
				let [zh, en] = ["zh", "en"].map(|language| {
					answer.json()[language][text].as_str().unwrap_or_default().to_string()
				});
				assert!(zh.chars().any(|letter| ('一'..='鿿').contains(&letter)), "{path}: {zh}");
				assert!(!en.is_empty() && en.is_ascii(), "{path}: {en}");
				assert_eq!(answer.json()[text], format!("{zh} / {en}"), "{path}");
			}
			assert!(status != 503 || answer.header("retry-after").is_some(), "{path}");
		}
	}
}

#[tokio::test]
async fn address_should_lead_to_the_participant_but_to_no_balance_when_its_key_was_given_up() {
	for service in services().await {
		assert_eq!(service.json(&format!("/participants/{BOB}")).await["id"], 0);
		assert_eq!(service.get(&format!("/citizen/{BOB}")).await.status, 404);
		assert_eq!(service.get(&format!("/citizen/{BOB}/key_consent")).await.status, 404);
		// The node, which knows balances and keys, is away.
		assert_eq!(service.get(&format!("/citizen/{ALICE}")).await.status, 503);
		assert_eq!(service.get(&format!("/citizen/{ALICE}/key_consent")).await.status, 503);
	}
}

#[tokio::test]
async fn search_should_take_wildcards_literally_when_given() {
	for service in services().await {
		let kinds = |hits: &Value| -> Vec<String> {
			hits["items"]
				.as_array()
				.unwrap()
				.iter()
				.map(|hit| hit["kind"].as_str().unwrap().to_string())
				.collect()
		};
		assert_eq!(kinds(&service.json("/search?q=100%25").await), ["methodology"]);
		assert!(kinds(&service.json("/search?q=_").await).is_empty());
		assert_eq!(kinds(&service.json("/search?q=%E8%87%AA%E8%A1%8C").await), ["scenario"]);
		// Full-width letters have small ones too.
		assert_eq!(kinds(&service.json("/search?q=%EF%BC%A3%EF%BC%AF").await), ["scenario"]);
		let of_alice = [
			"participant",
			"methodology",
			"scenario",
			"batch",
			"batch",
			"batch",
			"validator",
			"signer",
		];
		assert_eq!(kinds(&service.json(&format!("/search?q={ALICE}")).await), of_alice);
		assert_eq!(kinds(&service.json(&format!("/search?q={ALICE_KEY}")).await), of_alice);
		let of_charlie = ["participant", "verifier"];
		assert_eq!(kinds(&service.json(&format!("/search?q={CHARLIE}")).await), of_charlie);
		assert_eq!(kinds(&service.json(&format!("/search?q={EXPERT}")).await), ["expert"]);
		// A legal person by part of its title, and by its code in large or small letters.
		for text in ["VERIF", CODE, &CODE.to_lowercase()] {
			let hits = service.json(&format!("/search?q={text}")).await;
			assert_eq!(kinds(&hits), ["verifier", "participant"], "{text}");
			assert_eq!(hits["items"][1]["detail"], CODE);
		}
		assert_eq!(kinds(&service.json(&format!("/search?q={}", digest(103))).await), ["block"]);
		assert_eq!(kinds(&service.json("/search?q=3-1").await), ["extrinsic"]);
		assert_eq!(
			kinds(&service.json(&format!("/search?q={}", digest(1))).await),
			["batch", "batch", "batch", "document"]
		);
	}
}

#[tokio::test]
async fn export_should_hold_every_row_when_downloaded() {
	for service in services().await {
		let answer = service.get("/export/extrinsics.csv").await;
		assert_eq!(
			answer.header("content-disposition"),
			Some("attachment; filename=\"extrinsics.csv\"")
		);
		let lines: Vec<_> = answer.body.lines().collect();
		assert_eq!(lines.len(), 11);
		assert!(lines[0].starts_with("block,index,hash,pallet"));
		assert_eq!(answer.header("suhui-block"), Some("5"));
		let rows = service.json("/export/batches.json").await;
		assert_eq!(rows[0]["issued_mg"], "1000000001");
		assert_eq!((&rows[1]["terms"], &rows[2]["held_from"]), (&json!(1), &Value::Null));
		assert_eq!(service.json("/export/classes.json").await[1]["month"], "2016-02");
		let exports = service.json("/exports").await;
		for export in exports["items"].as_array().unwrap() {
			let lines =
				service.get(&format!("/export/{}", export["csv"].as_str().unwrap())).await.body;
			let columns = export["columns"].as_array().unwrap().iter();
			let columns: Vec<_> = columns.map(|column| column["name"].as_str().unwrap()).collect();
			let mut sheet = csv::Reader::from_reader(lines.as_bytes());
			assert_eq!(sheet.headers().unwrap().iter().collect::<Vec<_>>(), columns);
			let path = format!("/export/{}", export["json"].as_str().unwrap());
			let rows = service.json(&path).await;
			assert_eq!(rows.as_array().unwrap().len(), sheet.records().count(), "{path}");
		}
	}
}

#[tokio::test]
async fn export_should_begin_with_a_byte_order_mark_when_csv_is_asked_for_with_one() {
	for service in services().await {
		let plain = service.get("/export/batches.csv").await.body;
		assert!(!plain.starts_with('\u{feff}'));
		assert_eq!(service.get("/export/batches.csv?bom=false").await.body, plain);
		let marked = service.get("/export/batches.csv?bom=true").await.body;
		assert_eq!(marked, format!("\u{feff}{plain}"));
		assert!(service.get("/export/batches.json?bom=true").await.body.starts_with('['));
		assert_eq!(service.get("/export/batches.csv?bom=yes").await.status, 400);
	}
}

#[tokio::test]
async fn export_should_hold_every_row_once_when_there_are_more_than_are_held_in_memory() {
	let numbers = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 11999)";
	let rows = [
		format!("INSERT INTO interests (verifier, source, block) {numbers} SELECT i / 100, i % 100, 1 FROM n"),
		format!(
			"INSERT INTO batch_steps (batch, block, idx, step, extrinsic) {numbers} \
			SELECT i / 1000 + 1, i % 5, i, 'opened', NULL FROM n"
		),
	];
	for service in services_with(&rows).await {
		// Of each 12,000, and one step that the index had.
		for (table, expected) in [("interests", 12_000), ("batch_steps", 12_001)] {
			let csv = service.get(&format!("/export/{table}.csv")).await.body;
			let rows: BTreeSet<_> = csv.lines().skip(1).collect();
			assert_eq!((rows.len(), csv.lines().count() - 1), (expected, expected), "{table}");
		}
	}
}

#[tokio::test]
async fn description_should_name_every_path_and_problem_when_read() {
	for service in services().await {
		let document = service.json("/openapi.json").await;
		let paths = document["paths"].as_object().unwrap();
		for path in [
			"/api/v1/summary",
			"/api/v1/batches/{id}/records.csv",
			"/api/v1/citizen/submit",
			"/api/v1/citizen/{address}/key_consent",
			"/api/v1/experts/{id}",
			"/api/v1/scenarios/{id}/terms/{number}/rule",
			"/api/v1/mandates",
			"/healthz",
		] {
			assert!(paths.contains_key(path), "{path}");
		}
		let summary = &paths["/api/v1/summary"]["get"]["responses"];
		assert!(summary["429"]["content"]["application/problem+json"].is_object());
		assert_eq!(service.send("GET", "/metrics", "", "").await.status, 200);
	}
}

#[tokio::test]
async fn documents_should_mark_what_is_missing_when_the_chain_names_it() {
	for service in services().await {
		let list = service.json("/documents").await;
		assert_eq!(list["items"][0]["available"], false);
		assert_eq!(list["items"][0]["on_chain"].as_array().unwrap().len(), 3);
		let path = |which| format!("/documents?digest={}", digest(which));
		let found = service.json(&path(1)).await["items"][0].take();
		assert_eq!(
			(&found["blake2_256"], &found["sm3_matches"]),
			(&json!(digest(1)), &Value::Null)
		);
		assert_eq!(found["on_chain"][0]["sm3"], digest(1));
		assert!(service.json(&path(3)).await["items"].as_array().unwrap().is_empty());
		assert_eq!(service.get("/documents?digest=0x12").await.status, 400);
		assert_eq!(service.get(&format!("/documents/{}", digest(1))).await.status, 404);
	}
}

#[tokio::test]
async fn page_should_be_sent_with_its_policy_when_an_address_is_opened() {
	for service in services().await {
		let answer = service.send("GET", "/batches/0", "", "").await;
		assert_eq!(answer.status, 200);
		assert!(answer
			.header("content-security-policy")
			.unwrap()
			.starts_with("default-src 'none'"));
		assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
		assert!(answer.header("content-type").unwrap().starts_with("text/html"));
	}
}
