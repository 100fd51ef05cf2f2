//! What takes two of the operator's clerks: each runs the same command, and is told which step that was.

use anyhow::Result;
use serde_json::{json, Value};
use suhui_client::{api, clerks::Step, Chain};

use crate::args::Context;

/// What is decided, in Chinese and English.
pub struct Matter {
	pub zh: String,
	pub en: String,
}

impl Matter {
	/// Takes the step of the clerk who signs with `--key`; `is_it` as in [`Chain::agree`]. `result` names the matter as
	/// JSON.
	pub async fn decide(
		self,
		context: &Context,
		chain: &Chain,
		call: api::Call,
		is_it: impl Fn(&api::Call) -> bool,
		mut result: Value,
	) -> Result<()> {
		let clerk = context.signer()?;
		let spinner = context.output.spinner("等待终局 Waiting until it is finalised");
		let step = chain.agree(&clerk, call, is_it).await;
		spinner.finish_and_clear();
		let step = step?;
		let (name, block) = match step {
			Step::Waiting { block: Some(block), .. } => ("proposed", Some(block)),
			Step::Waiting { block: None, .. } => ("waiting", None),
			Step::Done(block) | Step::DoneLate(block) => ("done", Some(block)),
			Step::Dropped(block) => ("dropped", Some(block)),
		};
		result["step"] = json!(name);
		result["block"] = json!(block);
		result["anew"] = json!(matches!(step, Step::Waiting { is_anew: true, .. }));
		result["late"] = json!(matches!(step, Step::DoneLate(_)));
		context.output.show(&result, |_| self.told(step));
		Ok(())
	}

	fn told(&self, step: Step) -> String {
		let Matter { zh, en } = self;
		match step {
			Step::Waiting { block: Some(_), is_anew: false } => format!("已经办，待复核：{zh}；请运营机构另一人运行同一命令 / proposed: {en}; another of the operator's clerks confirms it by the same command"),
			Step::Waiting { block: Some(_), is_anew: true } => format!("原经办事项逾期未复核，已撤下；已重新经办，待复核：{zh}；请运营机构另一人运行同一命令 / what was proposed before was not confirmed in its days, and was dropped; proposed anew: {en}; another of the operator's clerks confirms it by the same command"),
			Step::Waiting { block: None, .. } => format!("此账户已经办，仍待另一人复核：{zh} / this account proposed it already: {en}; another of the operator's clerks is to confirm it"),
			Step::Done(_) => format!("已复核，两人办结：{zh} / confirmed and done by two: {en}"),
			Step::DoneLate(_) => format!("原经办事项已逾期，但期限内已有两人赞成，按此办结，没有重新经办：{zh} / the days of what was proposed were over, but two had voted for it: done by their votes, and not proposed again: {en}"),
			Step::Dropped(_) => format!("此间另一人收回赞成，经办事项已撤下，没有办理：{zh}；仍须办理的，请重新运行同一命令 / the other clerk took their vote back meanwhile, and what was proposed was dropped. Not done: {en}; where it is still wanted, the same command proposes it anew"),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn clerk_should_be_told_which_step_it_was_when_it_takes_one() {
		let matter = Matter { zh: "批准批次 3".into(), en: "approval of batch 3".into() };
		let waiting = |block, is_anew| Step::Waiting { block, is_anew };
		for (step, zh, en) in [
			(waiting(Some(7), false), "待复核：批准批次 3", "proposed: approval of batch 3"),
			(waiting(Some(7), true), "已撤下；已重新经办", "was dropped; proposed anew"),
			(waiting(None, false), "仍待另一人复核", "proposed it already"),
			(Step::Done(8), "两人办结", "done by two: approval of batch 3"),
			(
				Step::DoneLate(8),
				"已逾期，但期限内已有两人",
				"by their votes, and not proposed again",
			),
			(Step::Dropped(8), "没有办理：批准批次 3", "Not done: approval of batch 3"),
		] {
			let told = matter.told(step);
			let (chinese, english) = told.split_once(" / ").expect("it is told in two languages");
			assert!(chinese.contains(zh) && english.contains(en), "{told}");
		}
	}
}
