//! Four departments make their keys, each in a folder of its own, and the chain that their cards are assembled to.

use std::{
	fs::{self, Permissions},
	os::unix::fs::PermissionsExt,
	path::{Path, PathBuf},
	process::{Command, Output},
	time::{Duration, Instant},
};

use anyhow::{ensure, Context, Result};
use serde_json::{json, Value};
use subxt::rpcs::{rpc_params, RpcClient};
use suhui_chain_tests::{binary, free_port, CommandLine, Department, Node};

const PASSWORD: &str = "of two locked places";
const LIMIT: Duration = Duration::from_secs(180);
/// Names and invented codes.
const DEPARTMENTS: [(&str, &str); 4] = [
	("省机关事务管理局", "11320000XX0000019A"),
	("发改委", "11320000XX00000275"),
	("财政厅", "11320000XX00000350"),
	("交通运输厅", "11320000XX0000043T"),
];

fn told(output: &Output) -> String {
	let (out, err) =
		(String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
	format!("{out}{err}")
}

/// Lets a program do what it must; what it said.
fn done(command: &mut Command) -> Result<String> {
	let output = command.output()?;
	ensure!(output.status.success(), "{command:?}: {}", told(&output));
	Ok(told(&output))
}

fn allow(path: &Path, mode: u32) -> Result<()> {
	Ok(fs::set_permissions(path, Permissions::from_mode(mode))?)
}

/// Each department's command on its own machine.
fn make(folder: &Path) -> Result<Vec<Department>> {
	let (password, contact) = (folder.join("password"), folder.join("contact.txt"));
	fs::write(&password, PASSWORD)?;
	allow(&password, 0o600)?;
	fs::write(&contact, "值班室 duty room")?;
	let mut departments = Vec::new();
	for (number, (name, code)) in DEPARTMENTS.into_iter().enumerate() {
		let department = Department { folder: folder.join(number.to_string()), port: free_port() };
		let mut command = Command::new(binary("suhui-node"));
		command
			.args(["department", "new", "--chain-id", "four-departments"])
			.args(["--name", name, "--code", code])
			.args(["--address", &format!("/ip4/127.0.0.1/tcp/{}", department.port)])
			.arg("--contact")
			.arg(&contact)
			.arg("--password-file")
			.arg(&password)
			.arg("--output")
			.arg(&department.folder);
		done(&mut command)?;
		departments.push(department);
	}
	Ok(departments)
}

fn founding(folder: &Path) -> Result<PathBuf> {
	let line = CommandLine::new("ws://127.0.0.1:1", folder);
	let holder = |name: &str| -> Result<Value> {
		Ok(line.json(&["key", "generate", &format!("{name}.key")])?["address"].clone())
	};
	let path = folder.join("founding.json");
	let founding = json!({
		"name": "Four Departments",
		"id": "four-departments",
		"authority": [holder("authority")?],
		"operator": [holder("clerk")?, holder("other-clerk")?],
	});
	fs::write(&path, founding.to_string())?;
	Ok(path)
}

/// The program that every department runs on what all handed over: the specification, and what was said of its digest.
fn assemble(founding: &Path, cards: &[PathBuf], to: &Path) -> Result<String> {
	let mut command = Command::new(binary("suhui-chain-spec"));
	command.arg("assemble").arg("--founding").arg(founding).arg("--output").arg(to).args(cards);
	done(&mut command)
}

fn cards(departments: &[Department]) -> Vec<PathBuf> {
	departments.iter().map(|department| department.folder.join("card.json")).collect()
}

/// The whole ceremony: the departments, and the specification that their cards make.
fn hold(folder: &Path) -> Result<(Vec<Department>, PathBuf)> {
	let departments = make(folder)?;
	let spec = folder.join("suhui.json");
	assemble(&founding(folder)?, &cards(&departments), &spec)?;
	Ok((departments, spec))
}

/// Takes a department's session keys from its node; where they lay.
fn without_keys(department: &Department) -> Result<PathBuf> {
	let keystore = department.folder.join("node/keystore");
	fs::remove_dir_all(&keystore)?;
	fs::create_dir(&keystore)?;
	Ok(keystore)
}

/// Makes other session keys for a department's validator, and writes what announces them.
fn rotate(department: &Department, announcement: &Path) -> Result<()> {
	let card: Value = serde_json::from_slice(&fs::read(department.folder.join("card.json"))?)?;
	let own = department.folder.join("node");
	let mut rotate = Command::new(binary("suhui-node"));
	rotate
		.args(["department", "rotate", "--validator"])
		.arg(card["validator"].as_str().context("an address")?)
		.arg("--keystore-path")
		.arg(own.join("keystore"))
		.arg("--password-filename")
		.arg(own.join("keystore.password"))
		.arg("--output")
		.arg(announcement);
	done(&mut rotate)?;
	Ok(())
}

/// Waits until a node's log has these words.
async fn until_told(node: &Node, words: &str) -> Result<()> {
	let start = Instant::now();
	while !node.log().contains(words) {
		ensure!(start.elapsed() < LIMIT, "it does not say `{words}`: {}", node.log());
		tokio::time::sleep(Duration::from_millis(200)).await;
	}
	Ok(())
}

/// Why a node does not start, which it says at once.
fn refusal(department: &Department, spec: &Path) -> Result<String> {
	let output = department.command(spec, free_port()).arg("--no-prometheus").output()?;
	ensure!(!output.status.success(), "it started and ended well: {}", told(&output));
	Ok(told(&output))
}

#[tokio::test(flavor = "multi_thread")]
async fn departments_should_finalise_on_their_own_chain_when_their_cards_are_assembled(
) -> Result<()> {
	let folder = tempfile::tempdir()?;
	let departments = make(folder.path())?;
	let founding = founding(folder.path())?;
	let mut cards = cards(&departments);
	let (spec, again) = (folder.path().join("suhui.json"), folder.path().join("again.json"));
	assemble(&founding, &cards, &spec)?;
	cards.reverse();
	let said = assemble(&founding, &cards, &again)?;
	assert_eq!(fs::read(&spec)?, fs::read(&again)?, "another order of cards");
	let summed = done(Command::new("b2sum").args(["-l", "256"]).arg(&spec))?;
	let digest = summed.split_whitespace().next().context("b2sum prints a digest")?;
	assert!(said.replace(' ', "").contains(digest), "{said}");

	let mut nodes = Vec::new();
	for department in &departments {
		nodes.push(department.start(&spec).await?);
	}
	for node in &mut nodes {
		node.until(LIMIT, "finalises block 3", |heights| heights.finalized >= 3).await?;
		assert!(node.log().contains("this node validates"), "{}", node.log());
	}

	// Whoever asks from this machine may be anybody, behind a proxy.
	let rpc = RpcClient::from_url(&nodes[0].url).await?;
	let unsafe_call = rpc.request::<String>("author_rotateKeys", rpc_params![]).await;
	let refused = unsafe_call.err().context("an unsafe method was offered")?.to_string();
	assert!(refused.contains("unsafe"), "{refused}");

	let own = departments[0].folder.join("node");
	let mut doctor = Command::new(binary("suhui-node"));
	doctor
		.args(["doctor", "--rpc", nodes[0].url.trim_start_matches("ws://")])
		.args(["--metrics", &nodes[0].metrics_address(), "--chain"])
		.arg(&spec)
		.arg("--keystore-path")
		.arg(own.join("keystore"))
		.arg("--password-filename")
		.arg(own.join("keystore.password"))
		.arg("--node-key-file")
		.arg(own.join("node.key"));
	let looked = told(&doctor.output()?);
	let good = [
		"of 4, in the next session too",
		"unsafe methods are refused",
		"2 keys, which only their owner reads",
		"whole, of the password, and nobody else's",
		"node.key, which only its owner reads",
	];
	for found in good {
		assert!(looked.contains(found), "{found}: {looked}");
	}
	assert!(looked.replace(' ', "").contains(digest), "{looked}");
	assert!(!looked.contains("FAULT"), "{looked}");

	// A second node with these keys and a database of its own would sign twice.
	let mut twin = Command::new(binary("suhui-node"));
	twin.arg("--chain")
		.arg(&spec)
		.arg("--base-path")
		.arg(folder.path().join("twin"))
		.arg("--keystore-path")
		.arg(own.join("keystore"))
		.arg("--password-filename")
		.arg(own.join("keystore.password"))
		.arg("--node-key-file")
		.arg(own.join("node.key"))
		.args(["--validator", "--no-mdns", "--db-storage-threshold", "1"]);
	let twin = told(&twin.output()?);
	assert!(twin.contains("another node on this machine validates with these keys"), "{twin}");

	// Other session keys need no unsafe method.
	let announcement = folder.path().join("announcement.json");
	rotate(&departments[0], &announcement)?;
	let key = departments[0].folder.join("offline/validator.json");
	let (key, password) = (key.display().to_string(), folder.path().join("password"));
	let line = CommandLine::new(&nodes[0].url, folder.path());
	let announced = line.json(&[
		"--key",
		&key,
		"--password-file",
		&password.display().to_string(),
		"session",
		"set-keys",
		&announcement.display().to_string(),
	])?;
	assert!(announced["block"].is_u64(), "{announced}");
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn node_should_not_go_on_with_another_chain_when_the_ceremony_was_held_again() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let departments = make(folder.path())?;
	let cards = cards(&departments);
	// Of one id, by the same cards, and with other holders of the offices.
	let held = |name: &str| -> Result<PathBuf> {
		let held = folder.path().join(name);
		fs::create_dir(&held)?;
		let spec = held.join("suhui.json");
		assemble(&founding(&held)?, &cards, &spec)?;
		Ok(spec)
	};
	let (spec, other) = (held("once")?, held("again")?);
	let department = &departments[0];
	drop(department.start(&spec).await?);

	let reason = refusal(department, &other)?;
	assert!(reason.contains("Four Departments (four-departments)"), "{reason}");
	let database = department.folder.join("data/chains/four-departments");
	assert!(reason.contains(&database.display().to_string()), "{reason}");
	assert!(reason.contains("--chain FILE") && reason.contains("docs/reliability.md"), "{reason}");
	// Nothing came of it: by its own specification it goes on.
	drop(department.start(&spec).await?);
	Ok(())
}

#[test]
fn node_should_name_file_and_remedy_when_a_full_disk_left_a_key_empty() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let (departments, spec) = hold(folder.path())?;

	let node_key = departments[0].folder.join("node/node.key");
	let kept = fs::read(&node_key)?;
	fs::write(&node_key, "")?;
	let reason = refusal(&departments[0], &spec)?;
	assert!(reason.contains(&node_key.display().to_string()), "{reason}");
	assert!(reason.contains("the network key is empty"), "{reason}");
	fs::write(&node_key, kept)?;

	let keystore = departments[0].folder.join("node/keystore");
	let session_key = fs::read_dir(&keystore)?.next().context("a key")??.path();
	fs::write(&session_key, "")?;
	let reason = refusal(&departments[0], &spec)?;
	assert!(reason.contains(&session_key.display().to_string()), "{reason}");
	assert!(reason.contains("department rotate"), "{reason}");

	// Of another department's password, and with a key that everybody has.
	let password = departments[1].folder.join("node/keystore.password");
	fs::write(&password, "another")?;
	assert!(refusal(&departments[1], &spec)?.contains("--password-filename"));
	let mut open = departments[2].command(&spec, free_port());
	let open = open.args(["--unsafe-rpc-external", "--rpc-methods", "unsafe"]).output()?;
	assert!(told(&open).contains("would be everybody's"), "{}", told(&open));
	let alice = departments[2].command(&spec, free_port()).arg("--alice").output()?;
	assert!(told(&alice).contains("keys that everybody has"), "{}", told(&alice));
	// Who votes on nothing, or forgets what was voted.
	let mute = departments[2].command(&spec, free_port()).arg("--no-grandpa").output()?;
	assert!(told(&mute).contains("casts no vote"), "{}", told(&mute));
	let mut fleeting = Command::new(binary("suhui-node"));
	fleeting.args(["--tmp", "--validator", "--chain"]).arg(&spec).arg("--node-key-file");
	let fleeting = told(&fleeting.arg(departments[2].folder.join("node/node.key")).output()?);
	assert!(fleeting.contains("would have forgotten what it voted"), "{fleeting}");
	let mut reverted = Command::new(binary("suhui-node"));
	reverted.args(["revert", "--chain"]).arg(&spec).arg("--base-path").arg(folder.path().join("r"));
	let reverted = reverted.output()?;
	assert!(!reverted.status.success(), "{}", told(&reverted));
	assert!(told(&reverted).contains("vote again"), "{}", told(&reverted));
	// What stands in the list of processes is no secret.
	for (argument, secret) in [("--password", "rosebud"), ("--node-key", &*"07".repeat(32))] {
		let mut shown = Command::new(binary("suhui-node"));
		shown.arg("--chain").arg(&spec).arg("--base-path").arg(folder.path().join("shown"));
		let shown = told(&shown.args([argument, secret]).output()?);
		assert!(shown.contains(&format!("{argument}: whoever lists")), "{shown}");
		assert!(!shown.contains(secret), "{shown}");
	}
	Ok(())
}

#[test]
fn node_should_name_file_and_remedy_when_a_secret_is_not_its_owners_alone_or_a_password_empty(
) -> Result<()> {
	let folder = tempfile::tempdir()?;
	let (departments, spec) = hold(folder.path())?;

	let department = &departments[0];
	let own = department.folder.join("node");
	let (keystore, password) = (own.join("keystore"), own.join("keystore.password"));
	let session_key = fs::read_dir(&keystore)?.next().context("a key")??.path();
	for (path, open, alone) in [
		(&own.join("node.key"), 0o644, 0o600),
		(&password, 0o640, 0o600),
		(&session_key, 0o604, 0o600),
		(&keystore, 0o777, 0o700),
	] {
		allow(path, open)?;
		let reason = refusal(department, &spec)?;
		let remedy = format!("`chmod {alone:o} {}`", path.display());
		assert!(reason.contains(&remedy), "{remedy}: {reason}");
		allow(path, alone)?;
	}

	let rotate = || {
		let mut command = Command::new(binary("suhui-node"));
		command
			.args(["department", "rotate", "--validator", "5none", "--keystore-path"])
			.arg(&keystore)
			.arg("--password-filename")
			.arg(&password)
			.arg("--output")
			.arg(folder.path().join("announcement.json"));
		command.output()
	};
	allow(&password, 0o644)?;
	let open = rotate()?;
	assert!(told(&open).contains("others may read it"), "{}", told(&open));
	allow(&password, 0o600)?;
	fs::write(&password, "")?;
	let empty = format!("{}: the password is empty", password.display());
	for reason in [refusal(department, &spec)?, told(&rotate()?)] {
		assert!(reason.contains(&empty), "{reason}");
	}
	assert_eq!(fs::read_dir(&keystore)?.count(), 2, "keys that nothing encrypts");
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn node_should_run_and_say_what_is_missing_when_a_validator_has_no_session_keys() -> Result<()>
{
	let folder = tempfile::tempdir()?;
	let (departments, spec) = hold(folder.path())?;

	without_keys(&departments[0])?;
	let mut node = departments[0].start(&spec).await?;
	until_told(&node, "has no session keys").await?;
	node.until(LIMIT, "still answers", |_| true).await?;
	assert!(!node.log().contains("txpool-background"), "{}", node.log());
	// Whoever named the wrong folder would validate with a database that has forgotten its votes.
	assert!(node.log().contains("This validator's database, "), "{}", node.log());
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn node_should_run_and_say_so_when_its_session_keys_were_never_announced() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let (departments, spec) = hold(folder.path())?;

	let keystore = without_keys(&departments[0])?;
	rotate(&departments[0], &folder.path().join("announcement.json"))?;
	assert_eq!(fs::read_dir(&keystore)?.count(), 2, "a key for blocks and one for votes");
	let mut node = departments[0].start(&spec).await?;
	until_told(&node, "this node's session keys are none of the validators'").await?;
	node.until(LIMIT, "still answers", |_| true).await?;
	assert!(!node.log().contains("this node validates"), "{}", node.log());
	Ok(())
}
