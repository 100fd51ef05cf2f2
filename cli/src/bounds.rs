//! The bounds of the chain's calls, looked at before anything is sent: a call that exceeds one cannot even be read by
//! the chain, which then names nothing. Openings and consents recorded are sent in calls of as many as one takes.

use std::{collections::HashSet, ops::RangeInclusive};

use suhui_formula::MAX_TEXT;
use suhui_primitives::{
	chunk::{ChunkBounds, ChunkHeader, MAX_BODY, MAX_CHUNKS, MAX_PAGES, MAX_RECORDS},
	is_text, Day, Month, ParticipantId, ReportKind, SourceId, TermsNumber, Title, Year,
	MAX_APPLICATIONS, MAX_COMPLAINTS, MAX_REPORTERS, MAX_SOURCES, MAX_TERMS, MAX_TITLE,
};

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
	fn consents_should_be_refused_when_there_is_one_too_many() {
		let sources: Vec<_> = (1..=MAX_SOURCES).collect();
		assert_eq!(consents(sources.clone()), Ok(sources.clone()));
		assert_names(consents((0..=MAX_SOURCES).collect()), MAX_SOURCES + 1, MAX_SOURCES);
		// One that is named twice counts once.
		assert_eq!(consents([&sources[..], &[1]].concat()), Ok(sources));
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
