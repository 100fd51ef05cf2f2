//! The functions a page calls. Pointers and lengths are into the module's memory; an answer is packed as
//! `pointer << 32 | length` and given back with [`release`].
//!
//! The only unsafe code: everything behind it takes slices and returns strings.

use alloc::{boxed::Box, string::String, vec};
use core::ptr::slice_from_raw_parts_mut;

use crate::answers;

/// # Safety
/// `pointer` comes from [`reserve`] with at least this length.
unsafe fn bytes<'a>(pointer: *const u8, length: usize) -> &'a [u8] {
	match length {
		0 => &[],
		_ => unsafe { core::slice::from_raw_parts(pointer, length) },
	}
}

fn give(text: String) -> u64 {
	let bytes = text.into_bytes().into_boxed_slice();
	let length = bytes.len() as u64;
	(Box::into_raw(bytes) as *mut u8 as usize as u64) << 32 | length
}

/// Room for so many bytes, to be given back with [`release`].
#[no_mangle]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
	Box::into_raw(vec![0u8; length].into_boxed_slice()) as *mut u8
}

/// # Safety
/// Pointer and length come from [`reserve`] or an answer, and are given back once.
#[no_mangle]
pub unsafe extern "C" fn release(pointer: *mut u8, length: usize) {
	drop(unsafe { Box::from_raw(slice_from_raw_parts_mut(pointer, length)) });
}

/// # Safety
/// As for [`bytes`], here and below.
#[no_mangle]
pub unsafe extern "C" fn proof_key(pointer: *const u8, length: usize) -> u64 {
	give(answers::key(unsafe { bytes(pointer, length) }))
}

/// # Safety
/// As for [`bytes`].
#[no_mangle]
pub unsafe extern "C" fn proof_finality(pointer: *const u8, length: usize) -> u64 {
	give(answers::finality(unsafe { bytes(pointer, length) }))
}

/// # Safety
/// As for [`bytes`].
#[no_mangle]
pub unsafe extern "C" fn proof_state(pointer: *const u8, length: usize) -> u64 {
	give(answers::read(unsafe { bytes(pointer, length) }))
}
