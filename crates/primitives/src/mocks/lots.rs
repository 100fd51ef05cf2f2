use polkadot_sdk::{
	frame_support::parameter_types,
	sp_runtime::{DispatchError, DispatchResult},
};

use crate::{
	Ask, ClassId, Credit, Fate, Lots, Month, ParticipantId, Piece, Quantity, Returned, Taken,
	TakenBack,
};

parameter_types! {
	/// Crediting fails when it comes to this participant.
	pub storage LotsFailAt: Option<ParticipantId> = None;
	/// Everything credited, as (class, month, participant, mg, points).
	pub storage Credited: Vec<(ClassId, Month, ParticipantId, u64, u64)> = vec![];
}

/// Keeps what is credited for the test to see; nothing is to be had of it again.
pub struct MockLots;

impl Lots for MockLots {
	/// Fails, if it is to, with those before already written.
	fn credit(class: ClassId, month: Month, credits: &[Credit]) -> DispatchResult {
		let fails = |credit: &&Credit| LotsFailAt::get() == Some(credit.participant);
		let mut credited = Credited::get();
		credited.extend(credits.iter().take_while(|credit| !fails(credit)).map(|credit| {
			let Credit { participant, quantity } = *credit;
			(class, month, participant, quantity.reduction, quantity.points)
		}));
		Credited::set(&credited);
		match credits.iter().find(fails) {
			Some(_) => Err(DispatchError::Other("page full")),
			None => Ok(()),
		}
	}

	fn take(_: ParticipantId, _: Ask, _: u32, _: Fate) -> Result<Taken, DispatchError> {
		Err(DispatchError::Unavailable)
	}

	fn settle(_: ParticipantId, _: &[Piece]) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn give_back(_: ParticipantId, _: &[Piece]) -> Result<Returned, DispatchError> {
		Err(DispatchError::Unavailable)
	}

	fn take_back(_: ClassId, _: Month, wrong: &[Credit]) -> Result<Vec<TakenBack>, DispatchError> {
		let short = |credit: &Credit| TakenBack {
			participant: credit.participant,
			taken: Quantity::default(),
			short: credit.quantity,
		};
		Ok(wrong.iter().map(short).collect())
	}
}

/// What was credited, as (participant, mg, points).
pub fn credited() -> Vec<(ParticipantId, u64, u64)> {
	Credited::get()
		.into_iter()
		.map(|(_, _, who, reduction, points)| (who, reduction, points))
		.collect()
}
