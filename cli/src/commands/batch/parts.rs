//! In which classes a batch was issued: one for each month in which it was fed.

use anyhow::{anyhow, Result};
use serde_json::{json, Value};
use suhui_client::{api, read::read, At};
use suhui_primitives::{BatchId, ClassId, Month, Quantity};

use crate::dates;

/// What a batch issued in one class.
pub struct Part {
	pub class: ClassId,
	/// Of issue.
	pub month: Month,
	/// The first of its chunks, which go up to the next part's.
	pub first_chunk: u32,
	pub issued: Quantity,
}

impl Part {
	/// All of a batch's, in the order in which they were fed.
	pub async fn read(at: &At, batch: BatchId) -> Result<Vec<Self>> {
		let issuance = api::storage().issuance();
		let stored = read(at, issuance.batch_classes(), (batch,)).await?.unwrap_or_default();
		let mut parts = Vec::new();
		for part in stored {
			let class = read(at, issuance.classes(), (part.class,)).await?;
			let class = class.ok_or_else(|| anyhow!("the chain has no class {}", part.class))?;
			parts.push(Part {
				class: part.class,
				month: *class.month,
				first_chunk: part.first_chunk,
				issued: *part.issued,
			});
		}
		Ok(parts)
	}

	pub fn json(&self) -> Value {
		let Part { class, month, first_chunk, issued } = self;
		json!({
			"class": class, "month": dates::month(*month), "first_chunk": first_chunk,
			"issued": { "reduction_mg": issued.reduction, "points": issued.points },
		})
	}
}
