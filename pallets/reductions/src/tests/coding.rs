use codec::Encode;
use polkadot_sdk::{frame_support::BoundedVec, sp_core::H256};
use suhui_primitives::{Day, Region};

use crate::{
	mock::*, Accounting, Beneficiary, Certificate, CertificateOf, LargeEvent, Purpose, Retirement,
};

// Pages read them so, from the state that they prove: `web/src/lib/certificates.ts`, whose tests have the same bytes.

/// A document's.
fn digests(byte: u8) -> Vec<u8> {
	[[byte; 32], [byte + 1; 32]].concat()
}

#[test]
fn certificate_should_lie_as_pages_read_it_when_it_is_coded() {
	let of = CertificateOf::Neutrality(2);
	let certificate = Certificate { of, issued: Day(20_522), document: document(0x11) };
	let start = [0u8, 2, 0, 0, 0, 0x2a, 0x50, 0, 0];
	assert_eq!(certificate.encode(), [&start[..], &digests(0x11)].concat());
	let of = CertificateOf::Retirement(3);
	let certificate = Certificate { of, ..certificate };
	let start = [1u8, 3, 0, 0, 0, 0x2a, 0x50, 0, 0];
	assert_eq!(certificate.encode(), [&start[..], &digests(0x11)].concat());
}

#[test]
fn event_should_lie_as_pages_read_it_when_it_is_coded() {
	let mut event = LargeEvent {
		host: 4,
		title: BoundedVec::truncate_from("全运会".as_bytes().to_vec()),
		region: Region::PROVINCE,
		first: Day(20_407),
		last: Day(20_408),
		plan: document(0x11),
		target: 1_200_000_000_000,
		registered: Day(20_362),
		accountant: None,
		accounting: None,
		covered: 0,
		donors: 0,
		consent: None,
		called_off: None,
		certificate: None,
	};
	let start = [
		&[4u8, 0, 0, 0, 36][..],
		"全运会".as_bytes(),
		&[0, 0xe2, 4, 0, 0xb7, 0x4f, 0, 0, 0xb8, 0x4f, 0, 0],
		&digests(0x11),
		&[0, 0xe0, 0x92, 0x65, 0x17, 1, 0, 0, 0x8a, 0x4f, 0, 0],
	]
	.concat();
	let nothing = [0u8; 2 + 8 + 4 + 3];
	assert_eq!(event.encode(), [&start[..], &nothing].concat());
	let emissions = 1_163_590_000_000;
	event.accountant = Some(9);
	event.accounting =
		Some(Accounting { verifier: 9, emissions, report: document(0x21), day: Day(20_412) });
	(event.covered, event.donors) = (emissions, 92_349);
	event.consent = Some((document(0x31), Day(20_423)));
	event.certificate = Some(202_600_000_001);
	let amount = [0x80, 0x5d, 0x5e, 0xeb, 0x0e, 1, 0, 0];
	let rest = [
		&[1u8, 9, 0, 0, 0, 1, 9, 0, 0, 0][..],
		&amount,
		&digests(0x21),
		&[0xbc, 0x4f, 0, 0],
		&amount,
		&[0xbd, 0x68, 1, 0, 1],
		&digests(0x31),
		&[0xc7, 0x4f, 0, 0, 0, 1, 1, 0xaa, 0xe6, 0x2b, 0x2f, 0, 0, 0],
	]
	.concat();
	assert_eq!(event.encode(), [start, rest].concat());
}

#[test]
fn retirement_should_lie_as_pages_read_it_when_it_is_coded() {
	let mut retirement = Retirement {
		holder: 4,
		beneficiary: Beneficiary::Holder,
		purpose: Purpose::Offset,
		day: Day(20_522),
		total: 1_000_000,
		points: 5,
		period: None,
		evidence: None,
		certificate: None,
	};
	let amounts = [0x40u8, 0x42, 0x0f, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0];
	let day = [0x2a, 0x50, 0, 0];
	let expected = [&[4u8, 0, 0, 0, 0, 1][..], &day, &amounts, &[0, 0, 0]].concat();
	assert_eq!(retirement.encode(), expected);
	retirement.beneficiary = Beneficiary::Participant(7);
	let (case, acceptance) = (document(0x11), document(0x21));
	retirement.purpose = Purpose::Compensation { case, acceptance };
	retirement.period = Some((Day(20_407), Day(20_408)));
	retirement.evidence = Some(document(0x31));
	let expected = [
		&[4u8, 0, 0, 0, 1, 7, 0, 0, 0, 3][..],
		&digests(0x11),
		&digests(0x21),
		&day,
		&amounts,
		&[1, 0xb7, 0x4f, 0, 0, 0xb8, 0x4f, 0, 0, 1],
		&digests(0x31),
		&[0],
	]
	.concat();
	assert_eq!(retirement.encode(), expected);
	for (beneficiary, coded) in [
		(Beneficiary::Named(BoundedVec::truncate_from(b"ab".to_vec())), vec![2, 8, b'a', b'b']),
		(Beneficiary::Sealed(H256::repeat_byte(0x44)), [&[3u8][..], &[0x44; 32]].concat()),
	] {
		assert_eq!(beneficiary.encode(), coded);
	}
}
