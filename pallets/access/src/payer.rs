//! Whose allowance a transaction takes from, and what is left of it.

use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::traits::Get;
use scale_info::TypeInfo;
use suhui_primitives::{Clock, ExpertId, ParticipantId};

use crate::{Amounts, Config, Pallet, Quota, Refusal, RolesOf, Spent};

/// Whose allowance a transaction takes from. A participant has one, and so has an expert, whatever key
/// sends: a new key brings nothing back.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Payer<AccountId> {
	Participant(ParticipantId),
	/// Stands for no participant, but for an expert.
	Expert(ExpertId),
	/// Stands for neither: it holds an office, or validates.
	Account(AccountId),
}

impl<T: Config> Pallet<T> {
	pub(crate) fn payer(account: &T::AccountId) -> Payer<T::AccountId> {
		let expert = || T::Roles::expert(account).map(Payer::Expert);
		let participant = T::Roles::participant(account).map(Payer::Participant);
		participant.or_else(expert).unwrap_or_else(|| Payer::Account(account.clone()))
	}

	fn spent_today(payer: &Payer<T::AccountId>) -> Amounts {
		let (day, spent) = Spent::<T>::get(payer);
		if day == T::Clock::today() {
			spent
		} else {
			Amounts::default()
		}
	}

	/// What the payer will have spent today with the charge, if it fits into the day's allowance.
	pub(crate) fn spent_with(
		payer: &Payer<T::AccountId>,
		charge: Amounts,
		allowance: Amounts,
	) -> Result<Amounts, Refusal> {
		Self::spent_today(payer)
			.checked_add(charge)
			.filter(|spent| spent.fits_into(allowance))
			.ok_or(Refusal::QuotaUsedUp)
	}

	/// Takes the charge from the payer's day.
	pub(crate) fn charge(
		payer: &Payer<T::AccountId>,
		charge: Amounts,
		allowance: Amounts,
	) -> Result<(), Refusal> {
		let spent = Self::spent_with(payer, charge, allowance)?;
		Spent::<T>::insert(payer, (T::Clock::today(), spent));
		Ok(())
	}

	/// Gives back what the transaction just charged did not use.
	pub(crate) fn give_back(payer: &Payer<T::AccountId>, ref_time: u64) {
		if ref_time > 0 {
			Spent::<T>::mutate(payer, |(_, spent)| {
				spent.ref_time = spent.ref_time.saturating_sub(ref_time)
			});
		}
	}

	/// How many of the account's transactions may wait at once: those the day leaves it, and never
	/// more than `MaxPending`.
	pub(crate) fn pending_limit(account: &T::AccountId) -> u32 {
		let allowance = T::Quotas::daily(T::Roles::roles(account));
		let spent = Self::spent_today(&Self::payer(account));
		allowance.transactions.saturating_sub(spent.transactions).min(T::MaxPending::get())
	}
}
