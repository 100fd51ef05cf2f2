use std::{env, fs};

use suhui_runtime_tests::client::{path, trimmed};

#[test]
fn metadata_of_the_client_should_be_the_runtimes_when_trimmed() {
	let now = trimmed();
	if env::var_os("SUHUI_UPDATE").is_some() {
		fs::write(path(), &now).expect("crates/client can be written to");
		return;
	}
	assert!(
		fs::read(path()).unwrap_or_default() == now,
		"crates/client/metadata.scale is not this runtime's: refresh it with `SUHUI_UPDATE=1 cargo test --release \
		--workspace --test joined`, and mend what no longer compiles"
	);
}
