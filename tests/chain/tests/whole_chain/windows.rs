//! Windows recomputed from an earlier batch: an input that is what the same household used before.

use std::time::Duration;

use anyhow::{ensure, Result};
use suhui_chain_tests::{play_steps, CommandLine, Demonstration, Network};

/// Participants 1 to 3 as in the demonstration; scenario 1, of electricity against a household's own last seven days;
/// participant 4, who consents to it.
const SCHEME: &str = r#"
grant_mandates
publish_working_days
open_organisations
version=$(publish_methodologies electricity-week)
catch_up
scenario=$(apply_for_scenario electricity-week '家庭节电 / Saving electricity at home' housing "$version")
admit_scenarios 2025-01-01 "$scenario"
make_up people --count 1 --out "$1/people.csv" --consent "$scenario"
as Operator participant open --file "$1/people.csv"
"#;

/// Records of three people's household: 5 kWh, then 12 kWh on each of six days, and what came before each, cut to
/// 0.01 kWh. The first is below 3 × 2.59 kWh by 2.77 kWh, which at 582.7 g are 1,614.079 g; no other has seven days before.
const JANUARY: &str = "participant,date,consumption,household,own_mean,days
4,2026-01-25,5,3,0,0
4,2026-01-26,12,3,5,1
4,2026-01-27,12,3,8.5,2
4,2026-01-28,12,3,9.66,3
4,2026-01-29,12,3,10.25,4
4,2026-01-30,12,3,10.6,5
4,2026-01-31,12,3,10.83,6
";
/// 9 kWh where the means are 77 / 7 = 11 kWh and 81 / 7 = 11.57 kWh: 2 and 2.57 kWh saved, 1,165.4 g and 1,497.539 g.
const FEBRUARY: &str = "participant,date,consumption,household,own_mean,days
4,2026-02-01,9,3,11,7
4,2026-02-02,9,3,11.57,7
";

fn prepare<'a>(records: &'a str, period: &'a str, out: &'a str) -> [&'a str; 9] {
	["batch", "prepare", records, "--source", "1", "--period", period, "--out", out]
}

fn attest<'a>(batch: &'a str, records: &'a str) -> [&'a str; 7] {
	["batch", "attest", batch, "--records", records, "--report", records]
}

fn earlier(path: &str) -> [&str; 2] {
	["--earlier", path]
}

#[tokio::test(flavor = "multi_thread")]
async fn windows_should_be_recomputed_from_what_was_fed_when_a_later_batch_is_verified(
) -> Result<()> {
	let folder = tempfile::tempdir()?;
	let mut node = Network::clocked("dev", folder.path()).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	play_steps(&node, folder.path(), SCHEME)?;
	let cli = CommandLine::new(&node.url, folder.path());
	for (name, records) in [("january.csv", JANUARY), ("february.csv", FEBRUARY)] {
		std::fs::write(folder.path().join(name), records)?;
	}
	let refused = |secret: &str, arguments: &[&str], word: &str| -> Result<()> {
		let said = cli.refusal_as(secret, arguments)?;
		ensure!(said.contains(word), "`{word}` is not said by {arguments:?}: {said}");
		Ok(())
	};

	// January, until it is attested; nothing is recomputed from it before it is fed.
	cli.json_as("//Platform", &prepare("january.csv", "2026-01", "january"))?;
	let first = cli.json_as("//Platform", &["batch", "open", "january"])?["batch"].to_string();
	let february = prepare("february.csv", "2026-02", "february");
	let february_of_directory = [&february[..], &earlier("january")].concat();
	let going_on = format!("batch {first} (2026-01-01..2026-01-31, opened, 0 of 7 records fed)");
	refused("//Platform", &february_of_directory, &going_on)?;
	cli.json_as("//Operator", &["batch", "assign", &first, Demonstration::VERIFIER])?;
	cli.json_as("//Verifier", &attest(&first, "january.csv"))?;
	cli.json_as_two(&["batch", "approve", &first])?;
	cli.json_as("//Platform", &["batch", "feed", &first, "january"])?;
	let issued = cli.json(&["batch", "status", &first])?["progress"]["issued"].clone();
	assert_eq!(issued["reduction_mg"], 1_614_079);

	// February follows from it.
	let missing = format!("7 records of batch {first} (2026-01-01..2026-01-31) were fed, 0 are");
	refused("//Platform", &february, &missing)?;
	cli.json_as("//Platform", &february_of_directory)?;
	let second = cli.json_as("//Platform", &["batch", "open", "february"])?["batch"].to_string();
	let verify = ["batch", "verify", &second, "february.csv"];
	refused("//Verifier", &verify, &missing)?;
	for path in ["january", "january.csv"] {
		let verified = cli.json(&[&verify[..], &earlier(path)].concat())?;
		assert_eq!(verified["matches"], true, "{verified}");
		assert_eq!(verified["recomputed"]["reduction_mg"], 2_662_939);
	}

	// 19 kWh instead of 12 on the last day of January: the mean is 84 / 7 kWh, and nothing is signed.
	let changed = JANUARY.replace("4,2026-01-31,12,", "4,2026-01-31,19,");
	std::fs::write(folder.path().join("changed.csv"), changed)?;
	let differs = "participant 4 on 2026-02-01 says 11.00, earlier records come to 12.00";
	refused("//Verifier", &[&verify[..], &earlier("changed.csv")].concat(), differs)?;
	cli.json_as("//Operator", &["batch", "assign", &second, Demonstration::VERIFIER])?;
	let attest = attest(&second, "february.csv");
	refused("//Verifier", &[&attest[..], &earlier("changed.csv")].concat(), differs)?;
	assert_eq!(cli.json(&["batch", "status", &second])?["status"], "assigned");
	cli.json_as("//Verifier", &[&attest[..], &earlier("january")].concat())?;
	assert_eq!(cli.json(&["batch", "status", &second])?["status"], "attested");
	Ok(())
}
