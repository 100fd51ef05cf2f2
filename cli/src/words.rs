//! What the chain keeps, in the words it is shown and written with.

use clap::builder::PossibleValue;
use serde_json::{json, Value};
use suhui_client::types::{
	BatchStatus, Category, Difference, Ground, Mechanism, RuleKind, Scope, SourceKind, Stage,
};
use suhui_primitives::{CreditCode, ParticipantId, ParticipantKind, Quantity};

use crate::dates;

const KINDS: [&str; 3] = ["individual", "institution", "organisation"];
const CATEGORIES: [&str; 5] = ["clothing", "food", "housing", "transport", "goods"];
const MECHANISMS: [&str; 7] =
	["ccer", "green_power", "green_certificate", "vcs", "gold_standard", "cdm", "other"];
const MECHANISM_TITLES: [&str; 7] = [
	"国家核证自愿减排量 CCER",
	"绿色电力交易 green power",
	"绿色电力证书交易 green certificates",
	"核证碳标准 VCS",
	"黄金标准 Gold Standard",
	"清洁发展机制 CDM",
	"其他 other",
];
const SCOPES: [&str; 4] = ["accounts", "review", "issuance", "mall"];
const RULES: [&str; 8] = [
	"measures",
	"standard",
	"points_rule",
	"redemption_rule",
	"verification_rule",
	"periods",
	"impact",
	"other",
];
/// The kinds of rules in their order, in Chinese.
const RULES_IN_CHINESE: [&str; 8] = [
	"办法及实施细则",
	"技术标准",
	"积分计算规则",
	"积分兑换规则",
	"核查规则",
	"办理期限",
	"个人信息保护影响评估",
	"其他",
];

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

/// The mechanisms as the command line's help lists them.
pub fn mechanisms() -> [PossibleValue; 7] {
	std::array::from_fn(|index| PossibleValue::new(MECHANISMS[index]).help(MECHANISM_TITLES[index]))
}

/// The scopes of mandates as the command line's help lists them.
pub fn scopes() -> [PossibleValue; 3] {
	let chinese = [
		"开户、销户、登记同意、换用密钥",
		"方法学与场景的审查，报告、投诉的登记与答复",
		"核查机构的指定、批次的批准与暂停",
	];
	std::array::from_fn(|index| PossibleValue::new(SCOPES[index]).help(chinese[index]))
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

/// A mechanism as it is written; upper and lower case are alike.
pub fn parse_mechanism(text: &str) -> Result<Mechanism, String> {
	use Mechanism::{Ccer, Cdm, GoldStandard, GreenCertificate, GreenPower, Other, Vcs};
	let found = [Ccer, GreenPower, GreenCertificate, Vcs, GoldStandard, Cdm, Other];
	let found = found.into_iter().find(|it| mechanism(*it).eq_ignore_ascii_case(text));
	found.ok_or_else(|| {
		format!(
			"「{text}」不是其他机制 / `{text}` is not another mechanism: write {}",
			MECHANISMS.join(", ")
		)
	})
}

pub fn mechanism(mechanism: Mechanism) -> &'static str {
	MECHANISMS[place(mechanism)]
}

pub fn mechanism_title(mechanism: Mechanism) -> &'static str {
	MECHANISM_TITLES[place(mechanism)]
}

fn place(mechanism: Mechanism) -> usize {
	match mechanism {
		Mechanism::Ccer => 0,
		Mechanism::GreenPower => 1,
		Mechanism::GreenCertificate => 2,
		Mechanism::Vcs => 3,
		Mechanism::GoldStandard => 4,
		Mechanism::Cdm => 5,
		Mechanism::Other => 6,
	}
}

/// Every scope of mandates.
pub const ALL_SCOPES: [Scope; 4] = [Scope::Accounts, Scope::Review, Scope::Issuance, Scope::Mall];

/// A scope as it is written; upper and lower case are alike.
pub fn parse_scope(text: &str) -> Result<Scope, String> {
	let found = ALL_SCOPES.into_iter().find(|it| scope(*it).eq_ignore_ascii_case(text));
	found.ok_or_else(|| {
		format!(
			"「{text}」不是委托事项 / `{text}` is not a scope: write accounts, review, issuance or mall"
		)
	})
}

pub fn scope(scope: Scope) -> &'static str {
	match scope {
		Scope::Accounts => SCOPES[0],
		Scope::Review => SCOPES[1],
		Scope::Issuance => SCOPES[2],
		Scope::Mall => SCOPES[3],
	}
}

pub fn scope_title(scope: Scope) -> &'static str {
	match scope {
		Scope::Accounts => "账户 accounts",
		Scope::Review => "审查 review",
		Scope::Issuance => "签发 issuance",
		Scope::Mall => "商城 mall",
	}
}

/// The kinds of rules as the command line's help lists them.
pub fn rule_kinds() -> [PossibleValue; 8] {
	std::array::from_fn(|index| PossibleValue::new(RULES[index]).help(RULES_IN_CHINESE[index]))
}

/// Every kind of rules.
const ALL_RULES: [RuleKind; 8] = [
	RuleKind::Measures,
	RuleKind::Standard,
	RuleKind::PointsRule,
	RuleKind::RedemptionRule,
	RuleKind::VerificationRule,
	RuleKind::Periods,
	RuleKind::Impact,
	RuleKind::Other,
];

/// A rule's kind as it is written; upper and lower case are alike.
pub fn parse_rule_kind(text: &str) -> Result<RuleKind, String> {
	let found = ALL_RULES.into_iter().find(|it| rule_kind(*it).eq_ignore_ascii_case(text));
	found.ok_or_else(|| {
		format!(
			"「{text}」不是制度种类 / `{text}` is not a kind of rule: write one of {}",
			RULES.join(", ")
		)
	})
}

fn rule_place(kind: RuleKind) -> usize {
	match kind {
		RuleKind::Measures => 0,
		RuleKind::Standard => 1,
		RuleKind::PointsRule => 2,
		RuleKind::RedemptionRule => 3,
		RuleKind::VerificationRule => 4,
		RuleKind::Periods => 5,
		RuleKind::Impact => 6,
		RuleKind::Other => 7,
	}
}

pub fn rule_kind(kind: RuleKind) -> &'static str {
	RULES[rule_place(kind)]
}

pub fn rule_kind_title(kind: RuleKind) -> String {
	let place = rule_place(kind);
	format!("{} {}", RULES_IN_CHINESE[place], RULES[place])
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
		BatchStatus::Refused => "refused",
	}
}

pub fn status_title(found: &BatchStatus) -> String {
	let title = format!("{} {}", status_chinese(found), status(found));
	match found {
		BatchStatus::Held(found) => format!("{title}: {}", ground(found)),
		_ => title,
	}
}

pub fn status_chinese(status: &BatchStatus) -> &'static str {
	match status {
		BatchStatus::Opened => "已申报",
		BatchStatus::Assigned => "已指定核查机构",
		BatchStatus::Attested => "已核证",
		BatchStatus::Approved => "已批准，签发中",
		BatchStatus::Held(_) => "已暂停",
		BatchStatus::Complete => "已签发",
		BatchStatus::Closed => "已截止",
		BatchStatus::Cancelled => "已撤回",
		BatchStatus::Refused => "已出具否定意见",
	}
}

/// Why a batch is held.
pub fn ground(ground: &Ground) -> String {
	match ground {
		Ground::Difference(found) => difference(found),
		Ground::Order { before, .. } => {
			let before = of_stage(before);
			let (chinese, english) = (status_chinese(&before), status(&before));
			format!("由运营机构暂停，此前{chinese} / by the operator's order, {english} before")
		}
	}
}

pub fn stage(stage: &Stage) -> &'static str {
	status(&of_stage(stage))
}

/// Where a batch stands that is in a stage and not held.
fn of_stage(stage: &Stage) -> BatchStatus {
	match stage {
		Stage::Opened => BatchStatus::Opened,
		Stage::Assigned => BatchStatus::Assigned,
		Stage::Attested => BatchStatus::Attested,
		Stage::Approved => BatchStatus::Approved,
	}
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
		Difference::NotOwner { participant } => format!(
			"参与者 {participant} 不是减排项目的所有者 / participant {participant} is not the project's owner"
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
		Difference::NotOwner { participant } => {
			json!({ "not_owner": { "participant": participant } })
		}
	}
}

/// What a source is of.
pub fn source_kind(kind: SourceKind) -> &'static str {
	match kind {
		SourceKind::Scenario(_) => "scenario",
		SourceKind::Project => "project",
	}
}

/// Of a project none.
pub fn category_of(kind: SourceKind) -> Option<&'static str> {
	match kind {
		SourceKind::Scenario(of) => Some(category(of)),
		SourceKind::Project => None,
	}
}

/// The category of a scenario, or that it is a project.
pub fn source_kind_title(kind: SourceKind) -> &'static str {
	match kind {
		SourceKind::Scenario(of) => category_title(of),
		SourceKind::Project => "减排项目 project",
	}
}

/// The first of many numbers.
pub fn some(numbers: &[ParticipantId]) -> String {
	let named: Vec<_> = numbers.iter().take(10).map(ParticipantId::to_string).collect();
	let more = if numbers.len() > named.len() { "……" } else { "" };
	named.join(", ") + more
}

#[cfg(test)]
mod tests {
	use super::*;
	use suhui_primitives::Document;

	#[test]
	fn status_title_should_say_why_when_a_batch_is_held() {
		let reason = Document::default().into();
		let order = Ground::Order { reason, before: Stage::Attested };
		assert_eq!(
			status_title(&BatchStatus::Held(order)),
			"已暂停 held: 由运营机构暂停，此前已核证 / by the operator's order, attested before"
		);
		let count = Ground::Difference(Difference::Count);
		assert!(status_title(&BatchStatus::Held(count)).ends_with("other counts than its header"));
		assert_eq!(status_title(&BatchStatus::Refused), "已出具否定意见 refused");
	}

	#[test]
	fn rule_kind_should_be_read_back_when_written() {
		for it in ALL_RULES {
			assert!(parse_rule_kind(rule_kind(it)).is_ok_and(|found| found == it));
		}
		assert!(parse_rule_kind("law").unwrap_err().contains("points_rule"));
	}

	#[test]
	fn scope_should_be_read_back_when_written() {
		for it in ALL_SCOPES {
			assert!(parse_scope(&scope(it).to_uppercase()).is_ok_and(|found| found == it));
		}
		assert!(parse_scope("trade").unwrap_err().contains("review, issuance or mall"));
	}
}
