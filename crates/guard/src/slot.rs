//! One block of a validator in one slot, also where its clock is set back.

/// Whether no block was made in the slot nor in a later one, by the newest that one was made in.
pub fn is_new(newest: Option<u64>, slot: u64) -> Result<(), String> {
	match newest {
		Some(newest) if slot <= newest => Err(
			"the machine's clock was set back: this validator has made a block of this time, and makes no other".into(),
		),
		_ => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn slot_should_have_no_second_block_when_the_clock_was_set_back() {
		assert_eq!(is_new(None, 7), Ok(()));
		assert_eq!(is_new(Some(7), 8), Ok(()));
		for again in [7, 6] {
			assert!(is_new(Some(7), again).is_err_and(|error| error.contains("set back")));
		}
	}
}
