//! The table's lines on verifiers: what is there when the call is due.

use pallet_accreditation::{Application, Person};
use suhui_primitives::Document;
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{succeed, today},
	keys::{Seed, AUTHORITY},
	scheme::{
		accreditation, attendance, conditions, document, interest, lifting, number, person,
		suspension, verifiers_application, DEVELOPER, VERIFIER,
	},
};

use super::{interest_in, Scene, NEWCOMER, ORGANISATION, SUSPENDED};

pub fn call(line: &str, scene: &Scene) -> pallet_accreditation::Call<Runtime> {
	use pallet_accreditation::Call;
	match line {
		// Whose people they are matters; who sends it need not be who they are called after.
		"apply" => verifiers_application(NEWCOMER),
		"apply, with V's people" => verifiers_application(VERIFIER),
		"apply, without a document" => {
			let finance = Document::default();
			let application = Box::new(Application { finance, ..conditions() });
			Call::apply { application, people: Default::default() }
		}
		"reject" => {
			succeed(ORGANISATION, verifiers_application(ORGANISATION));
			Call::reject { applicant: number(ORGANISATION), application: 1, reason: document(6) }
		}
		"accredit" => {
			succeed(ORGANISATION, verifiers_application(ORGANISATION));
			succeed(AUTHORITY, attendance(ORGANISATION, 1..=5));
			accreditation(ORGANISATION)
		}
		"renew" => Call::renew { verifier: number(VERIFIER), application: None, until: today() },
		"revoke" => Call::revoke { verifier: number(VERIFIER), reason: document(6) },
		"suspend" => suspension(VERIFIER),
		"suspend, S" => suspension(SUSPENDED),
		"suspend, O" => suspension(ORGANISATION),
		"confirm_suspension" => Call::confirm_suspension { verifier: number(SUSPENDED) },
		"lift" => lifting(SUSPENDED),
		"report_staff" => coming(person(NEWCOMER, 1)),
		"report_staff, O applied" => {
			succeed(ORGANISATION, verifiers_application(ORGANISATION));
			coming(person(NEWCOMER, 1))
		}
		"report_staff, who is V's" => coming(person(VERIFIER, 1)),
		"attend" => attendance(VERIFIER, 1..=5),
		"attend, tomorrow" => {
			let commitments = vec![person(VERIFIER, 1).commitment].try_into().expect("one");
			Call::attend { commitments, day: today().saturating_add(1) }
		}
		"attend, nobody's" => attendance(NEWCOMER, [1]),
		"settle_staff" => settling(ORGANISATION),
		"settle_staff, V's for V" => settling(VERIFIER),
		"declare_interest" => interest(scene.source),
		"declare_interest, in none" => interest(scene.source + 1),
		"declare_interest, in D" => interest_in(number(DEVELOPER)),
		"declare_interest, in nobody" => interest_in(0),
		other => panic!("there is no scene for {other}"),
	}
}

/// What the authority sends to find that the first of V's people works for somebody.
fn settling(employer: Seed) -> pallet_accreditation::Call<Runtime> {
	let commitments = vec![person(VERIFIER, 1).commitment].try_into().expect("one");
	let (employer, evidence) = (number(employer), document(6));
	pallet_accreditation::Call::settle_staff { commitments, employer, evidence }
}

/// What an applicant or verifier sends to report that somebody came.
fn coming(person: Person) -> pallet_accreditation::Call<Runtime> {
	let add = vec![person].try_into().expect("one");
	pallet_accreditation::Call::report_staff { add, remove: Default::default() }
}
