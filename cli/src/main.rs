//! `suhui`: everything a person or a platform does on Suhui, from the command line.
//!
//! | module | does |
//! |---|---|
//! | `args`, `output` | what is read from and shown to whoever runs it |
//! | `chain` | connection, keys, typed calls and state, sending |
//! | `people`, `records` | CSV files in and out |
//! | `formula` | formulas in files |
//! | `marks` | who is open, consents, withdrew |
//! | `source`, `prepared` | a source's rule, batches on disk |
//! | `commands` | one file a group of commands |

mod args;
mod commands;
mod dates;
mod document;
mod formula;
mod output;
mod people;
mod prepared;
mod records;
mod words;

use std::process::ExitCode;

use clap::Parser;

use crate::{args::Arguments, output::Output};

fn main() -> ExitCode {
	let arguments = Arguments::parse();
	let output = Output::new(arguments.global.json);
	let runtime = match tokio::runtime::Runtime::new() {
		Ok(runtime) => runtime,
		Err(error) => return output.fail(&error.into()),
	};
	match runtime.block_on(commands::run(arguments, output)) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => output.fail(&error),
	}
}
