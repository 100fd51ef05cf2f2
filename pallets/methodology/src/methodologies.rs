//! What other pallets ask of published methodologies (Art. 15).

use alloc::vec::Vec;

use suhui_formula::{Formula, Input};
use suhui_primitives::{Compiling, Methodologies, VersionId};

use crate::{compile::compile, Config, Formulas, Pallet, Texts};

impl<T: Config> Methodologies for Pallet<T> {
	fn formula(version: VersionId) -> Option<Formula> {
		Formulas::<T>::get(version)
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
