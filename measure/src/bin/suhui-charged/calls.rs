//! The benchmarks of what has a length, and what the runtime charges for each.

use polkadot_sdk::frame_support::weights::Weight;
use suhui_runtime::Runtime;

use crate::measured::Measured;

/// A benchmark with components.
pub struct Call {
	pub pallet: &'static str,
	pub benchmark: &'static str,
	pub components: &'static [&'static str],
	/// The weight at these sizes of the components; `None` for another number of them.
	pub charged: fn(&[u32]) -> Option<Weight>,
	/// Sizes to measure beside the benchmark's own.
	pub also: &'static [&'static [u32]],
}

impl Call {
	pub fn is_measured_by(&self, measured: &Measured) -> bool {
		let components = measured.components.iter().map(|(name, _)| name.as_str());
		(self.pallet, self.benchmark) == (measured.pallet.as_str(), measured.benchmark.as_str())
			&& components.eq(self.components.iter().copied())
	}
}

/// What the runtime takes the pallet's function to weigh.
macro_rules! weight {
	($pallet:ident :: $function:ident($($size:expr),+)) => {
		<<Runtime as $pallet::Config>::WeightInfo as $pallet::WeightInfo>::$function($($size),+)
	};
}

/// A benchmark whose components are those of the function of its name.
macro_rules! call {
	($pallet:ident :: $function:ident($($size:ident),+)) => {
		Call {
			pallet: stringify!($pallet),
			benchmark: stringify!($function),
			components: &[$(stringify!($size)),+],
			charged: |sizes| match *sizes {
				[$($size),+] => Some(weight!($pallet::$function($($size),+))),
				_ => None,
			},
			also: &[],
		}
	};
}

/// All of them.
pub const CALLS: &[Call] = &[
	call!(pallet_issuance::feed(p)),
	call!(pallet_issuance::feed_records(r)),
	call!(pallet_issuance::evaluate(o)),
	call!(pallet_issuance::feed_refused(l)),
	FEED_WHOLE,
	call!(pallet_methodology::submit(l)),
	call!(pallet_methodology::revise(l)),
	call!(pallet_methodology::publish(l)),
	call!(pallet_participants::open(s)),
	call!(pallet_participants::open_batch(n)),
	call!(pallet_participants::legal_persons(p)),
	call!(pallet_participants::consents(k)),
	call!(pallet_participants::record_consents(p)),
	call!(pallet_points::lapse(p)),
	call!(pallet_points::lapse_next(p)),
	call!(pallet_scenarios::apply(l)),
	call!(pallet_scenarios::set_reporters(r)),
	call!(pallet_scenarios::propose_terms(l)),
];

/// A whole chunk, whose formulas take one operation a record; also one of a single record.
const FEED_WHOLE: Call = Call {
	pallet: "pallet_issuance",
	benchmark: "feed_whole",
	components: &["r", "p"],
	charged: |sizes| match *sizes {
		[records, pages] => Some(
			weight!(pallet_issuance::feed(pages))
				.saturating_add(weight!(pallet_issuance::feed_records(records)))
				.saturating_add(weight!(pallet_issuance::evaluate(records))),
		),
		_ => None,
	},
	also: &[&[1, 1]],
};
