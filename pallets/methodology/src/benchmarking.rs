//! Benchmarks of every call, on the texts that take longest of those the bounds allow.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::expect_used)]

use alloc::{format, string::String, vec::Vec};

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{
		assert_ok,
		traits::{EnsureOrigin, Get},
	},
	frame_system::RawOrigin,
};
use suhui_formula::{format_scaled, MAX_PROOF};
use suhui_primitives::{
	benchmarking::{floored, floors, longest, slowest, MIN_TEXT, PROOF_TEXT, WIDE},
	Compiling, Document, VersionId, FIRST_NUMBER, MAX_INPUTS,
};

use crate::{compile::compile, *};

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	/// Opens an organisation's account.
	fn open_organisation(account: &AccountId);
}

fn compiles<T: Config>(text: &str) -> bool {
	compile::<T>(text.as_bytes(), &mut Compiling::default()).is_ok()
}

fn submittable(text: String) -> FormulaText {
	FormulaText::truncate_from(text.into_bytes())
}

/// A header of so long a title and as many inputs, and these by name and unit.
fn declared(title: usize, inputs: u32) -> (String, Vec<(String, String)>) {
	let mut head = format!("methodology \"{}\"\n", "m".repeat(title));
	let inputs: Vec<_> = (0..inputs).map(|hour| (format!("h{hour}"), String::from("1"))).collect();
	for (name, unit) in &inputs {
		head += &format!("input {name}:{unit},decimals 3,from 0 to 9\n");
	}
	(head, inputs)
}

/// The slowest text to compile of so many bytes.
fn longest_text(bytes: u32) -> FormulaText {
	let (head, inputs) = declared(1, 1);
	submittable(longest(&head, &inputs, "gCO2e", bytes))
}

/// The slowest text to compile of at most so many steps, with as many inputs as there may be.
fn slowest_text<T: Config>(steps: u32) -> FormulaText {
	let (head, inputs) = declared(128, MAX_INPUTS);
	submittable(slowest(&head, &inputs, "gCO2e", steps, compiles::<T>))
}

/// The costliest text to evaluate. The first of as many inputs as there may be is what it takes.
fn costliest_text<T: Config>() -> FormulaText {
	let inputs: Vec<_> = ('a'..).take(MAX_INPUTS as usize).collect();
	let input = |name| format!("input {name}:1,decimals 0,from 1 to 1000000,for points\n");
	let declared = inputs.iter().map(input).collect::<String>().replacen(",for points", "", 1);
	let values: Vec<_> = inputs.iter().map(|name| format!("{name}=1")).collect();
	let text = |count: usize| {
		let (lets, last) = floors(&format!("a+{WIDE}"), count);
		// A thousandth of a milligram for each.
		let result = format_scaled((floored(u128::from(WIDE) + 1, count) / 1_000) as u64, 3);
		format!(
			"methodology \"costliest\"\n{declared}\
			 parameter each:gCO2e=0.000001 source \"s\"\n{lets}result gCO2e={last}*each\n\
			 vector {}->{result}",
			values.join(",")
		)
	};
	let most = (1..128).rev().map(text).find(|text| compiles::<T>(text));
	submittable(most.expect("it compiles with one floor"))
}

/// A text of so many inputs that costs next to nothing to evaluate.
fn cheapest_text(inputs: u32) -> FormulaText {
	let inputs: Vec<_> = (0..inputs).map(|hour| format!("h{hour}")).collect();
	let declared: String = inputs
		.iter()
		.map(|name| format!("input {name}:1,decimals 0,from 0 to 1000000000,for points\n"))
		.collect();
	let values: Vec<_> = inputs.iter().map(|name| format!("{name}=0")).collect();
	let vector = values.join(",");
	submittable(format!("methodology \"c\"\n{declared}result gCO2e=0\nvector {vector}->0"))
}

fn authority<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn submitted<T: Config>(text: FormulaText) -> (MethodologyId, VersionId) {
	let methodology = NextMethodology::<T>::get();
	let version = NextVersion::<T>::get();
	let developer: T::AccountId = account("developer", methodology, 0);
	T::BenchmarkHelper::open_organisation(&developer);
	let origin = RawOrigin::Signed(developer).into();
	assert_ok!(Pallet::<T>::submit(origin, text, Document::default()));
	(methodology, version)
}

fn published<T: Config>(text: FormulaText) -> VersionId {
	let formula = compile::<T>(&text, &mut Compiling::default()).expect("it compiles").formula;
	let (_, version) = submitted::<T>(text);
	Formulas::<T>::insert(version, formula);
	let found = Versions::<T>::get(version).expect("it was submitted");
	let stage = VersionStage::Published(found.submitted);
	Pallet::<T>::end_evaluation(version, found, stage);
	version
}

/// Publishes a version whose formula takes as long as one may.
pub fn publish_costliest<T: Config>() -> VersionId {
	published::<T>(costliest_text::<T>())
}

/// Publishes a version of so many inputs whose formula costs next to nothing.
pub fn publish_cheapest<T: Config>(inputs: u32) -> VersionId {
	published::<T>(cheapest_text(inputs))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn submit(l: Linear<MIN_TEXT, MAX_TEXT>) {
		let developer: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::open_organisation(&developer);
		let text = longest_text(l);

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), text.clone(), Document::default());

		assert_eq!(text.len(), l as usize);
		assert_eq!(NextVersion::<T>::get(), FIRST_NUMBER + 1);
	}

	/// By `submit`.
	#[benchmark]
	fn prove(s: Linear<0, MAX_PROOF>) {
		let developer: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::open_organisation(&developer);
		let text = slowest_text::<T>(s);

		#[extrinsic_call]
		submit(RawOrigin::Signed(developer), text.clone(), Document::default());

		assert_eq!(text.len(), PROOF_TEXT as usize);
		assert_eq!(NextVersion::<T>::get(), FIRST_NUMBER + 1);
	}

	/// A revision by another than the developer, for which most is read.
	#[benchmark]
	fn refused() {
		let (methodology, _) = submitted::<T>(cheapest_text(1));
		let stranger: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::open_organisation(&stranger);
		let origin: T::RuntimeOrigin = RawOrigin::Signed(stranger).into();
		let text = longest_text(MAX_TEXT);
		let revised;

		#[block]
		{
			revised = Pallet::<T>::revise(origin, methodology, text, Document::default());
		}

		assert!(revised.is_err_and(|refusal| refusal.error == Error::<T>::NotDeveloper.into()));
	}

	#[benchmark]
	fn revise(l: Linear<MIN_TEXT, MAX_TEXT>) {
		let (methodology, _) = submitted::<T>(cheapest_text(1));
		let developer = account("developer", methodology, 0);
		let text = longest_text(l);

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), methodology, text, Document::default());

		assert_eq!(NextVersion::<T>::get(), FIRST_NUMBER + 2);
	}

	#[benchmark]
	fn opine() -> Result<(), BenchmarkError> {
		let origin =
			T::ExpertOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let (_, version) = submitted::<T>(cheapest_text(1));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version, true, Document::default());

		assert_eq!(OpinionCount::<T>::get(version).favourable, 1);
		Ok(())
	}

	#[benchmark]
	fn publish(l: Linear<MIN_TEXT, MAX_TEXT>) -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let (_, version) = submitted::<T>(longest_text(l));
		let favourable = T::MinOpinions::get().max(1);
		OpinionCount::<T>::insert(version, Tally { favourable, adverse: 0 });

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version);

		assert!(Formulas::<T>::contains_key(version));
		Ok(())
	}

	/// By the authority, which is asked for after the operator.
	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let (_, version) = submitted::<T>(longest_text(MAX_TEXT));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version, Document::default());

		assert!(!Texts::<T>::contains_key(version));
		Ok(())
	}

	#[benchmark]
	fn withdraw() {
		let (methodology, version) = submitted::<T>(longest_text(MAX_TEXT));
		let developer = account("developer", methodology, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), version);

		assert!(!Texts::<T>::contains_key(version));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
