//! The sets of those who vote, as nodes count them.
//!
//! The chain counts a set when it announces it. Nodes count one when its announcement is final, or at once where the council
//! notes a stall: what was announced after the block that stall is noted from, and never became final, is then dropped
//! (`AuthoritySet::apply_forced_changes` of `sc-consensus-grandpa`). Counted otherwise here, no double vote could ever be
//! proven again, since a vote names the number of its set.

use polkadot_sdk::frame_system::{self, pallet_prelude::BlockNumberFor};

use crate::{Config, Pallet, Set, Sets, VotersAreOthers};

impl<T: Config> Pallet<T> {
	/// From this block on those who vote are the set of this number; of so many the last are remembered.
	pub fn note_set(set: u64, by_force: bool, remembered: u64) {
		let since = frame_system::Pallet::<T>::block_number();
		Sets::<T>::insert(set, Set { since, by_force });
		if let Some(forgotten) = set.checked_sub(remembered) {
			Sets::<T>::remove(forgotten);
		}
		VotersAreOthers::<T>::kill();
	}

	/// Validators are others, and those who vote are not told, since another change is pending; whether they are others, too.
	pub fn note_voters(are_others: bool) {
		VotersAreOthers::<T>::put(are_others);
	}

	/// The number of the set that nodes have when this block is the last final one: of the chain's newest and those before it,
	/// the first that was announced until then, or by force.
	pub fn set_at(newest: u64, last_final: BlockNumberFor<T>) -> u64 {
		let mut set = newest;
		while Sets::<T>::get(set).is_some_and(|it| !it.by_force && it.since > last_final) {
			set = set.saturating_sub(1);
		}
		set
	}
}
