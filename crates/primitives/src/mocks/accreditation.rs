use polkadot_sdk::frame_support::parameter_types;

use super::{DEVELOPER, REPORTER, SECOND_VERIFIER, VERIFIER};
use crate::{Accreditation, SourceId};

parameter_types! {
	/// Some have an interest in the sources of [`super::MockSources`].
	pub storage InGoodStanding: Vec<u64> = vec![VERIFIER, SECOND_VERIFIER, DEVELOPER, REPORTER];
	pub storage DeclaredInterests: Vec<(u64, SourceId)> = vec![];
}

pub struct MockAccreditation;

impl Accreditation<u64> for MockAccreditation {
	fn in_good_standing(account: &u64) -> bool {
		InGoodStanding::get().contains(account)
	}

	fn is_interested(account: &u64, source: SourceId) -> bool {
		DeclaredInterests::get().contains(&(*account, source))
	}
}
