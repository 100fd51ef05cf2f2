use polkadot_sdk::frame_support::parameter_types;

use crate::{
	Day, Page, ParticipantId,
	ParticipantKind::{self, Individual, Institution, Organisation},
	Registry, Slots, SourceId, FIRST_NUMBER,
};

pub const DEVELOPER: u64 = 11;
pub const REPORTER: u64 = 12;
pub const SECOND_REPORTER: u64 = 13;
pub const VERIFIER: u64 = 14;
pub const SECOND_VERIFIER: u64 = 15;
pub const INSTITUTION: u64 = 16;
pub const CITIZEN: u64 = 17;
/// Has no account.
pub const STRANGER: u64 = 99;

/// Participants 1 to 999 have a number.
pub const LAST_PARTICIPANT: ParticipantId = 999;

parameter_types! {
	/// Accounts by their participants' numbers, from 1 on. Those after them are people whose accounts no test needs.
	pub storage Opened: Vec<(u64, ParticipantKind)> = vec![
		(DEVELOPER, Organisation),
		(REPORTER, Organisation),
		(SECOND_REPORTER, Organisation),
		(VERIFIER, Organisation),
		(SECOND_VERIFIER, Organisation),
		(INSTITUTION, Institution),
		(CITIZEN, Individual),
	];
	/// Accounts that stand for nobody any more.
	pub storage Closed: Vec<u64> = vec![];
	pub storage NextParticipant: ParticipantId = LAST_PARTICIPANT + 1;
	/// Whose key took another one's place, and when; all others have their first.
	pub storage KeysChanged: Vec<(ParticipantId, Day)> = vec![];
	/// Who has withdrawn consent or closed the account; all others consent to every source.
	pub storage Withholding: Vec<ParticipantId> = vec![];
	/// Pages whose creditable people were asked for.
	pub storage PagesAsked: Vec<Page> = vec![];
}

pub struct MockRegistry;

impl Registry<u64> for MockRegistry {
	fn participant(account: &u64) -> Option<ParticipantId> {
		Self::stood_for(account).filter(|_| !Closed::get().contains(account))
	}

	fn stood_for(account: &u64) -> Option<ParticipantId> {
		let place = Opened::get().iter().position(|(opened, _)| opened == account)?;
		Some(FIRST_NUMBER + u32::try_from(place).unwrap())
	}

	fn account(participant: ParticipantId) -> Option<u64> {
		let place = usize::try_from(participant.checked_sub(FIRST_NUMBER)?).ok()?;
		Opened::get().get(place).map(|(account, _)| *account)
	}

	fn kind(participant: ParticipantId) -> Option<ParticipantKind> {
		let given = FIRST_NUMBER..NextParticipant::get();
		let known = given.clone().zip(Opened::get()).find(|(number, _)| *number == participant);
		match known {
			Some((_, (account, kind))) => (!Closed::get().contains(&account)).then_some(kind),
			None => given.contains(&participant).then_some(Individual),
		}
	}

	fn key_changed(participant: ParticipantId) -> Option<Day> {
		let mut changed = KeysChanged::get().into_iter();
		changed.find(|(of, _)| *of == participant).map(|(_, day)| day)
	}

	fn next_participant() -> ParticipantId {
		NextParticipant::get()
	}

	fn creditable(_: SourceId, page: Page) -> Slots {
		PagesAsked::set(&[PagesAsked::get(), vec![page]].concat());
		let withheld: Slots = Withholding::get()
			.into_iter()
			.filter(|participant| Page::of(*participant) == page)
			.map(Page::slot)
			.collect();
		!withheld
	}
}

/// Gives one more account the next place in [`Opened`].
pub fn open_account(account: u64, kind: ParticipantKind) {
	Opened::set(&[Opened::get(), vec![(account, kind)]].concat());
}

/// The number of the participant the account stands, or stood, for.
pub fn number(account: u64) -> ParticipantId {
	MockRegistry::stood_for(&account).unwrap()
}
