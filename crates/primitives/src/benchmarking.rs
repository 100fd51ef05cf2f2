//! What takes longest to compile and to evaluate of all that the methodology language permits, for the benchmarks of
//! those who do it.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

use alloc::{format, string::String, vec::Vec};

use suhui_formula::compile_counting;

/// Where [`floors`] begin: 64 bits, few of them set, the slowest to divide about its own square by, of those tried. The
/// square is 1.6999 * 10^38 of the 1.7014 * 10^38 there are.
pub const WIDE: u64 = 0xb4f0_0000_0000_0001;
/// Has no divisor in common with [`WIDE`], so that the compiler has to do with both.
const FACTOR: u128 = WIDE as u128 + 2;
/// Floors of one expression, of the 32 it may nest.
const NEST: usize = 24;

/// The length of what [`slowest`] makes: with as many inputs as there may be it can take all steps.
pub const PROOF_TEXT: u32 = 2_688;
/// The shortest text that [`longest`] makes of one input.
pub const MIN_TEXT: u32 = 448;
/// Inputs related to each other: of more, a step takes less time.
pub const RELATED: u32 = 6;
/// More assertions than all steps suffice for.
const MOST_ASSERTIONS: usize = 60;
/// More mentions of a sum than the steps of one assertion suffice for.
const MOST_MENTIONS: usize = 96;

/// Lets of so many floors, one of the other, and the name of the last let. `start` is an expression that comes to
/// [`WIDE`] and up to 10^9 more.
///
/// No operations take longer: of a product of 128 bits that a checked multiplication makes, and its division by 64 bits.
/// WebAssembly divides no 128 bits: a loop does, with a step for each bit of the quotient. Every floor is of
/// `y * (WIDE + 2) / WIDE`, which is `y` and two: neither is the next one smaller, nor does it leave 128 bits.
pub fn floors(start: &str, count: usize) -> (String, String) {
	let mut lets = format!("let y0={start}\n");
	for (index, done) in (0..count).step_by(NEST).enumerate() {
		let deep = NEST.min(count - done);
		let (opened, closed) = ("floor(".repeat(deep), format!("*{FACTOR}/{WIDE})").repeat(deep));
		lets += &format!("let y{}={opened}y{index}{closed}\n", index + 1);
	}
	(lets, format!("y{}", count.div_ceil(NEST)))
}

/// What so many [`floors`] make of a value.
pub fn floored(value: u128, count: usize) -> u128 {
	(0..count).fold(value, |value, _| value * FACTOR / u128::from(WIDE))
}

/// What takes longest to compile of so many bytes that take no steps: `head` with the header and the inputs, by name and
/// unit, of which 1 is a value, and zero of `result`.
///
/// Bytes are filled with units of as many and as long symbols as they may have, multiplied and divided.
pub fn longest(head: &str, inputs: &[(String, String)], result: &str, bytes: u32) -> String {
	filled(head, &ending(inputs, result, 0, "x"), bytes)
}

/// What takes longest to compile of [`PROOF_TEXT`] bytes and at most so many steps, of parts as [`longest`] has them.
/// `compiles` tells whether a text does.
///
/// Steps are taken by assertions between two sums of inputs, by factors of six digits: no step takes longer than the
/// sum with a multiple of such a relation. What an assertion takes too many for, sums take that come to nothing.
pub fn slowest(
	head: &str,
	inputs: &[(String, String)],
	result: &str,
	steps: u32,
	compiles: impl Fn(&str) -> bool,
) -> String {
	let fits = |text: &str| {
		let mut taken = 0;
		compile_counting(text, &mut taken).is_ok() && taken <= steps && compiles(text)
	};
	let text =
		|assertions: usize, mentions: usize| related(head, inputs, result, assertions, mentions);
	let most = |most: usize, fits: &dyn Fn(usize) -> bool| {
		(1..=most).collect::<Vec<_>>().partition_point(|count| fits(*count))
	};
	let assertions = most(MOST_ASSERTIONS, &|count| fits(&text(count, 0)));
	let mentions = most(MOST_MENTIONS, &|count| fits(&text(assertions, count)));
	text(assertions, mentions)
}

fn related(
	head: &str,
	inputs: &[(String, String)],
	result: &str,
	assertions: usize,
	mentions: usize,
) -> String {
	let mut tail = String::new();
	let (mut less, mut more) = (Vec::new(), Vec::new());
	for (index, (name, unit)) in inputs.iter().take(RELATED as usize).enumerate() {
		tail += &format!("parameter q{index}:{unit}=1 source \"s\"\n");
		let factors = [314_159 + 27_183 * index, 975_313 - 14_143 * index];
		let [small, large] = factors.map(|factor| format!("{name}/q{index}*0.{factor}"));
		// The other way round for one, so that no relation follows from the ranges.
		let (left, right) = if index == 0 { (large, small) } else { (small, large) };
		less.push(left);
		more.push(right);
	}
	let nothing = "+t-t".repeat(mentions);
	tail += &format!("let t={}\nlet u={}\nlet z=t{nothing}\n", less.join("+"), more.join("+"));
	for index in 0..assertions {
		tail += &format!("assert t*0.{}<u \"s\"\n", 432_199 + 8_009 * index);
	}
	tail += &ending(inputs, result, RELATED as usize, "x*u*z");
	filled(head, &tail, PROOF_TEXT)
}

/// Zero of the factors and of all inputs but so many, which the factors have, with a vector.
fn ending(inputs: &[(String, String)], result: &str, within: usize, factors: &str) -> String {
	let others: String = inputs.iter().skip(within).map(|(name, _)| format!("*{name}")).collect();
	let values: Vec<_> = inputs.iter().map(|(name, _)| format!("{name}=1")).collect();
	format!("result {result}=0*{factors}{others}\nvector {}->0", values.join(","))
}

/// A text of so many bytes, with a parameter `x` in between whose unit fills them.
fn filled(head: &str, tail: &str, bytes: u32) -> String {
	let unit = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|end| "u".repeat(31) + end).join("*");
	let head =
		format!("{head}unit p=9876543210987.654321098765 {unit} source \"s\"\nparameter x:p");
	let tail = format!("=1 source \"s\"\n{tail}");
	let room = (bytes as usize).saturating_sub(head.len() + tail.len());
	head + &"/p*p".repeat(room / 4) + &" ".repeat(room % 4) + &tail
}
