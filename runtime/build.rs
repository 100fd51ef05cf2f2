fn main() {
	#[cfg(feature = "std")]
	{
		use std::{
			env::{set_var, var, var_os},
			path::{Path, PathBuf},
		};

		let runtime = PathBuf::from(var_os("CARGO_MANIFEST_DIR").unwrap());
		let root = runtime.parent().unwrap();
		// The builder looks for the lock file upwards from the target directory, which may lie
		// outside the checkout.
		if var_os("WASM_BUILD_WORKSPACE_HINT").is_none() {
			set_var("WASM_BUILD_WORKSPACE_HINT", root);
		}
		// The same source is to be the same code wherever it is built.
		let of_user = || Path::new(&var_os("HOME").unwrap()).join(".cargo");
		set_var("SUHUI_CARGO_HOME", var_os("CARGO_HOME").map_or_else(of_user, PathBuf::from));
		set_var("SUHUI_ROOT", root);
		set_var("RUSTC_WRAPPER", runtime.join("rustc-by-name"));
		// Cargo knows nothing of what the script does: what was compiled without it is compiled anew.
		let flags = var("WASM_BUILD_RUSTFLAGS").unwrap_or_default();
		set_var("WASM_BUILD_RUSTFLAGS", format!("{flags} --cfg by_name"));
		println!("cargo:rerun-if-changed=rustc-by-name");
		substrate_wasm_builder::WasmBuilder::build_using_defaults();
	}
}
