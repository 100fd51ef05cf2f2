mod extension;
mod offices;
mod prepare;
mod roles;
mod try_state;
mod validate;

use polkadot_sdk::{
	frame_support::{
		assert_ok,
		dispatch::{DispatchInfo, GetDispatchInfo},
		traits::{ChangeMembers, InitializeMembers},
		weights::Weight,
	},
	sp_runtime::{
		traits::{Applyable, DispatchTransaction, TransactionExtension, TxBaseImplication},
		transaction_validity::{
			InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
		},
	},
};
use suhui_primitives::Day;

use crate::{mock::*, CheckAccess, Refusal, Roles, SentToday, WeightInfo, PRIORITY};

fn validate(extrinsic: &Extrinsic) -> TransactionValidity {
	let info = extrinsic.function.get_dispatch_info();
	extrinsic.validate::<Test>(TransactionSource::External, &info, 0)
}

/// Applies the transaction as a block does; whether it could be included.
fn apply(extrinsic: Extrinsic) -> Result<(), TransactionValidityError> {
	let info = extrinsic.function.get_dispatch_info();
	extrinsic.apply::<Test>(&info, 0).map(|_| ())
}

fn refused(refusal: Refusal) -> TransactionValidityError {
	refusal.into()
}
