//! Which days are not to be claimed elsewhere (Art. 23).

use suhui_primitives::{Coverage, Month, SourceId};

use crate::{Config, DaysTaken, Pallet};

impl<T: Config> Coverage for Pallet<T> {
	fn days(line: SourceId, month: Month) -> u32 {
		DaysTaken::<T>::get(line, month)
	}
}
