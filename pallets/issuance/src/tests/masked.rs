//! Who could be credited, kept for corrections where something was withheld.

use polkadot_sdk::{frame_support::assert_ok, sp_core::H256, sp_io::hashing::blake2_256};

use crate::{mock::*, Masked};

/// As encoded by hand: the number of pages, compact, and of each page 256 bits, the lowest first.
fn hash(pages: &[[u8; 32]]) -> H256 {
	let count = u8::try_from(pages.len() * 4).unwrap();
	let bytes: Vec<u8> = [count].into_iter().chain(pages.iter().flatten().copied()).collect();
	blake2_256(&bytes).into()
}

/// A page of which all may be credited but some of the first eight.
const fn page(first: u8) -> [u8; 32] {
	let mut page = ALL;
	page[0] = first;
	page
}

const ALL: [u8; 32] = [0xff; 32];
const ALL_BUT_THE_SECOND: [u8; 32] = page(0xfd);
const ALL_BUT_THE_THIRD: [u8; 32] = page(0xfb);
const ALL_BUT_BOTH: [u8; 32] = page(0xf9);

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
		// Participants 1 and 514 stand second on page 0 and third on page 2.
		Withholding::set(&vec![1, 514]);
		let batch = TestBatch::in_one_chunk(&[(1, 0, 2_500), (256, 1, 1_000), (514, 30, 2_000)]);
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
		assert_eq!(Masked::<Test>::get(id, 0), Some(hash(&[ALL_BUT_BOTH])));
	})
}

#[test]
fn mask_should_be_of_the_whole_page_when_the_chunk_has_some_of_its_people() {
	build_and_execute(|| {
		Withholding::set(&vec![1, 2]);
		let batch = TestBatch::in_chunks_of(1, &[(1, 0, 2_500), (2, 0, 2_500), (3, 0, 2_500)]);
		let id = batch.fed_to_its_end();
		let mask = Some(hash(&[ALL_BUT_BOTH]));
		assert_eq!([0u32, 1, 2].map(|chunk| Masked::<Test>::get(id, chunk)), [mask, mask, None]);
	})
}

#[test]
fn mask_should_be_of_the_chunk_alone_when_others_withhold_nothing() {
	build_and_execute(|| {
		Withholding::set(&vec![256]);
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
