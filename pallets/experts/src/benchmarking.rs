//! Benchmarks of every call.

#![allow(clippy::expect_used)]

use alloc::vec::Vec;

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::traits::EnsureOrigin,
	frame_system::{self, pallet_prelude::BlockNumberFor, RawOrigin},
	sp_runtime::traits::Zero,
};
use suhui_primitives::{
	key_consent, Clock, Document, ExpertId, KeyHolder, Matter, Matters, Registry, Seat,
	FIRST_NUMBER, MAX_SEATS,
};

use crate::*;

/// What the benchmarks ask of the runtime.
pub trait BenchmarkHelper<AccountId, Signature> {
	/// Signs the message by a new key; returns its account too.
	fn sign(message: &[u8]) -> (AccountId, Signature);
	/// Opens an organisation's account.
	fn open_organisation(account: &AccountId);
	/// A scenario that waits for opinions: bodies may judge it.
	fn judged() -> Matter;
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// Gives the key a seat.
pub fn appoint<T: Config>(account: &T::AccountId) {
	appointed::<T>(account);
}

fn appointed<T: Config>(account: &T::AccountId) -> ExpertId {
	Pallet::<T>::seat(account).expect("the account is no expert's yet")
}

/// A new key that consents to stand for the expert as the second one.
fn second_key<T: Config>(expert: ExpertId) -> (T::AccountId, T::Signature) {
	let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
	let words = key_consent(genesis, KeyHolder::Expert(expert), 2);
	T::BenchmarkHelper::sign(words.as_bytes())
}

/// Seats for so many new experts.
fn experts<T: Config>(name: &'static str, count: u32) -> Vec<Seat> {
	(0..count).map(|number| Seat::Expert(appointed::<T>(&account(name, number, 0)))).collect()
}

/// The same, each of whose keys stands for a participant too.
fn experts_taking_part<T: Config>(name: &'static str, count: u32) -> Vec<Seat> {
	let open = |number| T::BenchmarkHelper::open_organisation(&account(name, number, 0));
	(0..count).for_each(open);
	experts::<T>(name, count)
}

/// Seats for so many new organisations.
fn bodies<T: Config>(name: &'static str, count: u32) -> Vec<Seat> {
	let body = |number| {
		let key: T::AccountId = account(name, number, 1);
		T::BenchmarkHelper::open_organisation(&key);
		Seat::Body(T::Registry::participant(&key).expect("it was opened just now"))
	};
	(0..count).map(body).collect()
}

fn seats(of: Vec<Seat>) -> Seats {
	Seats::truncate_from(of)
}

/// Names the panel of the matter's present round; returns the round.
fn seated<T: Config>(matter: Matter, of: Vec<Seat>) -> u8 {
	let (_, round) = T::Matters::judged(matter).expect("it waits for opinions");
	let panel = Panel { seats: seats(of), named: T::Clock::today() };
	Panels::<T>::insert((matter, round), panel);
	round
}

/// Seats as many as may be for the matter's present round, all of which favour it, or all do not.
pub fn judge<T: Config>(matter: Matter, favourable: bool) {
	let of = experts::<T>("judge", MAX_SEATS);
	let round = seated::<T>(matter, of.clone());
	let view = if favourable { View::Favourable } else { View::Adverse };
	let opinion = Opinion { view, report: Document::default(), day: T::Clock::today() };
	of.iter().for_each(|seat| Opinions::<T>::insert((matter, round), seat, opinion));
}

/// What a seat says that recuses itself.
fn recusal<T: Config>() -> Opinion {
	Opinion { view: View::Recused, report: Document::default(), day: T::Clock::today() }
}

/// A matter whose panel is full, and an account that has the last seat: an expert's who takes part too, beside bodies in
/// each of which it came to have an interest, and which all recused themselves.
fn last_seated<T: Config>() -> (Matter, u8, T::AccountId, Seat) {
	let (matter, caller): (_, T::AccountId) = (T::BenchmarkHelper::judged(), whitelisted_caller());
	T::BenchmarkHelper::open_organisation(&caller);
	let expert = appointed::<T>(&caller);
	let (others, last) = (bodies::<T>("body", MAX_SEATS.saturating_sub(1)), Seat::Expert(expert));
	let of: Vec<Seat> = others.iter().copied().chain([last]).collect();
	let round = seated::<T>(matter, of);
	for other in others {
		if let Seat::Body(body) = other {
			Interests::<T>::insert(expert, body, ());
		}
		Opinions::<T>::insert((matter, round), other, recusal::<T>());
	}
	(matter, round, caller, last)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn appoint() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let new: T::AccountId = account("new", 0, 0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new.clone());

		assert!(Pallet::<T>::expert(&new).is_some());
		Ok(())
	}

	#[benchmark]
	fn dismiss() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let sitting: T::AccountId = account("sitting", 0, 0);
		let expert = appointed::<T>(&sitting);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, expert);

		assert!(Pallet::<T>::expert(&sitting).is_none());
		Ok(())
	}

	#[benchmark]
	fn change_key() {
		let caller: T::AccountId = whitelisted_caller();
		let expert = appointed::<T>(&caller);
		let (new, consent) = second_key::<T>(expert);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), new.clone(), consent);

		assert_eq!(Pallet::<T>::expert(&new), Some(expert));
	}

	#[benchmark]
	fn replace_key() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let expert = appointed::<T>(&account("sitting", 0, 0));
		let (new, consent) = second_key::<T>(expert);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, expert, new.clone(), consent);

		assert_eq!(Pallet::<T>::expert(&new), Some(expert));
		Ok(())
	}

	#[benchmark]
	fn declare_interest() {
		let caller: T::AccountId = whitelisted_caller();
		let expert = appointed::<T>(&caller);
		// Whoever developed what is judged.
		T::BenchmarkHelper::judged();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), FIRST_NUMBER);

		assert!(Interests::<T>::contains_key(expert, FIRST_NUMBER));
	}

	/// One of a full panel recused itself, and all others have an interest by now: they give way to as many, of whom each
	/// may be another's, or have to do with what is judged.
	#[benchmark]
	fn name_panel() -> Result<(), BenchmarkError> {
		let origin =
			T::OperatorOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let matter = T::BenchmarkHelper::judged();
		let (developer, _) = T::Matters::judged(matter).expect("it waits for opinions");
		let before = experts::<T>("before", MAX_SEATS);
		let round = seated::<T>(matter, before.clone());
		for seat in &before {
			if let Seat::Expert(expert) = seat {
				Interests::<T>::insert(expert, developer, ());
			}
		}
		let recused = before.first().expect("there are nine");
		Opinions::<T>::insert((matter, round), recused, recusal::<T>());
		let bodies = bodies::<T>("after", MAX_SEATS.saturating_div(2));
		let experts = experts_taking_part::<T>("after", MAX_SEATS.div_ceil(2));
		let named = seats(experts.into_iter().chain(bodies).collect());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, matter, named.clone());

		assert_eq!(Panels::<T>::get((matter, round)).map(|panel| panel.seats), Some(named));
		Ok(())
	}

	#[benchmark]
	fn opine() {
		let (matter, round, caller, seat) = last_seated::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), matter, true, Document::default());

		assert!(Opinions::<T>::contains_key((matter, round), seat));
	}

	#[benchmark]
	fn recuse() {
		let (matter, round, caller, seat) = last_seated::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), matter, Document::default());

		assert!(Opinions::<T>::contains_key((matter, round), seat));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
