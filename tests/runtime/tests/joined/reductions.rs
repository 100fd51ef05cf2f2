//! The use of reductions (Art. 26-32) with people's lots as they are: an event that many people make carbon-neutral,
//! retirement for each purpose, certificates, and where their reductions come from.

use pallet_issuance::{BatchPart, Provenance};
use pallet_reductions::{
	Beneficiary, Call, Certificate, CertificateOf, Certificates, ClassesPage, Donors, Events,
	Holdings, Purpose, Retirements,
};
use polkadot_sdk::sp_core::H256;
use suhui_primitives::{Page, ParticipantId, ParticipantKind, Quantity, Region, PAGE_SIZE};
use suhui_runtime::{Issuance, Points, Reductions, Runtime, RuntimeCall};
use suhui_runtime_tests::{
	chain::{fail, in_chain, pass_to, refusal_code, succeed, today},
	clerks::{proposal, together},
	keys::{Seed, AUTHORITY, OPERATOR, SEATS},
	reductions::{
		account, accounting, certification, consent, consented, contribution, credit, donation,
		missing, own_retirement, redeem_with, register, registration, retirement, transfer, HOST,
	},
	scheme::{
		change_key, cycling, document, motion, number, open, open_individual, quantity, Platform,
		DECEMBER, VERIFIER,
	},
};

use crate::rides::{class, error, holds, on_three_pages, record, KILOMETRE, TWO_AND_A_HALF};

const ANN: Seed = "//Ann";
const BO: Seed = "//Bo";
const CAI: Seed = "//Cai";
const PROVIDER: Seed = "//Provider";
const NEW_KEY: Seed = "//Provider's new key";

/// The event of November 2025: 1,163.59 t, by donations of 12.6 kg, of which 92,346 make 1,163,559,600,000 mg.
const EMISSIONS: u64 = 1_163_590_000_000;
const DONATION: u64 = 12_600_000;
const OF_92_346: u64 = 1_163_559_600_000;

/// A scheme with a host, a provider, and people whose numbers are returned.
fn scheme() -> [ParticipantId; 3] {
	cycling();
	open(HOST, ParticipantKind::Institution, &[]);
	open(PROVIDER, ParticipantKind::Organisation, &[]);
	[ANN, BO, CAI].map(|seed| open_individual(seed, &[]))
}

fn held(seed: Seed, class: u32) -> u64 {
	Holdings::<Runtime>::get(number(seed), class)
}

fn certify(of: CertificateOf) {
	assert_eq!(together(certification(of)), Ok(()));
}

/// The certificate of this number.
fn certificate(number: u64) -> Option<CertificateOf> {
	Certificates::<Runtime>::get(number).map(|Certificate { of, .. }| of)
}

/// What stays with a person as donated.
fn donated(person: ParticipantId) -> Quantity {
	Points::honours_of(person).donated
}

/// The 92,346 donors before the last three are the provider's, with what people redeemed.
#[test]
fn event_should_be_covered_to_the_milligram_when_the_last_of_its_donors_gives() {
	in_chain(|| {
		let [ann, bo, cai] = scheme();
		credit(ann, 1, (OF_92_346, 9_000_000));
		redeem_with(ann, number(PROVIDER), OF_92_346);
		for person in [ann, bo] {
			credit(person, 2, (DONATION, 1_260));
		}
		credit(cai, 3, (20_000_001, 1_999));
		let event = register(1_000_000_000_000);
		account(event, EMISSIONS);
		succeed(PROVIDER, contribution(event, 1, OF_92_346));
		for donor in [ANN, BO, CAI] {
			succeed(donor, donation(event, DONATION));
		}
		// 1,163,559,600,000 + 2 * 12,600,000 + 5,200,000; ceil(1,999 * 5,200,000 / 20,000,001) = 520.
		assert_eq!(missing(event), 0);
		assert_eq!(holds(cai), quantity(14_800_001, 1_479));
		assert_eq!(donated(cai), quantity(5_200_000, 520));
		let found = Events::<Runtime>::get(event).unwrap();
		assert_eq!((found.covered, found.donors), (EMISSIONS, 3));
		error("Covered", fail(CAI, donation(event, DONATION)));
		error("Covered", fail(PROVIDER, contribution(event, 1, 1)));
		let gave = Donors::<Runtime>::get(event, Page::of(cai));
		let of_cai = gave.iter().find(|(slot, _)| *slot == Page::slot(cai));
		assert_eq!(of_cai, Some(&(Page::slot(cai), 5_200_000)));
	});
}

#[test]
fn event_should_be_certified_when_the_authority_consented() {
	in_chain(|| {
		let [ann, ..] = scheme();
		credit(ann, 1, (DONATION, 1_260));
		let event = register(DONATION);
		let of = CertificateOf::Neutrality(event);
		let proposed = || refusal_code(OPERATOR, proposal(2, &certification(of).into()));
		account(event, DONATION);
		succeed(ANN, donation(event, DONATION));
		// Nothing is there to be certified.
		assert_eq!(proposed(), 5);
		succeed(AUTHORITY, consent(event, DONATION));
		error("NotOpen", fail(VERIFIER, accounting(event, 1)));
		certify(of);
		assert_eq!(certificate(202_600_000_001), Some(of));
		assert_eq!(proposed(), 5);
	});
}

/// The accountant lowers the figure just before the consent to the one that the authority read.
#[test]
fn consent_should_come_to_nothing_when_the_accountant_put_another_figure_in_before_it() {
	in_chain(|| {
		let [ann, ..] = scheme();
		credit(ann, 1, (DONATION, 1_260));
		let event = register(DONATION);
		account(event, DONATION);
		succeed(ANN, donation(event, DONATION));
		succeed(VERIFIER, accounting(event, 6_300_000));
		error("EmissionsDiffer", fail(AUTHORITY, consent(event, DONATION)));
		succeed(AUTHORITY, consent(event, 6_300_000));
	});
}

#[test]
fn event_should_be_open_again_when_it_is_accounted_higher() {
	in_chain(|| {
		let [ann, bo, _] = scheme();
		credit(ann, 1, (EMISSIONS, 10_000_000));
		redeem_with(ann, number(PROVIDER), EMISSIONS);
		let event = register(EMISSIONS);
		account(event, EMISSIONS);
		succeed(PROVIDER, contribution(event, 1, EMISSIONS));
		succeed(VERIFIER, accounting(event, 1_170_000_000_000));
		assert_eq!(missing(event), 6_410_000_000);
		error("NotCovered", fail(AUTHORITY, consent(event, 1_170_000_000_000)));
		credit(bo, 2, (DONATION, 1_260));
		succeed(BO, donation(event, DONATION));
		assert_eq!(missing(event), 6_397_400_000);
	});
}

/// 上海青浦, where a pilot runs: people there take part, but Art. 26 is of events in the province.
#[test]
fn event_should_be_refused_when_it_is_in_a_pilot_outside_jiangsu() {
	in_chain(|| {
		open(HOST, ParticipantKind::Institution, &[]);
		let region = Region::new(310_118).unwrap();
		let admit = pallet_participants::Call::<Runtime>::admit_pilot { region };
		assert_eq!(motion(&SEATS, 4, admit), Some(Ok(())));
		let Call::register_event { title, first, last, plan, target, .. } = registration(1) else {
			unreachable!("it registers an event")
		};
		let there = Call::<Runtime>::register_event { title, region, first, last, plan, target };
		error("InvalidRegion", fail(HOST, there));
		succeed(HOST, registration(1));
	});
}

#[test]
fn event_should_keep_what_it_was_given_when_its_host_calls_it_off() {
	in_chain(|| {
		let [ann, ..] = scheme();
		credit(ann, 1, (DONATION, 1_260));
		assert_eq!(refusal_code(PROVIDER, registration(1)), 2);
		let event = register(EMISSIONS);
		succeed(ANN, donation(event, 5_000_000));
		let call_off = || Call::<Runtime>::call_off { event, document: document(25) };
		assert_eq!(refusal_code(PROVIDER, call_off()), 2);
		succeed(HOST, call_off());
		error("NotOpen", fail(ANN, donation(event, 5_000_000)));
		// 1,260 * 5,000,000 / 12,600,000 = 500.
		assert_eq!(holds(ann), quantity(7_600_000, 760));
		assert_eq!(donated(ann), quantity(5_000_000, 500));
	});
}

#[test]
fn persons_honours_should_tell_the_purposes_when_lots_are_retired_for_each() {
	in_chain(|| {
		let [ann, ..] = scheme();
		credit(ann, 1, (1_000, 10));
		let in_compensation =
			Purpose::Compensation { case: document(11), acceptance: document(12) };
		for (milligrams, purpose) in [
			(100, Purpose::Donation),
			(200, Purpose::Offset),
			(300, Purpose::Cancellation),
			(400, in_compensation),
		] {
			succeed(ANN, own_retirement(milligrams, purpose));
		}
		let book = Points::honours_of(ann);
		let found = [book.donated, book.offset, book.cancelled, book.compensated];
		assert_eq!(found, [(100, 1), (200, 2), (300, 3), (400, 4)].map(|(mg, p)| quantity(mg, p)));
		assert_eq!(holds(ann), quantity(0, 0));
	});
}

#[test]
fn lot_without_points_should_be_retired_when_its_reductions_are() {
	in_chain(|| {
		let [ann, ..] = scheme();
		credit(ann, 1, (26, 0));
		succeed(ANN, own_retirement(26, Purpose::Cancellation));
		assert_eq!(Points::honours_of(ann).cancelled, quantity(26, 0));
	});
}

#[test]
fn retirement_should_be_certified_when_a_person_is_the_obligor() {
	in_chain(|| {
		let [ann, bo, _] = scheme();
		credit(ann, 1, (1_000, 10));
		redeem_with(ann, number(PROVIDER), 1_000);
		assert_eq!(held(PROVIDER, 1), 1_000);
		let purpose = Purpose::Compensation { case: document(11), acceptance: document(12) };
		let beneficiary = Beneficiary::Participant(bo);
		succeed(PROVIDER, retirement(1, 400, purpose, beneficiary.clone()));
		let sealed = Beneficiary::Sealed(H256::repeat_byte(1));
		succeed(PROVIDER, retirement(1, 600, Purpose::Offset, sealed));
		assert_eq!(held(PROVIDER, 1), 0);
		let found = Retirements::<Runtime>::get(1).unwrap();
		assert_eq!((found.beneficiary, found.total), (beneficiary, 400));
		// Who retires has no honour for it, nor has the beneficiary.
		assert_eq!(Points::honours_of(bo), Default::default());
		certify(CertificateOf::Retirement(2));
		certify(CertificateOf::Retirement(1));
		let expected = [2, 1].map(|number| Some(CertificateOf::Retirement(number)));
		assert_eq!([202_600_000_001, 202_600_000_002].map(certificate), expected);
	});
}

#[test]
fn certificates_of_both_kinds_should_be_numbered_together_when_they_are_of_one_year() {
	in_chain(|| {
		let [ann, ..] = scheme();
		credit(ann, 1, (1_000, 10));
		let event = consented(ANN, 600);
		succeed(ANN, own_retirement(400, Purpose::Cancellation));
		certify(CertificateOf::Retirement(1));
		certify(CertificateOf::Neutrality(event));
		let expected = [CertificateOf::Retirement(1), CertificateOf::Neutrality(event)].map(Some);
		assert_eq!([202_600_000_001, 202_600_000_002].map(certificate), expected);
	});
}

#[test]
fn reductions_should_move_between_organisations_when_three_days_passed_since_a_new_key() {
	in_chain(|| {
		let [ann, ..] = scheme();
		credit(ann, 1, (1_000, 10));
		redeem_with(ann, number(PROVIDER), 1_000);
		let (host, changed) = (number(HOST), today());
		change_key(PROVIDER, NEW_KEY);
		for days in 0..3 {
			if days > 0 {
				pass_to(changed.saturating_add(days));
			}
			error("Cooling", fail(NEW_KEY, transfer(host, 1, 300)));
		}
		pass_to(changed.saturating_add(3));
		succeed(NEW_KEY, transfer(host, 1, 300));
		assert_eq!([held(NEW_KEY, 1), held(HOST, 1)], [700, 300]);
	});
}

#[test]
fn reductions_should_cover_anothers_event_when_three_days_passed_since_a_new_key() {
	in_chain(|| {
		let [ann, ..] = scheme();
		credit(ann, 1, (1_000, 10));
		redeem_with(ann, number(PROVIDER), 1_000);
		let (event, changed) = (register(1_000), today());
		change_key(PROVIDER, NEW_KEY);
		error("Cooling", fail(NEW_KEY, contribution(event, 1, 300)));
		pass_to(changed.saturating_add(3));
		succeed(NEW_KEY, contribution(event, 1, 300));
		assert_eq!((held(NEW_KEY, 1), missing(event)), (700, 700));
	});
}

/// Ann's 67,250 mg in the first chunk, Bo's 26,900 in the second.
#[test]
fn certificate_should_lead_to_the_chunks_of_its_reductions_when_it_is_asked() {
	in_chain(|| {
		let source = cycling();
		open(HOST, ParticipantKind::Institution, &[]);
		let [ann, bo, _] = on_three_pages(source);
		assert_eq!(bo, ann + PAGE_SIZE);
		let records = [record(ann, 1, TWO_AND_A_HALF), record(bo, 1, KILOMETRE)];
		let platform = Platform::of(source, &records);
		let batch = platform.fed_to_its_end();
		let event = consented(ANN, 67_250);
		let of = CertificateOf::Neutrality(event);
		certify(of);
		let ClassesPage { classes, next } = Reductions::classes_of(of, None);
		assert_eq!((classes, next), (vec![(class(batch), 67_250)], None));
		let Provenance { class: found, parts, next } =
			Issuance::provenance(class(batch), 1).unwrap();
		assert_eq!((found.source, next), (source, None));
		let expected = BatchPart {
			batch,
			terms: 1,
			period: DECEMBER,
			root: platform.root(),
			verifier: Some(number(VERIFIER)),
			report: Some(document(5)),
			chunks: (0, 2),
			issued: quantity(94_150, 8),
		};
		assert_eq!(parts, [expected]);
	});
}

#[test]
fn certificate_should_take_two_clerks_when_it_is_issued() {
	in_chain(|| {
		let [ann, ..] = scheme();
		credit(ann, 1, (1_000, 10));
		succeed(ANN, own_retirement(400, Purpose::Cancellation));
		let of = CertificateOf::Retirement(1);
		let call: RuntimeCall = certification(of).into();
		assert_eq!(refusal_code(OPERATOR, call), 2);
		certify(of);
	});
}
