//! What the pallet's calls weigh; the runtime gives what was measured.

use polkadot_sdk::frame_support::weights::{constants::RocksDbWeight, Weight};

/// Weight functions needed for `pallet_participants`.
pub trait WeightInfo {
	fn open(s: u32) -> Weight;
	fn open_batch(n: u32) -> Weight;
	fn legal_persons(p: u32) -> Weight;
	fn consents(k: u32) -> Weight;
	fn record_consents(p: u32) -> Weight;
	fn give_consent() -> Weight;
	fn withdraw_consent() -> Weight;
	fn change_key() -> Weight;
	fn replace_key() -> Weight;
	fn close() -> Weight;
	fn close_for() -> Weight;
	fn admit_pilot() -> Weight;
	fn withdraw_pilot() -> Weight;
	fn reopen() -> Weight;
}

impl WeightInfo for () {
	/// Storage: `Participants::NextParticipant` (r:1 w:1)
	/// Storage: that of `Officials` (r:2 w:0)
	/// Storage: `Participants::ParticipantOf` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `Participants::Individuals` (r:1 w:1)
	/// Storage: `Participants::Pilots` (r:1 w:0)
	/// Storage: `Participants::Participants` (r:0 w:1)
	/// Storage: that of `Sources` (r:16 w:0)
	/// Storage: `Participants::Consents` (r:16 w:16)
	fn open(s: u32) -> Weight {
		Weight::from_parts(33_000_000, 3541)
			.saturating_add(Weight::from_parts(4_200_000, 0).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2522).saturating_mul(s.into()))
	}
	/// Storage: `Participants::NextParticipant` (r:1 w:1)
	/// Storage: that of `Officials` (r:2 w:0)
	/// Storage: `Participants::Pilots` (r:1 w:0)
	/// Storage: `Participants::ParticipantOf` (r:500 w:500)
	/// Storage: `System::Account` (r:500 w:500)
	/// Storage: `Participants::Participants` (r:0 w:500)
	/// Storage: `Participants::Individuals` (r:2 w:2)
	fn open_batch(n: u32) -> Weight {
		Weight::from_parts(12_000_000, 1489)
			.saturating_add(Weight::from_parts(19_500_000, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2555).saturating_mul(n.into()))
	}
	/// Storage: `Participants::ByCode` (r:500 w:500)
	/// Storage: `System::BlockHash` (r:1 w:0)
	fn legal_persons(p: u32) -> Weight {
		Weight::from_parts(1_500_000, 990)
			.saturating_add(Weight::from_parts(57_000_000, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2513).saturating_mul(p.into()))
	}
	/// Storage: that of `Sources` (r:1000 w:0)
	/// Storage: `Participants::Consents` (r:1000 w:1000)
	fn consents(k: u32) -> Weight {
		Weight::from_parts(1_500_000, 990)
			.saturating_add(Weight::from_parts(4_100_000, 0).saturating_mul(k.into()))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(k.into())))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(k.into())))
			.saturating_add(Weight::from_parts(0, 2522).saturating_mul(k.into()))
	}
	/// Storage: `Participants::NextParticipant` (r:1 w:0)
	/// Storage: that of `Sources` (r:1 w:0)
	/// Storage: `Participants::Individuals` (r:3 w:0)
	/// Storage: `Participants::Withdrawals` (r:3 w:0)
	/// Storage: `Participants::Consents` (r:3 w:3)
	fn record_consents(p: u32) -> Weight {
		Weight::from_parts(10_000_000, 1489)
			.saturating_add(Weight::from_parts(12_500_000, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2522).saturating_mul(p.into()))
	}
	/// Storage: `Participants::ParticipantOf` (r:1 w:0)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: that of `Sources` (r:1 w:0)
	/// Storage: `Participants::Consents` (r:1 w:1)
	/// Storage: `Participants::Withdrawals` (r:1 w:1)
	fn give_consent() -> Weight {
		Weight::from_parts(19_000_000, 3679)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	/// Storage: `Participants::ParticipantOf` (r:1 w:0)
	/// Storage: `Participants::Participants` (r:1 w:0)
	/// Storage: `Participants::Consents` (r:1 w:1)
	/// Storage: `Participants::Withdrawals` (r:1 w:1)
	fn withdraw_consent() -> Weight {
		Weight::from_parts(19_000_000, 3679)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	/// Storage: `Participants::ParticipantOf` (r:2 w:1)
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Storage: that of `Officials` (r:2 w:0)
	/// Storage: that of `FormerKeys` (r:1 w:1)
	fn change_key() -> Weight {
		Weight::from_parts(91_000_000, 6092)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Storage: `Participants::ParticipantOf` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Storage: that of `Officials` (r:2 w:0)
	/// Storage: that of `Custody` (r:1 w:1)
	/// Storage: that of `FormerKeys` (r:1 w:1)
	fn replace_key() -> Weight {
		Weight::from_parts(91_000_000, 6092)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	/// Storage: `Participants::ParticipantOf` (r:1 w:0)
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Storage: that of `Obligations` (r:1 w:0)
	/// Storage: `Participants::Individuals` (r:1 w:1)
	fn close() -> Weight {
		Weight::from_parts(32_000_000, 3679)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Storage: that of `Obligations` (r:1 w:0)
	/// Storage: `Participants::Individuals` (r:1 w:1)
	/// Storage: that of `Custody` (r:1 w:1)
	fn close_for() -> Weight {
		Weight::from_parts(32_000_000, 3679)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	/// Storage: `Participants::Pilots` (r:1 w:1)
	fn admit_pilot() -> Weight {
		Weight::from_parts(15_000_000, 3481)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::Pilots` (r:1 w:1)
	fn withdraw_pilot() -> Weight {
		Weight::from_parts(15_000_000, 3481)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Storage: `Participants::Participants` (r:1 w:1)
	/// Storage: `Participants::ParticipantOf` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Storage: `Participants::Individuals` (r:1 w:1)
	/// Storage: that of `Officials` (r:2 w:0)
	/// Storage: that of `Custody` (r:1 w:1)
	/// Storage: that of `FormerKeys` (r:1 w:1)
	fn reopen() -> Weight {
		Weight::from_parts(95_000_000, 6092)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
}
