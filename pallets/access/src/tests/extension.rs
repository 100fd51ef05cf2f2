use codec::Encode;

use super::*;

#[test]
fn extension_should_add_no_byte_when_a_transaction_is_encoded() {
	assert!(CheckAccess::<Test>::default().encode().is_empty());
}

#[test]
fn extension_should_sign_no_byte_when_a_transaction_is_signed() {
	let implicit = TransactionExtension::<RuntimeCall>::implicit(&CheckAccess::<Test>::new());
	assert_eq!(implicit.as_ref().map(Encode::encode), Ok(Vec::new()));
}

#[test]
fn extension_should_be_called_check_access_when_metadata_is_read() {
	let metadata = <CheckAccess<Test> as TransactionExtension<RuntimeCall>>::metadata();
	assert_eq!(metadata.iter().map(|m| m.identifier).collect::<Vec<_>>(), ["CheckAccess"]);
}

#[test]
fn extension_should_weigh_what_was_measured_when_asked() {
	assert_eq!(CheckAccess::<Test>::new().weight(&remark()), <() as WeightInfo>::check_access());
}

#[test]
fn refusal_should_be_found_by_its_code_when_there_is_one() {
	let codes = Refusal::ALL.map(Refusal::code);
	assert_eq!(codes, [1, 2, 3]);
	assert_eq!(codes.map(Refusal::from_code), Refusal::ALL.map(Some));
	assert_eq!(Refusal::from_code(0), None);
	assert_eq!(Refusal::from_code(4), None);
}
