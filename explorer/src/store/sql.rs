//! Queries of the index, built piece by piece; every value is bound, none is written into the text.

use serde_json::Value as Tree;
use sqlx::{
	any::{AnyArguments, AnyRow},
	query::Query,
	Any, Result, Row as _,
};

use super::Store;

/// A value bound to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bind {
	Int(Option<i64>),
	Text(Option<String>),
}

impl From<i64> for Bind {
	fn from(number: i64) -> Self {
		Bind::Int(Some(number))
	}
}

impl From<u32> for Bind {
	fn from(number: u32) -> Self {
		Bind::Int(Some(number.into()))
	}
}

impl From<Option<i64>> for Bind {
	fn from(number: Option<i64>) -> Self {
		Bind::Int(number)
	}
}

impl From<String> for Bind {
	fn from(text: String) -> Self {
		Bind::Text(Some(text))
	}
}

impl From<&str> for Bind {
	fn from(text: &str) -> Self {
		Bind::Text(Some(text.into()))
	}
}

impl From<Option<String>> for Bind {
	fn from(text: Option<String>) -> Self {
		Bind::Text(text)
	}
}

pub fn bind<'q>(
	query: Query<'q, Any, AnyArguments<'q>>,
	values: &[Bind],
) -> Query<'q, Any, AnyArguments<'q>> {
	values.iter().fold(query, |query, value| match value.clone() {
		Bind::Int(number) => query.bind(number),
		Bind::Text(text) => query.bind(text),
	})
}

/// A query and its bound values.
#[derive(Clone)]
pub struct Sql {
	text: String,
	values: Vec<Bind>,
	filtered: bool,
}

impl Sql {
	pub fn new(text: &str) -> Self {
		Sql { text: text.to_string(), values: Vec::new(), filtered: false }
	}

	/// Adds text; each `?` in it takes the next of the values.
	pub fn add(mut self, text: &str, values: impl IntoIterator<Item = Bind>) -> Self {
		let mut parts = text.split('?');
		self.text.push_str(parts.next().unwrap_or_default());
		for (part, value) in parts.zip(values) {
			self.values.push(value);
			self.text.push_str(&format!("${}{part}", self.values.len()));
		}
		self
	}

	/// Adds a condition, joined to those before it.
	pub fn only(mut self, text: &str, values: impl IntoIterator<Item = Bind>) -> Self {
		self.text.push_str(if self.filtered { " AND " } else { " WHERE " });
		self.filtered = true;
		self.add(text, values)
	}

	/// Adds a condition if there is a value for it.
	pub fn only_if<V: Into<Bind>>(self, text: &str, value: Option<V>) -> Self {
		match value {
			Some(value) => self.only(text, [value.into()]),
			None => self,
		}
	}

	pub async fn rows(&self, store: &Store) -> Result<Vec<AnyRow>> {
		bind(sqlx::query(&self.text), &self.values).fetch_all(&store.pool).await
	}

	/// The rows, each as what it says.
	pub async fn all<T>(
		&self,
		store: &Store,
		read: impl Fn(&AnyRow) -> Result<T>,
	) -> Result<Vec<T>> {
		self.rows(store).await?.iter().map(read).collect()
	}

	pub async fn row(&self, store: &Store) -> Result<Option<AnyRow>> {
		Ok(self.rows(store).await?.into_iter().next())
	}
}

/// A search text as a `LIKE … ESCAPE '\'` pattern: what contains it, its wildcards taken literally.
pub fn containing(text: &str) -> String {
	let mut pattern = String::from("%");
	for letter in text.to_lowercase().chars() {
		if matches!(letter, '%' | '_' | '\\') {
			pattern.push('\\');
		}
		pattern.push(letter);
	}
	pattern.push('%');
	pattern
}

/// Columns by name, as what they are.
pub trait Columns {
	fn int(&self, name: &str) -> Result<i64>;
	fn text(&self, name: &str) -> Result<String>;
	fn maybe_int(&self, name: &str) -> Result<Option<i64>>;
	fn maybe_text(&self, name: &str) -> Result<Option<String>>;

	fn truth(&self, name: &str) -> Result<bool> {
		Ok(self.int(name)? != 0)
	}

	/// A column of JSON; text that is none stays text.
	fn tree(&self, name: &str) -> Result<Tree> {
		Ok(self.maybe_text(name)?.map_or(Tree::Null, tree))
	}
}

fn tree(text: String) -> Tree {
	serde_json::from_str(&text).unwrap_or(Tree::String(text))
}

impl Columns for AnyRow {
	fn int(&self, name: &str) -> Result<i64> {
		self.try_get(name)
	}

	fn text(&self, name: &str) -> Result<String> {
		self.try_get(name)
	}

	fn maybe_int(&self, name: &str) -> Result<Option<i64>> {
		self.try_get(name)
	}

	fn maybe_text(&self, name: &str) -> Result<Option<String>> {
		self.try_get(name)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn containing_should_take_wildcards_literally_when_the_text_has_them() {
		assert_eq!(containing(r"5%_A\"), r"%5\%\_a\\%");
	}

	#[test]
	fn sql_should_number_its_places_when_conditions_are_added() {
		let sql = Sql::new("SELECT 1 FROM t")
			.only("a = ? AND b < ?", [1i64.into(), "x".into()])
			.only_if("c = ?", Some(2i64))
			.only_if::<i64>("d = ?", None);
		assert_eq!(sql.text, "SELECT 1 FROM t WHERE a = $1 AND b < $2 AND c = $3");
	}
}
