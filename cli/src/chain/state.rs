//! What the chain keeps, as far as the command line shows or sends it. Fields go by their names in the metadata;
//! days and months are numbers since 1970, Beijing time.

use clap::ValueEnum;
use serde::Serialize;
use subxt::{
	ext::{scale_decode::DecodeAsType, scale_encode::EncodeAsType},
	utils::{AccountId32, Static, H256},
};
use suhui_formula::{Binding, Formula};
use suhui_primitives::Day;

use crate::dates;

/// What an account is opened as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, DecodeAsType, EncodeAsType, Serialize, ValueEnum)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
	/// 个人
	Individual,
	/// 公共机构
	Institution,
	/// 其他社会组织
	Organisation,
}

impl Kind {
	pub fn title(self) -> &'static str {
		match self {
			Kind::Individual => "个人 individual",
			Kind::Institution => "公共机构 institution",
			Kind::Organisation => "社会组织 organisation",
		}
	}
}

/// What a scenario is about (Art. 17).
#[derive(Clone, Copy, Debug, PartialEq, Eq, DecodeAsType, EncodeAsType, Serialize, ValueEnum)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
#[serde(rename_all = "snake_case")]
pub enum Category {
	/// 衣
	Clothing,
	/// 食
	Food,
	/// 住
	Housing,
	/// 行
	Transport,
	/// 用
	Goods,
}

impl Category {
	pub fn title(self) -> &'static str {
		match self {
			Category::Clothing => "衣 clothing",
			Category::Food => "食 food",
			Category::Housing => "住 housing",
			Category::Transport => "行 transport",
			Category::Goods => "用 goods",
		}
	}
}

/// An account to open.
#[derive(Clone, Debug, EncodeAsType)]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub struct Opening {
	pub account: AccountId32,
	pub kind: Kind,
	pub region: u32,
	pub commitment: H256,
	pub sources: Vec<u32>,
}

/// A document by its digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, DecodeAsType, EncodeAsType, Serialize)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub struct Document {
	pub blake2_256: H256,
	pub sm3: H256,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, DecodeAsType, EncodeAsType, Serialize)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub struct Period {
	pub first: u32,
	pub last: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, DecodeAsType, EncodeAsType, Serialize)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub struct Quantity {
	pub reduction: u64,
	pub points: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, DecodeAsType, EncodeAsType, Serialize)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[encode_as_type(crate_path = "subxt::ext::scale_encode")]
pub struct ChunkHeader {
	pub index: u32,
	pub records: u32,
	pub pages: u32,
	pub subtotal: Quantity,
	pub body: H256,
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct Participant {
	pub account: AccountId32,
	pub kind: Kind,
	pub region: u32,
	pub commitment: H256,
	pub opened: u32,
	pub closed: Option<u32>,
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct Version {
	pub methodology: u32,
	pub number: u32,
	pub developer: AccountId32,
	pub title: Vec<u8>,
	pub document: Document,
	pub submitted: u32,
	pub stage: VersionStage,
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct Opinion {
	pub favourable: bool,
	pub report: Document,
	pub day: u32,
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct Scenario {
	pub developer: AccountId32,
	pub title: Vec<u8>,
	pub category: Category,
	pub version: Option<u32>,
	pub document: Document,
	pub applied: u32,
	pub stage: ScenarioStage,
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct PointsRule {
	pub inputs: u8,
	pub formula: Static<Formula>,
	pub bindings: Static<Vec<Binding>>,
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct Verifier {
	pub title: Vec<u8>,
	pub documents: Document,
	pub accredited: u32,
	pub standing: Standing,
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct Batch {
	pub source: u32,
	pub version: Option<u32>,
	pub period: Period,
	pub reporter: AccountId32,
	pub opened: u32,
	pub records: u32,
	pub chunks: u32,
	pub root: H256,
	pub claim: Quantity,
	pub verifier: Option<AccountId32>,
	pub report: Option<Document>,
	pub status: Status,
	pub class: Option<u32>,
	pub month: Option<u32>,
	pub due: Option<u32>,
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct Progress {
	pub chunks: u32,
	pub records: u32,
	pub fed: Quantity,
	pub withheld_records: u32,
	pub withheld: Quantity,
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct Class {
	pub source: u32,
	pub version: Option<u32>,
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct Lot {
	pub slot: u8,
	pub class: u32,
	pub quantity: Quantity,
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub enum VersionStage {
	Evaluation,
	Published(u32),
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub enum ScenarioStage {
	Review,
	Admitted(u32),
	Terminated(u32),
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub enum Standing {
	Good,
	Suspended { since: u32, reason: Document },
}

#[derive(Clone, Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub enum Status {
	Opened,
	Assigned,
	Attested,
	Approved,
	Held(Difference),
	Complete,
	Closed,
	Cancelled,
}

impl Status {
	pub fn name(&self) -> &'static str {
		match self {
			Status::Opened => "opened",
			Status::Assigned => "assigned",
			Status::Attested => "attested",
			Status::Approved => "approved",
			Status::Held(_) => "held",
			Status::Complete => "complete",
			Status::Closed => "closed",
			Status::Cancelled => "cancelled",
		}
	}

	pub fn title(&self) -> String {
		let chinese = match self {
			Status::Opened => "已申报",
			Status::Assigned => "已指派核查",
			Status::Attested => "已核查",
			Status::Approved => "已批准，发放中",
			Status::Held(difference) => return format!("已暂停 held: {}", difference.text()),
			Status::Complete => "已发放完毕",
			Status::Closed => "已结束",
			Status::Cancelled => "已撤回",
		};
		format!("{chinese} {}", self.name())
	}
}

/// How a chunk is not what its attested header says.
#[derive(Clone, Copy, Debug, DecodeAsType, Serialize)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
#[serde(rename_all = "snake_case")]
pub enum Difference {
	Malformed,
	NotAscending,
	Count,
	Unknown { participant: u32 },
	Record { participant: u32, day: u32 },
	Subtotal { computed: Quantity },
	Total { records: u32, fed: Quantity },
}

impl Difference {
	pub fn text(&self) -> String {
		match self {
			Difference::Malformed => "数据块格式有误 / its body is no sequence of records".into(),
			Difference::NotAscending => "记录次序有误 / it does not follow the chunk before".into(),
			Difference::Count => "条数与所报不符 / it has other counts than its header".into(),
			Difference::Unknown { participant } => {
				format!("参与者 {participant} 不存在 / there is no participant {participant}")
			}
			Difference::Record { participant, day } => {
				let day = dates::day(Day(*day));
				format!("参与者 {participant} 在 {day} 的记录超出范围 / the record of participant {participant} on {day} is out of range")
			}
			Difference::Subtotal { computed } => format!(
				"小计不符，算得 {0} mg、{1} 分 / its subtotal differs: computed {0} mg and {1} points",
				computed.reduction, computed.points
			),
			Difference::Total { records, fed } => format!(
				"合计不符，至此 {records} 条、{0} mg、{1} 分 / the totals differ: {records} records, {0} mg and {1} points so far",
				fed.reduction, fed.points
			),
		}
	}
}

impl Progress {
	/// What was credited.
	pub fn issued(&self) -> Quantity {
		Quantity {
			reduction: self.fed.reduction.saturating_sub(self.withheld.reduction),
			points: self.fed.points.saturating_sub(self.withheld.points),
		}
	}
}

impl From<suhui_primitives::Document> for Document {
	fn from(document: suhui_primitives::Document) -> Self {
		Document { blake2_256: document.blake2_256, sm3: document.sm3 }
	}
}

impl From<suhui_primitives::Period> for Period {
	fn from(period: suhui_primitives::Period) -> Self {
		Period { first: period.first.0, last: period.last.0 }
	}
}

impl From<Period> for suhui_primitives::Period {
	fn from(period: Period) -> Self {
		suhui_primitives::Period {
			first: suhui_primitives::Day(period.first),
			last: suhui_primitives::Day(period.last),
		}
	}
}

impl From<suhui_primitives::Quantity> for Quantity {
	fn from(quantity: suhui_primitives::Quantity) -> Self {
		Quantity { reduction: quantity.reduction, points: quantity.points }
	}
}

impl From<Quantity> for suhui_primitives::Quantity {
	fn from(quantity: Quantity) -> Self {
		suhui_primitives::Quantity { reduction: quantity.reduction, points: quantity.points }
	}
}

impl From<suhui_primitives::chunk::ChunkHeader> for ChunkHeader {
	fn from(header: suhui_primitives::chunk::ChunkHeader) -> Self {
		let suhui_primitives::chunk::ChunkHeader { index, records, pages, subtotal, body } = header;
		ChunkHeader { index, records, pages, subtotal: subtotal.into(), body }
	}
}
