//! What is wrong with an extrinsic, before the node is troubled with it.

use subxt::{ext::frame_decode::extrinsics::decode_extrinsic, Metadata};

use super::calls;
use crate::api::problem::{Problem, Result};

/// Checks that bytes are one signed extrinsic of a call citizens may send.
pub fn check(bytes: &[u8], metadata: &Metadata) -> Result<()> {
	let cursor = &mut &*bytes;
	let extrinsic = decode_extrinsic(cursor, metadata, metadata.types()).map_err(|error| {
		Problem::bad(format!("交易无法解码 / the extrinsic cannot be decoded: {error}"))
	})?;
	if !cursor.is_empty() {
		return Err(Problem::bad(format!(
			"交易之后多出 {0} 字节 / {0} bytes follow the extrinsic",
			cursor.len()
		)));
	}
	if !extrinsic.is_signed() {
		return Err(Problem::bad("交易没有签名 / the extrinsic is not signed"));
	}
	calls::find(extrinsic.pallet_name(), extrinsic.call_name())?;
	Ok(())
}
