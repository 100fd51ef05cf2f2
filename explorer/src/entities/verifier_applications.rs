//! What legal persons applied with to be verifiers, or for the renewal of their accreditation (Art. 40, 41).

use anyhow::{bail, Context, Result};
use serde_json::Value as Tree;

use super::{
	entity::{column, on, words, Books, Entity, Form::*, Mention},
	fields::EventFields,
	moment::EventContext,
};
use crate::{
	statement,
	store::{change::Change, sql::Bind},
};

pub static ENTITY: Entity = Entity {
	table: "verifier_applications",
	title: words("核查机构的申请", "Verifiers’ applications"),
	holds: words(
		"法人申请成为核查机构或申请续期的一份申请：材料、资质证书、业务范围、结果",
		"An application of a legal person to be a verifier or for renewal: documents, certificate, scope, outcome",
	),
	key: &["block", "idx"],
	since: Some("block"),
	columns: &[
		column("block", Number, "申请所在区块", "Block of the application"),
		column("idx", Number, "事件在区块中的序号", "Place of its event in the block")
			.titled("index"),
		column("participant", Number, "申请者的参与者编号", "The applicant, by number of the participant"),
		column("applied_day", Day, "申请日期", "Day of the application"),
		column(
			"state",
			Text,
			"waiting 待决（后一份申请取代前一份），granted 据以确定或续期，rejected 不予确定，forgotten 因资格撤销而作废",
			"waiting (a later one takes its place), granted, rejected, or forgotten since the accreditation was revoked",
		),
		column("premises_blake2_256", Text, "固定办公场所材料的 BLAKE2-256 摘要", "BLAKE2-256 digest of what shows its place of work"),
		column("premises_sm3", Text, "其 SM3 摘要", "Its SM3 digest"),
		column("facilities_blake2_256", Text, "设施、设备和办公条件材料的 BLAKE2-256 摘要", "BLAKE2-256 digest of what shows its facilities and equipment"),
		column("facilities_sm3", Text, "其 SM3 摘要", "Its SM3 digest"),
		column("management_blake2_256", Text, "核查活动管理制度的 BLAKE2-256 摘要", "BLAKE2-256 digest of how it manages verification"),
		column("management_sm3", Text, "其 SM3 摘要", "Its SM3 digest"),
		column("finance_blake2_256", Text, "财务制度的 BLAKE2-256 摘要", "BLAKE2-256 digest of its rules of finance"),
		column("finance_sm3", Text, "其 SM3 摘要", "Its SM3 digest"),
		column("certificate_blake2_256", Text, "资质证书的 BLAKE2-256 摘要", "BLAKE2-256 digest of the certificate"),
		column("certificate_sm3", Text, "其 SM3 摘要", "Its SM3 digest"),
		column("review_blake2_256", Text, "从事能源计量审查工作材料的 BLAKE2-256 摘要", "BLAKE2-256 digest of what shows that it reviews the metering of energy"),
		column("review_sm3", Text, "其 SM3 摘要", "Its SM3 digest"),
		column("qualification", Text, "ghg 温室气体审定与核查机构，metering 能源计量审查", "ghg: validates and verifies greenhouse gases; metering: reviews the metering of energy"),
		column("laboratory", Text, "能源计量审查者的资质：cnas，cma", "Of metering, cnas or cma"),
		column("certificate_number", Text, "证书编号", "Number of the certificate"),
		column("expires_day", Day, "证书有效期至", "Last day of the certificate"),
		column("scope", Json, "核查的方法学编号，空为全部", "Numbers of the methodologies it verifies under, all if empty"),
		column("people", Number, "所列人员数", "People it named"),
	],
	books: Books::Events(&[
		on("Accreditation", "Applied", applied),
		on("Accreditation", "Accredited", |moment| decided(moment, "verifier", "granted")),
		on("Accreditation", "Renewed", |moment| decided(moment, "verifier", "granted")),
		on("Accreditation", "Rejected", |moment| decided(moment, "applicant", "rejected")),
		on("Accreditation", "Revoked", |moment| decided(moment, "verifier", "forgotten")),
	]),
	finds: &[],
	documents: &[
		mention("premises"),
		mention("facilities"),
		mention("management"),
		mention("finance"),
		mention("certificate"),
		Mention { role: "metering", ..mention("review") },
	],
};

const fn mention(role: &'static str) -> Mention {
	Mention { kind: "participant", id: "CAST(participant AS TEXT)", role, columns: role }
}

/// What an application says of the qualification: its name, the laboratory's, and its fields.
fn qualification(application: &Tree) -> Result<(&'static str, Option<String>, &Tree)> {
	let found = application.field("qualification")?;
	if let Some(ghg) = found.get("Ghg") {
		return Ok(("ghg", None, ghg));
	}
	let Some(metering) = found.get("Metering") else { bail!("`{found}` is no qualification") };
	Ok(("metering", Some(metering.variant("laboratory")?), metering))
}

fn applied(moment: &EventContext<'_>) -> Result<Change> {
	let fields = &moment.event.fields;
	let application = fields.field("application")?;
	let (kind, laboratory, certificate) = qualification(application)?;
	let mut values: Vec<Bind> = vec![
		moment.number().into(),
		moment.place().into(),
		fields.int("applicant")?.into(),
		moment.day().into(),
	];
	for name in ["premises", "facilities", "management", "finance"] {
		let (blake2_256, sm3) = application.document(name)?;
		values.extend([blake2_256.into(), sm3.into()]);
	}
	let (blake2_256, sm3) = certificate.document("document")?;
	values.extend([blake2_256.into(), sm3.into()]);
	let review = match kind {
		"metering" => Some(certificate.document("review")?),
		_ => None,
	};
	let (blake2_256, sm3) = review.unzip();
	values.extend([blake2_256.into(), sm3.into()]);
	let scope = application.field("scope")?;
	let scope = scope.as_array().context("a scope is no list")?;
	values.extend([
		kind.into(),
		laboratory.into(),
		certificate.text("number")?.into(),
		certificate.int("expires")?.into(),
		serde_json::to_string(scope)?.into(),
		fields.int("people")?.into(),
	]);
	Ok(Change::Statement(
		"INSERT INTO verifier_applications (block, idx, participant, applied_day, premises_blake2_256, premises_sm3, \
		facilities_blake2_256, facilities_sm3, management_blake2_256, management_sm3, finance_blake2_256, finance_sm3, \
		certificate_blake2_256, certificate_sm3, review_blake2_256, review_sm3, qualification, laboratory, \
		certificate_number, expires_day, scope, people, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
		$13, $14, $15, $16, $17, $18, $19, $20, $21, $22, 'waiting')",
		values,
	))
}

/// What becomes of the last one that waits.
fn decided(moment: &EventContext<'_>, who: &str, state: &str) -> Result<Change> {
	Ok(statement!(
		"UPDATE verifier_applications SET state = $1 WHERE participant = $2 AND state = 'waiting' AND NOT EXISTS (SELECT 1 \
		FROM verifier_applications n WHERE n.participant = verifier_applications.participant AND (n.block > \
		verifier_applications.block OR (n.block = verifier_applications.block AND n.idx > verifier_applications.idx)))",
		state,
		moment.event.fields.int(who)?
	))
}
