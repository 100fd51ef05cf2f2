mod applications;
mod methodologies;
mod numbers;
mod opine;
mod publish;
mod reject;
mod revise;
mod submit;
mod text;
mod try_state;
mod withdraw;

use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo},
	sp_runtime::DispatchResult,
};
use suhui_primitives::VersionId;

use crate::{mock::*, Event, FormulaText, MethodologyId};

/// 180.5 g a kilometre: 2.5 km are 451.25 g.
const CYCLING: &str = r#"
methodology "骑行替代机动车出行"
input distance "当日骑行里程" : km, decimals 3, from 0 to 300
parameter factor : gCO2e/km = 180.5 source "Guidelines, table 2"
result gCO2e = distance * factor
vector distance = 2.5 -> 451.25
"#;

/// The same at 200 g a kilometre.
const CYCLING_REVISED: &str = r#"
methodology "骑行替代机动车出行（修订）"
input distance "当日骑行里程" : km, decimals 3, from 0 to 300
parameter factor : gCO2e/km = 200 source "Guidelines, table 3"
result gCO2e = distance * factor
vector distance = 2.5 -> 500
"#;

fn text(written: &str) -> FormulaText {
	FormulaText::try_from(written.as_bytes().to_vec()).unwrap()
}

/// Submits a new methodology; returns it and its first version.
fn submit(written: &str) -> (MethodologyId, VersionId) {
	let numbers = (crate::NextMethodology::<Test>::get(), crate::NextVersion::<Test>::get());
	let origin = RuntimeOrigin::signed(DEVELOPER);
	assert_ok!(Methodology::submit(origin, text(written), document(1)));
	numbers
}

fn opine(version: VersionId, expert: u64, favourable: bool) {
	let origin = RuntimeOrigin::signed(expert);
	assert_ok!(Methodology::opine(origin, version, favourable, document(3)));
}

/// Submits and publishes; returns the version.
fn publish(text: &str) -> VersionId {
	let (_, version) = submit(text);
	opine(version, EXPERTS[0], true);
	opine(version, EXPERTS[1], true);
	assert_ok!(Methodology::publish(RuntimeOrigin::signed(AUTHORITY), version));
	version
}

fn reject(version: VersionId) {
	assert_ok!(Methodology::reject(RuntimeOrigin::signed(OPERATOR), version, document(7)));
}

fn withdraw(version: VersionId) {
	assert_ok!(Methodology::withdraw(RuntimeOrigin::signed(DEVELOPER), version));
}

/// What a call came to, whatever it weighed.
fn outcome(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(drop).map_err(|error| error.error)
}

fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
