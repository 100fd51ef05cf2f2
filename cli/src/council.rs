//! What the council decides: each seat runs the same command, and is told which step that was.

use anyhow::Result;
use serde_json::{json, Value};
use suhui_client::{api, council::Step, Chain};

use crate::{args::Context, clerks::Matter};

impl Matter {
	/// Takes the step of the seat that signs with `--key`. `result` names the matter as JSON.
	pub async fn resolve(
		self,
		context: &Context,
		chain: &Chain,
		call: api::Call,
		mut result: Value,
	) -> Result<()> {
		let seat = context.signer()?;
		let spinner = context.output.spinner("等待终局 Waiting until it is finalised");
		let step = chain.resolve(&seat, call).await;
		spinner.finish_and_clear();
		let step = step?;
		let (name, block) = match step {
			Step::Waiting { block: Some(block), .. } => ("voted", Some(block)),
			Step::Waiting { block: None, .. } => ("waiting", None),
			Step::Done(block) | Step::DoneLate(block) => ("done", Some(block)),
			Step::Dropped(block) => ("dropped", Some(block)),
		};
		result["step"] = json!(name);
		result["block"] = json!(block);
		result["anew"] = json!(matches!(step, Step::Waiting { is_anew: true, .. }));
		result["late"] = json!(matches!(step, Step::DoneLate(_)));
		context.output.show(&result, |_| self.voted(step));
		Ok(())
	}

	fn voted(&self, step: Step) -> String {
		let Matter { zh, en } = self;
		match step {
			Step::Waiting { ayes, needed, block: Some(_), is_anew: false } => format!("已表决赞成：{zh}；须 {needed} 席，现 {ayes} 席，请其他席位运行同一命令 / voted for: {en}; {needed} seats are needed, {ayes} voted: the others do so by the same command"),
			Step::Waiting { ayes, needed, block: Some(_), is_anew: true } => format!("原提案逾期而赞成票不足，或所需票数多于现有席位，已撤下；已重新提出并表决赞成：{zh}；须 {needed} 席，现 {ayes} 席，请其他席位（包括曾赞成原提案的）运行同一命令 / the motion there was had too few votes when its days were over, or needed more than there are seats, and was dropped; proposed anew and voted for: {en}; {needed} seats are needed, {ayes} voted: the others, those who voted before among them, do so by the same command"),
			Step::Waiting { ayes, needed, block: None, .. } => format!("此席位已表决赞成：{zh}；须 {needed} 席，现 {ayes} 席 / this seat voted already for: {en}; {needed} are needed, {ayes} voted"),
			Step::Done(_) => format!("表决通过，已办结：{zh} / carried and done: {en}"),
			Step::DoneLate(_) => format!("提案已逾期，但期限内的赞成票已足，按这些票通过，已办结，没有重新提出：{zh} / the days of the motion were over, but it had its votes: carried by those and done, and not proposed again: {en}"),
			Step::Dropped(_) => format!("此间有席位收回赞成票，提案因票数不足已撤下，没有办理：{zh}；仍须办理的，请重新运行同一命令 / a seat took its vote back meanwhile, and the motion was dropped for want of votes. Not done: {en}; where it is still wanted, the same command proposes it anew"),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn seat_should_be_told_which_step_it_was_when_it_takes_one() {
		let matter =
			Matter { zh: "确定核查机构 3".into(), en: "accreditation of verifier 3".into() };
		let waiting = |block, is_anew| Step::Waiting { ayes: 2, needed: 4, block, is_anew };
		for (step, zh, en) in [
			(
				waiting(Some(7), false),
				"须 4 席，现 2 席，请其他",
				"4 seats are needed, 2 voted: the others",
			),
			(waiting(None, false), "此席位已表决赞成：确定核查机构 3", "this seat voted already"),
			(waiting(Some(7), true), "已撤下；已重新提出", "was dropped; proposed anew"),
			(Step::Done(8), "表决通过", "carried and done: accreditation of verifier 3"),
			(Step::DoneLate(8), "提案已逾期", "carried by those and done, and not proposed again"),
			(Step::Dropped(8), "没有办理：确定核查机构 3", "Not done: accreditation"),
		] {
			let told = matter.voted(step);
			let (chinese, english) = told.split_once(" / ").unwrap();
			assert!(chinese.contains(zh) && english.contains(en), "{told}");
		}
	}
}
