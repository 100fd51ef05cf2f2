//! What only builds with other features than the tests' would miss: each own pallet's part in them.

use std::{collections::BTreeSet, fs, path::PathBuf};

use suhui_runtime_tests::invariants::own_pallets;

fn root() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
	fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The folders of `pallets`.
fn pallets() -> BTreeSet<String> {
	let folders = fs::read_dir(root().join("pallets")).expect("it is a folder");
	folders.map(|entry| entry.expect("it is read").file_name().into_string().unwrap()).collect()
}

#[test]
fn own_pallets_should_be_those_of_the_folder_when_told_by_their_version() {
	let own = own_pallets().into_iter().map(str::to_lowercase).collect::<BTreeSet<_>>();
	assert_eq!(own, pallets());
}

#[test]
fn feature_should_reach_every_own_pallet_when_the_runtime_is_built_with_it() {
	let manifest = toml::from_str::<toml::Table>(&read("runtime/Cargo.toml")).unwrap();
	for feature in ["std", "runtime-benchmarks", "try-runtime"] {
		let listed = manifest["features"][feature].as_array().unwrap();
		let listed: BTreeSet<_> = listed
			.iter()
			.filter_map(|one| {
				one.as_str()?.strip_prefix("pallet-")?.strip_suffix(&format!("/{feature}"))
			})
			.collect();
		assert_eq!(listed, pallets().iter().map(String::as_str).collect(), "{feature}");
	}
}

#[test]
fn weights_should_be_measured_for_every_own_pallet_when_benchmarks_run() {
	let defined = read("runtime/src/benchmarks.rs");
	for pallet in pallets() {
		assert!(defined.contains(&format!("[pallet_{pallet}, ")), "{pallet} has no benchmarks");
		let weights = read(&format!("runtime/src/weights/pallet_{pallet}.rs"));
		assert!(
			weights.contains("Written by scripts/bench.") || weights.contains("Estimated until"),
			"the weights of {pallet} say neither that scripts/bench wrote them nor that they are estimated"
		);
	}
}
