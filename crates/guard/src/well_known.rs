//! The keys that anybody can sign with: of the development phrase, which every program of the SDK knows, and of seeds that
//! are small numbers, such as the network keys of every tutorial.

use polkadot_sdk::{
	sp_core::{crypto::DeriveJunction, ed25519, sr25519, Pair},
	sp_keyring::Sr25519Keyring,
};
use std::collections::BTreeMap;

/// What keys are for.
const TASKS: [&str; 11] = [
	"authority",
	"babe",
	"council",
	"gran",
	"grandpa",
	"key",
	"node",
	"operator",
	"session",
	"stash",
	"validator",
];
/// What else people call keys. A path of the phrase cannot be told from its public key, so those that are likely are
/// made.
const WORDS: [&str; 30] = [
	"admin",
	"bootnode",
	"bureau",
	"ceremony",
	"chain",
	"controller",
	"department",
	"dept",
	"dev",
	"expert",
	"local",
	"main",
	"mainnet",
	"network",
	"office",
	"polkadot",
	"production",
	"root",
	"seat",
	"staging",
	"sudo",
	"suhui",
	"test",
	"testnet",
	"one",
	"two",
	"three",
	"four",
	"five",
	"six",
];
/// What people number.
const NUMBERED: [&str; 4] = ["department", "dept", "node", "validator"];
/// Numbers from nought that are taken for names, alone and behind a word.
const NUMBERS: u64 = 32;

/// By key, the path of the development phrase that it is derived by, or its seed.
pub struct WellKnown(BTreeMap<[u8; 32], String>);

impl WellKnown {
	/// The SDK's development keys, those of paths such as `own`, and those of likely paths.
	pub fn new(own: &[&str]) -> Self {
		let mut known = BTreeMap::new();
		collect::<sr25519::Pair>(own, &mut known);
		collect::<ed25519::Pair>(own, &mut known);
		WellKnown(known)
	}

	/// The path or seed that `key` is derived by, if anybody knows: empty for the phrase itself.
	pub fn path_of(&self, key: &[u8; 32]) -> Option<&str> {
		self.0.get(key).map(String::as_str)
	}

	/// [`Self::path_of`] in words.
	pub fn seed_of(&self, key: &[u8; 32]) -> Option<&str> {
		self.path_of(key).map(|path| if path.is_empty() { "development phrase" } else { path })
	}
}

/// Whether a secret is one of the development phrase, by whatever path.
pub fn is_development(secret: &str) -> bool {
	use polkadot_sdk::sp_core::crypto::DEV_PHRASE;
	if secret.is_empty() || secret.starts_with('/') || secret.contains(DEV_PHRASE) {
		return true;
	}
	// The same may be written with other spaces, or as the seed that the phrase gives.
	let root = |text: &str| sr25519::Pair::from_string(text, None).ok().map(|pair| pair.public());
	let phrase = secret.split('/').next().unwrap_or_default();
	root(phrase).is_some_and(|key| root(DEV_PHRASE) == Some(key))
}

fn collect<P: Pair>(own: &[&str], known: &mut BTreeMap<[u8; 32], String>)
where
	P::Public: Into<[u8; 32]>,
{
	let (root, seed) = P::from_string_with_seed("", None).expect("the development phrase derives");
	let second = second_names();
	known.insert(root.public().into(), String::new());
	for seed in small_numbers() {
		let Ok(pair) = P::from_seed_slice(&seed) else { continue };
		known.entry(pair.public().into()).or_insert_with(|| format!("0x{}", hex::encode(seed)));
	}
	let named = Sr25519Keyring::iter()
		.map(Sr25519Keyring::to_seed)
		.chain(own.iter().map(|path| (*path).to_string()))
		.map(|path| path.trim_start_matches('/').split("//").map(hard).collect::<Vec<_>>());
	let likely = first_names().into_iter().flat_map(|name| [vec![hard(&name)], vec![soft(&name)]]);
	for first in named.chain(likely) {
		let Some((pair, seed)) = step(&root, seed.clone(), &first) else { continue };
		// The first to name a key keeps it: the SDK's names before likely ones.
		known.entry(pair.public().into()).or_insert_with(|| written(&first));
		// Behind a soft name nobody looks for another.
		let soft = first.iter().any(|(junction, _)| junction.is_soft());
		for name in second.iter().filter(|_| !soft) {
			let last = [hard(name)];
			let Some((pair, _)) = step(&pair, seed.clone(), &last) else { continue };
			let path = || written(&first) + &written(&last);
			known.entry(pair.public().into()).or_insert_with(path);
		}
	}
}

/// A junction, and how it is written.
type Step = (DeriveJunction, String);

fn hard(name: &str) -> Step {
	(DeriveJunction::from(name).harden(), format!("//{name}"))
}

fn soft(name: &str) -> Step {
	(DeriveJunction::from(name), format!("/{name}"))
}

fn written(steps: &[Step]) -> String {
	steps.iter().map(|(_, text)| text.as_str()).collect()
}

fn step<P: Pair>(pair: &P, seed: Option<P::Seed>, steps: &[Step]) -> Option<(P, Option<P::Seed>)> {
	pair.derive(steps.iter().map(|(junction, _)| *junction), seed).ok()
}

fn second_names() -> Vec<String> {
	TASKS.iter().map(|task| (*task).to_string()).chain(numbers()).collect()
}

fn first_names() -> Vec<String> {
	let words = TASKS.iter().chain(&WORDS).flat_map(|word| [(*word).to_string(), capital(word)]);
	let numbered = NUMBERED
		.iter()
		.flat_map(|word| [(*word).to_string(), capital(word)])
		.flat_map(|word| numbers().map(move |number| word.clone() + &number));
	numbers().chain(words).chain(numbered).collect()
}

/// Numbers of one byte, with their bytes in either order.
fn small_numbers() -> impl Iterator<Item = [u8; 32]> {
	(0..=u8::MAX).flat_map(|number| {
		let (mut first, mut last) = ([0; 32], [0; 32]);
		first[0] = number;
		last[31] = number;
		[first, last]
	})
}

fn numbers() -> impl Iterator<Item = String> {
	(0..NUMBERS).map(|number| number.to_string())
}

fn capital(word: &str) -> String {
	let (first, rest) = word.split_at(1);
	first.to_uppercase() + rest
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::sync::LazyLock;

	static KNOWN: LazyLock<WellKnown> = LazyLock::new(|| WellKnown::new(&["//Operator2"]));

	fn keys(path: &str) -> [[u8; 32]; 2] {
		let sr25519 = sr25519::Pair::from_string(path, None).expect("a path").public();
		let ed25519 = ed25519::Pair::from_string(path, None).expect("a path").public();
		[sr25519.0, ed25519.0]
	}

	#[test]
	fn key_should_be_known_by_its_path_when_the_development_phrase_has_it() {
		for path in [
			"//Alice",
			"//Alice//stash",
			"//Operator2",
			"//council",
			"//0",
			"//Validator3",
			"//Alice//grandpa",
		] {
			for key in keys(path) {
				assert_eq!(KNOWN.path_of(&key), Some(path));
			}
		}
	}

	#[test]
	fn key_should_be_known_when_its_path_is_soft() {
		let key = sr25519::Pair::from_string("/suhui", None).expect("a path").public();
		assert_eq!(KNOWN.path_of(&key.0), Some("/suhui"));
	}

	#[test]
	fn key_should_be_told_in_words_when_it_is_the_phrase_itself() {
		for key in keys("") {
			assert_eq!(KNOWN.seed_of(&key), Some("development phrase"));
		}
	}

	#[test]
	fn key_should_be_known_by_its_seed_when_that_is_a_small_number() {
		for (place, number) in [(31, 1), (0, 9), (31, 255)] {
			let mut seed = [0; 32];
			seed[place] = number;
			let digits = format!("0x{}", hex::encode(seed));
			let sr25519 = sr25519::Pair::from_seed(&seed).public();
			assert_eq!(KNOWN.path_of(&sr25519.0), Some(digits.as_str()));
			let ed25519 = ed25519::Pair::from_seed(&seed).public();
			assert_eq!(KNOWN.path_of(&ed25519.0), Some(digits.as_str()));
		}
	}

	#[test]
	fn key_should_be_unknown_when_it_is_of_another_secret() {
		assert_eq!(KNOWN.path_of(&sr25519::Pair::from_seed(&[7; 32]).public().0), None);
	}

	#[test]
	fn secret_should_be_of_the_development_phrase_when_it_is_a_path_of_it() {
		let phrase = polkadot_sdk::sp_core::crypto::DEV_PHRASE;
		for secret in ["//Alice", "/x", "", phrase, &format!("{phrase}//anything//else")] {
			assert!(is_development(secret), "{secret}");
		}
		let (_, seed) = sr25519::Pair::from_string_with_seed(phrase, None).unwrap();
		let seed = format!("0x{}", hex::encode(seed.unwrap()));
		for secret in [&seed, &format!("{seed}//anything//else")] {
			assert!(is_development(secret), "{secret}");
		}
		let (_, own, _) = sr25519::Pair::generate_with_phrase(None);
		assert!(!is_development(&own));
		assert!(!is_development(
			"0x0707070707070707070707070707070707070707070707070707070707070707"
		));
	}
}
