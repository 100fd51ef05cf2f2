//! A project's batch: of its owner alone, who holds what is issued (Art. 46).

use polkadot_sdk::{
	frame_support::{assert_noop, assert_ok},
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::DispatchError,
};
use suhui_primitives::ParticipantId;

use crate::{mock::*, BatchStatus, Class, Classes, Difference, Event, Ground, Masked};

/// The owner's number: the sixth account of the mock's.
const OWNER: ParticipantId = 6;

/// A roof's first two days of January: 20 kWh at 582.7 g are 11,654 g, 10.5 kWh are 6,118.35 g; 17,772.35 g in all.
fn roof() -> TestBatch {
	TestBatch::of_source(SOLAR_ROOF, JANUARY_2016, &[(OWNER, 0, 2_000), (OWNER, 1, 1_050)])
}

#[test]
fn feed_should_issue_to_the_owners_holdings_when_the_source_is_a_project() {
	build_and_execute(|| {
		assert_eq!(number(INSTITUTION), OWNER);
		roof().fed_to_its_end();
		assert_eq!(Issued::get(), [(OWNER, 1, 17_772_350)]);
		assert_eq!(credited(), []);
	})
}

#[test]
fn feed_should_complete_a_projects_batch_when_its_chunk_is_fed() {
	build_and_execute(|| {
		let batch = roof().fed_to_its_end();
		assert_eq!(details(batch).status, BatchStatus::Complete);
		let (withheld, withheld_records) = (quantity(0, 0), 0);
		let issued = quantity(17_772_350, 0);
		assert_eq!(last_event(), Event::Completed { batch, issued, withheld, withheld_records });
	})
}

#[test]
fn feed_should_open_a_class_of_the_month_when_the_source_is_a_project() {
	build_and_execute(|| {
		roof().fed_to_its_end();
		let month = TENTH_OF_FEBRUARY_2016.month().unwrap();
		let class = Class { source: SOLAR_ROOF, version: Some(SOLAR_ROOF_VERSION), month };
		assert_eq!(Classes::<Test>::get(1), Some(class));
	})
}

#[test]
fn feed_should_ask_for_nobodys_consent_when_the_source_is_a_project() {
	build_and_execute(|| {
		Withholding::set(&vec![OWNER]);
		roof().fed_to_its_end();
		assert_eq!(Issued::get(), [(OWNER, 1, 17_772_350)]);
		assert_eq!(PagesAsked::get(), []);
	})
}

#[test]
fn feed_should_withhold_when_the_owner_closed_its_account() {
	build_and_execute(|| {
		let roof = roof();
		let batch = roof.approved();
		Closed::set(&vec![INSTITUTION]);
		assert_ok!(roof.feed(batch, 0));
		assert_eq!(Issued::get(), []);
		let (issued, withheld) = (quantity(0, 0), quantity(17_772_350, 0));
		assert_eq!(last_event(), Event::Completed { batch, issued, withheld, withheld_records: 2 });
		// One page, on which nobody is credited.
		let mask = [vec![4], vec![0; 32]].concat();
		assert_eq!(Masked::<Test>::get(batch, 0), Some(H256(blake2_256(&mask))));
	})
}

#[test]
fn feed_should_hold_a_projects_batch_when_a_record_is_of_another_than_its_owner() {
	for others in [&[(OWNER - 1, 0, 2_000)][..], &[(OWNER, 0, 2_000), (OWNER + 1, 0, 2_000)][..]] {
		build_and_execute(|| {
			let batch = TestBatch::of_source(SOLAR_ROOF, JANUARY_2016, others);
			let id = batch.approved();
			assert_ok!(batch.feed(id, 0));
			let (participant, ..) = *others.last().unwrap();
			let difference = Difference::NotOwner { participant };
			assert_eq!(last_event(), Event::Held { batch: id, chunk: 0, difference });
			assert_eq!(details(id).status, BatchStatus::Held(Ground::Difference(difference)));
			assert_eq!(Issued::get(), []);
		})
	}
}

#[test]
fn feed_should_hold_a_projects_batch_when_a_subtotal_claims_points() {
	build_and_execute(|| {
		let batch = roof().with_header(0, |header| header.subtotal.points = 1);
		let id = batch.approved();
		assert_ok!(batch.feed(id, 0));
		let difference = Difference::Subtotal { quantified: quantity(17_772_350, 0) };
		assert_eq!(last_event(), Event::Held { batch: id, chunk: 0, difference });
	})
}

#[test]
fn feed_should_issue_nothing_when_a_project_reduced_nothing() {
	build_and_execute(|| {
		TestBatch::of_source(SOLAR_ROOF, JANUARY_2016, &[(OWNER, 0, 0)]).fed_to_its_end();
		assert_eq!(Issued::get(), []);
	})
}

#[test]
fn feed_should_fail_when_the_holdings_refuse_it() {
	build_and_execute(|| {
		let roof = roof();
		let batch = roof.approved();
		HoldingsFail::set(&true);
		let refused = DispatchError::Other("holdings fail");
		assert_noop!(send(REPORTER, roof.feed_call(batch, 0)), refused);
	})
}

#[test]
fn feed_should_issue_when_a_projects_batch_was_put_on_hold_and_released() {
	build_and_execute(|| {
		let roof = roof();
		let batch = roof.approved();
		assert_ok!(hold(batch));
		assert_ok!(send(OPERATOR, crate::Call::release { batch }));
		assert_ok!(roof.feed(batch, 0));
		assert_eq!(Issued::get(), [(OWNER, 1, 17_772_350)]);
	})
}
