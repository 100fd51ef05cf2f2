//! What a change of the interface asks for.

use std::{collections::BTreeMap, fmt};

/// A version that must be above the reviewed one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Raise {
	/// The node must know that it runs another runtime.
	Spec,
	/// Transactions are coded differently: signed ones must not be taken for others.
	Transaction,
	/// What a pallet stored is coded differently: it needs a migration.
	Storage { pallet: String },
}

impl fmt::Display for Raise {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Raise::Spec => write!(f, "`spec_version` in runtime/src/lib.rs"),
			Raise::Transaction => {
				write!(f, "`transaction_version` in runtime/src/lib.rs: a call or extension is coded differently")
			}
			Raise::Storage { pallet } => {
				write!(f, "`STORAGE_VERSION` of {pallet}, with a migration: stored values are coded differently")
			}
		}
	}
}

/// What in a document is coded: by section and name, how.
struct Coded<'a> {
	calls: BTreeMap<(&'a str, &'a str), Vec<&'a str>>,
	extensions: Vec<&'a str>,
	storage: BTreeMap<(&'a str, &'a str), Vec<&'a str>>,
}

impl<'a> Coded<'a> {
	fn of(document: &'a str) -> Self {
		let mut coded =
			Coded { calls: BTreeMap::new(), extensions: vec![], storage: BTreeMap::new() };
		let (mut pallet, mut section) = ("", "");
		for line in document.lines() {
			if let Some(name) = line.strip_prefix("## ") {
				(pallet, section) = (name, "");
			} else if let Some(name) = line.strip_prefix("### ") {
				section = name;
			}
			let cells = line.split(" | ").map(|cell| cell.trim_start_matches("| "));
			let cells = cells.collect::<Vec<_>>();
			match (section, cells.as_slice()) {
				("Calls", &[index, name, arguments, layout, ..]) => {
					coded.calls.insert((pallet, name), vec![index, arguments, layout]);
				}
				("Storage", &[name, keys, value, default, layout, ..]) => {
					coded.storage.insert((pallet, name), vec![keys, value, default, layout]);
				}
				("Extensions", &[_, _, ..]) => coded.extensions.push(line),
				_ => {}
			}
		}
		coded
	}
}

/// Whether anything that was there is gone or has changed. What is new harms nobody.
fn differs<K: Ord, V: PartialEq>(reviewed: &BTreeMap<K, V>, now: &BTreeMap<K, V>) -> bool {
	reviewed.iter().any(|(name, coded)| now.get(name) != Some(coded))
}

/// Nothing for equal documents; else the lines that differ, and the versions the difference raises.
pub fn compare(reviewed: &str, now: &str) -> Option<(String, Vec<Raise>)> {
	if reviewed == now {
		return None;
	}
	let (before, after) = (Coded::of(reviewed), Coded::of(now));
	let mut raise = vec![Raise::Spec];
	if differs(&before.calls, &after.calls) || before.extensions != after.extensions {
		raise.push(Raise::Transaction);
	}
	let pallet_of = |(pallet, _): &(&str, &str)| pallet.to_string();
	let mut changed = before
		.storage
		.iter()
		.filter(|(name, coded)| after.storage.get(*name) != Some(*coded))
		.map(|(name, _)| pallet_of(name))
		.collect::<Vec<_>>();
	changed.dedup();
	raise.extend(changed.into_iter().map(|pallet| Raise::Storage { pallet }));
	Some((difference(reviewed, now), raise))
}

/// Lines of one and not of the other, each under its headings.
fn difference(reviewed: &str, now: &str) -> String {
	let only = |sign: &'static str, document: &str, other: &str| {
		let (mut heading, mut subheading) = (String::new(), String::new());
		let mut lines = vec![];
		for line in document.lines() {
			if line.starts_with("### ") {
				subheading = line.into();
			} else if line.starts_with("## ") {
				(heading, subheading) = (line.into(), String::new());
			}
			if !other.lines().any(|one| one == line) {
				lines.push(format!("{sign} {heading} {subheading}: {line}"));
			}
		}
		lines
	};
	let mut lines = only("-", reviewed, now);
	lines.extend(only("+", now, reviewed));
	lines.join("\n")
}
