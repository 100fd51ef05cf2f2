//! What the departments watch their nodes by is there to be watched.

use std::{collections::BTreeSet, path::Path, time::Duration};

use anyhow::{Context, Result};
use suhui_chain_tests::Network;

const FILES: [&str; 2] = ["rules.yaml", "dashboard.json"];

fn read(file: &str) -> Result<String> {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../monitoring").join(file);
	std::fs::read_to_string(&path).with_context(|| path.display().to_string())
}

/// The names in a text that begin as the SDK's metrics or this house's, or as records do.
fn names(text: &str, prefix: &str) -> BTreeSet<String> {
	let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || "_:".contains(letter);
	text.split(|letter| !is_of_name(letter))
		.filter(|word| word.starts_with(prefix))
		.map(String::from)
		.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_should_be_a_nodes_when_rules_or_dashboard_name_them() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let mut node = Network::new("dev", folder.path()).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "finalises", |heights| heights.finalized >= 2).await?;
	let metrics = |text: &str| &names(text, "substrate_") | &names(text, "suhui_");
	let shown = metrics(&node.metrics()?);
	for file in FILES {
		let named = metrics(&read(file)?);
		assert!(named.len() > 5, "{file} names hardly any: {named:?}");
		let missing = named.difference(&shown).collect::<Vec<_>>();
		assert!(missing.is_empty(), "{file} names what no node has: {missing:?}");
	}
	Ok(())
}

#[test]
fn records_should_be_of_the_rules_when_the_dashboard_names_them() -> Result<()> {
	let rules = read("rules.yaml")?;
	let records = rules.lines().filter_map(|line| line.trim().strip_prefix("- record: "));
	let records = records.map(String::from).collect::<BTreeSet<_>>();
	let named = names(&read("dashboard.json")?, "suhui:");
	assert!(!named.is_empty() && named.is_subset(&records), "{named:?} are not of {records:?}");
	Ok(())
}
