//! What is said of an entity in one place, and read by everything that goes over all of them.

use anyhow::Result;
use futures::future::BoxFuture;
use serde::Serialize;
use utoipa::ToSchema;

use super::moment::EventContext;
use crate::{chain::block::Block, store::change::Change, values::Bilingual};

/// In Chinese and English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Bilingual)]
pub struct Words {
	pub zh: &'static str,
	pub en: &'static str,
}

impl From<Words> for Bilingual {
	fn from(Words { zh, en }: Words) -> Self {
		Bilingual::new(zh, en)
	}
}

pub const fn words(zh: &'static str, en: &'static str) -> Words {
	Words { zh, en }
}

/// A table of the index.
pub struct Entity {
	/// Its name in the database and of its export.
	pub table: &'static str,
	pub title: Words,
	/// What one row is.
	pub holds: Words,
	/// The columns that order it and tell its rows apart.
	pub key: &'static [&'static str],
	/// The column that tells the block a row came with; without one, an export has the rows there are as it is read.
	pub since: Option<&'static str>,
	pub columns: &'static [Column],
	pub books: Books,
	pub finds: &'static [Find],
	pub documents: &'static [Mention],
}

/// How a column is written outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Form {
	Number,
	/// 0 or 1.
	Truth,
	/// Milligrams of CO2e; a string in JSON, since it may exceed 2^53.
	Milligrams,
	/// Points; a string in JSON as well.
	Points,
	Text,
	/// JSON, kept as such in JSON.
	Json,
	/// `2016-01-31`
	Day,
	/// `2016-01`
	Month,
	/// RFC 3339 in UTC.
	Time,
}

pub struct Column {
	pub name: &'static str,
	pub form: Form,
	/// What it is called outside.
	pub title: &'static str,
	pub holds: Words,
	/// Whether it is written outside, or kept for the index's own use.
	pub shown: bool,
}

pub const fn column(name: &'static str, form: Form, zh: &'static str, en: &'static str) -> Column {
	Column { name, form, title: name, holds: words(zh, en), shown: true }
}

impl Column {
	/// Under another name outside than in the database.
	pub const fn titled(self, title: &'static str) -> Self {
		Column { title, ..self }
	}

	pub const fn internal(self) -> Self {
		Column { shown: false, ..self }
	}
}

impl Entity {
	/// The columns written outside.
	pub fn shown(&self) -> impl Iterator<Item = &'static Column> {
		self.columns.iter().filter(|column| column.shown)
	}

	pub fn column(&self, name: &str) -> Option<&'static Column> {
		self.columns.iter().find(|column| column.name == name)
	}
}

/// Where rows come from.
pub enum Books {
	/// Every block brings some.
	Blocks(fn(&Block) -> Vec<Change>),
	Events(&'static [Booked]),
	/// The first block brings some of which no event tells; events bring the rest.
	GenesisAndEvents(fn(&Block) -> Vec<Change>, &'static [Booked]),
}

impl Books {
	/// The events that change the table.
	pub fn events(&self) -> &'static [Booked] {
		match *self {
			Books::Blocks(_) => &[],
			Books::Events(booked) | Books::GenesisAndEvents(_, booked) => booked,
		}
	}
}

/// An event that changes the table.
pub struct Booked {
	pub pallet: &'static str,
	pub event: &'static str,
	pub by: Booking,
}

/// How an event is booked.
pub enum Booking {
	/// From the event alone.
	Event(fn(&EventContext<'_>) -> Result<Change>),
	/// With the help of the states around the block, or of the extrinsic.
	State(for<'a> fn(&'a EventContext<'a>) -> BoxFuture<'a, Result<Change>>),
}

pub const fn on(
	pallet: &'static str,
	event: &'static str,
	book: fn(&EventContext<'_>) -> Result<Change>,
) -> Booked {
	Booked { pallet, event, by: Booking::Event(book) }
}

pub const fn on_reading(
	pallet: &'static str,
	event: &'static str,
	book: for<'a> fn(&'a EventContext<'a>) -> BoxFuture<'a, Result<Change>>,
) -> Booked {
	Booked { pallet, event, by: Booking::State(book) }
}

/// What a search text may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
	Number,
	/// Block and index.
	Place,
	Hash,
	Account,
	/// Part of a title or code; the value is a pattern for `LIKE`.
	Word,
}

/// How a search finds rows.
pub struct Find {
	/// What is found, as addresses of the page and the API name it.
	pub kind: &'static str,
	/// What people call it.
	pub title: Words,
	/// Up to its conditions, with the columns `id`, `title` and `detail`, all text.
	pub hits: &'static str,
	pub ways: &'static [Way],
}

pub struct Way {
	pub asked: Asked,
	/// Its place among the ways in which the same is answered.
	pub place: u8,
	/// With a `?` for each value asked for.
	pub condition: &'static str,
	pub order: &'static str,
	pub most: i64,
}

/// Hits of each way.
const MOST: i64 = 10;

pub const fn way(asked: Asked, place: u8, condition: &'static str) -> Way {
	Way { asked, place, condition, order: "", most: MOST }
}

impl Way {
	pub const fn ordered(self, order: &'static str) -> Self {
		Way { order, ..self }
	}

	/// Only whether there is one.
	pub const fn once(self) -> Self {
		Way { most: 1, ..self }
	}
}

/// Texts in small letters, searched by part.
pub const FOLDED: &str = r"folded LIKE ? ESCAPE '\'";

/// Where a row names a document outside the chain: the columns `{role}_blake2_256` and `{role}_sm3`.
pub struct Mention {
	/// What names it: the kind of a [`Find`].
	pub kind: &'static str,
	/// The number of that, as text; null where the row is about something else.
	pub id: &'static str,
	/// What the document is to it.
	pub role: &'static str,
	/// What its columns begin with.
	pub columns: &'static str,
}
