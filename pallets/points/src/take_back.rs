//! Taking out of lots what was credited wrongly (Art. 22): as far as they still hold it, for nobody owes points.

use alloc::vec::Vec;

use polkadot_sdk::sp_runtime::DispatchError;
use suhui_primitives::{ClassId, Credit, Month, Page, Quantity, Slots, TakenBack};

use crate::{credit::by_page, ClassTotals, Config, Pallet};

impl<T: Config> Pallet<T> {
	/// Nothing is taken of a month that is due, drained or not: what lapsed is an honour. Errors: `NotAscending`, and
	/// `Corruption` of a page that is none; the pages before it stay changed.
	pub(crate) fn do_take_back(
		class: ClassId,
		month: Month,
		wrong: &[Credit],
	) -> Result<Vec<TakenBack>, DispatchError> {
		let is_due = Self::is_due(month);
		let mut outcome = Vec::with_capacity(wrong.len());
		for (page, wrong) in by_page::<T>(wrong)? {
			let holders = if is_due { Slots::default() } else { Self::slots(month, page, class)? };
			let is_held = |credit: &&Credit| holders.contains(Page::slot(credit.participant));
			let held: Vec<_> = wrong.iter().filter(is_held).copied().collect();
			let mut taken = Self::take_back_of_page(month, page, class, &held)?.into_iter();
			outcome.extend(wrong.iter().map(|credit| {
				let taken = is_held(&credit).then(|| taken.next()).flatten().unwrap_or_default();
				let short = credit.quantity.saturating_sub(taken);
				TakenBack { participant: credit.participant, taken, short }
			}));
		}
		let taken =
			outcome.iter().fold(Quantity::default(), |sum, of| sum.saturating_add(of.taken));
		if taken != Quantity::default() {
			ClassTotals::<T>::mutate(class, |totals| {
				totals.taken_back = totals.taken_back.saturating_add(taken)
			});
		}
		Ok(outcome)
	}

	/// Takes what there is of what was credited wrongly to people who have lots; returns it in their order.
	fn take_back_of_page(
		month: Month,
		page: Page,
		class: ClassId,
		wrong: &[Credit],
	) -> Result<Vec<Quantity>, DispatchError> {
		let mut taken = Vec::with_capacity(wrong.len());
		if !wrong.is_empty() {
			Self::change_lots(month, page, class, wrong, |lot, wrong| {
				let part = Quantity {
					reduction: lot.reduction.min(wrong.reduction),
					points: lot.points.min(wrong.points),
				};
				taken.push(part);
				Some(lot.saturating_sub(part))
			})?;
		}
		Ok(taken)
	}
}
