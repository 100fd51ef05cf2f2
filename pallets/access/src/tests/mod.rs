mod amounts;
mod check_nonce;
mod extensions;
mod offices;
mod post_dispatch;
mod prepare;
mod roles;
mod try_state;
mod validate;

use polkadot_sdk::{
	frame_support::{
		assert_ok,
		dispatch::{DispatchInfo, PostDispatchInfo},
		traits::{ChangeMembers, InitializeMembers},
		weights::Weight,
	},
	sp_runtime::{
		traits::{Applyable, DispatchTransaction, TransactionExtension, TxBaseImplication},
		transaction_validity::{
			InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
		},
		DispatchError, DispatchErrorWithPostInfo, DispatchResultWithInfo,
	},
};
use suhui_primitives::Day;

use crate::{mock::*, Amounts, CheckAccess, CheckNonce, Payer, Refusal, Roles, Spent, WeightInfo};

const THE_CITIZEN: Payer<u64> = Payer::Participant(1);
const THE_INSTITUTION: Payer<u64> = Payer::Participant(2);
const THE_VERIFIER: Payer<u64> = Payer::Participant(3);
const THE_EXPERT: Payer<u64> = Payer::Expert(1);
const THE_AUTHORITY: Payer<u64> = Payer::Account(AUTHORITY);

/// Bytes of a transaction, where a test does not mind.
const LENGTH: usize = 10;

/// What is said of a call of this weight before it is dispatched; its extensions weigh 50 more.
fn declared(ref_time: u64) -> DispatchInfo {
	DispatchInfo {
		call_weight: Weight::from_parts(ref_time, 0),
		extension_weight: Weight::from_parts(50, 0),
		..Default::default()
	}
}

/// What the pool is told of the transaction, of weight 100 and ten bytes.
fn validate(extrinsic: &Extrinsic) -> TransactionValidity {
	validate_as(extrinsic, 100, LENGTH)
}

fn validate_as(extrinsic: &Extrinsic, ref_time: u64, length: usize) -> TransactionValidity {
	extrinsic.validate::<Test>(TransactionSource::External, &declared(ref_time), length)
}

/// Applies the transaction, of weight 100 and ten bytes, as a block does; whether it could be included.
fn apply(extrinsic: Extrinsic) -> Result<(), TransactionValidityError> {
	extrinsic.apply::<Test>(&declared(100), LENGTH).map(|_| ())
}

fn refused(refusal: Refusal) -> TransactionValidityError {
	refusal.into()
}

/// Lets the payer have spent this today.
fn spend(payer: Payer<u64>, spent: Amounts) {
	Spent::<Test>::insert(payer, (TENTH_OF_FEBRUARY_2016, spent));
}

/// What the payer spent today, and on no other day.
fn spent(payer: Payer<u64>) -> Amounts {
	let (day, spent) = Spent::<Test>::get(payer);
	assert_eq!(day, Today::get());
	spent
}
