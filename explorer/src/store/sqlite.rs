//! What SQLite needs beside its address.

use anyhow::{ensure, Result};
use sqlx::{AnyConnection, Executor, Row as _};

/// An address whose file is created where there is none.
pub fn creating(url: &str) -> String {
	match url.contains("mode=") {
		true => url.to_string(),
		false => format!("{url}{}mode=rwc", if url.contains('?') { '&' } else { '?' }),
	}
}

/// Readers beside one writer. A crash of the process loses nothing; a power cut may take back the last blocks with
/// their cursor.
pub async fn prepare(connection: &mut AnyConnection) -> sqlx::Result<()> {
	for pragma in ["busy_timeout = 10000", "journal_mode = WAL", "synchronous = NORMAL"] {
		connection.execute(format!("PRAGMA {pragma}").as_str()).await?;
	}
	Ok(())
}

/// A quick look for damage before anything is written.
pub async fn check(connection: &mut AnyConnection) -> Result<()> {
	let found: String =
		sqlx::query("PRAGMA quick_check(1)").fetch_one(connection).await?.try_get(0)?;
	ensure!(
		found == "ok",
		"数据库已损坏（{found}）；请移走文件后重新索引 / the database is damaged ({found}): move the file away and index again"
	);
	Ok(())
}

/// SQLite's words with what to do.
pub fn explained(error: sqlx::Error) -> anyhow::Error {
	let text = error.to_string();
	let advice = match () {
		() if text.contains("locked") => "数据库被占用：是否已有一个区块浏览器在运行？ / the database is locked: does another explorer run?",
		() if text.contains("not a database") || text.contains("malformed") => {
			"文件不是数据库或已损坏；请移走后重新索引 / the file is not a database or is damaged: move it away and index again"
		}
		() if text.contains("full") => "磁盘已满 / the disk is full",
		() => return error.into(),
	};
	anyhow::Error::new(error).context(advice)
}
