//! An empty database of each kind: SQLite in a folder that goes with the test, and a schema of the PostgreSQL that
//! `SUHUI_TEST_POSTGRES` names.

use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

/// Addresses, each with the folder to keep while it is used.
pub async fn databases() -> [(TempDir, String); 2] {
	static NEXT: AtomicU32 = AtomicU32::new(0);
	sqlx::any::install_default_drivers();
	let folder = || tempfile::tempdir().unwrap();
	let of_sqlite = folder();
	let sqlite = format!("sqlite://{}", of_sqlite.path().join("index.db").display());
	let base = std::env::var("SUHUI_TEST_POSTGRES").expect(
		"SUHUI_TEST_POSTGRES names a PostgreSQL database for these tests; scripts/test starts one",
	);
	let number = NEXT.fetch_add(1, Ordering::Relaxed);
	let schema = format!("test_{}_{number}", std::process::id());
	let pool = sqlx::AnyPool::connect(&base).await.unwrap();
	sqlx::query(&format!("CREATE SCHEMA {schema}")).execute(&pool).await.unwrap();
	let joint = if base.contains('?') { '&' } else { '?' };
	let postgres = format!("{base}{joint}options[search_path]={schema}");
	[(of_sqlite, sqlite), (folder(), postgres)]
}
