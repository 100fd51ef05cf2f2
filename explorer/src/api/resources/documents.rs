//! Public documents by digest: those in the folder and those named on chain.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
	body::Body,
	extract::State as Shared,
	http::{header, HeaderMap, HeaderValue, StatusCode},
	response::Response,
	Json,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::kinds;
use crate::{
	api::{
		http::{
			etag,
			extract::{Ask, PathParams},
			page::{ListPage, Paging},
			problem::{Problem, Result},
		},
		state::State,
	},
	documents::pieces,
	entities::{mentions, title_of},
	store::sql::{Bind, Columns, Sql},
	values::{hash, Bilingual},
};

/// Where the chain names a document.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DocumentMention {
	#[schema(value_type = kinds::MentionKind)]
	pub kind: String,
	/// What the kind is called.
	pub label: Bilingual,
	pub id: String,
	#[schema(value_type = kinds::DocumentRole)]
	pub role: String,
	/// The SM3 digest the chain gives there.
	pub sm3: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PublicDocument {
	pub blake2_256: String,
	/// Computed from the file; the chain's where the file is missing.
	pub sm3: Option<String>,
	/// Whether every SM3 digest on chain is the file's; null if the chain does not name it or the file is missing.
	#[schema(required)]
	pub sm3_matches: Option<bool>,
	/// Where the chain names it, if it does.
	pub on_chain: Vec<DocumentMention>,
	/// Whether it is in the folder; a document named on chain may be missing.
	pub available: bool,
	pub bytes: Option<u64>,
	/// Its media type.
	#[serde(rename = "type")]
	pub kind: Option<String>,
	pub name: Option<String>,
}

/// Places shown with one document.
const MENTIONS_SHOWN: usize = 100;

async fn describe(state: &State, digests: &[String]) -> Result<Vec<PublicDocument>> {
	let (named, mut mentions) = (mentions(), BTreeMap::<String, Vec<DocumentMention>>::new());
	for digest in digests {
		let sql = Sql::new(&format!("SELECT * FROM ({named}) m"))
			.only("m.digest = ?", [Bind::from(digest.as_str())])
			.add(" ORDER BY m.kind, m.id LIMIT ?", [(MENTIONS_SHOWN as i64).into()]);
		for row in sql.rows(&state.store).await? {
			let (kind, id, role) = (row.text("kind")?, row.text("id")?, row.text("role")?);
			let label = match title_of(&kind) {
				Some(title) => title.into(),
				None => Bilingual::new(kind.as_str(), kind.as_str()),
			};
			let sm3 = row.maybe_text("sm3")?;
			let mention = DocumentMention { kind, label, id, role, sm3 };
			mentions.entry(digest.clone()).or_default().push(mention);
		}
	}
	let document = |digest: &String| {
		let on_chain = mentions.remove(digest).unwrap_or_default();
		let entry = state.documents.get(digest);
		let computed = entry.as_ref().map(|entry| entry.sm3.clone());
		PublicDocument {
			blake2_256: digest.clone(),
			sm3_matches: matches(computed.as_deref(), &on_chain),
			sm3: computed.or_else(|| on_chain.iter().find_map(|mention| mention.sm3.clone())),
			on_chain,
			available: entry.is_some(),
			bytes: entry.as_ref().map(|entry| entry.bytes),
			kind: entry.as_ref().map(|entry| entry.kind().to_string()),
			name: entry.map(|entry| entry.name),
		}
	};
	Ok(digests.iter().map(document).collect())
}

/// Whether the chain gives a file's SM3 digest wherever it names the file.
fn matches(computed: Option<&str>, mentions: &[DocumentMention]) -> Option<bool> {
	let computed = computed.filter(|_| !mentions.is_empty())?;
	let same = |mention: &DocumentMention| {
		mention.sm3.as_ref().is_some_and(|sm3| sm3.eq_ignore_ascii_case(computed))
	};
	Some(mentions.iter().all(same))
}

/// The document of a digest, if the folder or the chain has it.
pub async fn of_digest(state: &State, digest: &str) -> Result<Option<PublicDocument>> {
	let found = describe(state, &[digest.to_string()]).await?.into_iter().next();
	Ok(found.filter(|found| found.available || !found.on_chain.is_empty()))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DocumentFilter {
	/// Only the document of this BLAKE2-256 digest.
	pub digest: Option<String>,
	#[param(minimum = 1, maximum = 200)]
	pub limit: Option<u32>,
	/// `next` of the page before.
	pub after: Option<String>,
}

/// Documents in the folder and those the chain names, in order of their digest.
#[utoipa::path(get, path = "/documents", tag = "材料 Documents", params(DocumentFilter),
	responses((status = 200, description = "Documents", body = ListPage<PublicDocument>)))]
pub async fn list(
	Shared(state): Shared<State>,
	Ask(DocumentFilter { digest, limit, after }): Ask<DocumentFilter>,
) -> Result<Json<ListPage<PublicDocument>>> {
	if let Some(digest) = digest {
		let found = of_digest(&state, &parse(&digest)?).await?;
		return Ok(Json(ListPage::whole(found.into_iter().collect())));
	}
	let paging = Paging { limit, after };
	let after = paging.key::<1>("documents")?.map(|[digest]| digest);
	let rows = Sql::new(&format!("SELECT DISTINCT m.digest AS digest FROM ({}) m", mentions()))
		.only_if("m.digest > ?", after.clone())
		.add(" ORDER BY m.digest LIMIT ?", [paging.rows()?.into()])
		.rows(&state.store)
		.await?;
	let mut digests = BTreeSet::new();
	for row in rows {
		digests.insert(row.text("digest")?);
	}
	let here = state.documents.digests().into_iter();
	digests.extend(here.filter(|digest| after.as_ref().is_none_or(|after| digest > after)));
	let digests: Vec<_> = digests.into_iter().take(paging.limit()? + 1).collect();
	let items = describe(&state, &digests).await?;
	Ok(Json(ListPage::cut(items, &paging, "documents", |item| item.blake2_256.clone())?))
}

/// A document's bytes, its digest checked again.
#[utoipa::path(get, path = "/documents/{blake2_256}", tag = "材料 Documents",
	params(("blake2_256" = String, Path, description = "Its BLAKE2-256 digest")),
	responses((status = 200, description = "The document", content(
		(String = "text/plain"), (Vec<u8> = "application/pdf"), (Vec<u8> = "application/octet-stream")))))]
pub async fn one(
	Shared(state): Shared<State>,
	asked: HeaderMap,
	PathParams(text): PathParams<String>,
) -> Result<Response> {
	let digest = parse(&text)?;
	let missing = || Problem::no("此摘要的材料", "document of the digest", &digest);
	let entry = state.documents.get(&digest).ok_or_else(missing)?;
	let tag = etag::of(&digest);
	if etag::is_known(&asked, &tag) {
		return Ok(etag::lasting(StatusCode::NOT_MODIFIED, &tag));
	}
	let opened = {
		let _permit = state.reading_permit().await?;
		entry.open().await
	};
	let file = opened.map_err(|error| {
		tracing::warn!("{error:#}");
		missing()
	})?;
	let disposition = match entry.is_shown() {
		true => "inline",
		false => "attachment",
	};
	// Names are of any alphabet: RFC 6266's extended form, every byte but letters and digits escaped.
	let escaped: String = entry.name.bytes().map(escape).collect();
	let disposition = format!("{disposition}; filename*=UTF-8''{escaped}");
	let mut response = etag::lasting(Body::from_stream(pieces(file)), &tag);
	let headers = response.headers_mut();
	headers.insert(header::CONTENT_LENGTH, HeaderValue::from(entry.bytes));
	headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(entry.kind()));
	if let Ok(disposition) = HeaderValue::from_str(&disposition) {
		headers.insert(header::CONTENT_DISPOSITION, disposition);
	}
	let policy = HeaderValue::from_static("sandbox; default-src 'none'; style-src 'unsafe-inline'");
	headers.insert(header::CONTENT_SECURITY_POLICY, policy);
	Ok(response)
}

fn parse(digest: &str) -> Result<String> {
	hash(digest).ok_or_else(|| {
		Problem::bad(
			"应为 64 位十六进制的 BLAKE2-256 摘要",
			"give the BLAKE2-256 digest in 64 hexadecimal digits",
		)
	})
}

fn escape(byte: u8) -> String {
	match byte {
		b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'-' | b'_' => (byte as char).to_string(),
		_ => format!("%{byte:02X}"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn sm3_should_match_when_the_chain_gives_it_everywhere() {
		let mention = |sm3: &str| DocumentMention {
			kind: "scenario".into(),
			label: Bilingual::new("减排场景", "Scenario"),
			id: "0".into(),
			role: "document".into(),
			sm3: Some(sm3.into()),
		};
		assert_eq!(matches(Some("0xab"), &[mention("0xAB"), mention("0xab")]), Some(true));
		assert_eq!(matches(Some("0xab"), &[mention("0xab"), mention("0xac")]), Some(false));
		assert_eq!(matches(Some("0xab"), &[]), None);
		assert_eq!(matches(None, &[mention("0xab")]), None);
	}
}
