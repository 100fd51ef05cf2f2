//! The mall: agreements with providers, items, and orders to their end (Art. 35-38).

mod agreements;
mod items;
mod orders;
mod redeem;
mod show;

use std::path::PathBuf;

use anyhow::{anyhow, Result};
use clap::{Args, Subcommand};
use suhui_client::{
	api,
	read::read,
	types::{Item, ItemState, Order, OrderState},
	At, Who,
};
use suhui_primitives::{Day, ItemId, OrderId, Points, Title};

use crate::{
	args::{self, Context},
	bounds, secret,
};

#[derive(Subcommand)]
pub enum Command {
	/// 登记与权益提供方的合作协议，取代此前的协议 / Note a cooperation agreement with a provider, in place of any before (operator)
	Agree {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		provider: Who,
		/// 首日，默认今日；现行协议有效时不得为将来 / The first day, today unless given; none to come while an agreement stands
		#[arg(long, value_name = "DATE", value_parser = args::day)]
		from: Option<Day>,
		/// 末日 / The last day
		#[arg(long, value_name = "DATE", value_parser = args::day)]
		until: Day,
		/// 协议 / The agreement in writing
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 终止合作协议，当日起不再提供新的兑换，未了结的兑换单照旧 / End an agreement today; open orders stay (operator)
	End {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		provider: Who,
		/// 终止的文书 / The document that ends it
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 提供物品或服务，由运营机构上架 / Offer goods or a service, which the operator lists (a provider)
	Offer(Offer),
	/// 增加库存 / Add to an item's stock (its provider)
	Restock {
		#[arg(value_parser = args::number)]
		item: ItemId,
		/// 增加的数量 / How many more
		#[arg(value_parser = args::positive::<u32>)]
		count: u32,
	},
	/// 撤回物品，未了结的兑换单照旧 / Withdraw an item; open orders stay (its provider)
	Withdraw {
		#[arg(value_parser = args::number)]
		item: ItemId,
	},
	/// 物品上架 / Put an item in the mall (operator)
	List {
		#[arg(value_parser = args::number)]
		item: ItemId,
	},
	/// 预览兑换将扣减什么，不发送 / Show what redeeming an item would take; sends nothing
	Plan {
		#[arg(value_parser = args::number)]
		item: ItemId,
		/// 数量 / How many
		#[arg(long, default_value = "1", value_parser = args::positive::<u16>)]
		count: u16,
		/// 谁来兑换，默认 --key 的本人 / Who would redeem, whose key --key is unless given
		#[arg(long, value_parser = args::who, value_name = "PARTICIPANT")]
		participant: Option<Who>,
	},
	/// 兑换：先显示将扣减的份额，再发送 / Redeem an item: shows what will be taken, then sends (an individual)
	///
	/// 新的凭证存入文件，链上只有其摘要；收到物品时把凭证交给权益提供方，不要早给。
	///
	/// A new secret is kept in the file, and its digest alone goes on the chain: give the secret to the provider on receipt, and not before.
	Redeem(Redeem),
	/// 交付后凭兑换人的凭证办结 / Show by the person's secret that an order was handed over (its provider)
	Fulfil {
		#[arg(value_parser = args::number)]
		order: OrderId,
		#[command(flatten)]
		secret: Given,
	},
	/// 按文件办结多张兑换单，每次链上操作至多六十四张 / The same of many orders, 64 in an extrinsic at most (their provider)
	FulfilMany {
		/// CSV：order,secret / A CSV file of order and secret
		file: PathBuf,
	},
	/// 确认收货，不用凭证 / Accept what one redeemed, without the secret (who redeemed)
	Accept {
		#[arg(value_parser = args::number)]
		order: OrderId,
	},
	/// 取消兑换单；兑换人须待交付期限已过，争议中须待裁决期限已过 / Cancel an order (its provider; who redeemed, once it or the decision on it is late)
	Cancel {
		#[arg(value_parser = args::number)]
		order: OrderId,
	},
	/// 提出争议，由运营机构在十个工作日内裁决 / Have the operator decide on an order, in 10 working days (who redeemed, or the provider)
	Dispute {
		#[arg(value_parser = args::number)]
		order: OrderId,
		/// 说明争议的材料 / The document that tells of it
		#[arg(long, value_name = "FILE")]
		document: PathBuf,
	},
	/// 裁决争议，须运营机构两人 / Decide a dispute (two of the operator's clerks)
	///
	/// 一人经办，另一人复核，先后运行本命令，所裁决的内容须一致。
	///
	/// One clerk proposes, another confirms, each by this command with the same decision.
	Decide(Decision),
	/// 显示一件物品 / Show an item
	Show {
		#[arg(value_parser = args::number)]
		item: ItemId,
	},
	/// 列出物品 / List items
	Items {
		/// 只列该权益提供方的 / Only this provider's
		#[arg(long, value_parser = args::who, value_name = "PARTICIPANT")]
		provider: Option<Who>,
		/// 只列已上架的 / Only those in the mall
		#[arg(long)]
		listed: bool,
	},
	/// 显示一张兑换单及其中的份额 / Show an order, and what stands in it
	Order {
		#[arg(value_parser = args::number)]
		order: OrderId,
	},
	/// 列出某人或某权益提供方未了结的兑换单 / List the open orders of a person, or with a provider
	Orders {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		who: Who,
		#[arg(long, default_value_t = 20, value_parser = args::whole::<usize>)]
		limit: usize,
	},
	/// 列出合作协议 / List agreements
	Agreements,
}

#[derive(Args)]
pub struct Offer {
	/// 名称 / Its title
	#[arg(long, value_parser = bounds::title)]
	title: Title,
	/// 说明：是什么、如何交付 / What it is, and how it is handed over
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
	/// 一件所需的碳积分 / Points for one
	#[arg(long, value_name = "POINTS", value_parser = args::positive::<Points>)]
	price: Points,
	/// 库存 / How many there are
	#[arg(long, value_name = "NUMBER", value_parser = args::positive::<u32>)]
	stock: u32,
	/// 每人限兑数量 / How many one person may have
	#[arg(long, value_name = "NUMBER", value_parser = args::positive::<u16>)]
	per_person: u16,
	/// 可兑换的首日，默认今日 / The first day on which it may be redeemed, today unless given
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	from: Option<Day>,
	/// 可兑换的末日 / The last day
	#[arg(long, value_name = "DATE", value_parser = args::day)]
	until: Day,
	/// 兑换后在多少个工作日内交付 / Working days in which an order is fulfilled
	#[arg(long, value_name = "DAYS", value_parser = bounds::fulfilment)]
	days: u16,
}

#[derive(Args)]
pub struct Redeem {
	#[arg(value_parser = args::number)]
	item: ItemId,
	/// 数量 / How many
	#[arg(long, default_value = "1", value_parser = args::positive::<u16>)]
	count: u16,
	/// 存放凭证的新文件 / A new file for the secret
	#[arg(long, value_name = "FILE")]
	secret_file: PathBuf,
	/// 不再询问 / Do not ask again
	#[arg(long)]
	yes: bool,
}

/// A secret that a person gave away.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Given {
	/// 凭证，64 位十六进制数 / The secret, 64 hexadecimal digits
	#[arg(long, value_name = "HEX", value_parser = secret::parse)]
	secret: Option<[u8; 32]>,
	/// 凭证文件 / The secret's file
	#[arg(long, value_name = "FILE")]
	secret_file: Option<PathBuf>,
}

#[derive(Args)]
pub struct Decision {
	#[arg(value_parser = args::number)]
	order: OrderId,
	/// 视为已交付：减碳量归权益提供方 / It is settled as handed over: the reductions are the provider's
	#[arg(long, required_unless_present = "give_back", conflicts_with = "give_back")]
	settle: bool,
	/// 退还兑换人 / What was taken goes back to who redeemed
	#[arg(long = "return")]
	give_back: bool,
	/// 裁决 / The decision
	#[arg(long, value_name = "FILE")]
	document: PathBuf,
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Agree { provider, from, until, document } => {
			agreements::agree(context, provider, (from, until), &document).await
		}
		Command::End { provider, document } => agreements::end(context, provider, &document).await,
		Command::Offer(offer) => items::offer(context, offer).await,
		Command::Restock { item, count } => items::restock(context, item, count).await,
		Command::Withdraw { item } => items::withdraw(context, item).await,
		Command::List { item } => items::list(context, item).await,
		Command::Plan { item, count, participant } => {
			redeem::plan(context, item, count, participant).await
		}
		Command::Redeem(redeem) => redeem::redeem(context, redeem).await,
		Command::Fulfil { order, secret } => orders::fulfil(context, order, secret).await,
		Command::FulfilMany { file } => orders::fulfil_many(context, &file).await,
		Command::Accept { order } => orders::accept(context, order).await,
		Command::Cancel { order } => orders::cancel(context, order).await,
		Command::Dispute { order, document } => orders::dispute(context, order, &document).await,
		Command::Decide(decision) => orders::decide(context, decision).await,
		Command::Show { item } => show::item(context, item).await,
		Command::Items { provider, listed } => show::items(context, provider, listed).await,
		Command::Order { order } => show::order(context, order).await,
		Command::Orders { who, limit } => show::orders(context, who, limit).await,
		Command::Agreements => agreements::list(context).await,
	}
}

async fn item(at: &At, id: ItemId) -> Result<Item> {
	let item = read(at, api::storage().mall().items(), (id,)).await?;
	item.ok_or_else(|| {
		anyhow!("没有编号为 {id} 的物品，或未上架即已撤回 / there is no item {id}, or it was withdrawn before it was listed; see `suhui mall items`")
	})
}

async fn order(at: &At, id: OrderId) -> Result<Order> {
	let order = read(at, api::storage().mall().orders(), (id,)).await?;
	order.ok_or_else(|| anyhow!("没有编号为 {id} 的兑换单 / there is no order {id}"))
}

fn item_state(state: ItemState) -> &'static str {
	match state {
		ItemState::Offered => "offered",
		ItemState::Listed => "listed",
		ItemState::Withdrawn => "withdrawn",
	}
}

fn item_state_title(state: ItemState) -> &'static str {
	match state {
		ItemState::Offered => "待上架 offered",
		ItemState::Listed => "已上架 listed",
		ItemState::Withdrawn => "已撤回 withdrawn",
	}
}

fn order_state(state: OrderState) -> &'static str {
	match state {
		OrderState::Open => "open",
		OrderState::Disputed => "disputed",
		OrderState::Fulfilled => "fulfilled",
		OrderState::Cancelled => "cancelled",
	}
}

fn order_state_title(state: OrderState) -> &'static str {
	match state {
		OrderState::Open => "待交付 open",
		OrderState::Disputed => "争议中 disputed",
		OrderState::Fulfilled => "已交付 fulfilled",
		OrderState::Cancelled => "已取消 cancelled",
	}
}

/// Whether an order is neither fulfilled nor cancelled.
fn runs(state: OrderState) -> bool {
	matches!(state, OrderState::Open | OrderState::Disputed)
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::error::ErrorKind;

	fn fault<T: Args>(arguments: &[&str]) -> Option<ErrorKind> {
		let command = T::augment_args(clap::Command::new("suhui").no_binary_name(true));
		command.try_get_matches_from(arguments).err().map(|error| error.kind())
	}

	#[test]
	fn decision_should_be_one_of_two_when_it_is_made() {
		let missing = Some(ErrorKind::MissingRequiredArgument);
		assert_eq!(fault::<Decision>(&["7", "--settle", "--document", "d.pdf"]), None);
		assert_eq!(fault::<Decision>(&["7", "--return", "--document", "d.pdf"]), None);
		assert_eq!(fault::<Decision>(&["7", "--document", "d.pdf"]), missing);
		let both = fault::<Decision>(&["7", "--settle", "--return", "--document", "d.pdf"]);
		assert_eq!(both, Some(ErrorKind::ArgumentConflict));
	}

	#[test]
	fn secret_should_be_given_once_when_an_order_is_fulfilled() {
		let digits = "07".repeat(32);
		assert_eq!(fault::<Given>(&["--secret", &digits]), None);
		assert_eq!(fault::<Given>(&["--secret-file", "order.secret"]), None);
		assert_eq!(fault::<Given>(&[]), Some(ErrorKind::MissingRequiredArgument));
		let both = fault::<Given>(&["--secret", &digits, "--secret-file", "order.secret"]);
		assert_eq!(both, Some(ErrorKind::ArgumentConflict));
	}

	#[test]
	fn redemption_should_need_a_file_for_its_secret_when_it_is_ordered() {
		assert_eq!(fault::<Redeem>(&["3", "--secret-file", "order.secret"]), None);
		assert_eq!(fault::<Redeem>(&["3"]), Some(ErrorKind::MissingRequiredArgument));
		let none = fault::<Redeem>(&["3", "--count", "0", "--secret-file", "order.secret"]);
		assert_eq!(none, Some(ErrorKind::ValueValidation));
	}

	#[test]
	fn order_should_run_when_it_is_open_or_in_dispute() {
		assert!(runs(OrderState::Open) && runs(OrderState::Disputed));
		assert!(!runs(OrderState::Fulfilled) && !runs(OrderState::Cancelled));
	}
}
