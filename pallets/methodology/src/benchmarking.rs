//! Benchmarks of every call, on the costliest texts the bounds allow.

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
use suhui_formula::format_scaled;
use suhui_primitives::{Document, VersionId, FIRST_NUMBER};

use crate::{compile::compile, *};

/// The shortest text [`written`] can make.
const MIN_TEXT: u32 = 1_536;
/// The slowest to divide its own square by, of those tried: 64 bits, few of them set, the square of 127.
const WIDE: u64 = 0xb4f0_0000_0000_0001;
/// Divisions of a nest: the stack holds 32 values, among them inputs, lets and the sum of the nests before.
const NEST: usize = 18;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	/// Opens an organisation's account.
	fn open_organisation(account: &AccountId);
}

/// So many divisions, in nests `w/(w/(y))` and their sum, and how many nests they are.
fn nests(divisions: usize) -> (String, usize) {
	let nest = |deep: usize| "w/(".repeat(deep) + "y" + &")".repeat(deep);
	let nests: Vec<_> = (0..divisions)
		.step_by(NEST)
		.map(|done| nest(NEST.min(divisions.saturating_sub(done))))
		.collect();
	(nests.join("+"), nests.len())
}

/// A text of so many bytes with eight inputs and a formula of so many divisions; the rest
/// multiplies and divides units of as many and as long symbols as they may have, which is what a
/// compiler takes longest for.
///
/// No operations take longer than these divisions. WebAssembly divides no 128 bits: a loop does, with a step for each bit
/// of the quotient, and a quotient of 64 bits takes many times what a product, a comparison or a row of a table does.
/// A division takes two values and leaves one, so that at most every other operation is one, after a load.
///
/// `y` is from [`WIDE`], 1.304 * 10^19, to 10^6 more, `w` its square, 1.6999 * 10^38 of the 1.7014 * 10^38 there are. `w`
/// divided by `y` is `y` again, by the compiler's proof 10^6 more or less each time, 2 * 10^7 for a nest: no quotient
/// nears zero, and the sum of the nests is not constant in milligrams.
fn written(bytes: u32, divisions: usize) -> String {
	let mut head = format!("methodology \"{}\"\n", "m".repeat(128));
	for name in ["a", "b", "c", "d", "e", "f", "g", "h"] {
		head += &format!("input {name}:1,decimals 0,from 1 to 1000000\n");
	}
	let unit = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|end| "u".repeat(31) + end).join("*");
	head += &format!("parameter p:{unit}=1 source \"s\"\nlet x=p");
	let (nests, count) = nests(divisions);
	let wide = format_scaled(WIDE, 9);
	// Each nest comes to `y`, in billionths of a gram.
	let milligrams = u128::from(WIDE + 1) * count as u128 / 1_000_000;
	let result = format_scaled(milligrams.try_into().expect("the result fits"), 3);
	let tail = format!(
		"\nlet y=a*0.000000001+{wide}
		let w=y*y
		result gCO2e=({nests})*1 gCO2e
		vector a=1,b=1,c=1,d=1,e=1,f=1,g=1,h=1->{result}"
	);
	let room = (bytes as usize).saturating_sub(head.len() + tail.len());
	head + &"*p/p".repeat(room / 4) + &" ".repeat(room % 4) + &tail
}

/// The costliest text of so many bytes.
fn text<T: Config>(bytes: u32) -> FormulaText {
	let compiles =
		|divisions: &usize| compile::<T>(written(MIN_TEXT, *divisions).as_bytes()).is_ok();
	let divisions = (1..128).rev().find(compiles).expect("it compiles with one division");
	FormulaText::truncate_from(written(bytes, divisions).into_bytes())
}

fn authority<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn submitted<T: Config>(bytes: u32) -> (MethodologyId, VersionId) {
	let methodology = NextMethodology::<T>::get();
	let version = NextVersion::<T>::get();
	let developer: T::AccountId = account("developer", methodology, 0);
	T::BenchmarkHelper::open_organisation(&developer);
	assert_ok!(Pallet::<T>::submit(
		RawOrigin::Signed(developer).into(),
		text::<T>(bytes),
		Document::default()
	));
	(methodology, version)
}

/// Publishes a version of eight inputs whose formula takes as many operations as it may.
pub fn publish_largest<T: Config>() -> VersionId {
	let (_, version) = submitted::<T>(MAX_TEXT);
	let text = Texts::<T>::get(version).expect("it was submitted");
	let formula = compile::<T>(&text).expect("it compiled before").formula;
	Formulas::<T>::insert(version, formula);
	let found = Versions::<T>::get(version).expect("it was submitted");
	let stage = VersionStage::Published(found.submitted);
	Pallet::<T>::end_evaluation(version, found, stage);
	version
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn submit(l: Linear<MIN_TEXT, MAX_TEXT>) {
		let developer: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::open_organisation(&developer);
		let text = text::<T>(l);

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), text.clone(), Document::default());

		assert_eq!(text.len(), l as usize);
		assert_eq!(NextVersion::<T>::get(), FIRST_NUMBER + 1);
	}

	#[benchmark]
	fn revise(l: Linear<MIN_TEXT, MAX_TEXT>) {
		let (methodology, _) = submitted::<T>(MIN_TEXT);
		let developer = account("developer", methodology, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), methodology, text::<T>(l), Document::default());

		assert_eq!(NextVersion::<T>::get(), FIRST_NUMBER + 2);
	}

	#[benchmark]
	fn opine() -> Result<(), BenchmarkError> {
		let origin =
			T::ExpertOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let (_, version) = submitted::<T>(MIN_TEXT);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version, true, Document::default());

		assert_eq!(OpinionCount::<T>::get(version).favourable, 1);
		Ok(())
	}

	#[benchmark]
	fn publish(l: Linear<MIN_TEXT, MAX_TEXT>) -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let (_, version) = submitted::<T>(l);
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
		let (_, version) = submitted::<T>(MAX_TEXT);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version, Document::default());

		assert!(!Texts::<T>::contains_key(version));
		Ok(())
	}

	#[benchmark]
	fn withdraw() {
		let (methodology, version) = submitted::<T>(MAX_TEXT);
		let developer = account("developer", methodology, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), version);

		assert!(!Texts::<T>::contains_key(version));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
