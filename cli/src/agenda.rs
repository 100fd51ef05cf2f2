//! What is due, who is to do it, and reports, as people write and read them.

use clap::builder::PossibleValue;
use serde_json::{json, Value};
use suhui_primitives::{Actor, Due, Matter, ParticipantId, Region, ReportKind, Subject};

use crate::{args, dates, people};

const REPORTS: [&str; 5] = ["monthly", "annual", "security", "evaluation", "regional"];

/// Whose deadlines are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
	Of(Actor),
	Participants,
	Regions,
}

impl Whose {
	pub fn is(self, actor: Actor) -> bool {
		match self {
			Whose::Of(one) => one == actor,
			Whose::Participants => matches!(actor, Actor::Participant(_)),
			Whose::Regions => matches!(actor, Actor::Region(_)),
		}
	}
}

/// Who is to do something: `operator`, `participant:4`, `region:320100`.
pub fn parse_whose(text: &str) -> Result<Whose, String> {
	let wanted = || {
		format!("「{text}」不是责任方，应为 council、authority、operator、participant、region，或 participant:4、region:320100 / `{text}` is nobody who may have a deadline: write council, authority, operator, participant or region, or one of many as participant:4 or region:320100")
	};
	Ok(match text.split_once(':') {
		None => match text {
			"council" => Whose::Of(Actor::Council),
			"authority" => Whose::Of(Actor::Authority),
			"operator" => Whose::Of(Actor::Operator),
			"participant" => Whose::Participants,
			"region" => Whose::Regions,
			_ => return Err(wanted()),
		},
		Some(("participant", number)) => Whose::Of(Actor::Participant(args::number(number)?)),
		Some(("region", code)) => Whose::Of(Actor::Region(people::region(code)?)),
		Some(_) => return Err(wanted()),
	})
}

/// Who is to do something, as it is written.
pub fn actor(actor: Actor) -> String {
	match actor {
		Actor::Council => "council".into(),
		Actor::Authority => "authority".into(),
		Actor::Operator => "operator".into(),
		Actor::Participant(number) => format!("participant:{number}"),
		Actor::Region(region) => format!("region:{}", region.code()),
	}
}

pub fn actor_title(actor: Actor) -> String {
	match actor {
		Actor::Council => "相关部门（表决） council".into(),
		Actor::Authority => "主管部门 authority".into(),
		Actor::Operator => "运营机构 operator".into(),
		Actor::Participant(number) => format!("参与者 participant {number}"),
		Actor::Region(region) => format!("地区管理部门 office of {}", region.code()),
	}
}

/// The kinds of reports as the command line's help lists them.
pub fn reports() -> [PossibleValue; 5] {
	let chinese = [
		"月度报告（运营机构）",
		"年度报告（主管部门）",
		"平台安全评估（运营机构）",
		"动态评估（运营机构）",
		"地区报告（地区管理部门）",
	];
	std::array::from_fn(|index| PossibleValue::new(REPORTS[index]).help(chinese[index]))
}

/// A report's kind as it is written.
pub fn parse_report(text: &str) -> Result<ReportKind, String> {
	use ReportKind::{Annual, Evaluation, Monthly, Regional, Security};
	let found = [Monthly, Annual, Security, Evaluation, Regional];
	found.into_iter().find(|kind| report(*kind) == text).ok_or_else(|| {
		format!("「{text}」不是报告种类 / `{text}` is not a kind of report: write monthly, annual, security, evaluation or regional")
	})
}

pub fn report(kind: ReportKind) -> &'static str {
	match kind {
		ReportKind::Monthly => REPORTS[0],
		ReportKind::Annual => REPORTS[1],
		ReportKind::Security => REPORTS[2],
		ReportKind::Evaluation => REPORTS[3],
		ReportKind::Regional => REPORTS[4],
	}
}

pub fn report_title(kind: ReportKind) -> &'static str {
	match kind {
		ReportKind::Monthly => "月度报告 monthly",
		ReportKind::Annual => "年度报告 annual",
		ReportKind::Security => "平台安全评估 security",
		ReportKind::Evaluation => "动态评估 evaluation",
		ReportKind::Regional => "地区报告 regional",
	}
}

/// A region's code; nothing for the province, whose most reports are.
pub fn of_region(region: Region) -> String {
	match region == Region::PROVINCE {
		true => String::new(),
		false => format!(" {}", region.code()),
	}
}

fn matter(matter: Matter) -> (String, String) {
	match matter {
		Matter::Methodology(version) => {
			(format!("方法学版本 {version}"), format!("methodology version {version}"))
		}
		Matter::Scenario(source) => (format!("场景 {source}"), format!("scenario {source}")),
		Matter::Terms(source, terms) => (
			format!("场景 {source} 的第 {terms} 版规则"),
			format!("terms {terms} of scenario {source}"),
		),
	}
}

/// What is due, in two languages.
pub fn subject_title(subject: Subject) -> String {
	let (zh, en) = match subject {
		Subject::Completion(of) => {
			let (zh, en) = matter(of);
			(format!("受理{zh}的申请"), format!("take in {en}"))
		}
		Subject::Evaluation(version) => (
			format!("组织方法学版本 {version} 的评估论证"),
			format!("evaluate methodology version {version}"),
		),
		Subject::Review(of) => {
			let (zh, en) = matter(of);
			(format!("审查{zh}"), format!("review {en}"))
		}
		Subject::Objection(version, objection) => (
			format!("答复对方法学版本 {version} 的异议 {objection}"),
			format!("answer objection {objection} to methodology version {version}"),
		),
		Subject::Rectification(source) => {
			(format!("场景 {source} 的整改"), format!("rectify scenario {source}"))
		}
		Subject::Complaint(complaint) => {
			(format!("答复投诉 {complaint}"), format!("answer complaint {complaint}"))
		}
		Subject::Report(kind, month, region) => {
			let (title, of) = (report_title(kind), of_region(region));
			let (zh, en) = title.split_once(' ').unwrap_or((title, title));
			let month = dates::month(month);
			(format!("公开 {month}{of} {zh}"), format!("file the {en} report, {month}{of}"))
		}
		Subject::Qualification(verifier) => (
			format!("核查机构 {verifier} 保持条件"),
			format!("verifier {verifier} keeps up its conditions"),
		),
		Subject::Suspension(verifier) => (
			format!("决定核查机构 {verifier} 的暂停资格"),
			format!("decide on the suspension of verifier {verifier}"),
		),
		Subject::Order(order) => (format!("交付兑换单 {order}"), format!("fulfil order {order}")),
		Subject::Dispute(order) => (
			format!("裁决兑换单 {order} 的争议"),
			format!("decide the dispute about order {order}"),
		),
	};
	format!("{zh} / {en}")
}

/// What is due, as JSON.
pub fn subject(subject: Subject) -> Value {
	let of = |matter: Matter| match matter {
		Matter::Methodology(version) => json!({ "version": version }),
		Matter::Scenario(source) => json!({ "source": source }),
		Matter::Terms(source, terms) => json!({ "source": source, "terms": terms }),
	};
	match subject {
		Subject::Completion(matter) => json!({ "completion": of(matter) }),
		Subject::Evaluation(version) => json!({ "evaluation": { "version": version } }),
		Subject::Review(matter) => json!({ "review": of(matter) }),
		Subject::Objection(version, objection) => {
			json!({ "objection": { "version": version, "objection": objection } })
		}
		Subject::Rectification(source) => json!({ "rectification": { "source": source } }),
		Subject::Complaint(complaint) => json!({ "complaint": { "complaint": complaint } }),
		Subject::Report(kind, month, region) => json!({ "report": {
			"kind": report(kind), "month": dates::month(month), "region": region.code(),
		} }),
		Subject::Qualification(verifier) => participant("qualification", verifier),
		Subject::Suspension(verifier) => participant("suspension", verifier),
		Subject::Order(order) => json!({ "order": { "order": order } }),
		Subject::Dispute(order) => json!({ "dispute": { "order": order } }),
	}
}

fn participant(what: &str, number: ParticipantId) -> Value {
	json!({ what: { "participant": number } })
}

/// Until when, as JSON: a day, or the year whose working days are awaited.
pub fn due(due: Due) -> Value {
	match due {
		Due::On(day) => json!({ "day": dates::day(day) }),
		Due::Awaiting(year) => json!({ "awaiting": year }),
	}
}

pub fn due_title(due: Due) -> String {
	match due {
		Due::On(day) => dates::day(day),
		Due::Awaiting(year) => format!("待 {year} 年工作日公布 awaits {year}"),
	}
}

#[cfg(test)]
mod tests {
	use suhui_primitives::Month;

	use super::*;

	#[test]
	fn whose_should_be_read_when_it_is_an_office_or_one_of_many() {
		let nanjing = Actor::Region(Region::new(320_100).unwrap());
		assert_eq!(parse_whose("operator"), Ok(Whose::Of(Actor::Operator)));
		assert_eq!(parse_whose("participant:4"), Ok(Whose::Of(Actor::Participant(4))));
		assert_eq!(parse_whose("region:320100"), Ok(Whose::Of(nanjing)));
		assert!(parse_whose("region").unwrap().is(nanjing));
		assert!(!parse_whose("participant").unwrap().is(nanjing));
		for text in ["", "clerk", "participant:0", "region:329999", "operator:1"] {
			assert!(parse_whose(text).unwrap_err().contains(" / "), "{text}");
		}
	}

	#[test]
	fn subject_should_be_told_in_two_languages_when_it_is_a_report() {
		let monthly = Subject::Report(ReportKind::Monthly, Month(672), Region::PROVINCE);
		assert_eq!(
			subject_title(monthly),
			"公开 2026-01 月度报告 / file the monthly report, 2026-01"
		);
		let of_nanjing = Region::new(320_100).unwrap();
		let regional = Subject::Report(ReportKind::Regional, Month(671), of_nanjing);
		assert!(subject_title(regional).starts_with("公开 2025-12 320100 地区报告"));
		let terms = subject_title(Subject::Review(Matter::Terms(2, 3)));
		assert_eq!(terms, "审查场景 2 的第 3 版规则 / review terms 3 of scenario 2");
	}

	#[test]
	fn subject_should_name_the_order_when_it_is_to_be_fulfilled_or_decided_on() {
		assert_eq!(subject_title(Subject::Order(7)), "交付兑换单 7 / fulfil order 7");
		assert_eq!(
			subject_title(Subject::Dispute(7)),
			"裁决兑换单 7 的争议 / decide the dispute about order 7"
		);
		assert_eq!(subject(Subject::Order(7)), json!({ "order": { "order": 7 } }));
		assert_eq!(subject(Subject::Dispute(7)), json!({ "dispute": { "order": 7 } }));
	}

	#[test]
	fn report_should_be_read_back_when_written() {
		for text in REPORTS {
			assert_eq!(parse_report(text).map(report), Ok(text));
		}
	}
}
