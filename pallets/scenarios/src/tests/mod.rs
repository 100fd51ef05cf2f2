mod accept;
mod accept_rectification;
mod apply;
mod approve;
mod coding;
mod complete;
mod consent_transfer;
mod covered;
mod decide_conflict;
mod declare_claim;
mod effect;
mod evaluate;
mod file;
mod file_terms;
mod freeze;
mod leave;
mod matters;
mod obligations;
mod points_text;
mod projects;
mod propose_terms;
mod refuse_rectification;
mod reject;
mod reject_terms;
mod report_conflict;
mod return_incomplete;
mod set_reporters;
mod sources;
mod submit_rectification;
mod succession;
mod terminate;
mod terms;
mod transfer;
mod try_state;
mod try_state_life;
mod unfreeze;
mod withdraw;

use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::DispatchResult},
	sp_core::H256,
};
use suhui_primitives::{Day, Document, ParticipantId, SourceId, TermsNumber, Title, VersionId};

use crate::{
	mock::*, ApplicationStage, Applications, Category, ConflictId, Event, Finding, FirstClaims,
	Ground, Mechanism, OutsideClaim, PointsText, Rectification, Rectifications, ScenarioStage,
	SourceKind,
};

/// 1 January 2016.
const NEW_YEAR: Day = Day(16_801);

/// One point for each 10 g, at most 500.
const BY_REDUCTION: &str = r#"
points "Points by reduction"
input reduction : gCO2e, decimals 3, from 0 to 54150
parameter most : points = 500 source "Rules"
parameter rate : points/gCO2e = 0.1 source "Rules"
result points = min(most, reduction * rate)
vector reduction = 451.25 -> 45
vector reduction = 54150 -> 500
"#;

/// One point for each 20 g, at most 500.
const BY_HALF: &str = r#"
points "Half the points by reduction"
input reduction : gCO2e, decimals 3, from 0 to 54150
parameter most : points = 500 source "Rules"
parameter rate : points/gCO2e = 0.05 source "Rules"
result points = min(most, reduction * rate)
vector reduction = 451.25 -> 22
vector reduction = 54150 -> 500
"#;

/// Three points a ride, and two each day.
const BY_RIDES: &str = r#"
points "Points by rides"
input rides : 1, decimals 0, from 0 to 20
parameter each : points = 3 source "Rules"
parameter daily : points = 2 source "Rules"
result points = rides * each + daily
vector rides = 2 -> 8
"#;

const TRANSPORT: SourceKind = SourceKind::Scenario(Category::Transport);
const FOOD: SourceKind = SourceKind::Scenario(Category::Food);

/// That the activity is claimed nowhere else.
const DECLARATION: Document =
	Document { blake2_256: H256::repeat_byte(0xd), sm3: H256::repeat_byte(0xe) };

fn operator() -> RuntimeOrigin {
	RuntimeOrigin::signed(OPERATOR)
}

fn developer() -> RuntimeOrigin {
	RuntimeOrigin::signed(DEVELOPER)
}

/// Who neither operates nor is the authority.
fn no_offices() -> [RuntimeOrigin; 3] {
	[developer(), RuntimeOrigin::root(), RuntimeOrigin::none()]
}

fn points_text(text: &str) -> PointsText {
	PointsText::try_from(text.as_bytes().to_vec()).unwrap()
}

fn title(text: &str) -> Title {
	Title::try_from(text.as_bytes().to_vec()).unwrap()
}

/// A day of June 2026. From 1970 to 2025 there are 56 years and 14 leap days, 20,454 days; 151 more to 1 June.
fn june(day: u32) -> Day {
	Day(20_604 + day)
}

fn try_apply(version: Option<VersionId>, points: &str) -> DispatchResult {
	try_apply_as(DEVELOPER, version, points, None)
}

fn try_apply_as(
	developer: u64,
	version: Option<VersionId>,
	points: &str,
	succeeds: Option<SourceId>,
) -> DispatchResult {
	Scenarios::apply(
		RuntimeOrigin::signed(developer),
		title("绿色出行"),
		TRANSPORT,
		version,
		points_text(points),
		document(1),
		DECLARATION,
		FirstClaims::default(),
		succeeds,
	)
	.map(|_| ())
	.map_err(|refusal| refusal.error)
}

/// Applies for a scenario under the published methodology; returns its number.
fn apply() -> SourceId {
	let source = crate::NextSource::<Test>::get();
	assert_ok!(try_apply(Some(PUBLISHED), BY_REDUCTION));
	source
}

/// A scenario admitted from [`NEW_YEAR`] on.
fn admit() -> SourceId {
	admit_from(NEW_YEAR)
}

fn admit_from(day: Day) -> SourceId {
	let source = apply();
	approve(source);
	assert_ok!(file(source, day));
	source
}

/// The terms that were proposed last for a scenario, or its first.
fn terms_of(source: SourceId) -> TermsNumber {
	crate::Scenarios::<Test>::get(source).map_or(1, |found| found.terms)
}

/// The operator takes in what is applied for.
fn accept(source: SourceId) -> DispatchResult {
	Scenarios::accept(operator(), source, terms_of(source))
}

/// The operator takes in what is applied for, and approves it.
fn approve(source: SourceId) {
	assert_ok!(accept(source));
	assert_ok!(Scenarios::approve(operator(), source, terms_of(source)));
}

/// The operator returns what is applied for to be completed.
fn return_incomplete(source: SourceId) -> DispatchResult {
	Scenarios::return_incomplete(operator(), source, terms_of(source), document(7))
}

/// The authority files what was approved.
fn file(source: SourceId, from: Day) -> DispatchResult {
	Scenarios::file(RuntimeOrigin::signed(AUTHORITY), source, terms_of(source), from)
}

fn application(source: SourceId) -> Option<ApplicationStage> {
	Applications::<Test>::get(source)
}

fn stage(source: SourceId) -> ScenarioStage {
	crate::Scenarios::<Test>::get(source).unwrap().stage
}

fn reject(source: SourceId) {
	assert_ok!(reject_terms(source));
}

/// The operator orders a scenario to be rectified within 20 working days.
fn order(source: SourceId) {
	assert_ok!(Scenarios::evaluate(operator(), source, Finding::Rectify(20), document(21)));
}

/// What was ordered, and is submitted the same day.
fn submit_rectification(source: SourceId) {
	order(source);
	assert_ok!(Scenarios::submit_rectification(developer(), source, document(22)));
}

/// What was ordered, submitted and refused the same day.
fn refuse_rectification(source: SourceId) {
	submit_rectification(source);
	assert_ok!(Scenarios::refuse_rectification(operator(), source, document(23)));
}

fn try_terminate(source: SourceId, ground: Ground) -> DispatchResult {
	Scenarios::terminate(operator(), source, ground, document(24))
}

/// Terminated for a rectification that was refused.
fn terminate(source: SourceId) {
	refuse_rectification(source);
	assert_ok!(try_terminate(source, Ground::NotRectified));
}

fn rectification(source: SourceId) -> Rectification {
	Rectifications::<Test>::get(source).unwrap()
}

/// A claim for days of June 2026.
fn claim(first: u32, last: u32) -> OutsideClaim {
	let reference = H256::repeat_byte(9);
	OutsideClaim { mechanism: Mechanism::Ccer, reference, first: june(first), last: june(last) }
}

/// A conflict that the operator reported and upheld.
fn upheld(source: SourceId) -> ConflictId {
	let conflict = crate::NextConflict::<Test>::get();
	assert_ok!(Scenarios::report_conflict(operator(), source, None, document(31)));
	assert_ok!(Scenarios::decide_conflict(operator(), conflict, true, document(32)));
	conflict
}

/// Terminated for a double claim.
fn terminate_double(source: SourceId) {
	let conflict = upheld(source);
	assert_ok!(try_terminate(source, Ground::DoubleClaim(conflict)));
}

/// One of each that takes part no more, or never did: terminated, left, rejected, withdrawn.
fn ended() -> [SourceId; 4] {
	let (terminated, left, rejected, withdrawn) = (admit(), admit(), apply(), apply());
	terminate(terminated);
	assert_ok!(Scenarios::leave(developer(), left));
	reject(rejected);
	assert_ok!(withdraw(withdrawn));
	[terminated, left, rejected, withdrawn]
}

/// Proposes terms of other points under the published methodology.
fn propose(source: SourceId) -> DispatchResult {
	propose_as(source, Some(PUBLISHED), BY_HALF)
}

fn propose_as(source: SourceId, version: Option<VersionId>, points: &str) -> DispatchResult {
	let origin = RuntimeOrigin::signed(DEVELOPER);
	Scenarios::propose_terms(origin, source, version, points_text(points), document(2))
		.map(|_| ())
		.map_err(|refusal| refusal.error)
}

/// An admitted scenario for which terms 2 are proposed.
fn proposed() -> SourceId {
	let source = admit();
	assert_ok!(propose(source));
	source
}

/// Has the terms that are proposed approved and filed.
fn admit_terms(source: SourceId, from: Day) -> DispatchResult {
	approve(source);
	file(source, from)
}

fn reject_terms(source: SourceId) -> DispatchResult {
	Scenarios::reject(operator(), source, terms_of(source), document(7))
}

/// An admitted scenario whose developer withdrew terms 2, on which somebody was to decide, and proposed terms 3.
fn proposed_anew() -> SourceId {
	let source = proposed();
	assert_ok!(withdraw(source));
	assert_ok!(propose(source));
	source
}

fn withdraw(source: SourceId) -> DispatchResult {
	Scenarios::withdraw(RuntimeOrigin::signed(DEVELOPER), source)
}

/// Has terms of other points proposed and admitted; returns their number.
fn revise(source: SourceId, from: Day) -> TermsNumber {
	assert_ok!(propose(source));
	assert_ok!(admit_terms(source, from));
	crate::Scenarios::<Test>::get(source).unwrap().terms
}

fn set_reporters(source: SourceId, reporters: &[ParticipantId]) -> DispatchResult {
	let reporters = reporters.to_vec().try_into().unwrap();
	Scenarios::set_reporters(RuntimeOrigin::signed(DEVELOPER), source, reporters)
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
