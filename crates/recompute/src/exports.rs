//! The functions a page calls. Pointers and lengths are into the module's memory; an answer is packed as
//! `pointer << 32 | length` and given back with [`release`].
//!
//! The only unsafe code: everything behind it takes slices and returns strings.

use alloc::{boxed::Box, string::String, vec};
use core::{cell::UnsafeCell, ptr::slice_from_raw_parts_mut};

use crate::session::Workspace;

struct Only(UnsafeCell<Workspace>);

// SAFETY: this module runs on one thread, without reentrance: it imports nothing.
unsafe impl Sync for Only {}

static SESSION: Only = Only(UnsafeCell::new(Workspace::new()));

fn session() -> &'static mut Workspace {
	// SAFETY: as above; each export takes it once.
	unsafe { &mut *SESSION.0.get() }
}

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
pub unsafe extern "C" fn compile(pointer: *const u8, length: usize) -> u64 {
	give(session().compile(unsafe { bytes(pointer, length) }))
}

/// # Safety
/// As for [`bytes`].
#[no_mangle]
pub unsafe extern "C" fn evaluate(pointer: *const u8, length: usize) -> u64 {
	give(session().evaluate(unsafe { bytes(pointer, length) }))
}

/// # Safety
/// As for [`bytes`].
#[no_mangle]
pub unsafe extern "C" fn batch_open(pointer: *const u8, length: usize) -> u64 {
	give(session().batch_open(unsafe { bytes(pointer, length) }))
}

/// # Safety
/// As for [`bytes`], both of them.
#[no_mangle]
pub unsafe extern "C" fn batch_chunk(
	feed: *const u8,
	feed_length: usize,
	body: *const u8,
	body_length: usize,
) -> u64 {
	let (feed, body) = unsafe { (bytes(feed, feed_length), bytes(body, body_length)) };
	give(session().batch_chunk(feed, body))
}

#[no_mangle]
pub extern "C" fn batch_records(offset: u32, limit: u32) -> u64 {
	give(session().batch_records(offset, limit))
}

#[no_mangle]
pub extern "C" fn batch_finish() -> u64 {
	give(session().batch_finish())
}

/// # Safety
/// As for [`bytes`].
#[no_mangle]
pub unsafe extern "C" fn records_open(pointer: *const u8, length: usize) -> u64 {
	give(session().records_open(unsafe { bytes(pointer, length) }))
}

/// # Safety
/// As for [`bytes`].
#[no_mangle]
pub unsafe extern "C" fn records_push(pointer: *const u8, length: usize) -> u64 {
	give(session().records_push(unsafe { bytes(pointer, length) }))
}

#[no_mangle]
pub extern "C" fn records_finish() -> u64 {
	give(session().records_finish())
}

/// # Safety
/// As for [`bytes`].
#[no_mangle]
pub unsafe extern "C" fn records_differing(pointer: *const u8, length: usize) -> u64 {
	give(session().records_differing(unsafe { bytes(pointer, length) }))
}
