//! Certificates of events and retirements (Art. 29), and what they tell of.

use polkadot_sdk::{frame_support::ensure, sp_runtime::DispatchError};
use suhui_primitives::{certificate::certificate_number, ClassId, Clock, Document, Milligrams};

use crate::{
	Certificate, CertificateNumber, CertificateOf, Certificates, ClassesPage, Config, Error,
	EventClasses, Events, LargeEvent, NextCertificate, Pallet, RetiredOf, Retirement, Retirements,
};

/// Classes on one page.
const PAGE: usize = 256;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_certify(
		of: CertificateOf,
		document: Document,
	) -> Result<CertificateNumber, DispatchError> {
		let issued = T::Clock::today();
		let year = issued.year().ok_or(Error::<T>::Overflow)?;
		let place = NextCertificate::<T>::get(year);
		let number = certificate_number(year, place).ok_or(Error::<T>::Overflow)?;
		let certificate = Some(number);
		match of {
			CertificateOf::Neutrality(event) => {
				let found = Events::<T>::get(event).ok_or(Error::<T>::NotFound)?;
				ensure!(found.certificate.is_none(), Error::<T>::AlreadyCertified);
				ensure!(found.consent.is_some(), Error::<T>::NoConsent);
				Self::discharge(found.host);
				Events::<T>::insert(event, LargeEvent { certificate, ..found });
			}
			CertificateOf::Retirement(retirement) => {
				let found = Retirements::<T>::get(retirement).ok_or(Error::<T>::NotFound)?;
				ensure!(found.certificate.is_none(), Error::<T>::AlreadyCertified);
				Retirements::<T>::insert(retirement, Retirement { certificate, ..found });
			}
		}
		NextCertificate::<T>::insert(year, place.saturating_add(1));
		Certificates::<T>::insert(number, Certificate { of, issued, document });
		Ok(number)
	}

	/// Whether the operator may certify it now.
	pub fn is_certifiable(of: CertificateOf) -> bool {
		match of {
			CertificateOf::Neutrality(event) => Events::<T>::get(event)
				.is_some_and(|found| found.consent.is_some() && found.certificate.is_none()),
			CertificateOf::Retirement(retirement) => {
				Retirements::<T>::get(retirement).is_some_and(|found| found.certificate.is_none())
			}
		}
	}

	/// The classes whose reductions an event or a retirement was given, in the order of the state: 256 of those after one
	/// of them, or from the first on.
	pub fn classes_of(of: CertificateOf, after: Option<ClassId>) -> ClassesPage {
		match of {
			CertificateOf::Neutrality(event) => page(match after {
				Some(class) => EventClasses::<T>::iter_prefix_from(
					event,
					EventClasses::<T>::hashed_key_for(event, class),
				),
				None => EventClasses::<T>::iter_prefix(event),
			}),
			CertificateOf::Retirement(retirement) => page(match after {
				Some(class) => RetiredOf::<T>::iter_prefix_from(
					retirement,
					RetiredOf::<T>::hashed_key_for(retirement, class),
				),
				None => RetiredOf::<T>::iter_prefix(retirement),
			}),
		}
	}
}

/// The first of them, and whether there are more.
fn page(mut all: impl Iterator<Item = (ClassId, Milligrams)>) -> ClassesPage {
	let classes: alloc::vec::Vec<_> = all.by_ref().take(PAGE).collect();
	let last = classes.last().map(|(class, _)| *class);
	ClassesPage { next: all.next().and(last), classes }
}
