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

/// The headers that were seen of one slot, each with whoever sealed it.
pub type Seen<Author, Header> = (u64, Vec<(Author, Header)>);

/// What a header is beside those that were seen.
#[derive(Debug, PartialEq, Eq)]
pub enum Sight<Author, Header> {
	/// Its author's first of the slot: these were seen now.
	First(Seen<Author, Header>),
	/// Its author's second, and not this one, which was the first.
	Second(Header),
	/// Seen before, or of a slot that is past.
	Known,
}

/// Looks at a header of the slot; `seen` are those of it or, where places are used again, of an earlier one.
pub fn look<Author: PartialEq, Header: PartialEq>(
	seen: Option<Seen<Author, Header>>,
	slot: u64,
	author: Author,
	header: Header,
) -> Sight<Author, Header> {
	let mut headers = match seen {
		Some((newer, _)) if newer > slot => return Sight::Known,
		Some((same, headers)) if same == slot => headers,
		_ => Vec::new(),
	};
	match headers.iter().position(|(other, _)| *other == author) {
		Some(place) => {
			let (_, first) = headers.swap_remove(place);
			if first == header {
				Sight::Known
			} else {
				Sight::Second(first)
			}
		}
		None => {
			headers.push((author, header));
			Sight::First((slot, headers))
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn author_should_be_seen_to_make_two_blocks_when_both_are_of_one_slot() {
		let one = Sight::First((7, vec![('a', 1)]));
		assert_eq!(look(None, 7, 'a', 1), one);
		// The place is of an earlier slot.
		assert_eq!(look(Some((3, vec![('a', 9), ('b', 9)])), 7, 'a', 1), one);
		let seen = || Some((7, vec![('a', 1)]));
		assert_eq!(look(seen(), 7, 'b', 2), Sight::First((7, vec![('a', 1), ('b', 2)])));
		assert_eq!(look(seen(), 7, 'a', 2), Sight::Second(1));
		assert_eq!(look(seen(), 7, 'a', 1), Sight::Known);
		assert_eq!(look(seen(), 6, 'a', 2), Sight::Known);
	}

	#[test]
	fn slot_should_have_no_second_block_when_the_clock_was_set_back() {
		assert_eq!(is_new(None, 7), Ok(()));
		assert_eq!(is_new(Some(7), 8), Ok(()));
		for again in [7, 6] {
			assert!(is_new(Some(7), again).is_err_and(|error| error.contains("set back")));
		}
	}
}
