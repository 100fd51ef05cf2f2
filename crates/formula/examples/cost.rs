//! How long compiling and evaluating take, by formula: `cargo run --release --example cost -p suhui-formula`. With files
//! named after `--`, how long compiling these takes, and how many steps.

use std::{hint::black_box, time::Instant};

use suhui_formula::{compile, compile_counting};

const EVALUATIONS: u32 = 2_000_000;
const COMPILATIONS: u32 = 200;

const INPUTS: &str = "methodology \"t\"\n\
	input a : km, decimals 3, from 0 to 300\n\
	input b : km, decimals 0, from 1 to 10\n\
	input g : gCO2e, decimals 3, from 0 to 1000\n\
	parameter f : gCO2e/km = 180.5 source \"s\"\n\
	parameter near : km = 1 source \"s\"\n\
	parameter far : km = 5 source \"s\"\n\
	result gCO2e = ";

fn main() {
	let files: Vec<_> = std::env::args().skip(1).collect();
	if !files.is_empty() {
		return files
			.iter()
			.for_each(|file| compiled(file, &std::fs::read_to_string(file).unwrap()));
	}
	let cases = [
		("sum of two", "g + a * f + b * f + (near + far) * f".to_string()),
		("cap", "g + min(a, far) * f + b * f * near / far".into()),
		("tiers", "g + (if a < near then a * f else if a < far then a * f * 2 else b * f)".into()),
		("quotient", "g * a / (a + b) + near * f + far * f".into()),
		("one less a quotient", "g - g * a / (a + b) + near * f + far * f".into()),
		("two divisors", "g * a / (a + b) + g * b / (a + near) + far * f".into()),
		("forty terms", format!("g + b * near / far * f{}", " + a * f".repeat(40))),
	];
	for (name, expression) in cases {
		measure(name, &format!("{INPUTS}{expression}"), &[123_456, 3, 900_000]);
	}
	let hours: String =
		(0..24).map(|hour| format!("input h{hour} : kWh, decimals 3, from 0 to 9\n")).collect();
	let sum: Vec<_> = (0..24).map(|hour| format!("h{hour} * {} * f", 1 + hour % 3)).collect();
	let text = format!(
		"methodology \"t\"\n{hours}parameter f : gCO2e/kWh = 536.6 source \"s\"\nresult gCO2e = {}",
		sum.join(" + ")
	);
	measure("24 hours", &text, &[1_234; 24]);
	// Forty assertions, each between a sum of all inputs, by factors of many digits, and one of them: more than a
	// proof may take.
	let sum: Vec<_> =
		(0..24).map(|hour| format!("h{hour} * 0.98765432{:04}", 1_009 + 14 * hour)).collect();
	let assertions: String = (1..=26)
		.map(|index| format!("assert t > h{} * {index}.123456789 \"s\"\n", index % 24))
		.collect();
	let text = format!(
		"methodology \"t\"\n{hours}let t = {}\n{assertions}result gCO2e = 0",
		sum.join(" + ")
	);
	let start = Instant::now();
	let refused = compile(&text).unwrap_err();
	println!("{refused}: refused in {:.1} us", start.elapsed().as_nanos() as f64 / 1_000.0);
	for name in ["cycling", "electricity", "metro"] {
		let text = std::fs::read_to_string(format!("methodologies/{name}.suhui")).unwrap();
		let inputs = compile(&text).unwrap().vectors[1].inputs.clone();
		measure(name, &text, &inputs);
	}
}

/// The shortest of several times.
fn compiled(name: &str, text: &str) {
	let mut steps = 0;
	let mut run = || {
		let start = Instant::now();
		let outcome = black_box(compile_counting(black_box(text), &mut steps));
		let outcome = outcome.map(|compiled| compiled.run_vectors());
		(start.elapsed().as_nanos() as f64 / 1_000.0, format!("{outcome:?}"))
	};
	let (mut best, outcome) = run();
	for _ in 0..9 {
		best = best.min(run().0);
	}
	let (bytes, each) = (text.len(), best * 1_000.0 / f64::from(steps.max(1)));
	let outcome: String = outcome.chars().take(100).collect();
	println!("{name}: {bytes} bytes, {best:.1} us, {steps} steps of {each:.0} ns: {outcome}");
}

fn measure(name: &str, text: &str, inputs: &[u64]) {
	let compiled = match compile(text) {
		Ok(compiled) => compiled,
		Err(error) => return println!("{name}: {error}"),
	};
	let nanoseconds = |rounds: u32, run: &dyn Fn()| {
		let start = Instant::now();
		(0..rounds).for_each(|_| run());
		start.elapsed().as_nanos() as f64 / f64::from(rounds)
	};
	let formula = &compiled.formula;
	let evaluation = nanoseconds(EVALUATIONS, &|| {
		black_box(formula.evaluate(black_box(inputs), black_box(20_000))).unwrap();
	});
	let compilation = nanoseconds(COMPILATIONS, &|| {
		black_box(compile(black_box(text))).unwrap();
	});
	let cost = f64::from(formula.cost());
	println!(
		"{name}: {cost} operations, {evaluation:.1} ns, {:.2} ns each; compiled in {:.1} us",
		evaluation / cost,
		compilation / 1_000.0
	);
}
