//! Who could be credited, kept for corrections where something was withheld.

use polkadot_sdk::{frame_support::assert_ok, sp_core::H256, sp_io::hashing::blake2_256};

use crate::{mock::*, Masked};

/// As encoded by hand: the number of pages, compact, and of each page 64 bits, the lowest first.
fn hash(pages: &[[u8; 8]]) -> H256 {
	let count = u8::try_from(pages.len() * 4).unwrap();
	let bytes: Vec<u8> = [count].into_iter().chain(pages.iter().flatten().copied()).collect();
	blake2_256(&bytes).into()
}

const ALL: [u8; 8] = [0xff; 8];
const ALL_BUT_THE_SECOND: [u8; 8] = [0xfd, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const ALL_BUT_THE_THIRD: [u8; 8] = [0xfb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];

#[test]
fn mask_should_be_the_hash_of_the_pages_bits_when_something_is_withheld() {
	build_and_execute(|| {
		Withholding::set(&vec![1]);
		let example = TestBatch::example();
		let batch = example.approved();
		assert_ok!(example.feed(batch, 0));
		// Participant 1 stands second on page 0.
		assert_eq!(Masked::<Test>::get(batch, 0), Some(hash(&[ALL_BUT_THE_SECOND])));
	})
}

#[test]
fn mask_should_be_of_all_pages_in_order_when_a_chunk_has_several() {
	build_and_execute(|| {
		// Participants 1 and 130 stand second on page 0 and third on page 2.
		Withholding::set(&vec![1, 130]);
		let batch = TestBatch::in_one_chunk(&[(1, 0, 2_500), (64, 1, 1_000), (130, 30, 2_000)]);
		let id = batch.fed_to_its_end();
		let expected = hash(&[ALL_BUT_THE_SECOND, ALL, ALL_BUT_THE_THIRD]);
		assert_eq!(Masked::<Test>::get(id, 0), Some(expected));
	})
}

#[test]
fn mask_should_tell_of_people_without_records_when_something_is_withheld() {
	build_and_execute(|| {
		// Participant 2, third on page 0, has none.
		Withholding::set(&vec![1, 2]);
		let batch = TestBatch::of(&[(1, 0, 2_500)]);
		let id = batch.fed_to_its_end();
		let all_but_both = [0xf9, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
		assert_eq!(Masked::<Test>::get(id, 0), Some(hash(&[all_but_both])));
	})
}

#[test]
fn mask_should_be_of_the_chunk_alone_when_others_withhold_nothing() {
	build_and_execute(|| {
		Withholding::set(&vec![64]);
		let batch = TestBatch::example().fed_to_its_end();
		let masked: Vec<_> = Masked::<Test>::iter_key_prefix(batch).collect();
		assert_eq!(masked, [1]);
	})
}

#[test]
fn mask_should_be_kept_when_what_is_withheld_is_worth_nothing() {
	build_and_execute(|| {
		Withholding::set(&vec![2]);
		let batch = TestBatch::of(&[(1, 0, 2_500), (2, 0, 0)]).fed_to_its_end();
		assert_eq!(Masked::<Test>::get(batch, 0), Some(hash(&[ALL_BUT_THE_THIRD])));
	})
}

#[test]
fn mask_should_not_be_kept_when_nothing_is_withheld() {
	build_and_execute(|| {
		// Participant 2 has no record.
		Withholding::set(&vec![2]);
		TestBatch::example().fed_to_its_end();
		assert_eq!(Masked::<Test>::iter().count(), 0);
	})
}
