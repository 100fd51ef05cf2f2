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
/// Sitting members of the expert group.
pub const MAX_EXPERTS: u32 = 128;
/// Regional offices' accounts.
pub const MAX_OFFICES: u32 = 128;
/// Complaints one participant may have open: those that wait for an answer, or for a review.
pub const MAX_COMPLAINTS: u32 = 8;
/// Sanctions that one participant or expert may stand under at once.
pub const MAX_SANCTIONS: u32 = 8;
