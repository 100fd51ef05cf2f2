//! A batch the chain holds: its reporter claims a milligram too much, and its verifier signs without recomputing.

use std::path::Path;

use anyhow::{ensure, Context, Result};
use serde_json::{json, Value as Tree};
use subxt::utils::H256;
use suhui_client::api;
use suhui_primitives::{
	chunk::{root, ChunkHeader},
	Day, Document, Period, Quantity,
};

use crate::{send, Demonstration, Node};

/// Prepares, opens, attests, approves and feeds such a batch of source 1; its number.
pub async fn held_batch(played: &Demonstration, node: &Node, month: &str) -> Result<String> {
	let Demonstration { cli, folder, .. } = played;
	let records = folder.join(format!("{month}.csv"));
	std::fs::write(
		&records,
		format!("participant,date,distance\n4,{month}-01,1\n5,{month}-02,2\n"),
	)?;
	let records = records.to_str().context("the temporary folder's path is UTF-8")?;
	cli.json_as(
		"//Platform",
		&["batch", "prepare", records, "--source", "1", "--period", month, "--out", month],
	)?;
	let claim = overstate(&folder.join(month).join("manifest.json"))?;
	let batch = cli.json_as("//Platform", &["batch", "open", month])?["batch"].to_string();
	cli.json_as("//Operator", &["batch", "assign", &batch, Demonstration::VERIFIER])?;
	let (root, total) = claim;
	let report = Document { blake2_256: [1; 32].into(), sm3: [2; 32].into() };
	let id: u32 = batch.parse()?;
	let attest = api::tx().issuance().attest(id, root, 2, total.into(), report.into());
	send(&node.url, "//Verifier", &attest).await?;
	cli.json_as_two(&["batch", "approve", &batch])?;
	let said = cli.refusal_as("//Platform", &["batch", "feed", &batch, month])?;
	let status = cli.json(&["batch", "status", &batch])?["status"].clone();
	ensure!(status == "held", "the batch is {status}, not held: {said}");
	Ok(batch)
}

/// Adds a milligram to the first chunk's subtotal and to the total, and makes the root fit; the root and the total.
fn overstate(manifest: &Path) -> Result<(H256, Quantity)> {
	let mut tree: Tree = serde_json::from_slice(&std::fs::read(manifest)?)?;
	let number = |tree: &Tree| tree.as_u64().context("a number");
	tree["reduction_mg"] = json!(number(&tree["reduction_mg"])? + 1);
	let chunk = &mut tree["chunks"][0];
	chunk["reduction_mg"] = json!(number(&chunk["reduction_mg"])? + 1);
	let chunks = tree["chunks"].as_array().context("chunks are a list")?;
	let headers = (0u32..).zip(chunks).map(|(index, chunk)| {
		let small = |name: &str| anyhow::Ok(u32::try_from(number(&chunk[name])?)?);
		let (reduction, points) = (number(&chunk["reduction_mg"])?, number(&chunk["points"])?);
		Ok(ChunkHeader {
			index,
			records: small("records")?,
			pages: small("pages")?,
			subtotal: Quantity { reduction, points },
			body: chunk["body"].as_str().context("a hash")?.parse()?,
		})
	});
	let headers = headers.collect::<Result<Vec<_>>>()?;
	let day = |name: &str| anyhow::Ok(Day(u32::try_from(number(&tree["period"][name])?)?));
	let period = Period { first: day("first")?, last: day("last")? };
	let root = root(1, period, &headers);
	let total =
		Quantity { reduction: number(&tree["reduction_mg"])?, points: number(&tree["points"])? };
	tree["root"] = json!(format!("{root:?}"));
	std::fs::write(manifest, tree.to_string())?;
	Ok((root, total))
}
