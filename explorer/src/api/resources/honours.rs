//! What left a participant's lots for good and is still counted, asked of the node (Art. 32, 38).

use axum::{extract::State as Shared, Json};
use serde::Serialize;
use serde_json::Value as Tree;
use suhui_primitives::{Page, ParticipantId};
use utoipa::ToSchema;

use super::{
	lots::{balance_at, last_block, quantity},
	participants,
};
use crate::{
	api::{
		http::{
			extract::PathParams,
			problem::{Problem, Result},
		},
		state::State,
	},
	store::sql::Columns,
	values::ReductionAndPoints,
};

#[derive(Debug, Serialize, ToSchema)]
pub struct HonourDetail {
	pub participant: i64,
	/// The block it was read at.
	pub block: i64,
	/// What lapsed and stays as an honour (Art. 38).
	pub honour: ReductionAndPoints,
	/// Points redeemed, whose reductions are the providers', a decimal integer.
	pub redeemed: String,
	/// Given to large events, or retired for the public good.
	pub donated: ReductionAndPoints,
	/// Retired against emissions of the beneficiary's.
	pub offset: ReductionAndPoints,
	/// Retired for nothing in return.
	pub cancelled: ReductionAndPoints,
	/// Retired in compensation of ecological damage.
	pub compensated: ReductionAndPoints,
}

/// What a participant's book has, if there is one.
fn of_slot(books: &Tree, slot: u8) -> Option<&Tree> {
	let books = books.as_array()?;
	books.iter().find(|of| of[0] == slot).map(|of| &of[1])
}

/// A number of 64 bits; nothing where there is no book.
fn number(tree: &Tree) -> Option<u64> {
	match tree {
		Tree::Null => Some(0),
		tree => tree.as_str()?.parse().ok(),
	}
}

fn amount(book: &Tree, name: &str) -> Option<ReductionAndPoints> {
	let part = &book[name];
	Some(ReductionAndPoints::new(number(&part["reduction"])?, number(&part["points"])?))
}

/// What left a participant's lots at the last indexed block: what is due counts as lapsed, drained or not.
pub async fn honours(state: &State, id: ParticipantId) -> Result<HonourDetail> {
	let (block, hash) = last_block(state).await?;
	let balance = balance_at(state, hash, id).await?;
	let chain = state.chain()?;
	let key = (Page::of(id).0,);
	let books = async {
		let state = chain.state(chain.at(hash).await?, hash);
		state.read_tree("Points", "Honours", key).await
	};
	let books = state.patiently(books).await?.unwrap_or_default();
	let book = of_slot(&books, Page::slot(id)).unwrap_or(&Tree::Null);
	let read = |name: &str| {
		let absent = || Problem::unreadable(format!("Points.Honours: {name}"));
		amount(book, name).ok_or_else(absent)
	};
	let redeemed = number(&book["redeemed"]);
	let redeemed = redeemed.ok_or_else(|| Problem::unreadable("Points.Honours: redeemed"))?;
	Ok(HonourDetail {
		participant: id.into(),
		block,
		honour: quantity(*balance.honour),
		redeemed: redeemed.to_string(),
		donated: read("donated")?,
		offset: read("offset")?,
		cancelled: read("cancelled")?,
		compensated: read("compensated")?,
	})
}

/// What a participant gave, by what for.
#[utoipa::path(get, path = "/participants/{participant}/honours", tag = "参与者 Participants",
	params(("participant" = String, Path, description = "Number or address")),
	responses((status = 200, description = "Honours", body = HonourDetail)))]
pub async fn of_participant(
	Shared(state): Shared<State>,
	PathParams(text): PathParams<String>,
) -> Result<Json<HonourDetail>> {
	let id = participants::row(&state, &text).await?.int("id")?;
	Ok(Json(honours(&state, id as ParticipantId).await?))
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	#[test]
	fn book_should_be_the_participants_own_when_its_page_has_several() {
		let book = |redeemed: &str| json!({ "redeemed": redeemed, "donated": { "reduction": "12600000", "points": "126" } });
		let books = json!([[0, book("1")], [7, book("500")]]);
		let found = of_slot(&books, 7).unwrap();
		assert_eq!(number(&found["redeemed"]), Some(500));
		assert_eq!(amount(found, "donated"), Some(ReductionAndPoints::new(12_600_000, 126)));
		assert!(of_slot(&books, 8).is_none());
	}

	#[test]
	fn honours_should_be_nothing_when_there_is_no_book() {
		assert_eq!(amount(&Tree::Null, "donated"), Some(ReductionAndPoints::new(0, 0)));
		assert_eq!(number(&json!(5)), None);
	}
}
