//! What the page has open: one batch and one verifier's file at a time. Every answer is JSON.

use alloc::string::String;

use crate::{
	batch::OpenBatch,
	json::{reply, JsonFault},
	records::{FileRecords, Intake},
	trial,
};

#[derive(Default)]
pub struct Workspace {
	batch: Option<OpenBatch>,
	intake: Option<Intake>,
	/// The records of the file that ended last.
	table: Option<FileRecords>,
}

impl Workspace {
	pub const fn new() -> Self {
		Workspace { batch: None, intake: None, table: None }
	}

	pub fn compile(&self, text: &[u8]) -> String {
		reply(trial::compile(text))
	}

	pub fn evaluate(&self, question: &[u8]) -> String {
		reply(trial::evaluate(question))
	}

	pub fn batch_open(&mut self, rule: &[u8]) -> String {
		self.batch = None;
		reply(OpenBatch::open(rule).map(|batch| self.batch = Some(batch)))
	}

	pub fn batch_chunk(&mut self, feed: &[u8], body: &[u8]) -> String {
		let batch = self.batch.as_mut().ok_or_else(no_batch);
		reply(batch.and_then(|batch| batch.chunk(feed, body)))
	}

	pub fn batch_records(&self, offset: u32, limit: u32) -> String {
		reply(self.batch.as_ref().ok_or_else(no_batch).map(|batch| batch.records(offset, limit)))
	}

	pub fn batch_finish(&self) -> String {
		reply(self.batch.as_ref().ok_or_else(no_batch).map(OpenBatch::finish))
	}

	pub fn records_open(&mut self, rule: &[u8]) -> String {
		(self.intake, self.table) = (None, None);
		reply(Intake::open(rule).map(|intake| self.intake = Some(intake)))
	}

	pub fn records_push(&mut self, bytes: &[u8]) -> String {
		reply(self.intake.as_mut().ok_or_else(no_records).and_then(|intake| intake.push(bytes)))
	}

	pub fn records_finish(&mut self) -> String {
		let finished = self.intake.take().ok_or_else(no_records).and_then(Intake::finish);
		reply(finished.map(|(quantified, table)| {
			self.table = Some(table);
			quantified
		}))
	}

	/// The first record in which a chunk's body and the file that ended last differ, or null.
	pub fn records_differing(&self, body: &[u8]) -> String {
		reply(self.table.as_ref().ok_or_else(no_records).map(|table| table.differing(body)))
	}
}

fn no_batch() -> JsonFault {
	JsonFault::new("没有打开的批次 / no batch is open")
}

fn no_records() -> JsonFault {
	JsonFault::new("没有打开的记录文件 / no file of records is open")
}
