//! `suhui`: everything a person or a platform does on Suhui, from the command line.
//!
//! | module | does |
//! |---|---|
//! | `args`, `output` | what is read from and shown to whoever runs it |
//! | `bounds` | how much a call takes, looked at before it is sent |
//! | `dates`, `words` | what the chain keeps, as people write it |
//! | `people`, `records` | CSV files in |
//! | `new_key` | a key that is to stand for someone |
//! | `clerks` | what takes two of the operator's clerks |
//! | `formula`, `document` | formulas and documents in files |
//! | `prepared` | batches on disk |
//! | `commands` | one file a group of commands |

mod args;
mod bounds;
mod clerks;
mod commands;
mod dates;
mod document;
mod formula;
mod new_key;
mod output;
mod people;
mod prepared;
mod records;
mod words;

use std::process::ExitCode;

use clap::Parser;

use crate::{
	args::{Context, Global},
	commands::Command,
	output::Output,
};

/// 苏惠碳普惠链命令行 / Everything a person or a platform does on Suhui
#[derive(Parser)]
#[command(name = "suhui", version, arg_required_else_help = true)]
struct Arguments {
	#[command(flatten)]
	global: Global,
	#[command(subcommand)]
	command: Command,
}

fn main() -> ExitCode {
	let Arguments { global, command } = Arguments::parse();
	let output = Output::new(global.json);
	let runtime = match tokio::runtime::Runtime::new() {
		Ok(runtime) => runtime,
		Err(error) => return output.fail(&error.into()),
	};
	match runtime.block_on(commands::run(command, Context { global, output })) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => output.fail(&error),
	}
}
