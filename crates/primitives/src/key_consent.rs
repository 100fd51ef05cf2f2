use alloc::{format, string::String};

use polkadot_sdk::sp_core::H256;

use crate::{CreditCode, ExpertId, ParticipantId};

/// Whom a key is to stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyHolder {
	Participant(ParticipantId),
	Expert(ExpertId),
	/// An institution or organisation before it is a participant: its first key.
	LegalPerson(CreditCode),
}

/// The words a new key signs to stand for someone: nobody's key is taken without its holder's consent. They name the
/// chain by its genesis block and the key by its place among all that stood for the holder, so that no consent serves
/// twice. `<Bytes>` is what wallets put around words they sign, lest they be a transaction.
pub fn key_consent(genesis: H256, holder: KeyHolder, place: u32) -> String {
	let holder = match holder {
		KeyHolder::Participant(number) => format!("participant {number}"),
		KeyHolder::Expert(number) => format!("expert {number}"),
		KeyHolder::LegalPerson(code) => {
			format!("legal person {}", String::from_utf8_lossy(code.digits()))
		}
	};
	format!("<Bytes>Suhui {genesis:?}: key {place} of {holder}</Bytes>")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn key_consent_should_name_chain_place_and_holder_when_it_is_written() {
		let genesis = H256::repeat_byte(0xab);
		let code = CreditCode::new(*b"9144030071526726XG").unwrap();
		for (holder, place, words) in [
			(KeyHolder::Participant(7), 2, "key 2 of participant 7"),
			(KeyHolder::Expert(7), 3, "key 3 of expert 7"),
			(KeyHolder::LegalPerson(code), 1, "key 1 of legal person 9144030071526726XG"),
		] {
			let expected = format!("<Bytes>Suhui 0x{}: {words}</Bytes>", "ab".repeat(32));
			assert_eq!(key_consent(genesis, holder, place), expected);
		}
	}
}
