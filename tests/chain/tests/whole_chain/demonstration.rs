//! The demonstration, with its numbers worked out again in whole milligrams.

use std::{
	collections::BTreeMap,
	time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result};
use serde_json::{json, Value};
use suhui_chain_tests::{scaled, Demonstration, Network};
use suhui_primitives::Day;

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

/// What of a lot, of milligrams and points, goes with so many of its points: rounded down, as Art. 37 has it; all of it with all
/// of them, or more.
fn for_points(lot: (u64, u64), points: u64) -> (u64, u64) {
	match points < lot.1 {
		true => (lot.0 * points / lot.1, points),
		false => lot,
	}
}

/// What of a lot goes with so many of its milligrams: points rounded up, so that no gram leaves without its own.
pub fn for_milligrams(lot: (u64, u64), milligrams: u64) -> (u64, u64) {
	match milligrams < lot.0 {
		true => (milligrams, (lot.1 * milligrams).div_ceil(lot.0)),
		false => lot,
	}
}

/// What is taken of lots in their order until so much of one kind is; the lots keep the rest.
fn take(
	lots: &mut [(u64, u64)],
	mut asked: u64,
	of: fn((u64, u64)) -> u64,
	part: fn((u64, u64), u64) -> (u64, u64),
) -> Vec<(u64, u64)> {
	let take = |lot: &mut (u64, u64)| {
		let taken = part(*lot, asked);
		asked -= of(taken);
		*lot = (lot.0 - taken.0, lot.1 - taken.1);
		taken
	};
	lots.iter_mut().map(take).collect()
}

/// The day it is in Beijing by this machine.
fn today() -> Result<String> {
	let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
	Ok(Day::at(u64::try_from(now.as_millis())?).to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn demonstration_should_issue_what_its_records_quantify_to_when_played() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let mut node = Network::clocked("dev", folder.path()).start(0, "alice").await?;
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
	is_redeemed_and_donated(&demonstration)?;
	let complaint = cli.json(&["complaint", "show", "1"])?;
	assert_eq!(
		(&complaint["stage"], &complaint["answer"]["by"]),
		(&json!("answered"), &json!("region:320100"))
	);
	let rules = cli.json(&["rule", "list"])?;
	assert_eq!(rules.as_array().map(Vec::len), Some(2), "{rules}");
	assert_eq!(cli.json(&["report", "list"])?[0]["kind"], "monthly");
	// The reports of a year, which fall due in January, nobody files here.
	let overdue = cli.json(&["deadline", "list", "--overdue"])?;
	let overdue = overdue.as_array().context("deadlines are a list")?;
	assert!(overdue.iter().all(|it| it["subject"]["report"].is_object()), "{overdue:?}");
	// 2026-02-14 is a Saturday that is worked, and 2026-02-16 to 23 are days off.
	let last = cli.json(&["calendar", "add", "2026-02-09", "20"])?;
	assert_eq!(last["last"], "2026-03-13");

	// A notice of working days passed on it, and it is where this machine is.
	let published = cli.json(&["methodology", "show", "1"])?;
	assert_eq!(published["stage"], "published");
	assert_eq!(published["stage_days"]["effective"], "2025-01-01");
	assert_eq!(published["panels"][0]["seats"].as_array().map(Vec::len), Some(3));
	assert_eq!(published["objections"][0]["answer"]["upheld"], false);
	let noticed = cli.json(&["methodology", "show", "4"])?;
	assert_eq!(
		(&noticed["stage"], &noticed["objections"][0]["answer"]),
		(&json!("notice"), &Value::Null)
	);
	assert_eq!(cli.json(&["today"])?["day"], today()?);

	// One scenario was rectified, another ended for want of it; what was claimed elsewhere is in the register.
	let rectified = cli.json(&["scenario", "show", "3"])?;
	assert_eq!(
		(&rectified["stage"], &rectified["rectification"], &rectified["deadlines"]),
		(&json!("admitted"), &Value::Null, &json!([]))
	);
	let claim = &rectified["claims"][0];
	assert_eq!(
		(&claim["mechanism"], &claim["first"], &claim["last"]),
		(&json!("green_certificate"), &json!("2024-01-01"), &json!("2024-12-31"))
	);
	assert_eq!(rectified["conflicts"][0]["decision"]["upheld"], false);
	let ended = cli.json(&["scenario", "show", "4"])?;
	assert_eq!(
		(&ended["stage"], &ended["stage_days"]["ground"]),
		(&json!("terminated"), &json!("not_rectified"))
	);

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

/// Participants 5 and 6 redeem 100 points each, of which the first got what it redeemed; then 5 to 9 donate 12.6 kg each
/// to an event that emitted 60 kg, of which the last is short of 3 kg. Points go before milligrams, and class by class.
fn is_redeemed_and_donated(demonstration: &Demonstration) -> Result<()> {
	let cli = &demonstration.cli;
	let classes = [
		("cycling", cycling as fn(&[String]) -> _),
		("metro", metro),
		("electricity", electricity),
	];
	let mut lots = BTreeMap::<String, [(u64, u64); 3]>::new();
	for (class, (name, gives)) in classes.into_iter().enumerate() {
		for cells in demonstration.records(name)? {
			let lot = &mut lots.entry(cells[0].clone()).or_default()[class];
			*lot = add(*lot, gives(&cells));
		}
	}
	let mut of = |person: u32| {
		let lots = lots.remove(&person.to_string());
		lots.with_context(|| format!("participant {person} has no records"))
	};

	let redeems = |lots: &mut [(u64, u64)]| take(lots, 100, |lot| lot.1, for_points);
	let donates = |lots: &mut [(u64, u64)], mass| take(lots, mass, |lot| lot.0, for_milligrams);
	let mut given = (0, 0);
	for person in 5..=9 {
		let mut lots = of(person)?;
		if person <= 6 {
			let pieces = redeems(&mut lots);
			let taken = pieces.iter().copied().fold((0, 0), add);
			let number = (person - 4).to_string();
			let order = cli.json(&["mall", "order", &number])?;
			let state = if person == 5 { "fulfilled" } else { "open" };
			assert_eq!((&order["state"], quantity(&order)), (&json!(state), taken), "{order}");
			// What was handed over is the provider's, who retired 100 g of it.
			if person == 5 {
				let held = cli.json(&["holding", "show", "124"])?;
				assert_eq!(held["reduction_mg"], taken.0 - 100_000, "{held}");
			}
		}
		let mass = if person == 9 { 9_600_000 } else { 12_600_000 };
		given = donates(&mut lots, mass).into_iter().fold(given, add);
		let left = lots.into_iter().fold((0, 0), add);
		assert_eq!(quantity(&cli.json(&["balance", &person.to_string()])?), left, "{person}");
	}
	assert_eq!(given.0, 60_000_000);

	let event = cli.json(&["event", "show", "1"])?;
	assert_eq!(
		(&event["donors"], &event["covered_mg"], &event["missing_mg"]),
		(&json!(5), &json!(60_000_000), &json!(0)),
		"{event}"
	);
	let retirement = cli.json(&["retirement", "show", "1"])?;
	assert_eq!(
		(&retirement["holder"], &retirement["reduction_mg"]),
		(&json!(124), &json!(100_000))
	);
	for certified in [&event, &retirement] {
		let certificate = certified["certificate"].as_str().context("it is certified")?;
		assert!(demonstration.shown.contains(certificate), "{certificate} is not shown");
	}
	Ok(())
}
