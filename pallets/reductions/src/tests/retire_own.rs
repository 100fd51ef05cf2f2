use polkadot_sdk::{
	frame_support::{
		assert_noop, assert_ok,
		dispatch::{DispatchErrorWithPostInfo, DispatchResultWithPostInfo, GetDispatchInfo},
	},
	sp_core::H256,
	sp_runtime::DispatchError::{self, BadOrigin},
};
use suhui_primitives::{Ask, Document, Fate, Purpose as Honour};

use super::{assert_last_event, in_compensation, last_retirement, left, lots, signed, unsigned};
use crate::{
	mock::*, Beneficiary, Call, Error, Event, Part, Purpose, RetiredOf, Retirement, WeightInfo,
};

fn send(account: u64, part: Part, purpose: Purpose, lots: u32) -> DispatchResultWithPostInfo {
	let beneficiary = Beneficiary::Holder;
	Reductions::retire_own(signed(account), part, purpose, beneficiary, lots)
}

/// 10 mg, of one lot.
fn send_for(account: u64, purpose: Purpose, to: Beneficiary) -> DispatchResultWithPostInfo {
	Reductions::retire_own(signed(account), Part::Milligrams(10), purpose, to, 1)
}

fn others() -> [Beneficiary; 3] {
	let named = Beneficiary::Named(few("某化工有限公司".as_bytes()));
	let sealed = Beneficiary::Sealed(H256::repeat_byte(7));
	[Beneficiary::Participant(number(REPORTER)), named, sealed]
}

fn refused(error: Error<Test>) -> DispatchResultWithPostInfo {
	let post_info = Some(<() as WeightInfo>::retire_own(0)).into();
	Err(DispatchErrorWithPostInfo { post_info, error: error.into() })
}

#[test]
fn retire_own_should_burn_points_rounded_up_when_a_lot_is_split() {
	build_and_execute(|| {
		// 7 * 500,000 / 783,330 = 4.5.
		lots(&[(CITIZEN, 1, 783_330, 7)]);
		assert_ok!(send(CITIZEN, Part::Milligrams(500_000), Purpose::Donation, 1));
		assert_eq!(left(), [(283_330, 2)]);
		let expected = Retirement {
			holder: number(CITIZEN),
			beneficiary: Beneficiary::Holder,
			purpose: Purpose::Donation,
			day: TODAY,
			total: 500_000,
			points: 5,
			period: None,
			evidence: None,
			certificate: None,
		};
		assert_eq!(last_retirement(), (1, expected));
		assert_eq!(RetiredOf::<Test>::get(1, 1), 500_000);
	});
}

#[test]
fn retire_own_should_burn_no_points_when_the_lot_has_none() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 26, 0)]);
		assert_ok!(send(CITIZEN, Part::Milligrams(26), Purpose::Cancellation, 1));
		let (_, retirement) = last_retirement();
		assert_eq!((retirement.total, retirement.points), (26, 0));
	});
}

#[test]
fn retire_own_should_take_of_one_lot_when_it_is_named() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 100, 1), (CITIZEN, 2, 100, 1)]);
		let part = Part::Lot { month: JANUARY, class: 2, milligrams: 60 };
		assert_ok!(send(CITIZEN, part, Purpose::Offset, 1));
		assert_eq!(left(), [(100, 1), (40, 0)]);
	});
}

#[test]
fn retire_own_should_count_as_its_purpose_when_lots_are_asked() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 100, 1)]);
		let purposes = [
			(Purpose::Donation, Honour::Donation),
			(Purpose::Offset, Honour::Offset),
			(Purpose::Cancellation, Honour::Cancellation),
			(in_compensation(), Honour::Compensation),
		];
		for (purpose, _) in purposes {
			assert_ok!(send(CITIZEN, Part::Milligrams(10), purpose, 1));
		}
		let asked = |(_, honour)| (number(CITIZEN), Ask::Milligrams(10), Fate::Retired(honour));
		assert_eq!(Asked::get(), purposes.map(asked));
	});
}

#[test]
fn retire_own_should_deposit_an_event_of_the_classes_when_several_lots_give() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 100, 1), (CITIZEN, 2, 100, 4)]);
		assert_ok!(send(CITIZEN, Part::Milligrams(150), Purpose::Offset, 2));
		assert_last_event(Event::Retired {
			retirement: 1,
			holder: number(CITIZEN),
			purpose: Purpose::Offset,
			beneficiary: Beneficiary::Holder,
			total: 150,
			// 4 * 50 / 100 = 2.
			points: 3,
			reductions: vec![(1, 100), (2, 50)],
		});
	});
}

#[test]
fn retire_own_should_refund_lots_that_were_not_read_when_it_succeeds() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 100, 1), (CITIZEN, 2, 100, 1)]);
		let done = send(CITIZEN, Part::Milligrams(60), Purpose::Offset, 10).unwrap();
		assert_eq!(done.actual_weight, Some(<() as WeightInfo>::retire_own(1)));
	});
}

#[test]
fn retire_own_should_be_charged_for_3200_lots_when_more_may_be_read() {
	let charged = |lots| {
		let (part, purpose) = (Part::Milligrams(1), Purpose::Offset);
		let beneficiary = Beneficiary::Holder;
		let call = Call::<Test>::retire_own { part, purpose, beneficiary, lots };
		call.get_dispatch_info().call_weight
	};
	assert_eq!(charged(3_199), <() as WeightInfo>::retire_own(3_199));
	for lots in [3_200, 3_201, 6_400, u32::MAX] {
		assert_eq!(charged(lots), <() as WeightInfo>::retire_own(3_200));
	}
}

#[test]
fn retire_own_should_read_3200_lots_when_more_may_be_read() {
	build_and_execute(|| {
		lots(&(1..=3_201).map(|class| (CITIZEN, class, 1, 0)).collect::<Vec<_>>());
		let of_all =
			|milligrams| send(CITIZEN, Part::Milligrams(milligrams), Purpose::Offset, u32::MAX);
		assert_eq!(of_all(3_201).unwrap_err().error, DispatchError::Other("too many lots"));
		let done = of_all(3_200).unwrap();
		assert_eq!(done.actual_weight, Some(<() as WeightInfo>::retire_own(3_200)));
		let last = Part::Lot { month: JANUARY, class: 3_201, milligrams: 1 };
		assert_ok!(send(CITIZEN, last, Purpose::Offset, 1));
	});
}

#[test]
fn retire_own_should_fail_when_the_lots_do_not_hold_as_much() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 100, 1)]);
		let failed = send(CITIZEN, Part::Milligrams(101), Purpose::Offset, 10).unwrap_err();
		assert_eq!(failed.error, DispatchError::Other("not enough"));
		assert_eq!(failed.post_info.actual_weight, None);
		assert_eq!(left(), [(100, 1)]);
	});
}

#[test]
fn retire_own_should_give_back_the_weight_of_lots_when_it_is_refused_before() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 100, 1)]);
		let part = Part::Milligrams(10);
		let none = Document::default();
		let nowhere = Purpose::Compensation { case: none, acceptance: none };
		assert_eq!(send(STRANGER, part, Purpose::Offset, 10), refused(Error::NotRegistered));
		assert_eq!(send(REPORTER, part, Purpose::Offset, 10), refused(Error::WrongKind));
		assert_eq!(send(CITIZEN, part, nowhere, 10), refused(Error::DocumentMissing));
		let nothing = Part::Milligrams(0);
		assert_eq!(send(CITIZEN, nothing, Purpose::Offset, 10), refused(Error::NothingAsked));
	});
}

#[test]
fn retire_own_should_fail_when_the_beneficiary_is_none() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 100, 1)]);
		let (part, beneficiary) = (Part::Milligrams(10), Beneficiary::Sealed(H256::zero()));
		assert_noop!(
			Reductions::retire_own(signed(CITIZEN), part, Purpose::Offset, beneficiary, 10)
				.map_err(|failed| failed.error),
			Error::<Test>::InvalidBeneficiary
		);
	});
}

/// What would be of worth to whoever emitted or owes something.
#[test]
fn retire_own_should_fail_when_a_person_offsets_or_compensates_for_another() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 100, 1)]);
		for purpose in [Purpose::Offset, in_compensation()] {
			for beneficiary in others() {
				let sent = send_for(CITIZEN, purpose, beneficiary);
				assert_eq!(sent, refused(Error::ForAnother));
			}
		}
		assert_eq!(left(), [(100, 1)]);
	});
}

#[test]
fn retire_own_should_be_to_anothers_good_when_a_person_donates_or_cancels() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 100, 1)]);
		for purpose in [Purpose::Donation, Purpose::Cancellation] {
			for beneficiary in others() {
				assert_ok!(send_for(CITIZEN, purpose, beneficiary.clone()));
				assert_eq!(last_retirement().1.beneficiary, beneficiary);
			}
		}
	});
}

#[test]
fn retire_own_should_be_for_any_purpose_when_a_person_names_itself() {
	build_and_execute(|| {
		lots(&[(CITIZEN, 1, 100, 1)]);
		let itself = Beneficiary::Participant(number(CITIZEN));
		for purpose in [Purpose::Donation, Purpose::Offset, in_compensation()] {
			assert_ok!(send_for(CITIZEN, purpose, itself.clone()));
		}
	});
}

#[test]
fn retire_own_should_fail_when_nobody_signed() {
	build_and_execute(|| {
		for origin in unsigned() {
			let (part, beneficiary) = (Part::Milligrams(1), Beneficiary::Holder);
			assert_noop!(
				Reductions::retire_own(origin, part, Purpose::Offset, beneficiary, 1)
					.map_err(|failed| failed.error),
				BadOrigin
			);
		}
	});
}
