//! Institutions and organisations by their public name and code, and the regions that accounts are opened in (Art. 8, 45).

use pallet_participants::{Call, Holder, Opening};
use polkadot_sdk::{
	pallet_collective::RawOrigin,
	sp_runtime::{traits::Dispatchable, DispatchError},
};
use suhui_primitives::{LegalPerson, ParticipantKind, Region};
use suhui_runtime::{origins::CouncilCollective, AccountId, Runtime, RuntimeCall};
use suhui_runtime_tests::{
	chain::{fail, in_chain, succeed},
	credit_codes::miscopied,
	keys::{AUTHORITY, OPERATOR, SEATS, SECOND_OPERATOR},
	scheme::{
		change_key, key_change, legal_person, motion, open, open_individual, opening, opening_of,
	},
};

use crate::rides::error;

/// A new key for this institution or organisation, for which it consents to stand.
fn of(holder: Holder) -> Call<Runtime> {
	Call::open { opening: opening_of("//Another", holder) }
}

#[test]
fn organisation_should_not_be_opened_when_its_code_has_a_participant() {
	in_chain(|| {
		open("//Shop", ParticipantKind::Organisation, &[]);
		let shop = legal_person("//Shop");
		let renamed = LegalPerson { title: legal_person("//Other").title, ..shop.clone() };
		error("CodeTaken", fail(OPERATOR, of(Holder::Organisation(shop.clone()))));
		error("CodeTaken", fail(OPERATOR, of(Holder::Institution(shop))));
		error("CodeTaken", fail(OPERATOR, of(Holder::Organisation(renamed))));
	});
}

#[test]
fn organisation_should_not_be_opened_again_when_it_closed_its_account() {
	in_chain(|| {
		open("//Shop", ParticipantKind::Organisation, &[]);
		succeed("//Shop", Call::close {});
		let again = opening("//Shop", ParticipantKind::Organisation, &[]);
		error("CodeTaken", fail(OPERATOR, Call::open { opening: again }));
		let shop = legal_person("//Shop");
		error("CodeTaken", fail(OPERATOR, of(Holder::Organisation(shop))));
	});
}

#[test]
fn organisation_should_not_be_opened_when_a_digit_of_its_code_is_wrong() {
	in_chain(|| {
		let shop = legal_person("//Shop");
		let wrong = LegalPerson { code: miscopied(shop.code), ..shop.clone() };
		error("InvalidCode", fail(OPERATOR, of(Holder::Organisation(wrong.clone()))));
		error("InvalidCode", fail(OPERATOR, of(Holder::Institution(wrong))));
		succeed(OPERATOR, of(Holder::Organisation(shop)));
	});
}

#[test]
fn organisation_should_not_be_opened_when_the_key_did_not_consent_to_stand_for_it() {
	in_chain(|| {
		let shop = opening("//Shop", ParticipantKind::Organisation, &[]);
		let mall = opening("//Mall", ParticipantKind::Organisation, &[]);
		let of_another_key = opening_of("//Another", shop.holder.clone());
		for consent in [None, mall.consent, of_another_key.consent] {
			let opening = Opening { consent, ..shop.clone() };
			error("ConsentInvalid", fail(OPERATOR, Call::open { opening: opening.clone() }));
			let openings = vec![opening].try_into().expect("one");
			error("ConsentInvalid", fail(OPERATOR, Call::<Runtime>::open_batch { openings }));
		}
		let consent = shop.consent.clone();
		let person = opening("//Shop", ParticipantKind::Individual, &[]);
		let person = Opening { consent, ..person };
		error("ConsentInvalid", fail(OPERATOR, Call::open { opening: person }));
		succeed(OPERATOR, Call::open { opening: shop });
	});
}

/// Nobody decides on an account that the same key stands for.
#[test]
fn key_should_stand_for_no_participant_when_it_holds_an_office() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		for official in [OPERATOR, SECOND_OPERATOR, AUTHORITY] {
			for kind in [ParticipantKind::Individual, ParticipantKind::Organisation] {
				let opening = opening(official, kind, &[]);
				error("HoldsOffice", fail(OPERATOR, Call::open { opening }));
			}
			error("HoldsOffice", fail("//Ann", key_change(ann, official)));
		}
		// A seat of the council decides on no participant.
		change_key("//Ann", SEATS[0]);
	});
}

#[test]
fn organisation_should_not_be_opened_when_its_name_shows_nothing() {
	in_chain(|| {
		let nameless = LegalPerson {
			title: " ".as_bytes().to_vec().try_into().expect("short"),
			..legal_person("//Shop")
		};
		error("InvalidText", fail(OPERATOR, of(Holder::Organisation(nameless))));
	});
}

fn living_in(code: u32, seed: &str) -> Call<Runtime> {
	let region = Region::new(code).expect("six digits");
	let opening = opening(seed, ParticipantKind::Individual, &[]);
	Call::open { opening: Opening { region, ..opening } }
}

#[test]
fn account_should_not_be_opened_when_no_county_of_jiangsu_has_its_region() {
	in_chain(|| {
		error("InvalidRegion", fail(OPERATOR, living_in(329_999, "//Ann")));
		// 通州 until it became 320612 in 2009.
		error("InvalidRegion", fail(OPERATOR, living_in(320_683, "//Ann")));
		// 昆山.
		succeed(OPERATOR, living_in(320_583, "//Ann"));
	});
}

/// 上海青浦, where a pilot runs.
#[test]
fn account_should_be_opened_outside_jiangsu_when_the_council_admitted_a_pilot_there() {
	in_chain(|| {
		let region = Region::new(310_118).expect("six digits");
		let admit = Call::<Runtime>::admit_pilot { region };
		error("InvalidRegion", fail(OPERATOR, living_in(310_118, "//Ann")));
		let half = RawOrigin::<AccountId, CouncilCollective>::Members(3, 6);
		let carried = RuntimeCall::from(admit.clone()).dispatch(half.into());
		assert_eq!(carried.map_err(|failed| failed.error), Err(DispatchError::BadOrigin));
		error("InvalidRegion", fail(OPERATOR, living_in(310_118, "//Ann")));
		assert_eq!(motion(&SEATS, 4, admit), Some(Ok(())));
		succeed(OPERATOR, living_in(310_118, "//Ann"));
		error("InvalidRegion", fail(OPERATOR, living_in(310_115, "//Bo")));
		assert_eq!(motion(&SEATS, 4, Call::<Runtime>::withdraw_pilot { region }), Some(Ok(())));
		error("InvalidRegion", fail(OPERATOR, living_in(310_118, "//Bo")));
	});
}
