use polkadot_sdk::frame_support::parameter_types;

use super::{CYCLING_REVISION, CYCLING_VERSION};
use crate::{MethodologyId, MethodologyNumbers, VersionId, FIRST_NUMBER};

/// The methodology of both versions of cycling, and another one of one version.
pub const FIRST_METHODOLOGY: MethodologyId = 1;
pub const SECOND_METHODOLOGY: MethodologyId = 2;
pub const SECOND_METHODOLOGYS_VERSION: VersionId = 7;

parameter_types! {
	/// How many numbers of methodologies were given.
	pub storage MethodologiesGiven: u32 = 2;
}

pub struct MockMethodologyNumbers;

impl MethodologyNumbers for MockMethodologyNumbers {
	fn of(version: VersionId) -> Option<MethodologyId> {
		match version {
			CYCLING_VERSION | CYCLING_REVISION => Some(FIRST_METHODOLOGY),
			SECOND_METHODOLOGYS_VERSION => Some(SECOND_METHODOLOGY),
			_ => None,
		}
	}

	fn is_given(methodology: MethodologyId) -> bool {
		(FIRST_NUMBER..=MethodologiesGiven::get()).contains(&methodology)
	}
}
