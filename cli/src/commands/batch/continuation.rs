//! A batch that goes on with a closed one: of the people past the last participant that one was fed.

use anyhow::{bail, ensure, Context as _, Result};
use serde_json::{json, Value};
use suhui_client::{
	api,
	read::read,
	types::{Batch, BatchStatus},
	At,
};
use suhui_primitives::{BatchId, ParticipantId, Period, SourceId};
use suhui_records::Records;

use super::feed::progress;
use crate::{args::Context, words};

/// A batch that another continues.
pub struct Continued {
	pub batch: BatchId,
	pub source: SourceId,
	pub period: Period,
	/// The last participant fed.
	last: ParticipantId,
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
		let last = progress.last.filter(|_| progress.chunks > 0);
		let last = last.with_context(|| {
			format!("批次 {id} 未入链任何数据块，不能接续，请另行申报 / no chunk of batch {id} was fed, so there is nothing to continue: open another batch")
		})?;
		Ok(Continued { batch: id, source: batch.source, period: *batch.period, last })
	}

	/// Leaves out of the records those of people up to the last that was fed.
	pub fn leave_out(&self, records: &mut Records) -> Fed {
		let people = records.participants().into_iter().map(|(participant, _)| participant);
		let fed = fed(people, self.last);
		Fed {
			batch: self.batch,
			last: self.last,
			records: records.leave_out(&fed),
			people: fed.len(),
		}
	}
}

/// Of people who ascend, those up to the last that was fed.
fn fed(people: impl Iterator<Item = ParticipantId>, last: ParticipantId) -> Vec<ParticipantId> {
	people.take_while(|participant| *participant <= last).collect()
}

/// What a file holds of people up to the last that the batch before was fed.
pub struct Fed {
	batch: BatchId,
	last: ParticipantId,
	records: usize,
	people: usize,
}

impl Fed {
	pub fn json(&self) -> Value {
		json!({ "batch": self.batch, "records": self.records, "persons": self.people })
	}

	pub fn tell(&self, context: &Context) {
		let Fed { batch, last, records, people } = self;
		context.output.note(format!(
			"批次 {batch} 已入链至参与者 {last}，编号至此的 {people} 人的 {records} 条记录不列入续批 / batch {batch} was fed up to participant {last}: {records} records of {people} people up to that one are left out of the batch that continues it"
		));
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn people_should_be_left_out_when_they_are_not_past_the_last_who_was_fed() {
		let people = [1, 63, 64, 127, 128];
		assert_eq!(fed(people.into_iter(), 64), [1, 63, 64]);
		// Of the last one fed there may be no record.
		assert_eq!(fed(people.into_iter(), 100), [1, 63, 64]);
		assert!(fed([128].into_iter(), 127).is_empty());
	}
}
