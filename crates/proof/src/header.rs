//! A block's header, and the change of validators it announces.

use alloc::vec::Vec;

use codec::{Decode, Encode};
use hash_db::Hasher;
use sp_core::{ed25519::Public, H256};

use crate::{hasher::Blake2, refusal::Refusal};

/// GRANDPA's name in a header's digest.
const GRANDPA: [u8; 4] = *b"FRNK";

/// Validators with the weight of their votes.
pub type Validators = Vec<(Public, u64)>;

/// As `sp_runtime::generic::Header`, whose own hash is a host's.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Header {
	pub parent: H256,
	#[codec(compact)]
	pub number: u32,
	pub state_root: H256,
	pub extrinsics_root: H256,
	pub digest: Vec<DigestItem>,
}

#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum DigestItem {
	#[codec(index = 0)]
	Other(Vec<u8>),
	#[codec(index = 4)]
	Consensus([u8; 4], Vec<u8>),
	#[codec(index = 5)]
	Seal([u8; 4], Vec<u8>),
	#[codec(index = 6)]
	PreRuntime([u8; 4], Vec<u8>),
	#[codec(index = 8)]
	RuntimeEnvironmentUpdated,
}

/// What GRANDPA's pallet writes into a header.
#[derive(Decode)]
enum Notice {
	#[codec(index = 1)]
	Scheduled { validators: Validators, delay: u32 },
	#[codec(index = 2)]
	Forced { _median: u32, _validators: Validators, _delay: u32 },
	#[codec(index = 3)]
	Disabled { _validator: u64 },
	#[codec(index = 4)]
	Pause { _delay: u32 },
	#[codec(index = 5)]
	Resume { _delay: u32 },
}

impl Header {
	pub fn hash(&self) -> H256 {
		Blake2::hash(&self.encode())
	}

	/// The validators who finalise what comes after this block, where it changes them: once it is final itself.
	pub fn next_validators(&self) -> Result<Option<Validators>, Refusal> {
		let mut next = None;
		for item in &self.digest {
			let DigestItem::Consensus(GRANDPA, notice) = item else { continue };
			match Notice::decode(&mut &notice[..]).map_err(|_| Refusal::Unfollowed)? {
				// Nodes go by the first of a block.
				Notice::Scheduled { validators, delay: 0 } => next = next.or(Some(validators)),
				Notice::Scheduled { .. } | Notice::Forced { .. } => {
					return Err(Refusal::Unfollowed)
				}
				Notice::Disabled { .. } | Notice::Pause { .. } | Notice::Resume { .. } => {}
			}
		}
		Ok(next)
	}
}
