//! Which methodology a version is of, as accreditation asks.

use suhui_primitives::{MethodologyId, MethodologyNumbers, VersionId, FIRST_NUMBER};

use crate::{Config, NextMethodology, Pallet, Versions};

impl<T: Config> MethodologyNumbers for Pallet<T> {
	fn of(version: VersionId) -> Option<MethodologyId> {
		Versions::<T>::get(version).map(|found| found.methodology)
	}

	fn is_given(methodology: MethodologyId) -> bool {
		(FIRST_NUMBER..NextMethodology::<T>::get()).contains(&methodology)
	}
}
