//! The benchmarks of what has a length, and what the runtime charges for each.

use std::iter::repeat_n;

use pallet_participants::{Holder, Opening, OpeningOf};
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, weights::Weight, BoundedVec},
	sp_core::H256,
};
use suhui_primitives::{
	chunk::{ChunkHeader, MAX_BODY, MAX_OPERATIONS, MAX_PAGES},
	Compiling, CreditCode, LegalPerson, Region, MAX_INPUTS, MAX_SOURCES,
};
use suhui_runtime::{AccountId, Runtime, RuntimeCall};

use crate::measured::Measured;

/// A benchmark with components.
pub struct Call {
	pub pallet: &'static str,
	pub benchmark: &'static str,
	pub components: &'static [&'static str],
	/// The weight at these sizes of the components; `None` for another number of them.
	pub charged: fn(&[u32]) -> Option<Weight>,
	/// Sizes to measure beside the ends of the benchmark's ranges.
	pub also: &'static [&'static [u32]],
}

impl Call {
	pub fn is_measured_by(&self, measured: &Measured) -> bool {
		let components = measured.components.iter().map(|(name, _)| name.as_str());
		(self.pallet, self.benchmark) == (measured.pallet.as_str(), measured.benchmark.as_str())
			&& components.eq(self.components.iter().copied())
	}
}

/// A benchmark with its components, what is charged at their sizes, and sizes to measure besides.
macro_rules! row {
	($pallet:ident :: $benchmark:ident($($size:ident),+) => $charged:expr $(, $also:expr)*) => {
		Call {
			pallet: stringify!($pallet),
			benchmark: stringify!($benchmark),
			components: &[$(stringify!($size)),+],
			charged: |sizes| match *sizes {
				[$($size),+] => Some($charged),
				_ => None,
			},
			also: &[$($also),*],
		}
	};
}

/// A benchmark for which the function of its name and components is charged, and nothing beside it.
macro_rules! function {
	($pallet:ident :: $function:ident($($size:ident),+) $(, $also:expr)*) => {
		row!(
			$pallet::$function($($size),+) =>
				<<Runtime as $pallet::Config>::WeightInfo as $pallet::WeightInfo>::$function($($size),+)
				$(, $also)*
		)
	};
}

/// All of them. What a function is not all of is compared as the call is charged. A chunk of 5,295 records is full of as many
/// inputs as there may be, of four bytes each; one of 14,979 has one input a record. Either is on pages whose people have a
/// record each, or spread.
pub const CALLS: &[Call] = &[
	function!(pallet_accreditation::apply(s)),
	function!(pallet_accreditation::reject(s)),
	function!(pallet_accreditation::revoke(s)),
	function!(pallet_accreditation::report_staff(n)),
	function!(pallet_accreditation::attend(n)),
	function!(pallet_accreditation::settle_staff(n)),
	function!(pallet_calendar::mark(n)),
	function!(pallet_calendar::recompute(n)),
	function!(pallet_disclosure::fall_due(n)),
	row!(pallet_issuance::feed(p) => feed(p.saturating_add(1), p)),
	function!(pallet_issuance::feed_records(r)),
	function!(pallet_issuance::feed_body(l), &[200_000]),
	function!(pallet_issuance::evaluate(o), &[MAX_OPERATIONS]),
	function!(pallet_issuance::feed_refused(l)),
	row!(
		pallet_issuance::feed_whole(r, p) => feed(r, p),
		&[2, 1],
		&[LONG_RECORDS, 21],
		&[LONG_RECORDS, MAX_PAGES],
		&[14_979, 59],
		&[14_979, MAX_PAGES]
	),
	// What lies beyond as many lots as one order takes from is read alone.
	function!(pallet_mall::redeem(l), &[USUAL_LOTS]),
	function!(pallet_mall::fulfil(p)),
	row!(pallet_mall::fulfil_many(n) => fulfilled(n)),
	function!(pallet_mall::accept(p)),
	function!(pallet_mall::cancel(p)),
	function!(pallet_mall::decide_settled(p)),
	function!(pallet_mall::decide_returned(p)),
	function!(pallet_methodology::submit(l)),
	function!(pallet_methodology::revise(l)),
	function!(pallet_methodology::answer(n)),
	function!(pallet_methodology::answer_many(n)),
	function!(pallet_methodology::publish(l)),
	function!(pallet_methodology::withdraw(n)),
	row!(pallet_methodology::prove(s) => submitted(PROOF_TEXT, s)),
	row!(pallet_participants::open(s) => open(s)),
	row!(pallet_participants::open_batch(n) => open_batch(0, n, 0)),
	function!(pallet_participants::legal_persons(p)),
	row!(pallet_participants::open_batch_whole(p, n) => open_batch(p, n, MAX_SOURCES)),
	function!(pallet_participants::consents(k)),
	function!(pallet_participants::record_consents(p), &[1_000]),
	function!(pallet_points::lapse(l)),
	function!(pallet_points::lapse_next(l)),
	function!(pallet_points::take(l), &[USUAL_LOTS]),
	function!(pallet_reductions::retire(n)),
	function!(pallet_reductions::retire_own(l), &[USUAL_LOTS]),
	function!(pallet_reductions::donate(l), &[USUAL_LOTS]),
	function!(pallet_reductions::contribute(n)),
	row!(pallet_scenarios::apply(l) => applied(SHORT_METHODOLOGY.saturating_add(l), 0)),
	function!(pallet_scenarios::set_reporters(r)),
	row!(pallet_scenarios::propose_terms(l) => proposed(SHORT_METHODOLOGY.saturating_add(l))),
	row!(pallet_scenarios::prove(s) => applied(LONG_METHODOLOGY + PROOF_TEXT, s)),
	function!(pallet_scenarios::declare_claim(m)),
];

/// Of a person who has lots of three classes in each of the 25 months that are kept.
const USUAL_LOTS: u32 = 75;

/// What the runtime charges for a call.
fn charge(call: impl Into<RuntimeCall>) -> Weight {
	call.into().get_dispatch_info().call_weight
}

/// Records that fill a chunk with as many inputs as there may be, in four bytes each.
const LONG_RECORDS: u32 = MAX_BODY / LONG_RECORD;
/// Such a record's bytes, and those of one with one input of one byte: two or one for the participant, one for the day.
const LONG_RECORD: u32 = 3 + 4 * MAX_INPUTS;
const SHORT_RECORD: u32 = 3;

/// The texts by which the benchmarks prove steps, and those of the methodologies, of one input and of as many as are
/// related, that their scenarios name.
const PROOF_TEXT: u32 = 2_688;
const SHORT_METHODOLOGY: u32 = 99;
const LONG_METHODOLOGY: u32 = 394;

/// For a chunk whose formulas take one operation a record, of records as long as the benchmarks make them.
fn feed(records: u32, pages: u32) -> Weight {
	let header = ChunkHeader { records, pages, ..ChunkHeader::default() };
	let bytes = records * if records > LONG_RECORDS { SHORT_RECORD } else { LONG_RECORD };
	charge(pallet_issuance::Call::<Runtime>::feed {
		batch: 0,
		header,
		operations: 1,
		body: BoundedVec::truncate_from(vec![0; bytes as usize]),
		proof: BoundedVec::default(),
	})
}

/// For so many orders, in each of which a piece of one lot stands.
fn fulfilled(orders: u32) -> Weight {
	use pallet_mall::WeightInfo;
	type Weights = <Runtime as pallet_mall::Config>::WeightInfo;
	Weights::fulfil_many(orders).saturating_add(Weights::fulfil(orders))
}

/// For a methodology's text of so many bytes whose proof takes so many steps.
fn submitted(bytes: u32, steps: u32) -> Weight {
	use pallet_methodology::{weights::compiling, WeightInfo};
	type Weights = <Runtime as pallet_methodology::Config>::WeightInfo;
	Compiling { bytes, steps }.weight(compiling::<Weights>(Weights::submit))
}

/// For a scenario whose texts have so many bytes and whose proofs take so many steps.
fn applied(bytes: u32, steps: u32) -> Weight {
	use pallet_scenarios::{weights::compiling, WeightInfo};
	type Weights = <Runtime as pallet_scenarios::Config>::WeightInfo;
	Compiling { bytes, steps }.weight(compiling::<Weights>(Weights::apply))
}

/// For terms whose texts have so many bytes.
fn proposed(bytes: u32) -> Weight {
	use pallet_scenarios::WeightInfo;
	<Runtime as pallet_scenarios::Config>::WeightInfo::propose_terms(bytes)
}

/// For a person who consents to so many sources.
fn open(sources: u32) -> Weight {
	charge(pallet_participants::Call::<Runtime>::open { opening: person(sources) })
}

/// For legal persons and people, who consent to so many sources each.
fn open_batch(legal_persons: u32, people: u32, sources: u32) -> Weight {
	let openings = repeat_n(organisation(), legal_persons as usize)
		.chain(repeat_n(person(sources), people as usize))
		.collect();
	charge(pallet_participants::Call::<Runtime>::open_batch {
		openings: BoundedVec::truncate_from(openings),
	})
}

fn person(sources: u32) -> OpeningOf<Runtime> {
	Opening {
		account: AccountId::new([0; 32]),
		holder: Holder::Individual(H256::zero()),
		region: Region::PROVINCE,
		sources: BoundedVec::truncate_from((0..sources).collect()),
		consent: None,
	}
}

fn organisation() -> OpeningOf<Runtime> {
	let code = CreditCode::new(*b"9144030071526726XG").expect("its check digit is right");
	let person = LegalPerson { title: BoundedVec::default(), code };
	Opening { holder: Holder::Organisation(person), ..self::person(0) }
}

#[cfg(test)]
mod tests {
	use super::CALLS;
	use std::{collections::BTreeSet, fs, path::Path};

	/// Every benchmark with components, as the pallets' sources have it.
	fn in_sources() -> BTreeSet<String> {
		let pallets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pallets");
		let mut found = BTreeSet::new();
		for pallet in fs::read_dir(pallets).unwrap().map(Result::unwrap) {
			let name = format!("pallet_{}", pallet.file_name().to_str().unwrap().replace('-', "_"));
			let source = fs::read_to_string(pallet.path().join("src/benchmarking.rs")).unwrap();
			let functions =
				source.split("#[benchmark").skip(1).filter_map(|rest| rest.split_once("fn "));
			for (attribute, function) in functions {
				let (benchmark, rest) = function.split_once('(').unwrap();
				// Not at a parenthesis within a range.
				let end = rest.find(") ->").into_iter().chain(rest.find(") {")).min();
				let arguments = &rest[..end.unwrap()];
				let components = arguments.split(": Linear<");
				let components: Vec<_> = components
					.filter_map(|before| before.rsplit([',', ' ', '\t', '\n']).next())
					.collect();
				// The last part follows the last component.
				let components = &components[..components.len() - 1];
				if !attribute.starts_with("s]") && !components.is_empty() {
					found.insert(format!("{name}::{benchmark}({})", components.join(", ")));
				}
			}
		}
		found
	}

	#[test]
	fn calls_should_be_the_benchmarks_with_a_length_when_pallets_are_read() {
		let listed: BTreeSet<String> = CALLS
			.iter()
			.map(|call| {
				format!("{}::{}({})", call.pallet, call.benchmark, call.components.join(", "))
			})
			.collect();
		assert_eq!(listed, in_sources());
	}
}
