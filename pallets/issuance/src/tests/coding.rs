use codec::Encode;
use polkadot_sdk::sp_core::H256;
use suhui_primitives::{Day, Period, Quantity};

use crate::{mock::*, Batch, BatchStatus};

/// Pages read it so, from the state that they prove: `web/src/lib/batchProof.ts`, whose tests have the same bytes.
#[test]
fn batch_should_lie_as_pages_read_it_when_it_is_coded() {
	let mut batch = Batch {
		source: 3,
		terms: 2,
		period: Period { first: Day(20_484), last: Day(20_512) },
		reporter: 7,
		opened: Day(20_522),
		records: 1_200,
		chunks: 2,
		root: H256::repeat_byte(0xab),
		claim: Quantity { reduction: 1_000_000, points: 5 },
		continues: None,
		verifier: None,
		report: None,
		status: BatchStatus::Opened,
		due: None,
	};
	let start = [
		&[3u8, 0, 0, 0, 2, 0, 0, 0, 0x04, 0x50, 0, 0, 0x20, 0x50, 0, 0, 7, 0, 0, 0][..],
		&[0x2a, 0x50, 0, 0, 0xb0, 0x04, 0, 0, 2, 0, 0, 0],
		&[0xab; 32],
		&[0x02, 0x09, 0x3d, 0x00, 0x14],
	]
	.concat();
	assert_eq!(batch.encode(), [&start[..], &[0, 0, 0, 0, 0]].concat());
	(batch.verifier, batch.report) = (Some(9), Some(REPORT));
	batch.status = BatchStatus::Refused;
	let report = [&[1u8; 33][..], &[2; 32]].concat();
	assert_eq!(batch.encode(), [&start[..], &[0, 1, 9, 0, 0, 0], &report[..], &[8, 0]].concat());
}
