//! Terms from their proposal to the day they come into force (Art. 16, 34).

use alloc::vec::Vec;

use polkadot_sdk::{
	frame_support::ensure,
	frame_system::pallet_prelude::OriginFor,
	sp_io::hashing::blake2_256,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_formula::Input;
use suhui_primitives::{
	Clock, Compiling, Day, Document, Methodologies, SourceId, TermsNumber, VersionId, MAX_TERMS,
};

use crate::{
	compile::compile, Config, Error, InForce, Pallet, PointsRules, PointsText, PointsTexts,
	Scenario, Terms, TermsOf,
};

/// How many days ahead terms may come into force.
const DAYS_AHEAD: u32 = 366;

/// A methodology version's inputs, and the least and largest reduction it can give.
pub(crate) type Interface = (Vec<Input>, (u64, u64));

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
		ensure!(Self::proposal(source, &found).is_none(), Error::<T>::AlreadyProposed);
		ensure!(found.terms < MAX_TERMS, Error::<T>::TooManyTerms);
		let interface = Self::interface(version, compiling)?;
		Self::open_application(found.developer)?;
		Ok((found, interface))
	}

	/// Stores terms whose points formula is sound for what the methodology they name takes. An error leaves the caller to roll back.
	pub(crate) fn add_terms(
		source: SourceId,
		terms: TermsNumber,
		(version, interface): (Option<VersionId>, Option<Interface>),
		points_text: PointsText,
		document: Document,
		compiling: &mut Compiling,
	) -> DispatchResult {
		let rule = compile::<T>(&points_text, compiling, interface)?;
		let text = blake2_256(&points_text).into();
		let proposed = T::Clock::today();
		TermsOf::<T>::insert(source, terms, Terms { version, text, document, proposed });
		PointsTexts::<T>::insert(source, terms, points_text);
		PointsRules::<T>::insert(source, terms, rule);
		Ok(())
	}

	/// The terms that wait for a decision: those proposed last, unless they are in force, or were rejected or
	/// withdrawn.
	pub(crate) fn proposal(source: SourceId, scenario: &Scenario) -> Option<TermsNumber> {
		let terms = scenario.terms;
		let is_in_force = InForce::<T>::get(source).last().is_some_and(|(last, _)| *last == terms);
		(!is_in_force && PointsRules::<T>::contains_key(source, terms)).then_some(terms)
	}

	/// Lets terms hold from a day on, which is later than the first one of those before. A day mistyped far ahead would
	/// leave no room for any terms after it.
	pub(crate) fn put_in_force(source: SourceId, terms: TermsNumber, from: Day) -> DispatchResult {
		let latest = T::Clock::today().saturating_add(DAYS_AHEAD);
		ensure!(from <= latest, Error::<T>::TooFarAhead);
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
