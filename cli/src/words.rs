//! What the chain keeps, in the words it is shown and written with.

use clap::builder::PossibleValue;
use serde_json::{json, Value};
use suhui_client::types::{BatchStatus, Category, Difference};
use suhui_primitives::{CreditCode, ParticipantId, ParticipantKind, Quantity};

use crate::dates;

const KINDS: [&str; 3] = ["individual", "institution", "organisation"];
const CATEGORIES: [&str; 5] = ["clothing", "food", "housing", "transport", "goods"];

/// The kinds as the command line's help lists them.
pub fn kinds() -> [PossibleValue; 3] {
	let chinese = ["个人", "公共机构", "其他社会组织"];
	std::array::from_fn(|index| PossibleValue::new(KINDS[index]).help(chinese[index]))
}

/// The categories as the command line's help lists them.
pub fn categories() -> [PossibleValue; 5] {
	let chinese = ["衣", "食", "住", "行", "用"];
	std::array::from_fn(|index| PossibleValue::new(CATEGORIES[index]).help(chinese[index]))
}

/// A kind as it is written; upper and lower case are alike.
pub fn parse_kind(text: &str) -> Result<ParticipantKind, String> {
	use ParticipantKind::{Individual, Institution, Organisation};
	let found = [Individual, Institution, Organisation];
	let found = found.into_iter().find(|it| kind(*it).eq_ignore_ascii_case(text));
	found.ok_or_else(|| {
		format!("「{text}」不是类型 / `{text}` is not a kind: write individual, institution or organisation")
	})
}

pub fn kind(kind: ParticipantKind) -> &'static str {
	match kind {
		ParticipantKind::Individual => KINDS[0],
		ParticipantKind::Institution => KINDS[1],
		ParticipantKind::Organisation => KINDS[2],
	}
}

pub fn kind_title(kind: ParticipantKind) -> &'static str {
	match kind {
		ParticipantKind::Individual => "个人 individual",
		ParticipantKind::Institution => "公共机构 institution",
		ParticipantKind::Organisation => "其他社会组织 organisation",
	}
}

/// A participant by number, and by title where there is one.
pub fn participant(number: ParticipantId, title: Option<&str>) -> String {
	match title {
		Some(title) => format!("{number} {title}"),
		None => number.to_string(),
	}
}

pub fn credit_code(code: &CreditCode) -> String {
	String::from_utf8_lossy(code.digits()).into_owned()
}

/// A category as it is written; upper and lower case are alike.
pub fn parse_category(text: &str) -> Result<Category, String> {
	use Category::{Clothing, Food, Goods, Housing, Transport};
	let found = [Clothing, Food, Housing, Transport, Goods];
	let found = found.into_iter().find(|it| category(*it).eq_ignore_ascii_case(text));
	found.ok_or_else(|| {
		format!("「{text}」不是类别 / `{text}` is not a category: write clothing, food, housing, transport or goods")
	})
}

pub fn category(category: Category) -> &'static str {
	match category {
		Category::Clothing => CATEGORIES[0],
		Category::Food => CATEGORIES[1],
		Category::Housing => CATEGORIES[2],
		Category::Transport => CATEGORIES[3],
		Category::Goods => CATEGORIES[4],
	}
}

pub fn category_title(category: Category) -> &'static str {
	match category {
		Category::Clothing => "衣 clothing",
		Category::Food => "食 food",
		Category::Housing => "住 housing",
		Category::Transport => "行 transport",
		Category::Goods => "用 goods",
	}
}

pub fn status(status: &BatchStatus) -> &'static str {
	match status {
		BatchStatus::Opened => "opened",
		BatchStatus::Assigned => "assigned",
		BatchStatus::Attested => "attested",
		BatchStatus::Approved => "approved",
		BatchStatus::Held(_) => "held",
		BatchStatus::Complete => "complete",
		BatchStatus::Closed => "closed",
		BatchStatus::Cancelled => "cancelled",
	}
}

pub fn status_title(found: &BatchStatus) -> String {
	let chinese = match found {
		BatchStatus::Opened => "已申报",
		BatchStatus::Assigned => "已指定核查机构",
		BatchStatus::Attested => "已核证",
		BatchStatus::Approved => "已批准，签发中",
		BatchStatus::Held(found) => return format!("已暂停 held: {}", difference(found)),
		BatchStatus::Complete => "已签发",
		BatchStatus::Closed => "已截止",
		BatchStatus::Cancelled => "已撤回",
	};
	format!("{chinese} {}", status(found))
}

pub fn difference(difference: &Difference) -> String {
	match difference {
		Difference::Malformed => "数据块格式有误 / its body is not a sequence of records".into(),
		Difference::NotAscending => "记录次序有误 / it does not follow the chunk before".into(),
		Difference::Count => "条数与所报不符 / it has other counts than its header".into(),
		Difference::Unknown { participant } => {
			format!("参与者 {participant} 不存在 / there is no participant {participant}")
		}
		Difference::Record { participant, day } => {
			let day = dates::day(**day);
			format!("参与者 {participant} 在 {day} 的记录超出范围 / the record of participant {participant} on {day} is out of range")
		}
		Difference::Subtotal { quantified } => format!(
			"小计不符，算得 {0} mg、{1} 分 / its subtotal differs: found {0} mg and {1} points",
			quantified.reduction, quantified.points
		),
		Difference::Total { records, fed } => format!(
			"合计不符，至此 {records} 条、{0} mg、{1} 分 / the totals differ: {records} records, {0} mg and {1} points so far",
			fed.reduction, fed.points
		),
	}
}

/// A difference as JSON; days are numbers since 1970, Beijing time.
pub fn difference_json(difference: &Difference) -> Value {
	let quantity = |it: &Quantity| json!({ "reduction": it.reduction, "points": it.points });
	match difference {
		Difference::Malformed => json!("malformed"),
		Difference::NotAscending => json!("not_ascending"),
		Difference::Count => json!("count"),
		Difference::Unknown { participant } => json!({ "unknown": { "participant": participant } }),
		Difference::Record { participant, day } => {
			json!({ "record": { "participant": participant, "day": day.0 .0 } })
		}
		Difference::Subtotal { quantified } => {
			json!({ "subtotal": { "quantified": quantity(quantified) } })
		}
		Difference::Total { records, fed } => {
			json!({ "total": { "records": records, "fed": quantity(fed) } })
		}
	}
}

/// The first of many numbers.
pub fn some(numbers: &[ParticipantId]) -> String {
	let named: Vec<_> = numbers.iter().take(10).map(ParticipantId::to_string).collect();
	let more = if numbers.len() > named.len() { "……" } else { "" };
	named.join(", ") + more
}
