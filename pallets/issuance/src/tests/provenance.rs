use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::Day;

use crate::{mock::*, BatchPart, Class, NextBatch, Provenance};

#[test]
fn provenance_should_name_the_chunks_of_each_batch_when_a_batch_is_of_two_classes() {
	build_and_execute(|| {
		let example = TestBatch::example();
		let batch = example.approved();
		Today::set(&Day(16_860));
		assert_ok!(example.feed(batch, 0));
		// The 1st of March 2016.
		Today::set(&Day(16_861));
		assert_ok!(example.feed(batch, 1));
		let part = |chunks, issued| BatchPart {
			batch,
			terms: 1,
			period: JANUARY_2016,
			root: example.root(),
			verifier: Some(number(VERIFIER)),
			report: Some(REPORT),
			chunks,
			issued,
		};
		let of = |class| Issuance::provenance(class, 1).unwrap().parts;
		assert_eq!(of(1), [part((0, 1), quantity(1_083_000, 9))]);
		assert_eq!(of(2), [part((1, 2), quantity(180_500, 1))]);
	})
}

#[test]
fn provenance_should_tell_what_the_class_is_when_it_was_issued() {
	build_and_execute(|| {
		TestBatch::example().fed_to_its_end();
		let Provenance { class, next, .. } = Issuance::provenance(1, 1).unwrap();
		let version = Some(CYCLING_VERSION);
		assert_eq!(class, Class { source: CYCLING, version, month: FEBRUARY_2016 });
		assert_eq!(next, None);
		assert_eq!(Issuance::provenance(2, 1), None);
	})
}

#[test]
fn provenance_should_name_where_to_go_on_when_there_are_more_than_a_thousand_batches() {
	new_test_ext().execute_with(|| {
		let batch = TestBatch::example().fed_to_its_end();
		NextBatch::<Test>::put(1_002);
		let pages = [1, 2, 1_001].map(|from| {
			let Provenance { parts, next, .. } = Issuance::provenance(1, from).unwrap();
			(parts.into_iter().map(|part| part.batch).collect::<Vec<_>>(), next)
		});
		assert_eq!(pages, [(vec![batch], Some(1_001)), (vec![], None), (vec![], None)]);
	})
}
