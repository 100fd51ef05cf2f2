//! What the council decides by the command line, each seat by the same command: that nobody makes a call for now, and what a
//! department is called.

use std::{path::Path, time::Duration};

use anyhow::{ensure, Context, Result};
use serde_json::json;
use subxt::dynamic::Value;
use suhui_chain_tests::{motion, send, CommandLine, Network, Node};
use suhui_client::Signer;

/// A chain whose council has two seats, of which every decision takes both.
async fn two_seats(folder: &Path) -> Result<(Node, CommandLine)> {
	let mut node = Network::new("dev", folder).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let account = Signer::of_secret("//Bob")?.account;
	let who = Value::unnamed_variant("Id", [Value::from_bytes(account.0)]);
	let add = Value::named_variant("add_member", [("who", who)]);
	send(&node.url, "//Alice", &motion("CouncilMembership", add)).await?;
	let cli = CommandLine::new(&node.url, folder);
	Ok((node, cli))
}

/// Lets both seats run a command: the first waits for the second, whose vote carries it.
fn decide(cli: &CommandLine, arguments: &[&str]) -> Result<()> {
	let voted = cli.json_as("//Alice", arguments)?;
	ensure!(voted["step"] == "voted", "one seat did it alone: {voted}");
	let done = cli.json_as("//Bob", arguments)?;
	ensure!(done["step"] == "done", "two seats did not do it: {done}");
	Ok(())
}

/// Writes a file; its path.
fn written(folder: &Path, name: &str, text: &str) -> Result<String> {
	let path = folder.join(name);
	std::fs::write(&path, text)?;
	Ok(path.to_str().context("the temporary folder's path is UTF-8")?.into())
}

#[tokio::test(flavor = "multi_thread")]
async fn operators_call_should_be_refused_until_the_pause_ends_when_the_council_paused_it(
) -> Result<()> {
	let folder = tempfile::tempdir()?;
	let (_node, cli) = two_seats(folder.path()).await?;
	let mandate = written(folder.path(), "mandate.txt", "mandate")?;
	let grant = ["mandate", "grant", "accounts", "--until", "2099-12-31", "--document", &mandate];
	cli.json_as("//Alice", &grant)?;
	let account = cli.json_as("//Ann", &["key", "show"])?["address"].clone();
	let account = account.as_str().context("an address is text")?;
	let commitment = "07".repeat(32);
	let person = ["--kind", "individual", "--region", "320100", "--commitment", &commitment];
	let open = [&["participant", "open", "--account", account], &person[..]].concat();

	decide(&cli, &["pause", "start", "Participants", "open"])?;
	let paused = || cli.json(&["pause", "list"]);
	assert_eq!(paused()?, json!([{ "pallet": "Participants", "call": "open" }]));
	let key = cli.key("//Operator")?;
	let key = key.to_str().context("the temporary folder's path is UTF-8")?;
	let refused = cli.run(&[&["--key", key], &open[..]].concat())?;
	assert_eq!(refused.status.code(), Some(1));
	let said = String::from_utf8_lossy(&refused.stderr);
	assert!(said.contains("相关部门已暂停此调用 / the council paused this call"), "{said}");

	decide(&cli, &["pause", "end", "Participants", "open"])?;
	assert_eq!(paused()?, json!([]));
	assert_eq!(cli.json_as("//Operator", &open)?["participant"], 1);
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn department_should_have_another_name_and_contact_sheet_when_the_council_amended_it(
) -> Result<()> {
	let folder = tempfile::tempdir()?;
	let (_node, cli) = two_seats(folder.path()).await?;
	let sheet = written(folder.path(), "contact.txt", "值班室 duty room")?;
	let digests = cli.json(&["digest", &sheet])?;
	let before = cli.json(&["department", "show", "1"])?;
	assert_ne!(before["contact"], digests);

	let name = "示范部门 / Demonstration department";
	decide(&cli, &["department", "amend", "1", "--title", name, "--contact", &sheet])?;
	let mut amended = before;
	amended["title"] = json!(name);
	amended["contact"] = digests;
	assert_eq!(cli.json(&["department", "show", "1"])?, amended);
	Ok(())
}
