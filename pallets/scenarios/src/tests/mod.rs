mod admit;
mod admit_terms;
mod apply;
mod effect;
mod obligations;
mod points_text;
mod propose_terms;
mod reject;
mod reject_terms;
mod set_reporters;
mod sources;
mod succession;
mod terminate;
mod terms;
mod try_state;
mod withdraw;

use polkadot_sdk::frame_support::{assert_ok, dispatch::DispatchResult};
use suhui_primitives::{Day, ParticipantId, SourceId, TermsNumber, Title, VersionId};

use crate::{mock::*, Category, Event, PointsText};

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
		Category::Transport,
		version,
		points_text(points),
		document(1),
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
	assert_ok!(Scenarios::admit(RuntimeOrigin::signed(OPERATOR), source, day));
	source
}

fn reject(source: SourceId) {
	assert_ok!(Scenarios::reject(RuntimeOrigin::signed(OPERATOR), source, document(7)));
}

fn terminate(source: SourceId) {
	assert_ok!(Scenarios::terminate(RuntimeOrigin::signed(OPERATOR), source));
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

fn admit_terms(source: SourceId, from: Day) -> DispatchResult {
	Scenarios::admit_terms(RuntimeOrigin::signed(OPERATOR), source, from)
}

fn reject_terms(source: SourceId) -> DispatchResult {
	Scenarios::reject_terms(RuntimeOrigin::signed(OPERATOR), source, document(7))
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
