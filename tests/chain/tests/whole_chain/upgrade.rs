//! The runtime changes while the chain runs: nothing of the index is lost, what was issued before and after recomputes, and
//! who is at work goes on.

use std::time::Duration;

use anyhow::{bail, Context, Result};
use serde_json::{json, Value};
use suhui_chain_tests::{
	apply, authorize, held_batch, rows, signal, successor, CommandLine, ConnectedScript,
	Demonstration, Explorer, Network,
};
use suhui_client::{api, read::read_all, Chain};

/// Spec versions of the runtime and of the one after it.
const BEFORE: u64 = 100;
const AFTER: u64 = 101;

#[tokio::test(flavor = "multi_thread")]
async fn index_should_lose_nothing_when_the_runtime_is_upgraded_in_mid_chain() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let folder = folder.path();
	let mut node = Network::clocked("dev", folder).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let mut live = Explorer::start(&node.url, folder, "live")?;
	let played = Demonstration::play(&node, folder)?;
	let cli = &played.cli;

	let batch = attested_february(&played)?;
	let mut script = ConnectedScript::start(&node.url)?;
	let before = script.told()?;
	assert_eq!((&before["version"], &before["data"]), (&json!(BEFORE), &Value::Null));
	let chain = Chain::connect(&node.url).await?;
	authorize(&chain, successor()).await?;
	// A clerk's command is held up after it proposed and before it votes: meanwhile the runtime becomes another.
	let approving = cli.start_as("//Operator", &["batch", "approve", &batch])?;
	until_proposed(&chain).await?;
	let process = approving.id().context("it runs")?;
	signal(process, "-STOP")?;
	let changed = apply(&chain, successor()).await?;
	signal(process, "-CONT")?;
	let proposed = CommandLine::ended(approving).await?;
	assert_eq!(proposed["step"], "proposed");
	assert!(proposed["block"].as_u64() > Some(changed), "{proposed} before {changed}");
	// A motion, the code, and what the script sent by the transactions' new form.
	let after = script.told()?;
	let nonce = before["nonce"].as_u64().context("a number")? + 3;
	assert_eq!(after, json!({ "version": AFTER, "nonce": nonce, "data": { "free": changed } }));

	// The block after it migrates: until then the pool reads by the new code what the former one wrote.
	node.until(Duration::from_secs(60), "migrates", |heights| u64::from(heights.best) > changed)
		.await?;
	// What its migration does to all that was played, looked at before and after.
	node.try_migrations(changed).await?;
	let confirmed = cli.json_as("//Operator2", &["batch", "approve", &batch])?;
	assert_eq!(confirmed["step"], "done");
	cli.json_as("//Platform", &["batch", "feed", &batch, "february"])?;
	let held = held_batch(&played, &node, "2026-03").await?;

	let height = u64::from(node.heights().await?.finalized);
	// There is nothing left to migrate.
	node.try_migrations(height).await?;
	live.until_indexed(height)?;
	let mut fresh = Explorer::start(&node.url, folder, "fresh")?;
	fresh.until_indexed(height)?;
	let of_fresh = rows(&Explorer::database(folder, "fresh"), height).await?;
	let of_live = rows(&Explorer::database(folder, "live"), height).await?;
	assert_eq!(of_fresh, of_live);

	// The block that changed the runtime was still made by the one before.
	let version = |block: u64| Ok(fresh.json(&format!("/blocks/{block}"))?["spec_version"].clone());
	let versions = [changed, changed + 1].map(version).into_iter().collect::<Result<Vec<_>>>()?;
	assert_eq!(versions, [json!(BEFORE), json!(AFTER)]);
	let mut after = String::new();
	loop {
		let page = fresh.json(&format!("/blocks?limit=200{after}"))?;
		for block in page["items"].as_array().context("blocks are a list")? {
			assert_eq!(block["undecoded"], 0, "{block}");
		}
		let Some(next) = page["next"].as_str() else { break };
		after = format!("&after={next}");
	}
	// Read by the other runtime's metadata, signer, nonce or arguments would be others.
	let signed = |call: &str| -> Result<Value> {
		Ok(fresh.json(&format!("/extrinsics?{call}&limit=1"))?["items"][0].clone())
	};
	let applied = signed("pallet=System&call=apply_authorized_upgrade")?;
	assert_eq!(
		(&applied["block"], &applied["nonce"], &applied["success"]),
		(&json!(changed), &json!(nonce_of(&of_fresh, changed)?), &json!(true))
	);
	let assigned = signed("pallet=Issuance&call=assign")?;
	assert_eq!(assigned["args"]["verifier"].to_string(), Demonstration::VERIFIER);

	let issued = fresh.json(&format!("/batches/{batch}"))?;
	assert_eq!(
		(&issued["status"], &issued["issued"]["points"]),
		(&json!("complete"), &json!("59"))
	);
	assert_eq!(issued["issued"]["reduction"]["mg"], "605250");
	for batch in ["1", "2", "3", &batch] {
		let recomputed = cli.json(&["batch", "recompute", batch, "--from", "1"])?;
		assert_eq!(recomputed["matches"], true, "{recomputed}");
		let (status, _) = fresh.get(&format!("/api/v1/batches/{batch}/records.csv"))?;
		assert_eq!(status, 200);
	}
	let shown = fresh.json(&format!("/batches/{held}"))?;
	assert_eq!((&shown["status"], &shown["issued"]["points"]), (&json!("held"), &json!("0")));
	// One kilometre is 26.9 g, two are 53.8 g; a milligram was claimed more.
	assert_eq!(shown["claim"]["reduction"]["mg"], "80701");
	assert_eq!(shown["held"]["difference"]["Subtotal"]["quantified"]["reduction"], "80700");
	Ok(())
}

/// Prepares, opens and attests a batch; its number. Participant 4 rides 2.5 km and 30 km, of which 20 count: 67,250 mg and
/// 6 points, 538,000 mg and 53 points.
fn attested_february(played: &Demonstration) -> Result<String> {
	let Demonstration { cli, folder, .. } = played;
	let records = folder.join("february.csv");
	std::fs::write(&records, "participant,date,distance\n4,2026-02-01,2.5\n4,2026-02-02,30\n")?;
	let records = records.to_str().context("the temporary folder's path is UTF-8")?;
	let options = ["--source", "1", "--period", "2026-02", "--out", "february"];
	cli.json_as("//Platform", &[&["batch", "prepare", records], &options[..]].concat())?;
	let batch = cli.json_as("//Platform", &["batch", "open", "february"])?["batch"].to_string();
	cli.json_as("//Operator", &["batch", "assign", &batch, Demonstration::VERIFIER])?;
	let attest = ["batch", "attest", &batch, "--records", records, "--report", records];
	cli.json_as("//Verifier", &attest)?;
	Ok(batch)
}

/// Waits until the newest block, final or not, holds a motion of the clerks'.
async fn until_proposed(chain: &Chain) -> Result<()> {
	for _ in 0..600 {
		let newest = chain.at_newest().await?;
		let motions = read_all(&newest, api::storage().clerks().voting()).await?;
		if !motions.is_empty() {
			return Ok(());
		}
		tokio::time::sleep(Duration::from_millis(100)).await;
	}
	bail!("no clerk proposed anything within a minute")
}

/// How many transactions `//Alice` had sent before a block, by the index's rows.
fn nonce_of(rows: &[String], block: u64) -> Result<usize> {
	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	let mut sent = 0;
	for row in rows
		.iter()
		.filter(|row| row.starts_with("extrinsics") && row.contains(&format!("| {ALICE} |")))
	{
		let cells = row.split_once(": ").context("a row has cells")?.1;
		let number: u64 = cells.split(" | ").next().context("a block")?.parse()?;
		sent += usize::from(number < block);
	}
	Ok(sent)
}
