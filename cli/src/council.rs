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
			Step::Done(block) => ("done", Some(block)),
		};
		result["step"] = json!(name);
		result["block"] = json!(block);
		context.output.show(&result, |_| self.voted(step));
		Ok(())
	}

	fn voted(&self, step: Step) -> String {
		let Matter { zh, en } = self;
		match step {
			Step::Waiting { ayes, needed, block: Some(_) } => format!("已表决赞成：{zh}；须 {needed} 席，现 {ayes} 席，请其他席位运行同一命令 / voted for: {en}; {needed} seats are needed, {ayes} voted: the others do so by the same command"),
			Step::Waiting { ayes, needed, block: None } => format!("此席位已表决赞成：{zh}；须 {needed} 席，现 {ayes} 席 / this seat voted already for: {en}; {needed} are needed, {ayes} voted"),
			Step::Done(_) => format!("表决通过，已办结：{zh} / carried and done: {en}"),
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
		let waiting = |block| Step::Waiting { ayes: 2, needed: 4, block };
		for (step, zh, en) in [
			(
				waiting(Some(7)),
				"须 4 席，现 2 席，请其他",
				"4 seats are needed, 2 voted: the others",
			),
			(waiting(None), "此席位已表决赞成：确定核查机构 3", "this seat voted already"),
			(Step::Done(8), "表决通过", "carried and done: accreditation of verifier 3"),
		] {
			let told = matter.voted(step);
			let (chinese, english) = told.split_once(" / ").unwrap();
			assert!(chinese.contains(zh) && english.contains(en), "{told}");
		}
	}
}
