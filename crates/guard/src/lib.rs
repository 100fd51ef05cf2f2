//! What a node asks of its machine before it runs on a live chain, and while it runs: keys that are keys and nobody
//! else's, a network key that is whole, ports that nobody has, room on disk, an RPC that others cannot misuse, and a clock that agrees with those
//! of others. Whoever is refused is told the file and what to do about it.

pub mod clock;
pub mod disk;
pub mod file;
pub mod keys;
pub mod keystore;
pub mod network_key;
pub mod port;
pub mod rpc;
pub mod secret;
pub mod slot;
pub mod standing;
pub mod well_known;

pub use keys::Scheme;
pub use well_known::WellKnown;
