//! Opening accounts, one or as many as a file names.

use std::path::Path;

use anyhow::{bail, ensure, Error, Result};
use serde_json::json;
use subxt::utils::{AccountId32, Static, H256};
use suhui_client::{
	api::{self, participants::events::Opened},
	keys::is_consent,
	read::read_many,
	types::Opening,
	At, Chain, Failure, Pipeline, PipelineLimits, Signer,
};
use suhui_primitives::{KeyHolder, ParticipantId, Region, MAX_OPENINGS};

use super::{pilots, Open};
use crate::{
	args::Context,
	bounds,
	new_key::next_words,
	people::{self, Particulars},
	words,
};

/// Tries without any account opened in between.
const ATTEMPTS: u32 = 5;

pub async fn run(context: &Context, open: Open) -> Result<()> {
	let chain = context.connect().await?;
	let pilots = pilots(&chain.at_finalized().await?).await?;
	match open.file.clone() {
		Some(file) => {
			let people = people::read(&file, &pilots, &open.consents)?;
			ensure_consenting(chain.genesis(), &people)?;
			open_many(context, chain, people, open.numbers.as_deref()).await
		}
		None => open_one(context, &chain, &pilots, open).await,
	}
}

async fn open_one(context: &Context, chain: &Chain, pilots: &[Region], open: Open) -> Result<()> {
	let Open {
		account, kind, region, commitment, title, code, key_consent, consents, numbers, ..
	} = open;
	let (Some(account), Some(kind), Some(region)) = (account, kind, region) else {
		bail!("请给出 --account、--kind 与 --region / give --account, --kind and --region");
	};
	let sources = bounds::consents(consents).map_err(Error::msg)?;
	let region = people::admitted(region, pilots).map_err(Error::msg)?;
	let particulars = Particulars { kind, commitment, title, code, sources, key_consent };
	let opening = particulars.opening(account, region).map_err(|(_, fault)| Error::msg(fault))?;
	ensure_consenting(chain.genesis(), std::slice::from_ref(&opening))?;
	ensure_codes_free(chain, &chain.at_finalized().await?, std::slice::from_ref(&opening)).await?;
	let included = context.send_on(chain, &api::tx().participants().open(opening)).await?;
	let Opened { participant, .. } = included.event()?;
	if let Some(path) = &numbers {
		people::write_numbers(path, [(account, participant)])?;
	}
	let result = json!({ "block": included.block, "participant": participant, "account": account.to_string() });
	context.output.show(&result, |_| format!("已开户，编号 Opened as participant {participant}"));
	Ok(())
}

async fn open_many(
	context: &Context,
	mut chain: Chain,
	people: Vec<Opening>,
	numbers: Option<&Path>,
) -> Result<()> {
	let signer = context.signer()?;
	let accounts: Vec<_> = people.iter().map(|person| person.account).collect();
	let at = chain.settled(&signer.account).await?;
	let mut missing = missing(&chain, &at, &people).await?;
	ensure_codes_free(&chain, &at, &missing).await?;
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

/// Those of the people who have no account. One that stood for someone who closed, or has another now, opens none.
async fn missing(chain: &Chain, at: &At, people: &[Opening]) -> Result<Vec<Opening>> {
	let stood_for = stood_for(chain, at, people.iter().map(|person| person.account)).await?;
	let known = stood_for.iter().flatten().map(|number| (*number,));
	let known = read_many(chain, at, api::storage().participants().participants(), known).await?;
	let mut known = known.into_iter();
	let mut missing = Vec::new();
	for (person, number) in people.iter().zip(stood_for) {
		let Some(number) = number else {
			missing.push(person.clone());
			continue;
		};
		match known.next().flatten() {
			None => missing.push(person.clone()),
			Some(present) if present.account != person.account => bail!(
				"账户 {0} 曾代表参与者 {number}，后者现用 {1}，此账户不能另行开户，请换一个 / the account {0} stood for participant {number}, who has {1} now, and opens for no other: use another account",
				person.account,
				present.account
			),
			Some(present) if present.closed.is_some() => bail!(
				"账户 {0} 属于已销户的参与者 {number}，请用 suhui participant reopen 恢复，或换一个账户 / the account {0} is that of participant {number}, who is closed: open it again by `suhui participant reopen`, or use another account",
				person.account
			),
			Some(_) => (),
		}
	}
	Ok(missing)
}

/// The key of a legal person consents to stand for it, and to be its first.
fn ensure_consenting(genesis: H256, people: &[Opening]) -> Result<()> {
	for person in people {
		let Some(it) = person.holder.legal_person() else { continue };
		let words = next_words(genesis, KeyHolder::LegalPerson(it.code), 0);
		let consents = |consent: &Static<_>| is_consent(&consent.0, &person.account, &words);
		ensure!(
			person.consent.as_ref().is_some_and(consents),
			"密钥的同意不是 {0} 对下列文字的签名，请以该账户的密钥重新运行 suhui key consent --code {1} / the key's consent is not {0}'s signature of these words: run `suhui key consent --code {1}` again with its key\n{words}",
			person.account,
			words::credit_code(&it.code)
		);
	}
	Ok(())
}

/// A legal person is one participant for good, by its code.
async fn ensure_codes_free(chain: &Chain, at: &At, people: &[Opening]) -> Result<()> {
	let codes = people.iter().filter_map(|person| Some(person.holder.legal_person()?.code));
	let codes: Vec<_> = codes.collect();
	let keys = codes.iter().map(|code| (Static(*code),));
	let numbers = read_many(chain, at, api::storage().participants().by_code(), keys).await?;
	match codes.iter().zip(numbers).find_map(|(code, number)| Some((code, number?))) {
		Some((code, number)) => bail!(
			"统一社会信用代码 {0} 已登记为参与者 {number}；密钥遗失请用 suhui participant replace-key，已销户请用 suhui participant reopen / the credit code {0} is participant {number}'s, for good; a lost key is replaced by `suhui participant replace-key`, a closed account opened again by `suhui participant reopen`",
			words::credit_code(code)
		),
		None => Ok(()),
	}
}

async fn given(
	chain: &Chain,
	accounts: &[AccountId32],
) -> Result<Vec<(AccountId32, ParticipantId)>> {
	let at = chain.at_finalized().await?;
	let numbers = stood_for(chain, &at, accounts.iter().copied()).await?;
	Ok(accounts
		.iter()
		.copied()
		.zip(numbers)
		.filter_map(|(account, number)| Some((account, number?)))
		.collect())
}

/// Whom each account stands for, or stood for last.
async fn stood_for(
	chain: &Chain,
	at: &At,
	accounts: impl IntoIterator<Item = AccountId32>,
) -> Result<Vec<Option<ParticipantId>>> {
	let keys = accounts.into_iter().map(|account| (account,));
	read_many(chain, at, api::storage().participants().participant_of(), keys).await
}
