//! Accounts by number (Art. 8).

use anyhow::Result;

use super::{fields::Fields, Moment};
use crate::{index::change::Change, statement};

pub fn changes(moment: &Moment<'_>) -> Result<Vec<Change>> {
	let (fields, block) = (&moment.event.fields, moment.block());
	Ok(match moment.event.name.as_str() {
		"Opened" => {
			let (id, account) = (fields.int("participant")?, fields.text("account")?);
			let (kind, region) = (fields.variant("kind")?, fields.int("region")?);
			vec![
				statement!(
					"INSERT INTO open_accounts (kind, number) VALUES ($1, 1) \
					ON CONFLICT (kind) DO UPDATE SET number = open_accounts.number + 1",
					kind.clone()
				),
				statement!(
					"INSERT INTO participants (id, account, kind, region, opened_day, block) \
					VALUES ($1, $2, $3, $4, $5, $6)",
					id,
					account.clone(),
					kind,
					region,
					moment.day(),
					block
				),
				stood(account, id, block),
			]
		}
		"KeyChanged" => {
			let (id, account) = (fields.int("participant")?, fields.text("account")?);
			vec![
				statement!(
					"UPDATE participants SET account = $1 WHERE id = $2",
					account.clone(),
					id
				),
				stood(account, id, block),
			]
		}
		"Closed" => {
			let id = fields.int("participant")?;
			vec![
				statement!(
					"UPDATE open_accounts SET number = number - 1 WHERE kind = \
					(SELECT kind FROM participants WHERE id = $1 AND closed_day IS NULL)",
					id
				),
				statement!(
					"UPDATE participants SET closed_day = $1 WHERE id = $2",
					moment.day(),
					id
				),
			]
		}
		_ => Vec::new(),
	})
}

fn stood(account: String, participant: i64, block: i64) -> Change {
	statement!(
		"INSERT INTO participant_accounts (account, participant, block) VALUES ($1, $2, $3) \
		ON CONFLICT (account, participant) DO UPDATE SET block = excluded.block",
		account,
		participant,
		block
	)
}
