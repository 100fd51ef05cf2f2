//! That the entities name everything there is: tables, columns, digests, and the events of the project's pallets.

mod databases;

use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::Path,
};

use scale_info::TypeDef;
use sqlx::Row as _;
use subxt::Metadata;
use suhui_explorer::{
	entities::{
		self,
		entity::{Asked, Books, Entity},
		ENTITIES, INTERNAL, UNBOOKED,
	},
	store::{Kind, Store},
};

fn events() -> impl Iterator<Item = (String, String)> {
	let booked = |entity: &&Entity| {
		let booked = entity.books.events().iter();
		booked.map(|on| (on.pallet.to_string(), on.event.to_string())).collect::<Vec<_>>()
	};
	ENTITIES.iter().flat_map(booked)
}

fn metadata() -> Metadata {
	let bytes = suhui_runtime::Runtime::metadata_at_version(15).unwrap();
	Metadata::decode_from(&bytes).unwrap()
}

/// Every event of the project's pallets, by the runtime's metadata.
fn of_the_chain() -> BTreeSet<(String, String)> {
	let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../pallets");
	let crates: BTreeSet<String> = fs::read_dir(folder)
		.unwrap()
		.map(|entry| format!("pallet_{}", entry.unwrap().file_name().to_string_lossy()))
		.collect();
	let metadata = metadata();
	let mut events = BTreeSet::new();
	for pallet in metadata.pallets() {
		let Some(ty) = pallet.event_ty_id() else { continue };
		let path = &metadata.types().resolve(ty).unwrap().path.segments;
		if crates.contains(&path[0]) {
			let variants = pallet.event_variants().unwrap().iter();
			events.extend(variants.map(|event| (pallet.name().to_string(), event.name.clone())));
		}
	}
	events
}

#[test]
fn every_event_should_be_booked_or_named_as_kept_as_it_is_when_the_runtime_has_it() {
	let chain = of_the_chain();
	assert!(chain.contains(&("Issuance".into(), "ChunkFed".into())), "{chain:?}");
	let booked: BTreeSet<_> = events().collect();
	let kept: BTreeSet<_> =
		UNBOOKED.iter().map(|(pallet, event, _)| (pallet.to_string(), event.to_string())).collect();
	let forgotten: Vec<_> =
		chain.iter().filter(|it| !booked.contains(*it) && !kept.contains(*it)).collect();
	assert!(
		forgotten.is_empty(),
		"no entity books {forgotten:?}: book them in explorer/src/entities, or name them in UNBOOKED with the reason"
	);
	let unknown: Vec<_> = booked.union(&kept).filter(|it| !chain.contains(*it)).collect();
	assert!(unknown.is_empty(), "the runtime has no {unknown:?}");
	let both: Vec<_> = booked.intersection(&kept).collect();
	assert!(both.is_empty(), "{both:?} are booked, so they are not kept as they are");
}

/// `UnderReview` as `under_review`.
fn snake_case(name: &str) -> String {
	let mut text = String::new();
	for letter in name.chars() {
		if letter.is_uppercase() && !text.is_empty() {
			text.push('_');
		}
		text.extend(letter.to_lowercase());
	}
	text
}

/// The words a schema of the API's document lists.
fn words(schema: &str) -> BTreeSet<String> {
	let document = serde_json::to_value(suhui_explorer::api::document()).unwrap();
	let listed = document["components"]["schemas"][schema]["enum"].as_array();
	let listed = listed.unwrap_or_else(|| panic!("{schema} lists no words"));
	listed.iter().map(|word| word.as_str().unwrap().to_string()).collect()
}

#[test]
fn words_should_be_the_runtimes_variants_when_the_api_lists_them() {
	let metadata = metadata();
	for (schema, path) in [
		("BatchStatus", "pallet_issuance::types::BatchStatus"),
		("Ground", "pallet_issuance::types::Ground"),
		("Scope", "pallet_mandate::types::Scope"),
		("Category", "pallet_scenarios::types::Category"),
		("ScenarioStage", "pallet_scenarios::types::ScenarioStage"),
		("ApplicationStage", "pallet_scenarios::types::ApplicationStage"),
		("Mechanism", "pallet_scenarios::types::Mechanism"),
		("TerminationGround", "pallet_scenarios::types::Ground"),
		("VersionStage", "pallet_methodology::types::Stage"),
		("View", "pallet_experts::types::View"),
		("SeatKind", "suhui_primitives::deadlines::Seat"),
		("Standing", "pallet_accreditation::types::Standing"),
		("Qualification", "pallet_accreditation::types::Qualification"),
		("Laboratory", "pallet_accreditation::types::Laboratory"),
		("ParticipantKind", "suhui_primitives::participant::ParticipantKind"),
		("ActorKind", "suhui_primitives::deadlines::Actor"),
		("SubjectKind", "suhui_primitives::deadlines::Subject"),
		("MatterKind", "suhui_primitives::deadlines::Matter"),
		("ReportKind", "suhui_primitives::deadlines::ReportKind"),
		("SanctionedKind", "suhui_primitives::deadlines::Sanctioned"),
		("Capacity", "suhui_primitives::deadlines::Capacity"),
		("RuleKind", "pallet_disclosure::types::RuleKind"),
		("AboutKind", "pallet_disclosure::types::About"),
		("ComplaintStage", "pallet_disclosure::types::ComplaintStage"),
		("SanctionGround", "pallet_disclosure::types::Ground"),
		("ItemState", "pallet_mall::types::ItemState"),
		("OrderState", "pallet_mall::types::OrderState"),
		("Purpose", "pallet_reductions::types::Purpose"),
		("BeneficiaryKind", "pallet_reductions::types::Beneficiary"),
		("CertificateKind", "pallet_reductions::types::CertificateOf"),
	] {
		let mut types = metadata.types().types.iter().map(|it| &it.ty);
		let found = types.find(|ty| ty.path.segments.join("::") == path);
		let found = found.unwrap_or_else(|| panic!("the runtime has no {path}"));
		let TypeDef::Variant(of) = &found.type_def else { panic!("{path} has no variants") };
		let variants = of.variants.iter().map(|variant| snake_case(&variant.name));
		assert_eq!(words(schema), variants.collect(), "{schema}");
	}
}

#[test]
fn documents_should_be_named_by_what_a_search_finds_when_a_table_names_them() {
	for mention in entities::mentioned() {
		assert!(entities::title_of(mention.kind).is_some(), "{}", mention.kind);
	}
}

/// Tables and their columns as the migrations made them; of SQLite also which make up the key.
async fn tables(store: &Store) -> BTreeMap<String, BTreeMap<String, i64>> {
	let sql = match store.kind {
		Kind::Sqlite => {
			"SELECT m.name, c.name, c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c \
			WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'"
		}
		Kind::Postgres => {
			"SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(0 AS BIGINT) FROM information_schema.columns \
			WHERE table_schema = current_schema()"
		}
	};
	let mut tables: BTreeMap<String, BTreeMap<String, i64>> = BTreeMap::new();
	for row in sqlx::query(sql).fetch_all(&store.pool).await.unwrap() {
		let columns = tables.entry(row.get(0)).or_default();
		columns.insert(row.get(1), row.get(2));
	}
	tables
}

#[tokio::test]
async fn entities_should_name_every_table_and_column_when_the_database_was_migrated() {
	for (_folder, url) in databases::databases().await {
		let store = Store::open(&url).await.unwrap();
		let found = tables(&store).await;
		let named = ENTITIES.iter().map(|entity| entity.table);
		let named: BTreeSet<_> = named.chain(INTERNAL.iter().map(|(table, _)| *table)).collect();
		assert_eq!(named, found.keys().map(String::as_str).collect(), "tables");
		for entity in ENTITIES {
			let table = entity.table;
			let columns: BTreeSet<_> = entity.columns.iter().map(|column| column.name).collect();
			assert_eq!(columns, found[table].keys().map(String::as_str).collect(), "{table}");
			assert_eq!(columns.len(), entity.columns.len(), "{table} names a column twice");
			let mut key: Vec<_> = found[table].iter().filter(|(_, place)| **place > 0).collect();
			key.sort_by_key(|(_, place)| **place);
			let key: Vec<_> = key.into_iter().map(|(name, _)| name.as_str()).collect();
			assert!(
				store.kind == Kind::Postgres || key == entity.key,
				"{table}: the key is {key:?}"
			);
			assert!(entity.since.is_none_or(|since| columns.contains(since)), "{table}");
		}
	}
}

/// What lists are asked for by, their order, and the index along which a page of them is read, of tables that have rows of
/// ten million people: along another, one visitor's page would go over most of them.
const LISTED: [(&str, &[&str], &str, &str); 19] = [
	("orders", &["state"], "id", "orders_state"),
	("orders", &["provider"], "id", "orders_provider"),
	("orders", &["provider", "state"], "id", "orders_provider_state"),
	("orders", &["item"], "id", "orders_item"),
	("orders", &["item", "state"], "id", "orders_item_state"),
	("orders", &["participant"], "id", "orders_participant"),
	("orders", &["participant", "state"], "id", "orders_participant_state"),
	("receipts", &["ground"], "block, idx, class", "receipts_ground"),
	("receipts", &["class"], "block, idx, class", "receipts_class"),
	("receipts", &["holder"], "block, idx, class", "receipts_holder"),
	("receipts", &["holder", "ground"], "block, idx, class", "receipts_holder_ground"),
	("receipts", &["holder", "class"], "block, idx, class", "receipts_holder_class"),
	("retirements", &["purpose"], "id", "retirements_purpose"),
	("retirements", &["holder"], "id", "retirements_holder"),
	("retirements", &["holder", "purpose"], "id", "retirements_holder_purpose"),
	("gifts", &["kind"], "block, idx", "gifts_kind"),
	("gifts", &["large_event"], "block, idx", "gifts_large_event"),
	("gifts", &["large_event", "kind"], "block, idx", "gifts_large_event_kind"),
	("gifts", &["giver", "kind"], "block, idx", "gifts_giver_kind"),
];

#[tokio::test]
async fn lists_should_be_read_along_an_index_when_their_table_has_rows_of_all_people() {
	let [(_folder, sqlite), _] = databases::databases().await;
	let store = Store::open(&sqlite).await.unwrap();
	for (table, asked, order, index) in LISTED {
		let asked: Vec<_> = asked.iter().map(|column| format!("{column} = '1'")).collect();
		let sql = format!(
			"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {} ORDER BY {order} LIMIT 51",
			asked.join(" AND ")
		);
		is_read_along(&store, &sql, index).await;
	}
}

/// That SQLite answers by one step along an index: what comes out of order is sorted in another.
async fn is_read_along(store: &Store, sql: &str, index: &str) {
	let rows = sqlx::query(sql).fetch_all(&store.pool).await.unwrap();
	let plan: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
	assert!(plan.len() == 1 && plan[0].contains(&format!(" {index} (")), "{sql}: {plan:?}");
}

#[tokio::test]
async fn deadlines_should_be_read_along_an_index_when_every_order_set_one() {
	let [(_folder, sqlite), _] = databases::databases().await;
	let store = Store::open(&sqlite).await.unwrap();
	for (asked, index) in [
		("actor = 'region'", "actor"),
		("actor = 'participant' AND actor_number = 1", "actor_number"),
		("kind = 'complaint'", "kind"),
		("actor = 'operator' AND kind = 'complaint'", "kind"),
	] {
		for (state, index) in [
			("met_day IS NOT NULL", format!("deadlines_{index}")),
			("met_day IS NULL AND dropped_day IS NULL", format!("deadlines_running_{index}")),
		] {
			let sql = format!(
				"EXPLAIN QUERY PLAN SELECT * FROM deadlines WHERE {asked} AND {state} \
				ORDER BY COALESCE(due_day, 4294967296), set_block, idx LIMIT 51"
			);
			is_read_along(&store, &sql, &index).await;
		}
	}
	let of_scenario = "EXPLAIN QUERY PLAN SELECT * FROM deadlines WHERE number = 1 AND \
		(kind = 'rectification' OR matter IN ('scenario', 'terms'))";
	is_read_along(&store, of_scenario, "deadlines_number").await;
}

#[test]
fn documents_should_be_found_by_every_digest_when_a_column_has_one() {
	for entity in ENTITIES {
		let digests = entity.columns.iter().filter_map(|it| it.name.strip_suffix("_blake2_256"));
		let mut mentioned: Vec<_> = entity.documents.iter().map(|it| it.columns).collect();
		mentioned.dedup();
		assert_eq!(digests.collect::<Vec<_>>(), mentioned, "{}", entity.table);
	}
}

#[test]
fn search_should_have_one_order_when_several_entities_are_found_by_the_same() {
	for asked in [Asked::Number, Asked::Place, Asked::Hash, Asked::Account, Asked::Word] {
		let places: Vec<_> = entities::ways(asked).iter().map(|(_, way)| way.place).collect();
		assert_eq!(places, (0..places.len() as u8).collect::<Vec<_>>(), "{asked:?}");
	}
}

#[test]
fn documentation_should_name_every_table_when_read() {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/explorer.md");
	let text = fs::read_to_string(&path).unwrap();
	let (begin, end) = ("<!-- tables: made by the test below -->\n", "<!-- end of tables -->");
	let (before, rest) = text.split_once(begin).unwrap();
	let (written, after) = rest.split_once(end).unwrap();
	let mut table = String::from("| table | 一行是 / a row is | changed by |\n|---|---|---|\n");
	for entity in ENTITIES {
		let mut by = match entity.books {
			Books::Blocks(_) => vec!["every block".to_string()],
			Books::Events(_) => Vec::new(),
			Books::GenesisAndEvents(..) => vec!["the first block".to_string()],
		};
		let mut booked: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
		for on in entity.books.events() {
			booked.entry(on.pallet).or_default().push(on.event);
		}
		let booked = booked.iter();
		by.extend(booked.map(|(pallet, events)| format!("{pallet}: {}", events.join(", "))));
		let by = by.join("; ");
		let (name, holds) = (entity.table, entity.holds);
		table += &format!("| `{name}` | {} / {} | {by} |\n", holds.zh, holds.en);
	}
	if std::env::var_os("SUHUI_UPDATE").is_some() {
		fs::write(&path, format!("{before}{begin}{table}{end}{after}")).unwrap();
		return;
	}
	assert_eq!(
		written, table,
		"docs/explorer.md is stale: SUHUI_UPDATE=1 cargo test --release --workspace --test entities"
	);
}
