//! What the chain has of a certificate: what is printed on it.

use anyhow::{anyhow, Result};
use serde_json::{json, Map, Value};
use suhui_client::{
	scenario::text,
	types::{Accounting, Certificate, CertificateOf, LargeEvent, Retirement},
	At, Chain,
};
use suhui_primitives::{certificate::written, Milligrams, ParticipantId};

use super::{certificate, of_text, of_title};
use crate::{
	commands::{event::event, participant::legal_persons, retirement::retirement},
	dates,
	output::{fields, mass_exactly},
	reductions::{beneficiary_text, beneficiary_title, purpose_name, purpose_title},
	words,
};

/// A field of a certificate: its name in JSON and for people, how it is compared, in JSON, and shown.
pub struct Field {
	pub name: &'static str,
	pub title: &'static str,
	pub value: String,
	json: Value,
	shown: String,
}

impl Field {
	fn new(name: &'static str, title: &'static str, value: String) -> Self {
		Field { name, title, json: json!(value), shown: value.clone(), value }
	}

	fn number(name: &'static str, title: &'static str, number: u64) -> Self {
		Field { json: json!(number), ..Self::new(name, title, number.to_string()) }
	}

	fn mass(name: &'static str, title: &'static str, milligrams: Milligrams) -> Self {
		Self::number(name, title, milligrams).shown_as(mass_exactly(milligrams))
	}

	fn shown_as(self, shown: String) -> Self {
		Field { shown, ..self }
	}

	pub fn shown(&self) -> &str {
		&self.shown
	}
}

pub struct Content(Vec<Field>);

impl Content {
	pub async fn read(chain: &Chain, at: &At, number: u64) -> Result<Self> {
		let found = certificate(at, number).await?;
		let of = match found.of {
			CertificateOf::Neutrality(id) => {
				let event = event(at, id).await?;
				let accounting = event.accounting.as_ref().ok_or_else(|| {
					anyhow!("该活动从未核算，链上的内容不全 / the event was never accounted: the chain has no more of it")
				})?;
				let host = legal_person(chain, at, event.host).await?;
				let accountant = legal_person(chain, at, accounting.verifier).await?;
				of_event(&event, host, accounting, accountant)
			}
			CertificateOf::Retirement(id) => {
				let retirement = retirement(at, id).await?;
				let holder = legal_person(chain, at, retirement.holder).await?;
				of_retirement(&retirement, holder)
			}
		};
		Ok(Content(of_certificate(number, &found).into_iter().chain(of).collect()))
	}

	pub fn field(&self, name: &str) -> Option<&Field> {
		self.0.iter().find(|field| field.name == name)
	}

	pub fn json(&self) -> Value {
		let fields = self.0.iter().map(|it| (it.name.to_string(), it.json.clone()));
		Value::Object(fields.collect::<Map<_, _>>())
	}

	pub fn shown(&self) -> String {
		fields(self.0.iter().map(|it| (it.title, it.shown.clone()))).to_string()
	}
}

/// Title and code.
type LegalPerson = (String, String);

async fn legal_person(
	chain: &Chain,
	at: &At,
	number: ParticipantId,
) -> Result<Option<LegalPerson>> {
	Ok(legal_persons(chain, at, &[number]).await?.pop().flatten())
}

/// Whoever is named: by number with the title, and by code, which is what is printed of a legal person.
fn person(
	(name, title): (&'static str, &'static str),
	(code_name, code_title): (&'static str, &'static str),
	number: ParticipantId,
	found: Option<LegalPerson>,
) -> Vec<Field> {
	let who = words::participant(number, found.as_ref().map(|(title, _)| title.as_str()));
	let mut all = vec![Field::number(name, title, number.into()).shown_as(who)];
	all.extend(found.map(|(_, code)| Field::new(code_name, code_title, code)));
	all
}

fn of_certificate(number: u64, found: &Certificate) -> [Field; 4] {
	[
		Field::new("certificate", "证书编号 Certificate", written(number)),
		Field::new("of", "内容 Of", of_text(found.of)).shown_as(of_title(found.of)),
		Field::new("issued", "出具日 Issued", dates::day(*found.issued)),
		Field::new(
			"document_blake2_256",
			"证书文本 BLAKE2-256",
			format!("{:?}", found.document.blake2_256),
		),
	]
}

fn of_event(
	event: &LargeEvent,
	host: Option<LegalPerson>,
	accounting: &Accounting,
	accountant: Option<LegalPerson>,
) -> Vec<Field> {
	let host_code = ("code", "举办机构代码 Host's code");
	let accountant_code = ("accountant_code", "核算机构代码 Accountant's code");
	let mut all = vec![Field::new("title", "名称 Title", text(&event.title))];
	all.extend(person(("holder", "举办机构 Host"), host_code, event.host, host));
	all.extend([
		Field::new("from", "首日 First day", dates::day(*event.first)),
		Field::new("until", "末日 Last day", dates::day(*event.last)),
	]);
	let accountant_name = ("accountant", "核算机构 Accountant");
	all.extend(person(accountant_name, accountant_code, accounting.verifier, accountant));
	all.extend([
		Field::mass("emissions_mg", "核算排放 Emissions", accounting.emissions),
		Field::mass("reduction_mg", "已抵消 Covered", event.covered),
		Field::number("donors", "捐赠人数 Donors", event.donors.into()),
	]);
	all.extend(
		event
			.consent
			.as_ref()
			.map(|(_, day)| Field::new("consent", "主管部门同意 Consented", dates::day(**day))),
	);
	all
}

fn of_retirement(found: &Retirement, holder: Option<LegalPerson>) -> Vec<Field> {
	let holder_code = ("code", "持有者代码 Holder's code");
	let mut all = person(("holder", "持有者 Holder"), holder_code, found.holder, holder);
	all.extend([
		Field::new("purpose", "用途 Purpose", purpose_name(&found.purpose).to_string())
			.shown_as(purpose_title(&found.purpose)),
		Field::new("beneficiary", "受益方 Beneficiary", beneficiary_text(&found.beneficiary))
			.shown_as(beneficiary_title(&found.beneficiary)),
		Field::mass("reduction_mg", "减碳量 Reductions", found.total),
		Field::new("day", "注销日 Retired", dates::day(*found.day)),
	]);
	if let Some((first, last)) = &found.period {
		all.push(Field::new("from", "所抵消排放的首日 Emissions from", dates::day(**first)));
		all.push(Field::new("until", "末日 Until", dates::day(**last)));
	}
	all
}

#[cfg(test)]
pub mod tests {
	use super::*;
	use suhui_client::types::{Beneficiary, Purpose};
	use suhui_primitives::{Day, Document, Region};

	/// Of a retirement of 12.6 kg on 2026-03-10, issued two days later.
	pub fn retired() -> Content {
		let retirement = Retirement {
			holder: 5,
			beneficiary: Beneficiary::Named("南京市生态环境局".into()),
			purpose: Purpose::Offset,
			day: Day(20_522).into(),
			total: 12_600_000,
			points: 0,
			period: None,
			evidence: None,
			certificate: Some(202_600_000_001),
		};
		let certificate = Certificate {
			of: CertificateOf::Retirement(9),
			issued: Day(20_524).into(),
			document: Document::default().into(),
		};
		let fields = of_certificate(202_600_000_001, &certificate).into_iter();
		let holder = ("某公司".into(), "914403001922038216".into());
		Content(fields.chain(of_retirement(&retirement, Some(holder))).collect())
	}

	/// Of an event of 2025-11-15, accounted by 9 and consented to on 2025-12-01.
	pub fn neutral() -> Content {
		let accounting = Accounting {
			verifier: 9,
			emissions: 1_163_590_000_000,
			report: Document::default().into(),
			day: Day(20_412).into(),
		};
		let event = LargeEvent {
			host: 4,
			title: "全运会".into(),
			region: Region::PROVINCE.into(),
			first: Day(20_407).into(),
			last: Day(20_407).into(),
			plan: Document::default().into(),
			target: 1_200_000_000_000,
			registered: Day(20_362).into(),
			accountant: Some(9),
			accounting: None,
			covered: 1_163_590_000_000,
			donors: 92_349,
			consent: Some((Document::default().into(), Day(20_423).into())),
			called_off: None,
			certificate: Some(202_600_000_001),
		};
		let host = ("江苏".into(), "914403001922038216".into());
		let accountant = ("某核查机构".into(), "91440300192203821X".into());
		Content(of_event(&event, Some(host), &accounting, Some(accountant)))
	}

	#[test]
	fn content_should_have_what_is_printed_when_it_is_of_a_retirement() {
		let json = retired().json();
		for (name, value) in [
			("certificate", "202600000001-52"),
			("of", "retirement:9"),
			("issued", "2026-03-12"),
			("purpose", "offset"),
			("beneficiary", "name:南京市生态环境局"),
			("day", "2026-03-10"),
		] {
			assert_eq!(json[name], value, "{name}");
		}
		assert_eq!((&json["holder"], &json["reduction_mg"]), (&json!(5), &json!(12_600_000)));
		let shown = retired().shown();
		assert!(shown.contains("5 某公司") && shown.contains("12.600000 kg"), "{shown}");
		assert!(retired().field("from").is_none());
	}
}
