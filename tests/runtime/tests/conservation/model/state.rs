//! What there is, in plain maps. Everybody and everything goes by its number on the chain.

use std::collections::{BTreeMap, BTreeSet};

use pallet_mandate::Scope;
use polkadot_sdk::sp_core::H256;
use suhui_runtime::AccountId;
use suhui_runtime_tests::keys::Seed;

use super::amount::Amount;
use crate::dates::{month_of, year_later, WorkingYears};

/// A participant.
pub type Number = u32;
pub type Class = u32;
/// Since January 1970.
pub type Month = u32;
/// Since 1970-01-01.
pub type Day = u32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	Person,
	Institution,
	Organisation,
}

#[derive(Clone, Debug)]
pub struct Participant {
	pub kind: Kind,
	/// The key that stands for it; of who never sends anything, none.
	pub key: Seed,
	pub is_open: bool,
	/// How many keys stood for it, and since when the present one does.
	pub keys: u32,
	pub key_since: Day,
}

/// What a source's records are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
	Cycling,
	/// Points without reductions.
	CleanPlates,
	/// A project of its owner's.
	Roof(Number),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
	Opened,
	Assigned,
	Attested,
	Approved,
	/// A chunk was not what was attested.
	Held,
	Complete,
	Cancelled,
}

/// A batch to open.
#[derive(Clone, Debug)]
pub struct Prepared {
	/// Whose record gives what, chunk by chunk.
	pub chunks: Vec<Vec<(Number, Amount)>>,
	/// The chunk of which more is claimed than its records give.
	pub lie: Option<usize>,
}

#[derive(Clone, Debug)]
pub struct Batch {
	pub source: u32,
	pub first: Day,
	pub last: Day,
	pub content: Prepared,
	pub fed: usize,
	pub stage: Stage,
	/// The last day on which it is fed, once it is approved.
	pub due: Day,
}

/// What was taken of one lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
	pub month: Month,
	pub class: Class,
	pub amount: Amount,
}

/// What became of a class in people's hands, beside what they hold and what stands in orders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
	pub issued: Amount,
	pub redeemed: Amount,
	pub retired: Amount,
	/// When an order was given back; what lapsed in its lot stays there.
	pub lapsed: Amount,
}

/// What left a person's lots for good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Book {
	pub redeemed: Amount,
	pub lapsed: Amount,
	/// For donation, offset, cancellation and compensation.
	pub retired: [Amount; 4],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
	pub from: Day,
	pub until: Day,
	pub is_ended: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
	Offered,
	Listed,
	Withdrawn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
	pub provider: Number,
	pub price: u128,
	pub offered: u64,
	pub stock: u64,
	pub held: u64,
	pub sold: u64,
	pub per_person: u64,
	pub from: Day,
	pub until: Day,
	pub fulfil: u32,
	pub state: ItemState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderState {
	Open,
	Disputed,
	Fulfilled,
	Cancelled,
}

#[derive(Clone, Debug)]
pub struct Order {
	pub item: u32,
	pub person: Number,
	pub count: u64,
	pub taken: Amount,
	/// What stands in it, as long as it runs.
	pub pieces: Vec<Piece>,
	pub placed: Day,
	/// The day of the dispute, if there ever was one.
	pub disputed: Option<Day>,
	pub hash: H256,
	pub state: OrderState,
}

impl Order {
	pub fn runs(&self) -> bool {
		matches!(self.state, OrderState::Open | OrderState::Disputed)
	}
}

/// What became of a class in organisations' hands, beside what they hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
	pub from_people: u128,
	pub issued_direct: u128,
	pub retired: u128,
}

#[derive(Clone, Debug)]
pub struct Retirement {
	pub holder: Number,
	pub classes: BTreeMap<Class, u128>,
	pub points: u128,
	pub certificate: Option<u64>,
}

#[derive(Clone, Debug)]
pub struct LargeEvent {
	pub host: Number,
	pub last: Day,
	pub target: u128,
	pub accountant: Option<Number>,
	/// What it was found to have emitted, and when.
	pub accounted: Option<(u128, Day)>,
	pub donors: BTreeMap<Number, u128>,
	pub givers: BTreeMap<Number, u128>,
	pub classes: BTreeMap<Class, u128>,
	pub is_consented: bool,
	pub is_called_off: bool,
	pub certificate: Option<u64>,
}

impl LargeEvent {
	pub fn is_open(&self) -> bool {
		!self.is_consented && !self.is_called_off
	}

	pub fn covered(&self) -> u128 {
		self.donors.values().chain(self.givers.values()).sum()
	}

	pub fn missing(&self) -> u128 {
		let emissions = self.accounted.map_or(self.target, |(emissions, _)| emissions);
		emissions.saturating_sub(self.covered())
	}
}

/// What a certificate is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certified {
	Event(u32),
	Retirement(u32),
}

#[derive(Clone, Default)]
pub struct Model {
	pub today: Day,
	pub working: WorkingYears,

	pub participants: BTreeMap<Number, Participant>,
	/// Everybody's keys, those that stand for nobody yet among them.
	pub seeds: BTreeMap<AccountId, Seed>,
	/// Whom an account stands for, or ever stood for.
	pub stood_for: BTreeMap<AccountId, Number>,
	/// Sources and who consents to them.
	pub consents: BTreeSet<(u32, Number)>,
	/// Who owes something that does not end here.
	pub obliged: BTreeSet<Number>,
	pub mandates: BTreeSet<Scope>,
	pub reporter: Number,
	pub verifier: Number,
	/// When the verifier's people were educated.
	pub educated: Day,
	/// In whom the verifier has an interest.
	pub interests: BTreeSet<Number>,

	pub sources: BTreeMap<u32, Activity>,
	pub prepared: Option<Prepared>,
	pub batches: BTreeMap<u32, Batch>,
	/// By source and month of issue.
	pub classes: BTreeMap<(u32, Month), Class>,

	/// Everybody's, those that lapsed among them: nothing takes of them any more.
	pub lots: BTreeMap<(Number, Month, Class), Amount>,
	pub totals: BTreeMap<Class, Totals>,
	pub books: BTreeMap<Number, Book>,
	/// What each person was ever issued.
	pub earned: BTreeMap<Number, Amount>,
	/// The month up to which blocks with weight to spare, or calls, let lots lapse: when they do is theirs to say.
	pub lapsed_before: Option<Month>,

	pub agreements: BTreeMap<Number, Agreement>,
	pub items: BTreeMap<u32, Item>,
	/// How many items were ever offered.
	pub items_offered: u32,
	pub orders: BTreeMap<u32, Order>,

	pub holdings: BTreeMap<(Number, Class), u128>,
	pub flows: BTreeMap<Class, Flow>,
	pub retirements: BTreeMap<u32, Retirement>,
	pub events: BTreeMap<u32, LargeEvent>,
	pub certificates: BTreeMap<u64, Certified>,
}

/// The number after the last one that was given.
pub fn next<T>(given: &BTreeMap<u32, T>) -> u32 {
	given.keys().next_back().map_or(1, |last| last + 1)
}

impl Model {
	pub fn month(&self) -> Month {
		month_of(self.today)
	}

	/// Whether lots issued in the month are past redeeming: the 24 months after it are over.
	pub fn is_due(&self, month: Month) -> bool {
		month + 24 < self.month()
	}

	pub fn kind(&self, number: Number) -> Option<Kind> {
		self.participants.get(&number).filter(|found| found.is_open).map(|found| found.kind)
	}

	/// What a person has in lots that may be redeemed.
	pub fn balance(&self, person: Number) -> Amount {
		let lots = self.lots.range((person, 0, 0)..(person + 1, 0, 0));
		lots.filter(|((_, month, _), _)| !self.is_due(*month)).map(|(_, amount)| *amount).sum()
	}

	/// Whether the provider should have handed over what was redeemed, or the operator have decided on it.
	pub fn is_late(&self, order: &Order) -> bool {
		let due = match order.disputed {
			Some(day) => self.working.after(day, 10),
			None => self.working.after(order.placed, self.items[&order.item].fulfil),
		};
		order.runs() && due.is_some_and(|due| due < self.today)
	}

	/// Whether the provider has an agreement that is not over.
	pub fn provides(&self, provider: Number) -> bool {
		let found = self.agreements.get(&provider);
		found.is_some_and(|found| !found.is_ended && self.today <= found.until)
	}

	pub fn is_certifiable(&self, of: Certified) -> bool {
		match of {
			Certified::Event(event) => self
				.events
				.get(&event)
				.is_some_and(|found| found.is_consented && found.certificate.is_none()),
			Certified::Retirement(retirement) => {
				let found = self.retirements.get(&retirement);
				found.is_some_and(|found| found.certificate.is_none())
			}
		}
	}

	/// Whether the verifier may attest, and account events.
	pub fn is_fit(&self) -> bool {
		self.today <= year_later(self.educated)
	}
}
