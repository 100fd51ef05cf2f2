//! The digests by which the chain names a document: a motion of the council's gives them by hand.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use serde_json::json;

use crate::{args::Context, document, output::fields};

#[derive(Args)]
pub struct DigestOptions {
	file: PathBuf,
}

pub fn run(context: &Context, options: DigestOptions) -> Result<()> {
	let document = document::read(&options.file)?;
	context.output.show(&json!(document), |_| {
		fields([
			("BLAKE2-256", format!("{:?}", document.blake2_256)),
			("SM3", format!("{:?}", document.sm3)),
		])
	});
	Ok(())
}
