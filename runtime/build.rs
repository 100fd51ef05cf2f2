fn main() {
	#[cfg(feature = "std")]
	{
		use std::{
			env::{set_var, var, var_os},
			fs::read,
			hash::{DefaultHasher, Hash, Hasher},
			path::PathBuf,
		};

		let runtime = PathBuf::from(var_os("CARGO_MANIFEST_DIR").unwrap());
		let root = runtime.parent().unwrap();
		// The builder looks for the lock file upwards from the target directory, which may lie
		// outside the checkout.
		if var_os("WASM_BUILD_WORKSPACE_HINT").is_none() {
			set_var("WASM_BUILD_WORKSPACE_HINT", root);
		}
		// The same source is to be the same code wherever it is built.
		let script = runtime.join("rustc-by-name");
		// Cargo knows nothing of what the script does: what was compiled without it, or by another, is compiled anew.
		let mut hasher = DefaultHasher::new();
		read(&script).unwrap().hash(&mut hasher);
		let flags = var("WASM_BUILD_RUSTFLAGS").unwrap_or_default();
		let flags = format!("{flags} --cfg by_name=\"{:x}\"", hasher.finish());
		set_var("WASM_BUILD_RUSTFLAGS", flags);
		set_var("RUSTC_WRAPPER", script);
		println!("cargo:rerun-if-changed=rustc-by-name");
		substrate_wasm_builder::WasmBuilder::build_using_defaults();
	}
}
