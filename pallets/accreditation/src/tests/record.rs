use polkadot_sdk::frame_support::assert_storage_noop;
use suhui_primitives::{Accreditation as _, Deed};

use super::{accredit, found};
use crate::{mock::*, Record};

#[test]
fn record_should_count_each_deed_when_it_is_noted() {
	build_and_execute(|| {
		accredit(VERIFIER);
		let deeds = [
			(Deed::Assigned, 5),
			(Deed::Attested, 4),
			(Deed::Adverse, 3),
			(Deed::Declined, 2),
			(Deed::Held, 1),
		];
		for (deed, times) in deeds {
			(0..times).for_each(|_| Accreditation::note(number(VERIFIER), deed));
		}
		let record = Record { assigned: 5, attested: 4, adverse: 3, declined: 2, held: 1 };
		assert_eq!(found(VERIFIER).record, record);
	});
}

#[test]
fn record_should_be_nobodys_when_the_participant_is_no_verifier() {
	build_and_execute(|| {
		assert_storage_noop!(Accreditation::note(number(VERIFIER), Deed::Held));
	});
}
