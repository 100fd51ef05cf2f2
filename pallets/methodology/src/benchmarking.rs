//! Benchmarks of every call, on the texts that take longest of those the bounds allow.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::expect_used)]

use alloc::{format, string::String, vec::Vec};

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{assert_ok, traits::EnsureOrigin},
	frame_system::RawOrigin,
};
use suhui_formula::{format_scaled, MAX_PROOF};
use suhui_primitives::{
	benchmarking::{floored, floors, longest, slowest, MIN_TEXT, PROOF_TEXT, WIDE},
	Actor, Clock, Compiling, Day, Deadlines, Document, Subject, VersionId, FIRST_NUMBER,
	MAX_ANSWERS, MAX_INPUTS,
};

use crate::{compile::compile, types::FIRST_ROUND, *};

/// 2026-03-09, before which the working days of the year are published.
const TODAY: Day = Day(20_521);
/// 2026-04-30, when every notice begun since is over, and whatever was due is late.
const LATER: Day = Day(20_573);

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	/// Opens an organisation's account.
	fn open_organisation(account: &AccountId);
	fn set_today(day: Day);
	/// Seats as many as may be for the first round of a version, all of which favour it, or all do not.
	fn judge(version: VersionId, favourable: bool);
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
	let found = found::<T>(version);
	Pallet::<T>::end_application(version, found, Stage::Published { effective: Day(0) });
	version
}

fn found<T: Config>(version: VersionId) -> Version {
	Versions::<T>::get(version).expect("it was submitted")
}

/// A version that waits for a panel.
fn evaluated<T: Config>() -> VersionId {
	T::BenchmarkHelper::set_today(TODAY);
	let (_, version) = submitted::<T>(longest_text(MAX_TEXT));
	assert_ok!(Pallet::<T>::take_in(version));
	version
}

/// A version in notice, with so many open objections.
fn noticed<T: Config>(objections: u32) -> VersionId {
	let version = evaluated::<T>();
	assert_ok!(T::Deadlines::met(Subject::Evaluation(version)));
	let begun = Pallet::<T>::begin_notice(version, found::<T>(version), FIRST_ROUND, MIN_NOTICE);
	assert!(begun.is_ok());
	let (day, round) = (T::Clock::today(), FIRST_ROUND);
	for objection in 1..=objections {
		let by = objection + 1_000;
		let noted = Objection { by, round, document: Document::default(), day, answer: None };
		Objections::<T>::insert(version, objection, noted);
		OpenObjections::<T>::insert(version, objection, ());
		Objected::<T>::insert((version, round), by, ());
		let subject = Subject::Objection(version, objection);
		assert_ok!(T::Deadlines::set(subject, Actor::Operator, day, 10));
	}
	LastObjection::<T>::insert(version, objections);
	version
}

/// A version that the authority has to publish.
fn filed<T: Config>(text: FormulaText) -> VersionId {
	let (_, version) = submitted::<T>(text);
	let stage = Stage::Filed { round: FIRST_ROUND, day: T::Clock::today() };
	Versions::<T>::insert(version, Version { stage, ..found::<T>(version) });
	version
}

fn operator<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::OperatorOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
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
	fn return_incomplete() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		T::BenchmarkHelper::set_today(TODAY);
		let (_, version) = submitted::<T>(cheapest_text(1));
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version, Document::default());

		assert_eq!(found::<T>(version).stage, Stage::Incomplete);
		Ok(())
	}

	#[benchmark]
	fn complete() {
		T::BenchmarkHelper::set_today(TODAY);
		let (methodology, version) = submitted::<T>(cheapest_text(1));
		assert_ok!(Pallet::<T>::hand_back(version));
		let developer = account("developer", methodology, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), version, Document::default());

		assert_eq!(found::<T>(version).stage, Stage::Submitted);
	}

	#[benchmark]
	fn accept() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		T::BenchmarkHelper::set_today(TODAY);
		let (_, version) = submitted::<T>(cheapest_text(1));
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version);

		assert_eq!(found::<T>(version).stage, Stage::Evaluation { round: FIRST_ROUND });
		Ok(())
	}

	/// By another than the operator, who is mandated and asked for first; what is turned down loses its text.
	#[benchmark]
	fn conclude() -> Result<(), BenchmarkError> {
		operator::<T>()?;
		let caller: T::AccountId = whitelisted_caller();
		let version = evaluated::<T>();
		T::BenchmarkHelper::judge(version, false);
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), version, MIN_NOTICE);

		assert!(!Texts::<T>::contains_key(version));
		Ok(())
	}

	#[benchmark]
	fn object() {
		let caller: T::AccountId = whitelisted_caller();
		T::BenchmarkHelper::open_organisation(&caller);
		let version = noticed::<T>(0);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), version, Document::default());

		assert!(OpenObjections::<T>::contains_key(version, 1));
	}

	/// One that is upheld, beside so many others.
	#[benchmark]
	fn answer(n: Linear<0, MAX_ANSWERS>) -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let version = noticed::<T>(n + 1);
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version, 1, true, Document::default());

		assert_eq!(OpenObjections::<T>::iter_key_prefix(version).count(), 0);
		Ok(())
	}

	#[benchmark]
	fn answer_many(n: Linear<0, MAX_ANSWERS>) -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let version = noticed::<T>(n);
		let objections = ObjectionList::truncate_from((1..=n).collect());
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version, objections, Document::default());

		assert_eq!(OpenObjections::<T>::iter_key_prefix(version).count(), 0);
		Ok(())
	}

	#[benchmark]
	fn file() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let version = noticed::<T>(0);
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version);

		assert!(matches!(found::<T>(version).stage, Stage::Filed { .. }));
		Ok(())
	}

	#[benchmark]
	fn publish(l: Linear<MIN_TEXT, MAX_TEXT>) -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let version = filed::<T>(longest_text(l));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version, Day(0));

		assert!(Formulas::<T>::contains_key(version));
		Ok(())
	}

	#[benchmark]
	fn send_back() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		T::BenchmarkHelper::set_today(TODAY);
		let version = filed::<T>(cheapest_text(1));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version, Document::default());

		assert!(matches!(found::<T>(version).stage, Stage::Evaluation { .. }));
		Ok(())
	}

	/// By the authority, which is asked for after the operator, who is mandated, against what a full panel does not favour.
	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		operator::<T>()?;
		let origin = authority::<T>()?;
		let version = evaluated::<T>();
		T::BenchmarkHelper::judge(version, false);
		T::BenchmarkHelper::set_today(LATER);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version, Document::default());

		assert!(!Texts::<T>::contains_key(version));
		Ok(())
	}

	/// While objections are open no evaluation is due; when one is there are none. Both are charged.
	#[benchmark]
	fn withdraw(n: Linear<0, MAX_ANSWERS>) {
		let version = noticed::<T>(n);
		let evaluation = Subject::Evaluation(version);
		assert_ok!(T::Deadlines::set(evaluation, Actor::Operator, TODAY, EVALUATION_DAYS));
		T::BenchmarkHelper::set_today(LATER);
		let developer = account("developer", found::<T>(version).methodology, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), version);

		assert!(!Texts::<T>::contains_key(version));
	}

	#[benchmark]
	fn discontinue() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let version = published::<T>(cheapest_text(1));
		let from = T::Clock::today();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, version, from, Document::default());

		assert!(matches!(found::<T>(version).stage, Stage::Discontinued { .. }));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
