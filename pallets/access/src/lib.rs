//! # Access
//!
//! Who may send which call, and how much a day (Art. 5-8). There is no fee, so that a quota has to keep
//! one sender from filling the blocks: of transactions, of the time their calls take, and of bytes.
//!
//! [`CheckAccess`] refuses a signed transaction with a [`Refusal`] before anything else is spent on
//! it. Of what nobody signed it lets through what the policy lists, inherents among it, and nothing else. Calls that a motion
//! dispatches are judged by their origins alone. Put it before [`CheckNonce`], which refuses an unregistered
//! account for lack of money.
//!
//! What counts is what was used: a call's declared weight is taken from the day before it, and what it
//! did not use is given back after it. The allowance is the participant's or the expert's, whatever key
//! sends; an office-holder who is neither has one by its account.
//!
//! [`CheckNonce`] is `frame_system`'s, which also keeps out of the pool what could not be taken soon:
//! more of one account than its day leaves, mass data that is not due, motions that could come to
//! nothing or leave no room for others', and what is done on behalf of another without a mandate.
//!
//! The pallet has no calls and no events. Set as the hook of the memberships, it gives an office-holder
//! without an account a provider reference, with which it can send. The account keeps it, and with it
//! its nonce, when the office ends.
//!
//! | refusal | code | when |
//! |---|---|---|
//! | [`Unregistered`](Refusal::Unregistered) | 1 | the sender has no role |
//! | [`NotPermitted`](Refusal::NotPermitted) | 2 | none of the sender's roles may send the call |
//! | [`QuotaUsedUp`](Refusal::QuotaUsedUp) | 3 | the transaction does not fit into what the day leaves |
//! | [`TooManyPending`](Refusal::TooManyPending) | 4 | as many of the sender's transactions go before it as may wait |
//! | [`NotDue`](Refusal::NotDue) | 5 | its mass data could not be taken in its turn, or what it proposes could not be done as the chain stands |
//! | [`NoMandate`](Refusal::NoMandate) | 6 | the sender acts on behalf of another, whose mandate does not stand |
//! | [`TooManyMotions`](Refusal::TooManyMotions) | 7 | as many motions of the sender's are open as may be, or could be once taken what of its own waits ahead; or the motion is longer than one needs to be |
//! | [`WrongThreshold`](Refusal::WrongThreshold) | 8 | as many seats as would carry the motion are not as many as what it proposes needs |
//! | [`Paused`](Refusal::Paused) | 9 | the call is paused |

#![cfg_attr(not(feature = "std"), no_std)]

mod amounts;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod check_access;
mod check_nonce;
#[cfg(test)]
mod mock;
mod offices;
mod payer;
mod policy;
mod refusal;
mod roles;
#[cfg(test)]
mod tests;
mod try_state;
pub mod weights;

pub use amounts::Amounts;
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use check_access::CheckAccess;
pub use check_nonce::CheckNonce;
pub use pallet::*;
pub use payer::Payer;
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
		/// Who an account is to the scheme.
		type Roles: RolesOf<Self::AccountId>;
		/// What is let through, and what goes first.
		type Policy: Policy<Self::AccountId, Self::RuntimeCall>;
		/// What may be sent in a day.
		type Quotas: Quota;
		/// Transactions of one account that may wait at once, whatever its day leaves.
		#[pallet::constant]
		type MaxPending: Get<u32>;
		type WeightInfo: WeightInfo;

		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::RuntimeCall>;
	}

	/// The last day a payer sent, and what it spent that day: one value for each that ever sent.
	#[pallet::storage]
	pub type Spent<T: Config> =
		StorageMap<_, Blake2_128Concat, Payer<T::AccountId>, (Day, Amounts), ValueQuery>;

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
