//! What people and organisations give to an event: for good, and no more than is missing (Art. 30, 32).

use anyhow::{ensure, Result};
use serde_json::json;
use suhui_client::{
	api::{
		self,
		reductions::events::{Contributed, Donated},
	},
	At,
};
use suhui_primitives::{EventId, Milligrams, ParticipantId};

use super::{missing, open, Contribute, Donate};
use crate::{
	args::Context,
	commands::retirement::{ask, part},
	output::mass_exactly,
	reductions::{classes_json, classes_table, clipped, ensure_held, ensure_named, ensure_settled},
	taking::{legal_person, person, Taking},
};

pub async fn donate(context: &Context, donate: Donate) -> Result<()> {
	let Donate { event: id, mass, lot, yes } = donate;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let donor = person(&at, &signer).await?;
	let (_, missing) = wanting(&at, id).await?;
	let taking = Taking::plan_at_most(&at, donor, ask(mass, lot), missing).await?;
	taking.confirm(
		context,
		yes,
		&format!("将捐给活动 {id}（尚缺 {}），扣减如下，不可撤销", mass_exactly(missing)),
		&format!("what follows is given to event {id} for good"),
	)?;
	let call = api::tx().reductions().donate(id, part(mass, lot), taking.lots());
	let included = context.send_by(&signer, &chain, &call).await?;
	let Donated { total, points, .. } = included.event()?;
	let result = json!({
		"block": included.block, "event": id, "donor": donor, "asked_mg": mass, "reduction_mg": total,
		"points": points, "taking": taking.json(),
	});
	context.output.show(&result, |_| {
		format!(
			"已捐给活动 {id}：{0}，扣减 {points} 分，计入荣誉 / given to event {id}: {0} with {points} points, which stay as an honour",
			mass_exactly(total)
		)
	});
	Ok(())
}

pub async fn contribute(context: &Context, contribute: Contribute) -> Result<()> {
	let Contribute { event: id, reductions, yes } = contribute;
	ensure_named(&reductions)?;
	let (chain, signer) = (context.connect().await?, context.signer()?);
	let at = chain.at_finalized().await?;
	let holder = legal_person(&at, &signer).await?;
	let (host, missing) = wanting(&at, id).await?;
	if host != holder {
		ensure_settled(&at, holder).await?;
	}
	let asked = reductions.iter().fold(0, |sum: Milligrams, (_, asked)| sum.saturating_add(*asked));
	let given = clipped(&reductions, missing);
	ensure_held(&at, holder, &given).await?;
	if !context.global.json {
		context.output.note(format!(
			"将为活动 {id} 出让抵消如下，不可撤销；所列 {0}，尚缺 {1} / what follows is given to event {id} for good; {0} are named, {1} are missing\n{2}",
			mass_exactly(asked),
			mass_exactly(missing),
			classes_table(&given)
		));
	}
	if !yes {
		context.output.confirm("确认？ Go on?")?;
	}
	let call = api::tx().reductions().contribute(id, reductions);
	let included = context.send_by(&signer, &chain, &call).await?;
	let Contributed { total, reductions: given, .. } = included.event()?;
	let result = json!({
		"block": included.block, "event": id, "holder": holder, "asked_mg": asked, "reduction_mg": total,
		"classes": classes_json(&given),
	});
	context.output.show(&result, |_| {
		format!("已为活动 {id} 出让抵消：{0} / given to event {id}: {0}", mass_exactly(total))
	});
	Ok(())
}

/// An event's host, and what it is short of, which is something.
async fn wanting(at: &At, id: EventId) -> Result<(ParticipantId, Milligrams)> {
	let found = open(at, id).await?;
	let left = missing(&found);
	ensure!(
		left > 0,
		"活动 {id} 的排放已全部抵消，无须再捐 / nothing of what event {id} emits is missing: no more is given to it"
	);
	Ok((found.host, left))
}
