//! A year of the scheme, on the official working days of 2026, by which the dates were worked out: a methodology judged
//! twice, a scenario rectified and one that was not, a verifier that loses a person, a report that comes late.

use std::{collections::BTreeMap, fs, time::Duration};

use anyhow::{ensure, Context, Result};
use serde_json::{json, Value};
use suhui_chain_tests::{play_steps, CommandLine, Demonstration, Explorer, Network, Node};
use suhui_primitives::Day;

/// All on Monday 9 February: participants 1 to 3 as in the demonstration; version 1, submitted; scenarios 1 and 2, of no
/// methodology, whose days count from the 1st on, and whose reporter is the platform; participant 4, who consents to the
/// first.
const STEPS: &str = r#"
grant_mandates
open_organisations
accredit_verifier &
accreditation=$!
submit_methodologies cycling
plates=$(apply_for_scenario clean-plate '光盘行动 / Clean plates' food none)
steps=$(apply_for_scenario walking '绿色步行 / Walking' transport none)
all_done $accreditation
admit_scenarios 2026-02-01 "$plates" "$steps"
make_up people --count 1 --out "$1/people.csv" --consent "$plates"
as Operator participant open --file "$1/people.csv"
"#;
/// Two meals and three, at five points each.
const FEBRUARY: &str = "participant,date,plates\n4,2026-02-10,2\n4,2026-02-11,3\n";
const MARCH: &str = "participant,date,plates\n4,2026-03-02,1\n";

fn on(month: u32, day: u32) -> Result<Day> {
	Day::of(2026, month, day).context("2026 has the day")
}

/// Steps that different people take at the same time.
fn at_once(steps: &[&(dyn Fn() -> Result<()> + Sync)]) -> Result<()> {
	std::thread::scope(|scope| {
		let begun: Vec<_> = steps.iter().map(|step| scope.spawn(step)).collect();
		begun.into_iter().try_for_each(|step| step.join().expect("a step does not panic"))
	})
}

/// The chain as everybody of the scheme sees it.
struct Scheme {
	node: Node,
	cli: CommandLine,
}

impl Scheme {
	/// Version 1, its text, and one file that stands for every document.
	const VERSION: &'static str = "1";
	const PAPER: &'static str = "paper.txt";

	async fn turns(&mut self, month: u32, day: u32) -> Result<()> {
		self.node.move_to(on(month, day)?).await
	}

	/// What somebody does with the version, on paper where there is one.
	fn version(&self, who: &str, step: &str, rest: &[&str]) -> Result<Value> {
		self.cli.json_as(who, &[&["methodology", step, Self::VERSION], rest].concat())
	}

	fn ensure_refused(&self, who: &str, arguments: &[&str], by: &str) -> Result<()> {
		let said = self.cli.refusal_as(who, arguments)?;
		ensure!(said.contains(by), "`{by}` is not named by {arguments:?}: {said}");
		Ok(())
	}

	/// Until when what comes first of a matter's has to be done.
	fn due(&self, matter: &[&str]) -> Result<Value> {
		Ok(self.cli.json(matter)?["deadlines"][0]["due"].clone())
	}

	fn version_is_due(&self) -> Result<Value> {
		self.due(&["methodology", "show", Self::VERSION])
	}

	/// Three experts favour the version.
	fn is_favoured(&self) -> Result<()> {
		let opine = |who: &str| {
			self.version(who, "opine", &["--favourable", "--report", Self::PAPER]).map(|_| ())
		};
		at_once(&[&|| opine("//Expert1"), &|| opine("//Expert2"), &|| opine("//Expert3")])
	}

	/// The platform opens a batch of the first scenario, and the verifier is assigned to it; its number.
	fn is_assigned(&self, records: &str, month: &str) -> Result<String> {
		let prepare = ["batch", "prepare", records, "--source", "1", "--period", month];
		self.cli.json_as("//Platform", &[&prepare[..], &["--out", month]].concat())?;
		let opened = self.cli.json_as("//Platform", &["batch", "open", month])?;
		let batch = opened["batch"].to_string();
		let assign = ["batch", "assign", &batch, Demonstration::VERIFIER];
		self.cli.json_as("//Operator2", &assign)?;
		Ok(batch)
	}

	fn status(&self, batch: &str) -> Result<Value> {
		Ok(self.cli.json(&["batch", "status", batch])?["status"].clone())
	}
}

fn attest<'a>(batch: &'a str, records: &'a str) -> [&'a str; 7] {
	["batch", "attest", batch, "--records", records, "--report", Scheme::PAPER]
}

#[tokio::test(flavor = "multi_thread")]
async fn year_should_go_by_the_working_days_when_it_is_played() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let folder = folder.path();
	let network = Network::begun_on(on(2, 9)?, "dev", folder)?;
	let mut node = network.start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let mut explorer = Explorer::start(&node.url, folder, "year")?;
	play_steps(&node, folder, STEPS)?;
	let cli = CommandLine::new(&node.url, folder);
	for (name, text) in
		[("february.csv", FEBRUARY), ("march.csv", MARCH), (Scheme::PAPER, "示范材料 / Made up")]
	{
		fs::write(folder.join(name), text)?;
	}
	let mut scheme = Scheme { node, cli };

	is_judged_and_objected_to(&mut scheme).await?;
	is_judged_again_and_published(&mut scheme).await?;
	is_rectified_or_ends(&mut scheme).await?;
	is_decided_by_the_council(&scheme)?;

	let height = u64::from(scheme.node.heights().await?.finalized);
	explorer.until_indexed(height)?;
	tells_of_the_notices(&explorer)?;
	tells_what_was_due(&explorer, &scheme.cli)?;
	tells_of_the_verifier(&explorer)
}

/// Received on the 9th, the version is due by 13 March whenever it is taken in. On 18 March, its notice nearly over,
/// somebody objects, and the report of February comes three working days late.
async fn is_judged_and_objected_to(scheme: &mut Scheme) -> Result<()> {
	// Saturday the 14th is worked.
	assert_eq!(scheme.version_is_due()?, "2026-02-14");
	scheme.turns(2, 12).await?;
	scheme.version("//Operator", "accept", &[])?;
	assert_eq!(scheme.version_is_due()?, "2026-03-13");
	scheme.version("//Operator", "panel", &["--experts", "1", "2", "3"])?;

	scheme.turns(3, 12).await?;
	let opens = || scheme.is_assigned("february.csv", "2026-02").map(|_| ());
	at_once(&[&|| scheme.is_favoured(), &opens])?;
	let concludes = || -> Result<()> {
		let notice = scheme.version("//Operator", "conclude", &["--notice", "5"])?;
		assert_eq!(notice["last"], "2026-03-19");
		Ok(())
	};
	let attests = || scheme.cli.json_as("//Verifier", &attest("1", "february.csv")).map(|_| ());
	at_once(&[&concludes, &attests])?;
	scheme.cli.json_as_two(&["batch", "approve", "1"])?;
	scheme.cli.json_as("//Platform", &["batch", "feed", "1", "2026-02"])?;

	scheme.turns(3, 18).await?;
	let objects = || -> Result<()> {
		scheme.version("//Platform", "object", &["--document", Scheme::PAPER])?;
		assert_eq!(scheme.version_is_due()?, "2026-04-01");
		Ok(())
	};
	let reports = || -> Result<()> {
		let overdue = scheme.cli.json(&["deadline", "list", "--overdue"])?;
		assert_eq!(overdue[0]["subject"]["report"]["month"], "2026-02");
		assert_eq!(overdue[0]["due"]["day"], "2026-03-13");
		let file = ["report", "file", "monthly", "2026-02", "--document", Scheme::PAPER];
		scheme.cli.json_as("//Operator2", &file)?;
		assert_eq!(scheme.cli.json(&["deadline", "list", "--overdue"])?, json!([]));
		Ok(())
	};
	at_once(&[&objects, &reports])
}

/// The objection is upheld on 30 March, and the second round due by 28 April. On 20 April the verifier loses one of five:
/// what it attested stands, and it attests nothing more.
async fn is_judged_again_and_published(scheme: &mut Scheme) -> Result<()> {
	scheme.turns(3, 30).await?;
	scheme.ensure_refused(
		"//Operator",
		&["methodology", "file", Scheme::VERSION],
		"ObjectionsOpen",
	)?;
	let answer = ["1", "--upheld", "--document", Scheme::PAPER];
	scheme.version("//Operator", "answer", &answer)?;
	assert_eq!(scheme.version_is_due()?, "2026-04-28");
	let named = scheme.version("//Operator", "panel", &["--experts", "1", "2", "3"])?;
	assert_eq!(named["round"], 2);

	scheme.turns(4, 20).await?;
	let opens = || scheme.is_assigned("march.csv", "2026-03").map(|_| ());
	at_once(&[&|| scheme.is_favoured(), &opens])?;
	let concludes = || -> Result<()> {
		let notice = scheme.version("//Operator", "conclude", &["--notice", "5"])?;
		assert_eq!((&notice["round"], &notice["last"]), (&json!(2), &json!("2026-04-27")));
		Ok(())
	};
	let loses_a_person = || -> Result<()> {
		let verifier = scheme.cli.json(&["verifier", "show", Demonstration::VERIFIER])?;
		let person = verifier["staff"][0]["commitment"].as_str().context("a commitment is text")?;
		let left = scheme.cli.json_as("//Verifier", &["verifier", "staff", "--remove", person])?;
		assert_eq!(left["people"], 4);
		scheme.ensure_refused("//Verifier", &attest("2", "march.csv"), "NotInGoodStanding")
	};
	at_once(&[&concludes, &loses_a_person])?;
	let verifier = scheme.cli.json(&["verifier", "show", Demonstration::VERIFIER])?;
	assert_eq!(
		(&verifier["qualified_until"], &verifier["record"]["attested"]),
		(&Value::Null, &json!(1))
	);
	assert_eq!((scheme.status("1")?, scheme.status("2")?), (json!("complete"), json!("assigned")));

	scheme.turns(4, 27).await?;
	scheme.ensure_refused("//Operator", &["methodology", "file", Scheme::VERSION], "NotDue")?;
	scheme.turns(4, 28).await?;
	scheme.version("//Operator", "file", &[])?;
	let published = scheme.version("//Alice", "publish", &[])?;
	assert_eq!(published["effective"], "2026-04-28");
	Ok(())
}

/// Twenty working days from 18 September end on 22 October, after the National Day. On that day one developer is in time
/// and the other not late; on the next the other's scenario ends.
async fn is_rectified_or_ends(scheme: &mut Scheme) -> Result<()> {
	scheme.turns(9, 18).await?;
	let orders = |clerk: &str, scenario: &str| -> Result<()> {
		let evaluate = ["scenario", "evaluate", scenario, "--rectify", "20"];
		let evaluate = [&evaluate[..], &["--document", Scheme::PAPER]].concat();
		scheme.cli.json_as(clerk, &evaluate)?;
		assert_eq!(scheme.due(&["scenario", "show", scenario])?, "2026-10-22");
		Ok(())
	};
	at_once(&[&|| orders("//Operator", "1"), &|| orders("//Operator2", "2")])?;

	scheme.turns(10, 22).await?;
	let terminate = ["scenario", "terminate", "2", "--not-rectified", "--reason", Scheme::PAPER];
	let rectifies = || -> Result<()> {
		let submit = ["scenario", "rectification", "submit", "1", "--document", Scheme::PAPER];
		scheme.cli.json_as("//Developer", &submit)?;
		scheme.cli.json_as("//Operator", &["scenario", "rectification", "accept", "1"])?;
		Ok(())
	};
	at_once(&[&rectifies, &|| scheme.ensure_refused("//Operator2", &terminate, "NotDue")])?;

	scheme.turns(10, 23).await?;
	scheme.cli.json_as("//Operator", &terminate)?;
	let stage = |scenario: &str| -> Result<Value> {
		Ok(scheme.cli.json(&["scenario", "show", scenario])?["stage"].clone())
	};
	assert_eq!((stage("1")?, stage("2")?), (json!("admitted"), json!("terminated")));
	Ok(())
}

/// On the same day the council, of one seat here, bars the verifier and lifts that, and gives two offices.
fn is_decided_by_the_council(scheme: &Scheme) -> Result<()> {
	let decides = |arguments: &[&str]| -> Result<()> {
		let decided = scheme.cli.json_as("//Alice", arguments)?;
		ensure!(decided["step"] == "done", "{arguments:?}: {decided}");
		Ok(())
	};
	let whom = ["--participant", Demonstration::VERIFIER, "--as", "verifier"];
	let why = ["--ground", "qualification", "--document", Scheme::PAPER];
	let until = ["--until", "2026-12-31"];
	decides(&[&["sanction", "impose"][..], &whom, &why, &until].concat())?;
	let stands = || -> Result<[Value; 2]> {
		let sanction = scheme.cli.json(&["sanction", "list"])?[0].clone();
		Ok([&sanction["capacities"], &sanction["stands"]].map(Value::clone))
	};
	assert_eq!(stands()?, [json!(["verifier"]), json!(true)]);
	decides(&["sanction", "lift", "1", "--document", Scheme::PAPER])?;
	assert_eq!(stands()?[1], json!(false));

	let account = format!("0x{}", "07".repeat(32));
	decides(&["region", "appoint", "320500", &account])?;
	let offices = scheme.cli.json(&["region", "list"])?;
	assert_eq!((&offices[0]["region"], &offices[1]["region"]), (&json!(320_100), &json!(320_500)));
	decides(&["region", "dismiss", &account])?;
	assert_eq!(scheme.cli.json(&["region", "list"])?[1], Value::Null);
	decides(&["expert", "appoint", &account])?;
	decides(&["expert", "dismiss", "4"])?;
	assert_eq!(scheme.cli.json(&["expert", "list"])?[3]["dismissed"], "2026-10-23");
	Ok(())
}

/// The newest first.
fn tells_of_the_notices(explorer: &Explorer) -> Result<()> {
	let notices = explorer.json("/notices")?["items"].clone();
	let notices = notices.as_array().context("notices are a list")?.iter();
	let told = notices.map(|it| {
		let days = [&it["from"], &it["last"], &it["ended"]["day"]];
		(days.map(Value::clone), it["state"].clone(), it["made"][0]["state"].clone())
	});
	let second = ["2026-04-20", "2026-04-27", "2026-04-28"].map(|day| json!(day));
	let first = ["2026-03-12", "2026-03-19", "2026-03-30"].map(|day| json!(day));
	assert_eq!(
		told.collect::<Vec<_>>(),
		[(second, json!("filed"), Value::Null), (first, json!("reopened"), json!("upheld"))]
	);
	Ok(())
}

/// What was done, until when, on which day and how late; what went without being done; and what is overdue, by the
/// explorer as by the chain.
fn tells_what_was_due(explorer: &Explorer, cli: &CommandLine) -> Result<()> {
	let of = |state: &str| -> Result<BTreeMap<String, Vec<[Value; 3]>>> {
		let found = explorer.json(&format!("/deadlines?limit=200&state={state}"))?["items"].clone();
		let mut all = BTreeMap::<_, Vec<_>>::new();
		for it in found.as_array().context("deadlines are a list")? {
			let subject = it["subject"]["id"].as_str().context("a subject is named")?.to_string();
			let told = [&it["due"], &it["met"], &it["late"]].map(Value::clone);
			all.entry(subject).or_default().push(told);
		}
		Ok(all)
	};
	let met = |due: &str, met: &str, late: u32| [json!(due), json!(met), json!(late)];
	let gone = |due: &str| [json!(due), Value::Null, Value::Null];
	let receipt = || vec![met("2026-02-14", "2026-02-09", 0)];
	let review = || vec![met("2026-02-28", "2026-02-09", 0)];
	let done = [
		("completion-methodology-1", vec![met("2026-02-14", "2026-02-12", 0)]),
		("completion-scenario-1", receipt()),
		("completion-scenario-2", receipt()),
		("review-scenario-1", review()),
		("review-scenario-2", review()),
		(
			"evaluation-1",
			vec![met("2026-04-28", "2026-04-20", 0), met("2026-03-13", "2026-03-12", 0)],
		),
		("objection-1-1", vec![met("2026-04-01", "2026-03-30", 0)]),
		("report-monthly-2026-02-320000", vec![met("2026-03-13", "2026-03-18", 3)]),
		("rectification-1", vec![met("2026-10-22", "2026-10-22", 0)]),
	];
	let done = done.map(|(subject, told)| (subject.to_string(), told));
	assert_eq!(of("met")?, BTreeMap::from(done));
	// Its conditions were to be kept up for a year after the people's education.
	let dropped = [("qualification-3", "2027-02-09"), ("rectification-2", "2026-10-22")];
	let dropped = dropped.map(|(subject, due)| (subject.to_string(), vec![gone(due)]));
	assert_eq!(of("dropped")?, BTreeMap::from(dropped));

	// Nobody filed the reports of March and later, each due ten working days after its month; April's is due after
	// Labour Day, September's after the National Day.
	let overdue = [
		("report-monthly-2026-03-320000", "2026-04-15"),
		("qualification-3", "2026-04-20"),
		("report-monthly-2026-04-320000", "2026-05-18"),
		("report-monthly-2026-05-320000", "2026-06-12"),
		("report-monthly-2026-06-320000", "2026-07-14"),
		("report-monthly-2026-07-320000", "2026-08-14"),
		("report-monthly-2026-08-320000", "2026-09-14"),
		("report-monthly-2026-09-320000", "2026-10-20"),
	];
	let days = overdue.map(|(_, due)| json!(due));
	let overdue = overdue.map(|(subject, due)| (subject.to_string(), vec![gone(due)]));
	assert_eq!(of("overdue")?, BTreeMap::from(overdue));
	let by_the_chain = cli.json(&["deadline", "list", "--overdue"])?;
	let by_the_chain = by_the_chain.as_array().context("deadlines are a list")?.iter();
	let by_the_chain: Vec<_> = by_the_chain.map(|it| it["due"]["day"].clone()).collect();
	assert_eq!(by_the_chain, days);
	Ok(())
}

/// It attested one batch, which is issued, and not the other, which waits for another verifier.
fn tells_of_the_verifier(explorer: &Explorer) -> Result<()> {
	let verifier = explorer.json("/verifiers")?["items"][0].clone();
	assert_eq!(
		(&verifier["people"], &verifier["qualified_until"], &verifier["batches"]),
		(&json!(4), &Value::Null, &json!(1)),
		"{verifier}"
	);
	let first = explorer.json("/batches/1")?;
	assert_eq!((&first["status"], &first["issued"]["points"]), (&json!("complete"), &json!("25")));
	assert_eq!(explorer.json("/batches/2")?["status"], "assigned");
	Ok(())
}
