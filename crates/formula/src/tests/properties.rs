use super::random::{Choices, INPUTS};
use crate::{compile, ErrorKind, MAX_COST, MAX_ENCODED};
use codec::{Decode, Encode};
use proptest::prelude::*;

/// What may keep a methodology whose units are right from compiling.
fn is_refusal_of_the_unprovable(kind: &ErrorKind) -> bool {
	use ErrorKind::*;
	matches!(
		kind,
		Overflow
			| DivisorMayBeZero { .. }
			| TooManyDecimals { .. }
			| CostTooHigh { .. }
			| CompiledTooLong { .. }
			| NestingTooDeep
			| StackTooDeep { .. }
			| TextTooLong { .. }
	)
}

/// A record in range: each input at an end or at a fraction of the way.
fn record(at: [u16; 4]) -> [u64; 4] {
	core::array::from_fn(|index| {
		let (_, _, min, max) = INPUTS[index];
		min + (u128::from(max - min) * u128::from(at[index]) / u128::from(u16::MAX)) as u64
	})
}

fn position() -> impl Strategy<Value = u16> {
	prop_oneof![Just(0), Just(u16::MAX), 0u16..400, any::<u16>()]
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 3_000, ..ProptestConfig::default() })]

	#[test]
	fn evaluate_should_agree_with_fractions_on_every_record_in_range(
		bytes in prop::collection::vec(any::<u8>(), 0..300),
		records in prop::collection::vec([position(), position(), position(), position()], 12),
	) {
		let methodology = Choices::new(&bytes).methodology();
		let text = methodology.print(false);
		let compiled = match compile(&text) {
			Ok(compiled) => compiled,
			Err(error) => {
				prop_assert!(is_refusal_of_the_unprovable(&error.kind), "{error}\n{text}");
				return Ok(());
			}
		};
		prop_assert!(compiled.formula.cost() <= MAX_COST && compiled.formula.encoded_size() <= MAX_ENCODED);
		for inputs in records.into_iter().map(record) {
			let found = compiled.formula.evaluate(&inputs);
			let (least, most) = compiled.result_range;
			prop_assert!(found.is_ok_and(|found| (least..=most).contains(&found)), "{found:?}\n{text}");
			prop_assert!(compiled.explain(&inputs).is_ok());
			if let Some(expected) = methodology.evaluate(&inputs) {
				prop_assert_eq!(found, Ok(expected), "{:?}\n{}", inputs, text);
			}
		}
	}

	#[test]
	fn formula_should_be_the_same_however_it_is_printed(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
		let methodology = Choices::new(&bytes).methodology();
		let (sparse, verbose) = (compile(&methodology.print(false)), compile(&methodology.print(true)));
		match (sparse, verbose) {
			(Ok(sparse), Ok(verbose)) => {
				prop_assert_eq!(&sparse.formula, &verbose.formula);
				let bytes = sparse.formula.encode();
				prop_assert_eq!(crate::Formula::decode(&mut &bytes[..]), Ok(sparse.formula));
			}
			(Err(sparse), Err(verbose)) => {
				prop_assert!(is_refusal_of_the_unprovable(&sparse.kind) && is_refusal_of_the_unprovable(&verbose.kind));
			}
			(Ok(_), Err(verbose)) => {
				prop_assert!(matches!(verbose.kind, ErrorKind::NestingTooDeep | ErrorKind::TextTooLong { .. }), "{}", verbose);
			}
			(Err(sparse), Ok(_)) => prop_assert!(false, "{}", sparse),
		}
	}

	#[test]
	fn compile_should_never_panic_on_any_text(text in "\\PC*|(.|\n){0,200}") {
		let _ = compile(&text);
	}

	#[test]
	fn compile_should_never_panic_on_words_of_the_language(words in prop::collection::vec(word(), 0..80)) {
		let _ = compile(&words.join(" "));
		let _ = compile(&super::declared(&format!("result gCO2e = {}", words.join(" "))));
	}

	#[test]
	fn compile_should_never_panic_on_a_damaged_source(cut in 0usize..700, length in 0usize..20, patch in word()) {
		let characters: Vec<char> = super::CYCLING.chars().collect();
		let kept = |range: &mut dyn Iterator<Item = &char>| range.collect::<String>();
		let head = kept(&mut characters.iter().take(cut));
		let tail = kept(&mut characters.iter().skip(cut + length));
		let _ = compile(&format!("{head}{patch}{tail}"));
	}
}

fn word() -> impl Strategy<Value = &'static str> {
	prop::sample::select(vec![
		"methodology",
		"points",
		"input",
		"parameter",
		"table",
		"let",
		"result",
		"vector",
		"source",
		"of",
		"below",
		"otherwise",
		"decimals",
		"from",
		"to",
		"if",
		"then",
		"else",
		"and",
		"or",
		"not",
		"min",
		"max",
		"\"text\"",
		"a",
		"b",
		"n",
		"g",
		"km",
		"gCO2e",
		"+",
		"-",
		"*",
		"/",
		"(",
		")",
		"[",
		"]",
		",",
		":",
		"=",
		"->",
		"<",
		"<=",
		">",
		">=",
		"==",
		"!=",
		"^",
		"0",
		"1",
		"2.5",
		"170141183460469231731687303715884105727",
		"0.000000000001",
		"#",
		"\"",
		"\n",
		"，",
	])
}
