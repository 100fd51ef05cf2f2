//! The end of an order: it is handed over, comes to nothing, or the operator decides (Art. 36-38).

use std::{collections::HashSet, path::Path};

use anyhow::{anyhow, ensure, Result};
use serde_json::json;
use suhui_client::{
	api::{self, mall},
	clock::today,
	read::read,
	types::{Order, OrderState},
	At, Who,
};
use suhui_primitives::{Due, OrderId, ParticipantId, Quantity, Subject, MAX_FULFILLED};
use suhui_records::{file, ColumnNames};

use super::{item, order, order_state_title, runs, Decision, Given};
use crate::{
	args::{self, Context},
	clerks::Matter,
	commands::deadline::is_overdue,
	document,
	output::mass_exactly,
	secret,
};

pub async fn fulfil(context: &Context, id: OrderId, given: Given) -> Result<()> {
	let secret = match (given.secret, given.secret_file) {
		(Some(secret), _) => secret,
		(None, Some(path)) => secret::read(&path)?,
		(None, None) => {
			return Err(anyhow!(
				"请用 --secret 或 --secret-file 给出凭证 / give the secret with --secret or --secret-file"
			))
		}
	};
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (number, _) = Who::Account(signer.account).open_participant(&at).await?;
	ensure_fulfils(&at, number, id, &secret).await?;
	let block = context.send_by(&signer, &chain, &api::tx().mall().fulfil(id, secret)).await?.block;
	context.output.show(&json!({ "block": block, "order": id }), |_| {
		format!("兑换单 {id} 已交付，其中的减碳量归本参与者 / order {id} is fulfilled, and its reductions are yours")
	});
	Ok(())
}

pub async fn fulfil_many(context: &Context, path: &Path) -> Result<()> {
	let orders = read_orders(path)?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (number, _) = Who::Account(signer.account).open_participant(&at).await?;
	for (id, secret) in &orders {
		ensure_fulfils(&at, number, *id, secret).await?;
	}
	let bar = context.output.bar(orders.len() as u64, "办结 Fulfilling");
	let mut blocks = Vec::new();
	for some in orders.chunks(MAX_FULFILLED as usize) {
		let call = api::tx().mall().fulfil_many(some.to_vec());
		blocks.push(chain.submit(&signer, &call).await?.block);
		bar.inc(some.len() as u64);
	}
	bar.finish_and_clear();
	let count = orders.len();
	let numbers: Vec<_> = orders.iter().map(|(id, _)| id).collect();
	context.output.show(&json!({ "blocks": blocks, "orders": numbers }), |_| {
		format!("已交付 {count} 张兑换单 / {count} orders are fulfilled")
	});
	Ok(())
}

pub async fn accept(context: &Context, id: OrderId) -> Result<()> {
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (number, _) = Who::Account(signer.account).open_participant(&at).await?;
	let found = running(&at, id).await?;
	ensure!(
		found.participant == number,
		"兑换单 {id} 是参与者 {0} 的，不是本账户的参与者 {number} / order {id} is participant {0}'s, not that of participant {number}, whose key this is",
		found.participant
	);
	let block = context.send_by(&signer, &chain, &api::tx().mall().accept(id)).await?.block;
	context.output.show(&json!({ "block": block, "order": id }), |_| {
		format!("已确认收货，兑换单 {id} 办结 / order {id} is accepted and fulfilled")
	});
	Ok(())
}

pub async fn cancel(context: &Context, id: OrderId) -> Result<()> {
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (number, _) = Who::Account(signer.account).open_participant(&at).await?;
	let found = running(&at, id).await?;
	if concerned(&at, number, id, &found).await? == Side::Person {
		let subject = match found.state {
			OrderState::Disputed => Subject::Dispute(id),
			_ => Subject::Order(id),
		};
		let due = read(&at, api::storage().calendar().deadlines(), (subject.into(),)).await?;
		let due = due.map(|deadline| *deadline.due);
		let today = today(&at).await?;
		ensure!(due.is_some_and(|due| is_overdue(due, today)), not_due(id, found.state, due));
	}
	let included = context.send_by(&signer, &chain, &api::tx().mall().cancel(id)).await?;
	let mall::events::Cancelled { returned, lapsed, .. } = included.event()?;
	let json = |quantity: Quantity| json!({ "points": quantity.points, "reduction_mg": quantity.reduction });
	let result = json!({
		"block": included.block, "order": id, "returned": json(*returned), "lapsed": json(*lapsed),
	});
	context.output.show(&result, |_| {
		let (zh, en) = back(*returned, *lapsed);
		format!("兑换单 {id} 已取消；{zh} / order {id} is cancelled; {en}")
	});
	Ok(())
}

pub async fn dispute(context: &Context, id: OrderId, document: &Path) -> Result<()> {
	let document = document::read(document)?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let (number, _) = Who::Account(signer.account).open_participant(&at).await?;
	let found = running(&at, id).await?;
	concerned(&at, number, id, &found).await?;
	ensure!(
		found.state == OrderState::Open,
		"兑换单 {id} 已在争议中 / order {id} is in dispute already"
	);
	let call = api::tx().mall().dispute(id, document.into());
	let block = context.send_by(&signer, &chain, &call).await?.block;
	let result = json!({ "block": block, "order": id, "by": number, "document": document });
	context.output.show(&result, |_| {
		format!("已就兑换单 {id} 提出争议，运营机构十个工作日内裁决 / order {id} is in dispute: the operator decides in 10 working days")
	});
	Ok(())
}

pub async fn decide(context: &Context, decision: Decision) -> Result<()> {
	let Decision { order: id, settle: settled, document, .. } = decision;
	let named = document::read(&document)?;
	let chain = context.connect().await?;
	let found = running(&chain.at_finalized().await?, id).await?;
	ensure!(
		found.state == OrderState::Disputed,
		"兑换单 {id} 不在争议中，无须裁决 / order {id} is not in dispute: there is nothing to decide"
	);
	let call = mall::Call::decide { order: id, settle: settled, document: named.into() };
	let is_it = |call: &api::Call| match call {
		api::Call::Mall(mall::Call::decide { order, settle, document }) => {
			(*order, *settle, **document) == (id, settled, named)
		}
		_ => false,
	};
	let (zh, en) = match settled {
		true => ("视为已交付", "settled as handed over"),
		false => ("退还兑换人", "given back to who redeemed"),
	};
	let matter = Matter {
		zh: format!("兑换单 {id} 的争议，{zh}"),
		en: format!("the decision on order {id}, {en}"),
	};
	let result = json!({ "order": id, "settled": settled, "document": named });
	matter.decide(context, &chain, api::Call::Mall(call), is_it, result).await
}

/// On which side of an order a participant is.
#[derive(PartialEq, Eq)]
enum Side {
	Person,
	Provider,
}

/// An order that is neither fulfilled nor cancelled.
async fn running(at: &At, id: OrderId) -> Result<Order> {
	let found = order(at, id).await?;
	ensure!(
		runs(found.state),
		"兑换单 {id} 已了结：{0} / order {id} is over: {0}",
		order_state_title(found.state)
	);
	Ok(found)
}

async fn concerned(at: &At, number: ParticipantId, id: OrderId, order: &Order) -> Result<Side> {
	let provider = item(at, order.item).await?.provider;
	ensure!(
		[provider, order.participant].contains(&number),
		"兑换单 {id} 是参与者 {0} 向权益提供方 {provider} 兑换的，与本账户的参与者 {number} 无关 / order {id} is participant {0}'s with provider {provider}, and does not concern participant {number}, whose key this is",
		order.participant
	);
	Ok(if provider == number { Side::Provider } else { Side::Person })
}

/// That the provider shows by this secret that it handed over.
async fn ensure_fulfils(
	at: &At,
	provider: ParticipantId,
	id: OrderId,
	given: &[u8; 32],
) -> Result<()> {
	let found = running(at, id).await?;
	let whose = item(at, found.item).await?.provider;
	ensure!(
		whose == provider,
		"兑换单 {id} 由参与者 {whose} 提供，不是本账户的参与者 {provider} / order {id} is with participant {whose}, not with participant {provider}, whose key this is"
	);
	ensure!(
		secret::digest(given) == found.secret,
		"凭证与兑换单 {id} 不符，请向兑换人核对 / the secret is not that of order {id}: ask who redeemed for it again"
	);
	Ok(())
}

/// Orders with their secrets, each named once.
fn read_orders(path: &Path) -> Result<Vec<(OrderId, [u8; 32])>> {
	let mut orders = Vec::new();
	let mut seen = HashSet::new();
	file::read(path, ColumnNames::only(["order", "secret"]), |row| {
		let order = row.field(0, args::number)?;
		if !seen.insert(order) {
			return Err(
				row.fault(0, format!("兑换单 {order} 出现两次 / order {order} is named twice"))
			);
		}
		orders.push((order, row.field(1, secret::parse)?));
		Ok(())
	})?;
	ensure!(!orders.is_empty(), "文件中没有兑换单 / the file names no order");
	Ok(orders)
}

/// Why who redeemed cannot cancel.
fn not_due(id: OrderId, state: OrderState, due: Option<Due>) -> String {
	match (state, due) {
		(OrderState::Disputed, Some(Due::On(day))) => format!("兑换单 {id} 在争议中，运营机构至 {day} 裁决，此前只有权益提供方可取消，逾期未裁决的，兑换人方可取消 / order {id} is in dispute: the operator decides by {day}, the provider alone cancels it until then, and who redeemed once that day has passed"),
		(OrderState::Disputed, _) => format!("兑换单 {id} 在争议中，裁决期限尚待工作日公布；此前由运营机构裁决，或由权益提供方取消 / order {id} is in dispute, and the day by which it is decided awaits the working days of its year: until then the operator decides, or the provider cancels it"),
		(_, Some(Due::On(day))) => format!("兑换单 {id} 的交付期限至 {day}，此后兑换人方可取消；在此之前请与权益提供方联系，或提出争议（mall dispute） / order {id} is to be fulfilled by {day}, and who redeemed cancels after it: until then ask the provider, or dispute it (mall dispute)"),
		_ => format!("兑换单 {id} 的交付期限尚待工作日公布 / the day by which order {id} is to be fulfilled awaits the working days of its year"),
	}
}

/// What became of what stood in an order.
fn back(returned: Quantity, lapsed: Quantity) -> (String, String) {
	let (points, reduction) = (returned.points, mass_exactly(returned.reduction));
	let zh = format!("退还 {points} 分、{reduction}");
	let en = format!("{points} points with {reduction} are given back");
	match lapsed == Quantity::default() {
		true => (zh, en),
		false => {
			let (points, reduction) = (lapsed.points, mass_exactly(lapsed.reduction));
			(
				format!("{zh}，其余 {points} 分、{reduction} 所在月份已过，已清零，计入荣誉"),
				format!("{en}, and {points} points with {reduction}, whose months are over, lapsed and stay as an honour"),
			)
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::fs;
	use suhui_primitives::Day;

	fn orders(lines: &str) -> Result<Vec<(OrderId, [u8; 32])>> {
		let file = tempfile::NamedTempFile::new().unwrap();
		fs::write(file.path(), format!("order,secret\n{lines}\n")).unwrap();
		read_orders(file.path())
	}

	#[test]
	fn orders_should_be_read_with_their_secrets_when_each_is_named_once() {
		let (first, second) = ("07".repeat(32), "08".repeat(32));
		let found = orders(&format!("3,{first}\n1,0x{second}")).unwrap();
		assert_eq!(found, [(3, [7; 32]), (1, [8; 32])]);
		for (lines, wanted) in [
			(format!("3,{first}\n3,{second}"), "order 3 is named twice"),
			("3,07".to_string(), "64 hexadecimal digits"),
			(format!("0,{first}"), "from 1 to 4294967295"),
		] {
			let fault = orders(&lines).unwrap_err().to_string();
			assert!(fault.contains(wanted), "{fault}");
		}
	}

	#[test]
	fn person_should_be_told_from_when_on_an_order_may_be_cancelled() {
		// 2026-05-08 is the 20,581st day.
		let on = not_due(7, OrderState::Open, Some(Due::On(Day(20_581))));
		assert!(on.contains("by 2026-05-08"), "{on}");
		let disputed = not_due(7, OrderState::Disputed, Some(Due::On(Day(20_581))));
		assert!(disputed.contains("the operator decides by 2026-05-08"), "{disputed}");
		let awaiting = not_due(7, OrderState::Disputed, Some(Due::Awaiting(2027)));
		assert!(awaiting.contains("dispute") && awaiting.contains("awaits"), "{awaiting}");
		assert!(not_due(7, OrderState::Open, Some(Due::Awaiting(2027))).contains("awaits"));
	}

	#[test]
	fn cancellation_should_tell_what_lapsed_when_a_month_was_over() {
		// The order of the design that took of 2024-03 and 2025-06, cancelled in April 2026.
		let returned = Quantity { reduction: 25_000, points: 10 };
		let lapsed = Quantity { reduction: 200_000, points: 40 };
		let (_, en) = back(returned, lapsed);
		assert_eq!(en, "10 points with 25.000 g (25000 mg) are given back, and 40 points with 200.000 g (200000 mg), whose months are over, lapsed and stay as an honour");
		let (_, en) = back(returned, Quantity::default());
		assert!(en.ends_with("(25000 mg) are given back"), "{en}");
	}
}
