//! How offices, participants and regions kept the deadlines that are over, kept so that those of all orders need not be
//! counted for every visitor.

use anyhow::Result;

use super::{
	deadlines::subject,
	entity::{column, on, words, Books, Entity, Form::*},
	fields::EventFields,
	moment::EventContext,
};
use crate::{statement, store::change::Change};

pub static ENTITY: Entity = Entity {
	table: "deadline_tallies",
	title: words("期限统计", "Tallies of deadlines"),
	holds: words(
		"一个责任方已了结的期限：按期办结、逾期办结、逾期后不再需要办理的数目",
		"Of who acts, the deadlines that are over: how many were met in time, met late, or dropped late",
	),
	key: &["actor", "actor_number"],
	since: None,
	columns: &[
		column(
			"actor",
			Text,
			"责任方：council 委员会，authority 主管部门，operator 运营机构，participant 参与者，region 地区管理部门",
			"council, authority, operator, participant or region",
		),
		column(
			"actor_number",
			Number,
			"参与者编号或地区；其余为 0",
			"Number of the participant, or the region; 0 of others",
		),
		column("met", Number, "按期办结的数目", "How many were met in time"),
		column("met_late", Number, "逾期办结的数目", "How many were met late"),
		column(
			"dropped_late",
			Number,
			"逾期后不再需要办理，或另定期限的数目",
			"How many were late when they were dropped, or another was set",
		),
		column("worst", Number, "办结最多逾期的工作日数", "Working days late at most when met"),
	],
	books: Books::Events(&[
		on("Calendar", "Set", ended),
		on("Calendar", "Met", met),
		on("Calendar", "Dropped", ended),
	]),
	finds: &[],
	documents: &[],
};

/// What ran of the subject is not to be met any more; nothing where nothing ran.
fn ended(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"INSERT INTO deadline_tallies (actor, actor_number, met, met_late, dropped_late, worst) \
		SELECT d.actor, COALESCE(d.actor_number, 0), 0, 0, CASE WHEN $1 > d.due_day THEN 1 ELSE 0 END, 0 FROM deadlines d \
		WHERE d.subject = $2 AND d.met_day IS NULL AND d.dropped_day IS NULL \
		ON CONFLICT (actor, actor_number) DO UPDATE SET \
		dropped_late = deadline_tallies.dropped_late + excluded.dropped_late",
		moment.day(),
		subject(moment)?.id
	))
}

fn met(moment: &EventContext<'_>) -> Result<Change> {
	Ok(statement!(
		"INSERT INTO deadline_tallies (actor, actor_number, met, met_late, dropped_late, worst) \
		SELECT d.actor, COALESCE(d.actor_number, 0), CASE WHEN $1 = 0 THEN 1 ELSE 0 END, \
		CASE WHEN $1 > 0 THEN 1 ELSE 0 END, 0, $1 FROM deadlines d \
		WHERE d.subject = $2 AND d.met_day IS NULL AND d.dropped_day IS NULL \
		ON CONFLICT (actor, actor_number) DO UPDATE SET met = deadline_tallies.met + excluded.met, \
		met_late = deadline_tallies.met_late + excluded.met_late, worst = CASE \
		WHEN excluded.worst > deadline_tallies.worst THEN excluded.worst ELSE deadline_tallies.worst END",
		moment.event.fields.int("late")?,
		subject(moment)?.id
	))
}
