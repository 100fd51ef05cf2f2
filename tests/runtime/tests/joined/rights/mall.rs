//! The table's lines on items and orders: what is there when the call is due.

use pallet_mandate::Scope;
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{pass_to, succeed, today},
	keys::OPERATOR,
	mall::{
		agree, agreement, decision, disputing, end_of_agreement, fulfilment, give, listed, offer,
		offering, redemption, SECRET,
	},
	scheme::number,
};

use super::{ordered, unmandated, INDIVIDUAL, ORGANISATION};

pub fn call(line: &str) -> pallet_mall::Call<Runtime> {
	use pallet_mall::Call;
	let list = |item| Call::<Runtime>::list { item };
	let withdrawal = |item| Call::<Runtime>::withdraw_item { item };
	let in_dispute = |order| {
		succeed(INDIVIDUAL, disputing(order));
		order
	};
	let late = |order| {
		// It was to be fulfilled in five working days.
		pass_to(today().saturating_add(15));
		order
	};
	let undecided = |order| {
		// It was to be decided in ten working days.
		pass_to(today().saturating_add(30));
		order
	};
	match line {
		"agree" => agreement(number(ORGANISATION)),
		"agree, with I" => agreement(number(INDIVIDUAL)),
		"agree, without a mandate" => unmandated(Scope::Mall, agreement(number(ORGANISATION))),
		"end_agreement" => {
			agree(ORGANISATION);
			end_of_agreement(ORGANISATION)
		}
		"end_agreement, ended" => {
			agree(ORGANISATION);
			succeed(OPERATOR, end_of_agreement(ORGANISATION));
			end_of_agreement(ORGANISATION)
		}
		"offer_item" => {
			agree(ORGANISATION);
			offering(10)
		}
		"offer_item, without an agreement" => offering(10),
		"restock" => Call::restock { item: listed(ORGANISATION, 10), count: 1 },
		"withdraw_item" => withdrawal(listed(ORGANISATION, 10)),
		"withdraw_item, withdrawn" => {
			let item = listed(ORGANISATION, 10);
			succeed(ORGANISATION, withdrawal(item));
			withdrawal(item)
		}
		"list" => list(offer(ORGANISATION, 10)),
		"list, listed" => list(listed(ORGANISATION, 10)),
		"list, without a mandate" => unmandated(Scope::Mall, list(offer(ORGANISATION, 10))),
		"redeem" => {
			give(number(INDIVIDUAL), 1, (1_000, 100));
			redemption(listed(ORGANISATION, 10))
		}
		"redeem, not listed" => redemption(offer(ORGANISATION, 10)),
		"redeem, of none that provides" => {
			let item = listed(ORGANISATION, 10);
			succeed(OPERATOR, end_of_agreement(ORGANISATION));
			redemption(item)
		}
		"fulfil" => fulfilment(ordered()),
		"fulfil, with another secret" => Call::fulfil { order: ordered(), secret: [8; 32] },
		"fulfil_many" => {
			let orders = vec![(ordered(), SECRET)];
			Call::fulfil_many { orders: orders.try_into().expect("one") }
		}
		"accept" => Call::accept { order: ordered() },
		"accept, fulfilled" => {
			let order = ordered();
			succeed(ORGANISATION, fulfilment(order));
			Call::accept { order }
		}
		"cancel" => Call::cancel { order: ordered() },
		"cancel, late" => Call::cancel { order: late(ordered()) },
		"cancel, late and in dispute" => Call::cancel { order: in_dispute(late(ordered())) },
		"cancel, in a dispute that is late" => {
			Call::cancel { order: undecided(in_dispute(ordered())) }
		}
		"dispute" => disputing(ordered()),
		"dispute, in dispute" => disputing(in_dispute(ordered())),
		"decide" => decision(in_dispute(ordered()), true),
		other => panic!("there is no scene for {other}"),
	}
}
