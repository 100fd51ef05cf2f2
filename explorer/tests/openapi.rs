//! `web/openapi.json`, of which the page's types are made, is the document served at `/api/v1/openapi.json`.

use serde_json::{Map, Value};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../web/openapi.json");

/// Names in order, whatever the order in which `serde_json` was built to keep them.
fn sorted(value: Value) -> Value {
	match value {
		Value::Object(members) => {
			let mut members: Vec<_> = members.into_iter().collect();
			members.sort_by(|(one, _), (other, _)| one.cmp(other));
			let members = members.into_iter().map(|(name, value)| (name, sorted(value)));
			Value::Object(members.collect::<Map<_, _>>())
		}
		Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
		value => value,
	}
}

#[test]
fn openapi_json_should_be_up_to_date_when_the_api_changes() {
	let document = serde_json::to_value(suhui_explorer::api::document()).unwrap();
	let text = serde_json::to_string_pretty(&sorted(document)).unwrap() + "\n";
	if std::env::var_os("SUHUI_UPDATE").is_some() {
		std::fs::write(FILE, text).unwrap();
		return;
	}
	let known = std::fs::read_to_string(FILE).unwrap_or_default();
	assert!(
		known == text,
		"web/openapi.json is not what the API is now. Write it again with \
		`SUHUI_UPDATE=1 cargo test --release --workspace --test openapi`, then run `npm run types` in web."
	);
}
