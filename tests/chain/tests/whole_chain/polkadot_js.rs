//! polkadot.js connects, lists the registry, attests, reads a balance, redeems and shows blocks; the tests themselves stand in
//! `tests/polkadot-js`.

use std::{path::Path, process::Command, time::Duration};

use anyhow::{ensure, Context, Result};
use suhui_chain_tests::{Demonstration, Network};

#[tokio::test(flavor = "multi_thread")]
async fn polkadot_js_should_attest_a_batch_and_read_a_balance_when_it_knows_no_custom_types(
) -> Result<()> {
	let folder = tempfile::tempdir()?;
	let mut node = Network::clocked("dev", folder.path()).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let Demonstration { cli, folder: played, .. } = Demonstration::play(&node, folder.path())?;

	// Participant 4 rides 2.5 km and 30 km: 67,250 mg and 6 points, 538,000 mg and 53 points.
	let records = played.join("february.csv");
	std::fs::write(&records, "participant,date,distance\n4,2026-02-01,2.5\n4,2026-02-02,30\n")?;
	let records = records.to_str().context("the temporary folder's path is UTF-8")?;
	cli.json_as(
		"//Platform",
		&["batch", "prepare", records, "--source", "1", "--period", "2026-02", "--out", "february"],
	)?;
	let batch = cli.json_as("//Platform", &["batch", "open", "february"])?["batch"].to_string();
	cli.json_as("//Operator", &["batch", "assign", &batch, Demonstration::VERIFIER])?;
	let before = cli.json(&["balance", "4"])?;

	let output = Command::new("npm")
		.args(["test", "--silent"])
		.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../polkadot-js"))
		.env("SUHUI_URL", &node.url)
		.env("SUHUI_BATCH", &batch)
		.env("SUHUI_VERIFIER", "//Verifier")
		.env("SUHUI_PARTICIPANT", "4")
		.env("SUHUI_CITIZEN", "//rider//7")
		.env("SUHUI_POINTS", before["points"].to_string())
		.env("SUHUI_REDUCTION", before["reduction_mg"].to_string())
		.output()
		.context("npm does not start: run scripts/setup")?;
	let said = String::from_utf8_lossy(&output.stdout).into_owned();
	ensure!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
	ensure!(said.contains("pass 10"), "not all ten tests ran:\n{said}");

	cli.json_as_two(&["batch", "approve", &batch])?;
	cli.json_as("//Platform", &["batch", "feed", &batch, "february"])?;
	let after = cli.json(&["balance", "4"])?;
	let gained =
		|name: &str| after[name].as_u64().zip(before[name].as_u64()).map(|(now, then)| now - then);
	assert_eq!(gained("reduction_mg"), Some(605_250));
	assert_eq!(gained("points"), Some(59));
	Ok(())
}
