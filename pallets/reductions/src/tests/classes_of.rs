//! What a certificate tells of.

use std::collections::BTreeMap;

use polkadot_sdk::frame_support::assert_ok;
use suhui_primitives::{ClassId, Milligrams};

use super::{covered, lots, signed};
use crate::{mock::*, Beneficiary, CertificateOf, ClassesPage, Part, Purpose};

#[test]
fn classes_of_should_be_all_on_one_page_when_they_are_few() {
	build_and_execute(|| {
		let page = Reductions::classes_of(CertificateOf::Neutrality(covered()), None);
		assert_eq!(page, ClassesPage { classes: vec![(1, 500)], next: None });
		let none = Reductions::classes_of(CertificateOf::Retirement(1), None);
		assert_eq!(none, ClassesPage::default());
	});
}

#[test]
fn classes_of_should_go_on_after_the_last_of_a_page_when_they_are_more() {
	build_and_execute(|| {
		let all = (1..=300u32).map(|class| (CITIZEN, class, u64::from(class), 0));
		lots(&all.collect::<Vec<_>>());
		let (part, purpose) = (Part::Milligrams(45_150), Purpose::Donation);
		let origin = signed(CITIZEN);
		assert_ok!(Reductions::retire_own(origin, part, purpose, Beneficiary::Holder, 300));
		let of = CertificateOf::Retirement(1);
		let first = Reductions::classes_of(of, None);
		assert_eq!(first.classes.len(), 256);
		assert!(first.next.is_some());
		let second = Reductions::classes_of(of, first.next);
		assert_eq!((second.classes.len(), second.next), (44, None));
		let told = first.classes.into_iter().chain(second.classes);
		let told = told.collect::<BTreeMap<ClassId, Milligrams>>();
		let expected = (1..=300u32).map(|class| (class, u64::from(class)));
		assert_eq!(told, expected.collect::<BTreeMap<_, _>>());
	});
}
