//! Items and orders as the chain keeps them.

use anyhow::Result;
use serde_json::{json, Value};
use subxt::utils::Static;
use suhui_client::{
	api,
	clock::today,
	read::{read, read_all, read_many, read_under},
	scenario::text,
	types::{Item, ItemState, Order},
	Who,
};
use suhui_primitives::{ItemId, OrderId, Piece, Subject};

use super::{item_state, item_state_title, order_state, order_state_title};
use crate::{
	args::Context,
	commands::participant::{named, titles},
	dates,
	due::{self, Deadline},
	output::{fields, mass_exactly, optional, table},
	taking::{pieces_json, pieces_table},
};

pub async fn item(context: &Context, id: ItemId) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let found = super::item(&at, id).await?;
	let provider = named(&chain, &at, &[found.provider]).await?.concat();
	context.output.show(&entry(id, &found), |_| {
		fields([
			("物品 Item", id.to_string()),
			("名称 Title", text(&found.title)),
			("权益提供方 Provider", provider),
			("状态 State", item_state_title(found.state).to_string()),
			("一件所需积分 Price", found.price.to_string()),
			(
				"可兑换 Redeemed from",
				format!("{} .. {}", dates::day(*found.from), dates::day(*found.until)),
			),
			("库存 In stock", found.stock.to_string()),
			("已订 Held", found.held.to_string()),
			("已兑 Sold", found.sold.to_string()),
			("累计提供 Ever offered", found.offered.to_string()),
			("每人限兑 Per person", found.per_person.to_string()),
			("交付工作日 Working days", found.fulfil.to_string()),
			("说明 BLAKE2-256", format!("{:?}", found.document.blake2_256)),
		])
	});
	Ok(())
}

pub async fn items(context: &Context, provider: Option<Who>, listed: bool) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let provider = match provider {
		Some(who) => Some(who.participant(&at).await?.0),
		None => None,
	};
	let mut items = read_all(&at, api::storage().mall().items()).await?;
	items.retain(|(_, it)| {
		provider.is_none_or(|provider| it.provider == provider)
			&& (!listed || it.state == ItemState::Listed)
	});
	items.sort_by_key(|((id,), _)| *id);
	let numbers: Vec<_> = items.iter().map(|(_, it)| it.provider).collect();
	let titles = titles(&chain, &at, &numbers).await?;
	let entries: Vec<_> = items.iter().map(|((id,), it)| entry(*id, it)).collect();
	context.output.show(&entries, |_| {
		let rows = items.iter().zip(&titles).map(|(((id,), it), title)| {
			[
				id.to_string(),
				text(&it.title),
				optional(title.clone(), |title| title),
				it.price.to_string(),
				it.stock.to_string(),
				dates::day(*it.until),
				item_state_title(it.state).to_string(),
			]
		});
		let header = [
			"编号 Item#",
			"名称 Title",
			"权益提供方 Provider",
			"积分 Points#",
			"库存 Stock#",
			"至 Until",
			"状态 State",
		];
		table(header, rows)
	});
	Ok(())
}

pub async fn order(context: &Context, id: OrderId) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let found = super::order(&at, id).await?;
	let item = super::item(&at, found.item).await?;
	let provider = named(&chain, &at, &[item.provider]).await?.concat();
	let pieces = read(&at, api::storage().mall().pieces(), (id,)).await?.unwrap_or_default();
	let pieces: Vec<Piece> = pieces.into_iter().map(|Static(piece)| piece).collect();
	let deadlines = Deadline::read_all(
		&at,
		vec![
			(Subject::Order(id), "权益提供方交付".into(), "the provider fulfils it".into()),
			(Subject::Dispute(id), "运营机构裁决争议".into(), "the operator decides".into()),
		],
	)
	.await?;
	let today = today(&at).await?;
	let mut result = order_entry(id, &found);
	result["provider"] = json!(item.provider);
	result["title"] = json!(text(&item.title));
	result["secret_digest"] = json!(found.secret);
	result["deadlines"] = deadlines.iter().map(Deadline::json).collect();
	result["pieces"] = pieces_json(&pieces);
	context.output.show(&result, |_| {
		let summary = fields([
			("兑换单 Order", id.to_string()),
			("物品 Item", format!("{} {}", found.item, text(&item.title))),
			("权益提供方 Provider", provider),
			("兑换人 Participant", found.participant.to_string()),
			("数量 Count", found.count.to_string()),
			("碳积分 Points", found.taken.points.to_string()),
			("减碳量 Reductions", mass_exactly(found.taken.reduction)),
			("兑换日 Placed", dates::day(*found.placed)),
			("状态 State", order_state_title(found.state).to_string()),
			("期限 Due", due::shown(&deadlines, today)),
			("凭证摘要 Secret's BLAKE2-256", format!("{:?}", found.secret)),
		]);
		match pieces.is_empty() {
			true => summary.to_string(),
			false => format!("{summary}\n{}", pieces_table(&pieces)),
		}
	});
	Ok(())
}

pub async fn orders(context: &Context, who: Who, limit: usize) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let (number, _) = who.participant(&at).await?;
	let open = read_under(&at, api::storage().mall().orders_of(), (number,)).await?;
	let mut open: Vec<OrderId> = open.into_iter().map(|((_, order), ())| order).collect();
	open.sort_unstable();
	let all = open.len();
	open.truncate(limit);
	let keys = open.iter().map(|order| (*order,));
	let found = read_many(&chain, &at, api::storage().mall().orders(), keys).await?;
	let orders: Vec<_> =
		open.into_iter().zip(found).filter_map(|(id, order)| Some((id, order?))).collect();
	let entries: Vec<_> = orders.iter().map(|(id, it)| order_entry(*id, it)).collect();
	context.output.show(&json!({ "participant": number, "open": all, "orders": entries }), |_| {
		let rows = orders.iter().map(|(id, it)| {
			[
				id.to_string(),
				it.item.to_string(),
				it.participant.to_string(),
				it.count.to_string(),
				it.taken.points.to_string(),
				dates::day(*it.placed),
				order_state_title(it.state).to_string(),
			]
		});
		let header = [
			"编号 Order#",
			"物品 Item#",
			"兑换人 Participant#",
			"数量 Count#",
			"积分 Points#",
			"兑换日 Placed",
			"状态 State",
		];
		format!(
			"{}\n未了结共 {all} 张，列出 {1} 张 / {all} are open, {1} shown",
			table(header, rows),
			orders.len()
		)
	});
	Ok(())
}

fn entry(id: ItemId, item: &Item) -> Value {
	json!({
		"item": id, "provider": item.provider, "title": text(&item.title), "document": *item.document,
		"price": item.price, "offered": item.offered, "stock": item.stock, "held": item.held, "sold": item.sold,
		"per_person": item.per_person, "from": dates::day(*item.from), "until": dates::day(*item.until),
		"days": item.fulfil, "state": item_state(item.state),
	})
}

fn order_entry(id: OrderId, order: &Order) -> Value {
	json!({
		"order": id, "item": order.item, "participant": order.participant, "count": order.count,
		"points": order.taken.points, "reduction_mg": order.taken.reduction,
		"placed": dates::day(*order.placed), "state": order_state(order.state),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use subxt::utils::H256;
	use suhui_client::types::OrderState;
	use suhui_primitives::{Day, Quantity};

	#[test]
	fn order_should_tell_what_was_taken_when_it_is_json() {
		let order = Order {
			item: 3,
			participant: 70,
			count: 1,
			taken: Quantity { reduction: 130_190, points: 10 }.into(),
			pieces: 2,
			placed: Day(20_522).into(),
			secret: H256::zero(),
			state: OrderState::Open,
		};
		let expected = json!({
			"order": 7, "item": 3, "participant": 70, "count": 1, "points": 10, "reduction_mg": 130_190,
			"placed": "2026-03-10", "state": "open",
		});
		assert_eq!(order_entry(7, &order), expected);
	}
}
