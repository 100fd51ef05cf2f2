//! What makes a batch's issue alike: class by class, as it is fed.

use polkadot_sdk::sp_runtime::DispatchResult;
use suhui_primitives::{BatchId, ClassId, Clock, Month, Quantity, Sources};

use crate::{
	Batch, BatchClasses, Class, ClassOf, ClassPart, Classes, Config, Error, Event, NextClass,
	Pallet,
};

impl<T: Config> Pallet<T> {
	/// The class of what is issued of the batch today, opened on the first occasion, and the month.
	pub(crate) fn class_of_today(details: &Batch) -> Result<(ClassId, Month), Error<T>> {
		let month = T::Clock::today().month().ok_or(Error::<T>::Overflow)?;
		let (source, version) =
			(details.source, T::Sources::version(details.source, details.terms));
		let key = (source, version, month);
		if let Some(class) = ClassOf::<T>::get(key) {
			return Ok((class, month));
		}
		let class = NextClass::<T>::get();
		NextClass::<T>::put(class.checked_add(1).ok_or(Error::<T>::Overflow)?);
		ClassOf::<T>::insert(key, class);
		Classes::<T>::insert(class, Class { source, version, month });
		Self::deposit_event(Event::ClassOpened { class, source, version, month });
		Ok((class, month))
	}

	/// Adds what a chunk issued to the part of its batch that is of the class.
	pub(crate) fn add_issue(
		batch: BatchId,
		chunk: u32,
		class: ClassId,
		issued: Quantity,
	) -> DispatchResult {
		BatchClasses::<T>::try_mutate(batch, |parts| {
			if let Some(part) = parts.last_mut().filter(|part| part.class == class) {
				part.issued = part.issued.checked_add(issued).ok_or(Error::<T>::Overflow)?;
				return Ok(());
			}
			let part = ClassPart { first_chunk: chunk, class, issued };
			parts.try_push(part).map_err(|_| Error::<T>::Overflow.into())
		})
	}
}
