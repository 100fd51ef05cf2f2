//! Who judges a matter in a round, and what came of it (Art. 7, 14, 19).

use polkadot_sdk::{
	frame_support::ensure,
	frame_system::{ensure_signed, pallet_prelude::OriginFor},
	sp_runtime::{DispatchError, DispatchResult},
};
use suhui_primitives::{
	Capacity, Clock, Document, Matter, Matters, Outcome, ParticipantId, ParticipantKind, Registry,
	Sanctioned, Sanctions, Seat, WorkingDays,
};

use crate::{
	types::{are_distinct, days_to_speak, least_opinions, MIN_SEATS},
	Config, Error, Experts, Opinion, Opinions, Pallet, Panel, Panels, Seats, View,
};

impl<T: Config> Pallet<T> {
	/// Seats the panel of a matter's present round; returns the round.
	pub(crate) fn seat_panel(matter: Matter, seats: Seats) -> Result<u8, DispatchError> {
		let (developer, round) = T::Matters::judged(matter).ok_or(Error::<T>::NotJudged)?;
		let is_odd = seats.len() & 1 == 1;
		let is_panel = is_odd && seats.len() >= MIN_SEATS && are_distinct(&seats);
		ensure!(is_panel, Error::<T>::InvalidPanel);
		let kept = match Panels::<T>::get((matter, round)) {
			Some(panel) => Self::kept((matter, round), developer, &panel, &seats)?,
			None => Seats::default(),
		};
		for seat in seats.iter().filter(|seat| !kept.contains(seat)) {
			let has_spoken = Opinions::<T>::contains_key((matter, round), seat);
			ensure!(!has_spoken, Error::<T>::HasRecused);
			Self::ensure_seatable(matter, *seat, developer)?;
			// When it is named alone: a developer could silence a seat by naming its participant a reporter.
			let participant = Self::stands_for(*seat);
			let is_party = participant.is_some_and(|whom| T::Matters::is_party(matter, whom));
			let is_doubled = seats.iter().any(|other| Self::are_one(*seat, *other));
			ensure!(!is_party && !is_doubled, Error::<T>::Interested);
		}
		let named = T::Clock::today();
		Panels::<T>::insert((matter, round), Panel { seats, named });
		Ok(round)
	}

	/// Which seats of a panel stay when it is named anew: none while nobody has spoken. Afterwards, lest opinions be chosen,
	/// it is named anew only where too few seats are left that gave an opinion or still may, and have not said nothing for
	/// too long; those stay, and as long as there are any no seats are added.
	fn kept(
		(matter, round): (Matter, u8),
		developer: ParticipantId,
		panel: &Panel,
		seats: &Seats,
	) -> Result<Seats, Error<T>> {
		let last = T::WorkingDays::add(panel.named, days_to_speak(matter));
		let is_late = last.is_ok_and(|last| T::Clock::today() > last);
		let mut kept = Seats::default();
		let mut has_begun = false;
		for seat in &panel.seats {
			let opinion = Opinions::<T>::get((matter, round), seat);
			has_begun |= opinion.is_some();
			let stays = match opinion.map(|opinion| opinion.view) {
				Some(View::Recused) => false,
				Some(View::Favourable | View::Adverse) => true,
				None => {
					!is_late
						&& Self::ensure_seatable(matter, *seat, developer).is_ok()
						&& !Self::is_spoken_for((matter, round), *seat, panel)
				}
			};
			if stays {
				kept.try_push(*seat).map_err(|_| Error::<T>::InvalidPanel)?;
			}
		}
		if !has_begun {
			return Ok(Seats::default());
		}
		ensure!(kept.len() < least_opinions(panel.seats.len()), Error::<T>::AlreadyExists);
		let keeps = kept.iter().all(|seat| seats.contains(seat));
		let adds_none = kept.is_empty() || seats.len() == panel.seats.len();
		ensure!(keeps && adds_none, Error::<T>::SeatKept);
		Ok(kept)
	}

	/// Methodologies are judged by experts alone (Art. 14); a specialised technical body may join in all else (Art. 19).
	fn ensure_seatable(matter: Matter, seat: Seat, developer: ParticipantId) -> DispatchResult {
		match seat {
			Seat::Expert(expert) => {
				Self::sitting(expert)?;
			}
			Seat::Body(participant) => {
				let takes_bodies = !matches!(matter, Matter::Methodology(_));
				ensure!(takes_bodies, Error::<T>::ExpertsAlone);
				let kind = T::Registry::kind(participant);
				let is_body = kind.is_some_and(|kind| kind != ParticipantKind::Individual);
				ensure!(is_body, Error::<T>::NotRegistered);
			}
		}
		Self::ensure_may_judge(seat, developer)?;
		Ok(())
	}

	fn ensure_may_judge(seat: Seat, developer: ParticipantId) -> Result<(), Error<T>> {
		let (whom, is_interested) = match seat {
			Seat::Expert(expert) => {
				(Sanctioned::Expert(expert), Self::is_interested(expert, developer))
			}
			Seat::Body(body) => (Sanctioned::Participant(body), body == developer),
		};
		let is_barred = T::Sanctions::is_barred(whom, Capacity::Expert);
		ensure!(!is_interested, Error::<T>::Interested);
		ensure!(!is_barred, Error::<T>::Barred);
		Ok(())
	}

	/// The participant that sits, or that the expert's present key stands, or stood, for.
	fn stands_for(seat: Seat) -> Option<ParticipantId> {
		match seat {
			Seat::Expert(expert) => {
				Experts::<T>::get(expert).and_then(|found| T::Registry::stood_for(&found.account))
			}
			Seat::Body(body) => Some(body),
		}
	}

	/// Whether two seats may be one person's: an expert's, and that of a body in which the expert has an interest.
	fn are_one(seat: Seat, other: Seat) -> bool {
		match (seat, other) {
			(Seat::Expert(expert), Seat::Body(body)) | (Seat::Body(body), Seat::Expert(expert)) => {
				Self::is_interested(expert, body)
			}
			(Seat::Expert(_), Seat::Expert(_)) | (Seat::Body(_), Seat::Body(_)) => false,
		}
	}

	/// Whether another seat, which has become the same person's since they were named, gave an opinion.
	fn is_spoken_for(judged: (Matter, u8), seat: Seat, panel: &Panel) -> bool {
		panel.seats.iter().filter(|other| Self::are_one(seat, **other)).any(|other| {
			let opinion = Opinions::<T>::get(judged, other);
			opinion.is_some_and(|opinion| opinion.view != View::Recused)
		})
	}

	/// Notes what the caller's seat says, once a round; returns the round and the seat.
	pub(crate) fn speak(
		origin: OriginFor<T>,
		matter: Matter,
		view: View,
		report: Document,
	) -> Result<(u8, Seat), DispatchError> {
		let caller = ensure_signed(origin)?;
		let (developer, round) = T::Matters::judged(matter).ok_or(Error::<T>::NotJudged)?;
		let panel = Panels::<T>::get((matter, round)).ok_or(Error::<T>::NotSeated)?;
		let seat = Self::held(&caller, &panel).ok_or(Error::<T>::NotSeated)?;
		let has_spoken = Opinions::<T>::contains_key((matter, round), seat);
		ensure!(!has_spoken, Error::<T>::AlreadyExists);
		if view != View::Recused {
			Self::ensure_may_judge(seat, developer)?;
			let is_spoken_for = Self::is_spoken_for((matter, round), seat, &panel);
			ensure!(!is_spoken_for, Error::<T>::Interested);
		}
		let day = T::Clock::today();
		Opinions::<T>::insert((matter, round), seat, Opinion { view, report, day });
		Ok((round, seat))
	}

	/// The seat that the account's expert has in a panel, or else its participant: nobody speaks twice.
	fn held(account: &T::AccountId, panel: &Panel) -> Option<Seat> {
		let expert = Self::expert(account).map(Seat::Expert);
		let body = T::Registry::participant(account).map(Seat::Body);
		[expert, body].into_iter().flatten().find(|seat| panel.seats.contains(seat))
	}
}

impl<T: Config> suhui_primitives::Panels for Pallet<T> {
	fn outcome(matter: Matter, round: u8) -> Option<Outcome> {
		let panel = Panels::<T>::get((matter, round))?;
		let (mut favourable, mut adverse, mut recused) = (0usize, 0usize, 0usize);
		for seat in &panel.seats {
			let Some(opinion) = Opinions::<T>::get((matter, round), seat) else { continue };
			let count = match opinion.view {
				View::Favourable => &mut favourable,
				View::Adverse => &mut adverse,
				View::Recused => &mut recused,
			};
			*count = count.saturating_add(1);
		}
		let given = favourable.saturating_add(adverse);
		let all = given.saturating_add(recused) == panel.seats.len();
		let is_enough = given >= least_opinions(panel.seats.len());
		Some(match (is_enough, favourable > adverse) {
			(false, _) => Outcome::Open,
			(true, true) => Outcome::Favourable { all },
			(true, false) => Outcome::Adverse { all },
		})
	}
}
