//! Participants and experts as people name them: by number, or by the account that stands for them.

use anyhow::{anyhow, ensure, Result};
use subxt::utils::AccountId32;
use suhui_primitives::{ExpertId, ParticipantId};

use crate::{
	api,
	connection::At,
	read::read,
	types::{Expert, Participant},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
	Number(u32),
	Account(AccountId32),
}

impl Who {
	/// The participant, also one who closed the account.
	pub async fn participant(self, at: &At) -> Result<(ParticipantId, Participant)> {
		let participants = api::storage().participants();
		let number = match self {
			Who::Number(number) => number,
			Who::Account(account) => {
				let number = stood_for(at, account).await?;
				number.ok_or_else(|| {
					anyhow!("账户 {account} 未开户 / no participant has the account {account}")
				})?
			}
		};
		let person = read(at, participants.participants(), (number,)).await?;
		let person = person.ok_or_else(|| {
			anyhow!("没有编号为 {number} 的参与者 / there is no participant {number}")
		})?;
		self.ensure_stands(person.account, "参与者", "participant", number)?;
		Ok((number, person))
	}

	/// The participant, whose account must be open.
	pub async fn open_participant(self, at: &At) -> Result<(ParticipantId, Participant)> {
		let (number, person) = self.participant(at).await?;
		match person.closed.as_deref() {
			None => Ok((number, person)),
			Some(day) => Err(anyhow!(
				"参与者 {number} 已于 {day} 销户 / participant {number} closed the account on {day}"
			)),
		}
	}

	/// The expert, also one who was dismissed.
	pub async fn expert(self, at: &At) -> Result<(ExpertId, Expert)> {
		let experts = api::storage().experts();
		let number = match self {
			Who::Number(number) => number,
			Who::Account(account) => {
				let number = read(at, experts.expert_of(), (account,)).await?;
				number.ok_or_else(|| {
					anyhow!("账户 {account} 没有专家席位 / no expert has the account {account}")
				})?
			}
		};
		let expert = read(at, experts.experts(), (number,)).await?;
		let expert = expert
			.ok_or_else(|| anyhow!("没有编号为 {number} 的专家 / there is no expert {number}"))?;
		self.ensure_stands(expert.account, "专家", "expert", number)?;
		Ok((number, expert))
	}

	/// The chain remembers whom an account stood for; it names nobody once another one does.
	fn ensure_stands(self, stands: AccountId32, zh: &str, en: &str, number: u32) -> Result<()> {
		let Who::Account(account) = self else { return Ok(()) };
		ensure!(
			account == stands,
			"账户 {account} 不再代表{zh} {number}，现由 {stands} 代表，请写编号 {number} / the account {account} stands for {en} {number} no longer, {stands} does: give the number {number}"
		);
		Ok(())
	}
}

/// The participant for whom an account stands or ever stood, also one who took another key or closed.
pub async fn stood_for(at: &At, account: AccountId32) -> Result<Option<ParticipantId>> {
	read(at, api::storage().participants().participant_of(), (account,)).await
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn account_should_name_nobody_when_another_stands_now() {
		let [old, present] = [1, 2].map(|byte| AccountId32([byte; 32]));
		let stands = |who: Who| who.ensure_stands(present, "参与者", "participant", 4);
		assert!(stands(Who::Account(present)).is_ok());
		assert!(stands(Who::Number(4)).is_ok());
		let fault = stands(Who::Account(old)).unwrap_err().to_string();
		assert!(fault.contains(&format!("{present} does: give the number 4")), "{fault}");
	}
}
