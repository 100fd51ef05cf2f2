//! What takes longest to compile and to evaluate of all that the methodology language permits, for the benchmarks of
//! those who do it.

#![allow(clippy::arithmetic_side_effects, clippy::as_conversions)]

use alloc::{format, string::String, vec::Vec};

/// Where [`floors`] begin: 64 bits, few of them set, the slowest to divide about its own square by, of those tried. The
/// square is 1.6999 * 10^38 of the 1.7014 * 10^38 there are.
pub const WIDE: u64 = 0xb4f0_0000_0000_0001;
/// Has no divisor in common with [`WIDE`], so that the compiler has to do with both.
const FACTOR: u128 = WIDE as u128 + 2;
/// Floors of one expression, of the 32 it may nest.
const NEST: usize = 24;

/// The shortest text that [`slowest`] can make.
pub const MIN_TEXT: u32 = 4_608;
/// More assertions than a proof can take between sums of all inputs.
const MOST_ASSERTIONS: usize = 40;

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

/// The longest there are to compile of so many bytes, `head` with the header and the inputs, by name and unit, of which
/// 1 is a value, and zero of `result`. `compiles` tells whether a text does.
///
/// It has as many assertions as a proof can take between a sum of all inputs, by factors of many digits, and one of them:
/// with each of them all that is known is gone through again. The rest multiplies and divides units of as many and as long
/// symbols as they may have.
pub fn slowest(
	head: &str,
	inputs: &[(String, String)],
	result: &str,
	bytes: u32,
	compiles: impl Fn(&str) -> bool,
) -> String {
	let text = |assertions: usize| related(head, inputs, result, bytes, assertions);
	let counts: Vec<_> = (1..=MOST_ASSERTIONS).collect();
	text(counts.partition_point(|assertions| compiles(&text(*assertions))))
}

fn related(
	head: &str,
	inputs: &[(String, String)],
	result: &str,
	bytes: u32,
	assertions: usize,
) -> String {
	let unit = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|end| "u".repeat(31) + end).join("*");
	let mut head = format!("{head}parameter p:{unit}=1 source \"s\"\n");
	let (mut terms, mut values) = (Vec::new(), Vec::new());
	for (index, (name, unit)) in inputs.iter().enumerate() {
		head += &format!("parameter q{index}:{unit}=1 source \"s\"\n");
		terms.push(format!("{name}/q{index}*0.98765432{}", 1_009 + 14 * index));
		values.push(format!("{name}=1"));
	}
	head += "let x=p";
	let mut tail = format!("\nlet t={}\n", terms.join("+"));
	for (number, (index, (name, _))) in (0..assertions).zip(inputs.iter().enumerate().cycle()) {
		tail += &format!("assert t>{name}/q{index}*1.{} \"s\"\n", 123_456_789 + number);
	}
	tail += &format!("result {result}=0*x*t\nvector {}->0", values.join(","));
	let room = (bytes as usize).saturating_sub(head.len() + tail.len());
	head + &"*p/p".repeat(room / 4) + &" ".repeat(room % 4) + &tail
}
