use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{Day, Obligations};

use super::{agree, end_agreement, fulfilment, ordered, send};
use crate::mock::*;

fn is_free(account: u64) -> bool {
	Mall::is_free(number(account))
}

#[test]
fn provider_should_be_free_when_its_agreement_is_over() {
	build_and_execute(|| {
		assert!(is_free(PROVIDER));
		agree(PROVIDER);
		assert!(!is_free(PROVIDER));
		Today::set(&Day(END_OF_NEXT_YEAR.0 + 1));
		assert!(is_free(PROVIDER));
		Today::set(&TENTH_OF_MARCH);
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		assert!(is_free(PROVIDER));
	});
}

#[test]
fn person_and_provider_should_be_free_when_no_order_is_open() {
	build_and_execute(|| {
		assert!(is_free(CITIZEN));
		let order = ordered();
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		assert!(!is_free(CITIZEN) && !is_free(PROVIDER));
		assert_ok!(send(PROVIDER, fulfilment(order)));
		assert!(is_free(CITIZEN) && is_free(PROVIDER));
	});
}
