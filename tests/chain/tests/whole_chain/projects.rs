//! A project from its application to what its owner holds, by the command line and as the explorer tells it (Art. 46).

use std::time::Duration;

use anyhow::{ensure, Result};
use serde_json::{json, Value};
use suhui_chain_tests::{play_steps, CommandLine, Demonstration, Explorer, Network};

/// Participants 1 to 3 as in the demonstration; participant 4, an institution of Nanjing with a code made up; source 1, the
/// photovoltaics on its roof.
const SCHEME: &str = r#"
grant_mandates
publish_working_days
open_organisations
(umask 077 && printf '//Bureau\n' >"$KEYS/Bureau.key")
code=11320100MADEUP004Q
cat >"$1/bureau.csv" <<END
account,kind,region,title,code,key_consent
$(address Bureau),institution,320100,示范机关 / Demonstration bureau,$code,$(consent Bureau $code)
END
as Operator participant open --file "$1/bureau.csv" >/dev/null
version=$(publish_methodologies photovoltaics)
catch_up
source=$(as Bureau scenario apply --project --title '屋顶光伏 / A roof of panels' --methodology "$version" \
  --document "$ROOT/methodologies/photovoltaics.md" --declaration "$ROOT/docs/regulation.md" | jq .source)
review_scenario Operator "$source"
as Alice scenario file "$source" --terms 1 --from 2025-01-01 >/dev/null
as Bureau scenario reporters "$source" "$(number Platform)" >/dev/null
"#;

/// 20 kWh without certificate, 1,000 kWh and 0.01 kWh of 582.7 g: 11,654 g, 582,700 g and 5.827 g.
const JANUARY: &str = "participant,date,generation,certified,region,year
4,2026-01-01,23.45,3.45,jiangsu,2023
4,2026-01-02,1000,0,jiangsu,2023
4,2026-01-03,0.01,0,jiangsu,2023
";
const MILLIGRAMS: u64 = 594_359_827;

fn prepare<'a>(records: &'a str, out: &'a str) -> [&'a str; 9] {
	["batch", "prepare", records, "--source", "1", "--period", "2026-01", "--out", out]
}

#[tokio::test(flavor = "multi_thread")]
async fn project_should_be_its_owners_to_hold_when_it_went_through_all_hands() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let mut node = Network::clocked("dev", folder.path()).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let mut explorer = Explorer::start(&node.url, folder.path(), "projects")?;
	play_steps(&node, folder.path(), SCHEME)?;
	let cli = CommandLine::new(&node.url, folder.path());
	let others =
		format!("2,2026-01-04,1,0,jiangsu,2023\n{}", &JANUARY[JANUARY.find('4').unwrap()..]);
	let header = JANUARY.lines().next().unwrap();
	for (name, records) in
		[("january.csv", JANUARY.to_string()), ("others.csv", format!("{header}\n{others}"))]
	{
		std::fs::write(folder.path().join(name), records)?;
	}

	let shown = cli.json(&["scenario", "show", "1"])?;
	assert_eq!((&shown["kind"], &shown["category"]), (&json!("project"), &Value::Null));
	assert_eq!((&shown["developer"], &shown["terms"][0]["points_text"]), (&json!(4), &json!("")));

	// The chain would hold a batch with another's record: none is prepared.
	let said = cli.refusal_as("//Platform", &prepare("others.csv", "others"))?;
	ensure!(said.contains("records of a project are its owner's, participant 4"), "{said}");

	let prepared = cli.json_as("//Platform", &prepare("january.csv", "january"))?;
	assert_eq!((&prepared["reduction_mg"], &prepared["points"]), (&json!(MILLIGRAMS), &json!(0)));
	assert_eq!((&prepared["persons"], &prepared["left_out"]["records"]), (&json!(1), &json!(0)));
	let batch = cli.json_as("//Platform", &["batch", "open", "january"])?["batch"].to_string();
	cli.json_as("//Operator", &["batch", "assign", &batch, Demonstration::VERIFIER])?;
	let verified = cli.json(&["batch", "verify", &batch, "january.csv"])?;
	assert_eq!(verified["matches"], true, "{verified}");
	let report = ["--records", "january.csv", "--report", "january.csv"];
	cli.json_as("//Verifier", &[&["batch", "attest", &batch][..], &report[..]].concat())?;
	cli.json_as_two(&["batch", "approve", &batch])?;
	cli.json_as("//Platform", &["batch", "feed", &batch, "january"])?;
	let status = cli.json(&["batch", "status", &batch])?;
	let issued = &status["progress"]["issued"];
	assert_eq!((&issued["reduction_mg"], &issued["points"]), (&json!(MILLIGRAMS), &json!(0)));

	// Anybody recomputes it from the chain, and sees whose it is.
	cli.json(&["batch", "recompute", &batch])?;
	let held = cli.json(&["batch", "issued", &batch])?["of_classes"].clone();
	assert_eq!(
		(&held[0]["participant"], &held[0]["reduction_mg"]),
		(&json!(4), &json!(MILLIGRAMS))
	);

	explorer.until_indexed(u64::from(node.heights().await?.finalized))?;
	let source = explorer.json("/scenarios/1")?;
	assert_eq!((&source["category"], &source["developer"]["id"]), (&Value::Null, &json!(4)));
	assert_eq!(source["terms"][0]["points_text"], "");
	let rule = explorer.json(&format!("/batches/{batch}/rule"))?;
	assert_eq!((&rule["points"], &rule["bindings"]), (&json!(""), &json!([])));
	let regions = explorer.json(&format!("/batches/{batch}"))?["regions"].clone();
	assert_eq!((&regions[0]["region"], &regions[0]["records"]), (&json!(320_100), &json!("3")));

	// It came to the owner, and to nobody's lots.
	let mg = json!(MILLIGRAMS.to_string());
	let holdings = explorer.json("/holdings?holder=4")?;
	assert_eq!((&holdings["total"]["mg"], &holdings["items"][1]), (&mg, &Value::Null));
	let receipt = explorer.json("/receipts?ground=issued")?["items"][0].clone();
	assert_eq!((&receipt["holder"]["id"], &receipt["reduction"]["mg"]), (&json!(4), &mg));
	let flows = explorer.json("/flows")?;
	let nodes = flows["nodes"].as_array().into_iter().flatten();
	let some = nodes.filter(|node| node["reduction"]["mg"] != "0");
	let some: Vec<_> = some.map(|node| [&node["key"], &node["reduction"]["mg"]]).collect();
	let expected = ["issued", "organisations", "held_by_organisations"].map(|key| json!(key));
	assert_eq!(some, expected.each_ref().map(|key| [key, &mg]));
	Ok(())
}
