//! What is shown: tables for people, one JSON document for programs, progress and notes on the side.

use std::{
	fmt::Display,
	io::{ErrorKind, IsTerminal, Write},
	process::ExitCode,
	sync::LazyLock,
	time::Duration,
};

use comfy_table::{presets::UTF8_FULL_CONDENSED, CellAlignment, Table};
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::json;

use crate::formula::FormulaRefused;

/// Bars that stand on the terminal, which notes are written above.
static BARS: LazyLock<MultiProgress> = LazyLock::new(MultiProgress::new);

/// Ends the program unsuccessfully where everything has been shown already.
#[derive(Debug)]
pub struct AlreadyShown;

impl Display for AlreadyShown {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str("见上 / see above")
	}
}

impl std::error::Error for AlreadyShown {}

#[derive(Clone, Copy)]
pub struct Output {
	json: bool,
}

impl Output {
	pub fn new(json: bool) -> Self {
		Output { json }
	}

	/// Shows a result: itself as JSON, or what `people` makes of it.
	pub fn show<T: Serialize, D: Display>(&self, result: &T, people: impl FnOnce(&T) -> D) {
		match self.json {
			true => {
				print(serde_json::to_string_pretty(result).expect("our results are plain data"))
			}
			false => print(people(result)),
		}
	}

	/// Says something beside the result.
	pub fn note(&self, text: impl Display) {
		BARS.suspend(|| eprintln!("{text}"));
	}

	pub fn warn(&self, text: impl Display) {
		BARS.suspend(|| eprintln!("注意 Warning: {text}"));
	}

	/// Lets whoever sits at a terminal confirm what was shown; a program has decided before it runs this.
	pub fn confirm(&self, question: &str) -> anyhow::Result<()> {
		if self.json || !std::io::stdin().is_terminal() {
			return Ok(());
		}
		eprint!("{question} [y/N] ");
		let mut answer = String::new();
		std::io::stdin().read_line(&mut answer)?;
		anyhow::ensure!(is_yes(&answer), "未确认，没有发送 / not confirmed: nothing was sent");
		Ok(())
	}

	/// Says on standard error what went wrong, and as JSON where that is asked for.
	pub fn fail(&self, error: &anyhow::Error) -> ExitCode {
		if !error.is::<AlreadyShown>() {
			let refused = error.downcast_ref::<FormulaRefused>();
			match refused {
				Some(refused) => eprintln!(
					"错误 Error: 公式有误，见标记处 / the formula is refused at the mark\n{}",
					refused.rendered(is_coloured())
				),
				None => eprintln!("错误 Error: {error:#}"),
			}
			if self.json {
				let place = refused.map(|FormulaRefused { error, .. }| (error.line, error.column));
				print(failure(error, place));
			}
		}
		ExitCode::FAILURE
	}

	/// A bar on standard error; none where nobody watches.
	pub fn bar(&self, length: u64, what: &str) -> ProgressBar {
		let bar = self.progress(ProgressBar::new(length));
		bar.set_style(style("{msg} {wide_bar} {human_pos}/{human_len} {eta}"));
		bar.set_message(what.to_string());
		bar
	}

	/// A bar counted in bytes.
	pub fn bytes_bar(&self, length: u64, what: &str) -> ProgressBar {
		let bar = self.bar(length, what);
		bar.set_style(style("{msg} {wide_bar} {bytes}/{total_bytes} {eta}"));
		bar
	}

	pub fn spinner(&self, what: &str) -> ProgressBar {
		let bar = self.progress(ProgressBar::new_spinner());
		bar.set_message(what.to_string());
		bar.enable_steady_tick(Duration::from_millis(120));
		bar
	}

	fn progress(&self, bar: ProgressBar) -> ProgressBar {
		match self.json || !std::io::stderr().is_terminal() {
			true => ProgressBar::hidden(),
			false => BARS.add(bar),
		}
	}
}

fn is_yes(answer: &str) -> bool {
	["y", "yes", "是"].iter().any(|yes| answer.trim().eq_ignore_ascii_case(yes))
}

fn is_coloured() -> bool {
	std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty())
}

/// A failure as JSON, with line and column where it is a formula's.
fn failure(error: &anyhow::Error, place: Option<(u32, u32)>) -> serde_json::Value {
	let message = format!("{error:#}");
	match place {
		Some((line, column)) => json!({ "error": message, "line": line, "column": column }),
		None => json!({ "error": message }),
	}
}

fn style(template: &str) -> ProgressStyle {
	ProgressStyle::with_template(template).expect("our templates are well formed")
}

/// A reader that has seen enough, such as `head`, is not a failure.
fn print(text: impl Display) {
	match writeln!(std::io::stdout(), "{text}") {
		Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
		other => other.expect("standard output can be written to"),
	}
}

/// A table with a header; columns whose title ends in `#` hold numbers and are aligned to the right.
pub fn table<const N: usize>(
	header: [&str; N],
	rows: impl IntoIterator<Item = [String; N]>,
) -> Table {
	let mut table = Table::new();
	table.load_style(UTF8_FULL_CONDENSED);
	table.set_header(header.map(|title| title.trim_end_matches('#')));
	for row in rows {
		table.add_row(row);
	}
	for (index, title) in header.iter().enumerate() {
		if let (true, Some(column)) = (title.ends_with('#'), table.column_mut(index)) {
			column.set_cell_alignment(CellAlignment::Right);
		}
	}
	table
}

/// A table of names and values.
pub fn fields<'a>(rows: impl IntoIterator<Item = (&'a str, String)>) -> Table {
	let mut table = Table::new();
	table.load_style(UTF8_FULL_CONDENSED);
	for (name, value) in rows {
		table.add_row([name.to_string(), value]);
	}
	table
}

/// A reduction, exactly, in the unit its size suggests.
pub fn mass(milligrams: u64) -> String {
	let (decimals, unit) = match milligrams {
		0..1_000_000 => (3, "g"),
		1_000_000..1_000_000_000 => (6, "kg"),
		_ => (9, "t"),
	};
	format!("{} {unit}", suhui_formula::format_scaled(milligrams, decimals))
}

/// A reduction with its exact milligrams.
pub fn mass_exactly(milligrams: u64) -> String {
	format!("{} ({milligrams} mg)", mass(milligrams))
}

pub fn optional<T>(value: Option<T>, show: impl FnOnce(T) -> String) -> String {
	value.map_or_else(|| "–".to_string(), show)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn answer_should_confirm_when_it_is_a_yes_alone() {
		assert!(["y\n", "YES", "是\n"].into_iter().all(is_yes));
		assert!(!["", "\n", "n", "yes?"].into_iter().any(is_yes));
	}

	#[test]
	fn mass_should_be_exact_in_the_unit_of_its_size_when_shown() {
		assert_eq!(mass(0), "0.000 g");
		assert_eq!(mass(999_999), "999.999 g");
		assert_eq!(mass(1_000_000), "1.000000 kg");
		assert_eq!(mass(4_400_000_000_000), "4400.000000000 t");
	}
}
