//! What people do in a browser; the tests themselves stand in `tests/browser`.

use std::{path::Path, process::Command, time::Duration};

use anyhow::{ensure, Context, Result};
use suhui_chain_tests::{held_batch, Demonstration, Explorer, Network};

#[tokio::test(flavor = "multi_thread")]
async fn pages_should_do_what_people_come_for_when_opened_in_a_browser() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let mut node = Network::clocked("dev", folder.path()).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let explorer = Explorer::start(&node.url, folder.path(), "index")?;
	let played = Demonstration::play(&node, folder.path())?;
	let cli = &played.cli;

	let records = played.folder.join("february.csv");
	std::fs::write(&records, "participant,date,distance\n4,2026-02-01,2.5\n4,2026-02-02,30\n")?;
	let path = records.to_str().context("the temporary folder's path is UTF-8")?;
	cli.json_as(
		"//Platform",
		&["batch", "prepare", path, "--source", "1", "--period", "2026-02", "--out", "february"],
	)?;
	let batch = cli.json_as("//Platform", &["batch", "open", "february"])?["batch"].to_string();
	cli.json_as("//Operator", &["batch", "assign", &batch, Demonstration::VERIFIER])?;

	let held = held_batch(&played, &node, "2026-03").await?;
	let other = played.folder.join("april.csv");
	std::fs::write(&other, "participant,date,distance\n4,2026-04-01,2.5\n")?;
	let other = other.to_str().context("the temporary folder's path is UTF-8")?;
	let options = ["--source", "1", "--period", "2026-04", "--out", "april"];
	cli.json_as("//Platform", &[&["batch", "prepare", other], &options[..]].concat())?;
	let cancelled = cli.json_as("//Platform", &["batch", "open", "april"])?["batch"].to_string();
	cli.json_as("//Platform", &["batch", "cancel", &cancelled])?;

	let output = Command::new("npm")
		.args(["test", "--silent"])
		.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../browser"))
		.env("SUHUI_EXPLORER", explorer.url())
		.env("SUHUI_URL", &node.url)
		.env("SUHUI_BATCH", &batch)
		.env("SUHUI_HELD", &held)
		.env("SUHUI_CANCELLED", &cancelled)
		.env("SUHUI_RECORDS", &records)
		.output()
		.context("npm does not start: run scripts/setup")?;
	let said = String::from_utf8_lossy(&output.stdout).into_owned();
	ensure!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
	ensure!(said.contains("fail 0") && !said.contains("pass 0"), "no test ran:\n{said}");
	Ok(())
}
