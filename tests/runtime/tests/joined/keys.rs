//! Rights hang on numbers: who takes another key keeps every right, and the key let go has none (Art. 7, 8, 33).

use pallet_methodology::Versions;
use pallet_participants::{Call, Error};
use polkadot_sdk::{
	sp_core::{Pair, H256},
	sp_runtime::MultiSignature,
};
use suhui_primitives::{key_consent, KeyHolder, ParticipantKind, Sources, FIRST_NUMBER, KEY_DAYS};
use suhui_runtime::{Runtime, RuntimeCall, Scenarios, System};
use suhui_runtime_tests::{
	chain::{fail, in_chain, pass_to, refusal_code, succeed, today},
	keys::{account, pair, Seed, OPERATOR},
	scheme::{
		assignment, change_key, cycling, document, interest, key_change, key_replacement, naming,
		number, open, open_individual, quantity, together, Platform, CYCLING, DEVELOPER, REPORTER,
		VERIFIER,
	},
};

use crate::rides::{error, holds, record, TWO_AND_A_HALF};

const NEW_KEY: Seed = "//NewKey";

/// The key's signature under these words.
fn signed(key: Seed, genesis: H256, holder: KeyHolder, place: u32) -> MultiSignature {
	pair(key).sign(key_consent(genesis, holder, place).as_bytes()).into()
}

#[test]
fn developer_should_name_reporters_and_revise_when_it_changed_its_key() {
	in_chain(|| {
		let source = cycling();
		let version = Scenarios::version(source, FIRST_NUMBER).and_then(Versions::<Runtime>::get);
		let revision = pallet_methodology::Call::<Runtime>::revise {
			methodology: version.expect("it was published").methodology,
			text: CYCLING.as_bytes().to_vec().try_into().expect("short"),
			document: document(2),
		};
		let developer = number(DEVELOPER);
		change_key(DEVELOPER, NEW_KEY);
		assert_eq!(number(NEW_KEY), developer);
		let calls: [RuntimeCall; 2] =
			[naming(source, &[REPORTER, NEW_KEY]).into(), revision.into()];
		for call in calls {
			assert_eq!(refusal_code(DEVELOPER, call.clone()), 1);
			succeed(NEW_KEY, call);
		}
	});
}

#[test]
fn reporter_should_open_feed_and_cancel_when_it_changed_its_key() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let platform = Platform::of(source, &[record(ann, 1, TWO_AND_A_HALF)]);
		let batch = platform.open();
		change_key(REPORTER, NEW_KEY);
		let cancel = pallet_issuance::Call::<Runtime>::cancel { batch };
		assert_eq!(refusal_code(REPORTER, cancel.clone()), 1);
		succeed(NEW_KEY, cancel);

		assert_eq!(refusal_code(REPORTER, platform.opening()), 1);
		let batch = platform.opened_by(NEW_KEY);
		platform.attest(batch);
		assert_eq!(together(pallet_issuance::Call::approve { batch }), Ok(()));
		assert_eq!(refusal_code(REPORTER, platform.feeding(batch, 0)), 1);
		succeed(NEW_KEY, platform.feeding(batch, 0));
		assert_eq!(holds(ann), quantity(67_250, 6));
	});
}

#[test]
fn verifier_should_attest_when_it_changed_its_key_after_the_batch_was_assigned() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[source]);
		let platform = Platform::of(source, &[record(ann, 1, TWO_AND_A_HALF)]);
		let batch = platform.open();
		succeed(OPERATOR, assignment(batch, VERIFIER));
		change_key(VERIFIER, NEW_KEY);
		assert_eq!(refusal_code(VERIFIER, platform.attestation(batch)), 1);
		succeed(NEW_KEY, platform.attestation(batch));
		let interest = interest(source);
		assert_eq!(refusal_code(VERIFIER, interest.clone()), 1);
		succeed(NEW_KEY, interest);
	});
}

#[test]
fn individual_should_not_change_its_key_again_when_30_days_have_not_passed() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		change_key("//Ann", "//Ann's second");
		pass_to(today().saturating_add(29));
		error("TooSoon", fail("//Ann's second", key_change(ann, "//Ann's third")));
		pass_to(today().saturating_add(1));
		change_key("//Ann's second", "//Ann's third");
		assert_eq!(number("//Ann's third"), ann);
	});
}

#[test]
fn operator_should_replace_a_lost_key_when_it_was_changed_that_very_day() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		change_key("//Ann", "//Ann's second");
		assert_eq!(together(key_replacement(ann, "//Ann's third")), Ok(()));
		// The days count from the replacement.
		pass_to(today().saturating_add(KEY_DAYS - 1));
		error("TooSoon", fail("//Ann's third", key_change(ann, "//Ann's fourth")));
	});
}

#[test]
fn lost_key_should_not_be_replaced_when_the_new_one_stands_for_another_or_did_not_consent() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		open("//Shop", ParticipantKind::Organisation, &[]);
		let taken = Error::<Runtime>::AlreadyExists.into();
		assert_eq!(together(key_replacement(ann, "//Shop")), Err(taken));
		let consent = signed("//Shop", System::block_hash(0), KeyHolder::Participant(ann), 2);
		let call = Call::<Runtime>::replace_key {
			participant: ann,
			new_account: account(NEW_KEY),
			consent,
		};
		let invalid = Error::<Runtime>::ConsentInvalid.into();
		assert_eq!(together(call), Err(invalid));
		assert_eq!(number("//Ann"), ann);
	});
}

#[test]
fn organisation_should_change_its_key_twice_when_it_likes() {
	in_chain(|| {
		let shop = open("//Shop", ParticipantKind::Organisation, &[]);
		change_key("//Shop", "//Shop's second");
		change_key("//Shop's second", "//Shop's third");
		assert_eq!(number("//Shop's third"), shop);
	});
}

/// An individual has a hundred transactions a day, whichever key sends them.
#[test]
fn transactions_of_a_day_should_be_counted_together_when_two_keys_sent_them() {
	in_chain(|| {
		let source = cycling();
		let ann = open_individual("//Ann", &[]);
		let give = Call::<Runtime>::give_consent { source };
		let withdraw = Call::<Runtime>::withdraw_consent { source };
		for _ in 0..30 {
			succeed("//Ann", give.clone());
			succeed("//Ann", withdraw.clone());
		}
		change_key("//Ann", "//Ann's second");
		for _ in 0..19 {
			succeed("//Ann's second", give.clone());
			succeed("//Ann's second", withdraw.clone());
		}
		// 60 + 1 + 38 were sent.
		succeed("//Ann's second", give.clone());
		assert_eq!(refusal_code("//Ann's second", withdraw.clone()), 3);
		// A key that the operator gives has no more.
		assert_eq!(together(key_replacement(ann, "//Ann's third")), Ok(()));
		assert_eq!(refusal_code("//Ann's third", withdraw.clone()), 3);
		pass_to(today().saturating_add(1));
		succeed("//Ann's third", withdraw);
	});
}

#[test]
fn key_should_stand_for_nobody_when_it_consented_to_something_else() {
	in_chain(|| {
		let ann = open_individual("//Ann", &[]);
		let bo = open_individual("//Bo", &[]);
		let here = System::block_hash(0);
		let holder = KeyHolder::Participant(ann);
		for consent in [
			signed(NEW_KEY, here, holder, 1),
			signed(NEW_KEY, here, holder, 3),
			signed(NEW_KEY, H256::repeat_byte(7), holder, 2),
			signed(NEW_KEY, here, KeyHolder::Participant(bo), 2),
			signed(NEW_KEY, here, KeyHolder::Expert(ann), 2),
			signed("//Ann", here, holder, 2),
		] {
			let new_account = account(NEW_KEY);
			let change = Call::<Runtime>::change_key { new_account, consent };
			error("ConsentInvalid", fail("//Ann", change));
		}
		let (new_account, consent) = (account(NEW_KEY), signed(NEW_KEY, here, holder, 2));
		succeed("//Ann", Call::change_key { new_account, consent });
	});
}
