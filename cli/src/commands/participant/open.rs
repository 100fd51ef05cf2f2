//! Opening accounts, one or as many as a file names.

use std::path::Path;

use anyhow::{bail, Error, Result};
use serde_json::json;
use subxt::utils::AccountId32;
use suhui_client::{
	api::{self, participants::events::Opened},
	read::read_many,
	types::Opening,
	At, Chain, Failure, Pipeline, PipelineLimits, Signer,
};
use suhui_primitives::{ParticipantId, MAX_OPENINGS};

use super::Open;
use crate::{args::Context, bounds, people};

/// Tries without any account opened in between.
const ATTEMPTS: u32 = 5;

pub async fn run(context: &Context, open: Open) -> Result<()> {
	match open.file.clone() {
		Some(file) => {
			open_many(context, people::read(&file, &open.consents)?, open.numbers.as_deref()).await
		}
		None => open_one(context, open).await,
	}
}

async fn open_one(context: &Context, open: Open) -> Result<()> {
	let Open {
		account: Some(account),
		kind: Some(kind),
		region: Some(region),
		commitment: Some(commitment),
		..
	} = open
	else {
		bail!("请给出 --account、--kind、--region 与 --commitment / give --account, --kind, --region and --commitment");
	};
	let opening = Opening {
		account,
		kind: kind.into(),
		region: region.into(),
		commitment,
		sources: bounds::consents(open.consents).map_err(Error::msg)?,
	};
	let included = context.send(&api::tx().participants().open(opening)).await?;
	let Opened { participant, .. } = included.event()?;
	if let Some(path) = &open.numbers {
		people::write_numbers(path, [(account, participant)])?;
	}
	let result = json!({ "block": included.block, "participant": participant, "account": account.to_string() });
	context.output.show(&result, |_| format!("已开户，编号 Opened as participant {participant}"));
	Ok(())
}

async fn open_many(context: &Context, people: Vec<Opening>, numbers: Option<&Path>) -> Result<()> {
	let mut chain = context.connect().await?;
	let signer = context.signer()?;
	let accounts: Vec<_> = people.iter().map(|person| person.account).collect();
	let at = chain.settled(&signer.account).await?;
	let mut missing = missing(&chain, &at, &people).await?;
	let skipped = people.len() - missing.len();
	if skipped > 0 {
		context.output.note(format!(
			"{skipped} 个账户已开户，跳过 / {skipped} accounts are open already and skipped"
		));
	}
	let bar = context.output.bar(missing.len() as u64, "开户 Opening");
	let mut attempt = 0;
	while !missing.is_empty() {
		let before = missing.len();
		let sent = send(&chain, &signer, &missing, || bar.inc(1)).await;
		let Err(error) = sent else { break };
		attempt += 1;
		if !error.downcast_ref().is_some_and(Failure::may_pass) || attempt > ATTEMPTS {
			return Err(error);
		}
		context.output.note(format!("{error:#}"));
		chain = chain.reconnect().await?;
		let at = chain.settled(&signer.account).await?;
		missing = self::missing(&chain, &at, &people).await?;
		bar.set_position(bar.length().unwrap_or_default().saturating_sub(missing.len() as u64));
		if missing.len() < before {
			attempt = 0;
		}
	}
	bar.finish_and_clear();
	let given = given(&chain, &accounts).await?;
	if let Some(path) = numbers {
		people::write_numbers(path, given.iter().copied())?;
	}
	let first = given.iter().map(|(_, number)| *number).min();
	let last = given.iter().map(|(_, number)| *number).max();
	let opened = people.len() - skipped;
	let result = json!({ "opened": opened, "skipped": skipped, "first": first, "last": last });
	context.output.show(&result, |_| {
		let range = first
			.zip(last)
			.map_or_else(String::new, |(first, last)| format!("，编号 numbers {first}..{last}"));
		format!("已开户 {opened}，跳过 {skipped} / {opened} opened, {skipped} skipped{range}")
	});
	Ok(())
}

async fn send(
	chain: &Chain,
	signer: &Signer,
	missing: &[Opening],
	opened: impl Fn(),
) -> Result<()> {
	let jobs = missing
		.chunks(MAX_OPENINGS as usize)
		.map(|chunk| Ok((chunk.len(), api::tx().participants().open_batch(chunk.to_vec()))));
	let pipeline = Pipeline::new(chain, signer, PipelineLimits::default()).await?;
	pipeline
		.run(jobs, |count, _| {
			(0..count).for_each(|_| opened());
			Ok(())
		})
		.await
}

/// Those of the people who have no open account.
async fn missing(chain: &Chain, at: &At, people: &[Opening]) -> Result<Vec<Opening>> {
	let keys = people.iter().map(|person| (person.account,));
	let numbers =
		read_many(chain, at, api::storage().participants().participant_of(), keys).await?;
	Ok(people
		.iter()
		.zip(numbers)
		.filter(|(_, number)| number.is_none())
		.map(|(person, _)| person.clone())
		.collect())
}

async fn given(
	chain: &Chain,
	accounts: &[AccountId32],
) -> Result<Vec<(AccountId32, ParticipantId)>> {
	let at = chain.at_finalized().await?;
	let keys = accounts.iter().map(|account| (*account,));
	let numbers =
		read_many(chain, &at, api::storage().participants().participant_of(), keys).await?;
	Ok(accounts
		.iter()
		.copied()
		.zip(numbers)
		.filter_map(|(account, number)| Some((account, number?)))
		.collect())
}
