//! The demonstration, with its numbers worked out again in whole milligrams.

use std::time::Duration;

use anyhow::Result;
use serde_json::{json, Value};
use suhui_chain_tests::{scaled, Demonstration, Network};

/// Milligrams and points of a record, by the figures of the methodologies' documents.
pub fn cycling(cells: &[String]) -> (u64, u64) {
	// 26.9 g/km is 26.9 mg a metre, up to 20 km; a point for 10 g.
	let reduction = scaled(&cells[2], 3).min(20_000) * 269 / 10;
	(reduction, reduction / 10_000)
}

pub fn metro(cells: &[String]) -> (u64, u64) {
	let trips = cells[2].parse::<u64>().expect("a whole number").min(4);
	(trips * 515_500, trips * 10)
}

pub fn electricity(cells: &[String]) -> (u64, u64) {
	// 2.59 kWh a person; 0.01 kWh is 5.366 g; a point for 50 g.
	let baseline = cells[3].parse::<u64>().expect("a whole number") * 259;
	let reduction = baseline.saturating_sub(scaled(&cells[2], 2)) * 5_366;
	(reduction, reduction / 50_000)
}

fn quantity(value: &Value) -> (u64, u64) {
	let number = |name: &str| value[name].as_u64().expect("an exact number");
	(number("reduction_mg"), number("points"))
}

pub fn add(left: (u64, u64), right: (u64, u64)) -> (u64, u64) {
	(left.0 + right.0, left.1 + right.1)
}

#[tokio::test(flavor = "multi_thread")]
async fn demonstration_should_issue_what_its_records_quantify_to_when_played() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let mut node = Network::new("dev", folder.path()).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let demonstration = Demonstration::play(&node, folder.path())?;
	let cli = &demonstration.cli;

	let first = demonstration.records("cycling")?[0][0].clone();
	let mut of_first = (0, 0);
	let batches = [
		("cycling", cycling as fn(&[String]) -> _),
		("metro", metro),
		("electricity", electricity),
	];
	for (number, (name, gives)) in (1u32..).zip(batches) {
		let records = demonstration.records(name)?;
		assert_eq!(records.len(), 120 * 12);
		let total = records.iter().map(|cells| gives(cells)).fold((0, 0), add);
		let own = records.iter().filter(|cells| cells[0] == first);
		of_first = own.map(|cells| gives(cells)).fold(of_first, add);

		let status = cli.json(&["batch", "status", &number.to_string()])?;
		assert_eq!(status["status"], "complete", "{status}");
		assert_eq!(quantity(&status["progress"]["issued"]), total, "{name}");
		assert_eq!(quantity(&status["progress"]["withheld"]), (0, 0));
		let recomputed = cli.json(&["batch", "recompute", &number.to_string()])?;
		assert_eq!(recomputed["matches"], true, "{recomputed}");
	}
	assert_eq!(quantity(&cli.json(&["balance", &first])?), of_first);
	let complaint = cli.json(&["complaint", "show", "1"])?;
	assert_eq!(
		(&complaint["stage"], &complaint["answer"]["by"]),
		(&json!("answered"), &json!("region:320100"))
	);
	let rules = cli.json(&["rule", "list"])?;
	assert_eq!(rules.as_array().map(Vec::len), Some(2), "{rules}");
	assert_eq!(cli.json(&["report", "list"])?[0]["kind"], "monthly");
	assert_eq!(cli.json(&["deadline", "list", "--overdue"])?, json!([]));
	// 2026-02-14 is a Saturday that is worked, and 2026-02-16 to 23 are days off.
	let last = cli.json(&["calendar", "add", "2026-02-09", "20"])?;
	assert_eq!(last["last"], "2026-03-13");
	for word in ["骑行替代机动车出行", "地铁出行", "居民家庭节约用电", "示范核查机构", "方法学语言"]
	{
		assert!(
			demonstration.shown.contains(word),
			"{word} is not shown:\n{}",
			demonstration.shown
		);
	}
	Ok(())
}
