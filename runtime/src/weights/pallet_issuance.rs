//! Estimated weights for `pallet_issuance`; scripts/bench measures them.

use core::marker::PhantomData;
use polkadot_sdk::{
	frame_support::{traits::Get, weights::Weight},
	frame_system,
};

/// Weight functions for `pallet_issuance`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_issuance::WeightInfo for WeightInfo<T> {
	/// Storage: `Scenarios::Scenarios` (r:1 w:0)
	/// Storage: `Scenarios::Reporters` (r:1 w:0)
	/// Storage: `Participants::ParticipantOf` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Issuance::DaysTaken` (r:1 w:1)
	/// Storage: `Issuance::NextBatch` (r:1 w:1)
	/// Storage: `Issuance::Batches` (r:0 w:1)
	fn open() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	/// Storage: `Issuance::Batches` (r:1 w:1)
	/// Storage: `Accreditation::Verifiers` (r:1 w:0)
	/// Storage: `Accreditation::Interests` (r:1 w:0)
	/// Storage: `Scenarios::Scenarios` (r:1 w:0)
	/// Storage: `Scenarios::Reporters` (r:1 w:0)
	fn assign() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `Issuance::Batches` (r:1 w:1)
	/// Storage: `Accreditation::Verifiers` (r:1 w:0)
	/// Storage: `Accreditation::Interests` (r:1 w:0)
	/// Storage: `Scenarios::Scenarios` (r:1 w:0)
	/// Storage: `Scenarios::Reporters` (r:1 w:0)
	fn attest() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	/// Storage: `Issuance::Batches` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Issuance::ClassOf` (r:1 w:1)
	/// Storage: `Issuance::NextClass` (r:1 w:1)
	/// Storage: `Issuance::Classes` (r:0 w:1)
	/// Storage: `Issuance::Progresses` (r:0 w:1)
	fn approve() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	/// Storage: `Issuance::Batches` (r:1 w:1)
	/// Storage: `Issuance::Progresses` (r:1 w:1)
	/// Storage: `Operator::Members` (r:1 w:0)
	/// Storage: `Scenarios::Reporters` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Scenarios::Scenarios` (r:1 w:0)
	/// Storage: `Scenarios::PointsRules` (r:1 w:0)
	/// Storage: `Methodology::Formulas` (r:1 w:0)
	/// Storage: `Participants::NextParticipant` (r:1 w:0)
	/// Storage: `Participants::Standing` (r:512 w:0)
	/// Storage: `Participants::Consents` (r:512 w:0)
	/// Storage: `Points::Lots` (r:512 w:512)
	/// Storage: `Points::Classes` (r:1 w:1)
	/// The range of component `r` is `[512, 10240]`.
	/// The range of component `p` is `[8, 512]`.
	fn feed(r: u32, p: u32) -> Weight {
		Weight::from_parts(120_000_000, 0)
			.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads(3u64.saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes(p.into()))
	}

	/// The range of component `o` is `[0, 100000]`.
	fn evaluate(o: u32) -> Weight {
		Weight::from_parts(20_000, 0).saturating_mul(o.into())
	}

	/// Storage: `Operator::Members` (r:1 w:0)
	/// Storage: `Participants::ParticipantOf` (r:1 w:0)
	/// Storage: `Issuance::Batches` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Issuance::Progresses` (r:1 w:0)
	/// Storage: `Issuance::DaysTaken` (r:1 w:1)
	fn close() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	/// Storage: `Issuance::Batches` (r:1 w:1)
	/// Storage: `Operator::Members` (r:1 w:0)
	/// Storage: `Scenarios::Reporters` (r:1 w:0)
	/// Storage: `Issuance::DaysTaken` (r:1 w:1)
	fn cancel() -> Weight {
		Weight::from_parts(30_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
