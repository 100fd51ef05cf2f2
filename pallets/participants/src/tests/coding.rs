use codec::Encode;

use super::*;

/// Pages read it so, from the state that they prove: `web/src/lib/certificates.ts`. Behind the account stand kind, title
/// and code.
#[test]
fn legal_person_should_lie_behind_the_account_when_a_participant_is_coded() {
	build_and_execute(|| {
		assert_ok!(open_with(opening_of(ALICE, Holder::Institution(legal_person(1)))));
		assert_ok!(open_with(organisation(BOB, 2)));
		for (number, account, variant) in [(1, ALICE, 1u8), (2, BOB, 2)] {
			let LegalPerson { title, code } = legal_person(number);
			let start =
				[&account.encode()[..], &[variant], &title.encode(), code.digits()].concat();
			let found = Registered::<Test>::get(number).unwrap();
			assert!(found.encode().starts_with(&start));
		}
	})
}
