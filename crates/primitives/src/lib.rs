//! What Suhui's pallets, its command line and its verifiers share: the words of the scheme as types,
//! the coding of a batch, and the traits through which pallets know each other.
//!
//! | quantity | type | unit |
//! |---|---|---|
//! | reduction 减碳量 | [`Milligrams`] | mg CO2e |
//! | points 碳积分 | [`Points`] | points |
//! | day | [`Day`] | days since 1970-01-01, Beijing time |
//! | month | [`Month`] | months since 1970-01, Beijing time |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod bounds;
pub mod chunk;
mod compiling;
mod deadlines;
mod document;
mod key_consent;
mod legal_person;
#[cfg(feature = "mocks")]
pub mod mocks;
mod number;
mod participant;
pub mod recompute;
mod region;
mod text;
mod traits;

pub use bounds::{
	MAX_ANSWERS, MAX_APPLICATIONS, MAX_ATTENDED, MAX_CERTIFICATE, MAX_CLAIMS, MAX_CLAIM_MONTHS,
	MAX_COMPLAINTS, MAX_CONFLICTS, MAX_CONSENTS, MAX_EVENTS, MAX_EXPERTS, MAX_FIRST_CLAIMS,
	MAX_FULFILLED, MAX_FULFILMENT_DAYS, MAX_INTERESTS, MAX_ITEMS, MAX_LOTS_READ, MAX_LOTS_RETIRED,
	MAX_OFFICES, MAX_OPENINGS, MAX_PERSONS_ORDERS, MAX_PIECES, MAX_PROVIDERS_ORDERS,
	MAX_RECTIFICATION_DAYS, MAX_REDUCTIONS, MAX_REPORTERS, MAX_SANCTIONS, MAX_SCOPE, MAX_SEATS,
	MAX_SOURCES, MAX_STAFF, MAX_STAFF_CHANGES, MAX_TERMS, NEVER_PAUSED,
};
pub use compiling::{Compiling, CompilingWeights};
pub use deadlines::{
	Actor, Capacity, Due, Matter, Outcome, ReportKind, Sanctioned, Seat, Subject, Unpublished, Year,
};
pub use document::Document;
pub use key_consent::{key_consent, KeyHolder};
pub use legal_person::{CreditCode, LegalPerson};
pub use number::FirstNumber;
pub use participant::ParticipantKind;
pub use region::Region;
pub use suhui_coding::{
	certificate, unevaluated, ChunkFault, CompiledRule, Day, FaultKind, Milligrams, Month, Page,
	ParticipantId, Period, Points, Quantifier, QuantifyError, Quantity, Rule, RuleError, Slots,
	SourceId, FIRST_NUMBER, MAX_INPUTS, PAGE_SIZE,
};
pub use text::{is_text, Title, MAX_TITLE};
pub use traits::*;

/// Versions that follow each other, given in the order they are applied for (Art. 16).
pub type MethodologyId = u32;
/// One immutable version of a methodology.
pub type VersionId = u32;
/// Terms of one source, counted from [`FIRST_NUMBER`] as they are proposed; a number is never given again.
pub type TermsNumber = u32;
/// One source's activity over a period of whole days.
pub type BatchId = u32;
/// (source, methodology version, month of issue): what makes reductions alike.
pub type ClassId = u32;
/// A seat in the expert group, given once; the key that holds it may change (Art. 7).
pub type ExpertId = u32;
/// An item in the mall, numbered from 1.
pub type ItemId = u32;
/// A redemption, numbered from 1.
pub type OrderId = u32;
/// An event whose emissions are offset, numbered from 1.
pub type EventId = u32;
/// A retirement, numbered from 1.
pub type RetirementId = u32;
/// A department that runs a validator, numbered from 1 as the council takes it in; a number is never given again.
pub type DepartmentId = u32;
/// A session of the chain's, in which the same validators make blocks, counted from 0.
pub type SessionIndex = u32;
/// Full months after the month of issue in which lots may be redeemed; they lapse at the end of the last (Art. 37).
pub const MONTHS_KEPT: u32 = 24;
/// Days after which an individual may change the key again: an account is nobody's to pass on (Art. 33).
pub const KEY_DAYS: u32 = 30;
/// Days after which an organisation's new key may transfer what is held: a key that was stolen or replaced wrongly is found
/// out before.
pub const COOLING_DAYS: u32 = 3;
