//! What is due and what is overdue.

use anyhow::Result;
use clap::Subcommand;
use serde_json::json;
use subxt::utils::Static;
use suhui_client::{api, read::read_all, types::Deadline, At};
use suhui_primitives::{Day, Due, Subject};

use crate::{
	agenda::{self, Whose},
	args::Context,
	dates,
	output::table,
};

#[derive(Subcommand)]
pub enum Command {
	/// 列出未办结的期限，先到期的在前 / List what is due, what is due first at the top
	List {
		/// 只看责任方的：council、authority、operator、participant、region，或 participant:4、region:320100 / Only what these are to do
		#[arg(long, value_parser = agenda::parse_whose)]
		actor: Option<Whose>,
		/// 只看已逾期的 / Only what is overdue
		#[arg(long)]
		overdue: bool,
	},
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	let Command::List { actor, overdue } = command;
	let at = context.connect().await?.at_finalized().await?;
	let today = dates::today();
	let mut deadlines = all(&at).await?;
	deadlines.retain(|(_, it)| {
		actor.is_none_or(|whose| whose.is(*it.actor)) && (!overdue || is_overdue(*it.due, today))
	});
	show(context, deadlines, today);
	Ok(())
}

/// Every deadline that runs, what is due first at the beginning.
pub async fn all(at: &At) -> Result<Vec<(Subject, Deadline)>> {
	let found = read_all(at, api::storage().calendar().deadlines()).await?;
	let mut all: Vec<_> = found.into_iter().map(|((Static(subject),), it)| (subject, it)).collect();
	all.sort_by_key(|(subject, it)| (order(*it.due), *subject));
	Ok(all)
}

/// Those whose day is not known yet come after all others.
fn order(due: Due) -> (u32, u16) {
	match due {
		Due::On(day) => (day.0, 0),
		Due::Awaiting(year) => (u32::MAX, year),
	}
}

pub fn is_overdue(due: Due, today: Day) -> bool {
	matches!(due, Due::On(day) if day < today)
}

pub fn show(context: &Context, deadlines: Vec<(Subject, Deadline)>, today: Day) {
	let entries: Vec<_> = deadlines
		.iter()
		.map(|(subject, it)| {
			json!({
				"subject": agenda::subject(*subject), "actor": agenda::actor(*it.actor), "start": dates::day(*it.start),
				"days": it.days, "due": agenda::due(*it.due), "overdue": is_overdue(*it.due, today),
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = deadlines.iter().map(|(subject, it)| {
			let state = if is_overdue(*it.due, today) { "逾期 overdue" } else { "" };
			[
				agenda::due_title(*it.due),
				state.to_string(),
				agenda::actor_title(*it.actor),
				agenda::subject_title(*subject),
				dates::day(*it.start),
			]
		});
		table(["到期 Due", "今日 Today", "责任方 Actor", "事项 Subject", "起算 From"], rows)
	});
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn deadline_should_be_overdue_when_its_day_is_past() {
		assert!(is_overdue(Due::On(Day(9)), Day(10)));
		assert!(!is_overdue(Due::On(Day(10)), Day(10)));
		assert!(!is_overdue(Due::Awaiting(2027), Day(u32::MAX)));
		assert!(order(Due::On(Day(9))) < order(Due::Awaiting(1970)));
	}
}
