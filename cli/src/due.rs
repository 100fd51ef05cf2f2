//! What is due of a matter, by which day, and whether it is late.

use anyhow::Result;
use serde_json::{json, Value};
use subxt::utils::Static;
use suhui_client::{api, read::read, At};
use suhui_primitives::{Day, Due, Subject};

use crate::dates;

/// What somebody has to do by a day, in words.
pub struct Deadline {
	zh: String,
	en: String,
	due: Due,
	overdue: bool,
}

impl Deadline {
	/// Those that run, of subjects each told in Chinese and English.
	pub async fn read_all(at: &At, subjects: Vec<(Subject, String, String)>) -> Result<Vec<Self>> {
		let mut deadlines = Vec::new();
		for (subject, zh, en) in subjects {
			let found = read(at, api::storage().calendar().deadlines(), (Static(subject),)).await?;
			if let Some(found) = found {
				deadlines.push(Deadline { zh, en, due: *found.due, overdue: found.overdue });
			}
		}
		Ok(deadlines)
	}

	pub fn json(&self) -> Value {
		let (day, awaiting) = match self.due {
			Due::On(day) => (Some(dates::day(day)), None),
			Due::Awaiting(year) => (None, Some(year)),
		};
		json!({ "what": self.en, "due": day, "awaiting": awaiting, "overdue": self.overdue })
	}
}

pub fn shown(deadlines: &[Deadline], today: Day) -> String {
	let shown = deadlines.iter().map(|Deadline { zh, en, due, .. }| match due {
		Due::On(day) if *day < today => {
			format!("{zh}，已于 {day} 到期 / {en}: was due on {day}")
		}
		Due::On(day) => format!("{zh}，至 {day} / {en}, by {day}"),
		Due::Awaiting(year) => {
			format!("{zh}，待 {year} 年工作日公布 / {en}: the working days of {year} are awaited")
		}
	});
	match deadlines.is_empty() {
		true => "–".into(),
		false => shown.collect::<Vec<_>>().join("\n"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn deadline_should_say_that_it_is_past_when_its_day_is_over() {
		let deadline = |due| {
			[Deadline {
				zh: "评估论证".into(),
				en: "to conclude its evaluation".into(),
				due,
				overdue: false,
			}]
		};
		// 2026-03-13 is the 20,525th day.
		let on = deadline(Due::On(Day(20_525)));
		assert!(shown(&on, Day(20_525)).ends_with("to conclude its evaluation, by 2026-03-13"));
		assert!(shown(&on, Day(20_526)).ends_with("was due on 2026-03-13"));
		assert!(shown(&deadline(Due::Awaiting(2027)), Day(20_525)).contains("2027 are awaited"));
		assert_eq!(shown(&[], Day(20_525)), "–");
	}
}
