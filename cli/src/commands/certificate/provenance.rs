//! Where a certificate's reductions come from, by pages: its classes, and of a class its batches with their
//! attestations and chunks (Art. 24, 39).

use anyhow::{anyhow, Result};
use serde_json::{json, Value};
use suhui_client::{
	api,
	read::read,
	scenario::{scenario, text},
	types::{BatchPart, CertificateOf, Class, ClassesPage, Provenance},
	At, Failure,
};
use suhui_primitives::{certificate::written, BatchId, ClassId, FIRST_NUMBER};

use super::certificate;
use crate::{
	args::Context,
	dates,
	output::{mass_exactly, optional, table},
};

pub async fn run(context: &Context, asked: super::Provenance) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let of = certificate(&at, asked.number).await?.of;
	match asked.class {
		Some(class) => {
			batches(context, &at, asked.number, class, asked.from.unwrap_or(FIRST_NUMBER)).await
		}
		None => classes(context, &at, asked.number, of, asked.after).await,
	}
}

/// A page of the classes, and what each is.
async fn classes(
	context: &Context,
	at: &At,
	number: u64,
	of: CertificateOf,
	after: Option<ClassId>,
) -> Result<()> {
	let call = api::runtime_apis().reductions_api().classes(of, after);
	let page: ClassesPage = at.runtime_apis().call(call).await.map_err(Failure::lost)?;
	let ClassesPage { classes, next } = page;
	let mut found = Vec::new();
	for (id, milligrams) in classes {
		let class = read(at, api::storage().issuance().classes(), (id,)).await?;
		let titled = match class {
			Some(class) => {
				let title = text(&scenario(at, class.source).await?.title);
				Some((class, title))
			}
			None => None,
		};
		found.push((id, milligrams, titled));
	}
	let entries: Vec<Value> = found
		.iter()
		.map(|(id, milligrams, titled)| {
			let class = titled.as_ref().map(|(class, _)| class);
			json!({
				"class": id, "reduction_mg": milligrams, "source": class.map(|it| it.source),
				"version": class.and_then(|it| it.version),
				"month": class.map(|it| dates::month(*it.month)),
			})
		})
		.collect();
	let result = json!({ "certificate": written(number), "classes": entries, "next": next });
	context.output.show(&result, |_| {
		let rows = found.iter().map(|(id, milligrams, titled)| {
			let class = titled.as_ref();
			[
				id.to_string(),
				optional(class, |(class, title)| format!("{} {title}", class.source)),
				optional(class.and_then(|(class, _)| class.version), |it| it.to_string()),
				optional(class, |(class, _)| dates::month(*class.month)),
				mass_exactly(*milligrams),
			]
		});
		let header = [
			"批类 Class#",
			"场景 Scenario",
			"方法学版本 Version#",
			"签发月份 Month",
			"减碳量 Reductions#",
		];
		let number = written(number);
		let on = match next {
			Some(class) => format!("尚有，接着看 go on: suhui certificate provenance {number} --after {class}\n"),
			None => String::new(),
		};
		format!(
			"{}\n{on}一个批类的批次 the batches of a class: suhui certificate provenance {number} --class CLASS",
			table(header, rows)
		)
	});
	Ok(())
}

/// The batches that a class was issued of: the next page that has any.
async fn batches(
	context: &Context,
	at: &At,
	number: u64,
	id: ClassId,
	from: BatchId,
) -> Result<()> {
	let (class, parts, next) = next_batches(at, id, from).await?;
	let title = text(&scenario(at, class.source).await?.title);
	let result = json!({
		"certificate": written(number), "class": id, "source": class.source, "version": class.version,
		"month": dates::month(*class.month), "batches": parts.iter().map(part_json).collect::<Vec<_>>(),
		"next": next,
	});
	context.output.show(&result, |_| {
		let rows = parts.iter().map(|part| {
			let (first, end) = part.chunks;
			[
				part.batch.to_string(),
				dates::period(*part.period),
				part.terms.to_string(),
				format!("{first}..{}", end.saturating_sub(1)),
				mass_exactly(part.issued.reduction),
				optional(part.verifier, |verifier| verifier.to_string()),
				format!("{:?}", part.root),
				optional(part.report.as_deref(), |it| format!("{:?}", it.blake2_256)),
			]
		});
		let header = [
			"批次 Batch#",
			"期间 Period",
			"规则 Terms#",
			"数据块 Chunks",
			"签发 Issued#",
			"核查机构 Verifier#",
			"核证的根 Attested root",
			"核查报告 Report BLAKE2-256",
		];
		let month = dates::month(*class.month);
		let summary = format!(
			"批类 {id}：场景 {0} {title}，{month} 签发 / class {id}: scenario {0}, issued in {month}",
			class.source
		);
		let number = written(number);
		let on = match next {
			Some(batch) => format!("\n尚有，接着看 go on: suhui certificate provenance {number} --class {id} --from {batch}"),
			None => String::new(),
		};
		format!(
			"{summary}\n{}{on}\n由链上数据重算一个批次 recompute a batch from the chain: suhui batch recompute BATCH",
			table(header, rows)
		)
	});
	Ok(())
}

/// The class, the next of its batches, and from where to go on. A page of the chain may have none.
async fn next_batches(
	at: &At,
	id: ClassId,
	from: BatchId,
) -> Result<(Class, Vec<BatchPart>, Option<BatchId>)> {
	let mut from = from;
	loop {
		let call = api::runtime_apis().reductions_api().provenance(id, from);
		let page = at.runtime_apis().call(call).await.map_err(Failure::lost)?;
		let Provenance { class, parts, next } =
			page.ok_or_else(|| anyhow!("没有批类 {id} / there is no class {id}"))?;
		match next {
			Some(next) if parts.is_empty() => from = next,
			next => return Ok((class, parts, next)),
		}
	}
}

fn part_json(part: &BatchPart) -> Value {
	let (first, end) = part.chunks;
	json!({
		"batch": part.batch, "terms": part.terms, "period": dates::period(*part.period), "root": part.root,
		"verifier": part.verifier, "report": part.report.as_deref(),
		"chunks": { "first": first, "end": end },
		"issued": { "reduction_mg": part.issued.reduction, "points": part.issued.points },
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use subxt::utils::{Static, H256};
	use suhui_primitives::{Day, Period, Quantity};

	#[test]
	fn part_should_tell_chunks_and_attestation_when_it_is_json() {
		let part = BatchPart {
			batch: 12,
			terms: 1,
			period: Static(Period { first: Day(20_454), last: Day(20_484) }),
			root: H256::zero(),
			verifier: Some(7),
			report: None,
			chunks: (3, 8),
			issued: Static(Quantity { reduction: 451_250, points: 4 }),
		};
		let json = part_json(&part);
		assert_eq!(json["period"], "2026-01-01..2026-01-31");
		assert_eq!(json["chunks"], json!({ "first": 3, "end": 8 }));
		assert_eq!((&json["verifier"], &json["report"]), (&json!(7), &Value::Null));
		assert_eq!(json["issued"], json!({ "reduction_mg": 451_250, "points": 4 }));
	}
}
