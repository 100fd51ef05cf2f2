//! One file a resource: its paths, what they ask and what they answer. Here they are listed.

mod agreements;
mod batches;
mod blocks;
mod calendar;
mod certificates;
mod chunks;
mod citizen;
mod claims;
mod complaints;
mod deadlines;
mod documents;
mod events;
mod experts;
mod export;
mod extrinsics;
mod flows;
mod formulas;
mod gifts;
mod health;
mod holdings;
mod honours;
mod items;
mod kinds;
mod large_events;
mod live;
mod lots;
mod mandates;
mod methodologies;
mod monthly;
mod notices;
mod orders;
mod participants;
mod proofs;
mod receipts;
mod records;
mod regions;
mod reports;
mod retirements;
mod rule;
mod rules;
mod sanctions;
mod scenarios;
mod search;
mod series;
mod site;
mod summary;
mod transfers;
mod validators;
mod verifiers;

use utoipa_axum::{router::OpenApiRouter, routes};

use super::state::State;

/// Answers in JSON that end soon.
pub fn quick() -> OpenApiRouter<State> {
	OpenApiRouter::new()
		.routes(routes!(summary::summary))
		.routes(routes!(series::series))
		.routes(routes!(flows::flows))
		.routes(routes!(search::search))
		.routes(routes!(methodologies::list))
		.routes(routes!(methodologies::one))
		.routes(routes!(notices::list))
		.routes(routes!(scenarios::list))
		.routes(routes!(scenarios::one))
		.routes(routes!(claims::register))
		.routes(routes!(claims::conflicting))
		.routes(routes!(rule::of_terms))
		.routes(routes!(batches::list))
		.routes(routes!(batches::one))
		.routes(routes!(rule::of_batch))
		.routes(routes!(chunks::list))
		.routes(routes!(chunks::header_and_proof))
		.routes(routes!(chunks::body))
		.routes(routes!(verifiers::list))
		.routes(routes!(verifiers::one))
		.routes(routes!(experts::list))
		.routes(routes!(experts::one))
		.routes(routes!(mandates::list))
		.routes(routes!(rules::list))
		.routes(routes!(rules::one))
		.routes(routes!(reports::list))
		.routes(routes!(reports::one))
		.routes(routes!(monthly::figures))
		.routes(routes!(complaints::list))
		.routes(routes!(complaints::one))
		.routes(routes!(sanctions::list))
		.routes(routes!(sanctions::one))
		.routes(routes!(agreements::list))
		.routes(routes!(items::list))
		.routes(routes!(items::one))
		.routes(routes!(orders::list))
		.routes(routes!(orders::one))
		.routes(routes!(holdings::list))
		.routes(routes!(transfers::list))
		.routes(routes!(receipts::list))
		.routes(routes!(retirements::list))
		.routes(routes!(retirements::one))
		.routes(routes!(retirements::classes))
		.routes(routes!(large_events::list))
		.routes(routes!(large_events::one))
		.routes(routes!(large_events::classes))
		.routes(routes!(gifts::list))
		.routes(routes!(certificates::list))
		.routes(routes!(certificates::one))
		.routes(routes!(regions::list))
		.routes(routes!(regions::one))
		.routes(routes!(deadlines::list))
		.routes(routes!(deadlines::summary))
		.routes(routes!(calendar::list))
		.routes(routes!(validators::list))
		.routes(routes!(blocks::list))
		.routes(routes!(blocks::one))
		.routes(routes!(extrinsics::list))
		.routes(routes!(extrinsics::one))
		.routes(routes!(events::list))
		.routes(routes!(participants::list))
		.routes(routes!(participants::one))
		.routes(routes!(lots::of_participant))
		.routes(routes!(honours::of_participant))
		.routes(routes!(documents::list))
		.routes(routes!(documents::one))
		.routes(routes!(export::list))
		.routes(routes!(proofs::first))
		.routes(routes!(proofs::finality))
		.routes(routes!(proofs::state))
		.routes(routes!(site::site))
}

/// Answers that last.
pub fn streamed() -> OpenApiRouter<State> {
	OpenApiRouter::new()
		.routes(routes!(records::csv))
		.routes(routes!(records::json))
		.routes(routes!(monthly::csv))
		.routes(routes!(export::export))
		.routes(routes!(live::live))
}

/// The citizen's facade; submission waits for finality.
pub fn citizens() -> OpenApiRouter<State> {
	OpenApiRouter::new()
		.routes(routes!(citizen::one))
		.routes(routes!(citizen::lots_of))
		.routes(routes!(citizen::honours))
		.routes(routes!(citizen::plan::plan))
		.routes(routes!(citizen::key_consent::key_consent))
		.routes(routes!(citizen::payload::payload))
		.routes(routes!(citizen::submit::submit))
}

/// Whether the service is well.
pub fn service() -> OpenApiRouter<State> {
	OpenApiRouter::new()
		.routes(routes!(health::healthz))
		.routes(routes!(health::readyz))
		.routes(routes!(health::metrics))
}
