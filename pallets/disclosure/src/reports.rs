//! Reports, from the day they fall due to the day they are filed (Art. 10, 21, 43).

use polkadot_sdk::{
	frame_support::{ensure, traits::EnsureOrigin},
	frame_system::pallet_prelude::OriginFor,
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	Actor, Clock, Day, Deadlines, Document, Month, Region, ReportKind, Subject,
};

use crate::{
	Config, Cursor, Error, NextToFallDue, Pallet, Regions, Report, Reports, MAX_FALLING_DUE,
};

/// Working days after the last day reported on in which a report is filed.
const DAYS_TO_REPORT: u16 = 10;

/// The reports of the province, in the order in which they fall due, and whose they are.
const OF_THE_PROVINCE: [(ReportKind, Actor); 4] = [
	(ReportKind::Monthly, Actor::Operator),
	(ReportKind::Annual, Actor::Authority),
	(ReportKind::Security, Actor::Operator),
	(ReportKind::Evaluation, Actor::Operator),
];

fn is_december(month: Month) -> bool {
	matches!(month.year_and_month(), (_, 12))
}

impl<T: Config> Pallet<T> {
	/// Who sent a report of the kind.
	pub(crate) fn reporting(
		origin: OriginFor<T>,
		kind: ReportKind,
	) -> Result<Actor, DispatchError> {
		Ok(match kind {
			ReportKind::Monthly | ReportKind::Security | ReportKind::Evaluation => {
				T::OperatorOrigin::ensure_origin(origin)?;
				Actor::Operator
			}
			ReportKind::Annual => {
				T::AuthorityOrigin::ensure_origin(origin)?;
				Actor::Authority
			}
			ReportKind::Regional => Self::operator_or_office(origin)?,
		})
	}

	pub(crate) fn add_report(
		kind: ReportKind,
		month: Month,
		region: Region,
		by: Actor,
		document: Document,
	) -> DispatchResult {
		let is_own = match by {
			Actor::Region(own) => region == own,
			_ if kind == ReportKind::Regional => Self::is_left(month, region),
			_ => region == Region::PROVINCE,
		};
		ensure!(is_own, Error::<T>::OutsideRegion);
		let filed = T::Clock::today();
		let is_over = filed.month().is_some_and(|this| month < this);
		let is_whole = kind == ReportKind::Monthly || is_december(month);
		ensure!(is_over && is_whole, Error::<T>::InvalidMonth);
		let key = (kind, month, region);
		ensure!(!Reports::<T>::contains_key(key), Error::<T>::AlreadyExists);
		Reports::<T>::insert(key, Report { document, filed, by });
		T::Deadlines::met(Subject::Report(kind, month, region))
	}

	/// Whether the region's report is due and no office is left to file it.
	fn is_left(month: Month, region: Region) -> bool {
		let subject = Subject::Report(ReportKind::Regional, month, region);
		!Self::has_office(region) && T::Deadlines::due(subject).is_some()
	}

	/// Lets reports of months that are over fall due, as many as a block takes; returns how many did. The first month is
	/// the one in which the chain began.
	pub(crate) fn fall_due() -> u32 {
		let Some(this) = T::Clock::today().month() else { return 0 };
		let Some(before) = NextToFallDue::<T>::get() else {
			// Before its first block the chain knows no time: it is 1970.
			if this > Month::default() {
				NextToFallDue::<T>::put(Cursor::of(this));
			}
			return 0;
		};
		let (mut cursor, mut fallen) = (before, 0u32);
		while cursor.month < this && fallen < MAX_FALLING_DUE {
			match Self::next_report(cursor) {
				Some((kind, region, actor)) => {
					Self::set_due(kind, cursor.month, region, actor);
					cursor.after = Some((kind, region));
					fallen = fallen.saturating_add(1);
				}
				None => cursor = Cursor::of(cursor.month.saturating_add(1)),
			}
		}
		if cursor != before {
			NextToFallDue::<T>::put(cursor);
		}
		fallen
	}

	/// The report of the cursor's month that falls due next, and whose it is.
	fn next_report(cursor: Cursor) -> Option<(ReportKind, Region, Actor)> {
		let is_next = |kind: ReportKind, region: Region| {
			cursor.after.is_none_or(|last| last < (kind, region))
		};
		let is_yearly = is_december(cursor.month);
		let of_the_province = OF_THE_PROVINCE.into_iter().find(|(kind, _)| {
			(is_yearly || *kind == ReportKind::Monthly) && is_next(*kind, Region::PROVINCE)
		});
		if let Some((kind, actor)) = of_the_province {
			return Some((kind, Region::PROVINCE, actor));
		}
		let kind = ReportKind::Regional;
		let regions = if is_yearly { Regions::<T>::get() } else { Default::default() };
		let (region, _) = regions.into_iter().find(|(region, _)| is_next(kind, *region))?;
		Some((kind, region, Actor::Region(region)))
	}

	/// One that was filed in the month's first block is not due any more.
	fn set_due(kind: ReportKind, month: Month, region: Region, actor: Actor) {
		let start = month.last_day().unwrap_or(Day(u32::MAX));
		let subject = Subject::Report(kind, month, region);
		if !Reports::<T>::contains_key((kind, month, region)) {
			// What cannot be set has no deadline, and is to be filed all the same.
			let _ = T::Deadlines::set(subject, actor, start, DAYS_TO_REPORT);
		}
	}
}
