//! The keys that anybody can sign with: of the development phrase, which every program of the SDK knows, and of seeds that
//! are small numbers, such as the network keys of every tutorial.

use polkadot_sdk::{
	sp_core::{crypto::DeriveJunction, ed25519, sr25519, Pair},
	sp_keyring::Sr25519Keyring,
};
use std::{collections::BTreeMap, iter, slice, thread};

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
const WORDS: [&str; 86] = [
	"account",
	"admin",
	"agency",
	"alice",
	"application",
	"audit",
	"auditor",
	"bank",
	"bike",
	"bob",
	"bootnode",
	"bureau",
	"census",
	"ceremony",
	"chain",
	"charlie",
	"city",
	"clerk",
	"committee",
	"company",
	"controller",
	"county",
	"dave",
	"department",
	"dept",
	"dev",
	"developer",
	"development",
	"ecology",
	"energy",
	"environment",
	"eve",
	"expert",
	"ferdie",
	"finance",
	"founder",
	"government",
	"host",
	"jiangsu",
	"leader",
	"local",
	"main",
	"mainnet",
	"mall",
	"market",
	"member",
	"ministry",
	"nanjing",
	"network",
	"office",
	"platform",
	"points",
	"polkadot",
	"president",
	"production",
	"province",
	"reform",
	"region",
	"registry",
	"regulator",
	"reporter",
	"root",
	"seat",
	"secretary",
	"server",
	"signer",
	"staging",
	"sudo",
	"suhui",
	"supervision",
	"suzhou",
	"test",
	"testnet",
	"transport",
	"transportation",
	"treasury",
	"user",
	"verifier",
	"wallet",
	"wuxi",
	"one",
	"two",
	"three",
	"four",
	"five",
	"six",
];
/// Who are many: numbered, they have tasks behind them, as [`TASKS`] have.
const MANY: [&str; 6] = ["clerk", "department", "dept", "expert", "office", "seat"];
/// What stands between a word and its number.
const JOINTS: [&str; 3] = ["", "-", "_"];
/// Behind what else than the SDK's names and those of the runtime more is looked for.
const HOUSE: [&str; 4] = ["chain", "jiangsu", "suhui", "test"];
/// The departments as they call themselves, behind [`PROVINCE`].
const DEPARTMENTS: [&str; 11] = [
	"机关事务管理局",
	"发展和改革委员会",
	"发展改革委",
	"发改委",
	"财政厅",
	"交通运输厅",
	"生态环境厅",
	"市场监督管理局",
	"市场监管局",
	"统计局",
	"能源局",
];
const PROVINCE: [&str; 3] = ["", "省", "江苏省"];
/// What else people call keys in Chinese.
const CHINESE: [&str; 14] = [
	"江苏",
	"江苏省",
	"南京",
	"苏惠",
	"碳普惠",
	"主管部门",
	"运营机构",
	"专家",
	"部门",
	"节点",
	"委员会",
	"验证人",
	"会话",
	"测试",
];
/// Numbers from nought that are taken for names, alone and behind a word.
const NUMBERS: u64 = 32;
/// Passwords of the phrase.
const PASSWORDS: [&str; 22] = [
	"000000",
	"111111",
	"123123",
	"1234",
	"123456",
	"12345678",
	"123456789",
	"666666",
	"888888",
	"Password",
	"a123456",
	"admin",
	"dev",
	"jiangsu",
	"passw0rd",
	"password",
	"qwerty",
	"root",
	"secret",
	"suhui",
	"test",
	"苏惠",
];

/// Names of keys by the keys.
type Known = BTreeMap<[u8; 32], String>;

/// By key, the path of the development phrase that it is derived by, or its seed.
pub struct WellKnown(Known);

impl WellKnown {
	/// The SDK's development keys, those of paths such as `own`, and those of likely paths: some 75 000 derivations of
	/// each scheme, both at once. At 50 µs each that is four seconds, so do it once, and for what is live alone.
	pub fn new(own: &[&str]) -> Self {
		thread::scope(|scope| {
			let other = scope.spawn(|| collect::<ed25519::Pair>(own));
			let mut known = collect::<sr25519::Pair>(own);
			known.append(&mut other.join().expect("every path derives, or is passed over"));
			WellKnown(known)
		})
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

/// A key of the phrase, and how it is written.
struct Derived<P> {
	pair: P,
	path: String,
	/// Of the phrase, as it ends the path.
	password: String,
}

/// A junction, and how it is written.
type Step = (DeriveJunction, String);

impl<P: Pair> Derived<P>
where
	P::Public: Into<[u8; 32]>,
{
	fn phrase(password: Option<&str>) -> Self {
		let pair = P::from_string("", password).expect("the development phrase derives");
		let password = password.map(|password| format!("///{password}")).unwrap_or_default();
		Derived { pair, path: String::new(), password }
	}

	fn behind(&self, (junction, text): &Step) -> Option<Self> {
		// Of a scheme without soft junctions there is none.
		let (pair, _) = self.pair.derive(iter::once(*junction), None).ok()?;
		let path = format!("{}{text}", self.path);
		Some(Derived { pair, path, password: self.password.clone() })
	}

	/// Takes down this key, those of the first names behind it, those of the second names behind these, and so on.
	fn note(&self, known: &mut Known, names: &[&[Step]]) {
		let path = || format!("{}{}", self.path, self.password);
		known.entry(self.pair.public().into()).or_insert_with(path);
		let Some((first, others)) = names.split_first() else { return };
		for key in first.iter().filter_map(|name| self.behind(name)) {
			key.note(known, others);
		}
	}
}

fn collect<P: Pair>(own: &[&str]) -> Known
where
	P::Public: Into<[u8; 32]>,
{
	let mut known = Known::new();
	for seed in small_numbers() {
		let Ok(pair) = P::from_seed_slice(&seed) else { continue };
		known.insert(pair.public().into(), format!("0x{}", hex::encode(seed)));
	}
	let phrase = Derived::<P>::phrase(None);
	let paths: Vec<Vec<Step>> = Sr25519Keyring::iter()
		.map(Sr25519Keyring::to_seed)
		.chain(own.iter().map(|path| (*path).to_string()))
		.map(|path| path.trim_start_matches('/').split("//").map(hard).collect())
		.collect();
	for path in &paths {
		let levels: Vec<&[Step]> = path.iter().map(slice::from_ref).collect();
		phrase.note(&mut known, &levels);
	}

	let numbers: Vec<Step> = numbers().map(hard).collect();
	let tasks: Vec<Step> = TASKS.into_iter().map(hard).collect();
	let small: Vec<Step> = words().map(hard).collect();
	let both: Vec<Step> = words().flat_map(either).map(hard).collect();
	let chinese: Vec<Step> = chinese().map(hard).collect();
	let first = [&numbers[..], &both[..], &chinese[..]].concat();
	let second = [&numbers[..], &tasks[..]].concat();
	phrase.note(&mut known, &[&first[..], &second[..]]);
	phrase.note(&mut known, &[&small[..], &small[..]]);
	let soft: Vec<Step> = first.iter().map(soften).collect();
	phrase.note(&mut known, &[&soft[..]]);

	let joined: Vec<Step> =
		words().flat_map(either).flat_map(|word| numbered(&word, &JOINTS)).map(hard).collect();
	phrase.note(&mut known, &[&joined[..]]);
	let many: Vec<Step> = TASKS
		.into_iter()
		.chain(MANY)
		.flat_map(either)
		.flat_map(|word| numbered(&word, &[""]))
		.map(hard)
		.collect();
	phrase.note(&mut known, &[&many[..], &tasks[..]]);

	// Behind the names that all know, and those of this house, more is likely.
	let close: Vec<Step> = paths
		.into_iter()
		.filter(|path| path.len() == 1)
		.flatten()
		.chain(HOUSE.into_iter().flat_map(either).map(hard))
		.collect();
	let numbered_tasks: Vec<Step> =
		TASKS.into_iter().flat_map(|task| numbered(task, &[""])).map(hard).collect();
	let behind = [&numbers[..], &both[..], &chinese[..], &numbered_tasks[..]].concat();
	phrase.note(&mut known, &[&close[..], &behind[..]]);
	phrase.note(&mut known, &[&close[..], &tasks[..], &numbers[..]]);

	let named = [&close[..], &tasks[..]].concat();
	for password in PASSWORDS {
		Derived::<P>::phrase(Some(password)).note(&mut known, &[&named[..]]);
	}
	known
}

fn hard(name: impl AsRef<str>) -> Step {
	let name = name.as_ref();
	(DeriveJunction::from(name).harden(), format!("//{name}"))
}

fn soften((junction, text): &Step) -> Step {
	(junction.soften(), text.replacen("//", "/", 1))
}

fn words() -> impl Iterator<Item = &'static str> {
	TASKS.into_iter().chain(WORDS)
}

/// A word in small letters, and with a capital.
fn either(word: &str) -> [String; 2] {
	let (first, rest) = word.split_at(1);
	[word.to_string(), first.to_uppercase() + rest]
}

fn chinese() -> impl Iterator<Item = String> {
	let departments = PROVINCE
		.into_iter()
		.flat_map(|province| DEPARTMENTS.map(|department| format!("{province}{department}")));
	departments.chain(CHINESE.map(String::from))
}

fn numbers() -> impl Iterator<Item = String> {
	(0..NUMBERS).map(|number| number.to_string())
}

/// A word with each number, by each of these joints.
fn numbered(word: &str, joints: &[&str]) -> Vec<String> {
	let each =
		|joint: &&str| numbers().map(|number| format!("{word}{joint}{number}")).collect::<Vec<_>>();
	joints.iter().flat_map(each).collect()
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
			"//authority1",
			"//Operator1",
			"//operator2",
			"//council1",
			"//Expert4",
			"//finance",
			"//财政厅",
			"//江苏省财政厅",
			"//Alice//council//0",
			"///password",
			"//Alice///123456",
			"//validator///suhui",
			"//Clerk_31",
			"//market-0",
			"//treasury//office",
			"//财政厅//grandpa",
			"//suhui//validator3",
			"//Suhui//财政厅",
			"//Department2//grandpa",
			"//Seat3//council",
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
