//! Lists page by page: a cursor is the key of the last item shown, so pages neither skip nor repeat.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::problem::{Problem, Result};

const DEFAULT: u32 = 50;
const LARGEST: u32 = 200;

/// Which part of a list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
	/// Items of a page, 1 to 200; 50 unless told.
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

impl Paging {
	/// Items asked for, checked.
	pub fn limit(&self) -> Result<usize> {
		match self.limit.unwrap_or(DEFAULT) {
			limit @ 1..=LARGEST => Ok(limit as usize),
			_ => Err(Problem::bad(
				format!("limit 应为 1 至 {LARGEST}"),
				format!("limit should be 1 to {LARGEST}"),
			)),
		}
	}

	/// What to ask the index for: one more than asked for, to know whether there is a next page.
	pub fn rows(&self) -> Result<i64> {
		Ok(self.limit()? as i64 + 1)
	}

	/// The key of the page before's last item: as many parts as the list has.
	pub fn key<const N: usize>(&self, list: &str) -> Result<Option<[String; N]>> {
		let Some(cursor) = &self.after else { return Ok(None) };
		let refused = || {
			Problem::bad(
				"游标无效，请用上一页的 next",
				"the cursor is not one of this list: use `next` of the page before",
			)
		};
		let text = hex::decode(cursor).ok().and_then(|bytes| String::from_utf8(bytes).ok());
		let text = text.filter(|text| !text.contains('\0')).ok_or_else(refused)?;
		let mut parts = text.split('.');
		if parts.next() != Some(list) {
			return Err(refused());
		}
		let parts: Vec<_> = parts.map(str::to_string).collect();
		Ok(Some(parts.try_into().map_err(|_| refused())?))
	}

	/// The same for keys of numbers.
	pub fn numbers<const N: usize>(&self, list: &str) -> Result<Option<[i64; N]>> {
		let Some(key) = self.key::<N>(list)? else { return Ok(None) };
		let mut numbers = [0; N];
		for (number, part) in numbers.iter_mut().zip(key) {
			*number =
				part.parse::<i64>().ok().filter(|number| *number >= 0).ok_or_else(|| {
					Problem::bad("游标无效", "the cursor is not one of this list")
				})?;
		}
		Ok(Some(numbers))
	}
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListPage<T> {
	pub items: Vec<T>,
	/// `after` of the next page; null at the end.
	#[schema(required)]
	pub next: Option<String>,
}

impl<T> ListPage<T> {
	/// Cuts what was fetched to the page asked for; `key` gives an item's key, dots between its parts.
	pub fn cut(
		mut items: Vec<T>,
		paging: &Paging,
		list: &str,
		key: impl Fn(&T) -> String,
	) -> Result<Self> {
		let limit = paging.limit()?;
		let more = items.len() > limit;
		items.truncate(limit);
		let last = items.last().filter(|_| more);
		let next = last.map(|item| hex::encode(format!("{list}.{}", key(item))));
		Ok(ListPage { items, next })
	}

	pub fn whole(items: Vec<T>) -> Self {
		ListPage { items, next: None }
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn after(cursor: &str) -> Paging {
		Paging { limit: None, after: Some(cursor.to_string()) }
	}

	#[test]
	fn cursor_should_come_back_when_given_as_after() {
		let paging = Paging { limit: Some(2), after: None };
		let page = ListPage::cut(vec![9, 8, 7], &paging, "events", |n| format!("{n}.1")).unwrap();
		assert_eq!(page.items, [9, 8]);
		let key = after(&page.next.unwrap()).numbers::<2>("events").unwrap();
		assert_eq!(key, Some([8, 1]));
	}

	#[test]
	fn cursor_should_be_refused_when_it_is_of_another_list_or_garbage() {
		let other = hex::encode("blocks.5");
		let huge = hex::encode("events.99999999999999999999.1");
		for cursor in [&*other, &*huge, "zz", "", "00", "2e"] {
			let problem = after(cursor).numbers::<2>("events").unwrap_err();
			assert_eq!(problem.status, 400, "{cursor}");
		}
	}

	#[test]
	fn limit_should_be_refused_when_nought_or_above_two_hundred() {
		for limit in [0, 201] {
			let paging = Paging { limit: Some(limit), after: None };
			assert_eq!(paging.limit().unwrap_err().status, 400);
		}
	}
}
