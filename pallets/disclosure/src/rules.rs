//! Rules and standards, from their publication to their repeal (Art. 5).

use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::{ArithmeticError, DispatchError, DispatchResult},
};
use suhui_primitives::{is_text, Clock, Day, Document, Title};

use crate::{Config, Error, NextRule, Pallet, Rule, RuleId, RuleKind, Rules};

impl<T: Config> Pallet<T> {
	pub(crate) fn add_rule(
		kind: RuleKind,
		title: Title,
		document: Document,
		effective: Day,
	) -> Result<RuleId, DispatchError> {
		ensure!(is_text(&title), Error::<T>::InvalidText);
		let rule = NextRule::<T>::get();
		NextRule::<T>::put(rule.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let published = T::Clock::today();
		let (repealed, successor) = (None, None);
		Rules::<T>::insert(
			rule,
			Rule { kind, title, document, published, effective, repealed, successor },
		);
		Ok(rule)
	}

	pub(crate) fn end_rule(rule: RuleId, from: Day, successor: Option<RuleId>) -> DispatchResult {
		let found = Rules::<T>::get(rule).ok_or(Error::<T>::NotFound)?;
		ensure!(found.repealed.is_none(), Error::<T>::Repealed);
		ensure!(from >= T::Clock::today(), Error::<T>::InThePast);
		let may_follow = |successor| {
			successor != rule
				&& Rules::<T>::get(successor).is_some_and(|next| next.repealed.is_none())
		};
		ensure!(successor.is_none_or(may_follow), Error::<T>::InvalidSuccessor);
		Rules::<T>::insert(rule, Rule { repealed: Some(from), successor, ..found });
		Ok(())
	}
}
