//! What a node that is to validate does, in words that its department can act on.

use std::fmt;

/// Looks after which it is told again that something is amiss.
const REMINDER: u32 = 10;

/// A session key.
pub type Key = [u8; 32];

/// What a node that is to validate does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
	NoKeys,
	Outside,
	VotesAlone,
	AuthorsAlone,
	Disabled,
	/// By these keys, so that other ones are told of too.
	Validates {
		babe: Key,
		grandpa: Key,
	},
}

impl Standing {
	/// Of a node that has session keys: by which it makes blocks, and by which it votes; `disabled` if its blocks are taken
	/// by nobody.
	pub fn of(authors: Option<Key>, votes: Option<Key>, disabled: bool) -> Self {
		match (authors, votes) {
			(None, None) => Standing::Outside,
			(None, Some(_)) => Standing::VotesAlone,
			(Some(_), _) if disabled => Standing::Disabled,
			(Some(_), None) => Standing::AuthorsAlone,
			(Some(babe), Some(grandpa)) => Standing::Validates { babe, grandpa },
		}
	}
}

impl fmt::Display for Standing {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Standing::NoKeys => {
				"this node is started as a validator and has no session keys: it makes no block and casts no vote. Name the \
				 folder of the department's keys with --keystore-path, or make keys with `suhui-node department rotate`"
			}
			Standing::Outside => {
				"this node's session keys are none of the validators': it makes no block and casts no vote. Keys that were \
				 announced (`suhui session set-keys`) count two sessions later, and those of a department that is no \
				 validator never do"
			}
			Standing::VotesAlone => {
				"this node votes and makes no block: its BABE key is none of the validators'. Announce both keys together"
			}
			Standing::AuthorsAlone => {
				"this node makes blocks and casts no vote: its GRANDPA key is none of the validators'. Announce both keys \
				 together"
			}
			Standing::Disabled => {
				"this validator is disabled for an offence, and makes no block: look for a second node with the same keys \
				 and stop it, before the council asks"
			}
			Standing::Validates { babe, grandpa } => {
				let [babe, grandpa] = [babe, grandpa].map(hex::encode);
				return write!(f, "this node validates: BABE 0x{babe}, GRANDPA 0x{grandpa}");
			}
		})
	}
}

/// Remembers what was told: a standing when it is another, and again while something is amiss.
#[derive(Debug, Default)]
pub struct Teller {
	told: Option<Standing>,
	since: u32,
}

impl Teller {
	/// Whether to tell how the validator stands, as was just seen.
	pub fn is_due(&mut self, standing: Standing) -> bool {
		let is_another = self.told != Some(standing);
		self.told = Some(standing);
		self.since = if is_another { 0 } else { self.since.saturating_add(1) };
		let is_well = matches!(standing, Standing::Validates { .. });
		is_another || (!is_well && self.since.is_multiple_of(REMINDER))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const BABE: Key = [1; 32];
	const GRANDPA: Key = [2; 32];
	const VALIDATES: Standing = Standing::Validates { babe: BABE, grandpa: GRANDPA };

	#[test]
	fn node_should_validate_when_both_keys_are_validators() {
		assert_eq!(Standing::of(Some(BABE), Some(GRANDPA), false), VALIDATES);
	}

	#[test]
	fn node_should_be_told_which_key_is_missing_when_one_is() {
		assert_eq!(Standing::of(Some(BABE), None, false), Standing::AuthorsAlone);
		assert_eq!(Standing::of(None, Some(GRANDPA), false), Standing::VotesAlone);
		assert_eq!(Standing::of(None, None, false), Standing::Outside);
	}

	#[test]
	fn node_should_be_disabled_when_its_validator_is_whether_it_votes_or_not() {
		for votes in [Some(GRANDPA), None] {
			assert_eq!(Standing::of(Some(BABE), votes, true), Standing::Disabled);
		}
	}

	#[test]
	fn standing_should_be_told_once_when_all_is_well() {
		let mut teller = Teller::default();
		let told = (0..100).filter(|_| teller.is_due(VALIDATES)).count();
		assert_eq!(told, 1);
	}

	#[test]
	fn standing_should_be_told_at_every_tenth_look_when_something_is_amiss() {
		let mut teller = Teller::default();
		let told: Vec<u32> = (0..25).filter(|_| teller.is_due(Standing::NoKeys)).collect();
		assert_eq!(told, [0, 10, 20]);
	}

	#[test]
	fn standing_should_be_told_at_once_when_it_changes() {
		let mut teller = Teller::default();
		let seen = [Standing::Outside, Standing::Outside, VALIDATES, Standing::Disabled];
		let told = seen.map(|standing| teller.is_due(standing));
		assert_eq!(told, [true, false, true, true]);
	}

	#[test]
	fn keys_should_be_told_when_the_node_validates_by_other_ones() {
		let other = Standing::Validates { babe: [0x3c; 32], grandpa: GRANDPA };
		let mut teller = Teller::default();
		assert_eq!([VALIDATES, other, other].map(|seen| teller.is_due(seen)), [true, true, false]);
		assert!(other.to_string().starts_with("this node validates: BABE 0x3c3c"), "{other}");
	}
}
