//! Everybody takes another key: what they may do goes with their number, and the old keys are refused.

use std::{path::Path, time::Duration};

use anyhow::{Context, Result};
use suhui_chain_tests::{Demonstration, Network};

#[tokio::test(flavor = "multi_thread")]
async fn rights_should_go_with_the_number_when_everybody_takes_another_key() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let mut node = Network::clocked("dev", folder.path()).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let Demonstration { cli, folder: played, .. } = Demonstration::play(&node, folder.path())?;
	let methodology =
		Path::new(env!("CARGO_MANIFEST_DIR")).join("../../methodologies/cycling.suhui");
	let methodology = methodology.to_str().context("the checkout's path is UTF-8")?;
	// Participant 4 rides 2.5 km and 30 km: 67,250 mg and 6 points, 538,000 mg and 53 points.
	let records = played.join("february.csv");
	std::fs::write(&records, "participant,date,distance\n4,2026-02-01,2.5\n4,2026-02-02,30\n")?;
	let records = records.to_str().context("the temporary folder's path is UTF-8")?;
	let refused = |secret: &str, arguments: &[&str], word: &str| -> Result<()> {
		let said = cli.refusal_as(secret, arguments)?;
		assert!(said.contains(word), "`{word}` is not named by {arguments:?}: {said}");
		Ok(())
	};
	let stands_by = |number: &str, secret: &str| -> Result<()> {
		let shown = cli.json(&["participant", "show", number])?["account"].clone();
		assert_eq!(shown, cli.json_as(secret, &["key", "show"])?["address"]);
		Ok(())
	};

	// The developer names reporters and revises.
	cli.change_key("participant", "//Developer", "//Developer2")?;
	stands_by(Demonstration::DEVELOPER, "//Developer2")?;
	let reporters = ["scenario", "reporters", "1", Demonstration::PLATFORM];
	refused("//Developer", &reporters, "not registered")?;
	cli.json_as("//Developer2", &reporters)?;
	let revise = ["methodology", "submit", methodology, "--document", methodology, "--revise", "1"];
	let first = cli.json_as("//Developer2", &revise)?["version"].to_string();
	let second = cli.json_as("//Developer2", &revise)?["version"].to_string();

	// The platform, whose new key lies elsewhere and consents there, opens what it prepared before.
	let prepare = ["batch", "prepare", records, "--source", "1", "--period", "2026-02"];
	cli.json_as("//Platform", &[&prepare[..], &["--out", "february"]].concat())?;
	let agreed = cli.json_as("//Platform2", &["key", "consent", Demonstration::PLATFORM])?;
	let text = |name: &str| agreed[name].as_str().context("account and consent are text");
	let change = ["participant", "change-key", text("account")?, "--consent", text("consent")?];
	refused("//Developer2", &change, "--consent")?;
	cli.json_as("//Platform", &change)?;
	stands_by(Demonstration::PLATFORM, "//Platform2")?;
	let open = ["batch", "open", "february"];
	refused("//Platform", &open, "not registered")?;
	let batch = cli.json_as("//Platform2", &open)?["batch"].to_string();

	// The verifier attests what it was assigned before.
	cli.json_as("//Operator", &["batch", "assign", &batch, Demonstration::VERIFIER])?;
	cli.change_key("participant", "//Verifier", "//Verifier2")?;
	stands_by(Demonstration::VERIFIER, "//Verifier2")?;
	let attest = ["batch", "attest", &batch, "--records", records, "--report", records];
	refused("//Verifier", &attest, "not registered")?;
	cli.json_as("//Verifier2", &attest)?;
	cli.json_as_two(&["batch", "approve", &batch])?;

	// The platform feeds.
	let feed = ["batch", "feed", &batch, "february"];
	refused("//Platform", &feed, "not registered")?;
	cli.json_as("//Platform2", &feed)?;
	let issued = cli.json(&["batch", "status", &batch])?["progress"]["issued"].clone();
	assert_eq!(issued["reduction_mg"], 605_250);
	assert_eq!(issued["points"], 59);

	// Two of the operator's clerks give a person another key for one that is lost.
	let key = cli.key("//Rider4b")?;
	let key = key.to_str().context("the temporary folder's path is UTF-8")?;
	cli.json_as_two(&["participant", "replace-key", "4", "--new-key", key])?;
	stands_by("4", "//Rider4b")?;

	// Two of them close an account for a person, and open it again for the key it had.
	cli.json_as_two(&["participant", "close", "--for", "4"])?;
	let consent = ["participant", "consent", "1", "--withdraw"];
	refused("//Rider4b", &consent, "not registered")?;
	cli.json_as_two(&["participant", "reopen", "4", "--new-key", key])?;
	stands_by("4", "//Rider4b")?;
	cli.json_as("//Rider4b", &consent)?;

	// An expert of the panel opines once on a version, by whatever key.
	for version in [&first, &second] {
		cli.json_as("//Operator", &["methodology", "accept", version])?;
		let panel = ["methodology", "panel", version, "--experts", "1", "2", "3"];
		cli.json_as("//Operator", &panel)?;
	}
	cli.json_as("//Expert1", &opine(&first, records))?;
	cli.change_key("expert", "//Expert1", "//Expert1b")?;
	refused("//Expert1b", &opine(&first, records), "AlreadyExists")?;
	refused("//Expert1", &opine(&second, records), "not registered")?;
	cli.json_as("//Expert1b", &opine(&second, records))?;
	Ok(())
}

fn opine<'a>(version: &'a str, report: &'a str) -> [&'a str; 6] {
	["methodology", "opine", version, "--favourable", "--report", report]
}
