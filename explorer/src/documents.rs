//! A folder of public documents by their BLAKE2-256 digest, SM3 beside it. A digest is computed when a
//! file is put there and again when it is served.

use std::{
	collections::BTreeMap,
	fs, io,
	path::{Path, PathBuf},
	sync::{Arc, RwLock},
	time::{Duration, SystemTime},
};

use anyhow::{ensure, Context, Result};
use axum::body::Bytes;
use futures::Stream;
use sm3::{Digest, Sm3};
use subxt::config::{substrate::BlakeTwo256, Hasher};

/// A document's largest size, bytes.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;
/// How often the folder is looked through.
const RESCAN: Duration = Duration::from_secs(10);
/// Bytes of a document that is sent held in memory at once.
const PIECE: usize = 64 * 1024;

/// A document in the folder.
#[derive(Clone, Debug)]
pub struct Entry {
	pub path: PathBuf,
	/// Its size.
	pub bytes: u64,
	/// Lower-case hexadecimal with 0x.
	pub blake2_256: String,
	pub sm3: String,
	pub name: String,
	modified: Option<SystemTime>,
}

impl Entry {
	fn of(path: &Path) -> Result<Self> {
		let name = path.display();
		let data = fs::metadata(path)
			.with_context(|| format!("无法读取材料 {name} / cannot read the document {name}"))?;
		ensure!(
			data.is_file() && data.len() <= MAX_BYTES,
			"{name} 不是文件或超过 32 MiB / {name} is not a file or exceeds 32 MiB"
		);
		let content = fs::read(path)
			.with_context(|| format!("无法读取材料 {name} / cannot read the document {name}"))?;
		let (blake2_256, sm3) = (blake2_256_of(&content), sm3_of(&content));
		let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
		Ok(Entry {
			path: path.to_path_buf(),
			bytes: content.len() as u64,
			blake2_256,
			sm3,
			name: file.unwrap_or_default(),
			modified: data.modified().ok(),
		})
	}

	/// The file from its beginning, if its content still has the digest.
	pub async fn open(&self) -> Result<fs::File> {
		let entry = self.clone();
		tokio::task::spawn_blocking(move || entry.open_now()).await?
	}

	fn open_now(&self) -> Result<fs::File> {
		use io::{Read, Seek};
		let name = self.path.display();
		let unreadable = || format!("无法读取材料 {name} / cannot read the document {name}");
		let mut file = fs::File::open(&self.path).with_context(unreadable)?;
		let mut content = Vec::new();
		// One byte more tells a file that has grown, however much.
		let most = self.bytes.saturating_add(1);
		(&mut file).take(most).read_to_end(&mut content).with_context(unreadable)?;
		ensure!(
			blake2_256_of(&content) == self.blake2_256,
			"材料 {name} 已被改动 / the document {name} was changed"
		);
		file.rewind().with_context(unreadable)?;
		Ok(file)
	}

	/// The media type browsers are told: what could run as a page is plain text or bytes.
	pub fn kind(&self) -> &'static str {
		let extension = self.path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
		match extension.as_deref() {
			Some("txt" | "md" | "suhui") => "text/plain; charset=utf-8",
			Some("pdf") => "application/pdf",
			_ => "application/octet-stream",
		}
	}

	/// Whether a browser may show it instead of saving it.
	pub fn is_shown(&self) -> bool {
		self.kind() != "application/octet-stream"
	}
}

/// A file's bytes, piece by piece: a slow reader holds one in memory, not all.
pub fn pieces(file: fs::File) -> impl Stream<Item = io::Result<Bytes>> + Send + 'static {
	use tokio::io::AsyncReadExt;
	let mut file = tokio::fs::File::from_std(file);
	async_stream::stream! {
		loop {
			let mut piece = vec![0; PIECE];
			match file.read(&mut piece).await {
				Ok(0) => return,
				Ok(length) => {
					piece.truncate(length);
					yield Ok(Bytes::from(piece));
				}
				Err(error) => {
					yield Err(error);
					return;
				}
			}
		}
	}
}

fn blake2_256_of(content: &[u8]) -> String {
	format!("{:?}", BlakeTwo256.hash(content))
}

fn sm3_of(content: &[u8]) -> String {
	let digest: [u8; 32] = Sm3::digest(content).into();
	format!("0x{}", hex::encode(digest))
}

/// The folder. Clones share what was found.
#[derive(Clone)]
pub struct Documents {
	folder: PathBuf,
	entries: Arc<RwLock<BTreeMap<String, Entry>>>,
}

impl Documents {
	/// Looks through the folder, which is made if it is not there.
	pub fn open(folder: impl AsRef<Path>) -> Result<Self> {
		let folder = folder.as_ref();
		let name = folder.display();
		fs::create_dir_all(folder).with_context(|| {
			format!("无法建立材料文件夹 {name} / cannot make the folder of documents {name}")
		})?;
		let documents = Documents { folder: folder.to_path_buf(), entries: Default::default() };
		documents.rescan()?;
		Ok(documents)
	}

	/// The document of a digest (lower-case hexadecimal with 0x).
	pub fn get(&self, digest: &str) -> Option<Entry> {
		self.entries.read().ok()?.get(digest).cloned()
	}

	/// The digests of all documents, in order.
	pub fn digests(&self) -> Vec<String> {
		self.entries.read().map(|entries| entries.keys().cloned().collect()).unwrap_or_default()
	}

	/// Copies a file into the folder. Errs if it has another digest than expected.
	pub fn add(&self, file: &Path, expected: Option<&str>) -> Result<Entry> {
		let folder = &self.folder;
		let entry = Entry::of(file)?;
		if let Some(expected) = expected {
			let digits = expected.trim_start_matches("0x").to_ascii_lowercase();
			ensure!(
				entry.blake2_256 == format!("0x{digits}"),
				"材料的摘要是 {0}，不是 {expected} / the document's digest is {0}, not {expected}",
				entry.blake2_256
			);
		}
		if let Some(same) = self.get(&entry.blake2_256) {
			return Ok(same);
		}
		let mut target = folder.join(&entry.name);
		if target.exists() {
			target = folder.join(format!("{}-{}", &entry.blake2_256[2..10], entry.name));
		}
		// Written beside and renamed, so that no scan meets half a file.
		let partial = folder.join(format!(".{}.part", &entry.blake2_256[2..]));
		let failed = || format!("无法写入 {0} / cannot write {0}", target.display());
		fs::copy(file, &partial).with_context(failed)?;
		fs::rename(&partial, &target).with_context(failed)?;
		let added = Entry::of(&target)?;
		ensure!(
			added.blake2_256 == entry.blake2_256,
			"材料在复制时被改动 / the document changed while it was copied"
		);
		self.rescan()?;
		Ok(added)
	}

	/// Looks through the folder every 10 seconds, as long as somebody holds these documents. Does nothing
	/// outside an asynchronous runtime.
	pub fn keep_up(&self) {
		let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
		let (folder, entries) = (self.folder.clone(), Arc::downgrade(&self.entries));
		runtime.spawn(async move {
			loop {
				tokio::time::sleep(RESCAN).await;
				let Some(entries) = entries.upgrade() else { return };
				let documents = Documents { folder: folder.clone(), entries };
				let scan = tokio::task::spawn_blocking(move || documents.rescan()).await;
				if let Ok(Err(error)) = scan {
					tracing::warn!("{error:#}");
				}
			}
		});
	}

	/// Takes up what is new or changed in the folder and forgets what is gone.
	pub fn rescan(&self) -> Result<()> {
		let folder = &self.folder;
		let name = folder.display();
		let files = fs::read_dir(folder).with_context(|| {
			format!("无法读取材料文件夹 {name} / cannot read the folder of documents {name}")
		})?;
		let known: BTreeMap<PathBuf, Entry> = match self.entries.read() {
			Ok(entries) => entries.values().map(|it| (it.path.clone(), it.clone())).collect(),
			Err(_) => BTreeMap::new(),
		};
		let mut found = BTreeMap::new();
		for file in files.flatten() {
			let path = file.path();
			let hidden = file.file_name().to_string_lossy().starts_with('.');
			let Ok(data) = file.metadata() else { continue };
			if hidden || !data.is_file() {
				continue;
			}
			let same = known.get(&path).filter(|entry| {
				entry.bytes == data.len() && entry.modified == data.modified().ok()
			});
			let entry = match same {
				Some(entry) => entry.clone(),
				None => match Entry::of(&path).and_then(named_rightly) {
					Ok(entry) => entry,
					Err(error) => {
						tracing::warn!("{error:#}");
						continue;
					}
				},
			};
			found.insert(entry.blake2_256.clone(), entry);
		}
		if let Ok(mut entries) = self.entries.write() {
			*entries = found;
		}
		Ok(())
	}
}

/// Refuses a file that is named by a digest it does not have.
fn named_rightly(entry: Entry) -> Result<Entry> {
	let stem = entry.path.file_stem().map(|stem| stem.to_string_lossy().to_ascii_lowercase());
	let stem = stem.unwrap_or_default();
	let digits = stem.trim_start_matches("0x");
	let is_digest = digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
	ensure!(
		!is_digest || entry.blake2_256 == format!("0x{digits}"),
		"材料 {0} 的摘要是 {1}，与文件名不符，不提供 / the document {0} has the digest {1}, not that of its name: it is not served",
		entry.path.display(),
		entry.blake2_256
	);
	Ok(entry)
}

#[cfg(test)]
mod tests {
	use futures::StreamExt;

	use super::*;

	/// BLAKE2b-256 of "abc".
	const ABC: &str = "0xbddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";
	/// SM3 of "abc": GB/T 32905-2016, A.1.
	const ABC_SM3: &str = "0x66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

	#[tokio::test]
	async fn documents_should_serve_by_digest_when_a_file_was_added() {
		let (source, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
		let file = source.path().join("报告.txt");
		fs::write(&file, "abc").unwrap();
		let documents = Documents::open(folder.path()).unwrap();
		assert!(documents.add(&file, Some(ABC_SM3)).is_err());
		let entry = documents.add(&file, Some(ABC)).unwrap();
		assert_eq!((entry.blake2_256.as_str(), entry.sm3.as_str()), (ABC, ABC_SM3));
		let file = documents.get(ABC).unwrap().open().await.unwrap();
		let pieces: Vec<_> = pieces(file).collect().await;
		assert!(pieces.len() == 1 && pieces[0].as_ref().unwrap() == "abc");
		assert_eq!(documents.digests(), [ABC]);
	}

	#[tokio::test]
	async fn documents_should_refuse_when_a_file_was_changed_or_misnamed() {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("a.pdf");
		fs::write(&file, "abc").unwrap();
		fs::write(folder.path().join(format!("{}.txt", &ABC_SM3[2..])), "x").unwrap();
		let documents = Documents::open(folder.path()).unwrap();
		assert_eq!(documents.digests(), [ABC]);
		let entry = documents.get(ABC).unwrap();
		fs::write(&file, "abd").unwrap();
		assert!(entry.open().await.is_err());
		fs::write(&file, "abcd").unwrap();
		assert!(entry.open().await.is_err());
		fs::remove_file(&file).unwrap();
		documents.rescan().unwrap();
		assert!(documents.get(ABC).is_none());
	}
}
