//! The index's database: SQLite in one file, or PostgreSQL.

pub mod change;
pub mod sql;
mod sqlite;

use std::str::FromStr;

use anyhow::{bail, ensure, Context, Result};
use sqlx::{
	any::{AnyConnectOptions, AnyPoolOptions},
	migrate::Migrator,
	AnyConnection, AnyPool, Connection as _, Executor as _, Row as _,
};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// Connections that read at most; one more writes, so that no reader keeps the index from going on.
const READERS: u32 = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	Sqlite,
	Postgres,
}

#[derive(Clone)]
pub struct Store {
	/// For reading.
	pub pool: AnyPool,
	pub writer: AnyPool,
	pub kind: Kind,
}

/// The last block indexed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexCursor {
	pub number: u64,
	pub hash: String,
}

impl Store {
	/// Opens the database and brings its tables up to date. A file that is not a database, is damaged or locked is
	/// left as it is, and the error says so.
	pub async fn open(url: &str) -> Result<Self> {
		sqlx::any::install_default_drivers();
		let kind = match url.split(':').next() {
			Some("sqlite") => Kind::Sqlite,
			Some("postgres" | "postgresql") => Kind::Postgres,
			_ => bail!("数据库地址应以 sqlite:// 或 postgres:// 开头 / a database is sqlite://FILE or postgres://USER@HOST/NAME, not `{url}`"),
		};
		let shown = without_password(url);
		let name =
			|| format!("无法打开索引数据库 {shown} / cannot open the index database {shown}");
		let options = match kind {
			Kind::Sqlite => AnyConnectOptions::from_str(&sqlite::creating(url)),
			Kind::Postgres => AnyConnectOptions::from_str(url),
		};
		let options = options.with_context(name)?;
		// Alone first: a pool takes a damaged file for one that is busy, and tries for half a minute.
		look(&options, kind).await.with_context(name)?;
		let pool = |connections, readers: bool| {
			let prepare = AnyPoolOptions::new().max_connections(connections);
			let prepare = prepare.after_connect(move |connection, _| {
				Box::pin(prepare_connection(connection, kind, readers))
			});
			prepare.connect_with(options.clone())
		};
		let writer = pool(1, false).await.with_context(name)?;
		MIGRATIONS.run(&writer).await.with_context(name)?;
		let pool = pool(READERS, true).await.with_context(name)?;
		Ok(Store { pool, writer, kind })
	}

	pub async fn cursor(&self) -> Result<Option<IndexCursor>> {
		let row = sqlx::query(
			"SELECT n.value, h.value FROM meta n JOIN meta h ON h.key = 'cursor_hash' WHERE n.key = 'cursor'",
		)
		.fetch_optional(&self.pool)
		.await?;
		let Some(row) = row else { return Ok(None) };
		Ok(Some(IndexCursor {
			number: row.try_get::<String, _>(0)?.parse()?,
			hash: row.try_get(1)?,
		}))
	}

	/// Binds an empty index to a chain; refuses a chain that is not the index's.
	pub async fn bind_genesis(&self, genesis: &str) -> Result<()> {
		match self.meta("genesis").await? {
			None => {
				sqlx::query("INSERT INTO meta (key, value) VALUES ('genesis', $1)")
					.bind(genesis.to_string())
					.execute(&self.writer)
					.await?;
			}
			Some(known) => ensure!(
				known == genesis,
				"节点是另一条链（创世 {genesis}），索引属于创世 {known}；请连接原链，或另用一个数据库 / the node is of another chain (genesis {genesis}) than the index (genesis {known}): connect the index's chain or name another database"
			),
		}
		Ok(())
	}

	async fn meta(&self, key: &str) -> Result<Option<String>> {
		let row = sqlx::query("SELECT value FROM meta WHERE key = $1")
			.bind(key.to_string())
			.fetch_optional(&self.pool)
			.await?;
		Ok(row.map(|row| row.try_get(0)).transpose()?)
	}
}

async fn prepare_connection(
	connection: &mut AnyConnection,
	kind: Kind,
	reads: bool,
) -> sqlx::Result<()> {
	match kind {
		Kind::Sqlite => sqlite::prepare(connection).await,
		// What SQLite cannot be asked for: a question that takes too long ends.
		Kind::Postgres if reads => {
			connection.execute("SET statement_timeout = '30s'").await?;
			Ok(())
		}
		Kind::Postgres => Ok(()),
	}
}

/// Whether the database opens and is whole.
async fn look(options: &AnyConnectOptions, kind: Kind) -> Result<()> {
	let mut connection = AnyConnection::connect_with(options).await.map_err(sqlite::explained)?;
	if kind == Kind::Sqlite {
		sqlite::prepare(&mut connection).await.map_err(sqlite::explained)?;
		sqlite::check(&mut connection).await?;
	}
	connection.close().await?;
	Ok(())
}

/// An address as it may be shown.
fn without_password(url: &str) -> String {
	match (url.find("://"), url.rfind('@')) {
		(Some(scheme), Some(at)) if scheme + 3 < at => {
			let user = url[scheme + 3..at].split(':').next().unwrap_or_default();
			format!("{}{user}{}", &url[..scheme + 3], &url[at..])
		}
		_ => url.to_string(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[tokio::test]
	async fn open_should_refuse_and_keep_the_file_when_it_is_no_database() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("index.db");
		let text = "not a database, but a letter\n".repeat(100);
		std::fs::write(&path, &text).unwrap();
		let error = Store::open(&format!("sqlite://{}", path.display())).await.err().unwrap();
		assert!(format!("{error:#}").contains("index.db"), "{error:#}");
		assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
	}

	#[tokio::test]
	async fn open_should_refuse_when_the_address_is_of_no_known_database() {
		assert!(Store::open("mysql://x").await.is_err());
	}

	#[test]
	fn password_should_be_hidden_when_an_address_is_shown() {
		assert_eq!(without_password("postgres://me:secret@host/x"), "postgres://me@host/x");
		assert_eq!(without_password("sqlite://a.db"), "sqlite://a.db");
	}
}
