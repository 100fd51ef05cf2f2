use polkadot_sdk::{
	frame_support::{
		assert_ok,
		dispatch::{DispatchClass, GetDispatchInfo},
		weights::Weight,
	},
	sp_runtime::traits::Dispatchable,
};

use super::{
	agreement, decision, digest, disputing, end_agreement, fulfilment, listed, offering, ordered,
	redemption, send, SECRET,
};
use crate::{mock::*, weights, Call, WeightInfo};

fn charged(call: Call<Test>) -> Weight {
	call.get_dispatch_info().call_weight
}

/// What is charged once the call was made.
fn charged_in_the_end(account: u64, call: Call<Test>) -> Weight {
	let info = call.get_dispatch_info();
	let made = RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(account));
	made.unwrap_or_else(|refused| refused.post_info).calc_actual_weight(&info)
}

#[test]
fn calls_should_be_operational_when_they_are_weighed() {
	build_and_execute(|| {
		let order = ordered();
		let orders = vec![(order, SECRET)].try_into().unwrap();
		for call in [
			agreement(1, NEW_YEAR, END_OF_YEAR),
			end_agreement(PROVIDER),
			offering(10),
			Call::restock { item: 1, count: 1 },
			Call::withdraw_item { item: 1 },
			Call::list { item: 1 },
			redemption(1, 1),
			fulfilment(order),
			Call::fulfil_many { orders },
			Call::accept { order },
			Call::cancel { order },
			disputing(order),
			decision(order, true),
		] {
			assert_eq!(call.get_dispatch_info().class, DispatchClass::Operational, "{call:?}");
		}
	});
}

#[test]
fn redeem_should_be_charged_for_the_lots_read_when_fewer_than_paid_for_are() {
	build_and_execute(|| {
		let item = listed(10);
		let call = Call::redeem { item, count: 1, secret_hash: digest(SECRET), lots: 100 };
		assert_eq!(charged(call.clone()), <() as WeightInfo>::redeem(100));
		// B, A and C are read.
		assert_eq!(charged_in_the_end(CITIZEN, call), <() as WeightInfo>::redeem(3));
	});
}

#[test]
fn redeem_should_be_charged_for_no_lots_when_it_is_refused_before_any_is_read() {
	build_and_execute(|| {
		let item = listed(10);
		let refused = charged_in_the_end(CITIZEN, redemption(item, 3));
		assert_eq!(refused, <() as WeightInfo>::redeem(0));
	});
}

#[test]
fn redeem_should_be_charged_for_all_lots_when_they_do_not_hold_enough() {
	build_and_execute(|| {
		let item = listed(91);
		let refused = charged_in_the_end(CITIZEN, redemption(item, 1));
		assert_eq!(refused, <() as WeightInfo>::redeem(6_400));
	});
}

#[test]
fn ends_of_an_order_should_be_charged_for_its_pieces_when_it_runs() {
	build_and_execute(|| {
		// It took of two lots.
		let order = ordered();
		assert_eq!(charged(fulfilment(order)), <() as WeightInfo>::fulfil(2));
		assert_eq!(charged(Call::accept { order }), <() as WeightInfo>::accept(2));
		assert_eq!(charged(Call::cancel { order }), <() as WeightInfo>::cancel(2));
		for settle in [true, false] {
			let expected = weights::decide::<()>(settle, 2);
			assert_eq!(charged(decision(order, settle)), expected);
		}
		assert_ok!(send(CITIZEN, Call::accept { order }));
		assert_eq!(charged(fulfilment(order)), <() as WeightInfo>::fulfil(0));
		assert_eq!(charged(fulfilment(order + 1)), <() as WeightInfo>::fulfil(0));
	});
}

#[test]
fn fulfil_should_be_charged_for_no_pieces_when_it_is_refused() {
	build_and_execute(|| {
		let order = ordered();
		let refused = charged_in_the_end(OTHER, fulfilment(order));
		assert_eq!(refused, <() as WeightInfo>::fulfil(0));
		let refused = charged_in_the_end(OTHER, Call::accept { order });
		assert_eq!(refused, <() as WeightInfo>::accept(0));
		let refused = charged_in_the_end(OTHER, Call::cancel { order });
		assert_eq!(refused, <() as WeightInfo>::cancel(0));
		let refused = charged_in_the_end(OPERATOR, decision(order, true));
		assert_eq!(refused, <() as WeightInfo>::decide_settled(0));
	});
}

#[test]
fn fulfil_many_should_be_charged_for_all_their_pieces_when_orders_run() {
	build_and_execute(|| {
		let (first, second) = (ordered(), ordered());
		let many = |orders: [u32; 2]| Call::<Test>::fulfil_many {
			orders: orders.map(|order| (order, SECRET)).to_vec().try_into().unwrap(),
		};
		let weight = |orders, pieces| {
			<() as WeightInfo>::fulfil_many(orders) + <() as WeightInfo>::fulfil(pieces)
		};
		// The second took of C alone.
		assert_eq!(charged(many([first, second])), weight(2, 3));
		// The first was looked at, and settled; the second is not there.
		let refused = charged_in_the_end(PROVIDER, many([first, second + 1]));
		assert_eq!(refused, weight(2, 2));
	});
}
