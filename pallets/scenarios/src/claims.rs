//! The register of what is claimed elsewhere, and of conflicts with it (Art. 23).

use polkadot_sdk::{
	frame_support::{ensure, traits::EnsureOrigin},
	frame_system::pallet_prelude::OriginFor,
	sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use suhui_primitives::{
	Clock, Coverage, Day, Document, Month, ParticipantId, Period, SourceId, MAX_CLAIM_MONTHS,
	MAX_CONFLICTS,
};

use crate::{
	Claim, Claimants, Claims, Config, Conflict, ConflictId, Conflicts, Decision, Error, Event,
	NextConflict, OpenConflicts, OutsideClaim, Pallet,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn ensure_claimable(claim: &OutsideClaim) -> Result<(), Error<T>> {
		let is_period = claim.months().is_some_and(|months| months <= MAX_CLAIM_MONTHS);
		ensure!(is_period, Error::<T>::InvalidPeriod);
		Ok(())
	}

	/// Enters a claim in the register; returns its place, from 1 on.
	pub(crate) fn enter_claim(
		source: SourceId,
		line: SourceId,
		details: OutsideClaim,
	) -> Result<u32, DispatchError> {
		Claimants::<T>::try_mutate(line, |claimants| match claimants.contains(&source) {
			true => Ok(()),
			false => claimants.try_push(source).map_err(|_| Error::<T>::TooManyClaims),
		})?;
		let claim = Claims::<T>::try_mutate(source, |claims| -> Result<u32, Error<T>> {
			let declared = T::Clock::today();
			claims
				.try_push(Claim { claim: details, declared, conflict: None })
				.map_err(|_| Error::<T>::TooManyClaims)?;
			u32::try_from(claims.len()).map_err(|_| Error::<T>::TooManyClaims)
		})?;
		Self::deposit_event(Event::ClaimDeclared { source, claim, details });
		Ok(claim)
	}

	/// Enters a claim, and the conflict that it is if a batch covers one of its days.
	pub(crate) fn do_declare_claim(
		source: SourceId,
		line: SourceId,
		details: OutsideClaim,
	) -> DispatchResult {
		Self::ensure_claimable(&details)?;
		let claim = Self::enter_claim(source, line, details)?;
		match Self::is_covered(line, &details) {
			true => Self::show(source, claim),
			false => Ok(()),
		}
	}

	/// Enters the conflict that a claim is whose days a batch comes to cover, if it was none before: whichever scenario of the
	/// line declared it, since their activity is one. Each is so once, lest who opens and cancels floods the register,
	/// and one batch shows one.
	pub(crate) fn find_claimed(source: SourceId, period: Period) -> DispatchResult {
		let line = Self::scenario(source)?.line;
		for claimant in Claimants::<T>::get(line) {
			let claims = Claims::<T>::get(claimant);
			let found = (1u32..)
				.zip(&claims)
				.find(|(_, found)| found.conflict.is_none() && found.claim.meets(&period));
			if let Some((claim, _)) = found {
				return Self::show(claimant, claim);
			}
		}
		Ok(())
	}

	/// Enters the conflict that a claim is by itself.
	fn show(source: SourceId, claim: u32) -> DispatchResult {
		let conflict = Self::enter_conflict(source, None, Some(claim), None)?;
		Claims::<T>::mutate(source, |claims| {
			let shown = (1u32..).zip(claims.iter_mut()).find(|(number, _)| *number == claim);
			if let Some((_, found)) = shown {
				found.conflict = Some(conflict);
			}
		});
		Ok(())
	}

	/// Whether the line's batches cover a day of the claim.
	fn is_covered(line: SourceId, claim: &OutsideClaim) -> bool {
		let (Some(begin), Some(end)) = (claim.first.month(), claim.last.month()) else {
			return false;
		};
		let bit = |day: Day| day.bit_in_month().unwrap_or_default();
		let (first, last) = (bit(claim.first), bit(claim.last));
		(begin.0..=end.0).map(Month).any(|month| {
			let mut days = T::Coverage::days(line, month);
			if month == begin {
				days &= !first.saturating_sub(1);
			}
			if month == end {
				days &= last | last.saturating_sub(1);
			}
			days != 0
		})
	}

	pub(crate) fn do_report_conflict(
		origin: OriginFor<T>,
		source: SourceId,
		claim: Option<u32>,
		document: Document,
	) -> DispatchResult {
		let by = match T::OperatorOrigin::try_origin(origin) {
			Ok(_) => None,
			Err(origin) => Some(Self::signer(origin)?),
		};
		Self::scenario(source)?;
		if let Some(claim) = claim {
			let declared = Claims::<T>::decode_len(source).unwrap_or_default();
			let is_declared = usize::try_from(claim).is_ok_and(|at| (1..=declared).contains(&at));
			ensure!(is_declared, Error::<T>::UnknownClaim);
		}
		by.map_or(Ok(()), Self::take_place)?;
		Self::enter_conflict(source, by, claim, Some(document)).map(|_| ())
	}

	fn enter_conflict(
		source: SourceId,
		by: Option<ParticipantId>,
		claim: Option<u32>,
		document: Option<Document>,
	) -> Result<ConflictId, DispatchError> {
		let conflict = NextConflict::<T>::get();
		NextConflict::<T>::put(conflict.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let (reported, decision) = (T::Clock::today(), None);
		Conflicts::<T>::insert(
			conflict,
			Conflict { source, by, claim, document, reported, decision },
		);
		Self::deposit_event(Event::ConflictReported { conflict, source, by, claim, document });
		Ok(conflict)
	}

	pub(crate) fn do_decide_conflict(
		conflict: ConflictId,
		upheld: bool,
		document: Document,
	) -> DispatchResult {
		let found = Conflicts::<T>::get(conflict).ok_or(Error::<T>::NotFound)?;
		ensure!(found.decision.is_none(), Error::<T>::AlreadyDecided);
		let decision = Some(Decision { upheld, document, day: T::Clock::today() });
		Conflicts::<T>::insert(conflict, Conflict { decision, ..found });
		found.by.into_iter().for_each(Self::give_place);
		let source = found.source;
		Self::deposit_event(Event::ConflictDecided { conflict, source, upheld, document });
		Ok(())
	}

	/// One more of the participant's reports waits.
	fn take_place(by: ParticipantId) -> DispatchResult {
		OpenConflicts::<T>::try_mutate(by, |open| {
			ensure!(*open < MAX_CONFLICTS, Error::<T>::TooManyConflicts);
			*open = open.saturating_add(1);
			Ok(())
		})
	}

	/// One of the participant's reports waits no more.
	fn give_place(by: ParticipantId) {
		OpenConflicts::<T>::mutate_exists(by, |open| {
			let left = open.unwrap_or_default().saturating_sub(1);
			*open = (left != 0).then_some(left);
		});
	}
}
