//! Recording consents a platform holds, as many as a range or a file names.

use anyhow::{bail, ensure, Result};
use serde_json::json;
use suhui_client::{api, marks::Marks, At, Chain, Pipeline, PipelineLimits};
use suhui_primitives::{ParticipantId, FIRST_NUMBER, MAX_CONSENTS};

use super::{never_given, next_participant, RecordConsents};
use crate::{args::Context, people, words::some};

pub async fn run(context: &Context, record: RecordConsents) -> Result<()> {
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let named = named(&at, &record).await?;
	let source = record.source;
	let (participants, refused) = divide(&chain, &at, &record, named).await?;
	if !refused.is_empty() {
		context.output.warn(format!(
			"{0} 个编号已销户、不是个人，或本人已撤回同意，跳过：{1} / {0} participants are closed, no individuals, or withdrew their consent themselves, and are passed over: {1}",
			refused.len(),
			some(&refused)
		));
	}
	let bar = context.output.bar(participants.len() as u64, "登记同意 Recording");
	let jobs = participants.chunks(MAX_CONSENTS as usize).map(|chunk| {
		Ok((chunk.len() as u64, api::tx().participants().record_consents(source, chunk.to_vec())))
	});
	let pipeline = Pipeline::new(&chain, &signer, PipelineLimits::default()).await?;
	pipeline
		.run(jobs, |recorded, _| {
			bar.inc(recorded);
			Ok(())
		})
		.await?;
	bar.finish_and_clear();
	let count = participants.len();
	let result = json!({ "source": source, "participants": count, "passed_over": refused.len() });
	context.output.show(&result, |_| {
		format!("已登记 {count} 人对场景 {source} 的同意 Consents of {count} participants to scenario {source} recorded")
	});
	Ok(())
}

/// Whom the command line names; all must have been given a number.
async fn named(at: &At, record: &RecordConsents) -> Result<Vec<ParticipantId>> {
	let next = next_participant(at).await?;
	let ensure_given = |number: ParticipantId| {
		ensure!((FIRST_NUMBER..next).contains(&number), never_given(number, next));
		Ok(())
	};
	match (&record.file, record.from.zip(record.to)) {
		(Some(file), _) => {
			let numbers = people::read_numbers(file)?;
			ensure!(!numbers.is_empty(), "没有参与者 / no participant is named");
			numbers.iter().copied().try_for_each(ensure_given)?;
			Ok(numbers)
		}
		(None, Some((first, last))) => {
			ensure!(first <= last, "--to 不应小于 --from / --to must not be below --from");
			[first, last].into_iter().try_for_each(ensure_given)?;
			Ok((first..=last).collect())
		}
		(None, None) => bail!("没有参与者 / no participant is named"),
	}
}

/// Those whose consent can be recorded, and the others.
async fn divide(
	chain: &Chain,
	at: &At,
	record: &RecordConsents,
	people: Vec<ParticipantId>,
) -> Result<(Vec<ParticipantId>, Vec<ParticipantId>)> {
	let individuals = Marks::individuals(chain, at, &people).await?;
	let withdrawn = Marks::withdrawals(chain, at, record.source, &people).await?;
	let possible = |participant| individuals.has(participant) && !withdrawn.has(participant);
	Ok(people.into_iter().partition(|participant| possible(*participant)))
}
