//! Texts in their canonical layout.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;
use serde::Serialize;

use crate::{args::Context, formula::format_file, output::AlreadyShown};

#[derive(Args)]
pub struct Fmt {
	/// 只检查，不改写；有须改之处则以失败结束 / Write nothing, and fail where something would change
	#[arg(long)]
	check: bool,
	#[arg(value_name = "FILE", required = true)]
	files: Vec<PathBuf>,
}

#[derive(Serialize)]
struct LaidOut {
	file: String,
	/// Lines taken out, after `-`, and put in, after `+`.
	changes: Vec<String>,
}

pub fn run(context: &Context, options: &Fmt) -> Result<()> {
	let check = options.check;
	let mut all = Vec::new();
	// All are read before any is written.
	for path in &options.files {
		let (text, laid_out) = format_file(path)?;
		all.push((path, text, laid_out));
	}
	let mut shown = Vec::new();
	for (path, text, laid_out) in &all {
		let file = path.display().to_string();
		if text != laid_out && !check {
			fs::write(path, laid_out)
				.with_context(|| format!("无法写入 {file} / cannot write {file}"))?;
		}
		shown.push(LaidOut { file, changes: changes(text, laid_out) });
	}
	context.output.show(&shown, |_| {
		let files = shown.iter().map(|LaidOut { file, changes }| {
			let done = match (changes.is_empty(), check) {
				(true, _) => "未变 unchanged",
				(false, true) => "须改 would change",
				(false, false) => "已改 changed",
			};
			[vec![format!("{file}: {done}")], changes.clone()].concat().join("\n")
		});
		files.collect::<Vec<_>>().join("\n")
	});
	match check && shown.iter().any(|it| !it.changes.is_empty()) {
		true => Err(AlreadyShown.into()),
		false => Ok(()),
	}
}

/// What differs, line by line, by a longest common subsequence.
fn changes(before: &str, after: &str) -> Vec<String> {
	let before: Vec<_> = before.split_inclusive('\n').collect();
	let after: Vec<_> = after.split_inclusive('\n').collect();
	// How many lines what begins at each pair of lines has in common; a text has at most 8,192.
	let mut common = vec![vec![0u16; after.len() + 1]; before.len() + 1];
	for old in (0..before.len()).rev() {
		for new in (0..after.len()).rev() {
			common[old][new] = match before[old] == after[new] {
				true => common[old + 1][new + 1] + 1,
				false => common[old + 1][new].max(common[old][new + 1]),
			};
		}
	}
	let (mut old, mut new) = (0, 0);
	let mut found = Vec::new();
	while old < before.len() || new < after.len() {
		let is_old = old < before.len();
		if is_old && new < after.len() && before[old] == after[new] {
			(old, new) = (old + 1, new + 1);
		} else if is_old && (new == after.len() || common[old + 1][new] >= common[old][new + 1]) {
			found.push(format!("-{}", before[old].trim_end()));
			old += 1;
		} else {
			found.push(format!("+{}", after[new].trim_end()));
			new += 1;
		}
	}
	found
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn changes_should_be_the_lines_that_differ_when_texts_do() {
		assert_eq!(changes("a\nb\n", "a\nb\n"), Vec::<String>::new());
		assert_eq!(changes("a\nb  c\nd\n", "a\nb c\nd\n"), ["-b  c", "+b c"]);
		assert_eq!(changes("a\n\n\nb\n", "a\n\nb\n"), ["-"]);
		assert_eq!(changes("a\nc\n", "a\nb\nc\n"), ["+b"]);
		// A line end is missing.
		assert_eq!(changes("a", "a\n"), ["-a", "+a"]);
	}
}
