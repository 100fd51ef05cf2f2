//! Which database a node has, and beside which it does not begin anew.

use std::{
	collections::BTreeMap,
	ffi::OsString,
	io::{BufRead, BufReader},
	path::Path,
	process::{Command, Output, Stdio},
};

use anyhow::{Context, Result};
use serde_json::Value;
use suhui_chain_tests::{binary, free_port, signal, Network};

const PARITYDB: (&str, &str) = ("paritydb/full", "metadata");
const ROCKSDB: (&str, &str) = ("db/full", "CURRENT");

/// What a node says that is started where a database of its chain lies, told by a file in its folder.
fn started_beside((old, file): (&str, &str), role: &[&str]) -> Result<Output> {
	let folder = tempfile::tempdir()?;
	let old = folder.path().join("chains/suhui-dev").join(old);
	std::fs::create_dir_all(&old)?;
	std::fs::write(old.join(file), "")?;
	let mut node = Command::new(binary("suhui-node"));
	node.args(["--chain", "dev", "--no-mdns", "--no-prometheus", "--base-path"]).arg(folder.path());
	Ok(node.args(on_free_ports()).args(role).output()?)
}

/// By which a node's refusal does not hang on what else runs on this machine.
fn on_free_ports() -> [String; 4] {
	let ports = [free_port(), free_port()].map(|port| port.to_string());
	let [port, rpc_port] = ports;
	["--port".into(), port, "--rpc-port".into(), rpc_port]
}

/// What a command says and how it ends, on the database of a development chain in a folder.
fn command(name: &str, folder: &Path, arguments: &[&str]) -> Result<(bool, String)> {
	let mut command = Command::new(binary("suhui-node"));
	command.args([name, "--chain", "dev", "--base-path"]).arg(folder).args(arguments);
	let output = command.output()?;
	Ok((output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned()))
}

#[tokio::test(flavor = "multi_thread")]
async fn validator_should_have_rocksdb_when_no_database_is_named() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let _node = Network::new("dev", folder.path()).start(0, "alice").await?;
	assert!(folder.path().join("alice/chains/suhui-dev/db/full/CURRENT").is_file());
	Ok(())
}

#[test]
fn validator_should_say_how_it_comes_to_rocksdb_when_it_has_a_paritydb_database() -> Result<()> {
	let output = started_beside(PARITYDB, &["--alice"])?;
	let said = String::from_utf8_lossy(&output.stderr);
	assert!(!output.status.success() && said.contains("without voting twice"), "{said}");
	Ok(())
}

#[test]
fn full_node_should_not_begin_anew_when_it_has_a_paritydb_database() -> Result<()> {
	let output = started_beside(PARITYDB, &[])?;
	let said = String::from_utf8_lossy(&output.stderr);
	assert!(!output.status.success() && said.contains("--database paritydb"), "{said}");
	Ok(())
}

#[test]
fn validator_should_not_begin_anew_when_it_is_started_for_paritydb_and_has_rocksdb() -> Result<()> {
	let output = started_beside(ROCKSDB, &["--alice", "--database", "paritydb"])?;
	let said = String::from_utf8_lossy(&output.stderr);
	assert!(!output.status.success() && said.contains("leave out --database paritydb"), "{said}");
	Ok(())
}

#[test]
fn validator_should_not_begin_anew_when_its_database_is_damaged() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let database = folder.path().join("chains/suhui-dev/db/full");
	std::fs::create_dir_all(&database)?;
	// Written once the others are on the disk, of which none is there.
	std::fs::write(database.join("db_version"), "4")?;
	let mut node = Command::new(binary("suhui-node"));
	node.args(["--chain", "dev", "--alice", "--no-mdns", "--no-prometheus", "--base-path"]);
	let output = node.arg(folder.path()).args(on_free_ports()).output()?;
	let said = String::from_utf8_lossy(&output.stderr);
	assert!(!output.status.success() && said.contains("lost its file CURRENT"), "{said}");
	assert!(!database.join("CURRENT").exists());
	Ok(())
}

#[test]
fn import_should_not_begin_anew_when_the_database_is_of_the_other_kind() -> Result<()> {
	let cases = [
		(PARITYDB, ROCKSDB, &[][..], "by --database paritydb"),
		(ROCKSDB, PARITYDB, &["--database", "paritydb"][..], "leave out --database paritydb"),
	];
	for ((old, file), (new, begun), arguments, remedy) in cases {
		let folder = tempfile::tempdir()?;
		let chain = folder.path().join("chains/suhui-dev");
		std::fs::create_dir_all(chain.join(old))?;
		std::fs::write(chain.join(old).join(file), "")?;
		let (done, said) = command("import-blocks", folder.path(), arguments)?;
		assert!(!done && said.contains(remedy), "{said}");
		assert!(!chain.join(new).join(begun).exists());
	}
	Ok(())
}

#[test]
fn import_should_not_begin_anew_when_the_database_is_damaged() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let database = folder.path().join("chains/suhui-dev/db/full");
	std::fs::create_dir_all(&database)?;
	std::fs::write(database.join("db_version"), "4")?;
	let (done, said) = command("import-blocks", folder.path(), &[])?;
	assert!(!done && said.contains("lost its file CURRENT"), "{said}");
	assert!(!database.join("CURRENT").exists());
	Ok(())
}

/// What lies in a folder: the name of each file, and its bytes.
fn files(folder: &Path) -> Result<BTreeMap<OsString, Vec<u8>>> {
	std::fs::read_dir(folder)?
		.map(|file| {
			let file = file?;
			Ok((file.file_name(), std::fs::read(file.path())?))
		})
		.collect()
}

#[test]
fn import_should_leave_the_database_as_it_is_when_a_file_of_it_is_lost() -> Result<()> {
	let cases = [
		(&[".log"][..], "has lost its log"),
		(&[".log", "db_version"][..], "has lost its log"),
		(&["CURRENT"][..], "lost its file CURRENT"),
		(&["CURRENT", "db_version"][..], "lost its file CURRENT"),
		(&["CURRENT", "db_version", ".log", "MANIFEST-"][..], "lost its file CURRENT"),
	];
	for (lost, told) in cases {
		let folder = tempfile::tempdir()?;
		let database = folder.path().join("chains/suhui-dev/db/full");
		// By the second opening the first one's log has become tables.
		for _ in 0..2 {
			let (done, said) = command("import-blocks", folder.path(), &[])?;
			assert!(done, "{said}");
		}
		let (gone, kept): (Vec<_>, Vec<_>) = files(&database)?.into_keys().partition(|name| {
			let name = name.to_string_lossy();
			lost.iter().any(|lost| name.starts_with(lost) || name.ends_with(lost))
		});
		assert!(gone.len() >= lost.len(), "of {lost:?} there was {gone:?} beside {kept:?}");
		for name in gone {
			std::fs::remove_file(database.join(name))?;
		}
		let left = files(&database)?;
		for by in ["import-blocks", "chain-info", "export-blocks", "import-blocks"] {
			let (done, said) = command(by, folder.path(), &[])?;
			// Those that read say that there is none, without its name file.
			let told = if by != "import-blocks" && lost.contains(&"CURRENT") {
				"there is no database"
			} else {
				told
			};
			assert!(!done && said.contains(told), "{by} without {lost:?}: {said}");
			assert!(by != "import-blocks" || said.contains("docs/reliability.md"), "{said}");
			assert!(left == files(&database)?, "{by} without {lost:?}: the folder is another");
		}
	}
	Ok(())
}

/// There was no vote in it.
#[test]
fn import_should_begin_anew_when_a_cut_left_nothing_but_a_manifest() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let database = folder.path().join("chains/suhui-dev/db/full");
	std::fs::create_dir_all(&database)?;
	std::fs::write(database.join("MANIFEST-000001"), "")?;
	let (done, said) = command("import-blocks", folder.path(), &[])?;
	assert!(done && database.join("CURRENT").is_file(), "{said}");
	Ok(())
}

#[test]
fn import_should_say_how_a_validator_comes_back_when_rocksdb_opens_no_database() -> Result<()> {
	let damages: [fn(&Path) -> std::io::Result<()>; 2] = [
		|database| std::fs::write(database.join("CURRENT"), ""),
		|database| {
			let manifest = std::fs::read_to_string(database.join("CURRENT"))?;
			std::fs::remove_file(database.join(manifest.trim_end()))
		},
	];
	for damage in damages {
		let folder = tempfile::tempdir()?;
		let (done, said) = command("import-blocks", folder.path(), &[])?;
		assert!(done, "{said}");
		damage(&folder.path().join("chains/suhui-dev/db/full"))?;
		for _ in 0..2 {
			let (done, said) = command("import-blocks", folder.path(), &[])?;
			assert!(!done && said.contains("Do not delete it"), "{said}");
			assert!(said.contains("docs/reliability.md"), "{said}");
		}
	}
	Ok(())
}

#[test]
fn import_should_name_its_database_when_it_begins_a_new_one() -> Result<()> {
	let folder = tempfile::tempdir()?;
	// Nothing comes in, and all of it is imported.
	let (done, said) = command("import-blocks", folder.path(), &[])?;
	let database = folder.path().join("chains/suhui-dev/db/full");
	assert!(done && database.join("CURRENT").is_file(), "{said}");
	assert!(said.contains(&format!("begins a new database, {}", database.display())), "{said}");
	let (done, said) = command("import-blocks", folder.path(), &[])?;
	assert!(done && !said.contains("begins a new database"), "{said}");
	Ok(())
}

#[test]
fn export_should_name_its_file_when_it_cannot_be_written() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let (begun, said) = command("import-blocks", folder.path(), &[])?;
	assert!(begun, "{said}");
	let (done, said) = command("export-blocks", folder.path(), &["no/such.blocks"])?;
	assert!(!done && said.contains("no/such.blocks: "), "{said}");
	Ok(())
}

#[test]
fn import_should_name_the_release_when_the_database_is_of_another_version() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let database = folder.path().join("chains/suhui-dev/db/full");
	std::fs::create_dir_all(&database)?;
	std::fs::write(database.join("db_version"), "5")?;
	let (done, said) = command("import-blocks", folder.path(), &[])?;
	assert!(!done && said.contains("of version 5"), "{said}");
	assert!(said.contains("run the release that made it"), "{said}");
	Ok(())
}

#[test]
fn import_should_make_no_database_when_its_file_is_not_there() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let (done, said) = command("import-blocks", folder.path(), &["no.blocks"])?;
	assert!(!done && said.contains("no.blocks: "), "{said}");
	assert!(!folder.path().join("chains/suhui-dev/db/full").exists());
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn command_should_say_that_the_node_runs_when_it_has_the_database_open() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let _node = Network::new("dev", folder.path()).start(0, "alice").await?;
	let base = folder.path().join("alice");
	let database = base.join("chains/suhui-dev/db/full");
	for (name, arguments) in [
		("chain-info", &[][..]),
		("export-blocks", &[]),
		("import-blocks", &[]),
		("revert", &[]),
		// It asks first.
		("purge-chain", &["-y"]),
	] {
		let (done, said) = command(name, &base, arguments)?;
		let told = format!("{}: a node runs with this database", database.display());
		assert!(!done && said.contains(&told), "{name}: {said}");
	}
	assert!(database.join("CURRENT").is_file());
	Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn purge_should_spare_what_a_node_has_open_when_it_is_of_another_version() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let node = Network::new("dev", folder.path()).start(0, "alice").await?;
	let base = folder.path().join("alice");
	let database = base.join("chains/suhui-dev/db/full");
	std::fs::write(database.join("db_version"), "5")?;
	let (done, said) = command("purge-chain", &base, &["-y"])?;
	assert!(!done && said.contains("a node runs with this database"), "{said}");
	assert!(database.join("CURRENT").is_file());
	// Once it has stopped, it may go.
	drop(node);
	let (done, said) = command("purge-chain", &base, &["-y"])?;
	assert!(done && !database.exists(), "{said}");
	Ok(())
}

#[test]
fn purge_should_end_and_delete_nothing_when_a_signal_comes_while_it_asks() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let (begun, said) = command("import-blocks", folder.path(), &[])?;
	assert!(begun, "{said}");
	for stop in ["-INT", "-TERM"] {
		// One that asks on would never end.
		let mut purge = Command::new("timeout");
		purge.arg("60").arg(binary("suhui-node"));
		purge.args(["purge-chain", "--chain", "dev", "--base-path"]).arg(folder.path());
		let mut purge = purge.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
		// Whoever is asked is there, and silent.
		let _answer = purge.stdin.take();
		let (said, mut question) = (purge.stdout.take().context("it is piped")?, Vec::new());
		BufReader::new(said).read_until(b'?', &mut question)?;
		assert!(question.starts_with(b"Delete "), "{}", String::from_utf8_lossy(&question));
		signal(purge.id(), stop)?;
		let ended = purge.wait()?;
		assert!(!ended.success() && ended.code() != Some(124), "{stop}: {ended}");
		assert!(folder.path().join("chains/suhui-dev/db/full/CURRENT").is_file(), "{stop}");
	}
	Ok(())
}

#[test]
fn purge_should_say_what_goes_and_what_stays_when_the_chain_is_live() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let file = folder.path().join("live.json");
	let mut export = Command::new(binary("suhui-node"));
	export.args(["export-chain-spec", "--chain", "dev", "--raw", "--output"]).arg(&file);
	assert!(export.output()?.status.success());
	let mut spec: Value = serde_json::from_slice(&std::fs::read(&file)?)?;
	spec["chainType"] = "Live".into();
	std::fs::write(&file, spec.to_string())?;
	let chain = folder.path().join("chains/suhui-dev");
	for part in ["db/full", "keystore", "network"] {
		std::fs::create_dir_all(chain.join(part))?;
	}
	let purge = |arguments: &[&str]| -> Result<String> {
		let mut command = Command::new(binary("suhui-node"));
		command.arg("purge-chain").arg("--chain").arg(&file).arg("--base-path").arg(folder.path());
		let output = command.args(arguments).output()?;
		let said = String::from_utf8_lossy(&output.stderr).into_owned();
		assert!(output.status.success(), "{said}");
		Ok(said)
	};
	// Nobody answers.
	let said = purge(&[])?;
	assert!(said.contains("Keystore and network key stay"), "{said}");
	assert!(said.contains("docs/reliability.md"), "{said}");
	assert!(chain.join("db").exists());
	purge(&["-y"])?;
	assert!(!chain.join("db").exists());
	assert!(chain.join("keystore").exists() && chain.join("network").exists());
	Ok(())
}
