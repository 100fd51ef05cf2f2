use polkadot_sdk::{
	frame_support::{
		assert_ok, parameter_types,
		traits::{EnsureOrigin, OriginTrait},
	},
	frame_system::RawOrigin,
};
use suhui_primitives::{mocks::OperatorOrigin, Day};

use super::granted;
use crate::{mock::*, EnsureMandate, Scope};

parameter_types! {
	pub const Accounts: Scope = Scope::Accounts;
	pub const Issuance: Scope = Scope::Issuance;
}

type Operating<S> = EnsureMandate<Test, S, OperatorOrigin>;

/// Whom the origin lets pass in the scope of issuance, if it does.
fn passes(origin: impl Into<RuntimeOrigin>) -> Option<u64> {
	Operating::<Issuance>::try_origin(origin.into()).ok()
}

#[test]
fn origin_should_pass_when_a_mandate_of_its_scope_stands() {
	build_and_execute(|| {
		granted();
		assert_eq!(passes(RawOrigin::Signed(OPERATOR)), Some(OPERATOR));
		let others = [RawOrigin::Signed(AUTHORITY), RawOrigin::Root, RawOrigin::None];
		assert_eq!(others.map(passes), [None, None, None]);
	});
}

#[test]
fn origin_should_be_given_back_when_no_mandate_of_its_scope_stands() {
	build_and_execute(|| {
		granted();
		let given_back = Operating::<Accounts>::try_origin(RuntimeOrigin::signed(OPERATOR));
		assert_eq!(given_back.map_err(|origin| origin.as_signer().copied()), Err(Some(OPERATOR)));
	});
}

#[test]
fn origin_should_pass_on_the_mandate_s_days_alone_when_days_pass() {
	build_and_execute(|| {
		granted();
		let passes_on = |day| {
			Today::set(&Day(day));
			passes(RawOrigin::Signed(OPERATOR)).is_some()
		};
		assert_eq!([99, 100, 200, 201].map(passes_on), [false, true, true, false]);
	});
}

#[test]
fn origin_should_not_pass_when_the_mandate_was_withdrawn() {
	build_and_execute(|| {
		granted();
		assert_ok!(Mandate::withdraw(RuntimeOrigin::signed(AUTHORITY), Scope::Issuance));
		assert_eq!(passes(RawOrigin::Signed(OPERATOR)), None);
	});
}
