//! Benchmarks of every call, on the points formulas that take longest of those the bounds allow.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::expect_used)]

use alloc::{
	format,
	string::{String, ToString},
	vec,
	vec::Vec,
};

use polkadot_sdk::{
	frame_benchmarking::v2::*,
	frame_support::{assert_ok, traits::EnsureOrigin},
	frame_system::RawOrigin,
};
use suhui_formula::{format_scaled, Input, MAX_PROOF};
use suhui_primitives::{
	benchmarking::{floored, floors, longest, slowest, MIN_TEXT, PROOF_TEXT, RELATED, WIDE},
	Compiling, Day, Document, Matter, Methodologies, Month, ParticipantId, Registry, SourceId,
	TermsNumber, Title, VersionId, FIRST_NUMBER, MAX_CLAIMS, MAX_CLAIM_MONTHS, MAX_CONFLICTS,
	MAX_FIRST_CLAIMS, MAX_RECTIFICATION_DAYS, MAX_REPORTERS, MAX_TERMS,
};

use crate::{
	compile::{compile, Interface},
	types::{MAX_CLAIMANTS, MAX_POINTS_TEXT},
	*,
};

const SCENARIO: SourceKind = SourceKind::Scenario(Category::Transport);
/// 2026-02-10, a Tuesday: the working days of the year are published.
const TODAY: Day = Day(20_494);

/// What the benchmarks ask of the pallets beside this one.
pub trait BenchmarkHelper<AccountId> {
	fn set_today(day: Day);
	/// Seats as many as may be for the matter, all of which favour it.
	fn favour(matter: Matter);
	/// Opens an organisation's account.
	fn open_organisation(account: &AccountId);
	/// Publishes a methodology whose formula takes as long as one may.
	fn publish_costliest() -> VersionId;
	/// Publishes a methodology of so many inputs whose formula costs next to nothing.
	fn publish_cheapest(inputs: u32) -> VersionId;
}

fn largest_title() -> Title {
	Title::truncate_from(vec![b's'; 128])
}

fn interface<T: Config>(version: VersionId) -> Interface {
	T::Methodologies::interface(version, &mut Compiling::default())
		.expect("the version is published")
}

fn compiles<T: Config>(text: &str, interface: &Interface) -> bool {
	compile::<T>(text.as_bytes(), &mut Compiling::default(), Some(interface.clone())).is_ok()
}

fn points_text(text: String) -> PointsText {
	PointsText::truncate_from(text.into_bytes())
}

/// A header with all inputs of a version's records, and these by name and unit.
fn declared((inputs, _): &Interface) -> (String, Vec<(String, String)>) {
	let mut head = String::from("points \"p\"\n");
	for Input { name, unit, decimals, min, max, .. } in inputs {
		let (min, max) = (format_scaled(*min, *decimals), format_scaled(*max, *decimals));
		head += &format!("input {name}:{unit},decimals {decimals},from {min} to {max}\n");
	}
	let of = |input: &Input| (input.name.clone(), input.unit.to_string());
	(head, inputs.iter().map(of).collect())
}

/// The slowest text to compile of so many bytes that takes all inputs of the version's records.
fn longest_text<T: Config>(bytes: u32, version: VersionId) -> PointsText {
	let (head, inputs) = declared(&interface::<T>(version));
	points_text(longest(&head, &inputs, "points", bytes))
}

/// The slowest text to compile of at most so many steps that takes all inputs of the version's records.
fn slowest_text<T: Config>(steps: u32, version: VersionId) -> PointsText {
	let interface = interface::<T>(version);
	let (head, inputs) = declared(&interface);
	let compiles = |text: &str| compiles::<T>(text, &interface);
	points_text(slowest(&head, &inputs, "points", steps, compiles))
}

/// The costliest text to evaluate, which takes the version's reduction: its milligrams, and what they lack of what the
/// costliest operations begin with.
fn costliest_text<T: Config>(version: VersionId) -> PointsText {
	let interface = interface::<T>(version);
	let (least, most) = interface.1;
	let lack = WIDE.saturating_sub(least);
	let (from, to) = (format_scaled(least, 3), format_scaled(most, 3));
	let text = |count: usize| {
		let (lets, last) = floors(&format!("reduction*1000/gram+{lack}"), count);
		let points = floored(u128::from(least) + u128::from(lack), count) / 1_000_000;
		format!(
			"points \"costliest\"\ninput reduction:gCO2e,decimals 3,from {from} to {to}\n\
			 parameter gram:gCO2e=1 source \"s\"\nparameter each:points=0.000001 source \"s\"\n\
			 {lets}result points={last}*each\nvector reduction={from}->{points}"
		)
	};
	let most = (1..128).rev().map(text).find(|text| compiles::<T>(text, &interface));
	points_text(most.expect("it compiles with one floor"))
}

/// A text without inputs of one operation.
fn cheapest_text() -> PointsText {
	let text = "points \"c\" parameter each:points=1 source \"s\" result points=each";
	points_text(text.into())
}

fn operator<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::OperatorOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn authority<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AuthorityOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn open<T: Config>(account: &T::AccountId) -> ParticipantId {
	T::BenchmarkHelper::set_today(TODAY);
	T::BenchmarkHelper::open_organisation(account);
	number::<T>(account)
}

fn number<T: Config>(account: &T::AccountId) -> ParticipantId {
	T::Registry::participant(account).expect("the account is open")
}

fn organisations<T: Config>(count: u32) -> Vec<ParticipantId> {
	(0..count).map(|number| open::<T>(&account("reporter", number, 0))).collect()
}

/// A scenario applied for under the costliest formulas.
fn applied<T: Config>(developer: ParticipantId) -> SourceId {
	let source = NextSource::<T>::get();
	NextSource::<T>::put(source + 1);
	Scenarios::<T>::insert(source, scenario(developer, source));
	Involved::<T>::insert(source, developer, ());
	OpenApplications::<T>::insert(developer, 1);
	add_terms::<T>(source, FIRST_NUMBER, T::BenchmarkHelper::publish_costliest());
	assert_ok!(Pallet::<T>::submitted(source, Matter::Scenario(source)));
	source
}

/// Takes in what is applied for.
fn accepted<T: Config>(source: SourceId) -> SourceId {
	assert_ok!(Pallet::<T>::do_accept(source, FIRST_NUMBER));
	source
}

/// A scenario under review.
pub fn reviewed<T: Config>() -> SourceId {
	let developer = open::<T>(&account("developer", 0, 0));
	accepted::<T>(applied::<T>(developer))
}

/// Takes in and approves what is applied for.
fn approved<T: Config>(source: SourceId) -> SourceId {
	assert_ok!(Pallet::<T>::do_approve(accepted::<T>(source), FIRST_NUMBER));
	source
}

/// The costliest terms under the methodology.
fn add_terms<T: Config>(source: SourceId, terms: TermsNumber, version: VersionId) {
	let points_text = costliest_text::<T>(version);
	assert_ok!(Pallet::<T>::add_terms(
		source,
		terms,
		SCENARIO,
		(Some(version), Some(interface::<T>(version))),
		points_text,
		Document::default(),
		&mut Compiling::default(),
	));
}

fn scenario(developer: ParticipantId, source: SourceId) -> Scenario {
	Scenario {
		developer,
		title: largest_title(),
		kind: SCENARIO,
		applied: Default::default(),
		declaration: Document::default(),
		stage: ScenarioStage::Applied,
		frozen: None,
		succeeds: None,
		line: source,
		terms: FIRST_NUMBER,
	}
}

/// A scenario applied for, for those who ask no more of it than whether it is there.
pub fn apply_for<T: Config>(source: SourceId) {
	Scenarios::<T>::insert(source, scenario(FIRST_NUMBER, source));
}

/// A scenario admitted from day 0 under the costliest formulas, with the account as developer and reporter. It succeeds
/// another, whose number its line goes by, and of as many claims as the line may have the last is for days that batches
/// may cover.
pub fn admit<T: Config>(reporter: &T::AccountId) -> SourceId {
	let reporter = number::<T>(reporter);
	let first = applied::<T>(reporter);
	let source = applied::<T>(reporter);
	Scenarios::<T>::mutate_extant(source, |found| {
		(found.succeeds, found.line) = (Some(first), first)
	});
	claimed::<T>(source);
	let last = OutsideClaim { last: TODAY, ..claim(1) };
	Claims::<T>::mutate(source, |claims| {
		let last = Claim { claim: last, declared: TODAY, conflict: None };
		assert_ok!(claims.try_push(last));
	});
	let mut claimants =
		(0..MAX_CLAIMANTS - 1).map(|other| SourceId::MAX - other).collect::<Vec<_>>();
	claimants.iter().copied().for_each(claimed::<T>);
	claimants.push(source);
	Claimants::<T>::insert(first, ClaimantList::truncate_from(claimants));
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
	Applications::<T>::remove(source);
}

/// A scenario that takes part, of all terms there may be.
fn taking_part<T: Config>(developer: ParticipantId) -> SourceId {
	let source = applied::<T>(developer);
	put_in_force::<T>(source, MAX_TERMS, MAX_TERMS);
	Pallet::<T>::oblige(developer);
	source
}

/// The same, to be rectified.
fn rectifying<T: Config>(developer: ParticipantId) -> SourceId {
	let source = taking_part::<T>(developer);
	let finding = Finding::Rectify(MAX_RECTIFICATION_DAYS);
	assert_ok!(Pallet::<T>::do_evaluate(source, finding, Document::default()));
	source
}

/// The same, with what was rectified submitted.
fn rectified<T: Config>(developer: ParticipantId) -> SourceId {
	let source = rectifying::<T>(developer);
	assert_ok!(Pallet::<T>::do_submit_rectification(source, Document::default()));
	source
}

fn frozen(by_authority: bool) -> Freeze {
	Freeze { reason: Document::default(), by_authority }
}

/// A claim of so many months, from the first one there is.
fn claim(months: u32) -> OutsideClaim {
	let last = (0..).map(Day).find(|day| day.month() == Some(Month(months - 1)));
	OutsideClaim {
		mechanism: Mechanism::Other,
		reference: Default::default(),
		first: Day(0),
		last: last.expect("a month has days"),
	}
}

/// As many claims as may be but one.
fn claimed<T: Config>(source: SourceId) {
	let claim = Claim { claim: claim(MAX_CLAIM_MONTHS), declared: TODAY, conflict: None };
	let claims = vec![claim; MAX_CLAIMS as usize - 1];
	Claims::<T>::insert(source, ClaimList::truncate_from(claims));
}

/// A conflict about the scenario, of which there are as many by the participant as may be.
fn conflicting<T: Config>(source: SourceId, by: ParticipantId) -> ConflictId {
	let conflict = NextConflict::<T>::get();
	NextConflict::<T>::put(conflict + 1);
	let document = Some(Document::default());
	OpenConflicts::<T>::insert(by, MAX_CONFLICTS);
	let (by, claim, reported, decision) = (Some(by), None, TODAY, None);
	Conflicts::<T>::insert(conflict, Conflict { source, by, claim, document, reported, decision });
	conflict
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
	add_terms::<T>(source, terms, T::BenchmarkHelper::publish_costliest());
	assert_ok!(Pallet::<T>::submitted(source, Matter::Terms(source, terms)));
	source
}

/// A scenario admitted from day 0, of so many inputs and formulas that cost next to nothing.
pub fn admit_cheapest<T: Config>(reporter: &T::AccountId, inputs: u32) -> SourceId {
	let source = NextSource::<T>::get();
	assert_ok!(Pallet::<T>::apply(
		RawOrigin::Signed(reporter.clone()).into(),
		largest_title(),
		SCENARIO,
		Some(T::BenchmarkHelper::publish_cheapest(inputs)),
		cheapest_text(),
		Document::default(),
		Document::default(),
		FirstClaims::default(),
		None,
	));
	admitted::<T>(source, number::<T>(reporter))
}

/// A project of the account's admitted from day 0, under the costliest formula, which it reports for itself.
pub fn admit_project<T: Config>(owner: &T::AccountId) -> SourceId {
	let source = NextSource::<T>::get();
	assert_ok!(Pallet::<T>::apply(
		RawOrigin::Signed(owner.clone()).into(),
		largest_title(),
		SourceKind::Project,
		Some(T::BenchmarkHelper::publish_costliest()),
		PointsText::default(),
		Document::default(),
		Document::default(),
		FirstClaims::default(),
		None,
	));
	admitted::<T>(source, number::<T>(owner))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// For a scenario that succeeds another, with as many claims as may be told, whose months are charged beside. Texts are
	/// read alike: that of the
	/// methodology is short, and charged as the points formula's bytes are.
	#[benchmark]
	fn apply(l: Linear<MIN_TEXT, MAX_POINTS_TEXT>) {
		let developer: T::AccountId = whitelisted_caller();
		let predecessor = applied::<T>(open::<T>(&developer));
		let version = T::BenchmarkHelper::publish_cheapest(1);
		let points_text = longest_text::<T>(l, version);
		let claims = vec![claim(1); MAX_FIRST_CLAIMS as usize];

		#[extrinsic_call]
		_(
			RawOrigin::Signed(developer),
			largest_title(),
			SCENARIO,
			Some(version),
			points_text.clone(),
			Document::default(),
			Document::default(),
			FirstClaims::truncate_from(claims),
			Some(predecessor),
		);

		assert_eq!(points_text.len(), l as usize);
		assert!(Scenarios::<T>::contains_key(predecessor + 1));
	}

	/// By `apply`, for a scenario of as many inputs as are related.
	#[benchmark]
	fn prove(s: Linear<0, MAX_PROOF>) {
		let developer: T::AccountId = whitelisted_caller();
		let predecessor = applied::<T>(open::<T>(&developer));
		let version = T::BenchmarkHelper::publish_cheapest(RELATED);
		let points_text = slowest_text::<T>(s, version);

		#[extrinsic_call]
		apply(
			RawOrigin::Signed(developer),
			largest_title(),
			SCENARIO,
			Some(version),
			points_text.clone(),
			Document::default(),
			Document::default(),
			FirstClaims::default(),
			Some(predecessor),
		);

		assert_eq!(points_text.len(), PROOF_TEXT as usize);
		assert!(Scenarios::<T>::contains_key(predecessor + 1));
	}

	/// Terms that name a version unpublished, for which most is read.
	#[benchmark]
	fn refused() {
		let developer: T::AccountId = whitelisted_caller();
		let source = applied::<T>(open::<T>(&developer));
		put_in_force::<T>(source, FIRST_NUMBER, FIRST_NUMBER);
		let origin: T::RuntimeOrigin = RawOrigin::Signed(developer).into();
		let text = PointsText::truncate_from(vec![b' '; MAX_POINTS_TEXT as usize]);
		let proposed;

		#[block]
		{
			let unpublished = Some(VersionId::MAX);
			let document = Document::default();
			proposed = Pallet::<T>::propose_terms(origin, source, unpublished, text, document);
		}

		assert!(proposed.is_err_and(|refusal| refusal.error == Error::<T>::NotPublished.into()));
	}

	/// Of a scenario that takes the days from the one before it in its line.
	#[benchmark]
	fn file() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let developer = open::<T>(&whitelisted_caller());
		let before = taking_part::<T>(developer);
		Latest::<T>::insert(before, before);
		let source = applied::<T>(developer);
		Scenarios::<T>::mutate_extant(source, |found| {
			(found.succeeds, found.line) = (Some(before), before)
		});
		approved::<T>(source);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, FIRST_NUMBER, TODAY);

		assert_eq!(SucceededFrom::<T>::get(before), Some(TODAY));
		Ok(())
	}

	/// For a conflict of another of its line, while it is to be rectified, which is due no more.
	#[benchmark]
	fn terminate() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let developer = open::<T>(&whitelisted_caller());
		let before = taking_part::<T>(developer);
		let source = rectifying::<T>(developer);
		Scenarios::<T>::mutate_extant(source, |found| {
			(found.succeeds, found.line) = (Some(before), before)
		});
		let conflict = conflicting::<T>(before, developer);
		assert_ok!(Pallet::<T>::do_decide_conflict(conflict, true, Document::default()));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, Ground::DoubleClaim(conflict), Document::default());

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

	/// By the authority, which is asked for after the operator, of an application for a scenario, which writes its stage
	/// as well.
	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let source = accepted::<T>(applied::<T>(open::<T>(&whitelisted_caller())));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, FIRST_NUMBER, Document::default());

		assert!(!PointsTexts::<T>::contains_key(source, FIRST_NUMBER));
		Ok(())
	}

	/// The last ones there may be, after others that were rejected.
	#[benchmark]
	fn propose_terms(l: Linear<MIN_TEXT, MAX_POINTS_TEXT>) -> Result<(), BenchmarkError> {
		let developer: T::AccountId = whitelisted_caller();
		let source = proposed::<T>(open::<T>(&developer), MAX_TERMS - 1);
		let (origin, terms) = (authority::<T>()?, MAX_TERMS - 1);
		assert_ok!(Pallet::<T>::reject(origin, source, terms, Document::default()));
		let version = T::BenchmarkHelper::publish_cheapest(1);
		let points_text = longest_text::<T>(l, version);

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

	/// Of what a panel of as many seats as may be favours.
	#[benchmark]
	fn approve() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let source = accepted::<T>(applied::<T>(open::<T>(&whitelisted_caller())));
		T::BenchmarkHelper::favour(Matter::Scenario(source));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, FIRST_NUMBER);

		assert_eq!(Applications::<T>::get(source), Some(ApplicationStage::Approved(TODAY)));
		Ok(())
	}

	#[benchmark]
	fn accept() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let source = applied::<T>(open::<T>(&whitelisted_caller()));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, FIRST_NUMBER);

		assert_eq!(Applications::<T>::get(source), Some(ApplicationStage::Review));
		Ok(())
	}

	/// Of the application for a scenario, which writes its stage as well.
	#[benchmark]
	fn withdraw() {
		let developer: T::AccountId = whitelisted_caller();
		let source = accepted::<T>(applied::<T>(open::<T>(&developer)));

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), source);

		assert!(!PointsTexts::<T>::contains_key(source, FIRST_NUMBER));
	}

	#[benchmark]
	fn return_incomplete() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let source = applied::<T>(open::<T>(&whitelisted_caller()));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, FIRST_NUMBER, Document::default());

		assert_eq!(Applications::<T>::get(source), Some(ApplicationStage::Incomplete));
		Ok(())
	}

	#[benchmark]
	fn complete() {
		let developer: T::AccountId = whitelisted_caller();
		let source = applied::<T>(open::<T>(&developer));
		assert_ok!(Pallet::<T>::do_return(source, FIRST_NUMBER, Document::default()));

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), source, Document::default());

		assert_eq!(Applications::<T>::get(source), Some(ApplicationStage::Submitted(TODAY)));
	}

	/// The last one there may be, yet the first of the line that it is found by, of days that no batch covers: all months are
	/// looked through.
	#[benchmark]
	fn declare_claim(m: Linear<1, MAX_CLAIM_MONTHS>) {
		let developer: T::AccountId = whitelisted_caller();
		let source = taking_part::<T>(open::<T>(&developer));
		claimed::<T>(source);

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), source, claim(m));

		assert_eq!(Claims::<T>::get(source).len(), MAX_CLAIMS as usize);
	}

	/// By a participant, who is asked for after the operator.
	#[benchmark]
	fn report_conflict() {
		let reporter: T::AccountId = whitelisted_caller();
		let source = taking_part::<T>(open::<T>(&reporter));
		claimed::<T>(source);

		#[extrinsic_call]
		_(RawOrigin::Signed(reporter), source, Some(1), Document::default());

		assert!(Conflicts::<T>::contains_key(FIRST_NUMBER));
	}

	#[benchmark]
	fn decide_conflict() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let developer = open::<T>(&whitelisted_caller());
		let conflict = conflicting::<T>(taking_part::<T>(developer), developer);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, conflict, true, Document::default());

		assert!(Conflicts::<T>::get(conflict).is_some_and(|found| found.decision.is_some()));
		Ok(())
	}

	#[benchmark]
	fn evaluate() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let source = taking_part::<T>(open::<T>(&whitelisted_caller()));
		let finding = Finding::Rectify(MAX_RECTIFICATION_DAYS);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, finding, Document::default());

		assert!(Rectifications::<T>::contains_key(source));
		Ok(())
	}

	#[benchmark]
	fn submit_rectification() {
		let developer: T::AccountId = whitelisted_caller();
		let source = rectifying::<T>(open::<T>(&developer));

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), source, Document::default());

		let order = Rectifications::<T>::get(source);
		assert!(order.is_some_and(|order| order.submitted.is_some()));
	}

	#[benchmark]
	fn accept_rectification() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let source = rectified::<T>(open::<T>(&whitelisted_caller()));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source);

		assert!(!Rectifications::<T>::contains_key(source));
		Ok(())
	}

	#[benchmark]
	fn refuse_rectification() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let source = rectified::<T>(open::<T>(&whitelisted_caller()));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, Document::default());

		let order = Rectifications::<T>::get(source);
		assert!(order.is_some_and(|order| order.refused.is_some()));
		Ok(())
	}

	/// By the authority, which is asked for after the operator, of what the operator froze.
	#[benchmark]
	fn freeze() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let source = taking_part::<T>(open::<T>(&whitelisted_caller()));
		assert_ok!(Pallet::<T>::do_freeze(source, frozen(false)));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, Document::default());

		assert!(Scenarios::<T>::get(source).is_some_and(|found| found.frozen == Some(frozen(true))));
		Ok(())
	}

	/// By the authority, which is asked for after the operator.
	#[benchmark]
	fn unfreeze() -> Result<(), BenchmarkError> {
		let origin = authority::<T>()?;
		let source = taking_part::<T>(open::<T>(&whitelisted_caller()));
		assert_ok!(Pallet::<T>::do_freeze(source, frozen(true)));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source);

		assert!(Scenarios::<T>::get(source).is_some_and(|found| found.frozen.is_none()));
		Ok(())
	}

	/// Of a scenario that is to be rectified, which is due no more.
	#[benchmark]
	fn leave() {
		let developer: T::AccountId = whitelisted_caller();
		let source = rectifying::<T>(open::<T>(&developer));

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), source);

		assert!(Scenarios::<T>::get(source).is_some_and(|found| found.stage.is_over()));
	}

	#[benchmark]
	fn transfer() {
		let developer: T::AccountId = whitelisted_caller();
		let source = taking_part::<T>(open::<T>(&developer));
		let to = open::<T>(&account("successor", 0, 0));

		#[extrinsic_call]
		_(RawOrigin::Signed(developer), source, Some(to));

		assert_eq!(Transfers::<T>::get(source), Some(to));
	}

	/// Of a scenario that is to be rectified, with an application for terms.
	#[benchmark]
	fn consent_transfer() -> Result<(), BenchmarkError> {
		let origin = operator::<T>()?;
		let developer: T::AccountId = whitelisted_caller();
		let source = proposed::<T>(open::<T>(&developer), MAX_TERMS);
		Pallet::<T>::oblige(number::<T>(&developer));
		let finding = Finding::Rectify(MAX_RECTIFICATION_DAYS);
		assert_ok!(Pallet::<T>::do_evaluate(source, finding, Document::default()));
		let to = open::<T>(&account("successor", 0, 0));
		Transfers::<T>::insert(source, to);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, to, Document::default());

		assert!(Scenarios::<T>::get(source).is_some_and(|found| found.developer == to));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
