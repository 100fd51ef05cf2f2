//! Whose a day is in a line: scenarios that succeed each other are one activity, which counts by one rule on any day
//! (Art. 16, 18, 34).

use polkadot_sdk::frame_support::ensure;
use suhui_primitives::{Day, SourceId};

use crate::{Config, Error, InForce, Latest, Pallet, Scenario, SucceededFrom};

impl<T: Config> Pallet<T> {
	/// The scenario of the line whose days would be over with the first day of this one. It was applied for before this
	/// one, its own first day is earlier, and it is the same developer's still: nobody ends what became another's.
	pub(crate) fn preceding(
		source: SourceId,
		found: &Scenario,
		from: Day,
	) -> Result<Option<SourceId>, Error<T>> {
		let Some(before) = Latest::<T>::get(found.line) else { return Ok(None) };
		ensure!(before < source, Error::<T>::Succeeded);
		Self::developed_by(found.developer, before)?;
		let is_later = InForce::<T>::get(before).first().is_none_or(|(_, first)| *first < from);
		ensure!(is_later, Error::<T>::NotLater);
		Ok(Some(before))
	}

	/// Gives the line's days from a day on to a scenario, which takes them from the one before.
	pub(crate) fn take_over(source: SourceId, line: SourceId, from: Day, before: Option<SourceId>) {
		if let Some(before) = before {
			SucceededFrom::<T>::insert(before, from);
		}
		Latest::<T>::insert(line, source);
	}
}
