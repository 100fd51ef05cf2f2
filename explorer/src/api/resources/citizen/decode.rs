//! What is wrong with an extrinsic, before the node is troubled with it.

use subxt::{
	ext::frame_decode::extrinsics::{
		decode_extrinsic, ExtrinsicCallInfo, ExtrinsicDecodeError, ExtrinsicExtensionInfo,
		ExtrinsicInfoError, ExtrinsicSignatureInfo, ExtrinsicTypeInfo,
	},
	Metadata,
};

use super::calls;
use crate::api::http::problem::{Problem, Result};

/// Bytes at most of an extrinsic and of a call. The largest signed extrinsic of a call citizens may send, a retirement in
/// compensation to the good of somebody named, takes about 400 bytes; a call of `/citizen/payload`, 100.
pub const EXTRINSIC: usize = 512;
pub const CALL: usize = 128;

/// Checks that bytes are one signed extrinsic of a call citizens may send.
pub fn check(bytes: &[u8], metadata: &Metadata) -> Result<()> {
	let cursor = &mut &*bytes;
	let permitted = Permitted(metadata);
	let extrinsic = decode_extrinsic(cursor, &permitted, metadata.types()).map_err(refused)?;
	if !cursor.is_empty() {
		let more = cursor.len();
		return Err(Problem::bad(
			format!("链上操作之后多出 {more} 字节"),
			format!("{more} bytes follow the extrinsic"),
		));
	}
	if !extrinsic.is_signed() {
		return Err(Problem::bad("链上操作没有签名", "the extrinsic is not signed"));
	}
	Ok(())
}

/// Checks that bytes begin as a call citizens may send.
pub fn check_call(bytes: &[u8], metadata: &Metadata) -> Result<()> {
	let &[pallet, call, ..] = bytes else {
		return Err(Problem::bad("call 过短", "the call is too short"));
	};
	let permitted = Permitted(metadata);
	match permitted.extrinsic_call_info_by_index(pallet, call) {
		Ok(_) => Ok(()),
		Err(error) => Err(refused(ExtrinsicDecodeError::CannotGetInfo(error.into_owned()))),
	}
}

fn refused(error: ExtrinsicDecodeError) -> Problem {
	use ExtrinsicInfoError::{CallNotFound, PalletNotFound};
	match error {
		ExtrinsicDecodeError::CannotGetInfo(CallNotFound { .. } | PalletNotFound { .. }) => {
			calls::unknown()
		}
		error => Problem::bad(
			format!("链上操作无法解码：{error}"),
			format!("the extrinsic cannot be decoded: {error}"),
		),
	}
}

/// The chain's metadata without the calls citizens may not send, so that those are not decoded: calls within calls could
/// go deeper than the stack.
struct Permitted<'a>(&'a Metadata);

impl ExtrinsicTypeInfo for Permitted<'_> {
	type TypeId = u32;

	fn extrinsic_call_info_by_index(
		&self,
		pallet_index: u8,
		call_index: u8,
	) -> std::result::Result<ExtrinsicCallInfo<'_, u32>, ExtrinsicInfoError<'_>> {
		let found = self.0.extrinsic_call_info_by_index(pallet_index, call_index)?;
		match calls::is_known(&found.pallet_name, &found.call_name) {
			true => Ok(found),
			false => Err(ExtrinsicInfoError::CallNotFound {
				index: call_index,
				pallet_index,
				pallet_name: found.pallet_name,
			}),
		}
	}

	fn extrinsic_call_info_by_name(
		&self,
		pallet_name: &str,
		call_name: &str,
	) -> std::result::Result<ExtrinsicCallInfo<'_, u32>, ExtrinsicInfoError<'_>> {
		self.0.extrinsic_call_info_by_name(pallet_name, call_name)
	}

	fn extrinsic_signature_info(
		&self,
	) -> std::result::Result<ExtrinsicSignatureInfo<u32>, ExtrinsicInfoError<'_>> {
		self.0.extrinsic_signature_info()
	}

	fn extrinsic_extension_info(
		&self,
		extension_version: Option<u8>,
	) -> std::result::Result<ExtrinsicExtensionInfo<'_, u32>, ExtrinsicInfoError<'_>> {
		self.0.extrinsic_extension_info(extension_version)
	}

	fn extrinsic_extension_version_info(
		&self,
	) -> std::result::Result<impl Iterator<Item = u8>, ExtrinsicInfoError<'_>> {
		self.0.extrinsic_extension_version_info()
	}
}
