use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_runtime::DispatchError::BadOrigin,
};
use suhui_primitives::{Day, Title};

use super::{
	agree, assert_last_event, dispatch, end_agreement, item, offer, offering, send, unsigned,
};
use crate::{mock::*, Call, Error, Event, Item, ItemState, NextItem, OpenItems};

/// An offer like the others' but for what the test says of it.
#[derive(Clone)]
struct Offer {
	title: &'static str,
	price: u64,
	stock: u32,
	per_person: u16,
	from: Day,
	until: Day,
	fulfil: u16,
}

fn usual() -> Offer {
	let (from, until) = (NEW_YEAR, END_OF_YEAR);
	Offer { title: "帆布袋", price: 10, stock: 3, per_person: 2, from, until, fulfil: 5 }
}

impl Offer {
	fn call(self) -> Call<Test> {
		let Offer { title, price, stock, per_person, from, until, fulfil } = self;
		let title = title.as_bytes().to_vec().try_into().unwrap();
		let document = document(5);
		Call::offer_item { title, document, price, stock, per_person, from, until, fulfil }
	}
}

#[test]
fn offer_item_should_keep_the_item_when_a_provider_calls() {
	build_and_execute(|| {
		let number = offer(10);
		assert_eq!(number, 1);
		let expected = Item {
			provider: crate::mock::number(PROVIDER),
			title: Title::truncate_from("帆布袋".as_bytes().to_vec()),
			document: document(5),
			price: 10,
			offered: 3,
			stock: 3,
			held: 0,
			sold: 0,
			per_person: 2,
			from: NEW_YEAR,
			until: END_OF_YEAR,
			fulfil: 5,
			state: ItemState::Offered,
		};
		assert_eq!(item(number), expected);
		assert_eq!(NextItem::<Test>::get(), 2);
		assert_eq!(OpenItems::<Test>::get(crate::mock::number(PROVIDER)), 1);
	});
}

#[test]
fn offer_item_should_fail_when_the_title_shows_nothing() {
	build_and_execute(|| {
		agree(PROVIDER);
		for title in ["", " ", "帆布\u{200b}袋"] {
			let call = Offer { title, ..usual() }.call();
			assert_noop!(send(PROVIDER, call), Error::<Test>::InvalidText);
		}
	});
}

#[test]
fn offer_item_should_fail_when_it_costs_nothing() {
	build_and_execute(|| {
		agree(PROVIDER);
		let call = Offer { price: 0, ..usual() }.call();
		assert_noop!(send(PROVIDER, call), Error::<Test>::InvalidPrice);
	});
}

#[test]
fn offer_item_should_fail_when_there_is_none_or_none_for_a_person() {
	build_and_execute(|| {
		agree(PROVIDER);
		for offer in [Offer { stock: 0, ..usual() }, Offer { per_person: 0, ..usual() }] {
			assert_noop!(send(PROVIDER, offer.call()), Error::<Test>::InvalidCount);
		}
	});
}

#[test]
fn offer_item_should_fail_when_it_is_fulfilled_in_no_days_or_too_many() {
	build_and_execute(|| {
		agree(PROVIDER);
		for fulfil in [0, 61] {
			let call = Offer { fulfil, ..usual() }.call();
			assert_noop!(send(PROVIDER, call), Error::<Test>::InvalidDays);
		}
		assert_ok!(send(PROVIDER, Offer { fulfil: 60, ..usual() }.call()));
	});
}

#[test]
fn offer_item_should_fail_when_its_days_are_over_or_end_before_they_begin() {
	build_and_execute(|| {
		agree(PROVIDER);
		let yesterday = Day(TENTH_OF_MARCH.0 - 1);
		for (from, until) in [(NEW_YEAR, yesterday), (END_OF_YEAR, TENTH_OF_MARCH)] {
			let call = Offer { from, until, ..usual() }.call();
			assert_noop!(send(PROVIDER, call), Error::<Test>::InvalidPeriod);
		}
	});
}

#[test]
fn offer_item_should_fail_when_the_caller_has_no_agreement() {
	build_and_execute(|| {
		for account in [PROVIDER, CITIZEN] {
			assert_noop!(send(account, offering(10)), Error::<Test>::NoAgreement);
		}
		agree(PROVIDER);
		assert_ok!(send(OPERATOR, end_agreement(PROVIDER)));
		assert_noop!(send(PROVIDER, offering(10)), Error::<Test>::NoAgreement);
	});
}

#[test]
fn offer_item_should_fail_when_today_is_no_day_of_the_agreement() {
	build_and_execute(|| {
		let provider = number(PROVIDER);
		let tomorrow = Day(TENTH_OF_MARCH.0 + 1);
		assert_ok!(send(OPERATOR, super::agreement(provider, tomorrow, tomorrow)));
		assert_noop!(send(PROVIDER, offering(10)), Error::<Test>::NotInForce);
		Today::set(&tomorrow);
		assert_ok!(send(PROVIDER, offering(10)));
		Today::set(&Day(tomorrow.0 + 1));
		assert_noop!(send(PROVIDER, offering(10)), Error::<Test>::NotInForce);
	});
}

#[test]
fn offer_item_should_fail_when_the_provider_has_as_many_as_may_be() {
	build_and_execute(|| {
		agree(PROVIDER);
		for _ in 0..64 {
			assert_ok!(send(PROVIDER, offering(10)));
		}
		assert_noop!(send(PROVIDER, offering(10)), Error::<Test>::TooManyItems);
		assert_ok!(send(PROVIDER, Call::withdraw_item { item: 1 }));
		assert_ok!(send(PROVIDER, offering(10)));
	});
}

#[test]
fn offer_item_should_deposit_an_event_when_it_succeeds() {
	build_and_execute(|| {
		let item = offer(10);
		assert_last_event(Event::ItemOffered {
			item,
			provider: number(PROVIDER),
			title: Title::truncate_from("帆布袋".as_bytes().to_vec()),
			document: document(5),
			price: 10,
			stock: 3,
			per_person: 2,
			from: NEW_YEAR,
			until: END_OF_YEAR,
			fulfil: 5,
		});
	});
}

#[test]
fn offer_item_should_fail_when_the_caller_has_no_account() {
	build_and_execute(|| {
		assert_noop!(send(STRANGER, offering(10)), Error::<Test>::NotRegistered);
		for origin in unsigned() {
			assert_noop!(dispatch(origin, offering(10)), BadOrigin);
		}
	});
}
