//! An event where it stands, and what its meaning is read from.

use std::sync::OnceLock;

use anyhow::{Context, Result};
use futures::future::BoxFuture;
use serde_json::Value as Tree;
use subxt::utils::Static;
use suhui_primitives::{Matter, Seat};

use super::fields::{plain, EventFields};
use crate::chain::{
	block::{self, Block, Event, Loaded},
	feed::{self, Feed},
	history::BlockState,
};

/// What a stored value is kept under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageKey {
	Number(u32),
	Numbers(u32, u32),
	/// A matter's round, and a seat of its panel.
	Seat(Matter, u8, Seat),
}

/// What stands around a block's events.
pub trait Surroundings: Send + Sync {
	/// A value of the state that the block left behind.
	fn after<'a>(
		&'a self,
		pallet: &'a str,
		entry: &'a str,
		key: StorageKey,
	) -> BoxFuture<'a, Result<Option<Tree>>>;

	/// A value of the state that the block found.
	fn before<'a>(
		&'a self,
		pallet: &'a str,
		entry: &'a str,
		key: StorageKey,
	) -> BoxFuture<'a, Result<Option<Tree>>>;

	/// The chunk that an extrinsic of the block fed.
	fn feed(&self, extrinsic: u32) -> Result<Feed>;

	/// An argument of bytes of an extrinsic of the block's.
	fn argument(&self, extrinsic: u32, name: &str) -> Result<Vec<u8>>;
}

impl Surroundings for Loaded {
	fn after<'a>(
		&'a self,
		pallet: &'a str,
		entry: &'a str,
		key: StorageKey,
	) -> BoxFuture<'a, Result<Option<Tree>>> {
		Box::pin(read(&self.after, pallet, entry, key))
	}

	fn before<'a>(
		&'a self,
		pallet: &'a str,
		entry: &'a str,
		key: StorageKey,
	) -> BoxFuture<'a, Result<Option<Tree>>> {
		Box::pin(read(&self.before, pallet, entry, key))
	}

	fn feed(&self, extrinsic: u32) -> Result<Feed> {
		feed::decode(bytes_of(&self.block, extrinsic)?, self.executor.metadata_ref())
	}

	fn argument(&self, extrinsic: u32, name: &str) -> Result<Vec<u8>> {
		let bytes = bytes_of(&self.block, extrinsic)?;
		block::argument(bytes, name, self.executor.metadata_ref())
	}
}

fn bytes_of(block: &Block, extrinsic: u32) -> Result<&[u8]> {
	let found = block.extrinsics.get(extrinsic as usize);
	Ok(&found.context("there is no such extrinsic")?.bytes)
}

async fn read(
	state: &BlockState,
	pallet: &str,
	entry: &str,
	key: StorageKey,
) -> Result<Option<Tree>> {
	match key {
		StorageKey::Number(number) => state.read_tree(pallet, entry, (number,)).await,
		StorageKey::Numbers(one, two) => state.read_tree(pallet, entry, (one, two)).await,
		StorageKey::Seat(matter, round, seat) => {
			let key = ((Static(matter), round), Static(seat));
			state.read_tree(pallet, entry, key).await
		}
	}
}

/// An event where it stands.
pub struct EventContext<'a> {
	pub block: &'a Block,
	pub event: &'a Event,
	/// The event's place in the block.
	pub index: usize,
	pub around: &'a dyn Surroundings,
	fed: OnceLock<Option<(u32, Feed)>>,
}

impl<'a> EventContext<'a> {
	pub fn new(
		block: &'a Block,
		index: usize,
		event: &'a Event,
		around: &'a dyn Surroundings,
	) -> Self {
		EventContext { block, event, index, around, fed: OnceLock::new() }
	}

	pub fn number(&self) -> i64 {
		self.block.number as i64
	}

	pub fn place(&self) -> i64 {
		self.index as i64
	}

	/// The day in Beijing.
	pub fn day(&self) -> i64 {
		const HOUR: u64 = 3_600_000;
		(self.block.time_ms.unwrap_or_default().saturating_add(8 * HOUR) / (24 * HOUR)) as i64
	}

	pub fn extrinsic(&self) -> Option<i64> {
		self.event.extrinsic.map(Into::into)
	}

	/// A value that the event's block left behind under a number the event names.
	pub async fn stored(&self, pallet: &str, entry: &str, name: &str) -> Result<Tree> {
		let key = StorageKey::Number(u32::try_from(self.event.fields.int(name)?)?);
		self.kept(pallet, entry, key).await
	}

	/// A value that the event's block left behind.
	pub async fn kept(&self, pallet: &str, entry: &str, key: StorageKey) -> Result<Tree> {
		let missing = format!("{pallet}.{entry} of {key:?} is not in the state");
		self.around.after(pallet, entry, key).await?.context(missing)
	}

	/// A text that the event's block left behind. One that was taken back in the very block that brought it is what
	/// its extrinsic said.
	pub async fn text(
		&self,
		pallet: &str,
		entry: &str,
		key: StorageKey,
		argument: &str,
	) -> Result<String> {
		if let Some(kept) = self.around.after(pallet, entry, key).await? {
			let text = kept.as_str().map(|text| plain(text).into());
			return text.with_context(|| format!("{pallet}.{entry} is not text"));
		}
		let place = self.event.extrinsic.context("a text was brought by no extrinsic")?;
		Ok(String::from_utf8(self.around.argument(place, argument)?)?)
	}

	/// The place of the extrinsic that fed the event's chunk, and what it fed; nothing where that cannot be read.
	pub fn fed(&self) -> Option<&(u32, Feed)> {
		let read = || {
			let place = self.event.extrinsic.context("a chunk was fed by no extrinsic")?;
			anyhow::Ok((place, self.around.feed(place)?))
		};
		let fed = self.fed.get_or_init(|| read().map_err(|error| self.unreadable(&error)).ok());
		fed.as_ref()
	}

	/// Says that a chunk could not be read, which the event is booked without.
	pub fn unreadable(&self, error: &anyhow::Error) {
		let block = self.block.number;
		tracing::error!(
			"区块 {block} 的数据块未能读出 / a chunk of block {block} cannot be read: {error:#}"
		);
	}
}
