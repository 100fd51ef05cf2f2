use crate::{mock::*, ByCode, Departments, NextDepartment};

#[test]
fn genesis_should_enter_its_departments_when_the_chain_starts() {
	build_and_execute(|| {
		assert_eq!(NextDepartment::<Test>::get(), 5);
		assert_eq!(Departments::<Test>::count(), 4);
		let third = Departments::<Test>::get(3).unwrap();
		assert_eq!((third.validator, third.contact), (13, document(1)));
		assert_eq!(third.person.title.to_vec(), "江苏省第103厅".as_bytes());
		assert_eq!(ByCode::<Test>::get(credit_code(103)), Some(3));
		assert_eq!(Admitted::get(), VALIDATORS);
		assert_eq!(Consortium::validator_for(&13), Some(3));
	});
}

#[test]
#[should_panic(expected = "a department is named twice")]
fn genesis_should_be_refused_when_two_departments_have_one_code() {
	storage(vec![founder(11, 101), founder(12, 101)]);
}

#[test]
#[should_panic(expected = "a department is named twice")]
fn genesis_should_be_refused_when_two_departments_have_one_validator() {
	storage(vec![founder(11, 101), founder(11, 102)]);
}

#[test]
#[should_panic(expected = "or has no name or code")]
fn genesis_should_be_refused_when_a_codes_check_digit_is_wrong() {
	let (validator, title, code, contact) = founder(11, 101);
	let wrong = if code.ends_with('0') { "1" } else { "0" };
	storage(vec![(validator, title, format!("{}{wrong}", &code[..17]), contact)]);
}
