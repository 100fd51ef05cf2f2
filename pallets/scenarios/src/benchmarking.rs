//! Benchmarks of every call, on the costliest points formulas the bounds allow.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::expect_used)]

use alloc::{format, string::String, vec, vec::Vec};

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{assert_ok, traits::EnsureOrigin},
	frame_system::RawOrigin,
};
use suhui_formula::{format_scaled, Input};
use suhui_primitives::{
	Clock, Day, Document, Methodologies, ParticipantId, Registry, SourceId, TermsNumber, Title,
	VersionId, FIRST_NUMBER, MAX_REPORTERS, MAX_TERMS,
};

use crate::{compile::compile, types::MAX_POINTS_TEXT, *};

/// The shortest text [`costliest`] can make.
const MIN_TEXT: u32 = 1_536;
/// The slowest to divide its own square by, of those tried: 64 bits, few of them set, the square of 127.
const WIDE: u64 = 0xb4f0_0000_0000_0001;
/// Divisions of a nest: the stack holds 32 values, among them inputs, lets and the sum of the nests before.
const NEST: usize = 18;

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	/// Opens an organisation's account.
	fn open_organisation(account: &AccountId);
	/// Publishes a methodology of as many inputs and as costly as the bounds allow.
	fn publish_largest() -> VersionId;
}

fn largest_title() -> Title {
	Title::truncate_from(vec![b's'; 128])
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

/// A text of so many bytes that takes the reduction and seven of the record's inputs, with a
/// formula of so many divisions; the rest multiplies and divides units of as many and as long
/// symbols as they may have, which is what a compiler takes longest for.
///
/// No operations take longer than these divisions, for the reason that the benchmarks of methodologies give. `y` is from
/// [`WIDE`], 1.304 * 10^19, to `most` more, 9.2 * 10^13 under the largest methodology, `w` its square, 1.6999 * 10^38
/// of the 1.7014 * 10^38 there are. `w` divided by `y` is `y` again, by the compiler's proof as much more or less each
/// time, 2 * 10^15 for a nest: no quotient nears zero, and the sum of the nests is not constant in points.
fn text(bytes: u32, record: &[Input], most: u64, divisions: usize) -> String {
	let mut head = format!("points \"{}\"\n", "p".repeat(128));
	head += &format!("input reduction:gCO2e,decimals 3,from 0 to {}\n", format_scaled(most, 3));
	let mut vector = String::from("vector reduction=0");
	for Input { name, unit, decimals, min, max, .. } in record.iter().take(7) {
		let (min, max) = (format_scaled(*min, *decimals), format_scaled(*max, *decimals));
		head += &format!("input {name}:{unit},decimals {decimals},from {min} to {max}\n");
		vector += &format!(",{name}={min}");
	}
	let unit = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|end| "u".repeat(31) + end).join("*");
	head += &format!("parameter P:{unit}=1 source \"s\"\nlet X=P");
	let (nests, count) = nests(divisions);
	let wide = format_scaled(WIDE, 9);
	// Each nest comes to `y`, in billionths of a point.
	let points = u128::from(WIDE) * count as u128 / 1_000_000_000;
	let tail = format!(
		"\nlet y=reduction*0.000001+{wide} gCO2e
		let w=y*y
		result points=({nests})*1 [points/gCO2e]
		{vector}->{points}"
	);
	let room = (bytes as usize).saturating_sub(head.len() + tail.len());
	head + &"*P/P".repeat(room / 4) + &" ".repeat(room % 4) + &tail
}

/// The costliest text of so many bytes for records of the version.
fn costliest<T: Config>(bytes: u32, version: VersionId) -> PointsText {
	let interface = T::Methodologies::interface(version).expect("the version is published");
	let (record, (_, most)) = &interface;
	let compiles = |divisions: &usize| {
		let text = text(MIN_TEXT, record, *most, *divisions);
		compile::<T>(text.as_bytes(), Some(interface.clone())).is_ok()
	};
	let divisions = (1..128).rev().find(compiles).expect("it compiles with one division");
	PointsText::truncate_from(text(bytes, record, *most, divisions).into_bytes())
}

fn operator<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::OperatorOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn authority<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn open<T: Config>(account: &T::AccountId) -> ParticipantId {
	T::BenchmarkHelper::open_organisation(account);
	number::<T>(account)
}

fn number<T: Config>(account: &T::AccountId) -> ParticipantId {
	T::Registry::participant(account).expect("the account is open")
}

fn organisations<T: Config>(count: u32) -> Vec<ParticipantId> {
	(0..count).map(|number| open::<T>(&account("reporter", number, 0))).collect()
}

/// A scenario in review under the largest methodology.
fn applied<T: Config>(developer: ParticipantId) -> SourceId {
	let source = NextSource::<T>::get();
	NextSource::<T>::put(source + 1);
	Scenarios::<T>::insert(source, in_review(developer, source));
	Involved::<T>::insert(source, developer, ());
	OpenApplications::<T>::insert(developer, 1);
	add_terms::<T>(source, FIRST_NUMBER, T::BenchmarkHelper::publish_largest());
	source
}

/// The costliest terms under the methodology.
fn add_terms<T: Config>(source: SourceId, terms: TermsNumber, version: VersionId) {
	let points_text = costliest::<T>(MAX_POINTS_TEXT, version);
	let interface = T::Methodologies::interface(version);
	assert_ok!(Pallet::<T>::add_terms(
		source,
		terms,
		Some(version),
		interface,
		points_text,
		Document::default(),
	));
}

fn in_review(developer: ParticipantId, source: SourceId) -> Scenario {
	Scenario {
		developer,
		title: largest_title(),
		category: Category::Transport,
		applied: Default::default(),
		stage: ScenarioStage::Review,
		succeeds: None,
		line: source,
		terms: FIRST_NUMBER,
	}
}

/// A scenario in review, for those who ask no more of it than whether it is there.
pub fn apply_for<T: Config>(source: SourceId) {
	Scenarios::<T>::insert(source, in_review(FIRST_NUMBER, source));
}

/// A scenario admitted from day 0 under the largest methodology, with the account as developer and reporter. It succeeds
/// another, whose number its line goes by.
pub fn admit<T: Config>(reporter: &T::AccountId) -> SourceId {
	let reporter = number::<T>(reporter);
	let first = applied::<T>(reporter);
	let source = applied::<T>(reporter);
	Scenarios::<T>::mutate_extant(source, |found| {
		(found.succeeds, found.line) = (Some(first), first)
	});
	admitted::<T>(source, reporter)
}

fn admitted<T: Config>(source: SourceId, reporter: ParticipantId) -> SourceId {
	put_in_force::<T>(source, FIRST_NUMBER, FIRST_NUMBER);
	Reporters::<T>::insert(source, ReporterList::truncate_from(vec![reporter]));
	source
}

/// Admits a scenario with terms up to `last` in force, and such up to `terms` proposed ever.
fn put_in_force<T: Config>(source: SourceId, last: TermsNumber, terms: TermsNumber) {
	let found = Scenarios::<T>::get(source).expect("it was applied for");
	let stage = ScenarioStage::Admitted(Day(0));
	Scenarios::<T>::insert(source, Scenario { stage, terms, ..found });
	InForce::<T>::insert(source, first_days(last));
}

/// All terms up to these, from day 0 on, each for a day but the last.
fn first_days(last: TermsNumber) -> FirstDays {
	let days = (FIRST_NUMBER..=last).map(|terms| (terms, Day(terms - FIRST_NUMBER)));
	FirstDays::truncate_from(days.collect())
}

/// An admitted scenario with terms up to these, which wait for a decision; all before are in force.
fn proposed<T: Config>(developer: ParticipantId, terms: TermsNumber) -> SourceId {
	let source = applied::<T>(developer);
	put_in_force::<T>(source, terms - 1, terms);
	add_terms::<T>(source, terms, T::BenchmarkHelper::publish_largest());
	source
}

/// So many inputs, at most eight, and one operation: what is left of a record's cost is reading it.
fn cheapest(inputs: u32) -> PointsText {
	let input = |name| format!("input {name} : x, decimals 0, from 0 to 1000000000 ");
	let inputs: String = ('a'..='h').take(inputs as usize).map(input).collect();
	let text = format!("points \"c\" {inputs}result points = 1 points");
	PointsText::truncate_from(text.into_bytes())
}

/// A scenario admitted from day 0, of so many inputs and formulas that cost next to nothing.
pub fn admit_cheapest<T: Config>(reporter: &T::AccountId, inputs: u32) -> SourceId {
	let source = NextSource::<T>::get();
	assert_ok!(Pallet::<T>::apply(
		RawOrigin::Signed(reporter.clone()).into(),
		largest_title(),
		Category::Transport,
		None,
		cheapest(inputs),
		Document::default(),
		None,
	));
	admitted::<T>(source, number::<T>(reporter))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// For a scenario that succeeds another.
	#[benchmark]
	fn apply(l: Linear<MIN_TEXT, MAX_POINTS_TEXT>) {
		let developer: T::AccountId = whitelisted_caller();
		let predecessor = applied::<T>(open::<T>(&developer));
		let version = T::BenchmarkHelper::publish_largest();
		let points_text = costliest::<T>(l, version);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(developer),
			largest_title(),
			Category::Transport,
			Some(version),
			points_text.clone(),
			Document::default(),
			Some(predecessor),
		);

		assert_eq!(points_text.len(), l as usize);
		assert!(Scenarios::<T>::contains_key(predecessor + 1));
	}

	#[benchmark]
	fn admit() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let source = applied::<T>(open::<T>(&whitelisted_caller()));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, Day(0));

		assert_eq!(InForce::<T>::get(source), first_days(FIRST_NUMBER));
		Ok(())
	}

	#[benchmark]
	fn terminate() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let source = applied::<T>(open::<T>(&whitelisted_caller()));
		assert_ok!(Pallet::<T>::admit(origin.clone(), source, Day(0)));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source);

		assert!(Scenarios::<T>::get(source).is_some_and(|found| found.stage.is_over()));
		Ok(())
	}

	#[benchmark]
	fn set_reporters(r: Linear<0, MAX_REPORTERS>) {
		let developer: T::AccountId = whitelisted_caller();
		let source = applied::<T>(open::<T>(&developer));
		let reporters = ReporterList::truncate_from(organisations::<T>(r));

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), source, reporters);

		assert_eq!(Reporters::<T>::get(source).len(), r as usize);
	}

	/// By the authority, which is asked for after the operator.
	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let source = applied::<T>(open::<T>(&whitelisted_caller()));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, Document::default());

		assert!(!PointsTexts::<T>::contains_key(source, FIRST_NUMBER));
		Ok(())
	}

	/// The last ones there may be, after others that were rejected.
	#[benchmark]
	fn propose_terms(l: Linear<MIN_TEXT, MAX_POINTS_TEXT>) -> Result<(), BenchmarkError> {
		let developer: T::AccountId = whitelisted_caller();
		let source = proposed::<T>(open::<T>(&developer), MAX_TERMS - 1);
		assert_ok!(Pallet::<T>::reject_terms(authority::<T>()?, source, Document::default()));
		let version = T::BenchmarkHelper::publish_largest();
		let points_text = costliest::<T>(l, version);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(developer),
			source,
			Some(version),
			points_text.clone(),
			Document::default(),
		);

		assert_eq!(points_text.len(), l as usize);
		assert!(PointsRules::<T>::contains_key(source, MAX_TERMS));
		Ok(())
	}

	#[benchmark]
	fn admit_terms() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let source = proposed::<T>(open::<T>(&whitelisted_caller()), MAX_TERMS);
		let from = T::Clock::today().saturating_add(MAX_TERMS);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, from);

		assert_eq!(InForce::<T>::get(source).last(), Some(&(MAX_TERMS, from)));
		Ok(())
	}

	/// By the authority, which is asked for after the operator.
	#[benchmark]
	fn reject_terms() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let source = proposed::<T>(open::<T>(&whitelisted_caller()), MAX_TERMS);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, Document::default());

		assert!(!PointsTexts::<T>::contains_key(source, MAX_TERMS));
		Ok(())
	}

	/// Of the application for a scenario, which writes its stage as well.
	#[benchmark]
	fn withdraw() {
		let developer: T::AccountId = whitelisted_caller();
		let source = applied::<T>(open::<T>(&developer));

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), source);

		assert!(!PointsTexts::<T>::contains_key(source, FIRST_NUMBER));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
