//! Sending many transactions of one account: consecutive nonces, several at once, told of when finalised.

use std::{collections::BTreeMap, rc::Rc};

use anyhow::Result;
use subxt::{transactions::Payload, utils::H256};
use tokio::{sync::mpsc, task::JoinSet};

use crate::{
	connection::Chain,
	failure::{Failure, Handed},
	ground::{Ground, SignedTransaction},
	keys::Signer,
	outcome::{untold, FinalisedBlock},
	standstill::Awaited,
	track::Place,
	waiting::Wait,
};

/// How much may be on its way at once.
#[derive(Clone, Copy)]
pub struct PipelineLimits {
	/// That wait for a block: the node's pool holds 20 MiB.
	pub bytes: usize,
	/// Until they are final: each takes a subscription, of which a live chain's node allows a connection 64.
	pub transactions: usize,
}

impl Default for PipelineLimits {
	fn default() -> Self {
		PipelineLimits { bytes: 8 << 20, transactions: 60 }
	}
}

impl PipelineLimits {
	/// Whether another transaction of so many bytes may be sent beside these.
	fn have_room<J>(self, sent: &BTreeMap<u64, Sent<J>>, more: usize) -> bool {
		let waiting = sent.values().filter(|sent| sent.block.is_none()).map(|sent| sent.bytes);
		let bytes = waiting.sum::<usize>();
		sent.len() < self.transactions && (bytes == 0 || bytes + more <= self.bytes)
	}
}

/// What became of a transaction, by its nonce.
enum Notice {
	InBlock(u64, H256),
	Finalized(u64, H256),
	Lost(u64, Failure),
}

/// The first transaction known to have come to nothing, and why. One before it may be the cause: once that has failed, the
/// pool lets go of those after it, long before it is finalised.
#[derive(Default)]
struct Stop(Option<(u64, Failure)>);

impl Stop {
	fn at(&mut self, nonce: u64, failure: Failure) {
		if self.0.as_ref().is_none_or(|(first, _)| nonce < *first) {
			self.0 = Some((nonce, failure));
		}
	}

	/// Why it stopped, once nothing before it is on its way; `earliest` is the first that is.
	fn reason(&self, earliest: Option<u64>) -> Option<&Failure> {
		let (nonce, failure) = self.0.as_ref()?;
		earliest.is_none_or(|earliest| earliest >= *nonce).then_some(failure)
	}
}

/// A transaction on its way.
struct Sent<J> {
	job: J,
	handed: Handed,
	bytes: usize,
	/// The one that has it, if any.
	block: Option<H256>,
}

pub struct Pipeline<'a, J> {
	chain: &'a Chain,
	signer: &'a Signer,
	limits: PipelineLimits,
	ground: Ground,
	wait: Wait,
	nonce: u64,
	sent: BTreeMap<u64, Sent<J>>,
	stop: Stop,
	/// Those that transactions on their way are in: they may wait to be final for longer than a node keeps their states.
	blocks: BTreeMap<H256, Rc<FinalisedBlock>>,
	notices: mpsc::UnboundedReceiver<Notice>,
	notify: mpsc::UnboundedSender<Notice>,
	watchers: JoinSet<()>,
}

impl<'a, J> Pipeline<'a, J> {
	pub async fn new(chain: &'a Chain, signer: &'a Signer, limits: PipelineLimits) -> Result<Self> {
		let ground = chain.ground().await?;
		let wait = Wait::new(ground.heights());
		let nonce = chain.next_nonce(&signer.account).await?;
		let (notify, notices) = mpsc::unbounded_channel();
		Ok(Pipeline {
			chain,
			signer,
			limits,
			ground,
			wait,
			nonce,
			sent: BTreeMap::new(),
			stop: Stop::default(),
			blocks: BTreeMap::new(),
			notices,
			notify,
			watchers: JoinSet::new(),
		})
	}

	/// Sends every job's call in order and tells of each when it is finalised; ends at the first failure.
	pub async fn run<C: Payload>(
		mut self,
		jobs: impl IntoIterator<Item = Result<(J, C)>>,
		mut done: impl FnMut(J, &FinalisedBlock) -> Result<()>,
	) -> Result<()> {
		let mut jobs = jobs.into_iter().fuse();
		let mut waiting: Option<(J, SignedTransaction)> = None;
		loop {
			while self.has_room(waiting.as_ref().map_or(0, |(_, signed)| signed.encoded().len())) {
				if let Some((job, signed)) = waiting.take() {
					self.send(job, signed).await;
					continue;
				}
				let Some(next) = jobs.next() else { break };
				let (job, call) = next?;
				waiting = Some((job, self.ground.sign(self.signer, &call, self.nonce)?));
			}
			let earliest = self.sent.keys().next().copied();
			if let Some(failure) = self.stop.reason(earliest) {
				return Err(failure.clone().into());
			}
			if self.sent.is_empty() {
				return Ok(());
			}
			let notice = self.notices.recv();
			let notice = self.chain.wait(&mut self.wait, Awaited::Many, notice).await;
			let Some(notice) = notice else { return Ok(()) };
			self.note(notice, &mut done).await?;
		}
	}

	/// Whether another transaction of so many bytes may be sent now; none once one came to nothing.
	fn has_room(&self, more: usize) -> bool {
		self.stop.0.is_none() && self.limits.have_room(&self.sent, more)
	}

	async fn send(&mut self, job: J, signed: SignedTransaction) {
		let nonce = self.nonce;
		let mut track = match self.chain.hand_in(&self.ground, &signed).await {
			Ok(track) => track,
			Err(failure) => return self.stop.at(nonce, failure),
		};
		let (handed, notify) = (track.handed(), self.notify.clone());
		self.sent.insert(nonce, Sent { job, handed, bytes: signed.encoded().len(), block: None });
		self.nonce += 1;
		self.watchers.spawn(async move {
			loop {
				let notice = match track.next().await {
					Ok(Place::Waiting(None)) => continue,
					Ok(Place::Waiting(Some(block))) => Notice::InBlock(nonce, block),
					Ok(Place::Final(block)) => Notice::Finalized(nonce, block),
					Err(failure) => Notice::Lost(nonce, failure),
				};
				let ended = !matches!(notice, Notice::InBlock(..));
				if notify.send(notice).is_err() || ended {
					return;
				}
			}
		});
	}

	async fn note(
		&mut self,
		notice: Notice,
		done: &mut impl FnMut(J, &FinalisedBlock) -> Result<()>,
	) -> Result<()> {
		match notice {
			Notice::InBlock(nonce, hash) => {
				if let Some(sent) = self.sent.get_mut(&nonce) {
					sent.block = Some(hash);
					// What cannot be read of it now is read once it is final.
					self.block(hash).await.ok();
				}
				Ok(())
			}
			Notice::Lost(nonce, failure) => {
				self.sent.remove(&nonce);
				self.stop.at(nonce, failure);
				Ok(())
			}
			Notice::Finalized(nonce, hash) => {
				let Some(sent) = self.sent.remove(&nonce) else { return Ok(()) };
				let block = match self.block(hash).await {
					Ok(block) => block,
					Err(error) => {
						return Err(untold(self.chain, hash, sent.handed, &error).await.into());
					}
				};
				self.blocks.retain(|hash, _| self.sent.values().any(|it| it.block == Some(*hash)));
				// After a stall the last final block is far above it.
				if block.number > self.ground.heights().last {
					self.ground.move_on(&self.chain.at_finalized().await?);
				}
				match block.failure(&sent.handed.transaction) {
					Some(failure) => Err(failure.clone().into()),
					None => done(sent.job, &block),
				}
			}
		}
	}

	/// What calls did in a block.
	async fn block(&mut self, hash: H256) -> Result<Rc<FinalisedBlock>> {
		if let Some(block) = self.blocks.get(&hash) {
			return Ok(block.clone());
		}
		let at = self.chain.at(hash).await?;
		let block = Rc::new(FinalisedBlock::load(self.chain, &at).await?);
		self.blocks.insert(hash, block.clone());
		Ok(block)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Transactions of so many bytes each, of which so many are in blocks.
	fn sent(count: u64, bytes: usize, in_blocks: u64) -> BTreeMap<u64, Sent<()>> {
		let handed = Handed { transaction: H256::zero(), until: 0 };
		let block = |nonce| (nonce < in_blocks).then(H256::zero);
		let sent = |nonce| Sent { job: (), handed, bytes, block: block(nonce) };
		(0..count).map(|nonce| (nonce, sent(nonce))).collect()
	}

	#[test]
	fn room_should_be_none_when_as_many_are_on_their_way_as_a_connection_has_subscriptions_for() {
		let limits = PipelineLimits::default();
		for (count, in_blocks, has_room) in [(59, 0, true), (60, 0, false), (60, 60, false)] {
			let sent = sent(count, 100, in_blocks);
			assert_eq!(limits.have_room(&sent, 100), has_room, "{count} {in_blocks}");
		}
	}

	#[test]
	fn room_should_be_for_one_when_it_is_larger_than_all_that_may_wait_and_none_waits() {
		let limits = PipelineLimits { bytes: 1_000, transactions: 60 };
		assert!(limits.have_room(&sent(3, 400, 3), 1_001));
		assert!(limits.have_room(&sent(2, 400, 0), 200));
		assert!(!limits.have_room(&sent(2, 400, 0), 201));
	}

	#[test]
	fn stop_should_give_no_reason_when_an_earlier_transaction_is_on_its_way() {
		let mut stop = Stop::default();
		assert!(stop.reason(None).is_none() && stop.reason(Some(3)).is_none());
		stop.at(5, Failure::Lost("invalid".into()));
		// Transaction 4 may have failed, for which the pool let go of 5.
		assert!(stop.reason(Some(4)).is_none());
		for earliest in [None, Some(6)] {
			assert!(matches!(stop.reason(earliest), Some(Failure::Lost(_))), "{earliest:?}");
		}
	}

	#[test]
	fn stop_should_give_the_reason_of_the_first_when_several_came_to_nothing() {
		let mut stop = Stop::default();
		stop.at(7, Failure::NotDue);
		stop.at(5, Failure::Lost("invalid".into()));
		stop.at(6, Failure::NotDue);
		assert!(stop.reason(Some(4)).is_none());
		assert!(matches!(stop.reason(Some(8)), Some(Failure::Lost(_))));
	}
}
