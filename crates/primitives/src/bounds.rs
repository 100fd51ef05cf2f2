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
/// Outside claims that are told with the application for a scenario.
pub const MAX_FIRST_CLAIMS: u32 = 8;
/// Outside claims of one scenario.
pub const MAX_CLAIMS: u32 = 64;
/// Months one outside claim may touch: ten years, and a part of one.
pub const MAX_CLAIM_MONTHS: u32 = 121;
/// Working days within which a scenario may be ordered to be rectified.
pub const MAX_RECTIFICATION_DAYS: u16 = 120;
