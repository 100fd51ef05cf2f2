//! The binary embeds the built web page, so there has to be one.

use std::path::Path;

fn main() {
	println!("cargo:rerun-if-changed=../web/dist");
	println!("cargo:rerun-if-changed=../web/dist/index.html");
	println!("cargo:rerun-if-changed=migrations");
	if !Path::new("../web/dist/index.html").is_file() {
		eprintln!(
			"网页尚未构建：请运行 scripts/build，或在 web 中运行 npm ci && npm run build / \
			the web page is not built: run scripts/build, or npm ci && npm run build in web"
		);
		std::process::exit(1);
	}
}
