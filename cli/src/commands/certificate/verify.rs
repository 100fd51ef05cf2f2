//! A certificate as it is printed against what the chain has of it.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use serde_json::{json, Value};
use suhui_client::types::{Beneficiary, CertificateOf};
use suhui_primitives::{
	certificate::written, Day, EventId, Milligrams, ParticipantId, RetirementId,
};

use super::{
	content::{Content, Field},
	of_text,
};
use crate::{
	args::{self, Context},
	dates, document,
	output::{table, AlreadyShown},
	reductions::{beneficiary, beneficiary_text, purposes, Kind},
};

/// What is printed on a certificate, as far as somebody wrote it down.
#[derive(Args, Default)]
pub struct Printed {
	/// 所印活动编号 / The event it names
	#[arg(long, value_name = "NUMBER", value_parser = args::number, conflicts_with = "retirement")]
	event: Option<EventId>,
	/// 所印注销编号 / The retirement it names
	#[arg(long, value_name = "NUMBER", value_parser = args::number)]
	retirement: Option<RetirementId>,
	/// 所印出具日 / The day of issue
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	issued: Option<Day>,
	/// 所印活动名称 / The event's title
	#[arg(long)]
	title: Option<String>,
	/// 所印举办机构或持有者的编号 / The number of the host, or of who retired
	#[arg(long, value_name = "NUMBER", value_parser = args::number)]
	holder: Option<ParticipantId>,
	/// 所印举办机构或持有者的统一社会信用代码 / Their unified social credit code
	#[arg(long)]
	code: Option<String>,
	/// 所印核算机构的编号 / The number of who accounted the event
	#[arg(long, value_name = "NUMBER", value_parser = args::number)]
	accountant: Option<ParticipantId>,
	/// 所印核算机构的统一社会信用代码 / Its unified social credit code
	#[arg(long, value_name = "CODE")]
	accountant_code: Option<String>,
	/// 所印捐赠人数 / How many people gave
	#[arg(long, value_name = "COUNT", value_parser = args::whole::<u32>)]
	donors: Option<u32>,
	/// 所印主管部门同意之日 / The day on which the authority consented
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	consent: Option<Day>,
	/// 所印用途 / The purpose
	#[arg(long, value_parser = purposes())]
	purpose: Option<Kind>,
	/// 所印受益方：holder、participant:4、name:名称、sealed:摘要 / To whose good: holder, participant:4, name:TITLE, sealed:DIGEST
	#[arg(long = "for", value_name = "WHOM", value_parser = beneficiary)]
	beneficiary: Option<Beneficiary>,
	/// 所印抵消或注销的减碳量，如 12.6kg / The reductions, retired or covered, such as 12.6kg
	#[arg(long, value_name = "MASS", value_parser = args::mass)]
	mass: Option<Milligrams>,
	/// 所印活动排放 / What the event emitted
	#[arg(long, value_name = "MASS", value_parser = args::mass)]
	emissions: Option<Milligrams>,
	/// 所印注销日 / The day on which it was retired
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	day: Option<Day>,
	/// 所印期间的首日 / The first of its days
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	from: Option<Day>,
	/// 末日 / The last of them
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	until: Option<Day>,
	/// 证书文件，比对其摘要 / The certificate's file, by its digest
	#[arg(long, value_name = "FILE")]
	document: Option<PathBuf>,
}

impl Printed {
	/// What was written down, by the names of the fields.
	fn fields(self) -> Result<Vec<(&'static str, String)>> {
		let of = match (self.event, self.retirement) {
			(Some(event), _) => Some(of_text(CertificateOf::Neutrality(event))),
			(None, Some(retirement)) => Some(of_text(CertificateOf::Retirement(retirement))),
			(None, None) => None,
		};
		let document = self.document.map(|path| document::read(&path)).transpose()?;
		let all = [
			("of", of),
			("issued", self.issued.map(dates::day)),
			("title", self.title),
			("holder", self.holder.map(|number| number.to_string())),
			("code", self.code),
			("accountant", self.accountant.map(|number| number.to_string())),
			("accountant_code", self.accountant_code),
			("donors", self.donors.map(|count| count.to_string())),
			("consent", self.consent.map(dates::day)),
			("purpose", self.purpose.map(|kind| kind.name().to_string())),
			("beneficiary", self.beneficiary.as_ref().map(beneficiary_text)),
			("reduction_mg", self.mass.map(|mass| mass.to_string())),
			("emissions_mg", self.emissions.map(|mass| mass.to_string())),
			("day", self.day.map(dates::day)),
			("from", self.from.map(dates::day)),
			("until", self.until.map(dates::day)),
			("document_blake2_256", document.map(|it| format!("{:?}", it.blake2_256))),
		];
		Ok(all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
	}
}

pub async fn verify(context: &Context, number: u64, printed: Printed) -> Result<()> {
	let printed = printed.fields()?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let content = Content::read(&chain, &at, number).await?;
	let compared = compare(&content, &printed);
	let matches = compared.iter().all(Compared::matches);
	let result = json!({
		"certificate": written(number), "issued": true, "matches": matches, "content": content.json(),
		"compared": compared.iter().map(Compared::json).collect::<Vec<_>>(),
	});
	context.output.show(&result, |_| {
		let rows = compared.iter().map(Compared::row);
		let header = ["栏目 Field", "所印 Printed", "链上 On the chain", "相符 Matches"];
		let verdict = match (compared.is_empty(), matches) {
			(true, _) => "编号有效，链上有此证书；请逐栏与所印核对，或用选项写明所印各栏 / the number is right and the chain has the certificate: compare it with what is printed, or write that as options",
			(false, true) => "编号有效，所写各栏与链上相符 / the number is right, and what was written is what the chain has",
			(false, false) => "与链上不符，不是原证书 / it differs from what the chain has: it is not the certificate",
		};
		let compared = match compared.is_empty() {
			true => String::new(),
			false => format!("\n{}", table(header, rows)),
		};
		format!("{}{compared}\n{verdict}", content.shown())
	});
	match matches {
		true => Ok(()),
		false => Err(AlreadyShown.into()),
	}
}

/// A field as it is printed, and as the chain has it.
struct Compared<'a> {
	name: &'static str,
	printed: &'a str,
	/// None where the certificate has no such field.
	found: Option<&'a Field>,
}

impl Compared<'_> {
	fn matches(&self) -> bool {
		self.found.is_some_and(|field| field.value == self.printed)
	}

	fn json(&self) -> Value {
		json!({
			"field": self.name, "printed": self.printed, "chain": self.found.map(|field| &field.value),
			"matches": self.matches(),
		})
	}

	fn row(&self) -> [String; 4] {
		let title = self.found.map_or(self.name, |field| field.title);
		let found = self.found.map_or("–", Field::shown);
		let matches = if self.matches() { "是 yes" } else { "否 no" };
		[title.to_string(), self.printed.to_string(), found.to_string(), matches.to_string()]
	}
}

fn compare<'a>(content: &'a Content, printed: &'a [(&'static str, String)]) -> Vec<Compared<'a>> {
	let compared = printed.iter().map(|(name, printed)| Compared {
		name,
		printed,
		found: content.field(name),
	});
	compared.collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::commands::certificate::content::tests::{neutral, retired};

	#[test]
	fn certificate_should_match_when_every_field_is_the_chains() {
		let printed = Printed {
			retirement: Some(9),
			issued: Some(Day(20_524)),
			holder: Some(5),
			code: Some("914403001922038216".into()),
			purpose: Some(Kind::Offset),
			beneficiary: Some(Beneficiary::Named("南京市生态环境局".into())),
			mass: Some(12_600_000),
			..Printed::default()
		};
		let (content, printed) = (retired(), printed.fields().unwrap());
		let compared = compare(&content, &printed);
		assert_eq!(compared.len(), 7);
		assert!(compared.iter().all(Compared::matches));
	}

	/// As the certificate's page prints it, which names legal persons by their codes.
	fn printed() -> Printed {
		Printed {
			code: Some("914403001922038216".into()),
			accountant: Some(9),
			accountant_code: Some("91440300192203821X".into()),
			donors: Some(92_349),
			consent: Some(Day(20_423)),
			emissions: Some(1_163_590_000_000),
			..Printed::default()
		}
	}

	#[test]
	fn certificate_of_an_event_should_match_when_every_field_is_the_chains() {
		let (content, printed) = (neutral(), printed().fields().unwrap());
		let compared = compare(&content, &printed);
		assert_eq!(compared.len(), 6);
		assert!(compared.iter().all(Compared::matches));
	}

	#[test]
	fn certificate_of_an_event_should_not_match_when_one_field_was_changed() {
		let content = neutral();
		for forged in [
			Printed { code: Some("914403001922038217".into()), ..printed() },
			Printed { accountant: Some(8), ..printed() },
			Printed { accountant_code: Some("914403001922038216".into()), ..printed() },
			Printed { donors: Some(92_350), ..printed() },
			Printed { consent: Some(Day(20_424)), ..printed() },
		] {
			let forged = forged.fields().unwrap();
			let differing = compare(&content, &forged).iter().filter(|it| !it.matches()).count();
			assert_eq!(differing, 1, "{forged:?}");
		}
	}

	#[test]
	fn certificate_should_not_match_when_one_field_was_changed_or_it_has_no_such() {
		let content = retired();
		for printed in [
			Printed { mass: Some(126_000_000), ..Printed::default() },
			Printed { event: Some(9), ..Printed::default() },
			Printed { issued: Some(Day(20_525)), ..Printed::default() },
			Printed { emissions: Some(12_600_000), ..Printed::default() },
		] {
			let printed = printed.fields().unwrap();
			let compared = compare(&content, &printed);
			assert!(!compared.iter().any(Compared::matches), "{printed:?}");
			assert_eq!(compared[0].json()["matches"], false);
		}
	}
}
