use crate::{
	finality::validators_key,
	key::{storage_key, KeyPart},
};

fn hexadecimal(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// As every chain of the SDK has them.
#[test]
fn key_should_be_the_known_one_when_a_pallet_of_the_sdk_has_it() {
	assert_eq!(
		hexadecimal(&storage_key("System", "Events", &[])),
		"26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7"
	);
	assert_eq!(
		hexadecimal(&validators_key()),
		"5f9cc45b7a00c5899361e1c6099678dc5e0621c4869aa60c02be9adcc98a0d1d"
	);
}

#[test]
fn key_should_end_with_its_parts_when_it_is_a_maps() {
	let number = 1u32.to_le_bytes().to_vec();
	let key = storage_key("System", "Events", &[KeyPart::Twox64(number.clone())]);
	assert_eq!(hexadecimal(&key[32..]), "5153cb1f00942ff401000000");
	let key = storage_key("System", "Events", &[KeyPart::Blake2(number)]);
	assert_eq!((key.len(), &key[48..]), (52, &[1, 0, 0, 0][..]));
}
