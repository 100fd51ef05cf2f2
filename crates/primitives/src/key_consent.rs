use alloc::{format, string::String};

use polkadot_sdk::sp_core::H256;

/// Whom a key is to stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyHolder {
	Participant(crate::ParticipantId),
	Expert(crate::ExpertId),
}

/// The words a new key signs to stand for someone: nobody's key is taken without its holder's consent. They name the
/// chain by its genesis block and the key by its place among all that stood for the holder, so that no consent serves
/// twice. `<Bytes>` is what wallets put around words they sign, lest they be a transaction.
pub fn key_consent(genesis: H256, holder: KeyHolder, place: u32) -> String {
	let holder = match holder {
		KeyHolder::Participant(number) => format!("participant {number}"),
		KeyHolder::Expert(number) => format!("expert {number}"),
	};
	format!("<Bytes>Suhui {genesis:?}: key {place} of {holder}</Bytes>")
}
