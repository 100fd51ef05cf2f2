//! A batch that goes on with a closed one: of the people past the last page that one was fed.

use anyhow::{bail, ensure, Context as _, Result};
use serde_json::{json, Value};
use suhui_client::{
	api,
	read::read,
	types::{Batch, BatchStatus},
	At,
};
use suhui_primitives::{BatchId, Page, ParticipantId, Period, SourceId};
use suhui_records::Records;

use super::feed::progress;
use crate::{args::Context, words};

/// A batch that another continues.
pub struct Continued {
	pub batch: BatchId,
	pub source: SourceId,
	pub period: Period,
	last_page: Page,
}

impl Continued {
	/// One that may be continued: closed after some of its chunks, and by no other yet.
	pub async fn available(at: &At, id: BatchId) -> Result<Self> {
		let batch = super::batch(at, id).await?;
		let continued = Self::read(at, id, &batch).await?;
		ensure!(
			batch.status == BatchStatus::Closed,
			"批次 {id} 不能接续，须已截止，现为：{0} / batch {id} cannot be continued: it should be closed, and is {0}",
			words::status_title(&batch.status)
		);
		let by = read(at, api::storage().issuance().continuations(), (id,)).await?;
		if let Some(by) = by {
			bail!("批次 {id} 已由批次 {by} 接续 / batch {id} is continued by batch {by} already");
		}
		Ok(continued)
	}

	/// The one a batch continues, if it does.
	pub async fn of(at: &At, batch: &Batch) -> Result<Option<Self>> {
		match batch.continues {
			Some(id) => Ok(Some(Self::read(at, id, &super::batch(at, id).await?).await?)),
			None => Ok(None),
		}
	}

	async fn read(at: &At, id: BatchId, batch: &Batch) -> Result<Self> {
		let progress = progress(at, id).await?;
		let last_page = progress.last_page.filter(|_| progress.chunks > 0);
		let last_page = last_page.with_context(|| {
			format!("批次 {id} 未入链任何数据块，不能接续，请另行申报 / no chunk of batch {id} was fed, so there is nothing to continue: open another batch")
		})?;
		Ok(Continued {
			batch: id,
			source: batch.source,
			period: *batch.period,
			last_page: *last_page,
		})
	}

	/// Leaves out of the records those of people on pages that were fed.
	pub fn leave_out(&self, records: &mut Records) -> Fed {
		let people = records.participants().into_iter().map(|(participant, _)| participant);
		let fed = fed(people, self.last_page);
		Fed { batch: self.batch, records: records.leave_out(&fed), people: fed.len() }
	}
}

/// Of people who ascend, those on pages up to the last.
fn fed(people: impl Iterator<Item = ParticipantId>, last: Page) -> Vec<ParticipantId> {
	people.take_while(|participant| Page::of(*participant) <= last).collect()
}

/// What a file holds of people whose pages the batch before was fed.
pub struct Fed {
	batch: BatchId,
	records: usize,
	people: usize,
}

impl Fed {
	pub fn json(&self) -> Value {
		json!({ "batch": self.batch, "records": self.records, "persons": self.people })
	}

	pub fn tell(&self, context: &Context) {
		let Fed { batch, records, people } = self;
		context.output.note(format!(
			"{people} 人的 {records} 条记录在批次 {batch} 已入链的页上，不列入续批 / {records} records of {people} people are on pages that batch {batch} was fed, and left out of the one that continues it"
		));
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn people_should_be_left_out_when_their_page_was_fed() {
		// Page 1 is of participants 64 to 127.
		let people = [1, 63, 64, 127, 128, 200];
		assert_eq!(fed(people.into_iter(), Page(1)), [1, 63, 64, 127]);
		assert_eq!(fed(people.into_iter(), Page(0)), [1, 63]);
		assert!(fed([128].into_iter(), Page(1)).is_empty());
	}
}
