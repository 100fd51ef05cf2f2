//! The command that makes a network key, by which other nodes know this one.

use std::{
	fs,
	os::unix::fs::PermissionsExt,
	path::Path,
	process::{Command, Output},
};

use anyhow::Result;
use suhui_chain_tests::binary;

fn generate(arguments: &[&str], path: &Path) -> Result<Output> {
	let mut command = Command::new(binary("suhui-node"));
	Ok(command.args(["key", "generate-node-key"]).args(arguments).arg(path).output()?)
}

#[test]
fn network_key_should_stay_when_another_is_made_in_its_file() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let below = folder.path().join("chains/suhui-dev/network/secret_ed25519");
	for (arguments, path, key) in [
		(&["--file"][..], folder.path().join("node.key"), folder.path().join("node.key")),
		(&["--chain", "dev", "--base-path"][..], folder.path().into(), below),
	] {
		let made = generate(arguments, &path)?;
		assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
		let kept = fs::read(&key)?;
		assert_eq!(kept.len(), 64);
		assert_eq!(fs::metadata(&key)?.permissions().mode() & 0o777, 0o600);

		let again = generate(arguments, &path)?;
		let said = String::from_utf8_lossy(&again.stderr);
		let told = format!("{}: is there already", key.display());
		assert!(!again.status.success() && said.contains(&told), "{said}");
		assert_eq!(fs::read(&key)?, kept);
	}
	Ok(())
}

#[test]
fn network_key_should_be_of_the_identity_told_when_it_is_made() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let key = folder.path().join("node.key");
	let made = generate(&["--file"], &key)?;
	let mut command = Command::new(binary("suhui-node"));
	let inspected = command.args(["key", "inspect-node-key", "--file"]).arg(&key).output()?;
	let told = String::from_utf8(inspected.stdout)?;
	assert!(told.starts_with("12D3KooW"), "{told}");
	assert_eq!(String::from_utf8(made.stderr)?.trim(), told.trim());
	Ok(())
}
