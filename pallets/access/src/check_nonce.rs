//! The transaction extension that judges whether it can be a transaction's turn.

use codec::{Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchInfo, PostDispatchInfo},
		ensure,
		pallet_prelude::TransactionSource,
		weights::Weight,
		CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
	},
	frame_system,
	sp_runtime::{
		traits::{
			AsSystemOriginSigner, CheckedSub, DispatchInfoOf, DispatchOriginOf, Dispatchable,
			Implication, PostDispatchInfoOf, TransactionExtension, ValidateResult,
		},
		transaction_validity::TransactionValidityError,
		DispatchResult, SaturatedConversion,
	},
};
use scale_info::TypeInfo;

use crate::{Config, Pallet, Policy, Refusal};

type Inner<T> = frame_system::CheckNonce<T>;

/// The check of the nonce by `frame_system`, by its name and in its bytes, so that wallets know it. A
/// nonce tells what of the account goes before a transaction: what could only wait for another day,
/// or for nothing, is refused before it fills the pool.
#[derive(
	CloneNoBound,
	DebugNoBound,
	PartialEqNoBound,
	EqNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct CheckNonce<T: Config>(#[codec(compact)] pub T::Nonce);

impl<T: Config> CheckNonce<T> {
	pub fn from(nonce: T::Nonce) -> Self {
		Self(nonce)
	}

	/// How many of the account's transactions go before this one; `None` if its turn is over.
	fn ahead(&self, account: &T::AccountId) -> Option<u32> {
		let next = frame_system::Pallet::<T>::account_nonce(account);
		Some(self.0.checked_sub(&next)?.saturated_into())
	}

	fn judge(&self, account: &T::AccountId, call: &T::RuntimeCall) -> Result<(), Refusal> {
		// A stale transaction is refused as such.
		let Some(ahead) = self.ahead(account) else { return Ok(()) };
		// `CheckAccess` has seen that the day leaves the next one, the only one a block takes.
		let may_wait = ahead == 0 || ahead < Pallet::<T>::pending_limit(account);
		ensure!(may_wait, Refusal::TooManyPending);
		T::Policy::judge(call, account, ahead)
	}
}

impl<T: Config> TransactionExtension<T::RuntimeCall> for CheckNonce<T>
where
	T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
	DispatchOriginOf<T::RuntimeCall>: AsSystemOriginSigner<T::AccountId> + Clone,
{
	const IDENTIFIER: &'static str = "CheckNonce";
	type Implicit = ();
	type Val = <Inner<T> as TransactionExtension<T::RuntimeCall>>::Val;
	type Pre = <Inner<T> as TransactionExtension<T::RuntimeCall>>::Pre;

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		Inner::<T>::from(self.0).weight(call).saturating_add(T::Policy::judging(call))
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
		implicit: (),
		implication: &impl Implication,
		source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		if let Some(signer) = origin.as_system_origin_signer() {
			self.judge(signer, call)?;
		}
		Inner::<T>::from(self.0).validate(origin, call, info, len, implicit, implication, source)
	}

	fn prepare(
		self,
		val: Self::Val,
		origin: &DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		info: &DispatchInfoOf<T::RuntimeCall>,
		len: usize,
	) -> Result<Self::Pre, TransactionValidityError> {
		Inner::<T>::from(self.0).prepare(val, origin, call, info, len)
	}

	fn post_dispatch_details(
		pre: Self::Pre,
		info: &DispatchInfoOf<T::RuntimeCall>,
		post_info: &PostDispatchInfoOf<T::RuntimeCall>,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		<Inner<T> as TransactionExtension<T::RuntimeCall>>::post_dispatch_details(
			pre, info, post_info, len, result,
		)
	}
}
