//! One box that takes anything: numbers, hashes, addresses, words.

use axum::{extract::State as Shared, Json};
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use utoipa::{IntoParams, ToSchema};

use super::{documents, kinds};
use crate::{
	api::{
		http::{
			extract::Ask,
			problem::{Problem, Result},
		},
		state::State,
	},
	entities::{entity::Asked, extrinsics::place, ways, DOCUMENT, DOCUMENT_TITLE},
	store::sql::{containing, Bind, Columns, Sql},
	values::{account, hash, Bilingual},
};

const LONGEST: usize = 200;

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
	/// A number, hash, digest, `block-index`, address, or part of a title or credit code; 200 letters at most.
	#[param(max_length = 200)]
	pub q: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Hit {
	#[schema(value_type = kinds::HitKind)]
	pub kind: String,
	/// What the kind is called.
	pub label: Bilingual,
	/// What the kind's own path takes.
	pub id: String,
	pub title: String,
	pub detail: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Hits {
	pub items: Vec<Hit>,
}

impl Hits {
	/// Adds what every entity that is found by it knows of what is asked.
	async fn add(&mut self, state: &State, asked: Asked, values: Vec<Bind>) -> Result<()> {
		for (find, way) in ways(asked) {
			let sql = Sql::new(find.hits)
				.only(way.condition, values.clone())
				.add(way.order, [])
				.add(" LIMIT ?", [way.most.into()]);
			let hit = |row: &AnyRow| {
				Ok(Hit {
					kind: find.kind.to_string(),
					label: find.title.into(),
					id: row.text("id")?,
					title: row.text("title")?,
					detail: row.maybe_text("detail")?,
				})
			};
			self.items.extend(sql.all(&state.store, hit).await?);
		}
		Ok(())
	}

	async fn add_document(&mut self, state: &State, digest: &str) -> Result<()> {
		let found = documents::of_digest(state, digest).await?;
		self.items.extend(found.map(|found| {
			Hit {
				kind: DOCUMENT.to_string(),
				label: DOCUMENT_TITLE.into(),
				id: found.blake2_256.clone(),
				title: found.name.unwrap_or(found.blake2_256),
				detail: found
					.on_chain
					.first()
					.map(|it| format!("{} {2} / {} {2}", it.label.zh, it.label.en, it.id)),
			}
		}));
		Ok(())
	}
}

/// What a number, hash, address or word stands for.
#[utoipa::path(get, path = "/search", tag = "总览 Overview", params(SearchQuery),
	responses((status = 200, description = "What was found", body = Hits)))]
pub async fn search(
	Shared(state): Shared<State>,
	Ask(SearchQuery { q }): Ask<SearchQuery>,
) -> Result<Json<Hits>> {
	let text = q.trim();
	if text.chars().count() > LONGEST {
		return Err(Problem::bad(
			format!("检索文字至多 {LONGEST} 字"),
			format!("a search text has at most {LONGEST} letters"),
		));
	}
	let mut hits = Hits { items: Vec::new() };
	if text.is_empty() {
		return Ok(Json(hits));
	}
	let number = text.trim_start_matches(['#', '＃']).parse::<u32>().ok();
	if let Some(number) = number {
		hits.add(&state, Asked::Number, vec![number.into()]).await?;
	} else if let Some((block, index)) = place(text) {
		hits.add(&state, Asked::Place, vec![block.into(), index.into()]).await?;
	} else if let Some(hash) = hash(text) {
		hits.add(&state, Asked::Hash, vec![hash.as_str().into()]).await?;
		hits.add_document(&state, &hash).await?;
	}
	// A public key looks like a hash.
	if let Some(address) = account(text).filter(|_| number.is_none()) {
		hits.add(&state, Asked::Account, vec![address.to_string().into()]).await?;
	}
	hits.add(&state, Asked::Word, vec![containing(text).into()]).await?;
	Ok(Json(hits))
}
