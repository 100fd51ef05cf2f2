//! `suhui`: everything a person or a platform does on Suhui, from the command line.
//!
//! | module | does |
//! |---|---|
//! | `agenda` | what is due, by whom, and reports, as people write them |
//! | `args`, `output` | what is read from and shown to whoever runs it |
//! | `bounds` | how much a call takes, looked at before it is sent |
//! | `dates`, `words` | what the chain keeps, as people write it |
//! | `people`, `records` | CSV files in |
//! | `verification` | applications to be a verifier, in JSON files |
//! | `new_key` | a key that is to stand for someone |
//! | `clerks`, `council` | what takes two of the operator's clerks, or the council |
//! | `standstill` | what whoever waits is told of a chain that stands still |
//! | `due` | what is to be done by a day |
//! | `taking`, `secret` | what is taken of a person's lots, and by what an order's hand-over is shown |
//! | `reductions` | purposes, beneficiaries and holdings of reductions |
//! | `panels` | who judges what is applied for, and what they say |
//! | `formula`, `document` | formulas and documents in files |
//! | `prepared` | batches on disk |
//! | `working_days` | days counted by the calendar the chain has |
//! | `commands` | one file a group of commands |

mod agenda;
mod args;
mod bounds;
mod clerks;
mod commands;
mod council;
mod dates;
mod document;
mod due;
mod formula;
mod new_key;
mod output;
mod panels;
mod people;
mod prepared;
mod records;
mod reductions;
mod secret;
mod standstill;
mod taking;
mod verification;
mod words;
mod working_days;

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
	match runtime.block_on(commands::run(command, Context::new(global, output))) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => output.fail(&error),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::{error::ErrorKind, CommandFactory};

	/// The commands that have none below them.
	fn leaves(command: &clap::Command) -> Vec<clap::Command> {
		match command.has_subcommands() {
			true => command.get_subcommands().flat_map(leaves).collect(),
			false => vec![command.clone().no_binary_name(true)],
		}
	}

	/// A command line for each argument that takes a value, in which the argument is `?`.
	fn misread(command: &clap::Command) -> Vec<(String, Vec<String>)> {
		let named = |id: &clap::Id| format!("{} {id}", command.get_name());
		let positions = command.get_positionals().enumerate().map(|(place, argument)| {
			let mut line = vec!["1".to_string(); place];
			line.push("?".to_string());
			(named(argument.get_id()), line)
		});
		let options = command.get_arguments().filter(|it| it.get_action().takes_values());
		let options = options.filter_map(|argument| {
			let long = argument.get_long()?;
			Some((named(argument.get_id()), vec![format!("--{long}"), "?".to_string()]))
		});
		positions.chain(options).collect()
	}

	#[test]
	fn argument_should_be_refused_in_two_languages_when_it_cannot_be_read() {
		let mut refused = Vec::new();
		for command in leaves(&Arguments::command()) {
			for (name, line) in misread(&command) {
				let Err(error) = command.clone().try_get_matches_from(line) else { continue };
				if error.kind() == ErrorKind::ValueValidation {
					let said = error.to_string();
					let is_chinese = said.chars().any(|letter| ('一'..='龥').contains(&letter));
					assert!(is_chinese && said.contains(" / "), "{name}: {said}");
					refused.push(name);
				}
			}
		}
		for name in ["verify batch", "recompute from", "grant until", "open commitment"] {
			assert!(refused.iter().any(|it| it == name), "{name}: {refused:?}");
		}
	}
}
