//! What those who use reductions do, and lots and holdings to do it with.

use pallet_reductions::{Beneficiary, Call, CertificateOf, Event, Events, Part, Purpose};
use suhui_primitives::{
	Ask, ClassId, Day, EventId, Fate, Holdings as _, Lots as _, Milligrams, Month, ParticipantId,
	Region,
};
use suhui_runtime::{Points, Reductions, Runtime, RuntimeEvent};

use crate::{
	chain::succeed,
	credited::credit_of,
	keys::{Seed, AUTHORITY, OPERATOR},
	scheme::{document, number, quantity, VERIFIER},
};

/// The institution whose events they are.
pub const HOST: Seed = "//Host";
/// January 2026.
pub const JANUARY: Month = Month(672);
/// The 15th and 16th of November 2025.
pub const FIRST: Day = Day(20_407);
pub const LAST: Day = Day(20_408);

/// A person has a lot of January 2026 more, of (mg, points), as if it had been fed.
pub fn credit(person: ParticipantId, class: ClassId, (reduction, points): (u64, u64)) {
	credit_of(JANUARY, person, class, quantity(reduction, points));
}

/// What a person redeems with a holder, who handed over what it was for.
pub fn redeem_with(person: ParticipantId, holder: ParticipantId, milligrams: Milligrams) {
	let ask = Ask::Milligrams(milligrams);
	let pieces = Points::take(person, ask, 10, Fate::Order).expect("the lots hold as much").pieces;
	Points::settle(person, &pieces).expect("they stand in an order");
	let reductions = pieces.iter().map(|piece| (piece.class, piece.quantity.reduction));
	let received = Reductions::receive(holder, &reductions.collect::<Vec<_>>());
	received.expect("it is an organisation");
}

/// What an institution sends to register an event in Jiangsu.
pub fn registration(target: Milligrams) -> Call<Runtime> {
	Call::register_event {
		title: "运动会".as_bytes().to_vec().try_into().expect("short"),
		region: Region::PROVINCE,
		first: FIRST,
		last: LAST,
		plan: document(21),
		target,
	}
}

/// The host registers an event that is expected to emit so much; its number.
pub fn register(target: Milligrams) -> EventId {
	let events = succeed(HOST, registration(target));
	let number = events.into_iter().find_map(|event| match event {
		RuntimeEvent::Reductions(Event::EventRegistered { event, .. }) => Some(event),
		_ => None,
	});
	number.expect("it was registered")
}

/// What the operator sends to have a verifier account an event.
pub fn accountant(event: EventId, verifier: Seed) -> Call<Runtime> {
	Call::name_accountant { event, verifier: number(verifier) }
}

/// What the accountant sends to tell what an event emitted.
pub fn accounting(event: EventId, emissions: Milligrams) -> Call<Runtime> {
	Call::account { event, emissions, report: document(22) }
}

/// The verifier is named, and accounts the event.
pub fn account(event: EventId, emissions: Milligrams) {
	succeed(OPERATOR, accountant(event, VERIFIER));
	succeed(VERIFIER, accounting(event, emissions));
}

/// What a person sends to give to an event.
pub fn donation(event: EventId, milligrams: Milligrams) -> Call<Runtime> {
	Call::donate { event, part: Part::Milligrams(milligrams), lots: 10 }
}

/// What an organisation sends to give of a class to an event.
pub fn contribution(event: EventId, class: ClassId, milligrams: Milligrams) -> Call<Runtime> {
	let reductions = vec![(class, milligrams)].try_into().expect("one");
	Call::contribute { event, reductions }
}

/// What an organisation sends to pass reductions on.
pub fn transfer(to: ParticipantId, class: ClassId, milligrams: Milligrams) -> Call<Runtime> {
	Call::transfer { to, class, milligrams }
}

/// What an organisation sends to retire reductions of a class.
pub fn retirement(
	class: ClassId,
	milligrams: Milligrams,
	purpose: Purpose,
	beneficiary: Beneficiary,
) -> Call<Runtime> {
	let reductions = vec![(class, milligrams)].try_into().expect("one");
	let (period, evidence) = (None, None);
	Call::retire { reductions, purpose, beneficiary, period, evidence }
}

/// What a person sends to retire reductions of the lots.
pub fn own_retirement(milligrams: Milligrams, purpose: Purpose) -> Call<Runtime> {
	let (part, beneficiary) = (Part::Milligrams(milligrams), Beneficiary::Holder);
	Call::retire_own { part, purpose, beneficiary, lots: 10 }
}

/// What the authority sends to consent to a certificate of an event that emitted so much.
pub fn consent(event: EventId, emissions: Milligrams) -> Call<Runtime> {
	Call::consent { event, emissions, document: document(23) }
}

/// What two clerks of the operator decide to certify.
pub fn certification(of: CertificateOf) -> Call<Runtime> {
	Call::certify { of, document: document(24) }
}

/// An event to whose certificate the authority consented: it emitted what a person, who has as much, gives.
pub fn consented(donor: Seed, emissions: Milligrams) -> EventId {
	let event = register(emissions);
	account(event, emissions);
	succeed(donor, donation(event, emissions));
	succeed(AUTHORITY, consent(event, emissions));
	event
}

/// What is missing of an event.
pub fn missing(event: EventId) -> Milligrams {
	Events::<Runtime>::get(event).expect("it was registered").missing()
}
