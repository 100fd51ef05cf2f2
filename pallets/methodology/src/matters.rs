//! What panels ask of what they judge (Art. 14).

use suhui_primitives::{Matter, Matters, ParticipantId};

use crate::{Config, Pallet};

/// Of methodologies alone.
impl<T: Config> Matters for Pallet<T> {
	fn judged(matter: Matter) -> Option<(ParticipantId, u8)> {
		let Matter::Methodology(version) = matter else { return None };
		let (found, round) = Self::in_evaluation(version).ok()?;
		Some((found.developer, round))
	}

	fn is_party(matter: Matter, participant: ParticipantId) -> bool {
		let Matter::Methodology(version) = matter else { return false };
		Self::version(version).is_ok_and(|found| found.developer == participant)
	}
}
