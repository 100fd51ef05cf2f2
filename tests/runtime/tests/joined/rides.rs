//! What rides give, by numbers worked out by hand, and what the chain says of them: 26.9 g a kilometre, 20 km a day at
//! most, rounded down to the milligram; a point for every 10 g of a day, rounded down.
//!
//! | metres | mg | points |
//! |---|---|---|
//! | 1,000 | 26,900 | 2 |
//! | 2,500 | 67,250 | 6 |
//! | 12,345 | 332,080 (26.9 x 12,345 = 332,080.5) | 33 |
//! | 20,001 | 538,000 (of 20,000) | 53 |

use pallet_issuance::{BatchClasses, BatchStatus, Batches, Classes, Progress, Progresses};
use polkadot_sdk::sp_runtime::DispatchError;
use suhui_primitives::{
	BatchId, ClassId, Day, Month, ParticipantId, Period, Quantity, SourceId, PAGE_SIZE,
};
use suhui_runtime::{Points, Runtime};
use suhui_runtime_tests::{
	chain::succeed,
	keys::OPERATOR,
	scheme::{open_individual, open_others, Told},
};

/// January 2026, on whose fifth a methodology is published.
pub const JANUARY: Period = Period { first: Day(20_454), last: Day(20_484) };

/// Metres of a day, and the (mg, points) they give.
pub type Ride = (u64, (u64, u64));

pub const KILOMETRE: Ride = (1_000, (26_900, 2));
pub const TWO_AND_A_HALF: Ride = (2_500, (67_250, 6));
pub const TWELVE: Ride = (12_345, (332_080, 33));
pub const OVER_THE_CAP: Ride = (20_001, (538_000, 53));

/// A platform's record of a ride on a day of the month.
pub fn record(participant: ParticipantId, day: u32, (metres, gives): Ride) -> Told {
	(participant, day, metres, gives)
}

/// Ann, and two people on a page each after hers, who never send anything. All consent to the source.
pub fn on_three_pages(source: SourceId) -> [ParticipantId; 3] {
	let ann = open_individual("//Ann", &[source]);
	let last = open_others(2 * PAGE_SIZE);
	let (bo, cai) = (ann + PAGE_SIZE, ann + 2 * PAGE_SIZE);
	assert_eq!(cai, last);
	let participants = vec![bo, cai].try_into().expect("few");
	succeed(OPERATOR, pallet_participants::Call::record_consents { source, participants });
	[ann, bo, cai]
}

pub fn holds(participant: ParticipantId) -> Quantity {
	Points::balance(participant).quantity
}

pub fn honour(participant: ParticipantId) -> Quantity {
	Points::balance(participant).honour
}

pub fn status(batch: BatchId) -> BatchStatus {
	Batches::<Runtime>::get(batch).expect("it was opened").status
}

pub fn progress(batch: BatchId) -> Progress {
	Progresses::<Runtime>::get(batch).expect("it was approved")
}

/// The class that everything of a batch was issued in.
pub fn class(batch: BatchId) -> ClassId {
	let parts = BatchClasses::<Runtime>::get(batch);
	let [part] = parts[..] else { panic!("it was not issued in one class: {parts:?}") };
	part.class
}

/// The month that everything of a batch was issued in.
pub fn month(batch: BatchId) -> Month {
	Classes::<Runtime>::get(class(batch)).expect("it was issued").month
}

pub fn error(name: &'static str, of: DispatchError) {
	let message: &'static str = of.into();
	assert_eq!(message, name);
}
