//! What all paths have in common, and the page.

use std::collections::BTreeSet;

use crate::service::services;

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
			("GET", "/api/v1/proofs/first", "", "", 503),
			("GET", "/api/v1/proofs/finality?after=0x12", "", "", 503),
			("GET", "/api/v1/proofs/state?at=0x12&keys=0x12", "", "", 400),
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
async fn description_should_name_every_path_and_problem_when_read() {
	for service in services().await {
		let document = service.json("/openapi.json").await;
		let paths = document["paths"].as_object().unwrap();
		for path in [
			"/api/v1/summary",
			"/api/v1/batches/{id}/records.csv",
			"/api/v1/citizen/submit",
			"/api/v1/citizen/{address}/key_consent",
			"/api/v1/citizen/{address}/plan",
			"/api/v1/experts/{id}",
			"/api/v1/scenarios/{id}/terms/{number}/rule",
			"/api/v1/mandates",
			"/api/v1/notices",
			"/api/v1/claims",
			"/api/v1/conflicts",
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
