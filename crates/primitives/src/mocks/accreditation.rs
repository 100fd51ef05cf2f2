use polkadot_sdk::frame_support::parameter_types;

use super::{number, MockSources, DEVELOPER, REPORTER, SECOND_VERIFIER, VERIFIER};
use crate::{Accreditation, Deed, ParticipantId, SourceId, Sources, VersionId};

parameter_types! {
	/// Some have an interest in the sources of [`super::MockSources`].
	pub storage InGoodStanding: Vec<ParticipantId> =
		[VERIFIER, SECOND_VERIFIER, DEVELOPER, REPORTER].map(number).to_vec();
	/// For which versions they are not accredited.
	pub storage OutOfScope: Vec<(ParticipantId, Option<VersionId>)> = vec![];
	pub storage DeclaredInterests: Vec<(ParticipantId, SourceId)> = vec![];
	/// Who of them is not qualified for greenhouse gases.
	pub storage MeteringAlone: Vec<ParticipantId> = vec![];
	/// The participants in whom verifiers declared an interest.
	pub storage Involved: Vec<(ParticipantId, ParticipantId)> = vec![];
	/// What was added to verifiers' records, in turn.
	pub storage Deeds: Vec<(ParticipantId, Deed)> = vec![];
}

pub struct MockAccreditation;

impl Accreditation for MockAccreditation {
	fn in_good_standing(verifier: ParticipantId, version: Option<VersionId>) -> bool {
		InGoodStanding::get().contains(&verifier)
			&& !OutOfScope::get().contains(&(verifier, version))
	}

	fn verifies_emissions(verifier: ParticipantId) -> bool {
		Self::in_good_standing(verifier, None) && !MeteringAlone::get().contains(&verifier)
	}

	fn is_involved(verifier: ParticipantId, participant: ParticipantId) -> bool {
		verifier == participant || Involved::get().contains(&(verifier, participant))
	}

	fn is_interested(verifier: ParticipantId, source: SourceId) -> bool {
		let mut declared = DeclaredInterests::get().into_iter();
		declared
			.any(|(by, of)| by == verifier && MockSources::line(of) == MockSources::line(source))
	}

	fn note(verifier: ParticipantId, deed: Deed) {
		Deeds::set(&[Deeds::get(), vec![(verifier, deed)]].concat());
	}
}
