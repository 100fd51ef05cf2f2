//! What other pallets ask of published methodologies (Art. 15, 16).

use alloc::vec::Vec;

use suhui_formula::{Formula, Input};
use suhui_primitives::{Compiling, Day, Methodologies, VersionId};

use crate::{compile::compile, Config, Formulas, Pallet, Stage, Texts, Versions};

impl<T: Config> Methodologies for Pallet<T> {
	fn formula(version: VersionId) -> Option<Formula> {
		Formulas::<T>::get(version)
	}

	fn in_effect(version: VersionId) -> Option<(Day, Option<Day>)> {
		match Versions::<T>::get(version)?.stage {
			Stage::Published { effective } => Some((effective, None)),
			Stage::Discontinued { effective, from } => Some((effective, Some(from))),
			_ => None,
		}
	}

	fn interface(
		version: VersionId,
		compiling: &mut Compiling,
	) -> Option<(Vec<Input>, (u64, u64))> {
		if !Formulas::<T>::contains_key(version) {
			return None;
		}
		let compiled = compile::<T>(&Texts::<T>::get(version)?, compiling).ok()?;
		Some((compiled.inputs, compiled.result_range))
	}
}
