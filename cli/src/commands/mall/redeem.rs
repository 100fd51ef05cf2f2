//! Points for an item: what will be taken is shown first (Art. 35, 37).

use std::{fs, path::Path};

use anyhow::{anyhow, Error, Result};
use serde_json::json;
use suhui_client::{
	api::{self, mall::events::Redeemed},
	clock::today,
	read::read,
	scenario::text,
	types::{Item, ItemState},
	At, Failure, Who,
};
use suhui_primitives::{Ask, Day, ItemId, Page, ParticipantId, Points};

use super::{agreements::ensure_stands, item, item_state_title, Redeem};
use crate::{
	args::Context,
	bounds,
	output::{fields, mass_exactly},
	secret,
	taking::{person, Taking},
};

pub async fn plan(
	context: &Context,
	id: ItemId,
	count: u16,
	participant: Option<Who>,
) -> Result<()> {
	let at = context.connect().await?.at_finalized().await?;
	let participant = match participant {
		Some(who) => who.open_participant(&at).await?.0,
		None => person(&at, &context.signer()?).await?,
	};
	let (found, taking) = judge(&at, participant, id, count).await?;
	let result = json!({
		"item": id, "title": text(&found.title), "count": count, "taking": taking.json(),
	});
	context.output.show(&result, |_| {
		let rows = [("物品 Item", titled(id, &found)), ("数量 Count", count.to_string())];
		format!("{}\n{}", fields(rows), taking.shown())
	});
	Ok(())
}

pub async fn redeem(context: &Context, redeem: Redeem) -> Result<()> {
	let Redeem { item: id, count, secret_file, yes } = redeem;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let participant = person(&at, &signer).await?;
	let (found, taking) = judge(&at, participant, id, count).await?;
	let open = read(&at, api::storage().mall().open_orders(), (participant,)).await?;
	bounds::orders(open.unwrap_or_default()).map_err(Error::msg)?;
	let title = text(&found.title);
	taking.confirm(
		context,
		yes,
		&format!("将兑换 {count} 件「{title}」，扣减如下"),
		&format!("{count} of item {id}, `{title}`, are redeemed for what follows"),
	)?;
	// Before it is sent: what stands in an order is of no use to who lost the secret.
	let secret = secret::make(&secret_file)?;
	let call = api::tx().mall().redeem(id, count, secret::digest(&secret), taking.lots());
	let included = match context.send_by(&signer, &chain, &call).await {
		Ok(included) => included,
		Err(error) => return Err(without_order(error, &secret_file)),
	};
	let Redeemed { order, taken, .. } = included.event()?;
	let result = json!({
		"block": included.block, "order": order, "item": id, "title": title, "count": count,
		"participant": participant, "points": taken.points, "reduction_mg": taken.reduction,
		"secret_file": secret_file.display().to_string(), "taking": taking.json(),
	});
	context.output.show(&result, |_| {
		fields([
			("兑换单 Order", order.to_string()),
			("物品 Item", titled(id, &found)),
			("数量 Count", count.to_string()),
			("碳积分 Points", taken.points.to_string()),
			("减碳量 Reductions", mass_exactly(taken.reduction)),
			(
				"凭证 Secret",
				format!(
					"{0}，收到物品时交给权益提供方 / {0}: give it to the provider on receipt",
					secret_file.display()
				),
			),
		])
	});
	Ok(())
}

/// The item, if the participant may redeem so many of it today, and what would be taken for them.
async fn judge(
	at: &At,
	participant: ParticipantId,
	id: ItemId,
	count: u16,
) -> Result<(Item, Taking)> {
	let found = item(at, id).await?;
	let today = today(at).await?;
	let has = bought(at, id, participant).await?;
	redeemable(id, &found, count, has, today).map_err(Error::msg)?;
	ensure_stands(at, found.provider, today).await?;
	let points = price(&found, count)?;
	let taking = Taking::plan(at, participant, Ask::Points(points)).await?;
	bounds::pieces(taking.pieces()).map_err(Error::msg)?;
	Ok((found, taking))
}

fn price(item: &Item, count: u16) -> Result<Points> {
	item.price.checked_mul(count.into()).ok_or_else(|| {
		anyhow!("{count} 件所需的碳积分超过链所能记的数量 / {count} of them cost more points than the chain can note")
	})
}

/// How many of an item a participant has, but for orders that were cancelled.
async fn bought(at: &At, id: ItemId, participant: ParticipantId) -> Result<u16> {
	let key = (id, Page::of(participant).into());
	let people = read(at, api::storage().mall().bought(), key).await?.unwrap_or_default();
	let slot = Page::slot(participant);
	Ok(people.into_iter().find(|(of, _)| *of == slot).map_or(0, |(_, has)| has))
}

/// Whether so many of an item may be redeemed today by who has so many of it.
fn redeemable(id: ItemId, item: &Item, count: u16, has: u16, today: Day) -> Result<(), String> {
	let Item { stock, per_person, state, .. } = *item;
	let (from, until) = (*item.from, *item.until);
	if state != ItemState::Listed {
		return Err(format!(
			"物品 {id} 不能兑换，现为：{0} / item {id} cannot be redeemed, it is: {0}",
			item_state_title(state)
		));
	}
	if !(from..=until).contains(&today) {
		return Err(format!(
			"物品 {id} 的兑换期间为 {from} 至 {until}，今日是 {today} / item {id} is redeemed from {from} until {until}, and it is {today}"
		));
	}
	if u32::from(count) > stock {
		return Err(format!(
			"物品 {id} 还有 {stock} 件，不足 {count} 件 / {stock} of item {id} are in stock, and {count} are asked for"
		));
	}
	let left = per_person.saturating_sub(has);
	match count > left {
		true => Err(format!(
			"物品 {id} 每人限兑 {per_person} 件，已兑 {has} 件，还可兑 {left} 件 / one person has at most {per_person} of item {id}, {has} were redeemed: {left} more may be"
		)),
		false => Ok(()),
	}
}

/// Of a call that was refused nothing stands: its secret is of no use. Where that is not known, the secret stays.
fn without_order(error: Error, secret_file: &Path) -> Error {
	let failure = error.downcast_ref::<Failure>();
	if !failure.is_some_and(Failure::is_nothing_taken) {
		return error.context(format!(
			"可能已兑换，请保留凭证文件 {0}，以 suhui mall orders 查看 / it may have been redeemed: keep the secret's file {0} and look with `suhui mall orders`",
			secret_file.display()
		));
	}
	match fs::remove_file(secret_file) {
		Ok(()) => error,
		Err(fault) => error.context(fault),
	}
}

fn titled(id: ItemId, item: &Item) -> String {
	format!("{id} {}", text(&item.title))
}

#[cfg(test)]
mod tests {
	use super::*;
	use suhui_primitives::Document;

	fn item() -> Item {
		Item {
			provider: 4,
			title: "公交卡".into(),
			document: Document::default().into(),
			price: 10,
			offered: 5,
			stock: 3,
			held: 1,
			sold: 1,
			per_person: 2,
			from: Day(10).into(),
			until: Day(12).into(),
			fulfil: 5,
			state: ItemState::Listed,
		}
	}

	#[test]
	fn item_should_be_redeemable_when_it_is_listed_in_stock_and_on_its_days() {
		for today in [10, 12] {
			assert_eq!(redeemable(1, &item(), 2, 0, Day(today)), Ok(()), "{today}");
		}
		assert_eq!(redeemable(1, &item(), 1, 1, Day(11)), Ok(()));
	}

	#[test]
	fn item_should_be_refused_with_what_is_wrong_when_it_cannot_be_redeemed() {
		let withdrawn = Item { state: ItemState::Withdrawn, ..item() };
		let scarce = Item { stock: 1, ..item() };
		for (found, count, has, today, wanted) in [
			(&withdrawn, 1, 0, 11, "it is: 已撤回 withdrawn"),
			(&item(), 1, 0, 9, "from 1970-01-11 until 1970-01-13, and it is 1970-01-10"),
			(&item(), 1, 0, 13, "and it is 1970-01-14"),
			(&scarce, 2, 0, 11, "1 of item 1 are in stock, and 2 are asked for"),
			(&item(), 2, 1, 11, "at most 2 of item 1, 1 were redeemed: 1 more may be"),
		] {
			let fault = redeemable(1, found, count, has, Day(today)).unwrap_err();
			assert!(fault.contains(wanted) && fault.contains(" / "), "{fault}");
		}
	}

	#[test]
	fn price_should_be_that_of_all_when_several_are_redeemed() {
		assert_eq!(price(&item(), 3).unwrap(), 30);
		let dear = Item { price: Points::MAX, ..item() };
		assert!(price(&dear, 2).unwrap_err().to_string().contains("more points than"));
	}

	#[test]
	fn secret_should_be_kept_when_it_is_not_known_whether_the_order_was_placed() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("order.secret");
		for (failure, is_kept) in [
			(Failure::Lost("gone".into()), true),
			(Failure::Refused("no".into()), false),
			(Failure::Upgraded, false),
		] {
			fs::write(&path, "07").unwrap();
			let told = format!("{:#}", without_order(failure.into(), &path));
			assert_eq!(
				(path.exists(), told.contains("keep the secret's file")),
				(is_kept, is_kept)
			);
		}
	}
}
