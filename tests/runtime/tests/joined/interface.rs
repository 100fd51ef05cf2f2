use std::{env, fs};

use pallet_access::Roles;
use suhui_runtime_tests::{
	interface::{compare, document, path, UPDATE},
	invariants::{own_pallets, INVARIANTS},
	metadata::metadata,
	roles::ROLES,
};

#[test]
fn interface_should_be_the_reviewed_one_when_made_from_the_runtime() {
	let now = document();
	if env::var_os("SUHUI_UPDATE").is_some() {
		fs::write(path(), &now).expect("docs/ can be written to");
		return;
	}
	let reviewed = fs::read_to_string(path()).unwrap_or_default();
	if let Some((difference, raise)) = compare(&reviewed, &now) {
		let raise = raise.iter().map(|one| format!("  {one}\n")).collect::<String>();
		panic!(
			"docs/interface.md is not what the runtime is (- reviewed, + now):\n{difference}\n\n\
			If a chain runs the reviewed runtime, raise\n{raise}\nThen {UPDATE}, and review the file."
		);
	}
}

#[test]
fn roles_should_all_have_a_name_when_listed() {
	let all = ROLES.iter().fold(Roles::NOBODY, |all, (role, _)| all | *role);
	assert_eq!(all, Roles::ANYONE);
}

#[test]
fn invariants_should_be_those_of_every_own_pallet_with_storage_when_listed() {
	let own = own_pallets();
	let metadata = metadata();
	let stored = metadata
		.pallets
		.iter()
		.filter(|pallet| own.contains(&pallet.name.as_str()))
		.filter(|pallet| pallet.storage.as_ref().is_some_and(|found| !found.entries.is_empty()))
		.map(|pallet| pallet.name.as_str())
		.collect::<Vec<_>>();
	assert_eq!(INVARIANTS.iter().map(|(pallet, _)| *pallet).collect::<Vec<_>>(), stored);
}
