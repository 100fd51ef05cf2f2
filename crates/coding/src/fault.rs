//! What is wrong with a chunk, and where.

use core::fmt;

use suhui_formula::EvaluateError;

use crate::{chunk::ChunkError, Day, ParticipantId, Quantity};

/// Why a chunk is not what it says, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChunkFault {
	pub kind: FaultKind,
	/// Number of the record in the chunk, from 1, if the fault is in one.
	pub record: Option<u32>,
	/// Whose record of which day, if it could be read.
	pub key: Option<(ParticipantId, Day)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
	/// The body has another hash than its header gives.
	Body,
	/// The header does not stand under the attested root.
	Proof,
	/// The body does not read as records.
	Coding(ChunkError),
	/// The rule has no result for the record.
	Rule(EvaluateError),
	/// The records exceed 64 bits together.
	Overflow,
	/// More or fewer records than the header says.
	Records { found: u32, said: u32 },
	/// More or fewer pages than the header says.
	Pages { found: u32, said: u32 },
	/// The records' quantity is not what the header says.
	Subtotal { found: Quantity, said: Quantity },
}

impl FaultKind {
	/// One word for programs.
	pub fn name(&self) -> &'static str {
		match self {
			Self::Body => "body",
			Self::Proof => "proof",
			Self::Coding(_) => "coding",
			Self::Rule(_) => "rule",
			Self::Overflow => "overflow",
			Self::Records { .. } => "records",
			Self::Pages { .. } => "pages",
			Self::Subtotal { .. } => "subtotal",
		}
	}
}

impl fmt::Display for FaultKind {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Body => f.write_str("块体的哈希与块头不符 / the body's hash is not the header's"),
			Self::Proof => f.write_str("块头不在经核证的根之下 / the header does not stand under the attested root"),
			Self::Coding(error) => write!(f, "块体无法读作记录 / the body does not read as records: {error}"),
			Self::Rule(error) => write!(f, "公式无法计算此记录 / the rule has no result for this record: {error}"),
			Self::Overflow => f.write_str("合计超出 64 位 / the sum exceeds 64 bits"),
			Self::Records { found, said } => write!(f, "有 {found} 条记录，块头称 {said} 条 / holds {found} records, the header says {said}"),
			Self::Pages { found, said } => write!(f, "涉及 {found} 页，块头称 {said} 页 / touches {found} pages, the header says {said}"),
			Self::Subtotal { found, said } => write!(f, "计得 {found}，块头称 {said} / comes to {found}, the header says {said}"),
		}
	}
}

impl fmt::Display for ChunkFault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if let Some(record) = self.record {
			write!(f, "第 {record} 条记录 record {record}")?;
			if let Some((participant, day)) = self.key {
				write!(f, "（参与者 participant {participant}, {day}）")?;
			}
			f.write_str(": ")?;
		}
		self.kind.fmt(f)
	}
}
