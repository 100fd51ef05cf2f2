//! How many reports of a validator's offences are taken (Art. 5).

use crate::{AccountId, Consortium, Offences, Runtime};
use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::ensure,
	pallet_session::historical::IdentificationTuple,
	sp_staking::offence::{Offence, OffenceError, ReportOffence},
};

/// `Offences` keeps every report for good, and one that nobody signed counts to no quota. Whatever would change nothing is not
/// handed on: it counts as reported before, so that neither the pool nor a block takes it.
pub struct OffenceReports;

impl OffenceReports {
	fn are_enough(offenders: &[IdentificationTuple<Runtime>]) -> bool {
		offenders.iter().all(|(validator, ())| Consortium::has_enough_offences(validator))
	}
}

impl<O: Offence<IdentificationTuple<Runtime>>>
	ReportOffence<AccountId, IdentificationTuple<Runtime>, O> for OffenceReports
{
	fn report_offence(reporters: Vec<AccountId>, offence: O) -> Result<(), OffenceError> {
		let (offenders, session) = (offence.offenders(), offence.session_index());
		let are_decided =
			offenders.iter().all(|(validator, ())| Consortium::is_decided(validator, session));
		ensure!(!are_decided && !Self::are_enough(&offenders), OffenceError::DuplicateReport);
		Offences::report_offence(reporters, offence)
	}

	fn is_known_offence(offenders: &[IdentificationTuple<Runtime>], slot: &O::Slot) -> bool {
		Self::are_enough(offenders)
			|| <Offences as ReportOffence<_, _, O>>::is_known_offence(offenders, slot)
	}
}
