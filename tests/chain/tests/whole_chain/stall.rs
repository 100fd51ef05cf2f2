//! Two of six departments are lost for good, and finality with them: the council takes them out, and notes the stall.

use std::time::Duration;

use anyhow::{anyhow, ensure, Context, Result};
use subxt::{
	config::Hasher,
	dynamic::{tx, Value},
	ext::scale_encode::EncodeAsType,
	transactions::Payload,
};
use suhui_chain_tests::{hand_in, set_clock, CommandLine, Network, Node, Presigner};
use suhui_client::{api, clock::today, At, Chain};
use suhui_primitives::Day;
use tokio::time::timeout;

/// 2025-12-22, a Monday.
const FOUNDED: Day = Day(20_444);
const DEPARTMENTS: [&str; 6] = ["alice", "bob", "charlie", "dave", "eve", "ferdie"];
/// The numbers of the last two.
const LOST: [u128; 2] = [5, 6];
/// Of those that are left: two thirds of the council.
const SEATS: [&str; 4] = ["//Alice", "//Bob", "//Charlie", "//Dave"];
/// Blocks that every node has heard of before the change.
const DELAY: u128 = 5;
const LIMIT: Duration = Duration::from_secs(180);

/// What a proposal has at most.
const LENGTH: u32 = 1_024;
type Weight = api::runtime_types::sp_weights::weight_v2::Weight;
const WEIGHT: Weight = Weight { ref_time: 100_000_000_000, proof_size: 1 << 20 };

/// The seats that are left, of whose transactions none becomes final for now.
struct Council {
	chain: Chain,
	seats: Vec<Presigner>,
	motions: u32,
}

impl Council {
	async fn at(node: &Node) -> Result<Self> {
		let chain = Chain::connect(&node.url).await?;
		let mut seats = Vec::new();
		for secret in SEATS {
			seats.push(Presigner::new(&chain, secret).await?);
		}
		Ok(Council { chain, seats, motions: 0 })
	}

	async fn newest(&self) -> Result<At> {
		let hash = self.chain.rpc().chain_get_block_hash(None).await?;
		self.chain.at(hash.ok_or_else(|| anyhow!("a chain has a block"))?).await
	}

	/// Lets each of these seats send a call, and waits until all are in a block.
	async fn send(&self, seats: &[Presigner], call: &impl Payload) -> Result<()> {
		let mut nonces = Vec::new();
		for seat in seats {
			let nonce = seat.next_nonce().await?;
			let refused = hand_in(&self.chain, &seat.sign(call, nonce)?).await?;
			ensure!(refused.is_none(), "the pool does not take it: {refused:?}");
			nonces.push((&seat.signer.account, nonce));
		}
		for _ in 0..60 {
			let (at, mut waiting) = (self.newest().await?, false);
			for (account, nonce) in &nonces {
				waiting |= at.tx().account_nonce(account).await? <= *nonce;
			}
			if !waiting {
				return Ok(());
			}
			tokio::time::sleep(Duration::from_secs(1)).await;
		}
		Err(anyhow!("no block took the call"))
	}

	/// Carries a motion of a pallet's call.
	async fn carry(&mut self, pallet: &str, call: Value) -> Result<()> {
		let proposal = Value::unnamed_variant(pallet, [call]);
		let at = self.newest().await?;
		let metadata = at.metadata_ref();
		let calls = metadata.outer_enums().call_enum_ty();
		let coded = proposal.encode_as_type(calls, metadata.types());
		let hash = at.hasher().hash(&coded.map_err(|error| anyhow!("{error}"))?);
		let index = self.motions;
		self.motions += 1;
		let threshold = u32::try_from(SEATS.len())?;
		let propose = tx("Council", "propose", (threshold, proposal, LENGTH));
		self.send(&self.seats[..1], &propose).await?;
		self.send(&self.seats, &api::tx().council().vote(hash, index, true)).await?;
		self.send(&self.seats[..1], &api::tx().council().close(hash, index, WEIGHT, LENGTH)).await
	}

	/// Lets another day begin, and with it another session, for all nodes at the same moment: a block of tomorrow would be
	/// refused by whose clock still shows today.
	async fn pass_to(&self, nodes: &[Node], day: Day) -> Result<()> {
		for node in nodes {
			node.stall()?;
		}
		set_clock(nodes[0].clock()?, day)?;
		// Longer than the clock is read for once.
		tokio::time::sleep(Duration::from_secs(2)).await;
		for node in nodes {
			node.resume()?;
		}
		for _ in 0..90 {
			if today(&self.newest().await?).await? >= day {
				return Ok(());
			}
			tokio::time::sleep(Duration::from_secs(1)).await;
		}
		Err(anyhow!("no block is of {day}"))
	}
}

fn remove(department: u128) -> Value {
	let digest = || Value::from_bytes([7u8; 32]);
	let reason = Value::named_composite([("blake2_256", digest()), ("sm3", digest())]);
	Value::named_variant("remove", [("department", Value::u128(department)), ("reason", reason)])
}

fn note_stalled(finalized: u32) -> Value {
	let finalized = Value::u128(finalized.into());
	let stalled = Value::named_variant(
		"note_stalled",
		[("delay", Value::u128(DELAY)), ("best_finalized_block_number", finalized)],
	);
	let call = Value::unnamed_variant("Grandpa", [stalled]);
	Value::named_variant("dispatch_as_root", [("call", call)])
}

#[tokio::test(flavor = "multi_thread")]
async fn finality_should_begin_again_when_the_council_notes_a_stall_and_lost_departments_left(
) -> Result<()> {
	let folder = tempfile::tempdir()?;
	let network = Network::begun_on(FOUNDED, "local", folder.path())?;
	let mut nodes: Vec<Node> = Vec::new();
	for (index, account) in (0u8..).zip(DEPARTMENTS) {
		nodes.push(network.start(index, account).await?);
	}
	for node in &mut nodes {
		node.until(LIMIT, "finalises block 3", |heights| heights.finalized >= 3).await?;
	}

	nodes.truncate(SEATS.len());
	let mut lowest = u32::MAX;
	for node in &mut nodes {
		let stands = node
			.until(LIMIT, "goes on without finality", |heights| {
				heights.best >= heights.finalized + 10
			})
			.await?;
		lowest = lowest.min(stands.finalized);
	}
	let before = nodes[0].block_hash(lowest).await?;

	let mut council = Council::at(&nodes[0]).await?;
	let cli = CommandLine::new(&nodes[0].url, folder.path());
	let document = folder.path().join("mandate.txt");
	std::fs::write(&document, "mandate")?;
	let document = document.to_str().context("the temporary folder's path is UTF-8")?;
	let grant = ["mandate", "grant", "mall", "--until", "2099-12-31", "--document", document];
	let nonce = council.seats[0].next_nonce().await?;
	let waits = cli.start_as(SEATS[0], &grant)?;
	// What the same account sends next has another nonce.
	for _ in 0..30 {
		if council.seats[0].next_nonce().await? > nonce {
			break;
		}
		tokio::time::sleep(Duration::from_secs(1)).await;
	}
	// The first is out before it is clear that the second is lost too: what announces that never becomes final.
	council.carry("Consortium", remove(LOST[0])).await?;
	council.pass_to(&nodes, Day(FOUNDED.0 + 1)).await?;
	council.pass_to(&nodes, Day(FOUNDED.0 + 2)).await?;
	council.carry("Consortium", remove(LOST[1])).await?;
	council.pass_to(&nodes, Day(FOUNDED.0 + 3)).await?;
	council.carry("Consortium", note_stalled(lowest)).await?;
	council.pass_to(&nodes, Day(FOUNDED.0 + 4)).await?;

	let goal = nodes[0].heights().await?.best + 5;
	for node in &mut nodes {
		node.until(LIMIT, "finalises again", |heights| heights.finalized >= goal).await?;
	}
	// Whoever waited was told so, and has what was waited for.
	let waited = timeout(LIMIT, waits.wait_with_output()).await??;
	let told = String::from_utf8_lossy(&waited.stderr);
	assert!(
		waited.status.success() && told.contains("finality has stood still at block"),
		"{told}"
	);
	let granted: serde_json::Value = serde_json::from_slice(&waited.stdout)?;
	assert!(granted["block"].as_u64() > Some(u64::from(lowest)), "{granted}");

	let after = nodes[0].block_hash(goal).await?;
	assert!(before.is_some() && after.is_some());
	for node in &nodes {
		assert_eq!(node.block_hash(lowest).await?, before);
		assert_eq!(node.block_hash(goal).await?, after);
		// By the number that the chain has, a double vote is proven.
		assert_eq!(node.voting_sets().await?, (1, 1));
	}
	Ok(())
}
