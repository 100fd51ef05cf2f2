//! An error below the line it is in, for a terminal.

use alloc::string::String;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::{error::Error, visible::is_invisible};

/// What is wrong, where in the file `name`, and the line of `text` with a mark under the word or sign it is about.
/// Wide characters and tabs are measured, invisible characters shown as `�`.
pub fn render(error: &Error, name: &str, text: &str, colours: bool) -> String {
	let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
	let line = text.lines().nth(count(error.line).saturating_sub(1)).unwrap_or_default();
	let line: String = line.chars().map(visible).collect();
	let start = line.char_indices().nth(count(error.column).saturating_sub(1));
	let start = start.map_or(line.len(), |(start, _)| start);
	let rest = line.get(start..).unwrap_or_default();
	let word = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
	let length = word.max(rest.chars().next().map_or(0, char::len_utf8));
	let message = alloc::format!("{}", error.kind);
	let snippet = Snippet::source(line.as_str())
		.path(name)
		.line_start(count(error.line))
		.annotation(AnnotationKind::Primary.span(start..start.saturating_add(length)));
	let report = [Level::ERROR.no_name().primary_title(message).element(snippet)];
	let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
	renderer.render(&report)
}

fn visible(character: char) -> char {
	match character {
		'\t' => character,
		character if is_invisible(character) => char::REPLACEMENT_CHARACTER,
		character => character,
	}
}
