//! The departments' chain specification, from their cards.

use clap::{Parser, Subcommand};
use std::{
	fs,
	io::Write,
	path::{Path, PathBuf},
	process::ExitCode,
};
use suhui_chain_spec::{card::hexadecimal, digest, from_cards, read, Card};
use suhui_guard::file::{ensure_free, explain, write, PUBLIC};
use suhui_primitives::is_text;

#[derive(Parser)]
#[command(
	name = "suhui-chain-spec",
	version,
	about = "各部门的链规格 / The departments' chain specification"
)]
struct Cli {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// 由各部门的公开卡片生成链规格，并给出电话核对的摘要 / Build the specification from the departments' cards, and
	/// print the digest to compare by telephone
	Assemble {
		/// 共同商定的事项：链名、标识、各职务 / What all agreed on: name, id, who holds which office
		#[arg(long, value_name = "FILE")]
		founding: PathBuf,
		/// 链规格写入此文件 / Write the specification to this file
		#[arg(long, value_name = "FILE")]
		output: PathBuf,
		/// 各部门的卡片，顺序不限 / The departments' cards, in any order
		#[arg(required = true, value_name = "CARD")]
		cards: Vec<PathBuf>,
	},
	/// 核验并显示一张卡片 / Check a card and show what it says
	Show {
		#[arg(value_name = "CARD")]
		card: PathBuf,
	},
	/// 链规格文件的摘要 / The digest of a specification's file
	Digest {
		#[arg(value_name = "FILE")]
		spec: PathBuf,
	},
}

fn main() -> ExitCode {
	let done = match Cli::parse().command {
		Command::Assemble { founding, output, cards } => assemble(&founding, &output, &cards),
		Command::Show { card } => show(&card),
		Command::Digest { spec } => compare(&spec),
	};
	match done {
		Ok(told) => match writeln!(std::io::stdout(), "{told}") {
			Ok(()) => ExitCode::SUCCESS,
			Err(_) => ExitCode::FAILURE,
		},
		Err(reason) => {
			// What a file says may be anybody's words to this terminal.
			let shown: String = reason.chars().map(shown).collect();
			eprintln!("错误 Error: {shown}");
			ExitCode::FAILURE
		}
	}
}

/// A character, unless it does not show, or shows others otherwise.
fn shown(character: char) -> char {
	let is_shown = character == ' ' || is_text(character.encode_utf8(&mut [0; 4]).as_bytes());
	if is_shown {
		character
	} else {
		char::REPLACEMENT_CHARACTER
	}
}

fn assemble(founding: &Path, output: &Path, cards: &[PathBuf]) -> Result<String, String> {
	// Whoever forgets the name gives that of the first card; and what a node runs from is not written over.
	ensure_free(output)?;
	let json = from_cards(founding, cards)?.as_json(true)?;
	write(output, json.as_bytes(), PUBLIC)?;
	let absent = cards.len().saturating_sub(1) / 3;
	Ok(format!(
		"{} 个部门，至多 {absent} 个缺席而仍能终局 / {} departments, of which {absent} may be absent and blocks are final \
		 still\n{} 的摘要，请各部门电话核对 / its digest, for all to compare by telephone:\n\n  {}",
		cards.len(),
		cards.len(),
		output.display(),
		digest(json.as_bytes())
	))
}

fn show(path: &Path) -> Result<String, String> {
	let at = |reason| format!("{}: {reason}", path.display());
	let card = Card::parse(&read(path)?).map_err(at)?;
	let member = card.verify(&card.chain).map_err(at)?;
	let words = member.words(&card.chain);
	let words = words.trim_start_matches("<Bytes>").trim_end_matches("</Bytes>");
	Ok(format!(
		"{words}\n\n五个密钥均已签名 / signed by all five keys; node: {}",
		hexadecimal(&member.node()?.0)
	))
}

fn compare(path: &Path) -> Result<String, String> {
	let bytes = fs::read(path).map_err(|error| explain(path, &error))?;
	Ok(digest(&bytes))
}
