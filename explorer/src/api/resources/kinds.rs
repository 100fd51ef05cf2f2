//! What a search finds and what names documents: words that the entities give.

use std::collections::BTreeSet;

use utoipa::{
	openapi::{schema::Type, ObjectBuilder, RefOr, Schema},
	PartialSchema, ToSchema,
};

use crate::entities;

macro_rules! listed {
	($($name:ident, $says:literal: $words:expr),*) => {
		$(
			#[doc = $says]
			pub struct $name;

			impl PartialSchema for $name {
				fn schema() -> RefOr<Schema> {
					let words: BTreeSet<&str> = $words.collect();
					ObjectBuilder::new()
						.schema_type(Type::String)
						.description(Some($says))
						.enum_values(Some(words))
						.into()
				}
			}

			impl ToSchema for $name {}
		)*
	};
}

listed! {
	HitKind, "What a search found; `signer` is of extrinsics.": entities::kinds(),
	MentionKind, "What names a document.": entities::mentioned().map(|mention| mention.kind),
	DocumentRole, "As what a document is named.": entities::mentioned().map(|mention| mention.role)
}
