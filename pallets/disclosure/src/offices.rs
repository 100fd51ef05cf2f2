//! The accounts that act for cities and counties (Art. 5).

use polkadot_sdk::{
	frame_support::{ensure, traits::SortedMembers},
	frame_system,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{Region, Registry, MAX_OFFICES};

use crate::{Config, Error, Offices, Pallet, Regions};

impl<T: Config> Pallet<T> {
	/// Lets the account act for the region. It keeps the reference when it is dismissed: an account that is reaped counts
	/// its transactions from 0 again, and what it signed before would act a second time.
	pub(crate) fn add_office(account: &T::AccountId, region: Region) -> DispatchResult {
		ensure!(T::Registry::stood_for(account).is_none(), Error::<T>::TakesPart);
		ensure!(!T::Officials::contains(account), Error::<T>::HoldsOffice);
		ensure!(!Offices::<T>::contains_key(account), Error::<T>::AlreadyExists);
		Regions::<T>::try_mutate(|regions| {
			let all = regions.iter().fold(0u32, |all, (_, offices)| all.saturating_add(*offices));
			ensure!(all < MAX_OFFICES, Error::<T>::TooMany);
			match regions.binary_search_by_key(&region, |(region, _)| *region) {
				Ok(place) => {
					if let Some((_, offices)) = regions.get_mut(place) {
						*offices = offices.saturating_add(1);
					}
				}
				Err(place) => {
					let inserted = regions.try_insert(place, (region, 1));
					inserted.map_err(|_| Error::<T>::TooMany)?;
				}
			}
			Ok::<_, DispatchError>(())
		})?;
		Offices::<T>::insert(account, region);
		if frame_system::Pallet::<T>::providers(account) == 0 {
			frame_system::Pallet::<T>::inc_providers(account);
		}
		Ok(())
	}

	/// Ends the account's acting; returns for which region.
	pub(crate) fn remove_office(account: &T::AccountId) -> Result<Region, DispatchError> {
		let region = Offices::<T>::take(account).ok_or(Error::<T>::NotFound)?;
		Regions::<T>::mutate(|regions| {
			if let Some((_, offices)) = regions.iter_mut().find(|(of, _)| *of == region) {
				*offices = offices.saturating_sub(1);
			}
			regions.retain(|(_, offices)| *offices > 0);
		});
		Ok(region)
	}

	pub(crate) fn has_office(region: Region) -> bool {
		Regions::<T>::get().iter().any(|(of, _)| *of == region)
	}
}
