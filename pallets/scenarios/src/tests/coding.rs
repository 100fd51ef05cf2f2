use codec::Encode;
use polkadot_sdk::sp_core::H256;
use suhui_primitives::{Day, Document};

use crate::{PointsText, Terms};

/// Pages read them so, from the state that they prove: `web/src/lib/batchProof.ts`, whose tests have the same bytes.
#[test]
fn terms_should_name_their_version_first_when_they_are_coded() {
	let text = H256::repeat_byte(0xcd);
	let terms = |version| Terms { version, text, document: Document::default(), proposed: Day(0) };
	let start = |version: &[u8]| [version, &[0xcd; 32]].concat();
	assert!(terms(Some(6)).encode().starts_with(&start(&[1, 6, 0, 0, 0])));
	assert!(terms(None).encode().starts_with(&start(&[0])));
}

#[test]
fn points_formula_should_follow_its_length_when_it_is_coded() {
	let text = PointsText::try_from(b"points".to_vec()).unwrap();
	assert_eq!(text.encode(), b"\x18points");
}
