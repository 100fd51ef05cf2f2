//! The service over an index filled by hand, and what it answers.

use std::net::SocketAddr;

use serde_json::Value;
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

use crate::databases;

pub const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
pub const ALICE_KEY: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
pub const BOB: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
pub const CHARLIE: &str = "5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y";
pub const EXPERT: &str = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";
pub const CODE: &str = "9144030071526726XG";
pub const CYCLING: &str = r#"methodology "Cycling"
input distance "distance cycled" : km, decimals 3, from 0 to 300
parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
result gCO2e = distance * factor
vector distance = 2.5 -> 451.25
"#;
pub const POINTS: &str = r#"points "Two a kilometre"
input distance "distance cycled" : km, decimals 3, from 0 to 300
parameter rate : points/km = 2 source "Rules"
result points = distance * rate
vector distance = 2.5 -> 5
"#;

pub struct Service {
	pub address: SocketAddr,
	_folder: TempDir,
}

pub struct Answer {
	pub status: u16,
	pub head: String,
	pub body: String,
}

impl Answer {
	pub fn json(&self) -> Value {
		serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
	}

	pub fn header(&self, name: &str) -> Option<&str> {
		self.head.lines().find_map(|line| {
			let (key, value) = line.split_once(": ")?;
			key.eq_ignore_ascii_case(name).then_some(value)
		})
	}
}

impl Service {
	/// HTTP/1.0, so that the body ends with the connection.
	pub async fn send(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
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

	pub async fn get(&self, path: &str) -> Answer {
		self.send("GET", &format!("/api/v1{path}"), "", "").await
	}

	pub async fn json(&self, path: &str) -> Value {
		let answer = self.get(path).await;
		assert_eq!(answer.status, 200, "{path}: {}", answer.body);
		answer.json()
	}
}

pub fn digest(byte: u8) -> String {
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
			submitted_day, submitted_block, stage, stage_day, stage_block, round, published_day, published_block, effective_day) \
			VALUES (0, 0, 1, 'Cycling 100%', 'cycling 100%', 0, '{CYCLING}', '{one}', '{one}', 16801, 1, 'published', 16802, 2, \
			1, 16802, 2, 16802)"
		),
		format!(
			"INSERT INTO scenarios (id, developer, title, folded, category, declaration_blake2_256, declaration_sm3, \
			applied_day, applied_block, approved_day, approved_block, admitted_day, admitted_block, stage, stage_day, \
			stage_block) VALUES (0, 0, '公共自行车ＣＯ２', '公共自行车ｃｏ２', 'transport', '{0}', '{0}', 16801, 1, 16801, 1, \
			16802, 2, 'admitted', 16802, 2)",
			digest(4)
		),
		// Today, 2016-01-02, is the 16,802nd day after 1970-01-01.
		format!(
			"INSERT INTO terms (source, number, version, points_text, bindings, document_blake2_256, document_sm3, \
			proposed_day, proposed_block, stage, from_day, until_day) VALUES \
			(0, 1, 0, '{POINTS}', '[{{\"input\":0}}]', '{one}', '{one}', 16801, 1, 'in_force', 16801, NULL)"
		),
		format!(
			"INSERT INTO verifiers (id, accredited_day, accredited_block, until_day, qualified_day, people, counted, standing, \
			standing_day, standing_block, provisional, unconfirmed_day, reason_blake2_256, reason_sm3) VALUES \
			(2, 16801, 1, 17000, NULL, 6, 4, 'suspended', 16802, 2, 1, NULL, '{0}', '{0}')",
			digest(2)
		),
		format!(
			"INSERT INTO verifier_applications (block, idx, participant, applied_day, state, premises_blake2_256, premises_sm3, \
			facilities_blake2_256, facilities_sm3, management_blake2_256, management_sm3, finance_blake2_256, finance_sm3, \
			certificate_blake2_256, certificate_sm3, qualification, certificate_number, expires_day, scope, people) VALUES \
			(1, 0, 2, 16801, 'granted', '{0}', '{0}', '{0}', '{0}', '{0}', '{0}', '{one}', '{one}', '{0}', '{0}', 'ghg', 'JS-1', \
			17000, '[3]', 5), \
			(1, 1, 2, 16801, 'waiting', '{0}', '{0}', '{0}', '{0}', '{0}', '{0}', '{0}', '{0}', '{0}', '{0}', 'metering', 'L-1', \
			17000, '[]', 5)",
			digest(60)
		),
		"INSERT INTO involvements (verifier, participant, block) VALUES (2, 0, 2)".into(),
		format!(
			"INSERT INTO experts (id, account, appointed_day, appointed_block, dismissed_day, dismissed_block) VALUES \
			(1, '{EXPERT}', NULL, 0, NULL, NULL), (2, '{BOB}', 16801, 1, 16802, 2)"
		),
		"INSERT INTO panels (matter, number, part, round, seat, seat_number, named_day, named_block) VALUES \
		('methodology', 0, 0, 1, 'expert', 1, 16801, 1), ('methodology', 0, 0, 1, 'expert', 2, 16801, 1)"
			.into(),
		"INSERT INTO opinions (matter, number, part, round, seat, seat_number, view, day, block) VALUES \
		('methodology', 0, 0, 1, 'expert', 1, 'favourable', 16802, 2)"
			.into(),
		"INSERT INTO pilots (region, admitted_day, admitted_block) VALUES (310118, 16801, 1)".into(),
		"INSERT INTO batch_steps (batch, block, idx, step, extrinsic) VALUES (0, 1, 0, 'opened', 0)".into(),
		format!("INSERT INTO lapses (block, idx, month, page, mg, points) VALUES (3, 0, 552, 0, 7, 1)"),
		"INSERT INTO flows (origin, destination, mg, points) VALUES ('people', 'lapsed', 7, 1)".into(),
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
		"INSERT INTO open_accounts (kind, region, number) VALUES ('individual', 320581, 1), ('institution', 320000, 1)"
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
			"INSERT INTO region_issuance (batch, class, region, mg, points, records) VALUES \
			({id}, {}, 320100, {mg}, {points}, 10)",
			class.unwrap_or(0)
		));
		statements.push(format!(
			"INSERT INTO chunks (batch, idx, block, extrinsic, records, pages, mg, points, body, bytes, credited_mg, credited_points, \
			withheld_mg, withheld_points, withheld_records, class, taken) VALUES \
			({id}, 0, 3, 0, 10, 1, {mg}, {points}, '{one}', 40, {mg}, {points}, 50, 1, 2, {}, 1)",
			class.map_or("NULL".to_string(), |class| class.to_string())
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
pub async fn services() -> Vec<Service> {
	services_with(&[]).await
}

/// The same with more rows.
pub async fn services_with(more: &[String]) -> Vec<Service> {
	let mut services = Vec::new();
	for (folder, url) in databases::databases().await {
		services.push(serve(&url, folder, more).await);
	}
	services
}
