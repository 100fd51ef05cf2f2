use codec::{Compact, Decode, Encode};
use polkadot_sdk::{frame_system, sp_runtime::traits::TransactionExtensionMetadata};
use scale_info::TypeInfo;

use super::*;

type SystemCheckNonce = frame_system::CheckNonce<Test>;

fn metadata<Extension: TransactionExtension<RuntimeCall>>() -> Vec<TransactionExtensionMetadata> {
	Extension::metadata()
}

#[test]
fn extensions_should_be_called_as_wallets_know_them_when_metadata_is_read() {
	let names = metadata::<Extensions>().into_iter().map(|extension| extension.identifier);
	assert_eq!(names.collect::<Vec<_>>(), ["CheckAccess", "CheckNonce"]);
}

#[test]
fn extensions_should_sign_no_byte_when_a_transaction_is_signed() {
	let extensions = (CheckAccess::<Test>::new(), CheckNonce::<Test>::from(7));
	let implicit = TransactionExtension::<RuntimeCall>::implicit(&extensions);
	assert_eq!(implicit.as_ref().map(Encode::encode), Ok(Vec::new()));
}

#[test]
fn check_access_should_add_no_byte_when_a_transaction_is_encoded() {
	assert!(CheckAccess::<Test>::default().encode().is_empty());
}

#[test]
fn check_access_should_weigh_the_costlier_payer_when_asked() {
	let weight = CheckAccess::<Test>::new().weight(&remark());
	assert_eq!(weight, <() as WeightInfo>::check_access_of_participant());
	assert!(weight.any_gt(<() as WeightInfo>::check_access_of_expert()));
	assert!(weight.any_gt(<() as WeightInfo>::check_access_of_account()));
}

#[test]
fn check_nonce_should_have_the_systems_bytes_when_a_transaction_is_encoded() {
	for nonce in [0, 63, 64, 16_384, u32::MAX] {
		let bytes = CheckNonce::<Test>::from(nonce).encode();
		assert_eq!(bytes, Compact(nonce).encode());
		assert_eq!(bytes, SystemCheckNonce::from(nonce).encode());
		assert_eq!(CheckNonce::decode(&mut &bytes[..]), Ok(CheckNonce::<Test>::from(nonce)));
	}
}

#[test]
fn check_nonce_should_have_the_systems_type_when_metadata_is_read() {
	let (own, system) = (CheckNonce::<Test>::type_info(), SystemCheckNonce::type_info());
	assert_eq!(own.type_def, system.type_def);
	let implicit = |extensions: Vec<TransactionExtensionMetadata>| extensions[0].implicit;
	assert_eq!(implicit(metadata::<CheckNonce<Test>>()), implicit(metadata::<SystemCheckNonce>()));
}

#[test]
fn check_nonce_should_weigh_what_judging_takes_when_the_call_is_mass_data() {
	let system = SystemCheckNonce::from(0).weight(&remark());
	let check_nonce = CheckNonce::<Test>::from(0);
	assert_eq!(check_nonce.weight(&remark()), system);
	assert_eq!(check_nonce.weight(&mass(0)), system.saturating_add(JUDGING));
}

#[test]
fn refusal_should_be_found_by_its_code_when_there_is_one() {
	let codes = Refusal::ALL.map(Refusal::code);
	assert_eq!(codes, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
	assert_eq!(codes.map(Refusal::from_code), Refusal::ALL.map(Some));
	assert_eq!(Refusal::from_code(0), None);
	assert_eq!(Refusal::from_code(10), None);
}
