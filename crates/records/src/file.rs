//! The same, of files on disk.

use std::{
	fs::{self, File},
	io::{self, BufWriter, Read, Write},
	path::Path,
};

use suhui_coding::Period;
use suhui_formula::Input;
use thiserror::Error;

use crate::{ColumnNames, Earlier, Fault, Faults, RecordReader, Records, Row, Sheet};

/// Bytes read at once.
const BLOCK: usize = 1 << 16;

/// Why a file could not be read or written.
#[derive(Debug, Error)]
pub enum FileError {
	#[error("无法读取 {0} / cannot read {0}")]
	Read(String, #[source] io::Error),
	#[error("无法写入 {0} / cannot write {0}")]
	Write(String, #[source] io::Error),
	#[error("{0}: {1}")]
	Faults(String, Faults),
}

impl FileError {
	/// Of a file that was read but is not what it should be.
	pub fn faults(path: &Path, faults: impl Into<Faults>) -> Self {
		FileError::Faults(path.display().to_string(), faults.into())
	}
}

/// Calls `each` for every row of a file with these columns; the faults it returns count among the file's.
pub fn read(
	path: &Path,
	columns: ColumnNames,
	mut each: impl FnMut(&Row) -> Result<(), Fault>,
) -> Result<(), FileError> {
	let mut sheet = Sheet::new(columns);
	blocks(path, |bytes, _, _| sheet.push(bytes, &mut each))?;
	sheet.finish(each).map_err(|faults| FileError::faults(path, faults))
}

/// Reads a file of records; `progress` is told the bytes read and the bytes there are.
pub fn read_records(
	path: &Path,
	inputs: &[Input],
	period: Period,
	mut progress: impl FnMut(u64, u64),
) -> Result<Records, FileError> {
	let mut reader = RecordReader::new(inputs.to_vec(), period);
	blocks(path, |bytes, read, length| {
		reader.push(bytes);
		progress(read, length);
	})?;
	reader.finish().map_err(|faults| FileError::faults(path, faults))
}

/// Reads records of earlier batches, as far as windows look at them; other columns are passed over.
pub fn read_earlier(path: &Path, earlier: &mut Earlier) -> Result<(), FileError> {
	read(path, earlier.columns(), |row| earlier.add_row(row))
}

fn blocks(path: &Path, mut each: impl FnMut(&[u8], u64, u64)) -> Result<(), FileError> {
	let failed = |error| FileError::Read(path.display().to_string(), error);
	let mut file = File::open(path).map_err(failed)?;
	let length = file.metadata().map_or(0, |data| data.len());
	let mut block = vec![0; BLOCK];
	let mut read = 0u64;
	loop {
		match file.read(&mut block) {
			Ok(0) => return Ok(()),
			Ok(bytes) => {
				read += bytes as u64;
				each(&block[..bytes], read, length);
			}
			Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
			Err(error) => return Err(failed(error)),
		}
	}
}

/// Writes a file line by line under a temporary name, and names it when it is whole.
pub fn write<T>(
	path: &Path,
	header: &str,
	lines: impl IntoIterator<Item = T>,
	mut write: impl FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> Result<(), FileError> {
	let mut partial = path.as_os_str().to_os_string();
	partial.push(".partial");
	let written = || -> io::Result<()> {
		let mut out = BufWriter::with_capacity(BLOCK, File::create(&partial)?);
		writeln!(out, "{header}")?;
		lines.into_iter().try_for_each(|line| write(&mut out, line))?;
		out.into_inner()?.sync_all()?;
		fs::rename(&partial, path)
	};
	written().map_err(|error| FileError::Write(path.display().to_string(), error))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn file_should_be_read_back_when_written() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("numbers.csv");
		write(&path, "a", [1, 2], |out, number| writeln!(out, "{number}")).unwrap();
		let mut read_back = Vec::new();
		read(&path, ColumnNames::only(["a"]), |row| {
			read_back.push(row.field(0, |text| Ok(text.to_string()))?);
			Ok(())
		})
		.unwrap();
		assert_eq!(read_back, ["1", "2"]);
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
	}

	#[test]
	fn file_should_be_named_when_it_is_missing_or_wrong() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("numbers.csv");
		let fault = || read(&path, ColumnNames::only(["a"]), |_| Ok(())).unwrap_err().to_string();
		assert!(fault().contains("cannot read") && fault().contains("numbers.csv"));
		fs::write(&path, "b\n").unwrap();
		assert!(fault().contains("numbers.csv: 第 1 行 line 1, 缺少列「a」"), "{}", fault());
	}
}
