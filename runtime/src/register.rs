//! What there is to complain about, whom there is to sanction, and where (Art. 5, 43, 44).

use crate::{access_policy::Office, *};
use pallet_access::RolesOf;
use pallet_disclosure::About;
use polkadot_sdk::frame_support::traits::Contains;
use suhui_primitives::{Region, Sanctioned, Sources};

/// What the registers of the pallets have.
pub struct Register;

impl Contains<About> for Register {
	fn contains(about: &About) -> bool {
		match about {
			About::Scheme => true,
			About::Source(source) => Scenarios::exists(*source),
			About::Version(version) => {
				pallet_methodology::Versions::<Runtime>::contains_key(version)
			}
			About::Batch(batch) => pallet_issuance::Batches::<Runtime>::contains_key(batch),
			About::Verifier(verifier) => {
				pallet_accreditation::Verifiers::<Runtime>::contains_key(verifier)
			}
			// Reports are disclosure's own.
			About::Report(..) => false,
		}
	}
}

impl Contains<Sanctioned> for Register {
	fn contains(whom: &Sanctioned) -> bool {
		match whom {
			Sanctioned::Participant(participant) => Office::is_participant(*participant),
			Sanctioned::Expert(expert) => Office::is_expert(*expert),
		}
	}
}

impl Contains<Region> for Register {
	fn contains(region: &Region) -> bool {
		region.is_in_jiangsu() || pallet_participants::Pilots::<Runtime>::contains_key(region)
	}
}
