//! The keys that anybody can sign with.

use polkadot_sdk::{
	sp_core::{ed25519, sr25519, Pair},
	sp_keyring::Sr25519Keyring,
};
use std::{collections::BTreeMap, sync::LazyLock};
use suhui_runtime::genesis::OWN_DEVELOPMENT_SEEDS;

static SEED_OF_KEY: LazyLock<BTreeMap<[u8; 32], String>> = LazyLock::new(|| {
	Sr25519Keyring::iter()
		.map(Sr25519Keyring::to_seed)
		.chain(OWN_DEVELOPMENT_SEEDS.map(String::from))
		.chain([String::new()])
		.flat_map(|seed| {
			[public::<sr25519::Pair>(&seed), public::<ed25519::Pair>(&seed)]
				.map(|key| (key, seed.clone()))
		})
		.collect()
});

fn public<P: Pair>(seed: &str) -> [u8; 32]
where
	P::Public: Into<[u8; 32]>,
{
	P::from_string(seed, None).expect("development seeds derive").public().into()
}

/// The development seed that `key` is derived from, if it is.
pub fn seed_of(key: &[u8; 32]) -> Option<&'static str> {
	SEED_OF_KEY.get(key).map(|seed| if seed.is_empty() { "development phrase" } else { seed })
}
