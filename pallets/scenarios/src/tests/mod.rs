mod admit;
mod apply;
mod points_text;
mod reject;
mod set_reporters;
mod sources;
mod terminate;
mod try_state;

use polkadot_sdk::frame_support::{assert_ok, dispatch::DispatchResult};
use suhui_primitives::{ParticipantId, SourceId, Title, VersionId};

use crate::{mock::*, Category, Event, PointsText};

/// One point for each 10 g, at most 500.
const BY_REDUCTION: &str = r#"
points "Points by reduction"
input reduction : gCO2e, decimals 3, from 0 to 54150
result points = min(500 points, reduction * 0.1 [points/gCO2e])
vector reduction = 451.25 -> 45
"#;

/// Three points a ride, and two each day.
const BY_RIDES: &str = r#"
points "Points by rides"
input rides : 1, decimals 0, from 0 to 20
result points = rides * 3 points + 2 points
vector rides = 2 -> 8
"#;

fn points_text(text: &str) -> PointsText {
	PointsText::try_from(text.as_bytes().to_vec()).unwrap()
}

fn title(text: &str) -> Title {
	Title::try_from(text.as_bytes().to_vec()).unwrap()
}

fn try_apply(version: Option<VersionId>, points: &str) -> DispatchResult {
	Scenarios::apply(
		RuntimeOrigin::signed(DEVELOPER),
		title("绿色出行"),
		Category::Transport,
		version,
		points_text(points),
		document(1),
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

fn admit() -> SourceId {
	let source = apply();
	assert_ok!(Scenarios::admit(RuntimeOrigin::signed(OPERATOR), source));
	source
}

fn reject(source: SourceId) {
	assert_ok!(Scenarios::reject(RuntimeOrigin::signed(OPERATOR), source, document(7)));
}

fn set_reporters(source: SourceId, reporters: &[ParticipantId]) -> DispatchResult {
	let reporters = reporters.to_vec().try_into().unwrap();
	Scenarios::set_reporters(RuntimeOrigin::signed(DEVELOPER), source, reporters)
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
