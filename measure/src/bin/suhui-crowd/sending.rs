//! One transaction of each person, and what became of it.

use std::{collections::BTreeMap, time::Instant};

use anyhow::{ensure, Result};
use futures::{stream, StreamExt, TryStreamExt};
use serde::Serialize;
use subxt::transactions::Payload;
use suhui_client::{ground::SignedTransaction, At, Chain, Failure, FinalisedBlock};

use crate::{
	blocks::{Blocks, Filled},
	people::Person,
};

/// How many may wait for a block at once, before it is known how many a block takes and then. The node's pool holds 8,192.
const AT_FIRST: usize = 2_000;
const WAITING: usize = 6_000;
/// Full blocks for which one may wait: a signature holds for 64.
const BLOCKS: usize = 40;
/// Requests to the node at once.
const AT_ONCE: usize = 64;
/// Final blocks in a row that may hold nothing of what waits.
const EMPTY: u32 = 20;
/// Of an account that never signed.
const FIRST: u64 = 0;

/// What became of all.
#[derive(Serialize)]
pub struct Outcome {
	pub sent: usize,
	/// Came about.
	pub done: usize,
	/// Calls that failed, by their error, with its sentence.
	pub failures: BTreeMap<String, usize>,
	/// From the first sent until the last was final.
	pub seconds: f64,
	/// What came about, and with what failed, by second.
	pub done_per_s: f64,
	pub ended_per_s: f64,
	pub blocks: Vec<Filled>,
}

/// Sends each person's call as the first of its account and follows the blocks after `at` until all came about or failed.
/// What is in the pool or in a block already is not sent twice, and waited for. `done` counts what came about in a block.
pub async fn send_all<C: Payload>(
	chain: &Chain,
	at: &At,
	people: &[Person],
	call: impl Fn(&Person) -> C,
	mut done: impl FnMut(&FinalisedBlock) -> Result<usize>,
) -> Result<Outcome> {
	let mut blocks = Blocks::from(chain, at.block_number() + 1);
	let mut outcome = Outcome {
		sent: people.len(),
		done: 0,
		failures: BTreeMap::new(),
		seconds: 0.0,
		done_per_s: 0.0,
		ended_per_s: 0.0,
		blocks: Vec::new(),
	};
	let (mut rest, mut ended, mut most, mut empty) = (people, 0, 0, 0);
	let mut started = None;
	loop {
		let waiting = (people.len() - rest.len()).saturating_sub(ended);
		let room = may_wait(most).saturating_sub(waiting).min(rest.len());
		let (now, later) = rest.split_at(room);
		let signed = sign_all(chain, now, &call).await?;
		started.get_or_insert_with(Instant::now);
		hand_in(signed).await?;
		rest = later;
		if rest.is_empty() && ended >= people.len() {
			break;
		}
		for block in blocks.more().await? {
			let came_about = done(&block.found)?;
			let failed = note_failures(&block.found, &mut outcome.failures);
			if came_about + failed == 0 {
				empty += 1;
				continue;
			}
			empty = 0;
			ended += came_about + failed;
			most = most.max(came_about + failed);
			outcome.done += came_about;
			let number = block.found.number;
			eprintln!("区块 block {number}: {came_about} + {failed}；{ended}/{}", people.len());
			let weight_ms = block.weight_ms;
			outcome.blocks.push(Filled { block: number, done: came_about, failed, weight_ms });
		}
		ensure!(
			empty < EMPTY,
			"所发的未全部进入区块，请再次运行，已捐的会跳过 / not all that was sent came into blocks: run it again, who donated is passed over"
		);
	}
	let seconds = started.map_or(0.0, |started| started.elapsed().as_secs_f64());
	Ok(Outcome {
		seconds,
		done_per_s: outcome.done as f64 / seconds,
		ended_per_s: ended as f64 / seconds,
		..outcome
	})
}

/// How many may wait when at most so many were in a block: of calls that fill blocks sooner fewer may, or the last of them
/// would wait for longer than they are valid.
fn may_wait(most: usize) -> usize {
	(most * BLOCKS).clamp(AT_FIRST, WAITING)
}

/// Signed anew for as many as are sent now, since a signature holds for some blocks only.
async fn sign_all<C: Payload>(
	chain: &Chain,
	people: &[Person],
	call: &impl Fn(&Person) -> C,
) -> Result<Vec<SignedTransaction>> {
	let ground = chain.ground().await?;
	people.iter().map(|person| ground.sign(&person.signer, &call(person), FIRST)).collect()
}

async fn hand_in(signed: Vec<SignedTransaction>) -> Result<()> {
	let answers = stream::iter(signed)
		.map(|transaction| async move { transaction.submit().await })
		.buffer_unordered(AT_ONCE);
	answers
		.map(|answer| match answer.map_err(Failure::of_submission) {
			// In the pool or in a block already.
			Ok(_) | Err(Failure::Busy(_)) => Ok(()),
			Err(failure) => Err(failure.into()),
		})
		.try_collect()
		.await
}

/// Adds the block's failures to those by error; returns how many.
fn note_failures(block: &FinalisedBlock, failures: &mut BTreeMap<String, usize>) -> usize {
	let mut count = 0;
	for failure in block.failures() {
		let named = match failure {
			Failure::Dispatch(error) => error.to_string(),
			other => other.to_string(),
		};
		*failures.entry(named).or_default() += 1;
		count += 1;
	}
	count
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn fewer_should_wait_when_blocks_take_few() {
		// Forty blocks of 80 are 3,200.
		assert_eq!([0, 80, 600].map(may_wait), [2_000, 3_200, 6_000]);
	}
}
