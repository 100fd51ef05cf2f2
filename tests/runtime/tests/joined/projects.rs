//! A kilowatt-hour from an institution's roof to what it holds (Art. 46). By the factor of 2023 a kilowatt-hour in Jiangsu
//! is 582.7 g, and electricity with green certificates is left out (Art. 23):
//!
//! | generated, kWh | of it certified | mg |
//! |---|---|---|
//! | 23.45 | 3.45 | 11,654,000 (of 20) |
//! | 1,000 | 0 | 582,700,000 |
//! | 0.01 | 0 | 5,827 |

use pallet_issuance::{BatchStatus, Difference, Event, Ground};
use pallet_points::ClassTotals;
use pallet_reductions::{Beneficiary, Flow, Flows, Holdings, Purpose};
use polkadot_sdk::sp_runtime::TryRuntimeError;
use suhui_primitives::{chunk::ChunkBounds, ClassId, Milligrams, ParticipantId, SourceId, Sources};
use suhui_runtime::{Runtime, RuntimeEvent, Scenarios};
use suhui_runtime_tests::{
	chain::{fail, in_chain, succeed, tentatively},
	invariants::BETWEEN,
	reductions::{retirement, transfer},
	scheme::{
		number, open_individual, project, quantity, solar_roof, Platform, BUREAU, DECEMBER,
		REPORTER,
	},
};

use crate::rides::{class, error, holds, progress, status};

/// By the methodology's lists: the second of its provinces, the third of its years.
const JIANGSU: u64 = 1;
const OF_2023: u64 = 2;

/// A day's generation and what of it is certified, in hundredths of a kilowatt-hour, and the milligrams they give.
type Day = (u64, u64, u64);

const CERTIFIED_IN_PART: Day = (2_345, 345, 11_654_000);
const SUNNY: Day = (100_000, 0, 582_700_000);
const DARK: Day = (1, 0, 5_827);

/// The first days of December, one after the other.
fn december(source: SourceId, owner: ParticipantId, days: &[Day]) -> Platform {
	let record = |(day, (generated, certified, mg)): (u32, &Day)| {
		(owner, day, [*generated, *certified, JIANGSU, OF_2023], (*mg, 0))
	};
	let records: Vec<_> = (1..).zip(days).map(record).collect();
	Platform::of_inputs(ChunkBounds::default(), DECEMBER, source, &records)
}

/// What is held of a class.
fn held(holder: ParticipantId, class: ClassId) -> Milligrams {
	Holdings::<Runtime>::get(holder, class)
}

#[test]
fn project_should_add_to_what_its_owner_holds_when_its_batch_went_through_all_hands() {
	in_chain(|| {
		let source = solar_roof();
		let owner = number(BUREAU);
		let roof = december(source, owner, &[CERTIFIED_IN_PART, SUNNY, DARK]);
		assert_eq!(roof.claim(), quantity(594_359_827, 0));
		let batch = roof.fed_to_its_end();
		assert_eq!(status(batch), BatchStatus::Complete);
		assert_eq!(held(owner, class(batch)), 594_359_827);
	});
}

#[test]
fn project_should_be_in_nobodys_lots_when_its_batch_is_issued() {
	in_chain(|| {
		let source = solar_roof();
		let owner = number(BUREAU);
		let batch = december(source, owner, &[SUNNY]).fed_to_its_end();
		assert_eq!(holds(owner), quantity(0, 0));
		let totals = ClassTotals::<Runtime>::get(class(batch));
		assert_eq!(totals.issued, quantity(0, 0));
	});
}

#[test]
fn owner_should_pass_on_and_retire_what_its_project_reduced_when_it_holds_it() {
	in_chain(|| {
		let source = solar_roof();
		let owner = number(BUREAU);
		let class = class(december(source, owner, &[SUNNY]).fed_to_its_end());
		succeed(BUREAU, transfer(number(REPORTER), class, 82_700_000));
		succeed(BUREAU, retirement(class, 400_000_000, Purpose::Offset, Beneficiary::Holder));
		assert_eq!([owner, number(REPORTER)].map(|it| held(it, class)), [100_000_000, 82_700_000]);
		let expected = Flow { from_people: 0, issued_direct: 582_700_000, retired: 400_000_000 };
		assert_eq!(Flows::<Runtime>::get(class), expected);
	});
}

/// A project's batch was fed; then its class is told otherwise in one place.
#[test]
fn conservation_should_be_broken_when_a_class_is_told_otherwise() {
	let broken = |message: &'static str, harm: &dyn Fn()| {
		tentatively(|| {
			harm();
			let (_, check) = BETWEEN.iter().find(|(name, _)| *name == "Conservation").unwrap();
			assert_eq!(check(), Err(TryRuntimeError::from(message)));
		});
	};
	in_chain(|| {
		let source = solar_roof();
		let owner = number(BUREAU);
		let class = class(december(source, owner, &[SUNNY]).fed_to_its_end());
		let flow = |harm: fn(&mut Flow)| Flows::<Runtime>::mutate(class, harm);
		let hold = |milligrams: Milligrams| Holdings::<Runtime>::insert(owner, class, milligrams);
		broken("what was redeemed is not what organisations received", &|| {
			flow(|flow| flow.from_people += 1);
		});
		let unheld =
			"what was redeemed and issued to owners is not what organisations hold and retired";
		broken(unheld, &|| hold(582_699_999));
		broken("what was retired is not what retirements and events have", &|| {
			flow(|flow| flow.retired += 1);
			hold(582_699_999);
		});
		broken("what was issued to people and owners is not what batches issued", &|| {
			flow(|flow| flow.issued_direct += 1);
			hold(582_700_001);
		});
		broken("the points that people got are not those that batches gave", &|| {
			ClassTotals::<Runtime>::mutate(class, |totals| totals.issued.points += 1);
		});
	});
}

#[test]
fn chunk_should_be_told_as_issued_when_it_is_a_projects() {
	in_chain(|| {
		let source = solar_roof();
		let roof = december(source, number(BUREAU), &[CERTIFIED_IN_PART, DARK]);
		let batch = roof.approved();
		let events = roof.feed(batch, 0).expect("it is the next chunk");
		assert!(events.contains(&RuntimeEvent::Issuance(Event::ChunkFed {
			batch,
			index: 0,
			class: class(batch),
			records: 2,
			credited: quantity(11_659_827, 0),
			withheld: quantity(0, 0),
			withheld_records: 0,
		})));
	});
}

#[test]
fn projects_batch_should_be_held_when_a_record_is_of_another_than_its_owner() {
	in_chain(|| {
		let source = solar_roof();
		let (owner, other) = (number(BUREAU), number(REPORTER));
		let roof = december(source, other, &[SUNNY]);
		let batch = roof.fed_to_its_end();
		let difference = Difference::NotOwner { participant: other };
		assert_eq!(status(batch), BatchStatus::Held(Ground::Difference(difference)));
		assert_eq!(progress(batch).fed, quantity(0, 0));
		assert_eq!(Scenarios::owner(source), Some(owner));
	});
}

#[test]
fn project_should_be_withheld_when_its_owner_left_and_closed_its_account() {
	in_chain(|| {
		let source = solar_roof();
		let owner = number(BUREAU);
		let roof = december(source, owner, &[SUNNY, DARK]);
		let batch = roof.approved();
		succeed(BUREAU, pallet_scenarios::Call::leave { source });
		succeed(BUREAU, pallet_participants::Call::close {});
		roof.feed(batch, 0).expect("it is the next chunk");
		let progress = progress(batch);
		assert_eq!((progress.withheld_records, progress.withheld), (2, quantity(582_705_827, 0)));
		assert_eq!(held(owner, class(batch)), 0);
	});
}

#[test]
fn owner_should_keep_its_account_when_its_project_takes_part() {
	in_chain(|| {
		solar_roof();
		error("Obliged", fail(BUREAU, pallet_participants::Call::close {}));
	});
}

#[test]
fn project_should_be_refused_when_an_individual_applies_for_it() {
	in_chain(|| {
		let source = solar_roof();
		let terms = Scenarios::terms(source, DECEMBER).expect("they cover the days");
		let version = Scenarios::version(source, terms).expect("a project has one");
		open_individual("//Ann", &[]);
		error("OwnerIndividual", fail("//Ann", project(version)));
	});
}
