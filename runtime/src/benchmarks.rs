//! The pallets whose weights are measured here. The SDK's pallets bring their own, which this
//! runtime's database prices.

use crate::*;

frame_benchmarking::define_benchmarks!(
	[pallet_access, Access]
	[pallet_accreditation, Accreditation]
	[pallet_consortium, Consortium]
	[pallet_issuance, Issuance]
	[pallet_methodology, Methodology]
	[pallet_participants, Participants]
	[pallet_points, Points]
	[pallet_scenarios, Scenarios]
);
