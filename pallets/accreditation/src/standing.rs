//! What issuance asks of verifiers (Art. 42).

use suhui_primitives::{Accreditation, SourceId};

use crate::{Config, Interests, Pallet, Standing, Verifiers};

impl<T: Config> Accreditation<T::AccountId> for Pallet<T> {
	fn in_good_standing(account: &T::AccountId) -> bool {
		Verifiers::<T>::get(account).is_some_and(|verifier| verifier.standing == Standing::Good)
	}

	fn is_interested(account: &T::AccountId, source: SourceId) -> bool {
		Interests::<T>::contains_key(account, source)
	}
}
