//! A prepared batch on disk: a directory of `manifest.json` and `chunks.bin`, the bodies one after another.

use std::{
	fs::{self, File},
	io::{BufWriter, Read, Seek, SeekFrom, Write},
	path::{Path, PathBuf},
};

use anyhow::{bail, ensure, Context, Error, Result};
use serde::{Deserialize, Serialize};
use subxt::utils::H256;
use suhui_primitives::{
	chunk::{self, Chunk, ChunkHeader},
	BatchId, ParticipantId, Period, Quantity, SourceId, TermsNumber,
};
use suhui_records::QuantifiedBatch;

use crate::{bounds, document::blake2_256};

const FORMAT: &str = "suhui-batch-2";
const MANIFEST: &str = "manifest.json";
const CHUNKS: &str = "chunks.bin";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
	pub format: String,
	/// Hash of the chain's first block: a batch is prepared for one chain.
	pub genesis: H256,
	pub source: SourceId,
	/// The source's terms by which every day of the period counts.
	pub terms: TermsNumber,
	/// Days since 1970-01-01, Beijing time.
	pub period: Period,
	/// The closed batch this one continues.
	#[serde(default)]
	pub continues: Option<BatchId>,
	pub records: u32,
	pub persons: u32,
	pub reduction_mg: u64,
	pub points: u64,
	pub root: H256,
	/// Records of a chunk at most: who cuts the same records alike finds the same root.
	pub chunk_records: u32,
	/// People in the platform's file whose records are not in the batch: they did not consent, or had closed their account.
	#[serde(default)]
	pub left_out: Vec<ParticipantId>,
	pub chunks: Vec<ChunkEntry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChunkEntry {
	pub records: u32,
	pub pages: u32,
	pub reduction_mg: u64,
	pub points: u64,
	/// BLAKE2-256 of the body.
	pub body: H256,
	/// Length of the body.
	pub bytes: u32,
}

impl Manifest {
	pub fn new(
		genesis: H256,
		source: SourceId,
		terms: TermsNumber,
		period: Period,
		quantified: &QuantifiedBatch,
	) -> Self {
		let Quantity { reduction, points } = quantified.total;
		Manifest {
			format: FORMAT.to_string(),
			genesis,
			source,
			terms,
			period,
			continues: None,
			records: quantified.records,
			persons: quantified.persons,
			reduction_mg: reduction,
			points,
			root: quantified.root,
			chunk_records: quantified.bounds.records,
			left_out: Vec::new(),
			chunks: quantified.chunks.iter().map(ChunkEntry::of).collect(),
		}
	}

	/// The same, made of a file of which these people's records were left out.
	pub fn leaving_out(self, left_out: Vec<ParticipantId>) -> Self {
		Manifest { left_out, ..self }
	}

	/// The same, of a batch that continues this one, if it does any.
	pub fn continuing(self, continues: Option<BatchId>) -> Self {
		Manifest { continues, ..self }
	}

	pub fn claim(&self) -> Quantity {
		Quantity { reduction: self.reduction_mg, points: self.points }
	}

	pub fn headers(&self) -> Vec<ChunkHeader> {
		(0..).zip(&self.chunks).map(|(index, entry)| entry.header(index)).collect()
	}

	/// Reads a manifest, alone or in its directory, and checks that it agrees with itself.
	pub fn read(path: &Path) -> Result<Self> {
		let path = if path.is_dir() { path.join(MANIFEST) } else { path.to_path_buf() };
		let name = path.display();
		let text =
			fs::read(&path).with_context(|| format!("无法读取 {name} / cannot read {name}"))?;
		let manifest: Manifest = serde_json::from_slice(&text)
			.with_context(|| format!("{name} 不是批次清单 / {name} is not a batch's manifest"))?;
		manifest.check().with_context(|| format!("{name} 已损坏 / {name} is damaged"))?;
		Ok(manifest)
	}

	fn check(&self) -> Result<()> {
		ensure!(self.format == FORMAT, "format `{}`, expected `{FORMAT}`", self.format);
		let headers = self.headers();
		ensure!(
			self.period.month().is_some(),
			"期间须在同一个月内 / the period must lie in one calendar month"
		);
		bounds::batch(self.records, headers.len()).map_err(Error::msg)?;
		for (header, entry) in headers.iter().zip(&self.chunks) {
			bounds::chunk(header, entry.bytes).map_err(Error::msg)?;
		}
		let sum = headers
			.iter()
			.try_fold(Quantity::default(), |sum, header| sum.checked_add(header.subtotal));
		let records = headers.iter().map(|header| u64::from(header.records)).sum::<u64>();
		ensure!(sum == Some(self.claim()), "the chunks' subtotals do not sum up to the totals");
		ensure!(
			records == u64::from(self.records),
			"the chunks hold {records} records, not {}",
			self.records
		);
		ensure!(
			chunk::root(self.source, self.period, &headers) == self.root,
			"the root is not that of the chunks"
		);
		Ok(())
	}
}

impl ChunkEntry {
	fn of(chunk: &Chunk) -> Self {
		let ChunkHeader { records, pages, subtotal, body, .. } = chunk.header;
		let Quantity { reduction, points } = subtotal;
		let bytes = u32::try_from(chunk.body.len()).expect("a body is bounded");
		ChunkEntry { records, pages, reduction_mg: reduction, points, body, bytes }
	}

	fn header(&self, index: u32) -> ChunkHeader {
		let ChunkEntry { records, pages, body, .. } = *self;
		let subtotal = Quantity { reduction: self.reduction_mg, points: self.points };
		ChunkHeader { index, records, pages, subtotal, body }
	}
}

/// Writes a batch into a new directory; there is all of it or nothing.
pub fn write(directory: &Path, manifest: &Manifest, chunks: &[Chunk]) -> Result<()> {
	let partial = partial(directory);
	let written = write_partial(&partial, manifest, chunks)
		.and_then(|()| Ok(fs::rename(&partial, directory)?))
		.with_context(|| format!("无法写入 {0} / cannot write {0}", directory.display()));
	if written.is_err() {
		let _ = fs::remove_dir_all(&partial);
	}
	written
}

/// Refuses a directory that holds something, before any work is done.
pub fn ensure_free(directory: &Path) -> Result<()> {
	let name = directory.display();
	match fs::read_dir(directory) {
		Ok(mut entries) => match entries.next() {
			None => Ok(()),
			Some(_) => bail!("目录 {name} 非空，请换一个或先移走 / the directory {name} is not empty: name another or move it away"),
		},
		Err(_) if directory.exists() => bail!("{name} 不是目录 / {name} is not a directory"),
		Err(_) => Ok(()),
	}
}

fn partial(directory: &Path) -> PathBuf {
	let mut name = directory.file_name().unwrap_or_default().to_os_string();
	name.push(format!(".partial-{}", std::process::id()));
	directory.with_file_name(name)
}

fn write_partial(partial: &Path, manifest: &Manifest, chunks: &[Chunk]) -> Result<()> {
	fs::create_dir_all(partial)?;
	let mut bodies = BufWriter::new(File::create(partial.join(CHUNKS))?);
	for chunk in chunks {
		bodies.write_all(&chunk.body)?;
	}
	bodies.into_inner()?.sync_all()?;
	let mut file = File::create(partial.join(MANIFEST))?;
	file.write_all(&serde_json::to_vec_pretty(manifest)?)?;
	file.sync_all()?;
	Ok(())
}

/// A prepared batch whose bodies are read one at a time.
pub struct Prepared {
	pub manifest: Manifest,
	bodies: File,
	offsets: Vec<u64>,
}

impl Prepared {
	pub fn open(directory: &Path) -> Result<Self> {
		let manifest = Manifest::read(directory)?;
		let path = directory.join(CHUNKS);
		let name = path.display();
		let bodies =
			File::open(&path).with_context(|| format!("无法打开 {name} / cannot open {name}"))?;
		let mut end = 0;
		let offsets = manifest.chunks.iter().map(|entry| {
			let start = end;
			end += u64::from(entry.bytes);
			start
		});
		let offsets = offsets.collect();
		let found = bodies.metadata()?.len();
		ensure!(
			found == end,
			"{name} 已损坏 / {name} is damaged: it has {found} bytes, the manifest says {end}"
		);
		Ok(Prepared { manifest, bodies, offsets })
	}

	/// The body of a chunk, checked against its header.
	pub fn body(&mut self, index: usize) -> Result<Vec<u8>> {
		let entry = self.manifest.chunks[index];
		let mut body = vec![0; entry.bytes as usize];
		self.bodies.seek(SeekFrom::Start(self.offsets[index]))?;
		self.bodies.read_exact(&mut body)?;
		ensure!(
			blake2_256(&body) == entry.body,
			"第 {index} 块已损坏，请重新 prepare / chunk {index} in {CHUNKS} is damaged: prepare the batch again"
		);
		Ok(body)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use suhui_primitives::{
		chunk::{Blake2_256, ChunkBounds},
		CompiledRule, Day,
	};
	use suhui_records::{batch, RecordReader};

	const PERIOD: Period = Period { first: Day(16_801), last: Day(16_831) };

	/// Records of participants 1, 63, 64 and 200 of 1, 2, 3 and 4 km, at 100 g/km and 1 point a record.
	fn quantified() -> QuantifiedBatch {
		let methodology = r#"
			methodology "Cycling"
			input distance "distance" : km, decimals 3, from 0 to 300
			parameter factor : gCO2e/km = 100 source "table 2"
			result gCO2e = distance * factor
		"#;
		let points = "points \"One a day\"\nparameter each : points = 1 source \"Rules\"\nresult points = each\n";
		let compiled = CompiledRule::compile(Some(methodology), points).unwrap();
		let lines = "participant,date,distance\n1,2016-01-01,1\n63,2016-01-01,2\n64,2016-01-01,3\n200,2016-01-01,4\n";
		let mut reader = RecordReader::new(compiled.inputs.clone(), PERIOD);
		reader.push(lines.as_bytes());
		let bounds = ChunkBounds::of_cost(compiled.rule.cost()).of_records(Some(2));
		let records = reader.finish().unwrap();
		batch::quantify::<Blake2_256>(&records, &compiled, 7, bounds, || ()).unwrap()
	}

	fn written() -> (tempfile::TempDir, PathBuf, QuantifiedBatch) {
		let quantified = quantified();
		let manifest = Manifest::new(H256::zero(), 7, 3, PERIOD, &quantified);
		let parent = tempfile::tempdir().unwrap();
		let directory = parent.path().join("january");
		write(&directory, &manifest, &quantified.chunks).unwrap();
		(parent, directory, quantified)
	}

	#[test]
	fn quantify_should_cut_and_sum_when_given_records() {
		let quantified = quantified();
		assert_eq!((quantified.records, quantified.persons), (4, 4));
		assert_eq!(quantified.total, Quantity { reduction: 1_000_000, points: 4 });
		let subtotals: Vec<_> =
			quantified.headers().iter().map(|header| header.subtotal.reduction).collect();
		assert_eq!(subtotals, [300_000, 700_000]);
	}

	#[test]
	fn prepared_should_be_what_was_written_when_opened() {
		let (_parent, directory, quantified) = written();
		let mut prepared = Prepared::open(&directory).unwrap();
		assert_eq!(prepared.manifest.headers(), quantified.headers());
		assert_eq!(prepared.manifest.claim(), quantified.total);
		assert_eq!(prepared.manifest.root, quantified.root);
		for (index, chunk) in quantified.chunks.iter().enumerate() {
			assert_eq!(prepared.body(index).unwrap(), chunk.body);
		}
	}

	#[test]
	fn manifest_should_tell_who_was_left_out_and_what_it_continues_when_read() {
		let quantified = quantified();
		let manifest = Manifest::new(H256::zero(), 7, 3, PERIOD, &quantified);
		let parent = tempfile::tempdir().unwrap();
		let directory = parent.path().join("january");
		let told = manifest.clone().leaving_out(vec![5, 70]).continuing(Some(4));
		write(&directory, &told, &quantified.chunks).unwrap();
		assert_eq!(Manifest::read(&directory).unwrap(), told);

		// One that says nothing of either.
		let mut bare = serde_json::to_value(&manifest).unwrap();
		for field in ["left_out", "continues"] {
			bare.as_object_mut().unwrap().remove(field);
		}
		fs::write(directory.join(MANIFEST), bare.to_string()).unwrap();
		assert_eq!(Manifest::read(&directory).unwrap(), manifest);
	}

	#[test]
	fn open_should_refuse_when_a_chunk_exceeds_its_bound() {
		let (_parent, directory, _) = written();
		let path = directory.join(MANIFEST);
		let mut manifest: serde_json::Value =
			serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
		manifest["chunks"][0]["bytes"] = serde_json::json!(chunk::MAX_BODY + 1);
		fs::write(&path, manifest.to_string()).unwrap();
		let error = format!("{:#}", Prepared::open(&directory).err().unwrap());
		assert!(error.contains("at most 524288 are allowed"), "{error}");
	}

	#[test]
	fn write_should_leave_nothing_else_when_done() {
		let (parent, _, _) = written();
		assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
	}

	#[test]
	fn ensure_free_should_refuse_when_the_directory_holds_something() {
		let (parent, directory, _) = written();
		assert!(ensure_free(&directory).is_err());
		assert!(ensure_free(&parent.path().join("february")).is_ok());
	}

	#[test]
	fn open_should_refuse_when_a_subtotal_was_changed() {
		let (_parent, directory, _) = written();
		let path = directory.join(MANIFEST);
		let text = fs::read_to_string(&path).unwrap().replacen("300000", "300001", 1);
		fs::write(&path, text).unwrap();
		let error = format!("{:#}", Prepared::open(&directory).err().unwrap());
		assert!(error.contains("do not sum up"), "{error}");
	}

	#[test]
	fn body_should_be_refused_when_a_byte_was_changed() {
		let (_parent, directory, _) = written();
		let path = directory.join(CHUNKS);
		let mut bytes = fs::read(&path).unwrap();
		bytes[0] ^= 1;
		fs::write(&path, bytes).unwrap();
		let mut prepared = Prepared::open(&directory).unwrap();
		assert!(prepared.body(0).unwrap_err().to_string().contains("damaged"));
		assert!(prepared.body(1).is_ok());
	}

	#[test]
	fn open_should_refuse_when_bodies_are_cut_short() {
		let (_parent, directory, _) = written();
		let path = directory.join(CHUNKS);
		let bytes = fs::read(&path).unwrap();
		fs::write(&path, &bytes[1..]).unwrap();
		assert!(Prepared::open(&directory).is_err());
	}
}
