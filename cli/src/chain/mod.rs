//! What the command line sends to and reads from the chain, typed.

pub mod calls;
pub mod state;

pub use suhui_client::{
	keys::generate,
	read::{read, read_all, read_from, read_many, read_under},
	At, Block, Chain, Failure, Included, Limits, Pipeline, Signer,
};
