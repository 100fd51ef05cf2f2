//! The bounds of the chain's calls, looked at before anything is sent: a call that exceeds one cannot even be read by
//! the chain, which then names nothing. Openings and consents recorded are sent in calls of as many as one takes.

use std::{
	collections::{BTreeSet, HashSet},
	ops::RangeInclusive,
};

use suhui_formula::MAX_TEXT;
use suhui_primitives::{
	chunk::{ChunkBounds, ChunkHeader, MAX_BODY, MAX_CHUNKS, MAX_PAGES, MAX_RECORDS},
	is_text, Day, Month, ParticipantId, ReportKind, Seat, SourceId, TermsNumber, Title, Year,
	MAX_ANSWERS, MAX_APPLICATIONS, MAX_ATTENDED, MAX_CERTIFICATE, MAX_CLAIMS, MAX_CLAIM_MONTHS,
	MAX_COMPLAINTS, MAX_EVENTS, MAX_FIRST_CLAIMS, MAX_FULFILMENT_DAYS, MAX_ITEMS,
	MAX_PERSONS_ORDERS, MAX_PIECES, MAX_RECTIFICATION_DAYS, MAX_REDUCTIONS, MAX_REPORTERS,
	MAX_SCOPE, MAX_SEATS, MAX_SOURCES, MAX_STAFF, MAX_STAFF_CHANGES, MAX_TERMS, MAX_TITLE,
};

/// Working days of a public notice, and seats of a panel at least.
const NOTICE: RangeInclusive<u16> = 5..=60;
const MIN_SEATS: usize = 3;
/// Days off and days worked that the working days of a year may be told by, as `calendar.publish_year` takes them.
const MAX_HOLIDAYS: usize = 64;
const MAX_MAKE_UP: usize = 32;
/// Working days that a year may have.
const WORKING_DAYS: RangeInclusive<usize> = 240..=262;
/// Days after a sanction in which it may be appealed against.
const APPEAL_DAYS: u32 = 60;

/// A public title as it is written.
pub fn title(text: &str) -> Result<Title, String> {
	title_length(text)?;
	let title = is_text(text.as_bytes()).then(|| text.as_bytes().to_vec().try_into().ok());
	title.flatten().ok_or_else(|| {
		"名称为空或含不可见字符，应为一行可见的文字 / the title is empty or holds invisible characters: write one line of visible text".into()
	})
}

/// The length of a title, also of one that stands in a formula's text.
pub fn title_length(title: &str) -> Result<(), String> {
	match title.len() {
		found if found > MAX_TITLE as usize => Err(format!(
			"名称有 {found} 字节，至多 {MAX_TITLE} 字节（一个汉字为三字节），请缩短 / the title has {found} bytes, at most {MAX_TITLE} are allowed, of which a Chinese character takes three: shorten it"
		)),
		_ => Ok(()),
	}
}

/// The length of a formula's text.
pub fn formula_text(text: &str) -> Result<(), String> {
	match text.len() {
		found if found > MAX_TEXT => Err(format!(
			"公式原文有 {found} 字节，至多 {MAX_TEXT} 字节，请缩短 / the formula's text has {found} bytes, at most {MAX_TEXT} are allowed: shorten it"
		)),
		_ => Ok(()),
	}
}

/// How many reporters a scenario may have.
pub fn reporters(found: usize) -> Result<(), String> {
	match found > MAX_REPORTERS as usize {
		true => Err(format!(
			"给出 {found} 个报送主体，一个场景至多 {MAX_REPORTERS} 个，请减少 / {found} reporters are named, a scenario has at most {MAX_REPORTERS}: name fewer"
		)),
		false => Ok(()),
	}
}

/// Reporters, each named once.
pub fn distinct(reporters: &[ParticipantId]) -> Result<(), String> {
	let mut seen = HashSet::new();
	match reporters.iter().find(|reporter| !seen.insert(**reporter)) {
		Some(twice) => Err(format!(
			"参与者 {twice} 出现两次，请只写一次 / participant {twice} is named twice: name it once"
		)),
		None => Ok(()),
	}
}

/// Whether a participant who has so many applications open may send one more.
pub fn applications(open: u32) -> Result<(), String> {
	match open >= MAX_APPLICATIONS {
		true => Err(format!(
			"已有 {open} 项申请待决，一个参与者至多 {MAX_APPLICATIONS} 项，请待其中一项有结果后再申请 / {open} applications are open, a participant has at most {MAX_APPLICATIONS}: apply again once one of them is decided"
		)),
		false => Ok(()),
	}
}

/// Whether further terms may be proposed for a scenario of which these are the last.
pub fn terms(last: TermsNumber) -> Result<(), String> {
	match last >= MAX_TERMS {
		true => Err(format!(
			"该场景已提出 {last} 版规则，至多 {MAX_TERMS} 版，请另行申请场景接替它（scenario apply --succeeds） / {last} terms were proposed for the scenario, at most {MAX_TERMS} are allowed: apply for a scenario that succeeds it (scenario apply --succeeds)"
		)),
		false => Ok(()),
	}
}

/// How many people a verifier may have.
pub fn staff(found: usize) -> Result<(), String> {
	match found > MAX_STAFF as usize {
		true => Err(format!(
			"列出 {found} 名人员，至多 {MAX_STAFF} 名 / {found} people are named, at most {MAX_STAFF} are allowed"
		)),
		false => Ok(()),
	}
}

/// How many people one call adds to a verifier's, or takes from them.
pub fn staff_changes(found: usize) -> Result<(), String> {
	match found > MAX_STAFF_CHANGES as usize {
		true => Err(format!(
			"一次变更 {found} 名人员，至多 {MAX_STAFF_CHANGES} 名，请分次报告 / {found} people come or leave, at most {MAX_STAFF_CHANGES} are reported at once: report the others after them"
		)),
		false => Ok(()),
	}
}

/// How many people's attendance one call notes.
pub fn attended(found: usize) -> Result<(), String> {
	match found > MAX_ATTENDED as usize {
		true => Err(format!(
			"一次登记 {found} 名人员，至多 {MAX_ATTENDED} 名，请分次登记 / {found} people attended, at most {MAX_ATTENDED} are noted at once: note the others after them"
		)),
		false => Ok(()),
	}
}

/// To how many methodologies an accreditation is confined.
pub fn scope(found: usize) -> Result<(), String> {
	match found > MAX_SCOPE as usize {
		true => Err(format!(
			"业务范围列出 {found} 个方法学，至多 {MAX_SCOPE} 个；不列即为全部 / the scope names {found} methodologies, at most {MAX_SCOPE} are allowed: name none for all"
		)),
		false => Ok(()),
	}
}

/// A certificate's number.
pub fn certificate(number: &str) -> Result<(), String> {
	let found = number.len();
	match is_text(number.as_bytes()) && found <= MAX_CERTIFICATE as usize {
		true => Ok(()),
		false => Err(format!(
			"证书编号有 {found} 字节，应为至多 {MAX_CERTIFICATE} 字节的可见文字 / the certificate's number has {found} bytes: write visible text of at most {MAX_CERTIFICATE} bytes"
		)),
	}
}

/// Sources consented to on opening an account, each once.
pub fn consents(mut sources: Vec<SourceId>) -> Result<Vec<SourceId>, String> {
	sources.sort_unstable();
	sources.dedup();
	match sources.len() {
		found if found > MAX_SOURCES as usize => Err(format!(
			"开户时同意 {found} 个场景，至多 {MAX_SOURCES} 个，其余请在开户后登记 / {found} sources are consented to on opening, at most {MAX_SOURCES} are allowed: record the others after it"
		)),
		_ => Ok(sources),
	}
}

/// Working days of a public notice, as they are chosen on the command line.
pub fn notice(text: &str) -> Result<u16, String> {
	let chosen = text.parse::<u16>().ok().filter(|chosen| NOTICE.contains(chosen));
	chosen.ok_or_else(|| {
		let range = NOTICE;
		let (least, most) = (range.start(), range.end());
		format!("「{text}」不是公示的工作日数，应为 {least} 至 {most} 的整数 / `{text}` is not a number of working days of a notice: write a whole number from {least} to {most}")
	})
}

/// Seats of a panel, each named once.
pub fn panel(seats: &[Seat]) -> Result<(), String> {
	let (found, most) = (seats.len(), MAX_SEATS as usize);
	let mut seen = BTreeSet::new();
	if let Some(twice) = seats.iter().find(|seat| !seen.insert(**seat)) {
		let (zh, en, number) = match *twice {
			Seat::Expert(number) => ("专家", "expert", number),
			Seat::Body(number) => ("机构", "body", number),
		};
		return Err(format!(
			"{zh} {number} 出现两次，请只写一次 / {en} {number} is named twice: name it once"
		));
	}
	match found % 2 == 1 && (MIN_SEATS..=most).contains(&found) {
		true => Ok(()),
		false => Err(format!(
			"给出 {found} 个席位，应为 {MIN_SEATS} 至 {most} 的奇数 / {found} seats are named: name an odd number, from {MIN_SEATS} to {most}"
		)),
	}
}

/// Outside claims that are told with an application.
pub fn first_claims(found: usize) -> Result<(), String> {
	match found > MAX_FIRST_CLAIMS as usize {
		true => Err(format!(
			"申报了 {found} 项机制外申报，申请时至多 {MAX_FIRST_CLAIMS} 项，其余请随后申报（scenario claim） / {found} outside claims are told, at most {MAX_FIRST_CLAIMS} go with an application: declare the others after it (scenario claim)"
		)),
		false => Ok(()),
	}
}

/// Whether a scenario of which so many outside claims were declared may have one more.
pub fn claims(declared: usize) -> Result<(), String> {
	match declared >= MAX_CLAIMS as usize {
		true => Err(format!(
			"该场景已登记 {declared} 项机制外申报，至多 {MAX_CLAIMS} 项 / {declared} outside claims of the scenario are declared, at most {MAX_CLAIMS} are allowed"
		)),
		false => Ok(()),
	}
}

/// The days of an outside claim.
pub fn claimed(first: Day, last: Day) -> Result<(), String> {
	if last < first {
		return Err(format!(
			"末日 {last} 早于首日 {first} / the last day, {last}, is before the first, {first}"
		));
	}
	let months = first.month().zip(last.month()).map(|(first, last)| last.0 - first.0 + 1);
	match months {
		Some(months) if months <= MAX_CLAIM_MONTHS => Ok(()),
		_ => Err(format!(
			"{first} 至 {last} 跨越的月份超过 {MAX_CLAIM_MONTHS} 个，请分成几项申报 / {first} to {last} touches more than {MAX_CLAIM_MONTHS} months: declare several claims"
		)),
	}
}

/// Working days to rectify in, as they are chosen on the command line.
pub fn rectification(text: &str) -> Result<u16, String> {
	let chosen =
		text.parse::<u16>().ok().filter(|days| (1..=MAX_RECTIFICATION_DAYS).contains(days));
	chosen.ok_or_else(|| {
		format!("「{text}」不是整改的工作日数，应为 1 至 {MAX_RECTIFICATION_DAYS} 的整数 / `{text}` is not a number of working days to rectify in: write a whole number from 1 to {MAX_RECTIFICATION_DAYS}")
	})
}

/// Objections answered at once.
pub fn answers(found: usize) -> Result<(), String> {
	match found > MAX_ANSWERS as usize {
		true => Err(format!(
			"给出 {found} 项异议，一次至多答复 {MAX_ANSWERS} 项，请分次答复 / {found} objections are named, at most {MAX_ANSWERS} are answered at once: answer them in several goes"
		)),
		false => Ok(()),
	}
}

/// Records of a chunk at most, as they are chosen on the command line.
pub fn chunk_records(text: &str) -> Result<u32, String> {
	let chosen = text.parse::<u32>().ok().filter(|chosen| (1..=MAX_RECORDS).contains(chosen));
	chosen.ok_or_else(|| {
		format!("「{text}」不是每块条数，应为 1 至 {MAX_RECORDS} 的整数 / `{text}` is not a number of records of a chunk: write a whole number from 1 to {MAX_RECORDS}")
	})
}

/// Records and chunks of a batch, which must go together; the number of chunks as it is sent.
pub fn batch(records: u32, chunks: usize) -> Result<u32, String> {
	let within = u32::try_from(chunks).ok().filter(|chunks| (1..=MAX_CHUNKS).contains(chunks));
	let chunks = within.ok_or_else(|| {
		format!("批次有 {chunks} 块，应为 1 至 {MAX_CHUNKS} 块，请加大每块记录数（--chunk-records）或分成较短的期间 / the batch has {chunks} chunks, 1 to {MAX_CHUNKS} are allowed: raise the records of a chunk (--chunk-records) or split it into shorter periods")
	})?;
	let most = chunks.saturating_mul(MAX_RECORDS);
	match (chunks..=most).contains(&records) {
		true => Ok(chunks),
		false => Err(format!(
			"批次有 {records} 条记录、{chunks} 块，应为 {chunks} 至 {most} 条，请重新 prepare / the batch has {records} records in {chunks} chunks, {chunks} to {most} are allowed: prepare it again"
		)),
	}
}

/// One chunk of a batch, its body of so many bytes.
pub fn chunk(header: &ChunkHeader, bytes: u32) -> Result<(), String> {
	let ChunkHeader { index, records, pages, .. } = *header;
	let bounded = [
		(records, MAX_RECORDS, "条记录", "records"),
		(pages, MAX_PAGES, "页", "pages"),
		(bytes, MAX_BODY, "字节", "bytes"),
	];
	match bounded.into_iter().find(|(found, most, ..)| found > most) {
		Some((found, most, chinese, english)) => Err(format!(
			"第 {index} 块有 {found} {chinese}，至多 {most}，请重新 prepare / chunk {index} has {found} {english}, at most {most} are allowed: prepare the batch again"
		)),
		None => Ok(()),
	}
}

/// What a chunk's formulas take together, where each record's take so many operations.
pub fn operations(header: &ChunkHeader, operations: u32) -> Result<(), String> {
	let ChunkHeader { index, records, .. } = *header;
	match ChunkBounds::of_cost(operations).records {
		most if records > most => Err(format!(
			"第 {index} 块有 {records} 条记录，每条须 {operations} 次运算，一块至多 {most} 条，请重新 prepare / chunk {index} has {records} records of {operations} operations each, of which a chunk takes at most {most}: prepare the batch again"
		)),
		_ => Ok(()),
	}
}

/// How many days of a year are off, and how many Saturdays and Sundays are worked.
pub fn holidays(holidays: usize, make_up: usize) -> Result<(), String> {
	if holidays > MAX_HOLIDAYS {
		return Err(format!(
			"文件有 {holidays} 个放假日，至多 {MAX_HOLIDAYS} 个；周六、周日不必写 / the file has {holidays} days off, at most {MAX_HOLIDAYS} are taken: Saturdays and Sundays need not be written"
		));
	}
	match make_up > MAX_MAKE_UP {
		true => Err(format!(
			"文件有 {make_up} 个调休上班日，至多 {MAX_MAKE_UP} 个 / the file has {make_up} days made up, at most {MAX_MAKE_UP} are taken"
		)),
		false => Ok(()),
	}
}

/// How many days of a year are worked.
pub fn working_days(year: Year, found: usize) -> Result<(), String> {
	match WORKING_DAYS.contains(&found) {
		true => Ok(()),
		false => Err(format!(
			"{year} 年由此有 {found} 个工作日，应为 {0} 至 {1} 个，请核对文件 / {year} would have {found} working days, {0} to {1} are allowed: look at the file again",
			WORKING_DAYS.start(),
			WORKING_DAYS.end()
		)),
	}
}

/// A year of which the working days may be published today.
pub fn published_year(year: Year, today: Day) -> Result<(), String> {
	let latest = today.year().unwrap_or_default().saturating_add(1);
	match year > latest {
		true => Err(format!(
			"{year} 年太早，今日至多公布 {latest} 年的工作日 / {year} is too far ahead: today the working days of {latest} may be published, and of no later year"
		)),
		false => Ok(()),
	}
}

/// A day that is today or to come.
pub fn not_past(day: Day, today: Day) -> Result<(), String> {
	match day < today {
		true => Err(format!(
			"{day} 已过，须为今日 {today} 或以后 / {day} is past: it is today, {today}, or later"
		)),
		false => Ok(()),
	}
}

/// A month of which a report may be filed, and of those of a year the last.
pub fn reported(kind: ReportKind, month: Month, today: Day) -> Result<(), String> {
	let (year, of_year) = month.year_and_month();
	if kind != ReportKind::Monthly && of_year != 12 {
		return Err(format!(
			"这种报告按年公开，请写年份，如 {year} / such a report is of a year: write the year, such as {year}"
		));
	}
	match today.month().is_some_and(|this| month < this) {
		true => Ok(()),
		false => Err(format!(
			"{year}-{of_year:02} 尚未结束，今日是 {today}；月份或年度结束后才能公开报告 / {year}-{of_year:02} is not over, it is {today}: a report is filed once its month or year is over"
		)),
	}
}

/// Whether a participant of whom so many complaints are open may have one more.
pub fn complaints(open: u32) -> Result<(), String> {
	match open >= MAX_COMPLAINTS {
		true => Err(format!(
			"已有 {open} 件投诉待答复或复查，一个参与者至多 {MAX_COMPLAINTS} 件，请待其中一件办结后再提 / {open} complaints wait for an answer or a review, a participant has at most {MAX_COMPLAINTS}: wait until one of them is answered"
		)),
		false => Ok(()),
	}
}

/// The last of the days to appeal against a sanction of this day, as far as it is not off.
pub fn appeal_days(from: Day) -> Day {
	from.saturating_add(APPEAL_DAYS)
}

/// Whether a sanction of this day may still be appealed against, if it is known on which day that ends.
pub fn appeal(from: Day, last: Option<Day>, today: Day) -> Result<(), String> {
	match last.filter(|last| today > *last) {
		Some(last) => Err(format!(
			"处理决定作于 {from}，申诉期为 {APPEAL_DAYS} 日，至 {last} 为止，已过 / the sanction is of {from}, and {APPEAL_DAYS} days to appeal were over with {last}"
		)),
		None => Ok(()),
	}
}

/// Days of which the last is not before the first.
pub fn days(first: Day, last: Day) -> Result<(), String> {
	match last < first {
		true => Err(format!(
			"末日 {last} 早于首日 {first} / the last day, {last}, is before the first, {first}"
		)),
		false => Ok(()),
	}
}

/// Working days to fulfil an order in, as they are chosen on the command line.
pub fn fulfilment(text: &str) -> Result<u16, String> {
	let chosen = text.parse::<u16>().ok().filter(|days| (1..=MAX_FULFILMENT_DAYS).contains(days));
	chosen.ok_or_else(|| {
		format!("「{text}」不是交付的工作日数，应为 1 至 {MAX_FULFILMENT_DAYS} 的整数 / `{text}` is not a number of working days to fulfil an order in: write a whole number from 1 to {MAX_FULFILMENT_DAYS}")
	})
}

/// Whether a provider of whom so many items are not withdrawn may offer one more.
pub fn items(open: u32) -> Result<(), String> {
	match open >= MAX_ITEMS {
		true => Err(format!(
			"已有 {open} 件物品未撤回，一个权益提供方至多 {MAX_ITEMS} 件，请先撤回其中一件（mall withdraw） / {open} items are not withdrawn, a provider has at most {MAX_ITEMS}: withdraw one of them first (mall withdraw)"
		)),
		false => Ok(()),
	}
}

/// Whether a person of whom so many orders are open may place one more.
pub fn orders(open: u32) -> Result<(), String> {
	match open >= MAX_PERSONS_ORDERS {
		true => Err(format!(
			"已有 {open} 张兑换单未了结，一人至多 {MAX_PERSONS_ORDERS} 张，请先确认收货或待其了结 / {open} orders are open, a person has at most {MAX_PERSONS_ORDERS}: accept one of them first, or wait until it is over"
		)),
		false => Ok(()),
	}
}

/// Lots of which one order takes.
pub fn pieces(found: usize) -> Result<(), String> {
	match found > MAX_PIECES as usize {
		true => Err(format!(
			"所需积分分布在 {found} 份中，一次至多取自 {MAX_PIECES} 份，请先兑换所需积分较少的物品 / the points lie in {found} lots, one order takes from at most {MAX_PIECES}: redeem what costs fewer points first"
		)),
		false => Ok(()),
	}
}

/// Classes of which an organisation gives at once.
pub fn reductions(found: usize) -> Result<(), String> {
	match found > MAX_REDUCTIONS as usize {
		true => Err(format!(
			"列出 {found} 个批类，一次至多 {MAX_REDUCTIONS} 个，请分次办理 / {found} classes are named, at most {MAX_REDUCTIONS} go at once: do it in several goes"
		)),
		false => Ok(()),
	}
}

/// Whether a host of whom so many events are open may register one more.
pub fn events(open: u32) -> Result<(), String> {
	match open >= MAX_EVENTS {
		true => Err(format!(
			"已有 {open} 项大型活动未了结，一个机构至多 {MAX_EVENTS} 项，请待其中一项取得证书或取消 / {open} events are open, an institution has at most {MAX_EVENTS}: wait until one of them is certified, or call it off"
		)),
		false => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use suhui_primitives::chunk::MAX_OPERATIONS;

	/// That a bound's fault names the size found and the bound.
	fn assert_names<T: std::fmt::Debug>(refused: Result<T, String>, found: u32, most: u32) {
		let fault = refused.unwrap_err();
		let (chinese, english) = fault.split_once(" / ").expect("a fault is told in two languages");
		for part in [chinese, english] {
			let names = |number: u32| part.contains(&number.to_string());
			assert!(names(found) && names(most), "{found}, {most}: {fault}");
		}
	}

	#[test]
	fn title_should_be_refused_when_it_has_a_byte_too_many() {
		let longest = "x".repeat(MAX_TITLE as usize);
		assert_eq!(title(&longest).unwrap()[..], *longest.as_bytes());
		assert_names(title(&format!("{longest}x")), MAX_TITLE + 1, MAX_TITLE);
		// 43 characters of three bytes.
		assert_names(title(&"骑".repeat(43)), 129, MAX_TITLE);
	}

	#[test]
	fn title_should_be_refused_when_it_is_no_line_of_text() {
		for text in ["", " ", "绿色\n骑行", "\u{7}", "绿色\u{200b}骑行"] {
			let fault = title(text).unwrap_err();
			assert!(fault.contains("holds invisible characters"), "{text:?}: {fault}");
		}
		assert_eq!(title("绿色骑行").unwrap()[..], *"绿色骑行".as_bytes());
	}

	#[test]
	fn formula_text_should_be_refused_when_it_has_a_byte_too_many() {
		let longest = " ".repeat(MAX_TEXT);
		assert_eq!(formula_text(&longest), Ok(()));
		let most = u32::try_from(MAX_TEXT).unwrap();
		assert_names(formula_text(&format!("{longest} ")), most + 1, most);
	}

	#[test]
	fn reporters_should_be_refused_when_there_is_one_too_many() {
		assert_eq!(reporters(MAX_REPORTERS as usize), Ok(()));
		assert_names(reporters(MAX_REPORTERS as usize + 1), MAX_REPORTERS + 1, MAX_REPORTERS);
	}

	#[test]
	fn reporters_should_be_refused_when_one_is_named_twice() {
		assert_eq!(distinct(&[1, 2]), Ok(()));
		let fault = distinct(&[1, 2, 1]).unwrap_err();
		assert!(fault.contains("participant 1 is named twice"), "{fault}");
	}

	#[test]
	fn applications_should_be_refused_when_as_many_as_may_be_are_open() {
		assert_eq!(applications(MAX_APPLICATIONS - 1), Ok(()));
		assert_names(applications(MAX_APPLICATIONS), MAX_APPLICATIONS, MAX_APPLICATIONS);
	}

	#[test]
	fn terms_should_be_refused_when_as_many_as_may_be_were_proposed() {
		assert_eq!(terms(MAX_TERMS - 1), Ok(()));
		assert_names(terms(MAX_TERMS), MAX_TERMS, MAX_TERMS);
	}

	#[test]
	fn people_and_scope_should_be_refused_when_there_is_one_too_many() {
		for (bound, most) in [
			(staff as fn(usize) -> Result<(), String>, MAX_STAFF),
			(staff_changes, MAX_STAFF_CHANGES),
			(attended, MAX_ATTENDED),
			(scope, MAX_SCOPE),
		] {
			assert_eq!(bound(most as usize), Ok(()));
			assert_names(bound(most as usize + 1), most + 1, most);
		}
	}

	#[test]
	fn certificate_should_be_refused_when_it_has_a_byte_too_many_or_none() {
		let longest = "1".repeat(MAX_CERTIFICATE as usize);
		assert_eq!(certificate(&longest), Ok(()));
		assert_names(certificate(&format!("{longest}1")), MAX_CERTIFICATE + 1, MAX_CERTIFICATE);
		assert_names(certificate(""), 0, MAX_CERTIFICATE);
	}

	#[test]
	fn consents_should_be_refused_when_there_is_one_too_many() {
		let sources: Vec<_> = (1..=MAX_SOURCES).collect();
		assert_eq!(consents(sources.clone()), Ok(sources.clone()));
		assert_names(consents((0..=MAX_SOURCES).collect()), MAX_SOURCES + 1, MAX_SOURCES);
		// One that is named twice counts once.
		assert_eq!(consents([&sources[..], &[1]].concat()), Ok(sources));
	}

	#[test]
	fn notice_should_be_refused_when_it_is_too_short_or_too_long() {
		assert_eq!((notice("5"), notice("60")), (Ok(5), Ok(60)));
		for text in ["4", "61", "-5", "a week", "65541"] {
			let fault = notice(text).unwrap_err();
			assert!(fault.contains("whole number from 5 to 60"), "{text}: {fault}");
		}
	}

	#[test]
	fn panel_should_be_refused_when_it_is_even_too_small_too_large_or_names_one_twice() {
		let experts =
			|numbers: &[u32]| numbers.iter().copied().map(Seat::Expert).collect::<Vec<_>>();
		assert_eq!(
			(panel(&experts(&[1, 2, 3])), panel(&experts(&[9, 8, 7, 6, 5]))),
			(Ok(()), Ok(()))
		);
		for numbers in [&[1][..], &[1, 2], &[1, 2, 3, 4], &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]] {
			let fault = panel(&experts(numbers)).unwrap_err();
			assert!(fault.contains("an odd number, from 3 to 9"), "{numbers:?}: {fault}");
		}
		assert!(panel(&experts(&[1, 2, 1])).unwrap_err().contains("expert 1 is named twice"));
		// A body is another seat than the expert of its number.
		assert_eq!(panel(&[Seat::Expert(1), Seat::Expert(2), Seat::Body(1)]), Ok(()));
	}

	#[test]
	fn outside_claims_should_be_refused_when_there_is_one_too_many() {
		let (first, all) = (MAX_FIRST_CLAIMS as usize, MAX_CLAIMS as usize);
		assert_eq!((first_claims(first), claims(all - 1)), (Ok(()), Ok(())));
		assert_names(first_claims(first + 1), MAX_FIRST_CLAIMS + 1, MAX_FIRST_CLAIMS);
		assert_names(claims(all), MAX_CLAIMS, MAX_CLAIMS);
	}

	#[test]
	fn outside_claim_should_be_refused_when_it_runs_backwards_or_over_ten_years() {
		// 2016-01-31 is the 16,831st day, 2026-01-01 the 20,454th, and 2026-02-01 the 20,485th.
		assert_eq!(claimed(Day(16_831), Day(20_454)), Ok(()));
		let long = claimed(Day(16_831), Day(20_485)).unwrap_err();
		assert!(long.contains("2016-01-31 to 2026-02-01 touches more than 121 months"), "{long}");
		assert!(claimed(Day(2), Day(1)).unwrap_err().contains("is before the first"));
	}

	#[test]
	fn rectification_should_be_refused_when_it_has_no_days_or_too_many() {
		assert_eq!((rectification("1"), rectification("120")), (Ok(1), Ok(120)));
		for text in ["0", "121", "-1", "a month"] {
			let fault = rectification(text).unwrap_err();
			assert!(fault.contains("whole number from 1 to 120"), "{text}: {fault}");
		}
	}

	#[test]
	fn answers_should_be_refused_when_there_is_one_too_many() {
		assert_eq!(answers(MAX_ANSWERS as usize), Ok(()));
		assert_names(answers(MAX_ANSWERS as usize + 1), MAX_ANSWERS + 1, MAX_ANSWERS);
	}

	#[test]
	fn chunk_records_should_be_refused_when_no_chunk_takes_so_many() {
		assert_eq!(chunk_records("1"), Ok(1));
		assert_eq!(chunk_records(&MAX_RECORDS.to_string()), Ok(MAX_RECORDS));
		assert_names(chunk_records("0"), 0, MAX_RECORDS);
		assert_names(chunk_records(&(MAX_RECORDS + 1).to_string()), MAX_RECORDS + 1, MAX_RECORDS);
	}

	#[test]
	fn batch_should_be_refused_when_it_has_no_or_too_many_chunks() {
		let most = usize::try_from(MAX_CHUNKS).unwrap();
		assert_eq!(batch(MAX_CHUNKS, most), Ok(MAX_CHUNKS));
		assert_names(batch(MAX_CHUNKS + 1, most + 1), MAX_CHUNKS + 1, MAX_CHUNKS);
		assert_names(batch(1, 0), 0, MAX_CHUNKS);
	}

	#[test]
	fn batch_should_be_refused_when_records_and_chunks_do_not_go_together() {
		assert_eq!(batch(2, 2), Ok(2));
		assert_names(batch(1, 2), 1, 2);
		assert_eq!(batch(2 * MAX_RECORDS, 2), Ok(2));
		assert_names(batch(2 * MAX_RECORDS + 1, 2), 2 * MAX_RECORDS + 1, 2 * MAX_RECORDS);
	}

	#[test]
	fn chunk_should_be_refused_when_records_pages_or_bytes_are_too_many() {
		let header = |records, pages| ChunkHeader { records, pages, ..ChunkHeader::default() };
		let largest = header(MAX_RECORDS, MAX_PAGES);
		assert_eq!(chunk(&largest, MAX_BODY), Ok(()));
		assert_names(chunk(&header(MAX_RECORDS + 1, 1), 1), MAX_RECORDS + 1, MAX_RECORDS);
		assert_names(chunk(&header(1, MAX_PAGES + 1), 1), MAX_PAGES + 1, MAX_PAGES);
		assert_names(chunk(&largest, MAX_BODY + 1), MAX_BODY + 1, MAX_BODY);
	}

	#[test]
	fn operations_should_be_refused_when_a_chunks_formulas_take_too_many() {
		let header = |records| ChunkHeader { records, ..ChunkHeader::default() };
		let most = MAX_OPERATIONS / 256;
		assert_eq!(operations(&header(most), 256), Ok(()));
		assert_names(operations(&header(most + 1), 256), most + 1, most);
	}

	#[test]
	fn year_should_be_refused_when_its_days_are_more_or_fewer_than_a_year_has() {
		assert!(holidays(64, 32).is_ok());
		assert_names(holidays(65, 0), 65, 64);
		assert_names(holidays(0, 33), 33, 32);
		assert!(working_days(2026, 240).is_ok() && working_days(2026, 262).is_ok());
		assert_names(working_days(2026, 239), 239, 240);
		assert_names(working_days(2026, 263), 263, 262);
		// 2026-11-26.
		assert!(published_year(2027, Day(20_783)).is_ok());
		assert_names(published_year(2028, Day(20_783)), 2028, 2027);
	}

	#[test]
	fn report_should_be_refused_when_its_month_is_not_over_or_no_years_last() {
		// December 2025 and January 2026, seen from 2026-01-31.
		let (december, january, today) = (Month(671), Month(672), Day(20_484));
		assert!(reported(ReportKind::Monthly, december, today).is_ok());
		assert!(reported(ReportKind::Annual, december, today).is_ok());
		assert!(reported(ReportKind::Monthly, january, today).unwrap_err().contains("is not over"));
		assert!(reported(ReportKind::Annual, Month(670), today)
			.unwrap_err()
			.contains("such as 2025"));
	}

	#[test]
	fn mall_and_events_should_be_refused_when_there_are_too_many() {
		assert_names(items(MAX_ITEMS), MAX_ITEMS, MAX_ITEMS);
		assert_names(orders(MAX_PERSONS_ORDERS), MAX_PERSONS_ORDERS, MAX_PERSONS_ORDERS);
		assert_names(events(MAX_EVENTS), MAX_EVENTS, MAX_EVENTS);
		assert_names(pieces(MAX_PIECES as usize + 1), MAX_PIECES + 1, MAX_PIECES);
		assert_names(reductions(MAX_REDUCTIONS as usize + 1), MAX_REDUCTIONS + 1, MAX_REDUCTIONS);
		assert!(items(MAX_ITEMS - 1).is_ok() && orders(MAX_PERSONS_ORDERS - 1).is_ok());
		assert!(events(MAX_EVENTS - 1).is_ok() && pieces(MAX_PIECES as usize).is_ok());
		assert!(reductions(MAX_REDUCTIONS as usize).is_ok());
	}

	#[test]
	fn fulfilment_and_days_should_be_refused_when_they_are_none() {
		assert_eq!((fulfilment("1"), fulfilment("60")), (Ok(1), Ok(60)));
		for text in ["0", "61", "", "five"] {
			assert!(fulfilment(text).unwrap_err().contains("from 1 to 60"), "{text}");
		}
		assert!(days(Day(10), Day(10)).is_ok());
		assert!(days(Day(10), Day(9)).unwrap_err().contains("before the first"));
	}

	#[test]
	fn complaint_and_appeal_should_be_refused_when_there_are_too_many_or_it_is_too_late() {
		assert!(complaints(MAX_COMPLAINTS - 1).is_ok());
		assert_names(complaints(MAX_COMPLAINTS), MAX_COMPLAINTS, MAX_COMPLAINTS);
		assert_eq!(appeal_days(Day(100)), Day(160));
		assert!(appeal(Day(100), Some(Day(160)), Day(160)).is_ok());
		assert!(appeal(Day(100), Some(Day(160)), Day(161)).unwrap_err().contains("60 days"));
		assert!(appeal(Day(100), None, Day(161)).is_ok());
		assert!(not_past(Day(100), Day(100)).is_ok() && not_past(Day(99), Day(100)).is_err());
	}
}
