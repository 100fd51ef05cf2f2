//! What a batch leaves when it is closed half-way is brought by one that continues it: nobody is left out, and nobody is
//! credited twice (Art. 25).

use pallet_issuance::{
	BatchClasses, BatchStatus, Call, ClassPart, Continuations, Difference, Ground,
};
use suhui_primitives::{
	chunk::ChunkBounds, BatchId, Page, ParticipantId, Period, SourceId, Sources, FIRST_NUMBER,
};
use suhui_runtime::{Runtime, Scenarios};
use suhui_runtime_tests::{
	chain::{fail, in_chain, pass_to, refusal_code, succeed, today},
	keys::OPERATOR,
	scheme::{
		admit, apply, assignment, cycling, document, open_individual, quantity, together, Platform,
		DECEMBER, DEVELOPER, REPORTER, VERIFIER,
	},
};

use crate::rides::{
	class, error, holds, on_three_pages, progress, record, status, Ride, KILOMETRE, OVER_THE_CAP,
	TWELVE, TWO_AND_A_HALF,
};

/// A kilometre and 20.001 km with a milligram more than they give.
const SLIP_OF_BO: Ride = (1_000, (26_901, 2));
const SLIP_OF_CAI: Ride = (20_001, (538_001, 53));

/// Three people on a page each, who consented.
struct Three {
	source: SourceId,
	ann: ParticipantId,
	bo: ParticipantId,
	cai: ParticipantId,
}

impl Three {
	fn gather() -> Self {
		let source = cycling();
		let [ann, bo, cai] = on_three_pages(source);
		Three { source, ann, bo, cai }
	}

	/// Ann twice, 399,330 mg and 39 points; Bo a kilometre, 26,900 and 2; Cai 538,000 and 53; of the latter two as the
	/// platform has it.
	fn december(&self, of_bo: Ride, of_cai: Ride) -> Platform {
		let records = [
			record(self.ann, 1, TWO_AND_A_HALF),
			record(self.ann, 2, TWELVE),
			record(self.bo, 1, of_bo),
			record(self.cai, 31, of_cai),
		];
		Platform::of(self.source, &records)
	}

	/// A batch that was held for a slip in its last chunk, and closed.
	fn closed(&self) -> BatchId {
		let batch = self.december(KILOMETRE, SLIP_OF_CAI).fed_to_its_end();
		succeed(OPERATOR, Call::close { batch });
		batch
	}

	/// What is left of it.
	fn rest(&self) -> Platform {
		Platform::of(self.source, &[record(self.cai, 31, OVER_THE_CAP)])
	}

	fn assert_all_credited_once(&self) {
		assert_eq!(holds(self.ann), quantity(399_330, 39));
		assert_eq!(holds(self.bo), quantity(26_900, 2));
		assert_eq!(holds(self.cai), quantity(538_000, 53));
	}
}

fn not_continuable(platform: &Platform, batch: BatchId) {
	let call = platform.clone().continuing(batch).opening();
	error("NotContinuable", fail(REPORTER, call));
}

#[test]
fn rest_should_be_credited_when_a_slip_in_the_last_chunk_held_the_batch() {
	in_chain(|| {
		let three = Three::gather();
		let batch = three.december(KILOMETRE, SLIP_OF_CAI).fed_to_its_end();
		let difference = Difference::Subtotal { quantified: quantity(538_000, 53) };
		assert_eq!(status(batch), BatchStatus::Held(Ground::Difference(difference)));
		not_continuable(&three.rest(), batch);
		succeed(OPERATOR, Call::close { batch });
		assert_eq!(holds(three.cai), quantity(0, 0));

		let rest = three.rest().continuing(batch).fed_to_its_end();
		assert_eq!((status(batch), status(rest)), (BatchStatus::Closed, BatchStatus::Complete));
		three.assert_all_credited_once();
		assert_eq!(progress(batch).fed, quantity(426_230, 41));
		assert_eq!(progress(rest).fed, quantity(538_000, 53));
		// Both in one class, which has issued 964,230 mg and 94 points.
		let part = |issued| vec![ClassPart { first_chunk: 0, class: class(batch), issued }];
		let parts = |batch| BatchClasses::<Runtime>::get(batch).to_vec();
		assert_eq!(parts(batch), part(quantity(426_230, 41)));
		assert_eq!(parts(rest), part(quantity(538_000, 53)));
		let totals = pallet_points::ClassTotals::<Runtime>::get(class(batch));
		assert_eq!(totals.issued, quantity(964_230, 94));
	});
}

#[test]
fn nobody_should_be_credited_twice_when_the_continuation_brings_one_who_was_credited() {
	in_chain(|| {
		let three = Three::gather();
		let batch = three.closed();
		for again in [three.ann, three.bo] {
			let records = [record(again, 1, KILOMETRE), record(three.cai, 31, OVER_THE_CAP)];
			let wrong = Platform::of(three.source, &records).continuing(batch);
			let held = wrong.approved();
			wrong.feed(held, 0).expect("the call holds the batch");
			let difference = BatchStatus::Held(Ground::Difference(Difference::NotAscending));
			assert_eq!(status(held), difference);
			not_continuable(&three.rest(), batch);
			// It comes to nothing, and another may take its place.
			succeed(OPERATOR, Call::close { batch: held });
		}
		assert_eq!(holds(three.bo), quantity(26_900, 2));
		three.rest().continuing(batch).fed_to_its_end();
		three.assert_all_credited_once();
	});
}

#[test]
fn days_should_be_covered_once_when_a_batch_was_closed_half_way() {
	in_chain(|| {
		let three = Three::gather();
		let batch = three.closed();
		let whole = three.december(KILOMETRE, OVER_THE_CAP);
		for platform in [&whole, &three.rest()] {
			error("PeriodOverlaps", fail(REPORTER, platform.opening()));
		}
		let rest = three.rest().continuing(batch).fed_to_its_end();
		for platform in [&whole, &three.rest()] {
			error("PeriodOverlaps", fail(REPORTER, platform.opening()));
		}
		not_continuable(&three.rest(), batch);
		not_continuable(&three.rest(), rest);
		three.assert_all_credited_once();
	});
}

#[test]
fn batch_should_be_continued_by_one_at_a_time_when_it_was_closed_half_way() {
	in_chain(|| {
		let three = Three::gather();
		let batch = three.closed();
		let rest = three.rest().continuing(batch);
		let cancelled = rest.open();
		not_continuable(&rest, batch);
		succeed(REPORTER, Call::cancel { batch: cancelled });
		let refused = rest.open();
		succeed(OPERATOR, assignment(refused, VERIFIER));
		succeed(VERIFIER, Call::refuse { batch: refused, report: document(5) });
		let late = rest.approved();
		assert_eq!(Continuations::<Runtime>::get(batch), Some(late));
		pass_to(today().saturating_add(31));
		assert_eq!(refusal_code(REPORTER, rest.feeding(late, 0)), 5);
		not_continuable(&rest, batch);
		succeed("//Ann", Call::close { batch: late });
		assert_eq!(Continuations::<Runtime>::get(batch), None);
		// None of them was fed, so they leave nothing to continue.
		for nothing in [cancelled, refused, late] {
			not_continuable(&rest, nothing);
		}
		rest.fed_to_its_end();
		three.assert_all_credited_once();
	});
}

#[test]
fn rest_should_be_credited_when_the_continuation_was_closed_half_way_too() {
	in_chain(|| {
		let three = Three::gather();
		let platform = three.december(SLIP_OF_BO, OVER_THE_CAP);
		let first = platform.approved();
		platform.feed(first, 0).expect("it is the next chunk");
		platform.feed(first, 1).expect("the call holds the batch");
		succeed(OPERATOR, Call::close { batch: first });
		assert_eq!(holds(three.bo), quantity(0, 0));

		let records = [record(three.bo, 1, KILOMETRE), record(three.cai, 31, SLIP_OF_CAI)];
		let second = Platform::of(three.source, &records).continuing(first).fed_to_its_end();
		succeed(OPERATOR, Call::close { batch: second });
		assert_eq!(holds(three.cai), quantity(0, 0));

		not_continuable(&three.rest(), first);
		three.rest().continuing(second).fed_to_its_end();
		three.assert_all_credited_once();
	});
}

#[test]
fn rest_should_be_credited_when_it_stands_on_the_page_that_was_fed_last() {
	in_chain(|| {
		let source = cycling();
		let [ann, bo, cai] =
			["//Ann", "//Bo", "//Cai"].map(|seed| open_individual(seed, &[source]));
		assert_eq!(Page::of(ann), Page::of(cai));
		let a_record_a_chunk = ChunkBounds { records: 1, ..ChunkBounds::default() };
		let records = [
			record(ann, 1, TWO_AND_A_HALF),
			record(bo, 1, KILOMETRE),
			record(cai, 31, SLIP_OF_CAI),
		];
		let platform = Platform::cut(a_record_a_chunk, DECEMBER, source, &records);
		assert_eq!(platform.chunks.len(), 3);
		let batch = platform.fed_to_its_end();
		succeed(OPERATOR, Call::close { batch });
		assert_eq!(progress(batch).last, Some(bo));

		let rest = Platform::of(source, &[record(cai, 31, OVER_THE_CAP)]);
		rest.continuing(batch).fed_to_its_end();
		let credited = [quantity(67_250, 6), quantity(26_900, 2), quantity(538_000, 53)];
		assert_eq!([ann, bo, cai].map(holds), credited);
	});
}

#[test]
fn rest_should_be_credited_when_the_platform_was_late() {
	in_chain(|| {
		let three = Three::gather();
		let platform = three.december(KILOMETRE, OVER_THE_CAP);
		let batch = platform.approved();
		platform.feed(batch, 0).expect("it is the next chunk");
		pass_to(today().saturating_add(31));
		succeed("//Ann", Call::close { batch });
		let records = [record(three.bo, 1, KILOMETRE), record(three.cai, 31, OVER_THE_CAP)];
		Platform::of(three.source, &records).continuing(batch).fed_to_its_end();
		three.assert_all_credited_once();
	});
}

#[test]
fn batch_should_continue_none_when_there_is_nothing_of_its_own_to_continue() {
	in_chain(|| {
		let three = Three::gather();
		// Closed before anything was fed: its days are free.
		let unfed = three.rest().approved();
		succeed(OPERATOR, Call::hold { batch: unfed, reason: document(6) });
		succeed(OPERATOR, Call::close { batch: unfed });
		not_continuable(&three.rest(), unfed);
		not_continuable(&three.rest(), unfed + 7);

		let batch = three.closed();
		let period = Period { first: DECEMBER.last, ..DECEMBER };
		let records = [record(three.cai, 1, OVER_THE_CAP)];
		not_continuable(&Platform::during(period, three.source, &records), batch);

		let version = Scenarios::version(three.source, FIRST_NUMBER);
		let source = apply(DEVELOPER, version.expect("it has a methodology"));
		admit(source, DEVELOPER, &[REPORTER]);
		let records = [record(three.cai, 31, OVER_THE_CAP)];
		not_continuable(&Platform::of(source, &records), batch);

		let complete = three.rest().continuing(batch).fed_to_its_end();
		not_continuable(&three.rest(), complete);
	});
}

#[test]
fn continuation_should_be_approved_by_two_when_it_was_attested() {
	in_chain(|| {
		let three = Three::gather();
		let batch = three.closed();
		let rest = three.rest().continuing(batch);
		let opened = rest.open();
		assert_eq!(refusal_code(REPORTER, rest.feeding(opened, 0)), 5);
		rest.attest(opened);
		assert_eq!(refusal_code(REPORTER, rest.feeding(opened, 0)), 5);
		assert_eq!(together(Call::approve { batch: opened }), Ok(()));
		// It starts past the participant who was fed last.
		assert_eq!(progress(batch).last, Some(three.bo));
		assert_eq!((progress(opened).last, progress(opened).chunks), (Some(three.bo), 0));
		rest.feed(opened, 0).expect("it is the next chunk");
		three.assert_all_credited_once();
	});
}
