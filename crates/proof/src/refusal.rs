//! Why there is no proof.

/// What was found instead of a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
	/// The header given as the first block's has another hash than the chain's.
	OtherChain,
	/// A justification finalises another block than the one it was given for.
	OtherBlock,
	/// A vote bears a signature that its validator did not make for this set and round.
	Signature,
	/// Those who voted are not more than two thirds of the set.
	TooFew,
	/// A later part of the proof goes back to an earlier block.
	Backwards,
	/// The nodes of a trie do not lead from the state root to the key.
	StateProof,
	/// What was given cannot be read.
	Malformed,
	/// The first block's state names no validators.
	NoValidators,
	/// No block past the first is final yet.
	NothingFinal,
	/// Validators change with a delay or by force, which votes alone do not prove.
	Unfollowed,
	/// Those who voted say that they are a later set, to which no votes lead: so it is after a change by force, and so
	/// somebody may forge.
	LaterSet,
}

impl Refusal {
	/// Whether what was given contradicts itself or the chain, so that somebody lies; otherwise nothing can be told.
	pub fn is_caught(self) -> bool {
		!matches!(
			self,
			Refusal::NoValidators | Refusal::NothingFinal | Refusal::Unfollowed | Refusal::LaterSet
		)
	}

	pub fn zh(self) -> &'static str {
		match self {
			Refusal::OtherChain => "服务给出的创世区块不属于这条链",
			Refusal::OtherBlock => "终局证明所证的是另一个区块",
			Refusal::Signature => "终局证明中有签名不是该届验证节点所作",
			Refusal::TooFew => "投票的验证节点未超过三分之二",
			Refusal::Backwards => "终局证明退回到更早的区块",
			Refusal::StateProof => "状态证明与区块的状态根不符",
			Refusal::Malformed => "服务给出的证明无法读取",
			Refusal::NoValidators => "创世状态中没有验证节点",
			Refusal::NothingFinal => "链上尚无区块达成终局",
			Refusal::Unfollowed => "验证节点有一次延迟或强制更替，仅凭投票无法证明",
			Refusal::LaterSet => {
				"投票的自称其后某届验证节点，其由来未经投票证明：或曾强制更替，或系伪造"
			}
		}
	}

	pub fn en(self) -> &'static str {
		match self {
			Refusal::OtherChain => "the first block given by the service is not this chain's",
			Refusal::OtherBlock => "the proof of finality is of another block",
			Refusal::Signature => {
				"a signature in the proof of finality was not made by that set's validator"
			}
			Refusal::TooFew => "those who voted are not more than two thirds of the validators",
			Refusal::Backwards => "the proof of finality goes back to an earlier block",
			Refusal::StateProof => "the proof of state does not lead from the block's state root",
			Refusal::Malformed => "the proof given by the service cannot be read",
			Refusal::NoValidators => "the first block's state names no validators",
			Refusal::NothingFinal => "no block of the chain is final yet",
			Refusal::Unfollowed => {
				"validators were changed with a delay or by force, which votes alone do not prove"
			}
			Refusal::LaterSet => {
				"votes are of a later set, to which none lead: validators changed by force, or forged"
			}
		}
	}
}
