//! What an attacker tries on a running node, with the node's interface alone and transactions signed ahead: each is
//! refused by name, and nothing of it stays.

use std::time::Duration;

use anyhow::{bail, ensure, Context, Result};
use serde_json::{json, Value as Tree};
use subxt::{
	dynamic::{tx, Value},
	error::DispatchError,
	transactions::Payload,
	utils::MultiSignature,
};
use suhui_chain_tests::{
	hand_in, motion, send, CommandLine, Demonstration, Network, Node, Presigner, INVALID, NO_ROOM,
};
use suhui_client::{
	api,
	types::{Category, SourceKind},
	Chain, Failure, Signer,
};
use suhui_primitives::{
	chunk::ChunkHeader, key_consent, BatchId, Day, Document, KeyHolder, ParticipantId,
};

/// The attacker's keys: a person's, the one it changes to, and its company's.
const MALLORY: &str = "//Mallory";
const OTHER_PHONE: &str = "//Mallory//phone";
const COMPANY: &str = "//Mallory//company";
const COMPANYS_CODE: &str = "91320100MADEWHARFH";
/// Whose key stands for nobody, and consents to nothing.
const BYSTANDER: &str = "//Bystander";
/// Whose consents are their own.
const VICTIM: &str = "//rider//3";

/// Transactions a person may send in a day, and an account may have waiting.
const DAILY: u64 = 100;
const PENDING: u64 = 1_024;
/// Transactions the pool has room for.
const ROOM: u64 = 64;

#[tokio::test(flavor = "multi_thread")]
async fn attacker_should_be_refused_by_name_when_it_tries_what_it_may_not() -> Result<()> {
	let folder = tempfile::tempdir()?;
	let network = Network::clocked("dev", folder.path()).with(&["--pool-limit", "64"]);
	let mut node = network.start(0, "alice").await?;
	node.until(Duration::from_secs(60), "makes a block", |heights| heights.best > 0).await?;
	let played = Demonstration::play(&node, folder.path())?;
	let cli = &played.cli;
	let commitment = "5a".repeat(32);
	let person = ["--kind", "individual", "--commitment", &commitment];
	let mallory = open(cli, MALLORY, &person)?;
	let consent = cli.consent_to(COMPANY, COMPANYS_CODE)?;
	let company = ["--kind", "organisation", "--code", COMPANYS_CODE, "--title", "示范商行"];
	open(cli, COMPANY, &[&company[..], &["--key-consent", &consent]].concat())?;
	let chain = Chain::connect(&node.url).await?;

	takes_no_office(&chain).await?;
	takes_no_key_without_its_consent(&chain, mallory).await?;
	says_nothing_that_is_not_so(&chain).await?;
	feeds_no_garbage(&chain).await?;
	spends_one_days_allowance_by_two_keys(&chain, mallory).await?;
	lets_the_council_write_no_storage(&chain, &node).await?;
	pushes_no_motion_out(&chain, cli, &mut node).await?;

	let signed = consents_and_withdraws(&chain).await?;
	assert_eq!(consents(cli)?, json!([2, 3]));
	let before = node.heights().await?.best;
	drop(node);
	let mut node = network.start(0, "alice").await?;
	node.until(Duration::from_secs(60), "goes on", |heights| heights.best > before).await?;
	takes_nothing_twice(&Chain::connect(&node.url).await?, &signed).await?;
	assert_eq!(consents(cli)?, json!([2, 3]));
	Ok(())
}

/// The operator opens an account for the attacker; its number.
fn open(cli: &CommandLine, secret: &str, arguments: &[&str]) -> Result<ParticipantId> {
	let account = cli.json_as(secret, &["key", "show"])?["address"].clone();
	let account = account.as_str().context("an address is text")?;
	let open = ["participant", "open", "--account", account, "--region", "320100"];
	let opened = cli.json_as("//Operator", &[&open[..], arguments].concat())?;
	Ok(serde_json::from_value(opened["participant"].clone())?)
}

/// The scenarios the victim consents to.
fn consents(cli: &CommandLine) -> Result<Tree> {
	Ok(cli.json_as(VICTIM, &["participant", "show"])?["consents"].clone())
}

/// Sends a call that is taken into a block and fails there.
async fn fails(chain: &Chain, secret: &str, call: &impl Payload, error: &str) -> Result<()> {
	let outcome = chain.submit(&Signer::of_secret(secret)?, call).await;
	let failed = outcome.err().with_context(|| format!("{} succeeded", call.call_name()))?;
	let failure = failed.downcast_ref::<Failure>();
	let named = failure.is_some_and(|failure| failure.is(call.pallet_name(), error));
	ensure!(named, "{error} was expected: {failed}");
	Ok(())
}

/// Root's call, directly or by a motion, is not even looked at when a person sends it.
async fn takes_no_office(chain: &Chain) -> Result<()> {
	let mallory = Presigner::new(chain, MALLORY).await?;
	let direct = tx("System", "set_storage", (written(),));
	assert_eq!(mallory.refusal(&direct).await?, "Custom error: 2");
	assert_eq!(mallory.refusal(&rewriting()).await?, "Custom error: 2");
	let publish = api::tx().methodology().publish(1, Day(0).into());
	assert_eq!(mallory.refusal(&publish).await?, "Custom error: 2");
	let nobody = Presigner::new(chain, BYSTANDER).await?;
	assert_eq!(nobody.refusal(&api::tx().participants().close()).await?, "Custom error: 1");
	Ok(())
}

/// A key is nobody's for the attacker's signature, nor for its holder's consent to another.
async fn takes_no_key_without_its_consent(chain: &Chain, mallory: ParticipantId) -> Result<()> {
	let bystander = Signer::of_secret(BYSTANDER)?;
	let words = |holder| key_consent(chain.genesis(), KeyHolder::Participant(holder), 2);
	let forged = Signer::of_secret(MALLORY)?.consent(&words(mallory));
	let borrowed = bystander.consent(&words(mallory + 1));
	for consent in [forged, borrowed] {
		let consent = MultiSignature::Sr25519(consent).into();
		let call = api::tx().participants().change_key(bystander.account, consent);
		fails(chain, MALLORY, &call, "ConsentInvalid").await?;
	}
	Ok(())
}

/// A consent to a number that is no scenario's yet, and a title that reads otherwise than it is.
async fn says_nothing_that_is_not_so(chain: &Chain) -> Result<()> {
	let consent = api::tx().participants().give_consent(4_000_000_000);
	fails(chain, MALLORY, &consent, "UnknownSource").await?;
	let application = api::tx().scenarios().apply(
		"绿色\u{202e}行出".as_bytes().to_vec(),
		SourceKind::Scenario(Category::Transport),
		None,
		Vec::new(),
		Document::default().into(),
		Document::default().into(),
		Vec::new(),
		None,
	);
	fails(chain, MALLORY, &application, "InvalidText").await
}

/// Mass data that no batch awaits is refused unread, whoever sends it: it takes nothing of a day, or of a block.
async fn feeds_no_garbage(chain: &Chain) -> Result<()> {
	let header = ChunkHeader { records: 1, pages: 1, ..ChunkHeader::default() };
	for secret in [MALLORY, COMPANY, "//Platform"] {
		let sender = Presigner::new(chain, secret).await?;
		for batch in [1, BatchId::MAX] {
			let garbage = vec![0x5a; 300_000];
			let feed = api::tx().issuance().feed(batch, header.into(), 1, garbage, Vec::new());
			assert_eq!(sender.refusal(&feed).await?, "Custom error: 5", "{secret}: {batch}");
		}
	}
	Ok(())
}

/// A hundred transactions are the person's, not the key's; and no more wait than are left.
async fn spends_one_days_allowance_by_two_keys(
	chain: &Chain,
	mallory: ParticipantId,
) -> Result<()> {
	let (first, second) =
		(Presigner::new(chain, MALLORY).await?, Presigner::new(chain, OTHER_PHONE).await?);
	let withdrawal = api::tx().participants().withdraw_consent(2);
	let refused = hand_in(chain, &first.sign(&withdrawal, DAILY)?).await?;
	assert_eq!(refused, Some((INVALID, "Custom error: 4".into())));

	let words = key_consent(chain.genesis(), KeyHolder::Participant(mallory), 2);
	let consent = MultiSignature::Sr25519(second.signer.consent(&words)).into();
	let change = api::tx().participants().change_key(second.signer.account, consent);
	// What was sent before counts too. The last but one of the day is the change.
	let nonces = first.next_nonce().await?..DAILY - 2;
	let mut signed =
		nonces.map(|nonce| first.sign(&withdrawal, nonce)).collect::<Result<Vec<_>>>()?;
	signed.push(first.sign(&change, DAILY - 2)?);
	for some in signed.chunks(32) {
		for bytes in some {
			assert_eq!(hand_in(chain, bytes).await?, None);
		}
		chain.settled(&first.signer.account).await?;
	}
	assert_eq!(first.refusal(&withdrawal).await?, "Custom error: 1");
	let last = api::tx().participants().give_consent(1);
	chain.submit(&second.signer, &last).await?;
	assert_eq!(second.refusal(&withdrawal).await?, "Custom error: 3");
	Ok(())
}

const KEY: &[u8] = b":mallory:";

/// What would be written into the state.
fn written() -> Value {
	let item = Value::unnamed_composite([Value::from_bytes(KEY), Value::from_bytes(b"was here")]);
	Value::unnamed_composite([item])
}

/// The council's motion to write it as root.
fn rewriting() -> impl Payload {
	let write = Value::named_variant("set_storage", [("items", written())]);
	let as_root = Value::named_variant(
		"dispatch_as_root",
		[("call", Value::unnamed_variant("System", [write]))],
	);
	motion("Consortium", as_root)
}

/// All seats agree, and yet.
async fn lets_the_council_write_no_storage(chain: &Chain, node: &Node) -> Result<()> {
	let block = send(&node.url, "//Alice", &rewriting()).await?;
	let outcome = outcome_of_motion(chain, block).await?;
	let failure = outcome.context("the motion's call succeeded")?;
	assert!(failure.is("Consortium", "NotPermitted"), "{failure}");
	assert_eq!(chain.rpc().state_get_storage(KEY, None).await?, None);
	Ok(())
}

/// Why the call failed of the motion that was carried in a block; `None` if it did not.
async fn outcome_of_motion(chain: &Chain, block: u64) -> Result<Option<Failure>> {
	let hash = chain.rpc().chain_get_block_hash(Some(block.into())).await?;
	let at = chain.at(hash.context("the node has the block")?).await?;
	let events = at.events().fetch().await?;
	for event in events.iter() {
		let event = event?;
		if (event.pallet_name(), event.event_name()) == ("Council", "Executed") {
			// The call's hash, and the result: an error after a 1.
			let result = event.field_bytes().get(32..).context("a result follows the hash")?;
			let Some((1, error)) = result.split_first() else { return Ok(None) };
			let error = DispatchError::decode_from(error, at.metadata())?;
			return Ok(Some(Failure::of_dispatch(&error)));
		}
	}
	bail!("no motion was carried in block {block}")
}

/// A motion stays in a pool that the attacker fills, and gets into one that is full: what it loses is the attacker's.
async fn pushes_no_motion_out(chain: &Chain, cli: &CommandLine, node: &mut Node) -> Result<()> {
	let council = Presigner::new(chain, "//Alice").await?;
	let company = Presigner::new(chain, COMPANY).await?;
	let next = company.next_nonce().await?;
	let beyond = company.sign(&api::tx().participants().give_consent(1), next + PENDING)?;
	let refused = hand_in(chain, &beyond).await?;
	assert_eq!(refused, Some((INVALID, "Custom error: 4".into())));

	let motion = council.sign(&admission(310_118), council.next_nonce().await?)?;
	let signed = flood(&company, 1, 5 * ROOM).await?;
	next_block(node).await?;
	assert_eq!(hand_in(chain, &motion).await?, None);
	fill(chain, &signed).await?;
	chain.settled(&council.signer.account).await?;
	chain.settled(&company.signer.account).await?;
	assert_eq!(cli.json(&["participant", "pilots"])?, json!([310_118]));

	let motion = council.sign(&admission(330_421), council.next_nonce().await?)?;
	let signed = flood(&company, 2, ROOM).await?;
	next_block(node).await?;
	for bytes in &signed {
		assert_eq!(hand_in(chain, bytes).await?, None);
	}
	assert_eq!(hand_in(chain, &motion).await?, None);
	chain.settled(&council.signer.account).await?;
	assert_eq!(cli.json(&["participant", "pilots"])?, json!([310_118, 330_421]));
	Ok(())
}

/// So many transactions of the company's, the next ones, which differ by the source.
async fn flood(company: &Presigner, source: u32, count: u64) -> Result<Vec<Vec<u8>>> {
	let first = company.next_nonce().await?;
	let call = api::tx().participants().give_consent(source);
	(first..first + count).map(|nonce| company.sign(&call, nonce)).collect()
}

/// Hands transactions in until the pool has no room for more.
async fn fill(chain: &Chain, signed: &[Vec<u8>]) -> Result<()> {
	for bytes in signed {
		match hand_in(chain, bytes).await? {
			None => (),
			Some((NO_ROOM, _)) => return Ok(()),
			Some((code, said)) => bail!("{code}: {said}"),
		}
	}
	bail!("the pool has room for {} transactions", signed.len())
}

/// The council's motion to admit a pilot's region.
fn admission(region: u32) -> impl Payload {
	let region = Value::unnamed_composite([Value::u128(region.into())]);
	motion("Participants", Value::named_variant("admit_pilot", [("region", region)]))
}

/// Waits until a block has just been made, and the next one is a slot away.
async fn next_block(node: &mut Node) -> Result<()> {
	let before = node.heights().await?.best;
	node.until(Duration::from_secs(30), "makes a block", |heights| heights.best > before).await?;
	Ok(())
}

/// What the victim once signed, consent to scenario 1 among it, before it withdrew for good.
async fn consents_and_withdraws(chain: &Chain) -> Result<[Vec<u8>; 3]> {
	let victim = Presigner::new(chain, VICTIM).await?;
	let nonce = victim.next_nonce().await?;
	let calls = api::tx().participants();
	let signed = [
		victim.sign(&calls.withdraw_consent(1), nonce)?,
		victim.sign(&calls.give_consent(1), nonce + 1)?,
		victim.sign(&calls.withdraw_consent(1), nonce + 2)?,
	];
	for bytes in &signed {
		assert_eq!(hand_in(chain, bytes).await?, None);
	}
	chain.settled(&victim.signer.account).await?;
	Ok(signed)
}

/// Bytes have their effect once, though the node forgot that it saw them.
async fn takes_nothing_twice(chain: &Chain, signed: &[Vec<u8>]) -> Result<()> {
	for bytes in signed {
		let (code, said) = hand_in(chain, bytes).await?.context("an old transaction is taken")?;
		assert!(code == INVALID && said.contains("outdated"), "{code}: {said}");
	}
	Ok(())
}
