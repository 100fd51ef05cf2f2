//! Bad input against a real chain: each is refused by name, and nothing is half credited.

use std::{path::Path, time::Duration};

use anyhow::{Context, Result};
use serde_json::{json, Value};
use suhui_chain_tests::{send, CommandLine, Demonstration, Network};
use suhui_client::api;

/// Twenty people ride a kilometre each: 26,900 mg and 2 points a person.
const RIDERS: std::ops::Range<u32> = 4..24;

/// A unified social credit code, and one with another check digit.
const SHOP: &str = "91320100MADEWHARFH";
const MISCOPIED: &str = "91320100MADEWHARFJ";

/// What opens an organisation's account, whose key consents to be the shop's.
fn opening(
	cli: &CommandLine,
	secret: &str,
	region: &str,
	code: &str,
	title: &str,
) -> Result<Vec<String>> {
	let account = cli.json_as(secret, &["key", "show"])?["address"].clone();
	let account = account.as_str().context("an address is text")?;
	let open = ["participant", "open", "--kind", "organisation", "--account", account];
	let of = ["--region", region, "--code", code, "--title", title];
	let consent = cli.consent_to(secret, SHOP)?;
	Ok([&open[..], &of, &["--key-consent", &consent]]
		.concat()
		.into_iter()
		.map(String::from)
		.collect())
}

fn strs(arguments: &[String]) -> Vec<&str> {
	arguments.iter().map(String::as_str).collect()
}

fn prepare(cli: &CommandLine, folder: &Path, month: &str) -> Result<String> {
	let lines = RIDERS.map(|rider| format!("{rider},{month}-01,1\n")).collect::<String>();
	let records = folder.join(format!("{month}.csv"));
	std::fs::write(&records, format!("participant,date,distance\n{lines}"))?;
	let records = records.to_str().context("the temporary folder's path is UTF-8")?;
	cli.json_as(
		"//Platform",
		&["batch", "prepare", records, "--source", "1", "--period", month, "--out", month],
	)?;
	Ok(records.into())
}

fn open(cli: &CommandLine, directory: &str) -> Result<String> {
	Ok(cli.json_as("//Platform", &["batch", "open", directory])?["batch"].to_string())
}

fn issued(cli: &CommandLine, batch: &str) -> Result<Value> {
	Ok(cli.json(&["batch", "status", batch])?["progress"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn chain_should_refuse_by_name_and_credit_nothing_when_input_is_bad() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let mut node = Network::clocked("dev", folder.path()).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let Demonstration { cli, folder: played, .. } = Demonstration::play(&node, folder.path())?;
	let report = played.join("cycling.csv");
	let report = report.to_str().context("the temporary folder's path is UTF-8")?;
	let verifier = Demonstration::VERIFIER;
	let refused = |secret: &str, arguments: &[&str], word: &str| -> Result<()> {
		let said = cli.refusal_as(secret, arguments)?;
		assert!(said.contains(word), "`{word}` is not named by {arguments:?}: {said}");
		Ok(())
	};

	// Who may send what.
	refused("//Stranger", &["participant", "consent", "1"], "not registered")?;
	refused("//Developer", &["batch", "hold", "1", "--reason", report], "may not send")?;

	// More than a call takes: the command line names the bound; what is sent past it is refused in words.
	let longest = opening(&cli, "//Shop", "320100", SHOP, &"x".repeat(129))?;
	refused("//Operator", &strs(&longest), "at most 128")?;
	let reporters = ["scenario", "reporters", "1"];
	refused("//Developer", &[&reporters[..], &[verifier; 9][..]].concat(), "at most 8")?;
	let call = api::tx().scenarios().set_reporters(1, vec![3; 9]);
	let said = send(&node.url, "//Developer", &call).await.unwrap_err().to_string();
	assert!(said.contains("cannot read the extrinsic"), "{said}");

	// A version's life goes step by step; what is out of bounds is not even sent.
	let panel = ["methodology", "panel", "4", "--experts", "1", "2"];
	refused("//Operator", &panel, "an odd number, from 3 to 9")?;
	let conclude = ["methodology", "conclude", "4", "--notice", "4"];
	refused("//Operator", &conclude, "from 5 to 60")?;
	refused("//Alice", &["methodology", "publish", "4"], "NotFiled")?;
	let object = ["methodology", "object", "4", "--document", report];
	refused("//Developer", &object, "IsDeveloper")?;
	let opine = ["methodology", "opine", "1", "--adverse", "--report", report];
	refused("//Expert1", &opine, "NotJudged")?;
	refused("//Operator", &["methodology", "accept", "4"], "NotSubmitted")?;

	// So does a scenario's; 1 takes part, 4 was terminated.
	let panel = ["scenario", "panel", "1", "--experts", "1", "2", "--bodies", verifier, "2"];
	refused("//Operator", &panel, "an odd number, from 3 to 9")?;
	let evaluate = ["scenario", "evaluate", "1", "--document", report, "--rectify", "121"];
	refused("//Operator", &evaluate, "from 1 to 120")?;
	let claim = ["scenario", "claim", "1", "--mechanism", "vcs", "--reference", "1"];
	let backwards = ["--first", "2026-01-02", "--last", "2026-01-01"];
	refused("//Developer", &[&claim[..], &backwards].concat(), "is before the first")?;
	let approve = |terms| ["scenario", "approve", "1", "--terms", terms];
	refused("//Operator", &approve("2"), "are terms 1, not 2: look at them first")?;
	refused("//Operator", &approve("1"), "NotProposed")?;
	let unrectified = ["scenario", "terminate", "1", "--not-rectified", "--reason", report];
	refused("//Operator", &unrectified, "NotDue")?;
	let dismissed = ["scenario", "terminate", "3", "--double-claim", "1", "--reason", report];
	refused("//Operator", &dismissed, "NotUpheld")?;
	refused("//Developer", &["scenario", "leave", "4"], "Terminated")?;

	// Institutions and organisations are who their codes say, each once; regions are those there are.
	let shop =
		|secret: &str, region: &str, code: &str| opening(&cli, secret, region, code, "示范商店");
	for (region, code, word) in [
		("320100", MISCOPIED, "check digit"),
		("329999", SHOP, "no city or county"),
		("310118", SHOP, "pilot"),
	] {
		refused("//Operator", &strs(&shop("//Shop", region, code)?), word)?;
	}
	let (shops, another) = (shop("//Shop", "320100", SHOP)?, cli.consent_to("//Shop2", SHOP)?);
	let forged = [&strs(&shops)[..shops.len() - 1], &[&another]].concat();
	refused("//Operator", &forged, "is not")?;
	let unsigned = &strs(&shops)[..shops.len() - 2];
	refused("//Operator", unsigned, "a legal person's key consents")?;
	cli.json_as("//Operator", &strs(&shops))?;
	refused("//Operator", &strs(&shop("//Shop2", "320100", SHOP)?), "is participant")?;

	// A year too far ahead, a month that is not over, what nobody can complain about, and complaints answered or of
	// another region.
	let days = ["calendar", "publish", "9999", report, "--document", report];
	refused("//Alice", &days, "too far ahead")?;
	let month = ["report", "file", "monthly", "2099-01", "--document", report];
	refused("//Operator", &month, "is not over")?;
	let record = |about: &'static str| {
		["complaint", "record", "--about", about, "--region", "320500", "--document", report]
	};
	refused("//Operator", &record("scenario:99"), "UnknownSubject")?;
	let complaint = cli.json_as("//Operator", &record("scheme"))?["complaint"].to_string();
	for (complaint, word) in [("1", "Answered"), (complaint.as_str(), "OutsideRegion")] {
		refused("//Nanjing", &["complaint", "answer", complaint, "--document", report], word)?;
	}

	// A period before the scenario's first day, and one of which a day is covered already.
	let earlier = ["--source", "1", "--period", "2024-12", "--out", "2024-12"];
	let earlier = [&["batch", "prepare", report][..], &earlier[..]].concat();
	refused("//Platform", &earlier, "counts from 2025-01-01 on")?;
	let records = prepare(&cli, &played, "2026-01")?;
	refused("//Platform", &["batch", "open", "2026-01"], "PeriodOverlaps")?;

	// A claim that differs by one milligram from what its chunks sum up to.
	std::fs::remove_file(records)?;
	let records = prepare(&cli, &played, "2026-02")?;
	let manifest = played.join("2026-02/manifest.json");
	let honest = std::fs::read_to_string(&manifest)?;
	assert!(honest.contains("538000"), "{honest}");
	std::fs::write(&manifest, honest.replacen("538000", "538001", 1))?;
	refused("//Platform", &["batch", "open", "2026-02"], "do not sum up")?;
	std::fs::write(&manifest, honest)?;
	let batch = open(&cli, "2026-02")?;

	// A verifier that is not assigned, or suspended; an operator without a mandate.
	let attest = ["batch", "attest", &batch, "--records", &records, "--report", report];
	refused("//Verifier", &attest, "NotAssigned")?;
	let assign = ["batch", "assign", &batch, verifier];
	cli.json_as("//Alice", &["mandate", "withdraw", "issuance"])?;
	refused("//Operator", &assign, "no mandate")?;
	let mandate = ["mandate", "grant", "issuance", "--until", "2099-12-31", "--document", report];
	cli.json_as("//Alice", &mandate)?;
	cli.json_as("//Operator", &assign)?;
	// Who owes something to others stays, and a platform does not forestall what the verifier says.
	for secret in ["//Verifier", "//Platform", "//Developer"] {
		refused(secret, &["participant", "close"], "Obliged")?;
	}
	refused("//Platform", &["batch", "cancel", &batch], "VerifierAssigned")?;
	cli.json_as("//Alice", &["verifier", "suspend", verifier, "--reason", report])?;
	refused("//Verifier", &attest, "NotInGoodStanding")?;
	// The council names the account that it confirms, and the suspension that it lifts.
	let lift = ["verifier", "lift", verifier];
	let account = cli.json_as("//Verifier", &["key", "show"])?["address"].clone();
	let account = account.as_str().context("an address is text")?;
	refused("//Alice", &lift, &format!("confirm it by --account {account}"))?;
	let stranger = cli.json_as("//Stranger", &["key", "show"])?["address"].clone();
	let stranger = stranger.as_str().context("an address is text")?;
	let by = |account| [&lift[..], &["--account", account][..]].concat();
	refused("//Alice", &by(stranger), "ask the verifier again")?;
	let shown = cli.json(&["verifier", "show", verifier])?;
	let reason = shown["suspended"]["reason"]["blake2_256"].as_str();
	let reason = reason.context("a digest is text")?;
	let another = format!("0x{}", "11".repeat(32));
	refused("//Alice", &by(account), &format!("lift that suspension by --suspension {reason}"))?;
	let of = |reason| [&by(account)[..], &["--suspension", reason][..]].concat();
	refused("//Alice", &of(&another), "read that one first")?;
	cli.json_as("//Alice", &of(reason))?;
	cli.json_as("//Verifier", &attest)?;

	// A chunk before its approval, which one clerk alone does not give, one on hold, and one with a byte changed.
	let (approve, feed) = (["batch", "approve", &batch], ["batch", "feed", &batch, "2026-02"]);
	refused("//Platform", &feed, "cannot be fed")?;
	refused("//Developer", &approve, "may not send")?;
	for step in ["proposed", "waiting"] {
		assert_eq!(cli.json_as("//Operator", &approve)?["step"], step);
		refused("//Platform", &feed, "cannot be fed")?;
	}
	assert_eq!(cli.json_as("//Operator2", &approve)?["step"], "done");
	cli.json_as("//Operator", &["batch", "hold", &batch, "--reason", report])?;
	refused("//Platform", &feed, "is held")?;
	cli.json_as("//Operator", &["batch", "release", &batch])?;
	let chunks = played.join("2026-02/chunks.bin");
	let mut bytes = std::fs::read(&chunks)?;
	*bytes.last_mut().context("a chunk has a body")? ^= 1;
	std::fs::write(&chunks, &bytes)?;
	refused("//Platform", &feed, "is damaged")?;
	assert_eq!(issued(&cli, &batch)?["records"], 0);
	*bytes.last_mut().context("a chunk has a body")? ^= 1;
	std::fs::write(&chunks, &bytes)?;

	// One person's withdrawal stops nobody else's points.
	cli.json_as("//rider//3", &["participant", "consent", "1", "--withdraw"])?;
	cli.json_as("//Platform", &feed)?;
	let progress = issued(&cli, &batch)?;
	assert_eq!(progress["issued"]["reduction_mg"], 19 * 26_900);
	assert_eq!(progress["issued"]["points"], 19 * 2);
	assert_eq!(progress["withheld"]["records"], 1);
	assert_eq!(progress["withheld"]["reduction_mg"], 26_900);
	refused("//Platform", &feed, "cannot be fed")?;

	// Nothing of this person gets into the next batch, and the verifier's file need not be another one.
	let records = prepare(&cli, &played, "2026-03")?;
	let batch = open(&cli, "2026-03")?;
	let verify = ["batch", "verify", &batch, &records];
	let verified = cli.json(&verify)?;
	assert_eq!(verified["claimed"]["records"], 19, "{verified}");
	assert_eq!(verified["left_out"], json!({ "records": 1, "persons": 1, "creditable_now": 0 }));

	// Once the person consents again, only the platform's manifest tells that it was not always so.
	cli.json_as("//rider//3", &["participant", "consent", "1"])?;
	refused("//Verifier", &verify, "--prepared")?;
	let verified = cli.json(&[&verify[..], &["--prepared", "2026-03"][..]].concat())?;
	assert_eq!(verified["matches"], true, "{verified}");
	assert_eq!(verified["left_out"], json!({ "records": 1, "persons": 1, "creditable_now": 1 }));
	Ok(())
}
