//! The clock that a file sets for nodes run by `scripts/clocked`.

use std::{
	fs,
	path::Path,
	time::{SystemTime, UNIX_EPOCH},
};

use anyhow::Result;
use suhui_primitives::Day;

const DAY: i64 = 24 * 3_600;
/// Beijing's noon is four o'clock in Greenwich.
const NOON: i64 = 4 * 3_600;

/// Lets it be noon of a day in Beijing from now on: the day has hours left, whatever time it is on this machine.
pub fn set_clock(file: &Path, day: Day) -> Result<()> {
	let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?;
	let ahead = i64::from(day.0) * DAY + NOON - now;
	// Written whole, since the node may read it at any time.
	let new = file.with_extension("new");
	fs::write(&new, format!("{ahead:+}\n"))?;
	Ok(fs::rename(new, file)?)
}
