//! A signature holds for one call, one signer, one nonce and one chain.

use codec::Encode;
use pallet_access::CheckNonce;
use polkadot_sdk::{
	sp_core::Pair,
	sp_runtime::{
		generic::Preamble,
		transaction_validity::{InvalidTransaction, UnknownTransaction},
		MultiSignature,
	},
};
use suhui_primitives::ParticipantKind;
use suhui_runtime::{
	Address, Hash, Runtime, RuntimeCall, Signature, SignedPayload, TxExtension, UncheckedExtrinsic,
};
use suhui_runtime_tests::{
	chain::{apply, in_chain, refusal, signed, validate},
	keys::{account, pair, OPERATOR},
	scheme::{cycling, open_individual, opening},
};

fn give() -> pallet_participants::Call<Runtime> {
	pallet_participants::Call::give_consent { source: 1 }
}

/// Sender, signature and what is signed beside the call.
fn parts(transaction: &mut UncheckedExtrinsic) -> (&mut Address, &mut Signature, &mut TxExtension) {
	let Preamble::Signed(sender, signature, extension) = &mut transaction.preamble else {
		unreachable!("it is signed")
	};
	(sender, signature, extension)
}

#[test]
fn transaction_should_be_refused_when_its_call_was_swapped() {
	in_chain(|| {
		cycling();
		open_individual("//Ann", &[]);
		let transaction = signed("//Ann", give());
		let mut swapped = transaction.clone();
		swapped.function = RuntimeCall::Participants(pallet_participants::Call::close {});
		assert_eq!(refusal(swapped), InvalidTransaction::BadProof.into());
		assert_eq!(apply(transaction), Ok(Ok(())));
	});
}

#[test]
fn transaction_should_be_refused_when_an_argument_was_swapped() {
	in_chain(|| {
		open_individual("//Ann", &[]);
		let mut swapped = signed("//Ann", give());
		let other = pallet_participants::Call::give_consent { source: 2 };
		swapped.function = RuntimeCall::Participants(other);
		assert_eq!(refusal(swapped), InvalidTransaction::BadProof.into());
	});
}

#[test]
fn transaction_should_be_refused_when_it_names_the_operator_as_its_sender() {
	in_chain(|| {
		open_individual("//Ann", &[]);
		let opening = opening("//Bo", ParticipantKind::Individual, &[]);
		let mut swapped = signed("//Ann", pallet_participants::Call::open { opening });
		// The nonce becomes the operator's too: it opened one account.
		let (sender, _, extension) = parts(&mut swapped);
		*sender = account(OPERATOR).into();
		extension.6 = CheckNonce::from(1);
		assert_eq!(refusal(swapped), InvalidTransaction::BadProof.into());
	});
}

#[test]
fn transaction_should_be_refused_when_it_is_sent_again_with_the_next_nonce() {
	in_chain(|| {
		cycling();
		open_individual("//Ann", &[]);
		let mut transaction = signed("//Ann", give());
		assert_eq!(apply(transaction.clone()), Ok(Ok(())));
		let (_, _, extension) = parts(&mut transaction);
		extension.6 = CheckNonce::from(1);
		assert_eq!(refusal(transaction), InvalidTransaction::BadProof.into());
	});
}

#[test]
fn transaction_should_be_refused_when_it_was_signed_for_another_chain() {
	in_chain(|| {
		open_individual("//Ann", &[]);
		let mut transaction = signed("//Ann", give());
		let call = transaction.function.clone();
		let (_, signature, extension) = parts(&mut transaction);
		let payload = SignedPayload::new(call, extension.clone());
		let (call, extension, mut beside) = payload.expect("the chain knows itself").deconstruct();
		// The genesis block that `CheckGenesis` has signed.
		beside.3 = Hash::repeat_byte(7);
		let payload = SignedPayload::from_raw(call, extension, beside);
		*signature = MultiSignature::from(payload.using_encoded(|bytes| pair("//Ann").sign(bytes)));
		assert_eq!(refusal(transaction), InvalidTransaction::BadProof.into());
	});
}

#[test]
fn transaction_should_be_refused_when_nobody_signed_it() {
	in_chain(|| {
		open_individual("//Ann", &[]);
		let mut transaction = signed("//Ann", give());
		let (_, _, extension) = parts(&mut transaction);
		let general = UncheckedExtrinsic::new_transaction(give().into(), extension.clone());
		assert_eq!(refusal(general), InvalidTransaction::UnknownOrigin.into());
		let bare = UncheckedExtrinsic::new_bare(give().into());
		assert_eq!(validate(bare), Err(UnknownTransaction::NoUnsignedValidator.into()));
	});
}
