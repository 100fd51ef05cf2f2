//! # Access
//!
//! Who may send which call, and how many a day (Art. 5-8). There is no fee, so that a quota has to
//! keep one sender from filling the blocks.
//!
//! [`CheckAccess`] refuses a signed transaction with a [`Refusal`] before anything else is spent on
//! it. It judges only what is signed: inherents, and calls that a motion or a batch dispatches, are
//! judged by the origins of those calls. Put it before `CheckNonce`, which refuses an unregistered
//! account for lack of money.
//!
//! The pallet has no calls and no events. Set as the hook of the memberships, it gives an office-holder
//! without an account a provider reference, with which it can send. The account keeps it, and with it
//! its nonce, when the office ends.
//!
//! | refusal | code | when |
//! |---|---|---|
//! | [`Unregistered`](Refusal::Unregistered) | 1 | the sender has no role |
//! | [`NotPermitted`](Refusal::NotPermitted) | 2 | none of the sender's roles may send the call |
//! | [`QuotaUsedUp`](Refusal::QuotaUsedUp) | 3 | the sender's transactions of the day are spent |

#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod extension;
#[cfg(test)]
mod mock;
mod offices;
mod policy;
mod refusal;
mod roles;
#[cfg(test)]
mod tests;
mod try_state;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use extension::{CheckAccess, PRIORITY};
pub use pallet::*;
pub use policy::{Policy, Quota, RolesOf};
pub use refusal::Refusal;
pub use roles::Roles;
pub use weights::WeightInfo;

use polkadot_sdk::{frame_support, frame_system};

#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use suhui_primitives::{Clock, Day};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: polkadot_sdk::frame_system::Config {
		type Clock: Clock;
		/// Which roles an account has.
		type Roles: RolesOf<Self::AccountId>;
		/// Which roles may send a call.
		type Policy: Policy<Self::RuntimeCall>;
		/// How many transactions a day.
		type Quotas: Quota;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::RuntimeCall>;
	}

	/// The last day an account sent, and how many transactions it sent that day: one value for each
	/// account that ever sent.
	#[pallet::storage]
	pub type SentToday<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, (Day, u32), ValueQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
