//! Agreements with providers (Art. 36).

use std::path::Path;

use anyhow::{ensure, Error, Result};
use serde_json::json;
use suhui_client::{
	api,
	clock::today,
	read::{read, read_all},
	types::Agreement,
	At, Who,
};
use suhui_primitives::{Day, ParticipantId, ParticipantKind};

use crate::{
	args::Context,
	bounds,
	commands::participant::titles,
	dates, document,
	output::{optional, table},
};

pub async fn agree(
	context: &Context,
	provider: Who,
	(from, until): (Option<Day>, Day),
	document: &Path,
) -> Result<()> {
	let document = document::read(document)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let (provider, found) = provider.open_participant(&at).await?;
	ensure!(
		found.holder.kind() != ParticipantKind::Individual,
		"参与者 {provider} 是个人，不能作为权益提供方 / participant {provider} is an individual, and individuals provide nothing"
	);
	let today = today(&at).await?;
	let from = from.unwrap_or(today);
	bounds::days(from, until).and_then(|()| bounds::not_past(until, today)).map_err(Error::msg)?;
	let before = agreement(&at, provider).await?;
	let stands = before.is_some_and(|agreement| state(&agreement, today) == State::Stands);
	ensure!(
		from <= today || !stands,
		"参与者 {provider} 的现行协议有效，新协议的首日不得晚于今日 {today}，否则其间没有协议 / an agreement of participant {provider} stands: one in its place begins today, {today}, or before, or there would be none until it begins"
	);
	let call = api::tx().mall().agree(provider, document.into(), from.into(), until.into());
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({
		"block": block, "provider": provider, "from": dates::day(from), "until": dates::day(until),
		"document": document,
	});
	context.output.show(&result, |_| {
		format!("已登记与权益提供方 {provider} 的合作协议，{from} 至 {until} / noted the agreement with provider {provider}, from {from} until {until}")
	});
	Ok(())
}

pub async fn end(context: &Context, provider: Who, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let (provider, _) = provider.participant(&at).await?;
	let today = today(&at).await?;
	let found = agreement(&at, provider).await?;
	let lasts = found.is_some_and(|it| matches!(state(&it, today), State::Stands | State::ToCome));
	ensure!(
		lasts,
		"参与者 {provider} 没有未结束的合作协议 / participant {provider} has no agreement that is not over"
	);
	let call = api::tx().mall().end_agreement(provider, document.into());
	let block = context.send_on(&chain, &call).await?.block;
	let result = json!({ "block": block, "provider": provider, "document": document });
	context.output.show(&result, |_| {
		format!("已终止与权益提供方 {provider} 的合作协议 / the agreement with provider {provider} was ended")
	});
	Ok(())
}

pub async fn list(context: &Context) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let today = today(&at).await?;
	let mut agreements = read_all(&at, api::storage().mall().agreements()).await?;
	agreements.sort_by_key(|((provider,), _)| *provider);
	let numbers: Vec<_> = agreements.iter().map(|((provider,), _)| *provider).collect();
	let titles = titles(&chain, &at, &numbers).await?;
	let entries: Vec<_> = agreements
		.iter()
		.zip(&titles)
		.map(|(((provider,), it), title)| {
			let ended = it
				.ended
				.as_ref()
				.map(|(document, day)| json!({ "document": **document, "day": dates::day(**day) }));
			json!({
				"provider": provider, "title": title, "state": state(it, today).name(),
				"from": dates::day(*it.from), "until": dates::day(*it.until), "document": *it.document,
				"ended": ended,
			})
		})
		.collect();
	context.output.show(&entries, |_| {
		let rows = agreements.iter().zip(&titles).map(|(((provider,), it), title)| {
			[
				provider.to_string(),
				optional(title.clone(), |title| title),
				state(it, today).title().to_string(),
				dates::day(*it.from),
				dates::day(*it.until),
				format!("{:?}", it.document.blake2_256),
			]
		});
		let header = [
			"编号 No.#",
			"名称 Title",
			"今日 Today",
			"首日 From",
			"末日 Until",
			"协议 Document BLAKE2-256",
		];
		table(header, rows)
	});
	Ok(())
}

pub async fn agreement(at: &At, provider: ParticipantId) -> Result<Option<Agreement>> {
	read(at, api::storage().mall().agreements(), (provider,)).await
}

/// That the provider may provide today.
pub async fn ensure_stands(at: &At, provider: ParticipantId, today: Day) -> Result<()> {
	let found = agreement(at, provider).await?.map(|agreement| state(&agreement, today));
	let why =
		found.map_or("没有合作协议 none".to_string(), |state| state.title().to_string());
	ensure!(
		found == Some(State::Stands),
		"权益提供方 {provider} 今日没有有效的合作协议：{why} / provider {provider} has no agreement that stands today: {why}"
	);
	Ok(())
}

/// Where an agreement stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
	ToCome,
	Stands,
	Over,
	Ended,
}

impl State {
	fn name(self) -> &'static str {
		match self {
			State::ToCome => "to_come",
			State::Stands => "stands",
			State::Over => "over",
			State::Ended => "ended",
		}
	}

	fn title(self) -> &'static str {
		match self {
			State::ToCome => "尚未开始 to come",
			State::Stands => "有效 stands",
			State::Over => "已期满 over",
			State::Ended => "已终止 ended",
		}
	}
}

fn state(agreement: &Agreement, today: Day) -> State {
	match today {
		_ if agreement.ended.is_some() => State::Ended,
		today if today < *agreement.from => State::ToCome,
		today if today <= *agreement.until => State::Stands,
		_ => State::Over,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use suhui_primitives::Document;

	#[test]
	fn agreement_should_stand_on_its_days_when_it_was_not_ended() {
		let document = Document::default().into();
		let (from, until) = (Day(10).into(), Day(12).into());
		let agreement = Agreement { document, from, until, ended: None };
		for (today, expected) in
			[(9, State::ToCome), (10, State::Stands), (12, State::Stands), (13, State::Over)]
		{
			assert_eq!(state(&agreement, Day(today)), expected, "{today}");
		}
		let ended = Some((Document::default().into(), Day(11).into()));
		let agreement = Agreement { ended, ..agreement };
		assert_eq!(state(&agreement, Day(12)), State::Ended);
	}
}
