//! All entities, for what goes over all of them: booking, export, search, documents.

use anyhow::Result;

use super::{
	batch_steps, batches, blocks, chunks,
	entity::{Asked, Booking, Books, Entity, Find, Way},
	events, extrinsics, interests, lapses, methodologies,
	moment::EventContext,
	open_accounts, opinions, participant_accounts, participants, region_issuance, scenarios,
	verifiers, versions,
};
use crate::{chain::block::Block, store::change::Change};

/// In the order in which people read of them, and in which an event is booked.
pub static ENTITIES: [&Entity; 17] = [
	&batches::ENTITY,
	&batch_steps::ENTITY,
	&chunks::ENTITY,
	&region_issuance::ENTITY,
	&methodologies::ENTITY,
	&versions::ENTITY,
	&opinions::ENTITY,
	&scenarios::ENTITY,
	&verifiers::ENTITY,
	&interests::ENTITY,
	// Before participants, of whom it asks who was open.
	&open_accounts::ENTITY,
	&participants::ENTITY,
	&participant_accounts::ENTITY,
	&lapses::ENTITY,
	&blocks::ENTITY,
	&extrinsics::ENTITY,
	&events::ENTITY,
];

/// Tables that are nobody's data, and why.
pub static INTERNAL: [(&str, &str); 2] = [
	("meta", "how far the index has come, and of which chain it is"),
	("_sqlx_migrations", "how the tables were made"),
];

/// Events of the project's pallets that change no table but `events`, and why.
pub static UNBOOKED: [(&str, &str, &str); 5] = [
	(
		"Participants",
		"ConsentGiven",
		"who consents to what is asked of the chain's state, and of nobody in bulk",
	),
	("Participants", "ConsentsRecorded", "it tells how many consents were recorded, not whose"),
	("Participants", "ConsentWithdrawn", "as `ConsentGiven`"),
	(
		"Scenarios",
		"ReportersNamed",
		"it does not name them; a batch names the reporter who opened it",
	),
	(
		"Consortium",
		"DispatchedAsRoot",
		"it tells a call's hash; what the call did has its own events",
	),
];

pub fn of_table(table: &str) -> Option<&'static Entity> {
	ENTITIES.into_iter().find(|entity| entity.table == table)
}

/// The rows that a block brings whatever happens in it.
pub fn rows(block: &Block) -> Vec<Change> {
	let of = |entity: &&Entity| match entity.books {
		Books::Blocks(rows) => rows(block),
		Books::Events(_) => Vec::new(),
	};
	ENTITIES.iter().flat_map(of).collect()
}

/// What an event changes; nothing for events the index keeps as they are.
pub async fn changes(moment: &EventContext<'_>) -> Result<Vec<Change>> {
	let mut changes = Vec::new();
	for entity in ENTITIES {
		let Books::Events(booked) = entity.books else { continue };
		let event = moment.event;
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
	let finds = ENTITIES.iter().flat_map(|entity| entity.finds);
	let ways = finds.flat_map(|find| find.ways.iter().map(move |way| (find, way)));
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
				'{role}' AS role FROM {table} WHERE {columns}_blake2_256 IS NOT NULL"
			)
		})
	};
	ENTITIES.iter().flat_map(of).collect::<Vec<_>>().join(" UNION ALL ")
}
