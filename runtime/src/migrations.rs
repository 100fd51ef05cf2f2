//! What a release does, once and in its first block, to the state that the one before it left.
//!
//! Whoever changes how a pallet's stored values are coded raises the pallet's `STORAGE_VERSION` by one, and adds here a
//! `frame_support::migrations::VersionedMigration` from the version before: it acts on that version alone, so that it acts
//! once however often it is called, and whatever releases a chain left out. It checks what it did in `pre_upgrade` and
//! `post_upgrade`, which tests and the tool `try-runtime` call. A migration is done within one block, in which nothing else
//! then has room: what may not fit is to go on over several blocks, by `MultiBlockMigrator`, which this chain has no use
//! for yet.

/// Those of the release in the making. They stay until every chain is known to have passed it; then a test is told, which
/// begins with the versions before them (`tests/runtime/tests/joined/migrations.rs`).
pub type Unreleased = ();

#[cfg(not(feature = "successor"))]
pub type Migrations = Unreleased;
#[cfg(feature = "successor")]
pub type Migrations = (Unreleased, crate::successor::RecodeAccounts);
