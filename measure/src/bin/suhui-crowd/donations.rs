//! Everybody donates to an event (Art. 30). Begun anew it goes on with those who did not.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use clap::{value_parser, Args};
use serde_json::{json, Value};
use suhui_client::{
	api::{self, reductions::events::Donated, runtime_types::pallet_reductions::types::Part},
	read::{read, read_under},
	At, Chain,
};
use suhui_primitives::{EventId, ParticipantId};

use crate::{
	people::{People, Person},
	sending::send_all,
};

#[derive(Args)]
pub struct Donations {
	/// 大型活动 / The event
	#[arg(value_parser = value_parser!(u32).range(1..))]
	event: EventId,
	#[command(flatten)]
	people: People,
	/// 每人捐赠的减碳量（毫克） / What each gives, in mg
	#[arg(long, value_parser = value_parser!(u64).range(1..))]
	milligrams: u64,
	/// 至多读取的份额数 / Lots that may be read for each
	#[arg(long, default_value_t = 1, value_parser = value_parser!(u32).range(1..))]
	lots: u32,
}

pub async fn run(chain: &Chain, donations: Donations) -> Result<Value> {
	let Donations { event, people, milligrams, lots } = donations;
	let at = chain.at_finalized().await?;
	let gave = donors(&at, event).await?;
	let mut people = people.all()?;
	people.retain(|person| !gave.contains(&person.number));
	let donate =
		|_: &Person| api::tx().reductions().donate(event, Part::Milligrams(milligrams), lots);
	let (mut total, mut points) = (0u64, 0u64);
	let outcome = send_all(chain, &at, &people, donate, |block| {
		let donated = block.events::<Donated>()?;
		let donated: Vec<_> = donated.into_iter().filter(|it| it.event == event).collect();
		total += donated.iter().map(|it| it.total).sum::<u64>();
		points += donated.iter().map(|it| it.points).sum::<u64>();
		Ok(donated.len())
	})
	.await?;
	let at = chain.at_finalized().await?;
	let found = read(&at, api::storage().reductions().events(), (event,)).await?;
	let found = found.context("没有这一活动 / there is no such event")?;
	Ok(json!({
		"event": event, "passed_over": gave.len(), "given_mg": total, "points": points,
		"donors": found.donors, "covered_mg": found.covered, "classes": classes(&at, event).await?,
		"outcome": outcome,
	}))
}

/// How much of each class the event was given, and what people retired of the class in all.
async fn classes(at: &At, event: EventId) -> Result<Vec<Value>> {
	let given = read_under(at, api::storage().reductions().event_classes(), (event,)).await?;
	let mut classes = Vec::new();
	for ((_, class), milligrams) in given {
		let totals = read(at, api::storage().points().class_totals(), (class,)).await?;
		let retired = totals.context("a class of which something was taken has totals")?.retired;
		classes.push(json!({
			"class": class, "event_mg": milligrams, "retired_mg": retired.reduction,
			"retired_points": retired.points,
		}));
	}
	Ok(classes)
}

/// Who gave to the event.
async fn donors(at: &At, event: EventId) -> Result<BTreeSet<ParticipantId>> {
	let pages = read_under(at, api::storage().reductions().donors(), (event,)).await?;
	let donors = pages.into_iter().flat_map(|((_, page), donors)| {
		donors.into_iter().map(move |(slot, _)| page.0.participant(slot))
	});
	Ok(donors.collect())
}
