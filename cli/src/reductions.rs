//! Purposes, beneficiaries and holdings, as people write and read them (Art. 26, 27).

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::{bail, ensure, Error, Result};
use clap::{
	builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
	Args,
};
use serde_json::{json, Value};
use suhui_client::{
	api,
	clock::today,
	read::{read, read_under},
	scenario::text,
	types::{Beneficiary, Purpose},
	At, Who,
};
use suhui_primitives::{ClassId, Day, Document, Milligrams, ParticipantId, COOLING_DAYS};

use crate::{
	args, bounds, document,
	output::{mass_exactly, table},
};

const PURPOSES: [&str; 4] = ["donation", "offset", "cancellation", "compensation"];
const PURPOSES_IN_CHINESE: [&str; 4] = ["公益捐赠", "自愿抵消", "自愿注销", "生态环境损害赔偿"];

/// What reductions are retired for, as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	Donation,
	Offset,
	Cancellation,
	Compensation,
}

const KINDS: [Kind; 4] = [Kind::Donation, Kind::Offset, Kind::Cancellation, Kind::Compensation];

impl Kind {
	fn of(purpose: &Purpose) -> Self {
		match purpose {
			Purpose::Donation => Kind::Donation,
			Purpose::Offset => Kind::Offset,
			Purpose::Cancellation => Kind::Cancellation,
			Purpose::Compensation { .. } => Kind::Compensation,
		}
	}

	pub fn name(self) -> &'static str {
		PURPOSES[self as usize]
	}

	pub fn title(self) -> String {
		format!("{} {}", PURPOSES_IN_CHINESE[self as usize], self.name())
	}
}

/// The purposes as the command line's help lists them.
pub fn purposes() -> impl TypedValueParser<Value = Kind> {
	let listed: [PossibleValue; 4] = std::array::from_fn(|index| {
		PossibleValue::new(PURPOSES[index]).help(PURPOSES_IN_CHINESE[index])
	});
	PossibleValuesParser::new(listed).try_map(|text| parse_purpose(&text))
}

fn parse_purpose(text: &str) -> Result<Kind, String> {
	KINDS.into_iter().find(|kind| kind.name() == text).ok_or_else(|| {
		format!("「{text}」不是用途 / `{text}` is not a purpose: write donation, offset, cancellation or compensation")
	})
}

/// What for, and to whose good.
#[derive(Args)]
pub struct Cause {
	/// 用途 / What for
	#[arg(long, value_parser = purposes())]
	purpose: Kind,
	/// 赔偿案件的材料，仅用于 compensation / The case, of a compensation alone
	#[arg(long, value_name = "FILE", requires = "acceptance")]
	case: Option<PathBuf>,
	/// 同意以减碳量赔偿的材料，仅用于 compensation / That reductions are accepted in compensation, of one alone
	#[arg(long, value_name = "FILE", requires = "case")]
	acceptance: Option<PathBuf>,
	/// 受益方：holder（默认，持有者自己）、participant:4、name:法人名称、sealed:个人姓名的加盐摘要 / To whose good: holder, unless given; participant:4; name:TITLE of a legal person; sealed:DIGEST of a person, salted
	#[arg(long = "for", value_name = "WHOM", default_value = "holder", value_parser = beneficiary)]
	beneficiary: Beneficiary,
}

impl Cause {
	/// Reads the documents.
	pub fn read(self) -> Result<(Purpose, Beneficiary)> {
		let purpose = match (self.purpose, self.case, self.acceptance) {
			(Kind::Donation, None, None) => Purpose::Donation,
			(Kind::Offset, None, None) => Purpose::Offset,
			(Kind::Cancellation, None, None) => Purpose::Cancellation,
			(Kind::Compensation, Some(case), Some(acceptance)) => Purpose::Compensation {
				case: document::read(&case)?.into(),
				acceptance: document::read(&acceptance)?.into(),
			},
			(Kind::Compensation, ..) => bail!("生态环境损害赔偿须以 --case 与 --acceptance 给出案件与同意的材料 / a compensation names its case and that reductions are accepted: give --case and --acceptance"),
			_ => bail!("--case 与 --acceptance 仅用于 compensation / --case and --acceptance are of a compensation alone"),
		};
		Ok((purpose, self.beneficiary))
	}
}

/// To whose good reductions are retired, as it is written.
pub fn beneficiary(text: &str) -> Result<Beneficiary, String> {
	let wanted = || {
		format!("「{text}」不是受益方，应为 holder、participant:4、name:法人名称或 sealed:64 位十六进制摘要 / `{text}` is no beneficiary: write holder, participant:4, name:TITLE or sealed:DIGEST of 64 hexadecimal digits")
	};
	Ok(match text.split_once(':') {
		None if text == "holder" => Beneficiary::Holder,
		Some(("participant", number)) => Beneficiary::Participant(args::number(number)?),
		Some(("name", title)) => Beneficiary::Named(bounds::title(title)?.into_inner()),
		Some(("sealed", digest)) => {
			let digest = args::hash(digest)?;
			match digest.is_zero() {
				true => return Err(wanted()),
				false => Beneficiary::Sealed(digest),
			}
		}
		_ => return Err(wanted()),
	})
}

/// Whether it is who held them.
pub fn is_holder(beneficiary: &Beneficiary, holder: ParticipantId) -> bool {
	[Beneficiary::Holder, Beneficiary::Participant(holder)].contains(beneficiary)
}

/// That a person offsets and compensates for nobody else: that would be trade (Art. 27, 31).
pub fn for_itself(
	purpose: &Purpose,
	beneficiary: &Beneficiary,
	holder: ParticipantId,
) -> Result<()> {
	let is_gift = matches!(purpose, Purpose::Donation | Purpose::Cancellation);
	ensure!(
		is_gift || is_holder(beneficiary, holder),
		"个人份额用于 {0} 的，受益方只能是本人，不要写 --for；为他人只能用于 donation 或 cancellation / a person's lots are retired for {0} to that person's good alone: leave --for out; to another's good for donation or cancellation",
		purpose_name(purpose)
	);
	Ok(())
}

/// A beneficiary as it is written.
pub fn beneficiary_text(beneficiary: &Beneficiary) -> String {
	match beneficiary {
		Beneficiary::Holder => "holder".into(),
		Beneficiary::Participant(number) => format!("participant:{number}"),
		Beneficiary::Named(title) => format!("name:{}", text(title)),
		Beneficiary::Sealed(digest) => format!("sealed:{digest:?}"),
	}
}

pub fn beneficiary_title(beneficiary: &Beneficiary) -> String {
	match beneficiary {
		Beneficiary::Holder => "持有者 the holder".into(),
		Beneficiary::Participant(number) => format!("参与者 participant {number}"),
		Beneficiary::Named(title) => text(title),
		Beneficiary::Sealed(digest) => {
			format!("个人（姓名的摘要） a person by a digest, {digest:?}")
		}
	}
}

pub fn purpose_json(purpose: &Purpose) -> Value {
	let (case, acceptance): (Option<Document>, Option<Document>) = match purpose {
		Purpose::Compensation { case, acceptance } => (Some(**case), Some(**acceptance)),
		_ => (None, None),
	};
	json!({ "kind": Kind::of(purpose).name(), "case": case, "acceptance": acceptance })
}

/// What for, as it is written.
pub fn purpose_name(purpose: &Purpose) -> &'static str {
	Kind::of(purpose).name()
}

pub fn purpose_title(purpose: &Purpose) -> String {
	Kind::of(purpose).title()
}

/// What a participant holds of each class, ascending by class.
pub async fn holdings(at: &At, holder: ParticipantId) -> Result<BTreeMap<ClassId, Milligrams>> {
	let held = read_under(at, api::storage().reductions().holdings(), (holder,)).await?;
	Ok(held.into_iter().map(|((_, class), milligrams)| (class, milligrams)).collect())
}

/// That so much is held of each class that is named; how much it is in all.
pub async fn ensure_held(
	at: &At,
	holder: ParticipantId,
	asked: &[(ClassId, Milligrams)],
) -> Result<Milligrams> {
	bounds::reductions(asked.len()).map_err(Error::msg)?;
	let mut held = BTreeMap::new();
	for (class, _) in asked {
		let key = (holder, *class);
		let found = read(at, api::storage().reductions().holdings(), key).await?;
		held.insert(*class, found.unwrap_or_default());
	}
	let named = |fault: String| Error::msg(format!("参与者 participant {holder}: {fault}"));
	total(&held, asked).map_err(named)
}

/// That the holder's key is not a new one in another's place, by which nothing leaves it to another's good.
pub async fn ensure_settled(at: &At, holder: ParticipantId) -> Result<()> {
	let (_, found) = Who::Number(holder).participant(at).await?;
	settled(found.keys, *found.key_since, today(at).await?)
}

/// The same of the last of so many keys.
fn settled(keys: u32, since: Day, today: Day) -> Result<()> {
	let from = since.saturating_add(COOLING_DAYS);
	ensure!(
		keys == 1 || today >= from,
		"密钥于 {since} 更换，满三日即 {from} 起方可转让、为他人注销或用于他人举办的活动 / the key changed on {since}: nothing is passed on, retired to another's good, or given to another's event, before {from}"
	);
	Ok(())
}

/// How much is asked for in all, if each class has it.
fn total(
	held: &BTreeMap<ClassId, Milligrams>,
	asked: &[(ClassId, Milligrams)],
) -> Result<Milligrams, String> {
	let mut left = held.clone();
	let mut total: Milligrams = 0;
	for (class, milligrams) in asked {
		let of_class = left.entry(*class).or_default();
		*of_class = of_class.checked_sub(*milligrams).ok_or_else(|| {
			let has = held.get(class).copied().unwrap_or_default();
			format!(
				"批类 {class} 持有 {0}，不足所列 / of class {class} {0} are held, less than is named",
				mass_exactly(has)
			)
		})?;
		total = total.saturating_add(*milligrams);
	}
	Ok(total)
}

/// Only so much of what is asked for as is missing, class by class in turn, as the chain takes it.
pub fn clipped(asked: &[(ClassId, Milligrams)], missing: Milligrams) -> Vec<(ClassId, Milligrams)> {
	let mut left = missing;
	let mut given = Vec::new();
	for (class, milligrams) in asked {
		let part = (*milligrams).min(left);
		left -= part;
		if part > 0 {
			given.push((*class, part));
		}
	}
	given
}

pub fn classes_json(classes: &[(ClassId, Milligrams)]) -> Value {
	let of = |(class, milligrams): &(ClassId, Milligrams)| json!({ "class": class, "reduction_mg": milligrams });
	classes.iter().map(of).collect()
}

pub fn classes_table(classes: &[(ClassId, Milligrams)]) -> String {
	let rows =
		classes.iter().map(|(class, milligrams)| [class.to_string(), mass_exactly(*milligrams)]);
	table(["批类 Class#", "减碳量 Reductions#"], rows).to_string()
}

/// That what is asked for names something.
pub fn ensure_named(asked: &[(ClassId, Milligrams)]) -> Result<()> {
	ensure!(
		!asked.is_empty(),
		"请列明批类与数量，如 3:12.6kg / name classes and how much of each, such as 3:12.6kg"
	);
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::error::ErrorKind;

	fn cause(arguments: &[&str]) -> Result<Cause, ErrorKind> {
		use clap::FromArgMatches;
		let command = Cause::augment_args(clap::Command::new("suhui").no_binary_name(true));
		let matches = command.try_get_matches_from(arguments).map_err(|error| error.kind())?;
		Cause::from_arg_matches(&matches).map_err(|error| error.kind())
	}

	#[test]
	fn beneficiary_should_be_read_back_when_written() {
		let sealed = format!("sealed:0x{}", "07".repeat(32));
		for text in ["holder", "participant:4", "name:南京市生态环境局", &sealed] {
			assert_eq!(beneficiary(text).map(|it| beneficiary_text(&it)), Ok(text.to_string()));
		}
		let zeros = format!("sealed:{}", "00".repeat(32));
		for text in ["", "4", "participant:0", "name:", "person:Li", "sealed:07", &zeros] {
			assert!(beneficiary(text).is_err_and(|fault| fault.contains(" / ")), "{text}");
		}
	}

	#[test]
	fn purpose_should_be_read_back_when_written() {
		for kind in KINDS {
			assert_eq!(parse_purpose(kind.name()), Ok(kind));
		}
		assert!(parse_purpose("sale").unwrap_err().contains("offset, cancellation"));
	}

	#[test]
	fn cause_should_have_its_documents_when_it_is_a_compensation_alone() {
		let donation = cause(&["--purpose", "donation"]).unwrap().read().unwrap();
		assert_eq!(donation, (Purpose::Donation, Beneficiary::Holder));
		let without = cause(&["--purpose", "compensation"]).unwrap().read();
		assert!(without.unwrap_err().to_string().contains("give --case and --acceptance"));
		let one = cause(&["--purpose", "compensation", "--case", "c.pdf"]).err();
		assert_eq!(one, Some(ErrorKind::MissingRequiredArgument));
		let documents = ["--purpose", "offset", "--case", "c.pdf", "--acceptance", "a.pdf"];
		let with = cause(&documents).unwrap().read();
		assert!(with.unwrap_err().to_string().contains("of a compensation alone"));
	}

	#[test]
	fn person_should_offset_and_compensate_for_itself_alone_when_it_retires() {
		let document = || Document::default().into();
		let compensation = Purpose::Compensation { case: document(), acceptance: document() };
		let other = Beneficiary::Participant(71);
		for purpose in [Purpose::Offset, compensation] {
			for own in [Beneficiary::Holder, Beneficiary::Participant(70)] {
				assert!(for_itself(&purpose, &own, 70).is_ok());
			}
			let fault = for_itself(&purpose, &other, 70).unwrap_err().to_string();
			assert!(fault.contains("to that person's good alone"), "{fault}");
		}
		for gift in [Purpose::Donation, Purpose::Cancellation] {
			assert!(for_itself(&gift, &other, 70).is_ok());
		}
	}

	#[test]
	fn holder_should_wait_three_days_when_the_key_is_not_the_first() {
		let (since, third) = (Day(20_522), Day(20_525));
		assert!(settled(1, since, since).is_ok());
		assert!(settled(2, since, third).is_ok());
		let fault = settled(2, since, Day(20_524)).unwrap_err().to_string();
		assert!(fault.contains("changed on 2026-03-10"), "{fault}");
		assert!(fault.ends_with("before 2026-03-13"), "{fault}");
	}

	#[test]
	fn holdings_should_be_refused_by_class_when_less_is_held() {
		let held = BTreeMap::from([(3, 10), (4, 5)]);
		assert_eq!(total(&held, &[(3, 10), (4, 1)]), Ok(11));
		assert_eq!(total(&held, &[(3, 4), (3, 6)]), Ok(10));
		let fault = total(&held, &[(3, 4), (3, 7)]).unwrap_err();
		assert!(fault.contains("of class 3 0.010 g (10 mg) are held"), "{fault}");
		assert!(total(&held, &[(5, 1)]).unwrap_err().contains("of class 5 0.000 g (0 mg)"));
	}

	#[test]
	fn gift_should_end_with_what_is_missing_when_more_is_asked_for() {
		assert_eq!(clipped(&[(3, 10), (4, 10), (5, 10)], 15), [(3, 10), (4, 5)]);
		assert_eq!(clipped(&[(3, 10)], 15), [(3, 10)]);
	}
}
