//! Builds the runtime that a test upgrades a chain to.

use std::{env, fs::File, path::PathBuf};

use substrate_wasm_builder::WasmBuilder;

fn main() {
	let tests = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap());
	let workspace = tests.ancestors().nth(2).unwrap().to_path_buf();
	let out = PathBuf::from(env::var("OUT_DIR").unwrap());
	let profile = out.ancestors().nth(3).unwrap();
	// The builder works beside the nearest folder named `build`: in one of its own, so that it leaves alone what
	// stands beside cargo's, the runtime of the node under test; and in one for all that have this built, of which
	// each would compile the SDK anew, lints and tests among them.
	let own = profile.join("successor/target/release/build/runtime");
	std::fs::create_dir_all(&own).unwrap();
	// The time by which cargo judges what is newer, where the builder looks for it.
	let began = out.with_file_name("invoked.timestamp").metadata().unwrap().modified().unwrap();
	let stamp = File::create(own.with_file_name("invoked.timestamp")).unwrap();
	stamp.set_modified(began).unwrap();
	println!("cargo:rustc-env=SUCCESSOR={}", own.join("wasm_binary.rs").display());
	env::set_var("OUT_DIR", own);
	env::set_var("WASM_BUILD_WORKSPACE_HINT", &workspace);
	WasmBuilder::new()
		.with_project(workspace.join("runtime/Cargo.toml"))
		.expect("the runtime is there")
		.import_memory()
		.export_heap_base()
		.enable_feature("successor")
		// What checks a migration, on the state of a chain that runs: only this runtime is compiled with it.
		.enable_feature("try-runtime")
		.build();
}
