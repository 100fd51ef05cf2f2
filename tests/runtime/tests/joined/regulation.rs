//! `docs/regulation.md`, sentence by sentence: whatever it names is there, and every call keeps some sentence.

use std::{
	collections::BTreeSet,
	fs,
	path::{Path, PathBuf},
};

use suhui_runtime_tests::{
	invariants::own_pallets,
	metadata::{metadata, Types},
};

const SECTION: &str = "\n## Sentence by sentence\n";

/// A line of the table.
struct Sentence {
	article: u32,
	kept: String,
	/// Calls, events, pages, tests.
	names: [Vec<String>; 4],
}

fn root() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: impl AsRef<Path>) -> String {
	fs::read_to_string(root().join(path)).expect("it stands in the checkout")
}

fn sentences() -> Vec<Sentence> {
	let text = read("docs/regulation.md");
	let (_, section) = text.split_once(SECTION).expect("it has the section");
	let section = section.split("\n## ").next().expect("it begins");
	let lines = section.lines().filter(|line| line.starts_with('|')).skip(2);
	lines
		.map(|line| {
			let inner = line.strip_prefix('|').and_then(|line| line.strip_suffix('|'));
			let cells = inner.expect("a line ends").split('|').map(str::trim).collect::<Vec<_>>();
			let [article, _, kept, calls, events, pages, tests] = cells[..] else {
				panic!("{line} has {} cells", cells.len())
			};
			let digits = article.split(|it: char| !it.is_ascii_digit()).next();
			Sentence {
				article: digits.and_then(|it| it.parse().ok()).expect("it begins with a number"),
				kept: kept.to_string(),
				names: [calls, events, pages, tests].map(names),
			}
		})
		.collect()
}

/// Each in backticks, and nothing else in the cell.
fn names(cell: &str) -> Vec<String> {
	let name = |word: &str| {
		let name = word.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
		name.unwrap_or_else(|| panic!("{word} stands in no backticks")).to_string()
	};
	cell.split_whitespace().map(name).collect()
}

fn calls() -> BTreeSet<String> {
	let metadata = metadata();
	let types = Types(&metadata.types);
	let pallets = metadata.pallets.iter();
	let calls = pallets.filter_map(|pallet| Some((&pallet.name, pallet.calls.as_ref()?.ty.id)));
	calls.flat_map(|(pallet, id)| named(types, pallet, id)).collect()
}

fn events() -> BTreeSet<String> {
	let metadata = metadata();
	let types = Types(&metadata.types);
	let pallets = metadata.pallets.iter();
	let events = pallets.filter_map(|pallet| Some((&pallet.name, pallet.event.as_ref()?.ty.id)));
	events.flat_map(|(pallet, id)| named(types, pallet, id)).collect()
}

fn errors() -> BTreeSet<String> {
	let metadata = metadata();
	let types = Types(&metadata.types);
	let pallets = metadata.pallets.iter();
	let errors = pallets.filter_map(|pallet| Some((&pallet.name, pallet.error.as_ref()?.ty.id)));
	errors.flat_map(|(pallet, id)| named(types, pallet, id)).collect()
}

fn named(types: Types<'_>, pallet: &str, id: u32) -> Vec<String> {
	types.variants(id).iter().map(|variant| format!("{pallet}.{}", variant.name)).collect()
}

fn pages() -> BTreeSet<String> {
	begun_by(&read("web/src/routes.js"), "pattern: '", |it| it != '\'')
}

/// Those of the crates and of the page.
fn tests() -> BTreeSet<String> {
	let mut found = BTreeSet::new();
	gather(&root(), &mut found);
	found
}

fn gather(folder: &Path, found: &mut BTreeSet<String>) {
	for entry in fs::read_dir(folder).expect("a folder") {
		let path = entry.expect("an entry").path();
		let name = path.file_name().and_then(|name| name.to_str()).expect("names are UTF-8");
		let before = match name {
			_ if path.is_dir() => {
				let is_ours = !name.starts_with('.') && !["target", "node_modules"].contains(&name);
				if is_ours {
					gather(&path, found);
				}
				continue;
			}
			_ if name.ends_with(".rs") => "fn ",
			_ if name.ends_with(".test.ts") => "test('",
			_ => continue,
		};
		let text = fs::read_to_string(&path).expect("sources are UTF-8");
		let all = begun_by(&text, before, |it| it.is_ascii_alphanumeric() || it == '_');
		found.extend(all.into_iter().filter(|name| name.contains("_should_")));
	}
}

/// What follows these words in a text, as long as it is of such characters.
fn begun_by(text: &str, words: &str, within: impl Fn(char) -> bool) -> BTreeSet<String> {
	let rests = text.split(words).skip(1);
	rests.map(|rest| rest.chars().take_while(|it| within(*it)).collect()).collect()
}

/// What sentences name that is not among these calls, events, pages and tests.
fn gone(sentences: &[Sentence], known: &[BTreeSet<String>; 4]) -> Vec<String> {
	let mut gone = vec![];
	for sentence in sentences {
		for (names, known) in sentence.names.iter().zip(known) {
			let unknown = names.iter().filter(|name| !known.contains(*name));
			gone.extend(unknown.map(|name| format!("Art. {}: {name}", sentence.article)));
		}
	}
	gone
}

/// Whether a word is that of something of a pallet's which the pallet does not have.
fn is_gone(word: &str, known: &BTreeSet<String>) -> bool {
	let Some((pallet, name)) = word.split_once('.') else { return false };
	let of_pallet = known.iter().filter_map(|it| it.split_once('.'));
	let mut of_pallet = of_pallet.filter(|(it, _)| it.eq_ignore_ascii_case(pallet)).peekable();
	name != "*" && of_pallet.peek().is_some() && of_pallet.all(|(_, it)| it != name)
}

#[test]
fn names_should_be_of_what_there_is_when_a_sentence_is_kept_by_them() {
	let gone = gone(&sentences(), &[calls(), events(), pages(), tests()]);
	assert!(gone.is_empty(), "docs/regulation.md names what is not there:\n{}", gone.join("\n"));
}

/// The check itself: of each kind, what one sentence names is not there any more.
#[test]
fn name_should_be_told_with_its_article_when_it_is_gone() {
	let (sentences, known) = (sentences(), [calls(), events(), pages(), tests()]);
	for kind in 0..known.len() {
		let named = sentences.iter().find(|sentence| !sentence.names[kind].is_empty());
		let named = named.expect("some sentence is kept");
		let name = &named.names[kind][0];
		let mut fewer = known.clone();
		assert!(fewer[kind].remove(name), "{name} is there");
		let told = gone(&sentences, &fewer);
		assert!(told.contains(&format!("Art. {}: {name}", named.article)), "{name}: {told:?}");
	}
}

/// Elsewhere calls stand by their pallets in small letters, `methodology.submit`, and events and errors as on the chain.
#[test]
fn names_should_be_of_what_there_is_when_an_article_or_a_reading_has_them() {
	let known: BTreeSet<_> = [calls(), events(), errors()].into_iter().flatten().collect();
	let text = read("docs/regulation.md");
	let words = text.split('`').skip(1).step_by(2);
	let gone = words.filter(|word| is_gone(word, &known)).collect::<BTreeSet<_>>();
	assert_eq!(gone, BTreeSet::new(), "docs/regulation.md names what is not there");
}

#[test]
fn articles_should_be_those_of_the_chapters_when_the_table_is_read() {
	let articles: BTreeSet<_> = sentences().iter().map(|sentence| sentence.article).collect();
	assert_eq!(articles, (1..=44).chain([46]).collect());
}

#[test]
fn sentence_should_name_calls_and_tests_when_it_is_kept() {
	for Sentence { article, kept, names: [calls, events, pages, tests] } in sentences() {
		let is_empty = [calls, events, pages, tests].map(|names| names.is_empty());
		let expected = match kept.as_str() {
			"realised" | "in part" => [false; 4],
			"declaratory" | "not yet" => [true; 4],
			other => panic!("Art. {article} is {other}"),
		};
		assert_eq!(is_empty, expected, "Art. {article}, {kept}");
	}
}

#[test]
fn call_should_keep_some_sentence_when_it_is_an_own_pallets() {
	let own = own_pallets();
	let calls = calls();
	let is_own = |call: &String| call.split('.').next().is_some_and(|it| own.contains(&it));
	let kept = sentences().into_iter().flat_map(|Sentence { names: [named, ..], .. }| named);
	let kept = kept.collect::<BTreeSet<_>>();
	let idle = calls.into_iter().filter(|call| is_own(call) && !kept.contains(call));
	assert_eq!(idle.collect::<Vec<_>>(), Vec::<String>::new());
}
