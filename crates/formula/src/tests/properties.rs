use super::{
	proven,
	random::{Choices, Record, INPUTS},
};
use crate::{ErrorKind, EvaluateError, MAX_COST, MAX_ENCODED};
use codec::{Decode, Encode};
use proptest::prelude::*;

/// What may keep a methodology whose units are right from compiling.
fn is_refusal_of_the_unprovable(kind: &ErrorKind) -> bool {
	use ErrorKind::*;
	matches!(
		kind,
		Overflow { .. }
			| DivisorMayBeZero { .. }
			| CostTooHigh { .. }
			| CompiledTooLong { .. }
			| NestingTooDeep
			| StackTooDeep { .. }
			| TooManyParts
			// The floor of what is the same for every record.
			| NotATableSubject { .. }
			| ProofTooLong
			| TextTooLong { .. }
	)
}

/// A record in range: each input at an end or at a fraction of the way.
fn record((at, day): ([u16; 6], u32)) -> Record {
	let inputs = core::array::from_fn(|index| {
		let (_, _, min, max) = INPUTS[index];
		min + (u128::from(max - min) * u128::from(at[index]) / u128::from(u16::MAX)) as u64
	});
	Record { inputs, day }
}

fn position() -> impl Strategy<Value = u16> {
	prop_oneof![Just(0), Just(u16::MAX), 0u16..400, any::<u16>()]
}

fn at() -> impl Strategy<Value = ([u16; 6], u32)> {
	(prop::array::uniform6(position()), 18_000u32..22_000)
}

proptest! {
	// More where `PROPTEST_CASES` asks for more.
	#![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(3_000), ..ProptestConfig::default() })]

	/// Neither above nor below, not by a milligram.
	#[test]
	fn evaluate_should_be_the_floor_of_the_exact_value_on_every_record_in_range(
		bytes in prop::collection::vec(any::<u8>(), 0..300),
		records in prop::collection::vec(at(), 12),
	) {
		let methodology = Choices::new(&bytes).methodology();
		let text = methodology.print(false);
		let compiled = match proven(&text) {
			Ok(compiled) => compiled,
			Err(error) => {
				prop_assert!(is_refusal_of_the_unprovable(&error.kind), "{error}\n{text}");
				return Ok(());
			}
		};
		prop_assert!(compiled.formula.cost() <= MAX_COST && compiled.formula.encoded_size() <= MAX_ENCODED);
		for record in records.into_iter().map(record) {
			let found = compiled.formula.evaluate(&record.inputs, record.day);
			let expected = methodology.evaluate(&record).ok_or(EvaluateError::Assertion { index: 0 });
			prop_assert_eq!(found, expected, "{:?} on {}\n{}", record.inputs, record.day, text);
			let (least, most) = compiled.result_range;
			prop_assert!(found.is_err() || found.is_ok_and(|found| (least..=most).contains(&found)), "{:?}\n{}", found, text);
			prop_assert_eq!(compiled.explain(&record.inputs, record.day).is_ok(), found.is_ok());
		}
	}

	#[test]
	fn formula_should_be_the_same_however_it_is_printed(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
		let methodology = Choices::new(&bytes).methodology();
		let (sparse, verbose) = (proven(&methodology.print(false)), proven(&methodology.print(true)));
		match (sparse, verbose) {
			(Ok(sparse), Ok(verbose)) => {
				prop_assert_eq!(&sparse.formula, &verbose.formula);
				let bytes = sparse.formula.encode();
				prop_assert_eq!(crate::Formula::decode(&mut &bytes[..]), Ok(sparse.formula));
			}
			(Err(sparse), Err(verbose)) => {
				prop_assert!(is_refusal_of_the_unprovable(&sparse.kind), "{}", sparse);
				prop_assert!(is_refusal_of_the_unprovable(&verbose.kind), "{}", verbose);
			}
			(Ok(_), Err(verbose)) => {
				prop_assert!(matches!(verbose.kind, ErrorKind::NestingTooDeep | ErrorKind::TextTooLong { .. }), "{}", verbose);
			}
			(Err(sparse), Ok(_)) => prop_assert!(false, "{}", sparse),
		}
	}

	#[test]
	fn compile_should_never_panic_on_any_text(text in "\\PC*|(.|\n){0,200}") {
		let _ = proven(&text);
	}

	#[test]
	fn compile_should_never_panic_on_words_of_the_language(words in prop::collection::vec(word(), 0..80)) {
		let _ = proven(&words.join(" "));
		let _ = proven(&super::declared(&format!("result gCO2e = {}", words.join(" "))));
	}

	#[test]
	fn compile_should_never_panic_on_a_damaged_source(
		bytes in prop::collection::vec(any::<u8>(), 0..100),
		patches in prop::collection::vec((0usize..1200, 0usize..20, word()), 1..4),
	) {
		let mut text = Choices::new(&bytes).methodology().print(false);
		for (cut, length, patch) in patches {
			let kept = |range: &mut dyn Iterator<Item = char>| range.collect::<String>();
			let head = kept(&mut text.chars().take(cut));
			let tail = kept(&mut text.chars().skip(cut + length));
			text = format!("{head}{patch}{tail}");
		}
		if let Ok(compiled) = proven(&text) {
			let inputs: Vec<_> = compiled.inputs.iter().map(|input| input.min).collect();
			let found = compiled.formula.evaluate(&inputs, 20_000);
			prop_assert!(!matches!(found, Err(EvaluateError::Malformed)), "{}", text);
			let _ = compiled.run_vectors();
		}
	}
}

/// The properties judge by what compiles.
#[test]
fn random_methodologies_should_compile_often_enough_to_judge_by() {
	let mut state = 1u64;
	let mut byte = || {
		state =
			state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		(state >> 56) as u8
	};
	let compiled = (0..1_000).filter(|_| {
		let bytes: Vec<u8> = (0..200).map(|_| byte()).collect();
		proven(&Choices::new(&bytes).methodology().print(false)).is_ok()
	});
	let compiled = compiled.count();
	assert!(compiled > 500, "{compiled} of 1000");
}

fn word() -> impl Strategy<Value = &'static str> {
	const WORDS: &str = "methodology points unit input parameter table let assert result vector source of for on below \
		up otherwise decimals from to if then else and or not min max floor month weekday season one sum mean count \
		over days the \"text\" a b n g c l red 2021 km Mm gCO2e + - * / ( ) [ ] , : = -> < <= > >= == != ^ 0 1 2.5 30% \
		2024-07-01 170141183460469231731687303715884105727 0.000000000001 # \" ， ² ≤";
	let words: Vec<_> = WORDS.split_whitespace().chain(["\n"]).collect();
	prop::sample::select(words)
}
