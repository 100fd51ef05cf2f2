use polkadot_sdk::frame_support::parameter_types;

use super::{number, MockSources, DEVELOPER, REPORTER, SECOND_VERIFIER, VERIFIER};
use crate::{Accreditation, ParticipantId, SourceId, Sources};

parameter_types! {
	/// Some have an interest in the sources of [`super::MockSources`].
	pub storage InGoodStanding: Vec<ParticipantId> =
		[VERIFIER, SECOND_VERIFIER, DEVELOPER, REPORTER].map(number).to_vec();
	pub storage DeclaredInterests: Vec<(ParticipantId, SourceId)> = vec![];
}

pub struct MockAccreditation;

impl Accreditation for MockAccreditation {
	fn in_good_standing(verifier: ParticipantId) -> bool {
		InGoodStanding::get().contains(&verifier)
	}

	fn is_interested(verifier: ParticipantId, source: SourceId) -> bool {
		let mut declared = DeclaredInterests::get().into_iter();
		declared
			.any(|(by, of)| by == verifier && MockSources::line(of) == MockSources::line(source))
	}
}
