//! What holds between blocks: what organisations received of a class is held or was retired, a retirement and an event are
//! the sum of their classes and of who gave, who gave is of the kind that has such reductions, and a certificate is of what
//! says that it has it. Of all that was numbered nothing is gone.

use alloc::collections::BTreeMap;

use polkadot_sdk::{frame_support::ensure, sp_runtime::TryRuntimeError};
use suhui_primitives::{
	certificate::certificate_number, EventId, Milligrams, ParticipantId, ParticipantKind, Registry,
	Year, FIRST_NUMBER, MAX_EVENTS,
};

use crate::{
	Certificate, CertificateNumber, CertificateOf, Certificates, Config, Donors, EventClasses,
	Events, Flow, Flows, Givers, Holdings, LargeEvent, NextCertificate, NextEvent, NextRetirement,
	OpenEvents, Pallet, RetiredOf, Retirements,
};

/// What something is in all, by a number.
type Sums = BTreeMap<u32, Milligrams>;

fn add(sums: &mut Sums, key: u32, milligrams: Milligrams) -> Result<(), TryRuntimeError> {
	let sum = sums.entry(key).or_default();
	*sum = sum.checked_add(milligrams).ok_or("a sum exceeds 64 bits")?;
	Ok(())
}

/// Whether as many are there as were numbered before the next one.
fn are_all(next: u32, found: usize) -> bool {
	u32::try_from(found).is_ok_and(|found| next.checked_sub(FIRST_NUMBER) == Some(found))
}

impl<T: Config> Pallet<T> {
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		// What was retired and given to events, of each class.
		let mut used = Sums::new();
		Self::try_state_retirements(&mut used)?;
		Self::try_state_events(&mut used)?;
		Self::try_state_holdings(&used)?;
		Self::try_state_certificates()
	}

	/// What came from people of a class, and was issued to owners of projects, is what is held of it and what was retired; no
	/// person holds anything.
	fn try_state_holdings(used: &Sums) -> Result<(), TryRuntimeError> {
		let mut held = Sums::new();
		for (holder, class, milligrams) in Holdings::<T>::iter() {
			ensure!(milligrams > 0, "nothing is held of a class, and has a value");
			ensure!(Self::is_legal(holder), "a person holds reductions beyond the lots");
			add(&mut held, class, milligrams)?;
		}
		for (class, flow) in Flows::<T>::iter() {
			ensure!(flow != Flow::default(), "nothing came of a class, and has a value");
			let Flow { retired, .. } = flow;
			let kept = held.remove(&class).unwrap_or_default();
			ensure!(
				flow.received().is_some() && kept.checked_add(retired) == flow.received(),
				"what was received is not what is held and was retired"
			);
			let of_all = used.get(&class).copied().unwrap_or_default();
			ensure!(retired <= of_all, "organisations retired more of a class than was retired");
		}
		ensure!(held.is_empty(), "reductions are held that came from nobody");
		Ok(())
	}

	fn try_state_retirements(used: &mut Sums) -> Result<(), TryRuntimeError> {
		let mut sums = Sums::new();
		for (retirement, class, milligrams) in RetiredOf::<T>::iter() {
			ensure!(milligrams > 0, "nothing of a class was retired, and has a value");
			add(&mut sums, retirement, milligrams)?;
			add(used, class, milligrams)?;
		}
		let given = FIRST_NUMBER..NextRetirement::<T>::get();
		for (retirement, found) in Retirements::<T>::iter() {
			ensure!(given.contains(&retirement), "a retirement's number was never given");
			ensure!(
				sums.remove(&retirement) == Some(found.total),
				"a retirement is not the sum of its classes"
			);
			let is_legal = found.points == 0 && Self::is_legal(found.holder);
			let is_own = found.period.is_none() && found.evidence.is_none();
			ensure!(
				is_legal || (is_own && Self::is_person(found.holder)),
				"a retirement is not what its holder can retire"
			);
			Self::check_certificate(found.certificate, CertificateOf::Retirement(retirement))?;
		}
		ensure!(sums.is_empty(), "reductions were retired by no retirement");
		let is_whole = are_all(NextRetirement::<T>::get(), Retirements::<T>::iter_keys().count());
		ensure!(is_whole, "a retirement is gone");
		Ok(())
	}

	fn try_state_events(used: &mut Sums) -> Result<(), TryRuntimeError> {
		let mut by_class = Sums::new();
		for (event, class, milligrams) in EventClasses::<T>::iter() {
			ensure!(milligrams > 0, "nothing of a class was given to an event, and has a value");
			add(&mut by_class, event, milligrams)?;
			add(used, class, milligrams)?;
		}
		let (mut by_giver, donors) = Self::given()?;
		let given = FIRST_NUMBER..NextEvent::<T>::get();
		let mut open = BTreeMap::<ParticipantId, u32>::new();
		for (event, found) in Events::<T>::iter() {
			ensure!(given.contains(&event), "an event's number was never given");
			ensure!(is_in_order(&found), "an event is not what its stage says");
			let is_institution = |kind: ParticipantKind| kind == ParticipantKind::Institution;
			let host = T::Registry::kind(found.host);
			ensure!(host.is_none_or(is_institution), "an event is no institution's");
			let sums =
				[&mut by_class, &mut by_giver].map(|sums| sums.remove(&event).unwrap_or_default());
			ensure!(sums == [found.covered; 2], "an event is not the sum of what it was given");
			let counted = donors.get(&event).copied().unwrap_or_default();
			ensure!(counted == found.donors, "an event's donors are miscounted");
			Self::check_certificate(found.certificate, CertificateOf::Neutrality(event))?;
			if found.called_off.is_none() && found.certificate.is_none() {
				let count = open.entry(found.host).or_default();
				*count = count.saturating_add(1);
			}
		}
		ensure!(by_class.is_empty() && by_giver.is_empty(), "no event was given what was given");
		let is_whole = are_all(NextEvent::<T>::get(), Events::<T>::iter_keys().count());
		ensure!(is_whole, "an event is gone");
		ensure!(open.values().all(|count| *count <= MAX_EVENTS), "a host has too many events");
		let counted = OpenEvents::<T>::iter().collect::<BTreeMap<_, _>>();
		ensure!(counted == open, "a host's open events are miscounted");
		Ok(())
	}

	/// What people and organisations gave to each event, and how many people did.
	fn given() -> Result<(Sums, BTreeMap<EventId, u32>), TryRuntimeError> {
		let mut sums = Sums::new();
		let mut donors = BTreeMap::<EventId, u32>::new();
		for (event, number, page) in Donors::<T>::iter() {
			ensure!(!page.is_empty(), "a page without donors has a value");
			ensure!(
				page.is_sorted_by(|(one, _), (next, _)| one < next),
				"the donors of a page do not ascend by slot"
			);
			for (slot, milligrams) in &page {
				ensure!(*milligrams > 0, "somebody is a donor who gave nothing");
				let donor = number.participant(*slot);
				ensure!(Self::is_person(donor), "a donor is no person");
				add(&mut sums, event, *milligrams)?;
				let count = donors.entry(event).or_default();
				*count = count.saturating_add(1);
			}
		}
		for (event, giver, milligrams) in Givers::<T>::iter() {
			ensure!(milligrams > 0, "somebody is a giver who gave nothing");
			ensure!(Self::is_legal(giver), "a giver is a person");
			add(&mut sums, event, milligrams)?;
		}
		Ok((sums, donors))
	}

	/// Whether lots may be the participant's: whose account is closed has no kind any more.
	fn is_person(participant: ParticipantId) -> bool {
		let kind = T::Registry::kind(participant);
		kind.is_none_or(|kind| kind == ParticipantKind::Individual)
	}

	/// Whether the participant may hold reductions beyond lots; whose account is closed has no kind any more.
	fn is_legal(participant: ParticipantId) -> bool {
		let kind = T::Registry::kind(participant);
		kind.is_none_or(|kind| kind != ParticipantKind::Individual)
	}

	/// That the certificate that something says it has is of it.
	fn check_certificate(
		number: Option<CertificateNumber>,
		of: CertificateOf,
	) -> Result<(), TryRuntimeError> {
		let Some(number) = number else { return Ok(()) };
		let found = Certificates::<T>::get(number);
		ensure!(found.is_some_and(|found| found.of == of), "a certificate is of something else");
		Ok(())
	}

	/// A certificate's number was given in its year, and what it is of says that it has it.
	fn try_state_certificates() -> Result<(), TryRuntimeError> {
		let mut of_years = BTreeMap::<Year, usize>::new();
		for (number, Certificate { of, issued, .. }) in Certificates::<T>::iter() {
			let year = issued.year().ok_or("a certificate is of no year")?;
			let [first, next] = [FIRST_NUMBER, NextCertificate::<T>::get(year)]
				.map(|place| certificate_number(year, place));
			let is_given =
				first.is_some_and(|first| number >= first) && next.is_none_or(|next| number < next);
			ensure!(is_given, "a certificate's number was never given in its year");
			let has = match of {
				CertificateOf::Neutrality(event) => Events::<T>::get(event)
					.filter(|found| found.consent.is_some())
					.and_then(|found| found.certificate),
				CertificateOf::Retirement(retirement) => {
					Retirements::<T>::get(retirement).and_then(|found| found.certificate)
				}
			};
			ensure!(has == Some(number), "what a certificate is of has another one or none");
			let count = of_years.entry(year).or_default();
			*count = count.saturating_add(1);
		}
		for (year, next) in NextCertificate::<T>::iter() {
			let found = of_years.get(&year).copied().unwrap_or_default();
			ensure!(are_all(next, found), "a certificate is gone");
		}
		Ok(())
	}
}

/// Something is expected of the event, and no host accounts its own. What the authority consented to was covered by what its
/// accountant found when it was over, and not called off.
fn is_in_order(event: &LargeEvent) -> bool {
	let is_another = |of: ParticipantId| of != event.host;
	let is_others = event.accountant.is_none_or(is_another)
		&& event.accounting.is_none_or(|found| {
			event.accountant.is_some() && is_another(found.verifier) && found.emissions > 0
		});
	let is_over = event.last_accounting().is_some_and(|accounting| accounting.day > event.last);
	let was_due = is_over && event.missing() == 0 && event.called_off.is_none();
	event.first <= event.last
		&& event.target > 0
		&& is_others
		&& (event.consent.is_none() || was_due)
}
