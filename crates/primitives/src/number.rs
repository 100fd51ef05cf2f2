use polkadot_sdk::frame_support::traits::ConstU32;
use suhui_coding::FIRST_NUMBER;

/// [`FIRST_NUMBER`] as the default of a storage value that holds the next number.
pub type FirstNumber = ConstU32<FIRST_NUMBER>;
