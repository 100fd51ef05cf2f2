//! The transaction extension that judges who may send what, and how much.

use core::marker::PhantomData;

use codec::{Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchInfo, PostDispatchInfo},
		ensure,
		pallet_prelude::TransactionSource,
		weights::Weight,
		CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound, PartialEqNoBound,
	},
	sp_runtime::{
		traits::{
			AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Dispatchable, Implication,
			PostDispatchInfoOf, TransactionExtension, ValidateResult,
		},
		transaction_validity::{TransactionValidity, TransactionValidityError, ValidTransaction},
		DispatchResult, SaturatedConversion,
	},
};
use scale_info::TypeInfo;

use crate::{Amounts, Config, Pallet, Payer, Policy, Quota, Refusal, RolesOf, WeightInfo};

/// Refuses signed transactions of senders who may not send them, and takes the others from their
/// day; refuses what somebody has to sign and nobody did. It adds no byte to a transaction.
#[derive(
	CloneNoBound,
	DebugNoBound,
	DefaultNoBound,
	PartialEqNoBound,
	EqNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct CheckAccess<T>(PhantomData<T>);

impl<T> CheckAccess<T> {
	pub fn new() -> Self {
		Self(PhantomData)
	}
}

/// What is left to do after the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pre<AccountId> {
	/// To give back what the call did not use.
	Charged(Payer<AccountId>),
	/// To refund the extension's weight: nobody signed.
	Refund(Weight),
}

/// What a transaction takes until it is known what its call used.
fn charge(info: &DispatchInfo, len: usize) -> Amounts {
	Amounts { transactions: 1, ref_time: info.call_weight.ref_time(), bytes: len.saturated_into() }
}

/// What nobody signed is in a block only if it need not be signed.
fn judge_unsigned<T: Config>(call: &T::RuntimeCall) -> Result<(), Refusal> {
	ensure!(T::Policy::unsigned(call), Refusal::NotPermitted);
	Ok(())
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for CheckAccess<T>
where
	T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
	DispatchOriginOf<T::RuntimeCall>: AsSystemOriginSigner<T::AccountId>,
{
	const IDENTIFIER: &'static str = "CheckAccess";
	type Implicit = ();
	/// The payer and its day's allowance; `None` if nobody signed.
	type Val = Option<(Payer<T::AccountId>, Amounts)>;
	type Pre = Pre<T::AccountId>;

	fn weight(&self, _: &T::RuntimeCall) -> Weight {
		T::WeightInfo::check_access_of_participant()
			.max(T::WeightInfo::check_access_of_expert())
			.max(T::WeightInfo::check_access_of_account())
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
		_: (),
		_: &impl Implication,
		_: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let Some(signer) = origin.as_system_origin_signer() else {
			return Ok((ValidTransaction::default(), None, origin));
		};
		let roles = T::Roles::roles(signer);
		ensure!(!roles.is_empty(), Refusal::Unregistered);
		ensure!(roles.intersects(T::Policy::permitted(call)), Refusal::NotPermitted);

		let (payer, allowance) = (Pallet::<T>::payer(signer), T::Quotas::daily(roles));
		Pallet::<T>::spent_with(&payer, charge(info, len), allowance)?;

		let priority = T::Policy::priority(call, roles);
		let valid = ValidTransaction { priority, ..Default::default() };
		Ok((valid, Some((payer, allowance)), origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		_: &DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		let Some((payer, allowance)) = val else {
			return Ok(Pre::Refund(self.weight(call)));
		};
		Pallet::<T>::charge(&payer, charge(info, len), allowance)?;
		Ok(Pre::Charged(payer))
	}

	fn bare_validate(
		call: &T::RuntimeCall,
		_: &DispatchInfoOf<T::RuntimeCall>,
		_: usize,
	) -> TransactionValidity {
		judge_unsigned::<T>(call)?;
		Ok(ValidTransaction::default())
	}

	fn bare_validate_and_prepare(
		call: &T::RuntimeCall,
		_: &DispatchInfoOf<T::RuntimeCall>,
		_: usize,
	) -> Result<(), TransactionValidityError> {
		judge_unsigned::<T>(call).map_err(Into::into)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		_: usize,
		_: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		match pre {
			Pre::Charged(payer) => {
				// The extensions before this one refund nothing of what is signed: it is the call's.
				Pallet::<T>::give_back(&payer, post_info.calc_unspent(info).ref_time());
				Ok(Weight::zero())
			}
			Pre::Refund(weight) => Ok(weight),
		}
	}
}
