//! The working days with which every chain begins: those of 2024 to 2026, as the State Council arranged them.
//!
//! No bytes of its notices are at hand to be named by. The document is the project's own list, `docs/working-days.md`, which
//! says from which notices it was drawn up; a test holds list, document and digests to each other.

use alloc::vec::Vec;

use pallet_calendar::PublishedYear;
use polkadot_sdk::sp_core::H256;
use suhui_primitives::{Day, Document, Year};

/// The digests of `docs/working-days.md`.
pub const DOCUMENT: Document = Document { blake2_256: H256(BLAKE2_256), sm3: H256(SM3) };

const BLAKE2_256: [u8; 32] = [
	0xd6, 0x1e, 0x11, 0x59, 0x3a, 0x04, 0xc7, 0x0a, 0x1f, 0x3d, 0x8b, 0x4c, 0x17, 0xc8, 0x63, 0x66,
	0xb9, 0x46, 0x91, 0xc1, 0xeb, 0x45, 0xe6, 0x4a, 0x3a, 0xbe, 0x81, 0x93, 0xad, 0x39, 0x97, 0xe5,
];
const SM3: [u8; 32] = [
	0xf5, 0xb3, 0xff, 0x35, 0xc4, 0x39, 0xf2, 0x56, 0x80, 0x89, 0xdf, 0xd2, 0x97, 0x2b, 0x8a, 0xbe,
	0x38, 0x18, 0x67, 0xb8, 0x1e, 0x31, 0x73, 0xfa, 0xda, 0xea, 0xbe, 0x19, 0x07, 0xd1, 0x58, 0x2e,
];

/// By month and day.
type Days = &'static [(u32, u32)];

/// Each year's weekdays off, and its Saturdays and Sundays worked.
pub const OFFICIAL: [(Year, Days, Days); 3] = [
	(
		2024,
		&[
			(1, 1),
			(2, 12),
			(2, 13),
			(2, 14),
			(2, 15),
			(2, 16),
			(4, 4),
			(4, 5),
			(5, 1),
			(5, 2),
			(5, 3),
			(6, 10),
			(9, 16),
			(9, 17),
			(10, 1),
			(10, 2),
			(10, 3),
			(10, 4),
			(10, 7),
		],
		&[(2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)],
	),
	(
		2025,
		&[
			(1, 1),
			(1, 28),
			(1, 29),
			(1, 30),
			(1, 31),
			(2, 3),
			(2, 4),
			(4, 4),
			(5, 1),
			(5, 2),
			(5, 5),
			(6, 2),
			(10, 1),
			(10, 2),
			(10, 3),
			(10, 6),
			(10, 7),
			(10, 8),
		],
		&[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
	),
	(
		2026,
		&[
			(1, 1),
			(1, 2),
			(2, 16),
			(2, 17),
			(2, 18),
			(2, 19),
			(2, 20),
			(2, 23),
			(4, 6),
			(5, 1),
			(5, 4),
			(5, 5),
			(6, 19),
			(9, 25),
			(10, 1),
			(10, 2),
			(10, 5),
			(10, 6),
			(10, 7),
		],
		&[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
	),
];

/// What genesis publishes.
pub fn official_years() -> Vec<PublishedYear> {
	OFFICIAL
		.into_iter()
		.map(|(year, holidays, make_up)| {
			let of = |days: Days| {
				days.iter()
					.filter_map(|(month, day)| Day::of(year, *month, *day))
					.collect::<Vec<_>>()
			};
			(year, of(holidays), of(make_up), DOCUMENT)
		})
		.collect()
}
