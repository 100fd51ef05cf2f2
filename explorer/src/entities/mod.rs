//! One file an entity: its table's columns, what it books from which event, how it is read, exported and searched, and
//! which documents it names. Here is what goes over all of them: booking, export, search, documents.

pub mod accountings;
pub mod agreements;
pub mod batch_classes;
pub mod batch_steps;
pub mod batches;
pub mod blocks;
pub mod calendar_years;
pub mod certificates;
pub mod chunks;
pub mod claims;
pub mod classes;
pub mod complaints;
pub mod conflicts;
pub mod deadline_tallies;
pub mod deadlines;
pub mod departments;
pub mod entity;
pub mod evaluations;
pub mod events;
pub mod expert_interests;
pub mod experts;
pub mod extrinsics;
mod fields;
pub mod flows;
pub mod gifts;
pub mod holdings;
pub mod interests;
pub mod involvements;
pub mod items;
pub mod lapses;
pub mod large_event_classes;
pub mod large_events;
pub mod mandates;
pub mod methodologies;
pub mod moment;
pub mod notices;
pub mod objections;
pub mod offices;
pub mod open_accounts;
pub mod opinions;
pub mod orders;
pub mod panels;
pub mod participant_accounts;
pub mod participants;
pub mod pilots;
pub mod receipts;
pub mod region_issuance;
pub mod reports;
pub mod retirement_classes;
pub mod retirements;
pub mod rules;
pub mod sanctions;
pub mod scenario_steps;
pub mod scenarios;
pub mod subjects;
pub mod terms;
pub mod transfers;
pub mod verifier_applications;
pub mod verifiers;
pub mod version_steps;
pub mod versions;

use anyhow::Result;

use self::{
	entity::{words, Asked, Booking, Books, Entity, Find, Mention, Way, Words},
	moment::EventContext,
};
use crate::{chain::block::Block, store::change::Change};

/// In the order in which people read of them, and in which an event is booked.
pub static ENTITIES: &[&Entity] = &[
	&batches::ENTITY,
	&batch_steps::ENTITY,
	&chunks::ENTITY,
	&classes::ENTITY,
	&batch_classes::ENTITY,
	&region_issuance::ENTITY,
	&methodologies::ENTITY,
	&versions::ENTITY,
	&version_steps::ENTITY,
	&panels::ENTITY,
	&opinions::ENTITY,
	&notices::ENTITY,
	&objections::ENTITY,
	&scenarios::ENTITY,
	&scenario_steps::ENTITY,
	&terms::ENTITY,
	&claims::ENTITY,
	&conflicts::ENTITY,
	&evaluations::ENTITY,
	&verifiers::ENTITY,
	&verifier_applications::ENTITY,
	&interests::ENTITY,
	&involvements::ENTITY,
	&experts::ENTITY,
	&expert_interests::ENTITY,
	// Before participants, of whom it asks who was open.
	&open_accounts::ENTITY,
	&participants::ENTITY,
	&participant_accounts::ENTITY,
	&pilots::ENTITY,
	&mandates::ENTITY,
	&rules::ENTITY,
	&reports::ENTITY,
	&complaints::ENTITY,
	&sanctions::ENTITY,
	&offices::ENTITY,
	&departments::ENTITY,
	// Before deadlines, of which it asks what ran.
	&deadline_tallies::ENTITY,
	&deadlines::ENTITY,
	&calendar_years::ENTITY,
	&lapses::ENTITY,
	&agreements::ENTITY,
	&items::ENTITY,
	&orders::ENTITY,
	&holdings::ENTITY,
	&transfers::ENTITY,
	&receipts::ENTITY,
	&retirements::ENTITY,
	&retirement_classes::ENTITY,
	// Before gifts, of which it asks who gave before.
	&large_events::ENTITY,
	&accountings::ENTITY,
	&large_event_classes::ENTITY,
	&gifts::ENTITY,
	&certificates::ENTITY,
	&flows::ENTITY,
	&blocks::ENTITY,
	&extrinsics::ENTITY,
	&events::ENTITY,
];

/// Tables that are nobody's data, and why.
pub static INTERNAL: &[(&str, &str)] = &[
	("meta", "how far the index has come, and of which chain it is"),
	("_sqlx_migrations", "how the tables were made"),
];

/// Events of the project's pallets that change no table but `events`, and why.
pub static UNBOOKED: &[(&str, &str, &str)] = &[
	(
		"Participants",
		"ConsentGiven",
		"who consents to what is asked of the chain's state, and of nobody in bulk",
	),
	("Participants", "ConsentsRecorded", "it tells how many consents were recorded, not whose"),
	("Participants", "ConsentWithdrawn", "as `ConsentGiven`"),
	(
		"Accreditation",
		"StaffReported",
		"of a verifier `Qualified` tells as much; of an applicant the council looks at the chain's state",
	),
	(
		"Accreditation",
		"StaffSettled",
		"it tells how many are kept for whom, not who; what came of it for a verifier `Qualified` tells",
	),
	(
		"Accreditation",
		"Attended",
		"it tells how many attended, not whose people they are; what came of it `Qualified` tells",
	),
	(
		"Consortium",
		"DispatchedAsRoot",
		"it tells a call's hash; what the call did has its own events",
	),
];

pub fn of_table(table: &str) -> Option<&'static Entity> {
	ENTITIES.iter().copied().find(|entity| entity.table == table)
}

/// The rows that a block brings whatever happens in it.
pub fn rows(block: &Block) -> Vec<Change> {
	let of = |entity: &&Entity| match entity.books {
		Books::Blocks(rows) => rows(block),
		Books::GenesisAndEvents(rows, _) if block.number == 0 => rows(block),
		Books::Events(_) | Books::GenesisAndEvents(..) => Vec::new(),
	};
	ENTITIES.iter().flat_map(of).collect()
}

/// What an event changes; nothing for events the index keeps as they are.
pub async fn changes(moment: &EventContext<'_>) -> Result<Vec<Change>> {
	let mut changes = Vec::new();
	for entity in ENTITIES {
		let (event, booked) = (moment.event, entity.books.events());
		let mine = booked.iter().filter(|on| on.pallet == event.pallet && on.event == event.name);
		for on in mine {
			changes.push(match on.by {
				Booking::Event(book) => book(moment)?,
				Booking::State(book) => book(moment).await?,
			});
		}
	}
	Ok(changes)
}

/// The ways in which a search finds what is asked, the first first.
pub fn ways(asked: Asked) -> Vec<(&'static Find, &'static Way)> {
	let ways = finds().flat_map(|find| find.ways.iter().map(move |way| (find, way)));
	let mut ways: Vec<_> = ways.filter(|(_, way)| way.asked == asked).collect();
	ways.sort_by_key(|(_, way)| way.place);
	ways
}

/// Every digest that a table names: a query with the columns `digest`, `sm3`, `kind`, `id` and `role`.
pub fn mentions() -> String {
	let of = |entity: &&'static Entity| {
		let table = entity.table;
		entity.documents.iter().map(move |mention| {
			let (columns, kind, id, role) =
				(mention.columns, mention.kind, mention.id, mention.role);
			format!(
				"SELECT {columns}_blake2_256 AS digest, {columns}_sm3 AS sm3, '{kind}' AS kind, {id} AS id, \
				'{role}' AS role FROM {table} WHERE {columns}_blake2_256 IS NOT NULL AND {id} IS NOT NULL"
			)
		})
	};
	ENTITIES.iter().flat_map(of).collect::<Vec<_>>().join(" UNION ALL ")
}

/// Where the tables name documents.
pub fn mentioned() -> impl Iterator<Item = &'static Mention> {
	ENTITIES.iter().flat_map(|entity| entity.documents)
}

/// What a search finds that is no entity's: files by their digest.
pub const DOCUMENT: &str = "document";
pub const DOCUMENT_TITLE: Words = words("材料", "Document");

/// All that a search may find.
pub fn kinds() -> impl Iterator<Item = &'static str> {
	finds().map(|find| find.kind).chain([DOCUMENT])
}

/// What people call a kind that is found.
pub fn title_of(kind: &str) -> Option<Words> {
	finds().find(|find| find.kind == kind).map(|find| find.title)
}

fn finds() -> impl Iterator<Item = &'static Find> {
	ENTITIES.iter().flat_map(|entity| entity.finds)
}
