//! What panels are named for: applications under review, each in one round (Art. 19).

use suhui_primitives::{Matter, Matters, ParticipantId, Sources};

use crate::{ApplicationStage, Config, Pallet};

/// An application that is turned down is made anew, as another matter.
pub(crate) const ROUND: u8 = 1;

impl<T: Config> Matters for Pallet<T> {
	fn judged(matter: Matter) -> Option<(ParticipantId, u8)> {
		let (Matter::Scenario(source) | Matter::Terms(source, _)) = matter else { return None };
		let (found, stage) = Self::application(source).ok()?;
		let is_judged = stage == ApplicationStage::Review && Self::matter(source, &found) == matter;
		is_judged.then_some((found.developer, ROUND))
	}

	fn is_party(matter: Matter, participant: ParticipantId) -> bool {
		let (Matter::Scenario(source) | Matter::Terms(source, _)) = matter else { return false };
		// Before it is admitted nobody has reported for it yet: who is named is to.
		Self::is_reporter(source, participant) || Self::is_interested(source, participant)
	}
}
