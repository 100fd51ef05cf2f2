use super::*;

const EACH: [Roles; 10] = [
	Roles::INDIVIDUAL,
	Roles::INSTITUTION,
	Roles::ORGANISATION,
	Roles::VERIFIER,
	Roles::OPERATOR,
	Roles::AUTHORITY,
	Roles::EXPERT,
	Roles::COUNCIL,
	Roles::VALIDATOR,
	Roles::REGIONAL,
];

#[test]
fn roles_should_be_disjoint_when_they_differ() {
	for (i, one) in EACH.into_iter().enumerate() {
		for (j, other) in EACH.into_iter().enumerate() {
			assert_eq!(one.intersects(other), i == j);
		}
	}
}

#[test]
fn anyone_should_be_every_role_when_they_are_united() {
	assert_eq!(EACH.into_iter().fold(Roles::NOBODY, |all, role| all | role), Roles::ANYONE);
}

#[test]
fn nobody_should_meet_no_role_when_it_is_permitted() {
	assert!(Roles::NOBODY.is_empty());
	assert!(!Roles::NOBODY.intersects(Roles::ANYONE));
	assert!(EACH.into_iter().all(|role| !role.is_empty()));
}

#[test]
fn roles_should_be_what_two_sets_share_when_they_are_intersected() {
	let either = Roles::INDIVIDUAL | Roles::VERIFIER;
	assert_eq!(either & (Roles::VERIFIER | Roles::COUNCIL), Roles::VERIFIER);
	assert_eq!(either & Roles::ANYONE, either);
	assert_eq!(either & Roles::COUNCIL, Roles::NOBODY);
}
