//! How much one call takes at most: pallets are bounded by it, and the command line looks at it before it sends.

/// Accounts one call may open.
pub const MAX_OPENINGS: u32 = 500;
/// Sources one may consent to on opening an account.
pub const MAX_SOURCES: u32 = 16;
/// Participants whose consents one call may record.
pub const MAX_CONSENTS: u32 = 1_000;
/// Reporters of one scenario.
pub const MAX_REPORTERS: u32 = 8;
/// Applications, of methodology versions and of scenarios each, that one participant may have open.
pub const MAX_APPLICATIONS: u32 = 8;
/// Terms one source may have, those rejected and withdrawn included.
pub const MAX_TERMS: u32 = 64;
/// Seats of one panel.
pub const MAX_SEATS: u32 = 9;
/// Objections that one call may answer, or let fall.
pub const MAX_ANSWERS: u32 = 64;
/// People of one verifier, or of who applies to be one.
pub const MAX_STAFF: u32 = 64;
/// People one call adds to them, and takes from them.
pub const MAX_STAFF_CHANGES: u32 = 8;
/// People whose attendance one call records.
pub const MAX_ATTENDED: u32 = 64;
/// Methodologies to which an accreditation is confined.
pub const MAX_SCOPE: u32 = 64;
/// Bytes of a certificate's number.
pub const MAX_CERTIFICATE: u32 = 32;
/// Participants in whom one verifier declares an interest.
pub const MAX_INTERESTS: u32 = 32;
/// Sitting members of the expert group.
pub const MAX_EXPERTS: u32 = 128;
/// Regional offices' accounts.
pub const MAX_OFFICES: u32 = 128;
/// Complaints one participant may have open: those that wait for an answer, or for a review.
pub const MAX_COMPLAINTS: u32 = 8;
/// Sanctions that one participant or expert may stand under at once.
pub const MAX_SANCTIONS: u32 = 8;
/// Outside claims that are told with the application for a scenario.
pub const MAX_FIRST_CLAIMS: u32 = 8;
/// Outside claims of one scenario.
pub const MAX_CLAIMS: u32 = 64;
/// Conflicts that one participant reported and the operator has yet to decide.
pub const MAX_CONFLICTS: u32 = 8;
/// Months one outside claim may touch: ten years, and a part of one.
pub const MAX_CLAIM_MONTHS: u32 = 121;
/// Working days within which a scenario may be ordered to be rectified.
pub const MAX_RECTIFICATION_DAYS: u16 = 120;
/// Classes whose reductions an organisation retires, or gives to an event, by one call.
pub const MAX_REDUCTIONS: u32 = 32;
/// The pallets no call of which is ever paused: what makes blocks and validators, and by what the council decides and ends
/// a pause.
pub const NEVER_PAUSED: [&str; 9] = [
	"System",
	"Timestamp",
	"Babe",
	"Session",
	"Grandpa",
	"Council",
	"CouncilMembership",
	"Consortium",
	"TxPause",
];
/// Events of one host that are neither called off nor certified.
pub const MAX_EVENTS: u32 = 32;
/// Lots that one redemption may read: those of as many classes as a page's people may hold of one month, in each of the
/// 25 months in which they may be redeemed.
pub const MAX_LOTS_READ: u32 = 6_400;
/// Lots that one donation or retirement of a person's may read, and change, so that it fits into a block. What lies beyond
/// is given lot by lot.
pub const MAX_LOTS_RETIRED: u32 = 3_200;
/// Pieces of lots that one order may take, so that two clerks may decide on it in half a block.
pub const MAX_PIECES: u32 = 3_200;
/// Orders of one person that may be open.
pub const MAX_PERSONS_ORDERS: u32 = 32;
/// Orders with one provider that may be open.
pub const MAX_PROVIDERS_ORDERS: u32 = 100_000;
/// Items of one provider that are not withdrawn.
pub const MAX_ITEMS: u32 = 64;
/// Orders that one call may fulfil.
pub const MAX_FULFILLED: u32 = 64;
/// Working days in which an order may be to be fulfilled.
pub const MAX_FULFILMENT_DAYS: u16 = 60;
