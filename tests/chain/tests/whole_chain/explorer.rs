//! The explorer beside a node: its index, what it answers of it, and what it refuses.

use std::{path::Path, process::Command, time::Duration};

use anyhow::{Context, Result};
use serde_json::{json, Value};
use suhui_chain_tests::{binary, rows, Demonstration, Explorer, Network};
use suhui_client::{api, read::read_all, Chain, Signer};

use crate::demonstration::{add, cycling, electricity, metro};

/// Crashes the index survives.
const KILLS: u32 = 50;

fn digits(value: &Value) -> Result<u64> {
	Ok(value.as_str().context("an amount is a string of digits")?.parse()?)
}

fn sums(csv: &[u8]) -> Result<(usize, u64, u64)> {
	let text = std::str::from_utf8(csv)?;
	let mut sum = (0, 0, 0);
	for line in text.lines().skip(1) {
		let mut cells = line.rsplit(',');
		let points: u64 = cells.next().context("points")?.parse()?;
		let reduction: u64 = cells.next().context("reduction")?.parse()?;
		sum = (sum.0 + 1, sum.1 + reduction, sum.2 + points);
	}
	Ok(sum)
}

#[tokio::test(flavor = "multi_thread")]
async fn explorer_should_show_what_the_chain_issued_when_killed_again_and_again() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let folder = folder.path();
	let mut node = Network::clocked("dev", folder).start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let postgres = Explorer::postgres("followed").await?;
	let mut followed = Explorer::start_on(&postgres, &node.url, folder, "followed")?;
	let playing = std::sync::atomic::AtomicBool::new(true);
	let demonstration = std::thread::scope(|scope| {
		let killing = scope.spawn(|| -> Result<()> {
			// Moments that fall on no rhythm of the chain's.
			let (mut pause, mut kills) = (700, 0);
			while kills < KILLS || playing.load(std::sync::atomic::Ordering::Relaxed) {
				let explorer = Explorer::start(&node.url, folder, "killed")?;
				std::thread::sleep(Duration::from_millis(pause));
				explorer.kill()?;
				pause = (pause * 7 + 331) % 3_000;
				kills += 1;
			}
			Ok(())
		});
		let played = Demonstration::play(&node, folder);
		playing.store(false, std::sync::atomic::Ordering::Relaxed);
		killing.join().expect("the killing thread does not panic")?;
		played
	})?;
	let height = u64::from(node.heights().await?.finalized);
	let mut explorer = Explorer::start(&node.url, folder, "killed")?;
	explorer.until_indexed(height)?;
	Explorer::start(&node.url, folder, "fresh")?.until_indexed(height)?;
	let fresh = rows(&Explorer::database(folder, "fresh"), height).await?;
	followed.until_indexed(height)?;
	for other in [Explorer::database(folder, "killed"), postgres] {
		let other = rows(&other, height).await?;
		for (fresh, other) in fresh.iter().zip(&other) {
			assert_eq!(fresh, other);
		}
		assert_eq!(fresh.len(), other.len());
	}

	let mut issued = (0, 0);
	let of_records = [
		("cycling", cycling as fn(&[String]) -> _),
		("metro", metro),
		("electricity", electricity),
	];
	for (batch, (name, gives)) in (1u32..).zip(of_records) {
		let records = demonstration.records(name)?;
		let total = records.iter().map(|cells| gives(cells)).fold((0, 0), add);
		let shown = explorer.json(&format!("/batches/{batch}"))?;
		assert_eq!(shown["status"], "complete");
		assert_eq!(digits(&shown["issued"]["reduction"]["mg"])?, total.0);
		assert_eq!(digits(&shown["issued"]["points"])?, total.1);
		let (status, csv) = explorer.get(&format!("/api/v1/batches/{batch}/records.csv"))?;
		assert_eq!((status, sums(&csv)?), (200, (records.len(), total.0, total.1)));
		let export = folder.join(format!("{name}-export.csv"));
		std::fs::write(&export, &csv)?;
		let export = export.to_str().context("the temporary folder's path is UTF-8")?;
		let verified = demonstration.cli.json(&["batch", "verify", &batch.to_string(), export])?;
		assert_eq!(verified["matches"], true, "{name}");
		let regions = explorer.json(&format!("/batches/{batch}"))?["regions"].clone();
		let of_regions = regions.as_array().context("regions are a list")?.iter();
		let of_regions = of_regions.map(|region| digits(&region["reduction"]["mg"]));
		assert_eq!(of_regions.sum::<Result<u64>>()?, total.0);
		issued = add(issued, total);
	}
	let summary = explorer.json("/summary")?;
	assert_eq!(digits(&summary["issued"]["mg"])?, issued.0);
	assert_eq!(digits(&summary["points"])?, issued.1);
	let months = explorer.json("/series?by=month")?["items"].clone();
	let months = months.as_array().context("months are a list")?.iter();
	let monthly = months.map(|month| {
		let month = month["key"].as_str().context("a month is text")?;
		let figures = explorer.json(&format!("/reports/monthly/{month}"))?;
		digits(&figures["total"]["issued"]["reduction"]["mg"])
	});
	assert_eq!(monthly.sum::<Result<u64>>()?, issued.0);
	discloses(&explorer)?;
	let lots = explorer.json("/participants/4/lots")?;
	let balance = demonstration.cli.json(&["balance", "4"])?;
	assert_eq!(
		Some(digits(&lots["balance"]["reduction"]["mg"])?),
		balance["reduction_mg"].as_u64()
	);

	shows_what_was_and_is_under_notice(&explorer)?;
	shows_what_was_and_was_not_rectified(&explorer)?;
	citizen_withdraws(&explorer)?;
	citizen_redeems(&mut explorer)?;
	tells_where_reductions_went(&mut [&mut explorer, &mut followed], &node.url).await?;
	survives_a_call_within_calls(&explorer)?;
	refuses_another_chain(folder).await?;

	node.stall()?;
	explorer.until("says the node is silent", |explorer| Ok(explorer.get("/readyz")?.0 == 503))?;
	node.resume()?;
	explorer.until("goes on", |explorer| Ok(explorer.get("/readyz")?.0 == 200))?;
	drop(node);
	explorer.until("says the node is away", |explorer| Ok(explorer.get("/readyz")?.0 == 503))?;
	assert_eq!(digits(&explorer.json("/summary")?["issued"]["mg"])?, issued.0);
	Ok(())
}

/// What the demonstration published, answered and filed; the office and the years of the first block.
fn discloses(explorer: &Explorer) -> Result<()> {
	let rules = explorer.json("/rules")?["items"].clone();
	assert_eq!(rules[0]["state"], "in_force", "{rules}");
	let complaint = explorer.json("/complaints/1")?;
	assert_eq!(
		(&complaint["stage"], &complaint["answer"]["by"]["number"], &complaint["due"]["overdue"]),
		(&json!("answered"), &json!(320_100), &json!(false)),
		"{complaint}"
	);
	let met = explorer.json("/deadlines?state=met&actor=region")?["items"][0].clone();
	assert_eq!((&met["subject"]["id"], &met["late"]), (&json!("complaint-1"), &json!(0)), "{met}");
	let nanjing = explorer.json("/regions/320100")?;
	assert_eq!((&nanjing["offices"], &nanjing["complaints"]), (&json!(1), &json!(1)), "{nanjing}");
	let years = explorer.json("/calendar")?["items"].clone();
	let working: Vec<_> = (0..4).map(|place| &years[place]["working"]).collect();
	// 2027, which the demonstration publishes without days off, 2026, 2025 and 2024.
	assert_eq!(working, [&json!(261), &json!(248), &json!(248), &json!(251)], "{years}");
	assert_eq!(explorer.json("/reports")?["items"][0]["kind"], "monthly");
	Ok(())
}

/// Scenario 3 was rectified, and is claimed elsewhere in part; scenario 4 ended, since it was not rectified by its day.
fn shows_what_was_and_was_not_rectified(explorer: &Explorer) -> Result<()> {
	let way = |scenario: &Value| -> Result<Vec<String>> {
		let steps = scenario["steps"].as_array().context("steps are a list")?.iter();
		let steps = steps.map(|step| Some(step["step"].as_str()?.to_string()));
		// When the reporter is named does not hang on the operator.
		let steps = steps.filter(|step| step.as_deref() != Some("reporters_named"));
		steps.collect::<Option<_>>().context("a step has a name")
	};
	let rectified = explorer.json("/scenarios/3")?;
	let begun = ["applied", "accepted", "approved", "admitted", "evaluated"];
	let made_good = ["rectification_submitted", "rectification_accepted"];
	assert_eq!(way(&rectified)?, [&begun[..], &made_good].concat());
	let evaluation = &rectified["evaluations"][0];
	assert_eq!((&evaluation["days"], &evaluation["outcome"]), (&json!(5), &json!("accepted")));
	let ended = explorer.json("/scenarios/4")?;
	assert_eq!(way(&ended)?, [&begun[..], &["terminated"]].concat());
	assert_eq!(
		(&ended["stage"], &ended["ground"], &ended["evaluations"][0]["outcome"]),
		(&json!("terminated"), &json!("not_rectified"), &json!("ended"))
	);
	let claims = explorer.json("/claims")?["items"].clone();
	assert_eq!(claims.as_array().map(Vec::len), Some(1));
	assert_eq!(
		(&claims[0]["scenario"]["id"], &claims[0]["mechanism"], &claims[0]["conflicts"]),
		(&json!(3), &json!("green_certificate"), &json!(1))
	);
	let conflicts = explorer.json("/conflicts?state=dismissed")?["items"].clone();
	assert_eq!((&conflicts[0]["id"], &conflicts[0]["claim"]), (&json!(1), &json!(1)));
	Ok(())
}

/// Three versions were filed after their notices; to the fourth somebody objected, which nobody answered yet.
fn shows_what_was_and_is_under_notice(explorer: &Explorer) -> Result<()> {
	let notices = explorer.json("/notices")?["items"].clone();
	let notices = notices.as_array().context("notices are a list")?;
	let told = |notice: &Value| {
		let version = notice["version"]["id"].clone();
		[version, notice["objections"].clone(), notice["unanswered"].clone()]
	};
	let told: Vec<_> = notices.iter().map(told).collect();
	assert_eq!(told.len(), 4);
	assert_eq!(told[0], [json!(4), json!(1), json!(1)]);
	assert!(told.contains(&[json!(1), json!(1), json!(0)]), "{told:?}");
	let filed = notices.iter().filter(|notice| notice["state"] == "filed");
	assert_eq!(filed.count(), 3);
	let version = explorer.json("/methodologies/1")?;
	let steps = version["steps"].as_array().context("steps are a list")?;
	let steps: Vec<_> = steps.iter().map(|step| step["step"].as_str()).collect();
	let way = ["submitted", "accepted", "notice_begun", "filed", "published"].map(Some);
	assert_eq!(steps, way);
	let views = version["panels"][0]["seats"].as_array().context("seats are a list")?;
	assert!(views.len() == 3 && views.iter().all(|seat| seat["view"] == "favourable"));
	Ok(())
}

/// A person signs what the facade gives and learns what became of it.
fn citizen_withdraws(explorer: &Explorer) -> Result<()> {
	let rider = Signer::of_secret("//rider//3")?;
	let address = rider.account.to_string();
	let wanted = json!({
		"address": address, "pallet": "Participants", "call": "withdraw_consent", "args": { "source": 1 },
	});
	let first = explorer.post("/citizen/payload", &wanted)?;
	let sent = signed(&rider, &first)?;
	let outcome = explorer.post("/citizen/submit", &sent)?;
	assert_eq!((&outcome["success"], &outcome["error"]), (&json!(true), &Value::Null), "{outcome}");
	// Who asks again is told the same.
	let again = explorer.post("/citizen/submit", &sent)?;
	assert_eq!((&again["success"], &again["block"]), (&json!(true), &outcome["block"]), "{again}");
	// Withdrawn twice: the call fails by its error's name.
	let second = explorer.post("/citizen/payload", &wanted)?;
	let outcome = explorer.post("/citizen/submit", &signed(&rider, &second)?)?;
	assert_eq!(outcome["success"], false, "{outcome}");
	assert_eq!(outcome["error"]["pallet"], "Participants", "{outcome}");
	Ok(())
}

/// What a person's device makes of what the facade gives.
fn signed(person: &Signer, payload: &Value) -> Result<Value> {
	let bytes = payload["payload"].as_str().context("a payload is text")?;
	let bytes = hex::decode(bytes.trim_start_matches("0x"))?;
	let signature = format!("0x{}", hex::encode(person.pair.sign(&bytes).0));
	Ok(json!({
		"address": payload["address"], "call": payload["call"], "signature": signature,
		"nonce": payload["nonce"], "era_block": payload["era_block"],
	}))
}

/// A person redeems what the demonstration's provider offers by the lots that the facade plans, and accepts it.
fn citizen_redeems(explorer: &mut Explorer) -> Result<()> {
	let rider = Signer::of_secret("//rider//8")?;
	let address = rider.account.to_string();
	let done = |explorer: &Explorer, pallet: &str, call: &str, args: Value| -> Result<()> {
		let wanted = json!({ "address": address, "pallet": pallet, "call": call, "args": args });
		let payload = explorer.post("/citizen/payload", &wanted)?;
		let outcome = explorer.post("/citizen/submit", &signed(&rider, &payload)?)?;
		assert_eq!(outcome["success"], true, "{call}: {outcome}");
		Ok(())
	};
	let participant = explorer.json(&format!("/citizen/{address}"))?["participant"]["id"].clone();
	let item = explorer.json("/items?redeemable=true")?["items"][0].clone();
	let price = digits(&item["price"])?;
	let plan = explorer.json(&format!("/citizen/{address}/plan?points={price}"))?;
	assert_eq!(digits(&plan["taken"]["points"])?, price, "{plan}");
	// More than anybody has.
	let (status, _) =
		explorer.get(&format!("/api/v1/citizen/{address}/plan?points={}", u64::MAX))?;
	assert_eq!(status, 400);
	let args = json!({
		"item": item["id"], "count": 1, "secret_hash": format!("0x{}", "5e".repeat(32)), "lots": plan["lots"],
	});
	done(&*explorer, "Mall", "redeem", args)?;
	let orders = format!("/orders?participant={participant}");
	explorer.until("shows the order", |explorer| {
		Ok(explorer.json(&orders)?["items"][0]["state"] == "open")
	})?;
	let order = explorer.json(&orders)?["items"][0].clone();
	// What was planned is what was taken.
	assert_eq!(order["taken"], plan["taken"], "{order}");
	done(&*explorer, "Mall", "accept", json!({ "order": order["id"] }))?;
	explorer.until("shows the honour", |explorer| {
		let honours = explorer.json(&format!("/citizen/{address}/honours"))?;
		Ok(honours["redeemed"] == json!(price.to_string()))
	})
}

/// Where reductions went, by what the chain keeps of each class in people's hands and in organisations': on either database,
/// and by the lists as well.
async fn tells_where_reductions_went(explorers: &mut [&mut Explorer], node: &str) -> Result<()> {
	let at = Chain::connect(node).await?.at_finalized().await?;
	let (points, reductions) = (api::storage().points(), api::storage().reductions());
	let (mut issued, mut in_orders, mut redeemed, mut retired, mut lapsed) = (0, 0, 0, 0, 0);
	for (_, totals) in read_all(&at, points.class_totals()).await? {
		issued += totals.issued.reduction;
		in_orders += totals.in_orders.reduction;
		redeemed += totals.redeemed.reduction;
		retired += totals.retired.reduction;
		lapsed += totals.lapsed.reduction;
		assert_eq!(totals.taken_back.reduction, 0);
	}
	let (mut from_people, mut issued_direct, mut retired_by_others) = (0, 0, 0);
	for (_, flow) in read_all(&at, reductions.flows()).await? {
		from_people += flow.from_people;
		issued_direct += flow.issued_direct;
		retired_by_others += flow.retired;
	}
	let held: u64 = read_all(&at, reductions.holdings()).await?.iter().map(|(_, mg)| mg).sum();
	let events = read_all(&at, reductions.events()).await?;
	let covered: u64 = events.iter().map(|(_, event)| event.covered).sum();
	let retirements = read_all(&at, reductions.retirements()).await?;
	let by_number: u64 = retirements.iter().map(|(_, retirement)| retirement.total).sum();
	// The demonstration played all of it: of an open order, of one that was handed over, and of what was given and retired.
	for some in [in_orders, redeemed, retired, retired_by_others, held] {
		assert!(some > 0);
	}
	assert_eq!(from_people, redeemed);

	for explorer in explorers {
		explorer.until_indexed(at.block_number())?;
		let flows = explorer.json("/flows")?;
		let came = |key: &str| {
			let nodes = flows["nodes"].as_array().context("places are a list")?;
			let node = nodes.iter().find(|node| node["key"] == key);
			digits(&node.with_context(|| format!("no place is {key}"))?["reduction"]["mg"])
		};
		for (key, expected) in [
			("issued", issued + issued_direct),
			("people", issued),
			("organisations", redeemed + issued_direct),
			("held_by_people", issued - in_orders - redeemed - retired - lapsed),
			("in_orders", in_orders),
			("lapsed", lapsed),
			("held_by_organisations", held),
			("large_events", covered),
		] {
			assert_eq!(came(key)?, expected, "{key}: {flows}");
		}
		let purposes = ["donation", "offset", "cancellation", "compensation"].map(&came);
		let purposes = purposes.into_iter().sum::<Result<u64>>()?;
		assert_eq!((purposes, purposes + covered), (by_number, retired + retired_by_others));

		// The lists are short enough to be one page.
		let sum = |path: &str, of: [&str; 2]| -> Result<u64> {
			let list = explorer.json(path)?;
			assert_eq!(list["next"], Value::Null, "{path}");
			let items = list["items"].as_array().context("a list has items")?.iter();
			items.map(|item| digits(&item[of[0]][of[1]]["mg"])).sum()
		};
		assert_eq!(sum("/gifts?limit=200", ["total", "reduction"])?, covered);
		assert_eq!(sum("/retirements?limit=200", ["total", "reduction"])?, by_number);
		assert_eq!(sum("/orders?state=open&limit=200", ["taken", "reduction"])?, in_orders);
		assert_eq!(sum("/orders?state=fulfilled&limit=200", ["taken", "reduction"])?, redeemed);
		assert_eq!(digits(&explorer.json("/holdings")?["total"]["mg"])?, held);
	}
	Ok(())
}

/// A council's proposal within proposals, deeper than any stack, is refused before it is decoded.
fn survives_a_call_within_calls(explorer: &Explorer) -> Result<()> {
	for depth in [100, 15_000] {
		// `Council.execute` is call 1 of pallet 10.
		let nested = [vec![4], [10, 1].repeat(depth)].concat();
		let length = subxt::ext::codec::Compact(u32::try_from(nested.len())?);
		let extrinsic = [subxt::ext::codec::Encode::encode(&length), nested].concat();
		let body = json!({ "extrinsic": format!("0x{}", hex::encode(extrinsic)) });
		assert_eq!(explorer.status_of_post("/citizen/submit", &body)?, 400, "{depth}");
	}
	assert_eq!(explorer.get("/healthz")?.0, 200);
	Ok(())
}

/// A node of another genesis is refused by name, and the index stays as it was.
async fn refuses_another_chain(folder: &Path) -> Result<()> {
	let other = folder.join("other");
	std::fs::create_dir(&other)?;
	let stranger = Network::new("local", &other).start(0, "alice").await?;
	let genesis = stranger.block_hash(0).await?.context("every chain has a first block")?;
	let port = suhui_chain_tests::free_port();
	let output = Command::new(binary("suhui-explorer"))
		.args(["--node", &stranger.url, "--listen", &format!("127.0.0.1:{port}")])
		.args(["--database", &Explorer::database(folder, "fresh")])
		.arg("--documents")
		.arg(other.join("documents"))
		.output()?;
	let said = String::from_utf8_lossy(&output.stderr);
	assert!(!output.status.success() && said.contains(&genesis), "{said}");
	Ok(())
}
