use std::process::Command;
use substrate_build_script_utils::{generate_cargo_keys, rerun_if_git_head_changed};

fn main() {
	generate_cargo_keys();
	println!("cargo:rerun-if-env-changed=SUBSTRATE_CLI_GIT_COMMIT_HASH");
	rerun_if_git_head_changed();
	// Where no branch is checked out, as of a release, the SDK names nothing to look at, and the commit stays the first build's.
	if let Some(head) = head() {
		println!("cargo:rerun-if-changed={head}");
	}
}

/// The file that says which commit or branch is checked out.
fn head() -> Option<String> {
	let told = Command::new("git").args(["rev-parse", "--git-path", "HEAD"]).output().ok()?;
	let path = String::from_utf8(told.stdout).ok()?;
	(told.status.success() && !path.trim().is_empty()).then(|| path.trim().into())
}
