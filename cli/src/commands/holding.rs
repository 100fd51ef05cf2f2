//! Reductions that institutions and organisations hold and pass on (Art. 27).

use anyhow::{ensure, Result};
use clap::Subcommand;
use serde_json::json;
use suhui_client::{api, Who};
use suhui_primitives::{ClassId, Milligrams, ParticipantKind};

use crate::{
	args::{self, Context},
	commands::participant::named,
	output::{fields, mass_exactly},
	reductions::{classes_json, classes_table, ensure_held, ensure_settled, holdings},
	taking::legal_person,
};

#[derive(Subcommand)]
pub enum Command {
	/// 显示某机构或组织持有的减碳量 / Show what an institution or organisation holds
	Show {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		holder: Who,
	},
	/// 转让给另一机构或组织；更换密钥后三日内不能转让 / Pass reductions on to another one; none for three days after a change of key (an institution or organisation)
	Transfer {
		/// 编号或地址 / Number or address
		#[arg(value_parser = args::who, value_name = "PARTICIPANT")]
		to: Who,
		/// 批类与数量，如 3:12.6kg / A class and how much of it, such as 3:12.6kg
		#[arg(value_parser = args::of_class, value_name = "CLASS:MASS")]
		reductions: (ClassId, Milligrams),
	},
}

pub async fn run(context: &Context, command: Command) -> Result<()> {
	match command {
		Command::Show { holder } => show(context, holder).await,
		Command::Transfer { to, reductions } => transfer(context, to, reductions).await,
	}
}

async fn show(context: &Context, holder: Who) -> Result<()> {
	let chain = context.connect().await?;
	let at = chain.at_finalized().await?;
	let (number, found) = holder.participant(&at).await?;
	ensure!(
		found.holder.kind() != ParticipantKind::Individual,
		"参与者 {number} 是个人，不持有减碳量；个人份额请用 suhui balance {number} 查看 / participant {number} is an individual and holds none: people's lots are shown by `suhui balance {number}`"
	);
	let name = named(&chain, &at, &[number]).await?.concat();
	let held: Vec<_> = holdings(&at, number).await?.into_iter().collect();
	let total = held.iter().fold(0, |sum: Milligrams, (_, held)| sum.saturating_add(*held));
	let result = json!({
		"holder": number, "reduction_mg": total, "classes": classes_json(&held),
	});
	context.output.show(&result, |_| {
		let summary = fields([("持有者 Holder", name), ("减碳量 Reductions", mass_exactly(total))]);
		format!("{summary}\n{}", classes_table(&held))
	});
	Ok(())
}

async fn transfer(
	context: &Context,
	to: Who,
	(class, milligrams): (ClassId, Milligrams),
) -> Result<()> {
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let from = legal_person(&at, &signer).await?;
	let (to, receiver) = to.open_participant(&at).await?;
	ensure!(
		to != from,
		"接收方就是本账户的参与者 {from} / the receiver is participant {from}, whose key this is"
	);
	ensure!(
		receiver.holder.kind() != ParticipantKind::Individual,
		"参与者 {to} 是个人，不能持有减碳量 / participant {to} is an individual, and people hold no reductions"
	);
	ensure_settled(&at, from).await?;
	ensure_held(&at, from, &[(class, milligrams)]).await?;
	let call = api::tx().reductions().transfer(to, class, milligrams);
	let block = context.send_by(&signer, &chain, &call).await?.block;
	let result = json!({
		"block": block, "from": from, "to": to, "class": class, "reduction_mg": milligrams,
	});
	context.output.show(&result, |_| {
		format!(
			"已向参与者 {to} 转让批类 {class} 的 {0} / {0} of class {class} passed on to participant {to}",
			mass_exactly(milligrams)
		)
	});
	Ok(())
}
