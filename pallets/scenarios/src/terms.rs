//! Terms from their proposal to the day they come into force (Art. 16, 34).

use polkadot_sdk::{
	frame_support::ensure,
	frame_system::pallet_prelude::OriginFor,
	sp_io::hashing::blake2_256,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	Clock, Compiling, Day, Document, Methodologies, SourceId, TermsNumber, VersionId, MAX_TERMS,
};

use crate::{
	compile::{rule_of, Interface},
	Applications, Config, Error, InForce, Pallet, PointsRules, PointsText, PointsTexts, Scenario,
	SourceKind, Terms, TermsOf,
};

/// How many days ahead terms may come into force.
const DAYS_AHEAD: u32 = 366;

impl<T: Config> Pallet<T> {
	/// The interface of the methodology that terms name, if they name one.
	pub(crate) fn interface(
		version: Option<VersionId>,
		compiling: &mut Compiling,
	) -> Result<Option<Interface>, Error<T>> {
		let Some(version) = version else { return Ok(None) };
		let interface = T::Methodologies::interface(version, compiling);
		interface.map(Some).ok_or(Error::NotPublished)
	}

	/// New terms name no methodology that is discontinued, though its day may be yet to come (Art. 16).
	pub(crate) fn ensure_continued(version: Option<VersionId>) -> Result<(), Error<T>> {
		let Some(version) = version else { return Ok(()) };
		let effect = T::Methodologies::in_effect(version);
		ensure!(effect.is_some_and(|(_, until)| until.is_none()), Error::<T>::NotPublished);
		Ok(())
	}

	/// Terms begin on a day whose activity counts under the methodology they name (Art. 15, 16).
	fn ensure_in_effect(version: Option<VersionId>, from: Day) -> Result<(), Error<T>> {
		let Some(version) = version else { return Ok(()) };
		let effect = T::Methodologies::in_effect(version);
		let (effective, until) = effect.ok_or(Error::<T>::NotPublished)?;
		let is_over = until.is_some_and(|until| until <= from);
		ensure!(effective <= from && !is_over, Error::<T>::NotInEffect);
		Ok(())
	}

	/// Takes up the application for other terms; returns the scenario, and the interface of the terms' methodology if
	/// they name one.
	pub(crate) fn revisable(
		origin: OriginFor<T>,
		source: SourceId,
		version: Option<VersionId>,
		compiling: &mut Compiling,
	) -> Result<(Scenario, Option<Interface>), DispatchError> {
		let found = Self::developed_by(Self::applicant(origin)?, source)?;
		Self::ensure_admitted(found.stage)?;
		ensure!(!Applications::<T>::contains_key(source), Error::<T>::AlreadyProposed);
		ensure!(found.terms < MAX_TERMS, Error::<T>::TooManyTerms);
		Self::ensure_continued(version)?;
		let interface = Self::interface(version, compiling)?;
		Self::open_application(found.developer)?;
		Ok((found, interface))
	}

	/// Stores terms whose points formula is sound for what the methodology they name takes, or is none if they are a
	/// project's. An error leaves the caller to roll back.
	pub(crate) fn add_terms(
		source: SourceId,
		terms: TermsNumber,
		kind: SourceKind,
		(version, interface): (Option<VersionId>, Option<Interface>),
		points_text: PointsText,
		document: Document,
		compiling: &mut Compiling,
	) -> DispatchResult {
		let rule = rule_of::<T>(kind, &points_text, compiling, interface)?;
		let text = blake2_256(&points_text).into();
		let proposed = T::Clock::today();
		TermsOf::<T>::insert(source, terms, Terms { version, text, document, proposed });
		PointsTexts::<T>::insert(source, terms, points_text);
		PointsRules::<T>::insert(source, terms, rule);
		Ok(())
	}

	/// Lets terms hold from a day on, which is later than the first one of those before. A day mistyped far ahead would
	/// leave no room for any terms after it.
	pub(crate) fn put_in_force(source: SourceId, terms: TermsNumber, from: Day) -> DispatchResult {
		let latest = T::Clock::today().saturating_add(DAYS_AHEAD);
		ensure!(from <= latest, Error::<T>::TooFarAhead);
		let named = TermsOf::<T>::get(source, terms).and_then(|found| found.version);
		Self::ensure_in_effect(named, from)?;
		InForce::<T>::try_mutate(source, |first_days| {
			let is_later = first_days.last().is_none_or(|(_, last)| *last < from);
			ensure!(is_later, Error::<T>::NotLater);
			first_days.try_push((terms, from)).map_err(|_| Error::<T>::TooManyTerms.into())
		})
	}

	/// Leaves of terms rejected or withdrawn their entry alone, which has the formula's digest.
	pub(crate) fn remove_formula(source: SourceId, terms: TermsNumber) {
		PointsTexts::<T>::remove(source, terms);
		PointsRules::<T>::remove(source, terms);
	}
}
