fn main() {
	#[cfg(feature = "std")]
	{
		// The builder looks for the lock file upwards from the target directory, which may lie
		// outside the checkout.
		if std::env::var_os("WASM_BUILD_WORKSPACE_HINT").is_none() {
			let runtime = std::path::PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap());
			std::env::set_var("WASM_BUILD_WORKSPACE_HINT", runtime.parent().unwrap());
		}
		substrate_wasm_builder::WasmBuilder::build_using_defaults();
	}
}
