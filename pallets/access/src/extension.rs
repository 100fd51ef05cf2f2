//! The transaction extension that judges who may send what.

use core::marker::PhantomData;

use codec::{Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::{
	frame_support::{
		ensure, pallet_prelude::TransactionSource, weights::Weight, CloneNoBound, DebugNoBound,
		DefaultNoBound, EqNoBound, PartialEqNoBound,
	},
	sp_runtime::{
		traits::{
			AsSystemOriginSigner, DispatchInfoOf, DispatchOriginOf, Implication,
			PostDispatchInfoOf, TransactionExtension, ValidateResult,
		},
		transaction_validity::{TransactionPriority, TransactionValidityError, ValidTransaction},
		DispatchResult,
	},
};
use scale_info::TypeInfo;
use suhui_primitives::Clock;

use crate::{Config, Policy, Quota, Refusal, RolesOf, SentToday, WeightInfo};

/// The priority of a transaction that carries no mass data; one that does has none.
pub const PRIORITY: TransactionPriority = 1_000_000;

/// Refuses signed transactions of senders who may not send them, and counts those who may. It adds
/// no byte to a transaction.
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

impl<T: Config> CheckAccess<T> {
	/// How many transactions the account may send in a day, if it may send the call.
	fn quota(account: &T::AccountId, call: &T::RuntimeCall) -> Result<u32, Refusal> {
		let roles = T::Roles::roles(account);
		ensure!(!roles.is_empty(), Refusal::Unregistered);
		ensure!(roles.intersects(T::Policy::permitted(call)), Refusal::NotPermitted);
		Ok(T::Quotas::daily(roles))
	}

	fn sent_today(account: &T::AccountId) -> u32 {
		let (day, sent) = SentToday::<T>::get(account);
		if day == T::Clock::today() {
			sent
		} else {
			0
		}
	}
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for CheckAccess<T>
where
	DispatchOriginOf<T::RuntimeCall>: AsSystemOriginSigner<T::AccountId>,
{
	const IDENTIFIER: &'static str = "CheckAccess";
	type Implicit = ();
	/// The signer and its daily quota; `None` if nobody signed.
	type Val = Option<(T::AccountId, u32)>;
	/// Weight to refund.
	type Pre = Weight;

	fn weight(&self, _: &T::RuntimeCall) -> Weight {
		T::WeightInfo::check_access()
	}

	fn validate(
		&self,
		origin: DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		_: &DispatchInfoOf<T::RuntimeCall>,
		_: usize,
		_: (),
		_: &impl Implication,
		_: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let Some(signer) = origin.as_system_origin_signer().cloned() else {
			return Ok((ValidTransaction::default(), None, origin));
		};
		let quota = Self::quota(&signer, call)?;
		ensure!(Self::sent_today(&signer) < quota, Refusal::QuotaUsedUp);

		let priority = if T::Policy::is_bulk(call) { 0 } else { PRIORITY };
		Ok((ValidTransaction { priority, ..Default::default() }, Some((signer, quota)), origin))
	}

	fn prepare(
		self,
		val: Self::Val,
		_: &DispatchOriginOf<T::RuntimeCall>,
		call: &T::RuntimeCall,
		_: &DispatchInfoOf<T::RuntimeCall>,
		_: usize,
	) -> Result<Weight, TransactionValidityError> {
		let Some((signer, quota)) = val else {
			return Ok(self.weight(call));
		};
		let sent = Self::sent_today(&signer);
		ensure!(sent < quota, Refusal::QuotaUsedUp);
		SentToday::<T>::insert(signer, (T::Clock::today(), sent.saturating_add(1)));
		Ok(Weight::zero())
	}

	fn post_dispatch_details(
		refund: Weight,
		_: &DispatchInfoOf<T::RuntimeCall>,
		_: &PostDispatchInfoOf<T::RuntimeCall>,
		_: usize,
		_: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		Ok(refund)
	}
}
