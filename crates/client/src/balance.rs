//! What a participant holds, as the runtime tells it: lots that are due count as an honour, drained or not. And what
//! would be taken of it.

use anyhow::Result;
use suhui_primitives::{Ask, Page, ParticipantId, Quantity, Taken};

use crate::{
	api,
	connection::At,
	failure::Failure,
	read::read,
	types::{Balance, Book},
};

pub async fn balance(at: &At, participant: ParticipantId) -> Result<Balance, Failure> {
	let call = api::runtime_apis().points_api().balance(participant);
	at.runtime_apis().call(call).await.map_err(Failure::lost)
}

/// What would be taken of a participant's lots, with the number of lots that are read for it, which the call names; `None`
/// if they hold less.
pub async fn plan(at: &At, participant: ParticipantId, ask: Ask) -> Result<Option<Taken>, Failure> {
	let call = api::runtime_apis().points_api().plan(participant, ask.into());
	let taken = at.runtime_apis().call(call).await.map_err(Failure::lost)?;
	Ok(taken.map(|taken| taken.0))
}

/// What left a participant's lots for good and is still counted, but for what is due and not drained yet; `None` for
/// nothing.
pub async fn honours(at: &At, participant: ParticipantId) -> Result<Option<Book>> {
	let key = (Page::of(participant).into(),);
	let people = read(at, api::storage().points().honours(), key).await?.unwrap_or_default();
	let slot = Page::slot(participant);
	Ok(people.into_iter().find(|(of, _)| *of == slot).map(|(_, book)| book))
}

/// What is taken in all.
pub fn sum(taken: &Taken) -> Quantity {
	let pieces = taken.pieces.iter();
	pieces.fold(Quantity::default(), |sum, piece| sum.saturating_add(piece.quantity))
}
