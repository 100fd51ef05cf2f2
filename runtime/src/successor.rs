//! What the runtime that tests upgrade a chain to has of its own: a later version, the nonce before the era, so that
//! whoever reads its transactions by the earlier runtime's metadata misreads them, and accounts coded with data of their
//! own, so that every account is coded anew by a migration.

use crate::*;
use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{
	frame_support::{
		traits::{Get, OnRuntimeUpgrade},
		weights::Weight,
	},
	frame_system::{Account, AccountInfo, LastRuntimeUpgrade},
};
use scale_info::TypeInfo;

pub type TxExtension = (
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	pallet_access::CheckAccess<Runtime>,
	pallet_access::CheckNonce<Runtime>,
	frame_system::CheckMortality<Runtime>,
	frame_system::CheckWeight<Runtime>,
);

#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("suhui"),
	impl_name: Cow::Borrowed("suhui-node"),
	authoring_version: 1,
	spec_version: 101,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 2,
	system_version: 1,
};

/// What stands with an account beside its nonce.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AccountData {
	/// The last block before the account was coded anew; zero for one that came later. By this name polkadot.js looks for a
	/// balance, and of an account with data but without one it reads nothing at all.
	pub free: BlockNumber,
}

/// An account as the runtime before coded it.
type Before = AccountInfo<Nonce, ()>;

/// Codes every account anew. `System` has no storage version: whether it is to be done, the last upgrade tells.
pub struct RecodeAccounts;

impl RecodeAccounts {
	fn is_due() -> bool {
		LastRuntimeUpgrade::<Runtime>::get().is_none_or(|last| last.was_upgraded(&VERSION))
	}
}

impl OnRuntimeUpgrade for RecodeAccounts {
	fn on_runtime_upgrade() -> Weight {
		let weight = <Runtime as frame_system::Config>::DbWeight::get();
		if !Self::is_due() {
			return weight.reads(1);
		}
		let (free, mut accounts) = (System::block_number(), 0u64);
		Account::<Runtime>::translate::<Before, _>(|_, account| {
			accounts = accounts.saturating_add(1);
			let Before { nonce, consumers, providers, sufficients, data: () } = account;
			let data = AccountData { free };
			Some(AccountInfo { nonce, consumers, providers, sufficients, data })
		});
		weight.reads_writes(accounts.saturating_add(2), accounts)
	}

	/// Every account with its nonce, or nothing where there is nothing to do.
	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<Vec<u8>, sp_runtime::TryRuntimeError> {
		if !Self::is_due() {
			return Ok(Vec::new());
		}
		let nonce = |account: AccountId| {
			let key = Account::<Runtime>::hashed_key_for(&account);
			let found = frame_support::storage::unhashed::get::<Before>(&key);
			Some((account, found?.nonce))
		};
		let nonces = Account::<Runtime>::iter_keys().filter_map(nonce).collect::<Vec<_>>();
		Ok(nonces.encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(state: Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
		if state.is_empty() {
			return Ok(());
		}
		let nonces = Vec::<(AccountId, Nonce)>::decode(&mut state.as_slice())
			.map_err(|_| "what was noted before is not read")?;
		frame_support::ensure!(
			Account::<Runtime>::iter_keys().count() == nonces.len(),
			"accounts came or went"
		);
		for (account, nonce) in nonces {
			let found = Account::<Runtime>::get(&account);
			frame_support::ensure!(
				found.nonce == nonce && found.data.free == System::block_number(),
				"an account is not what it was"
			);
		}
		Ok(())
	}
}
