//! An event that people make carbon-neutral: that of November 2025 at a smaller size, its last donor on the same tail.
//! `scripts/event` plays it in full.

use std::{collections::BTreeMap, path::Path, process::Command, time::Duration};

use anyhow::{ensure, Context, Result};
use serde_json::{json, Value};
use suhui_chain_tests::{binary, play_steps, CommandLine, Network, Node};

use crate::demonstration::{add, electricity, for_milligrams};

/// Participants 1 to 5: developer, platform, verifier, provider, host. Participants 6 to 55, each with four days of a
/// household of four that uses up to 4 kWh a day: 6.36 kWh saved and more, 3.4 kg. Event 1, accounted at 610 kg.
const STEPS: &str = r#"
grant_mandates
publish_working_days
open_organisations
open_provider_and_host
version=$(publish_methodologies electricity)
catch_up
source=$(apply_for_scenario electricity '家庭节电 / Saving electricity at home' housing "$version")
admit_scenarios 2025-01-01 "$source"
make_up people --count 50 --out "$1/people.csv" --consent "$source"
as Operator participant open --file "$1/people.csv"
make_up generate --from 6 --people 50 --records-per-person 4 --period 2025-11 \
  --values consumption=0.50..4 household=4..4 --out "$1/records.csv"
batch=$(open_batch "$1/records.csv" "$source" 2025-11 "$1/batch")
issue_batch "$batch" "$1/records.csv" "$1/batch"
event=$(register_event '2025年11月大型活动 / The event of November 2025' 2025-11-01 2025-11-30 610kg)
account_event "$event" 610kg
"#;
const FIRST: u32 = 6;
/// 48 times 12.6 kg are 604.8 kg, which leaves 5.2 kg.
const WHOLE: u32 = 48;
const EACH: u64 = 12_600_000;
const LAST: u64 = 5_200_000;
const EMISSIONS: u64 = 610_000_000;

/// What each was issued, by its records.
fn issued(folder: &Path) -> Result<BTreeMap<u32, (u64, u64)>> {
	let text = std::fs::read_to_string(folder.join("records.csv"))?;
	let mut issued = BTreeMap::<u32, (u64, u64)>::new();
	for line in text.lines().skip(1) {
		let cells: Vec<_> = line.split(',').map(String::from).collect();
		let sum = issued.entry(cells[0].parse()?).or_default();
		*sum = add(*sum, electricity(&cells));
	}
	Ok(issued)
}

/// The first people donate at once; what is told of it.
fn donate(node: &Node) -> Result<Value> {
	let output = Command::new(binary("suhui-crowd"))
		.args(["--url", &node.url, "donate", "1", "--from", &FIRST.to_string()])
		.args(["--people", &WHOLE.to_string(), "--milligrams", &EACH.to_string()])
		.output()?;
	ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
	Ok(serde_json::from_slice(&output.stdout)?)
}

#[tokio::test(flavor = "multi_thread")]
async fn event_should_be_covered_to_the_milligram_when_the_last_donor_is_clipped() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let folder = folder.path();
	let mut node = Network::clocked("dev", folder).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	play_steps(&node, folder, STEPS)?;
	let cli = CommandLine::new(&node.url, folder);
	let paper = folder.join("paper.txt");
	std::fs::write(&paper, "示范材料 / Made up")?;
	let paper = paper.to_str().context("the temporary folder's path is UTF-8")?;
	let refused = |secret: &str, arguments: &[&str], word: &str| -> Result<()> {
		let said = cli.refusal_as(secret, arguments)?;
		ensure!(said.contains(word), "`{word}` is not said by {arguments:?}: {said}");
		Ok(())
	};

	// Before it is covered nobody consents; what is begun anew passes over who donated.
	let consent = ["event", "consent", "1", "610kg", "--document", paper];
	refused("//Alice", &consent, "610.000000 kg (610000000 mg) are not covered")?;
	let told = donate(&node)?;
	assert_eq!((&told["donors"], &told["outcome"]["failures"]), (&json!(WHOLE), &json!({})));
	assert_eq!(told["covered_mg"], u64::from(WHOLE) * EACH);
	let again = donate(&node)?;
	assert_eq!((&again["passed_over"], &again["outcome"]["sent"]), (&json!(WHOLE), &json!(0)));

	// Of the last no more is taken than is missing; of the next nothing.
	let gives = ["event", "donate", "1", "12.6kg", "--yes"];
	let last = cli.json_as(&format!("//rider//{WHOLE}"), &gives)?;
	assert_eq!(last["reduction_mg"], LAST);
	refused(
		&format!("//rider//{}", WHOLE + 1),
		&gives,
		"nothing of what event 1 emits is missing",
	)?;
	let event = cli.json(&["event", "show", "1"])?;
	let told = ["donors", "covered_mg", "missing_mg"].map(|name| event[name].clone());
	assert_eq!(told, [json!(WHOLE + 1), json!(EMISSIONS), json!(0)], "{event}");
	assert_eq!(event["accounting"]["emissions_mg"], EMISSIONS);

	// Everybody has what the records make of it, and no gram left without its points.
	let mut points = 0;
	for (person, lot) in issued(folder)? {
		let given = match person - FIRST {
			..WHOLE => for_milligrams(lot, EACH),
			WHOLE => for_milligrams(lot, LAST),
			_ => (0, 0),
		};
		points += given.1;
		let balance = cli.json(&["balance", &person.to_string()])?;
		let left = (balance["reduction_mg"].as_u64(), balance["points"].as_u64());
		assert_eq!(left, (Some(lot.0 - given.0), Some(lot.1 - given.1)), "{person}");
	}
	let class = donate(&node)?["classes"][0].clone();
	assert_eq!(
		(&class["event_mg"], &class["retired_mg"], &class["retired_points"]),
		(&json!(EMISSIONS), &json!(EMISSIONS), &json!(points))
	);

	// With the authority's consent alone, and by two clerks, it is certified.
	let certify = ["certificate", "certify", "--event", "1", "--document", paper];
	ensure!(cli.json_as("//Operator", &certify).is_err(), "it was certified without consent");
	// To what the accountant found, and nothing else.
	let other = ["event", "consent", "1", "609.999999kg", "--document", paper];
	refused("//Alice", &other, "found to emit 610.000000 kg (610000000 mg), not 609.999999 kg")?;
	assert_eq!(cli.json_as("//Alice", &consent)?["emissions_mg"], EMISSIONS);
	cli.json_as_two(&certify)?;
	let certificate = cli.json(&["event", "show", "1"])?["certificate"].clone();
	let certificate = certificate.as_str().context("a certificate has a number")?;
	let (number, check) = certificate.split_once('-').context("the number has check digits")?;
	let number: u64 = number.parse()?;
	// The first of its year; ISO 7064 MOD 97-10.
	assert_eq!((number % 100_000_000, check.parse()), (1, Ok(98 - number * 100 % 97)));
	let shown = cli.json(&["certificate", "show", certificate])?;
	let told = ["of", "emissions_mg", "reduction_mg", "donors"].map(|name| shown[name].clone());
	assert_eq!(told, [json!("event:1"), json!(EMISSIONS), json!(EMISSIONS), json!(WHOLE + 1)]);

	// What is printed is the chain's; more than that, and a digit changed, is not.
	let verify = |mass| ["certificate", "verify", certificate, "--event", "1", "--mass", mass];
	cli.json(&verify("610kg"))?;
	ensure!(cli.json(&verify("611kg")).is_err(), "a forged mass was verified");
	let forged = format!("{}-{check}", number + 1);
	let verified = cli.json(&["certificate", "verify", &forged]);
	ensure!(verified.is_err(), "a forged number was verified");
	Ok(())
}
