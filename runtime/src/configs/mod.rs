//! The pallets' configurations, by subject.

pub mod consensus;
pub mod council;
pub mod suhui;
pub mod system;
