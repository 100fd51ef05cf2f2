//! The runtime changes, and with it how every account is coded: whoever is connected goes on, unasked.

use std::{path::Path, time::Duration};

use anyhow::{Context, Result};
use serde_json::{json, Value};
use suhui_chain_tests::{
	apply, authorize, successor, CommandLine, ConnectedScript, Explorer, Network,
};
use suhui_client::Chain;

/// Of the runtime that the chain is upgraded to.
const AFTER: u64 = 101;
/// More than one transaction opens.
const PEOPLE: u32 = 501;

/// Writes a file of people whose accounts are to be opened; its path.
fn people(folder: &Path) -> Result<String> {
	let lines = (1..=PEOPLE).map(|it| format!("0x{it:064x},individual,320100,{it:064x}\n"));
	let path = folder.join("people.csv");
	let lines = lines.collect::<String>();
	std::fs::write(&path, format!("account,kind,region,commitment\n{lines}"))?;
	Ok(path.to_str().context("the temporary folder's path is UTF-8")?.into())
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_should_go_on_when_an_upgrade_codes_every_account_anew() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let folder = folder.path();
	let mut node = Network::new("dev", folder).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let mut explorer = Explorer::start(&node.url, folder, "live")?;
	let cli = CommandLine::new(&node.url, folder);
	let document = folder.join("mandate.txt");
	std::fs::write(&document, "mandate")?;
	let document = document.to_str().context("the temporary folder's path is UTF-8")?;
	let until = ["--until", "2099-12-31", "--document", document];
	for scope in ["accounts", "mall"] {
		cli.json_as("//Alice", &[&["mandate", "grant", scope], &until[..]].concat())?;
	}

	let mut script = ConnectedScript::start(&node.url)?;
	let before = script.told()?;
	assert_eq!((&before["version"], &before["data"]), (&json!(100), &Value::Null));
	let nonce = before["nonce"].as_u64().context("a number")?;
	let chain = Chain::connect(&node.url).await?;
	authorize(&chain, successor()).await?;
	let people = people(folder)?;
	// It begins as the newest block has the code, and the one that migrates is not there yet.
	let opens = async {
		node.until_version(AFTER).await?;
		let cli = cli.clone();
		let open = move || cli.json_as("//Operator", &["participant", "open", "--file", &people]);
		tokio::task::spawn_blocking(open).await?
	};
	let (changed, opened) = tokio::try_join!(apply(&chain, successor()), opens)?;
	let all = json!({ "opened": PEOPLE, "skipped": 0, "first": 1, "last": PEOPLE });
	assert_eq!(opened, all);

	// A motion, the code, and what the script sent by the transactions' new form.
	let after = script.told()?;
	let expected = json!({ "version": AFTER, "nonce": nonce + 3, "data": { "free": changed } });
	assert_eq!(after, expected);

	let mandates = cli.json(&["mandate", "list"])?;
	let stand = |mandate: &&Value| mandate["stands"] == true;
	let standing = mandates.as_array().context("a list")?.iter().filter(stand);
	let scopes = standing.map(|mandate| mandate["scope"].clone()).collect::<Vec<_>>();
	assert_eq!(scopes, ["accounts"]);

	let height = u64::from(node.heights().await?.finalized);
	explorer.until_indexed(height)?;
	let shown = explorer.json("/mandates")?;
	assert_eq!(shown["items"].as_array().context("a list")?.len(), 2);
	for block in explorer.json("/blocks?limit=200")?["items"].as_array().context("a list")? {
		assert_eq!(block["undecoded"], 0, "{block}");
	}
	Ok(())
}

/// The block that brought the code is the newest, and what the pool reads is the former code's: a nonce, and whose key it is.
#[tokio::test(flavor = "multi_thread")]
async fn call_should_be_taken_when_it_is_sent_as_an_upgrade_waits_for_its_migration() -> Result<()>
{
	let folder = tempfile::tempdir()?;
	let folder = folder.path();
	let mut node = Network::new("dev", folder).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let cli = CommandLine::new(&node.url, folder);
	let document = folder.join("mandate.txt");
	std::fs::write(&document, "mandate")?;
	let document = document.to_str().context("the temporary folder's path is UTF-8")?.to_string();
	let chain = Chain::connect(&node.url).await?;
	authorize(&chain, successor()).await?;
	// It begins as the newest block has the code, and is not final yet.
	let grants = async {
		node.until_version(AFTER).await?;
		let grant = move || {
			let until = ["--until", "2099-12-31", "--document", &document];
			cli.json_as("//Alice", &[&["mandate", "grant", "mall"], &until[..]].concat())
		};
		tokio::task::spawn_blocking(grant).await?
	};
	let (changed, granted) = tokio::try_join!(apply(&chain, successor()), grants)?;
	// The next block migrates, and what is signed for its state, once another stands on it, comes into a later one.
	assert!(granted["block"].as_u64() > Some(changed + 2), "{granted}");
	Ok(())
}
