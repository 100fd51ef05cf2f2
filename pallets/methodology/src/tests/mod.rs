mod accept;
mod answer;
mod answer_many;
mod applications;
mod complete;
mod conclude;
mod discontinue;
mod file;
mod life;
mod matters;
mod methodologies;
mod numbers;
mod object;
mod publish;
mod reject;
mod return_incomplete;
mod revise;
mod send_back;
mod submit;
mod text;
mod try_state;
mod withdraw;

use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo},
	sp_runtime::DispatchResult,
};
use suhui_primitives::{Day, Matter, Outcome, Subject, VersionId};

use crate::{mock::*, Event, FormulaText, MethodologyId, Stage, Versions};

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

fn operator() -> RuntimeOrigin {
	RuntimeOrigin::signed(OPERATOR)
}

fn authority() -> RuntimeOrigin {
	RuntimeOrigin::signed(AUTHORITY)
}

fn accept(version: VersionId) {
	assert_ok!(Methodology::accept(operator(), version));
}

/// The panel of a version's round stands so from now on.
fn panel(version: VersionId, round: u8, outcome: Outcome) {
	set_outcome(Matter::Methodology(version), round, outcome);
}

/// All seats of the panel of a version's round spoke, and most favour it.
fn favour(version: VersionId, round: u8) {
	panel(version, round, Outcome::Favourable { all: true });
}

/// The panel of the round favours the version, which is in notice for five working days.
fn notice(version: VersionId, round: u8) {
	favour(version, round);
	assert_ok!(Methodology::conclude(operator(), version, 5));
}

/// Submits and takes in; returns the version, which is in notice.
fn noticed() -> VersionId {
	let (_, version) = submit(CYCLING);
	accept(version);
	notice(version, 1);
	version
}

fn last_day(version: VersionId) -> Day {
	match stage(version) {
		Stage::Notice { last, .. } => last,
		other => panic!("it is not in notice: {other:?}"),
	}
}

/// Lets the notice end, and files the version on the day after.
fn file(version: VersionId) {
	Today::set(&last_day(version).saturating_add(1));
	assert_ok!(Methodology::file(operator(), version));
}

fn filed() -> VersionId {
	let version = noticed();
	file(version);
	version
}

/// Submits and publishes, with effect from the first day there is; returns the version.
fn publish(written: &str) -> VersionId {
	let (_, version) = submit(written);
	publish_submitted(version);
	version
}

fn publish_submitted(version: VersionId) {
	accept(version);
	notice(version, 1);
	file(version);
	assert_ok!(Methodology::publish(authority(), version, Day(0)));
}

fn object(version: VersionId, account: u64) -> DispatchResult {
	Methodology::object(RuntimeOrigin::signed(account), version, document(9))
}

fn answer(version: VersionId, objection: u32, upheld: bool) -> DispatchResult {
	outcome(Methodology::answer(operator(), version, objection, upheld, document(11)))
}

fn stage(version: VersionId) -> Stage {
	Versions::<Test>::get(version).unwrap().stage
}

/// The day the subject is due on.
fn due(subject: Subject) -> Option<Day> {
	use suhui_primitives::{Deadlines, Due};
	match suhui_primitives::mocks::MockDeadlines::due(subject) {
		Some(Due::On(day)) => Some(day),
		Some(Due::Awaiting(year)) => panic!("{year} is not published"),
		None => None,
	}
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
