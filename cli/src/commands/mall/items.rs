//! What there is to redeem, from its offer to its withdrawal (Art. 35, 36).

use anyhow::{ensure, Error, Result};
use serde_json::json;
use suhui_client::{
	api::{self, mall::events::ItemOffered},
	clock::today,
	read::read,
	scenario::text,
	types::{Item, ItemState},
	At, Who,
};
use suhui_primitives::{ItemId, ParticipantId};

use super::{agreements::ensure_stands, item, item_state_title, Offer};
use crate::{args::Context, bounds, dates, document, taking::legal_person};

pub async fn offer(context: &Context, offer: Offer) -> Result<()> {
	let Offer { title, document, price, stock, per_person, from, until, days } = offer;
	let document = document::read(&document)?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let today = today(&at).await?;
	let from = from.unwrap_or(today);
	bounds::days(from, until).and_then(|()| bounds::not_past(until, today)).map_err(Error::msg)?;
	let provider = legal_person(&at, &signer).await?;
	ensure_stands(&at, provider, today).await?;
	let open = read(&at, api::storage().mall().open_items(), (provider,)).await?;
	bounds::items(open.unwrap_or_default()).map_err(Error::msg)?;
	let title = title.into_inner();
	let call = api::tx().mall().offer_item(
		title.clone(),
		document.into(),
		price,
		stock,
		per_person,
		from.into(),
		until.into(),
		days,
	);
	let included = context.send_by(&signer, &chain, &call).await?;
	let ItemOffered { item, .. } = included.event()?;
	let result = json!({
		"block": included.block, "item": item, "provider": provider, "title": text(&title),
		"price": price, "stock": stock, "per_person": per_person, "from": dates::day(from),
		"until": dates::day(until), "days": days, "document": document,
	});
	context.output.show(&result, |_| {
		format!("已提供，物品编号 {item}，待运营机构上架 / offered as item {item}, which the operator lists")
	});
	Ok(())
}

pub async fn restock(context: &Context, id: ItemId, count: u32) -> Result<()> {
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (number, _) = Who::Account(signer.account).open_participant(&at).await?;
	let found = own(&at, number, id).await?;
	ensure_stands(&at, number, today(&at).await?).await?;
	let most = u32::MAX - found.offered;
	ensure!(
		count <= most,
		"物品 {id} 累计至多提供 {0} 件，还可增加 {most} 件 / of item {id} at most {0} are ever offered: {most} more may be added",
		u32::MAX
	);
	let call = api::tx().mall().restock(id, count);
	let block = context.send_by(&signer, &chain, &call).await?.block;
	let result = json!({ "block": block, "item": id, "count": count });
	context
		.output
		.show(&result, |_| format!("物品 {id} 增加 {count} 件 / {count} more of item {id}"));
	Ok(())
}

pub async fn withdraw(context: &Context, id: ItemId) -> Result<()> {
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (number, _) = Who::Account(signer.account).open_participant(&at).await?;
	own(&at, number, id).await?;
	let call = api::tx().mall().withdraw_item(id);
	let block = context.send_by(&signer, &chain, &call).await?.block;
	context.output.show(&json!({ "block": block, "item": id }), |_| {
		format!("已撤回物品 {id} / item {id} was withdrawn")
	});
	Ok(())
}

pub async fn list(context: &Context, id: ItemId) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let found = item(&at, id).await?;
	ensure!(
		found.state == ItemState::Offered,
		"物品 {id} 不能上架，现为：{0} / item {id} cannot be put in the mall, it is: {0}",
		item_state_title(found.state)
	);
	ensure_stands(&at, found.provider, today(&at).await?).await?;
	let block = context.send_on(&chain, &api::tx().mall().list(id)).await?.block;
	let result = json!({ "block": block, "item": id, "title": text(&found.title) });
	context.output.show(&result, |_| {
		format!("物品 {id} 已上架：{0} / item {id} is in the mall: {0}", text(&found.title))
	});
	Ok(())
}

/// An item of the provider's that is not withdrawn.
async fn own(at: &At, provider: ParticipantId, id: ItemId) -> Result<Item> {
	let found = item(at, id).await?;
	ensure!(
		found.provider == provider,
		"物品 {id} 由参与者 {0} 提供，不是本账户的参与者 {provider} / item {id} is participant {0}'s, not that of participant {provider}, whose key this is",
		found.provider
	);
	ensure!(
		found.state != ItemState::Withdrawn,
		"物品 {id} 已撤回 / item {id} was withdrawn already"
	);
	Ok(found)
}
