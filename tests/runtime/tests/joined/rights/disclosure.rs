//! The table's lines on rules, reports, complaints and sanctions: what is there when the call is due.

use pallet_mandate::Scope;
use suhui_primitives::{Capacity, Month, Region, ReportKind, Sanctioned};
use suhui_runtime::Runtime;
use suhui_runtime_tests::{
	chain::{succeed, today},
	keys::{account, nanjing, AUTHORITY, EXPERTS, NANJING, OPERATOR, SEATS},
	scheme::{
		answering, bar, complain, complaining, document, expert, motion, sanctioning, whom,
		VERIFIER,
	},
};

use super::{unmandated, INDIVIDUAL, NEWCOMER};

pub fn call(line: &str) -> pallet_disclosure::Call<Runtime> {
	use pallet_disclosure::{About, Call, NextRule, RuleKind};
	let publication = |title: &str| Call::<Runtime>::publish_rule {
		kind: RuleKind::Standard,
		title: title.as_bytes().to_vec().try_into().expect("short"),
		document: document(10),
		effective: today(),
	};
	let published = || {
		let rule = NextRule::<Runtime>::get();
		succeed(AUTHORITY, publication("标准"));
		rule
	};
	let repeal = |rule| Call::<Runtime>::repeal_rule { rule, from: today(), by: None };
	let record = Call::<Runtime>::record_complaint {
		about: About::Scheme,
		region: nanjing(),
		document: document(11),
	};
	let review = |complaint| Call::<Runtime>::ask_review { complaint, document: document(12) };
	let decide = |complaint| Call::<Runtime>::decide_review {
		complaint,
		upheld: true,
		document: document(13),
	};
	let appeal = |sanction| Call::<Runtime>::appeal { sanction, document: document(12) };
	let seat = || Sanctioned::Expert(expert(EXPERTS[0]));
	match line {
		"publish_rule" => publication("标准"),
		"publish_rule, without a title" => publication(" "),
		"repeal_rule" => repeal(published()),
		"repeal_rule, repealed" => {
			let rule = published();
			succeed(AUTHORITY, repeal(rule));
			repeal(rule)
		}
		"file_report" => report(ReportKind::Monthly, Region::PROVINCE),
		"file_report, of this month" => Call::file_report {
			kind: ReportKind::Monthly,
			month: today().month().expect("it is after 1970"),
			region: Region::PROVINCE,
			document: document(13),
		},
		"file_report, filed" => {
			succeed(OPERATOR, report(ReportKind::Monthly, Region::PROVINCE));
			report(ReportKind::Monthly, Region::PROVINCE)
		}
		"file_report, on security" => report(ReportKind::Security, Region::PROVINCE),
		"file_report, on how the scheme does" => report(ReportKind::Evaluation, Region::PROVINCE),
		"file_report, annual" => report(ReportKind::Annual, Region::PROVINCE),
		"file_report, of Nanjing" => report(ReportKind::Regional, nanjing()),
		"file_report, of Suzhou" => report(ReportKind::Regional, suzhou()),
		"file_report, without a mandate" => {
			unmandated(Scope::Review, report(ReportKind::Monthly, Region::PROVINCE))
		}
		"complain" => complaining(nanjing()),
		"complain, of what is not there" => {
			let (about, region) = (About::Batch(1), nanjing());
			Call::complain { about, region, document: document(11) }
		}
		"complain, eight of I wait" => {
			for _ in 0..8 {
				complain(INDIVIDUAL, suzhou());
			}
			complaining(nanjing())
		}
		"record_complaint" => record,
		"record_complaint, without a mandate" => unmandated(Scope::Review, record),
		"answer_complaint" => answering(complain(INDIVIDUAL, nanjing())),
		"answer_complaint, of a county of Nanjing" => {
			let county = Region::new(320_102).expect("six digits");
			answering(complain(INDIVIDUAL, county))
		}
		"answer_complaint, of Suzhou" => answering(complain(INDIVIDUAL, suzhou())),
		"answer_complaint, answered" => answering(answered()),
		"answer_complaint, without a mandate" => {
			let complaint = complain(INDIVIDUAL, nanjing());
			unmandated(Scope::Review, answering(complaint))
		}
		"ask_review" => review(answered()),
		"ask_review, recorded by P" => {
			let complaint = pallet_disclosure::NextComplaint::<Runtime>::get();
			succeed(OPERATOR, record);
			succeed(OPERATOR, answering(complaint));
			review(complaint)
		}
		"ask_review, not answered" => review(complain(INDIVIDUAL, nanjing())),
		"ask_review, decided" => {
			let complaint = answered();
			succeed(INDIVIDUAL, review(complaint));
			succeed(AUTHORITY, decide(complaint));
			review(complaint)
		}
		"ask_review, without a mandate" => {
			let complaint = answered();
			unmandated(Scope::Review, review(complaint))
		}
		"decide_review" => {
			let complaint = answered();
			succeed(INDIVIDUAL, review(complaint));
			decide(complaint)
		}
		"decide_review, not asked for" => decide(answered()),
		"sanction" => sanctioning(whom(VERIFIER), Capacity::Verifier),
		"lift" => {
			let sanction = bar(whom(VERIFIER), Capacity::Verifier);
			Call::lift { sanction, document: document(14) }
		}
		"appeal" => appeal(bar(whom(VERIFIER), Capacity::Verifier)),
		"appeal, of E's" => appeal(bar(seat(), Capacity::Expert)),
		"appeal, lifted" => appeal(lifted(bar(whom(VERIFIER), Capacity::Verifier))),
		"answer_appeal" => {
			let sanction = bar(whom(VERIFIER), Capacity::Verifier);
			succeed(VERIFIER, appeal(sanction));
			Call::answer_appeal { sanction, upheld: true, document: document(14) }
		}
		"appoint_office" => Call::appoint_office { account: account(NEWCOMER), region: suzhou() },
		"dismiss_office" => Call::dismiss_office { account: account(NANJING) },
		other => panic!("there is no scene for {other}"),
	}
}

/// 苏州市.
fn suzhou() -> Region {
	Region::new(320_500).expect("six digits")
}

/// A report on the last month or year, which ended with December 2025.
fn report(kind: ReportKind, region: Region) -> pallet_disclosure::Call<Runtime> {
	pallet_disclosure::Call::file_report { kind, month: Month(671), region, document: document(13) }
}

/// An individual's complaint in Nanjing that the operator answered.
fn answered() -> u32 {
	let complaint = complain(INDIVIDUAL, nanjing());
	succeed(OPERATOR, answering(complaint));
	complaint
}

/// The sanction, once the council lifted it.
fn lifted(sanction: u32) -> u32 {
	let lift = pallet_disclosure::Call::<Runtime>::lift { sanction, document: document(14) };
	assert_eq!(motion(&SEATS, 4, lift), Some(Ok(())));
	sanction
}
