//! Holdings, retirements, events and certificates (Art. 26-32).

use std::collections::BTreeMap;

use pallet_mandate::Scope;
use pallet_reductions::{
	Beneficiary, Call, CertificateOf, Error as ReductionsError, Event, Part, Purpose,
};
use suhui_primitives::Document;
use suhui_runtime::{Runtime, RuntimeEvent};
use suhui_runtime_tests::chain::Refused;

use super::{
	amount::{small, Amount},
	lots::Ask,
	refusals::{ensure, error, Verdict},
	state::{next, Certified, Class, Kind, LargeEvent, Model, Number, Piece, Retirement},
};
use crate::dates::date;

type Error = ReductionsError<Runtime>;

/// Jiangsu, and Nanjing in it.
pub const REGIONS: [u32; 2] = [320_000, 320_100];

fn is_none(document: &Document) -> bool {
	document.blake2_256.0 == [0; 32] || document.sm3.0 == [0; 32]
}

/// The place of a purpose among a person's honours.
fn place(purpose: &Purpose) -> usize {
	match purpose {
		Purpose::Donation => 0,
		Purpose::Offset => 1,
		Purpose::Cancellation => 2,
		Purpose::Compensation { .. } => 3,
	}
}

/// Whether whoever held them has the good of it.
fn is_own(beneficiary: &Beneficiary, holder: Number) -> bool {
	match beneficiary {
		Beneficiary::Holder => true,
		Beneficiary::Participant(number) => *number == holder,
		Beneficiary::Named(_) | Beneficiary::Sealed(_) => false,
	}
}

/// What is asked of lots, but no more than so much.
fn at_most(part: &Part, most: u128) -> Result<Ask, Refused> {
	let ask = match part {
		Part::Milligrams(mg) => Ask::Milligrams(most.min((*mg).into())),
		Part::Lot { month, class, milligrams } => {
			Ask::Lot(month.0, *class, most.min((*milligrams).into()))
		}
	};
	let (Ask::Milligrams(mg) | Ask::Lot(_, _, mg) | Ask::Points(mg)) = ask;
	ensure(mg > 0, Error::NothingAsked)?;
	Ok(ask)
}

fn told(classes: &[(Class, u128)]) -> Vec<(Class, u64)> {
	classes.iter().map(|(class, mg)| (*class, small(*mg))).collect()
}

fn by_class(pieces: &[Piece]) -> (Vec<(Class, u128)>, Amount) {
	let classes = pieces.iter().map(|piece| (piece.class, piece.amount.mg)).collect();
	(classes, pieces.iter().map(|piece| piece.amount).sum())
}

fn sum(classes: &[(Class, u128)]) -> u128 {
	classes.iter().map(|(_, mg)| mg).sum()
}

fn add_all(sums: &mut BTreeMap<Class, u128>, classes: &[(Class, u128)]) {
	for (class, mg) in classes {
		*sums.entry(*class).or_default() += mg;
	}
}

impl Model {
	pub(super) fn reductions(&mut self, seed: &str, call: &Call<Runtime>) -> Verdict {
		match call {
			Call::transfer { to, class, milligrams } => {
				let from = self.legal_person(seed)?;
				self.transfer(from, *to, *class, (*milligrams).into())?;
			}
			Call::retire { reductions, purpose, beneficiary, period, evidence } => {
				let holder = self.legal_person(seed)?;
				self.ensure_proper(purpose, beneficiary)?;
				let is_missing = evidence.as_ref().is_some_and(is_none);
				ensure(!is_missing, Error::DocumentMissing)?;
				let runs_back = period.is_some_and(|(first, last)| last < first);
				ensure(!runs_back, Error::InvalidPeriod)?;
				if !is_own(beneficiary, holder) {
					self.ensure_settled(holder)?;
				}
				let given = self.give(holder, reductions, None)?;
				return self.add_retirement(holder, *purpose, beneficiary, &given, 0);
			}
			Call::retire_own { part, purpose, beneficiary, lots } => {
				let holder = self.person(seed)?;
				self.ensure_proper(purpose, beneficiary)?;
				let is_gift = matches!(purpose, Purpose::Donation | Purpose::Cancellation);
				ensure(is_gift || is_own(beneficiary, holder), Error::ForAnother)?;
				let ask = at_most(part, u64::MAX.into())?;
				let pieces = self.retire_lots(holder, ask, *lots, place(purpose))?;
				let (given, Amount { points, .. }) = by_class(&pieces);
				return self.add_retirement(holder, *purpose, beneficiary, &given, points);
			}
			Call::register_event { title, region, first, last, plan, target } => {
				let host = self.institution(seed)?;
				ensure(!title.is_empty(), Error::InvalidText)?;
				ensure(REGIONS.contains(&region.code()), Error::InvalidRegion)?;
				ensure(first <= last, Error::InvalidPeriod)?;
				ensure(!is_none(plan), Error::DocumentMissing)?;
				self.register(host, last.0, (*target).into())?;
			}
			Call::call_off { event, document } => {
				let host = self.institution(seed)?;
				let found = self.event(*event)?;
				ensure(found.host == host, Error::NotHost)?;
				ensure(found.is_open(), Error::NotOpen)?;
				ensure(!is_none(document), Error::DocumentMissing)?;
				self.change_event(*event, |found| found.is_called_off = true);
			}
			Call::name_accountant { event, verifier } => {
				self.operator(seed, Scope::Issuance)?;
				let host = self.open_event(*event)?.host;
				self.ensure_accounts(*verifier, host)?;
				self.change_event(*event, |found| found.accountant = Some(*verifier));
			}
			Call::account { event, emissions, report } => {
				let verifier = self.accountant(seed)?;
				let found = self.open_event(*event)?;
				ensure(found.accountant == Some(verifier), Error::NotAccountant)?;
				self.ensure_accounts(verifier, found.host)?;
				ensure(*emissions > 0, Error::NothingAsked)?;
				ensure(!is_none(report), Error::DocumentMissing)?;
				let accounted = Some((u128::from(*emissions), self.today));
				self.change_event(*event, |found| found.accounted = accounted);
			}
			Call::donate { event, part, lots } => {
				let donor = self.person(seed)?;
				return self.donate(donor, *event, part, *lots);
			}
			Call::contribute { event, reductions } => {
				let holder = self.legal_person(seed)?;
				return self.contribute(holder, *event, reductions);
			}
			Call::consent { event, emissions, document } => {
				self.authority(seed)?;
				let found = self.open_event(*event)?;
				// There is one verifier: nobody accounted who is not to.
				let accounted = found.accounted.ok_or_else(|| error(Error::NotAccounted))?;
				ensure(accounted.0 == u128::from(*emissions), Error::EmissionsDiffer)?;
				ensure(accounted.1 > found.last, Error::NotOver)?;
				ensure(found.missing() == 0, Error::NotCovered)?;
				ensure(!is_none(document), Error::DocumentMissing)?;
				self.change_event(*event, |found| found.is_consented = true);
			}
			_ => panic!("{call:?} is nobody's alone"),
		}
		Ok(None)
	}

	/// What two clerks decide of what may be certified.
	pub(super) fn certify(&mut self, of: Certified, document: &Document) -> Verdict {
		ensure(!is_none(document), Error::DocumentMissing)?;
		let (year, ..) = date(self.today);
		let first = u64::from(year) * 100_000_000;
		let before = self.certificates.range(first..first + 100_000_000).count();
		let number = first + 1 + u64::try_from(before).expect("few");
		self.certificates.insert(number, of);
		match of {
			Certified::Event(event) => {
				self.change_event(event, |found| found.certificate = Some(number));
			}
			Certified::Retirement(retirement) => {
				let found = self.retirements.get_mut(&retirement);
				found.expect("it may be certified").certificate = Some(number);
			}
		}
		Ok(None)
	}

	fn transfer(
		&mut self,
		from: Number,
		to: Number,
		class: Class,
		mg: u128,
	) -> Result<(), Refused> {
		ensure(mg > 0, Error::NothingAsked)?;
		ensure(to != from, Error::SameHolder)?;
		let kind = self.kind(to).ok_or_else(|| error(Error::UnknownParticipant))?;
		ensure(kind != Kind::Person, Error::WrongKind)?;
		self.ensure_settled(from)?;
		self.withdraw(from, class, mg)?;
		*self.holdings.entry((to, class)).or_default() += mg;
		Ok(())
	}

	/// For three days after a change of key nothing leaves a holder to another's good.
	fn ensure_settled(&self, holder: Number) -> Result<(), Refused> {
		let found = &self.participants[&holder];
		let is_cooling = found.keys > 1 && self.today < found.key_since + 3;
		ensure(!is_cooling, Error::Cooling)
	}

	fn withdraw(&mut self, holder: Number, class: Class, mg: u128) -> Result<(), Refused> {
		let held = self.holdings.get(&(holder, class)).copied().unwrap_or_default();
		let left = held.checked_sub(mg).ok_or_else(|| error(Error::NotEnough))?;
		match left {
			0 => self.holdings.remove(&(holder, class)),
			_ => self.holdings.insert((holder, class), left),
		};
		Ok(())
	}

	/// What an organisation gives for good, class by class in turn, until it is `most`.
	fn give(
		&mut self,
		holder: Number,
		reductions: &[(Class, u64)],
		most: Option<u128>,
	) -> Result<Vec<(Class, u128)>, Refused> {
		ensure(!reductions.is_empty(), Error::NothingAsked)?;
		ensure(reductions.iter().all(|(_, mg)| *mg > 0), Error::NothingAsked)?;
		let (mut given, mut total) = (vec![], 0);
		for (class, asked) in reductions {
			let asked = u128::from(*asked);
			let mg = most.map_or(asked, |most| asked.min(most - total));
			if mg == 0 {
				break;
			}
			total += mg;
			ensure(total <= u128::from(u64::MAX), Error::Overflow)?;
			self.withdraw(holder, *class, mg)?;
			self.flows.entry(*class).or_default().retired += mg;
			given.push((*class, mg));
		}
		Ok(given)
	}

	fn ensure_proper(&self, purpose: &Purpose, beneficiary: &Beneficiary) -> Result<(), Refused> {
		if let Purpose::Compensation { case, acceptance } = purpose {
			ensure(!is_none(case) && !is_none(acceptance), Error::DocumentMissing)?;
		}
		let is_proper = match beneficiary {
			Beneficiary::Holder => true,
			Beneficiary::Participant(number) => self.participants.contains_key(number),
			Beneficiary::Named(title) => !title.is_empty(),
			Beneficiary::Sealed(seal) => seal.0 != [0; 32],
		};
		ensure(is_proper, Error::InvalidBeneficiary)
	}

	fn add_retirement(
		&mut self,
		holder: Number,
		purpose: Purpose,
		beneficiary: &Beneficiary,
		given: &[(Class, u128)],
		points: u128,
	) -> Verdict {
		let retirement = next(&self.retirements);
		let mut classes = BTreeMap::new();
		add_all(&mut classes, given);
		let certificate = None;
		let found = Retirement { holder, classes, points, certificate };
		self.retirements.insert(retirement, found);
		Ok(Some(RuntimeEvent::Reductions(Event::Retired {
			retirement,
			holder,
			purpose,
			beneficiary: beneficiary.clone(),
			total: small(sum(given)),
			points: small(points),
			reductions: told(given),
		})))
	}

	fn register(&mut self, host: Number, last: u32, target: u128) -> Result<(), Refused> {
		ensure(target > 0, Error::NothingAsked)?;
		ensure(self.open_events(host) < 32, Error::TooManyEvents)?;
		let found = LargeEvent {
			host,
			last,
			target,
			accountant: None,
			accounted: None,
			donors: BTreeMap::new(),
			givers: BTreeMap::new(),
			classes: BTreeMap::new(),
			is_consented: false,
			is_called_off: false,
			certificate: None,
		};
		self.events.insert(next(&self.events), found);
		Ok(())
	}

	/// A host's that are neither called off nor certified.
	pub(super) fn open_events(&self, host: Number) -> usize {
		let is_open = |found: &&LargeEvent| {
			found.host == host && !found.is_called_off && found.certificate.is_none()
		};
		self.events.values().filter(is_open).count()
	}

	fn event(&self, event: u32) -> Result<&LargeEvent, Refused> {
		self.events.get(&event).ok_or_else(|| error(Error::NotFound))
	}

	fn open_event(&self, event: u32) -> Result<&LargeEvent, Refused> {
		let found = self.event(event)?;
		ensure(found.is_open(), Error::NotOpen)?;
		Ok(found)
	}

	fn change_event(&mut self, event: u32, change: impl FnOnce(&mut LargeEvent)) {
		change(self.events.get_mut(&event).expect("it was registered"));
	}

	fn ensure_accounts(&self, verifier: Number, host: Number) -> Result<(), Refused> {
		let is_fit = verifier == self.verifier && self.is_fit();
		ensure(is_fit, Error::NotInGoodStanding)?;
		let is_interested = verifier == host || self.interests.contains(&host);
		ensure(!is_interested, Error::Interested)
	}

	/// What is missing of an event to which something may be given.
	fn uncovered(&self, event: u32) -> Result<u128, Refused> {
		let missing = self.open_event(event)?.missing();
		ensure(missing > 0, Error::Covered)?;
		Ok(missing)
	}

	fn donate(&mut self, donor: Number, event: u32, part: &Part, lots: u32) -> Verdict {
		let ask = at_most(part, self.uncovered(event)?)?;
		let pieces = self.retire_lots(donor, ask, lots, place(&Purpose::Donation))?;
		let (given, Amount { mg, points }) = by_class(&pieces);
		self.change_event(event, |found| {
			*found.donors.entry(donor).or_default() += mg;
			add_all(&mut found.classes, &given);
		});
		Ok(Some(RuntimeEvent::Reductions(Event::Donated {
			event,
			donor,
			total: small(mg),
			points: small(points),
			reductions: told(&given),
		})))
	}

	fn contribute(&mut self, holder: Number, event: u32, asked: &[(Class, u64)]) -> Verdict {
		let missing = self.uncovered(event)?;
		if self.event(event)?.host != holder {
			self.ensure_settled(holder)?;
		}
		let given = self.give(holder, asked, Some(missing))?;
		let total = sum(&given);
		self.change_event(event, |found| {
			*found.givers.entry(holder).or_default() += total;
			add_all(&mut found.classes, &given);
		});
		let (total, reductions) = (small(total), told(&given));
		let contributed = Event::Contributed { event, holder, total, reductions };
		Ok(Some(RuntimeEvent::Reductions(contributed)))
	}
}

/// What the operator's clerks name.
pub fn certified(of: CertificateOf) -> Certified {
	match of {
		CertificateOf::Neutrality(event) => Certified::Event(event),
		CertificateOf::Retirement(retirement) => Certified::Retirement(retirement),
	}
}
