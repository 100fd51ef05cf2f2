//! Sending one transaction and waiting until it is finalised.

use std::collections::BTreeMap;

use anyhow::Result;
use subxt::{transactions::Payload, utils::H256};
use tokio::time::sleep;

use crate::{
	connection::Chain,
	failure::Failure,
	ground::Ground,
	keys::Signer,
	outcome::{outcome, untold, Included, Outcome},
	standstill::{Awaited, Standstill, Still, SLOT},
	track::{holder, with_height, Place, Track},
	waiting::Wait,
};

/// How often it is tried again to get a nonce no other transaction of the account has, and for another runtime.
const BUSY: u32 = 2;
const UPGRADED: u32 = 1;
/// How often it is asked again what a call did in a final block.
const ASKED: u32 = 2;

/// How often a call was signed again, by why it was not taken.
#[derive(Default)]
struct Again {
	busy: u32,
	upgraded: u32,
}

impl Again {
	/// Whether it is to be signed once more.
	fn is_worth_it(&mut self, failure: Option<&Failure>) -> bool {
		let (times, most) = match failure {
			Some(Failure::Busy(_)) => (&mut self.busy, BUSY),
			Some(Failure::Upgraded) => (&mut self.upgraded, UPGRADED),
			_ => return false,
		};
		*times += 1;
		*times <= most
	}
}

/// A call on its way.
struct Sending<'a> {
	chain: &'a Chain,
	ground: Ground,
	nonce: u64,
	track: Track,
	/// Its transactions, one for each runtime it was signed for: of one nonce, a chain takes one at most.
	transactions: Vec<H256>,
	/// The block after which the first of them may stand.
	after: u64,
	/// What it did in the blocks that hold it.
	outcomes: BTreeMap<H256, Outcome>,
}

impl Chain {
	/// Sends a call and waits until it is finalised. What the pool does not take now is signed again for the block after, and
	/// what it refuses because another runtime makes the next one, for that one, once.
	pub async fn submit(&self, signer: &Signer, call: &impl Payload) -> Result<Included> {
		let mut again = Again::default();
		loop {
			match self.submit_once(signer, call).await {
				Err(error) if again.is_worth_it(error.downcast_ref()) => sleep(SLOT).await,
				ended => return ended,
			}
		}
	}

	async fn submit_once(&self, signer: &Signer, call: &impl Payload) -> Result<Included> {
		let mut sending = Sending::begin(self, signer, call).await?;
		let found = match sending.follow().await {
			Ok(block) => Ok(block),
			// Pools let go of what waited when the runtime changed.
			Err(failure) => match self.is_upgraded(&sending.ground).await {
				true => sending.follow_anew(signer, call, failure).await,
				false => Err(failure),
			},
		};
		let block = match found {
			Ok(block) => block,
			Err(failure) => sending.search(failure).await?,
		};
		sending.end(block).await
	}

	/// Signs a call for the runtime there is now, and hands it in; with the account's next nonce unless another is given.
	async fn sign_and_hand_in(
		&self,
		signer: &Signer,
		call: &impl Payload,
		nonce: Option<u64>,
	) -> Result<(Ground, u64, Track)> {
		let ground = self.ground().await?;
		let nonce = match nonce {
			Some(nonce) => nonce,
			None => self.next_nonce(&signer.account).await?,
		};
		let track = self.hand_in(&ground, &ground.sign(signer, call, nonce)?).await?;
		Ok((ground, nonce, track))
	}
}

impl<'a> Sending<'a> {
	async fn begin(chain: &'a Chain, signer: &Signer, call: &impl Payload) -> Result<Self> {
		let (ground, nonce, track) = chain.sign_and_hand_in(signer, call, None).await?;
		let (transactions, after) = (vec![track.handed().transaction], ground.heights().last);
		let outcomes = BTreeMap::new();
		Ok(Sending { chain, ground, nonce, track, transactions, after, outcomes })
	}

	/// Waits until it is final: in which block. What it did there is looked at while that waits to be final, since it may wait
	/// for longer than a node keeps its state.
	async fn follow(&mut self) -> Result<H256, Failure> {
		let chain = self.chain;
		let (mut block, mut wait) = (None, Wait::new(self.ground.heights()));
		loop {
			let awaited = self.awaited(block);
			let hash = match chain.wait(&mut wait, awaited, self.track.next()).await? {
				Place::Final(hash) => return Ok(hash),
				Place::Waiting(None) => continue,
				Place::Waiting(Some(hash)) => hash,
			};
			block = with_height(&chain.rpc, hash).await;
			if !self.outcomes.contains_key(&hash) {
				let read = outcome(chain, hash, &self.transactions);
				if let Ok(read) = chain.wait(&mut wait, self.awaited(block), read).await {
					self.outcomes.insert(hash, read);
				}
			}
		}
	}

	/// Signs another of its nonce, for the runtime there is now, and follows that. Where that is refused, the one before may
	/// have been taken.
	async fn follow_anew(
		&mut self,
		signer: &Signer,
		call: &impl Payload,
		failure: Failure,
	) -> Result<H256, Failure> {
		match self.chain.sign_and_hand_in(signer, call, Some(self.nonce)).await {
			Ok((ground, _, track)) => {
				self.transactions.push(track.handed().transaction);
				(self.ground, self.track) = (ground, track);
				self.follow().await
			}
			Err(error) => match error.downcast() {
				Ok(Failure::Astray(handed, reason)) => {
					self.transactions.push(handed.transaction);
					Err(Failure::Astray(handed, reason))
				}
				_ => Err(failure),
			},
		}
	}

	/// Looks for it in the final blocks that may hold it, where nobody tells of it any more: of what none of them holds,
	/// nothing was done.
	async fn search(&mut self, failure: Failure) -> Result<H256, Failure> {
		let (handed, reason) = match &failure {
			Failure::Astray(handed, reason) | Failure::LetGo(handed, reason) => (*handed, reason),
			_ => return Err(failure),
		};
		let is_it = |extrinsic: &[u8]| self.transactions.contains(&self.ground.hash(extrinsic));
		if let (Failure::LetGo(..), Some(tell)) = (&failure, &self.chain.teller) {
			let (awaited, heights) = (self.awaited(None), self.ground.heights());
			tell(&Standstill { awaited, still: Still::Pool, heights, seconds: 0 });
		}
		let found = holder(&self.chain.rpc, self.after + 1..=handed.until, is_it);
		let mut wait = Wait::new(self.ground.heights());
		match self.chain.wait(&mut wait, self.awaited(None), found).await {
			Ok(Some(block)) => Ok(block),
			Ok(None) => Err(Failure::NotTaken(handed, reason.clone())),
			Err(_) => Err(failure),
		}
	}

	/// What it did in the final block that holds it.
	async fn end(mut self, block: H256) -> Result<Included> {
		if let Some(read) = self.outcomes.remove(&block) {
			return Ok(read?);
		}
		let mut asked = 0;
		loop {
			let error = match outcome(self.chain, block, &self.transactions).await {
				Ok(read) => return Ok(read?),
				Err(error) => error,
			};
			if asked == ASKED {
				return Err(untold(self.chain, block, self.track.handed(), &error).await.into());
			}
			asked += 1;
			sleep(SLOT).await;
		}
	}

	/// As whoever waits is told, in this block and height if in any.
	fn awaited(&self, block: Option<(H256, u64)>) -> Awaited {
		let handed = self.track.handed();
		Awaited::One { transaction: handed.transaction, block, until: handed.until }
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn call_should_be_signed_again_when_it_was_not_taken_and_never_when_it_may_have_been() {
		let mut again = Again::default();
		let busy = Failure::Busy("outdated".into());
		let tried = [&busy, &Failure::Upgraded, &busy, &Failure::Upgraded, &busy];
		let worth = tried.map(|failure| again.is_worth_it(Some(failure)));
		assert_eq!(worth, [true, true, true, false, false]);
		for failure in [None, Some(&Failure::Lost("gone".into())), Some(&Failure::NotDue)] {
			assert!(!Again::default().is_worth_it(failure), "{failure:?}");
		}
	}
}
