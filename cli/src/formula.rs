//! Formulas in files.

use std::{fmt, fs, path::Path};

use anyhow::{anyhow, Context as _, Result};
use suhui_formula::{compile, format, render, Compiled};

use crate::bounds;

/// Reads and compiles a formula; what the language refuses is a [`FormulaRefused`].
pub fn compile_file(path: &Path) -> Result<(String, Compiled)> {
	read_as(path, compile)
}

/// Reads a formula and lays it out canonically; what does not parse is a [`FormulaRefused`].
pub fn format_file(path: &Path) -> Result<(String, String)> {
	read_as(path, format)
}

/// The text of a file, and what the language makes of it.
fn read_as<T>(
	path: &Path,
	make: impl FnOnce(&str) -> Result<T, suhui_formula::Error>,
) -> Result<(String, T)> {
	let name = path.display().to_string();
	let text = fs::read_to_string(path)
		.with_context(|| format!("无法读取 {name} / cannot read {name}"))?;
	bounds::formula_text(&text).map_err(|fault| anyhow!("{name}: {fault}"))?;
	match make(&text) {
		Ok(made) => Ok((text, made)),
		Err(error) => Err(FormulaRefused { name, text, error }.into()),
	}
}

/// A formula that does not compile: in one line as [`Display`](fmt::Display), below its line by [`FormulaRefused::rendered`].
#[derive(Debug)]
pub struct FormulaRefused {
	name: String,
	text: String,
	pub error: suhui_formula::Error,
}

impl FormulaRefused {
	pub fn rendered(&self, colours: bool) -> String {
		render(&self.error, &self.name, &self.text, colours)
	}
}

impl fmt::Display for FormulaRefused {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}: {}", self.name, self.error)
	}
}

impl std::error::Error for FormulaRefused {}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn compile_file_should_show_the_line_when_the_formula_is_refused() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("骑行.txt");
		fs::write(&path, "methodology \"骑行\"\n\tresult gCO2e = 距离\n").unwrap();
		let error = compile_file(&path).unwrap_err();
		let refused = error.downcast_ref::<FormulaRefused>().unwrap();
		assert_eq!((refused.error.line, refused.error.column), (2, 17));
		assert!(refused.to_string().starts_with(&format!("{}: 第 2 行第 17 列：", path.display())));
		let rendered = refused.rendered(false);
		// The tab is four blanks wide, `距` two.
		let marked = "2 |     result gCO2e = 距离\n  |                    ^^";
		assert!(rendered.contains("骑行.txt:2:17\n") && rendered.ends_with(marked), "{rendered}");
	}

	#[test]
	fn compile_file_should_name_the_file_when_there_is_none() {
		let error = compile_file(Path::new("nowhere.txt")).unwrap_err();
		assert!(error.to_string().ends_with("cannot read nowhere.txt"));
	}
}
