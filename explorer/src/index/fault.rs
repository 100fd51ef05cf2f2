//! What to make of an error of the database.

/// Whether the database may take the same block later.
pub fn may_pass(error: &anyhow::Error) -> bool {
	words_of(error, &["locked", "busy", "full", "timed out", "connection", "disk I/O"])
}

/// Whether what the database holds cannot be trusted.
pub fn is_damage(error: &anyhow::Error) -> bool {
	words_of(error, &["malformed", "not a database", "corrupt"])
}

fn words_of(error: &anyhow::Error, words: &[&str]) -> bool {
	let found = error.chain().find_map(|cause| cause.downcast_ref::<sqlx::Error>());
	let said = found.map(ToString::to_string).unwrap_or_default();
	words.iter().any(|word| said.contains(word))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn database(words: &str) -> anyhow::Error {
		anyhow::Error::new(sqlx::Error::Protocol(words.into())).context("block 7")
	}

	#[test]
	fn block_should_be_tried_again_when_the_database_is_locked_or_the_disk_full() {
		assert!(may_pass(&database("(code: 5) database is locked")));
		assert!(may_pass(&database("(code: 13) database or disk is full")));
		assert!(!may_pass(&database("(code: 2067) UNIQUE constraint failed")));
		assert!(!may_pass(&anyhow::anyhow!("the disk is full of stars, says the node")));
	}

	#[test]
	fn indexing_should_end_when_the_database_is_damaged() {
		assert!(is_damage(&database("(code: 11) database disk image is malformed")));
		assert!(is_damage(&database("(code: 26) file is not a database")));
		assert!(!is_damage(&database("(code: 5) database is locked")));
	}
}
