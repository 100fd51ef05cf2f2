use std::collections::BTreeMap;

use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::Escrow;

use super::{disputing, fulfilment, listed, ordered, redemption, send};
use crate::mock::*;

#[test]
fn in_orders_should_be_what_stands_in_those_that_run_when_they_are_of_several_classes() {
	build_and_execute(|| {
		let first = ordered();
		let item = listed(60);
		assert_ok!(send(CITIZEN, redemption(item, 1)));
		assert_ok!(send(CITIZEN, disputing(first + 1)));
		// 30,189 mg and 3 points of C in the first, 301,891 and 30 in the second.
		let all = [(2, quantity(0, 30)), (3, quantity(100_001, 7)), (4, quantity(332_080, 33))];
		assert_eq!(Mall::in_orders(), BTreeMap::from(all));
		assert_ok!(send(PROVIDER, fulfilment(first)));
		let second = [(2, quantity(0, 30)), (4, quantity(301_891, 30))];
		assert_eq!(Mall::in_orders(), BTreeMap::from(second));
	});
}
