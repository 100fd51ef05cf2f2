//! The calls the command line sends, typed, in the order of their arguments.

use subxt::{
	transactions::{dynamic, Payload},
	utils::{AccountId32, Static, H256},
};

use super::state::{Category, ChunkHeader, Document, Opening, Period, Quantity};

pub mod participants {
	use super::*;

	const PALLET: &str = "Participants";

	pub fn open(opening: Opening) -> impl Payload {
		dynamic(PALLET, "open", (opening,))
	}

	pub fn open_batch(openings: Vec<Opening>) -> impl Payload {
		dynamic(PALLET, "open_batch", (openings,))
	}

	pub fn record_consents(source: u32, participants: Vec<u32>) -> impl Payload {
		dynamic(PALLET, "record_consents", (source, participants))
	}

	pub fn give_consent(source: u32) -> impl Payload {
		dynamic(PALLET, "give_consent", (source,))
	}

	pub fn withdraw_consent(source: u32) -> impl Payload {
		dynamic(PALLET, "withdraw_consent", (source,))
	}

	pub fn change_key(account: AccountId32) -> impl Payload {
		dynamic(PALLET, "change_key", (account,))
	}

	pub fn replace_key(participant: u32, account: AccountId32) -> impl Payload {
		dynamic(PALLET, "replace_key", (participant, account))
	}

	pub fn close() -> impl Payload {
		dynamic(PALLET, "close", ())
	}

	pub fn close_for(participant: u32) -> impl Payload {
		dynamic(PALLET, "close_for", (participant,))
	}
}

pub mod methodology {
	use super::*;

	const PALLET: &str = "Methodology";

	pub fn submit(source: String, document: Document) -> impl Payload {
		dynamic(PALLET, "submit", (Static(source.into_bytes()), document))
	}

	pub fn revise(methodology: u32, source: String, document: Document) -> impl Payload {
		dynamic(PALLET, "revise", (methodology, Static(source.into_bytes()), document))
	}

	pub fn opine(version: u32, favourable: bool, report: Document) -> impl Payload {
		dynamic(PALLET, "opine", (version, favourable, report))
	}

	pub fn publish(version: u32) -> impl Payload {
		dynamic(PALLET, "publish", (version,))
	}
}

pub mod scenarios {
	use super::*;

	const PALLET: &str = "Scenarios";

	pub fn apply(
		title: String,
		category: Category,
		version: Option<u32>,
		points: String,
		document: Document,
	) -> impl Payload {
		let (title, points) = (Static(title.into_bytes()), Static(points.into_bytes()));
		dynamic(PALLET, "apply", (title, category, version, points, document))
	}

	pub fn admit(source: u32) -> impl Payload {
		dynamic(PALLET, "admit", (source,))
	}

	pub fn terminate(source: u32) -> impl Payload {
		dynamic(PALLET, "terminate", (source,))
	}

	pub fn set_reporters(source: u32, reporters: Vec<AccountId32>) -> impl Payload {
		dynamic(PALLET, "set_reporters", (source, reporters))
	}
}

pub mod accreditation {
	use super::*;

	const PALLET: &str = "Accreditation";

	pub fn accredit(verifier: AccountId32, title: String, documents: Document) -> impl Payload {
		dynamic(PALLET, "accredit", (verifier, Static(title.into_bytes()), documents))
	}

	pub fn suspend(verifier: AccountId32, reason: Document) -> impl Payload {
		dynamic(PALLET, "suspend", (verifier, reason))
	}

	pub fn reinstate(verifier: AccountId32) -> impl Payload {
		dynamic(PALLET, "reinstate", (verifier,))
	}

	pub fn declare_interest(source: u32) -> impl Payload {
		dynamic(PALLET, "declare_interest", (source,))
	}
}

pub mod issuance {
	use super::*;

	const PALLET: &str = "Issuance";

	pub fn open(
		source: u32,
		period: Period,
		records: u32,
		chunks: u32,
		root: H256,
		claim: Quantity,
	) -> impl Payload {
		dynamic(PALLET, "open", (source, period, records, chunks, root, claim))
	}

	pub fn assign(batch: u32, verifier: AccountId32) -> impl Payload {
		dynamic(PALLET, "assign", (batch, verifier))
	}

	pub fn attest(
		batch: u32,
		root: H256,
		records: u32,
		claim: Quantity,
		report: Document,
	) -> impl Payload {
		dynamic(PALLET, "attest", (batch, root, records, claim, report))
	}

	pub fn approve(batch: u32) -> impl Payload {
		dynamic(PALLET, "approve", (batch,))
	}

	pub fn feed(
		batch: u32,
		header: ChunkHeader,
		operations: u32,
		body: Vec<u8>,
		proof: Vec<H256>,
	) -> impl Payload {
		dynamic(PALLET, "feed", (batch, header, operations, Static(body), proof))
	}

	pub fn close(batch: u32) -> impl Payload {
		dynamic(PALLET, "close", (batch,))
	}

	pub fn cancel(batch: u32) -> impl Payload {
		dynamic(PALLET, "cancel", (batch,))
	}
}
