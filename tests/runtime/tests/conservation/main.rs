//! Nothing is created and nothing is lost, whatever anybody does (Art. 26-38): people, providers, hosts, clerks, the verifier
//! and the authority do whatever comes to mind over years, most of it legal, on the runtime as it is; and after each step
//! what everybody has, and what became of each class, is what a second, plain telling of the rules says. It also says
//! which call is refused, and by which error. What must hold of the state is looked at after each block.
//!
//! The same seed and number of steps lead to the same calls. By the environment:
//!
//! | variable | what | unless told |
//! |---|---|---|
//! | `SUHUI_SEEDS` | how many seeds | 3 |
//! | `SUHUI_FIRST_SEED` | the first of them | 1 |
//! | `SUHUI_STEPS` | steps of each, 20,000 at most | 1,000 |

mod acts;
mod chance;
mod compare;
mod dates;
mod model;
mod scene;
mod tally;

use std::{
	collections::VecDeque,
	env,
	sync::atomic::{AtomicU64, Ordering},
	thread,
};

use pallet_points::NextToLapse;
use suhui_primitives::Day;
use suhui_runtime::{Runtime, RuntimeCall, RuntimeEvent};
use suhui_runtime_tests::{
	chain::{next_block, pass_to, pass_to_end_of, send, signed, today, validate, Chain, Refused},
	clerks::{proposal, together},
	keys::OPERATOR,
	scheme::{assignment, REPORTER, VERIFIER},
};

use acts::{Act, Author, By};
use model::{state::Stage, Model};
use tally::Tally;

/// Three and a half years: lots of the first months lapse after two, and the verifier is accredited for four.
const DAYS: u64 = 1_278;
/// Steps in one block.
const PER_BLOCK: u32 = 16;
/// Days that pass at once.
const MOST_DAYS: u32 = 24;
/// Acts that are told of when something is wrong.
const TOLD: usize = 8;

fn setting(name: &str, otherwise: u64) -> u64 {
	let told = env::var(name).ok();
	told.map_or(otherwise, |told| told.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

#[test]
fn sums_should_be_those_of_a_plain_telling_when_anybody_does_anything_for_years() {
	let (first, seeds) = (setting("SUHUI_FIRST_SEED", 1), setting("SUHUI_SEEDS", 3));
	let steps = setting("SUHUI_STEPS", 1_000);
	assert!((1..=20_000).contains(&steps), "SUHUI_STEPS is from 1 to 20,000");
	let next = AtomicU64::new(first);
	let work = || {
		let mut tally = Tally::default();
		loop {
			let seed = next.fetch_add(1, Ordering::Relaxed);
			if seed >= first + seeds {
				return tally;
			}
			tally.add(Run::through(seed, steps));
		}
	};
	let workers = thread::available_parallelism().map_or(1, usize::from);
	let mut all = Tally::default();
	thread::scope(|scope| {
		let workers = (0..workers).map(|_| scope.spawn(work)).collect::<Vec<_>>();
		for worker in workers {
			// What went wrong was told where it did.
			all.add(worker.join().expect("the model and the chain agree"));
		}
	});
	println!("{all}");
	if seeds * steps >= 3_000 {
		let never = all.never_accepted();
		assert!(never.is_empty(), "so many steps without one accepted: {never:?}");
	}
	if seeds * steps >= 20_000 {
		let never = all.never_refused();
		assert!(never.is_empty(), "so many steps without one refused: {never:?}");
	}
}

/// One seed's years.
struct Run {
	seed: u64,
	steps: u64,
	step: u64,
	author: Author,
	model: Model,
	tally: Tally,
	begun: u32,
	/// How far behind the plan days may be.
	patience: u32,
	/// Whether it is the last block of its day, in which no batch is fed: a session ends with it.
	is_late: bool,
	recent: VecDeque<String>,
}

impl Drop for Run {
	fn drop(&mut self) {
		if thread::panicking() {
			let (seed, step, steps) = (self.seed, self.step, self.steps);
			eprintln!("The last acts before it, the last one last:");
			self.recent.iter().for_each(|act| eprintln!("  {act}"));
			eprintln!("seed {seed}, step {step} of {steps}. Again, and this seed alone:");
			eprintln!("  scripts/soak 1 {steps} {seed}");
		}
	}
}

impl Run {
	fn through(seed: u64, steps: u64) -> Tally {
		let mut chain = Chain::begun();
		let (model, cast) = chain.go_on(scene::begin);
		let mut run = Run {
			seed,
			steps,
			step: 0,
			author: Author::new(seed, cast),
			begun: model.today,
			model,
			tally: Tally::of_one_seed(),
			patience: 1,
			is_late: false,
			recent: VecDeque::new(),
		};
		chain.go_on(|| run.begin());
		while run.step < steps {
			chain.go_on(|| {
				for _ in 0..run.author.chance.within(1..=PER_BLOCK) {
					run.go_a_step();
				}
				run.pass();
			});
		}
		chain.end();
		std::mem::take(&mut run.tally)
	}

	/// Everybody has something to begin with.
	fn begin(&mut self) {
		let project = self.author.cast.project;
		let sources = [&self.author.cast.scenarios[..], &[project]].concat();
		sources.into_iter().for_each(|source| self.bring(source));
	}

	fn go_a_step(&mut self) {
		if self.step == self.steps {
			return;
		}
		self.step += 1;
		self.tally.steps += 1;
		match self.author.chance.below(24) {
			0 if !self.is_late => {
				let mut sources = self.author.cast.scenarios.clone();
				sources.push(self.author.cast.project);
				let source = self.author.chance.among(&sources).expect("there are some");
				self.bring(source);
			}
			1 | 2 if !self.is_late => self.feed(),
			_ => {
				let act = self.author.act(&self.model);
				self.attempt(act);
			}
		}
	}

	/// Lets the chain and the model have the same act; whether it had its effect.
	fn attempt(&mut self, act: Act) -> bool {
		let Act { by, call } = act;
		if self.recent.len() == TOLD {
			self.recent.pop_front();
		}
		self.recent.push_back(format!("{by:?} {call:?}"));
		self.look_at_lapse();
		let (expected, found) = match by {
			By::Key(seed) => (self.model.send(seed, &call), send(seed, call.clone())),
			By::TwoClerks => (self.model.decide_together(&call), decided(call.clone())),
		};
		match (&expected, &found) {
			(Ok(event), Ok(events)) => {
				let is_told = event.as_ref().is_none_or(|event| events.contains(event));
				assert!(is_told, "{event:?} is not among {events:?}");
			}
			(Err(expected), Err(found)) => {
				assert_eq!(found, expected, "the chain refuses {call:?} otherwise");
			}
			_ => panic!("the model says {expected:?}, the chain {found:?} of {call:?}"),
		}
		self.tally.count(&call, expected.as_ref().err());
		compare::compare(&self.model);
		expected.is_ok()
	}

	/// How far lots lapsed is the blocks' to say.
	fn look_at_lapse(&mut self) {
		self.model.lapsed_before = NextToLapse::<Runtime>::get().map(|next| next.month.0);
	}

	fn send(&mut self, seed: &'static str, call: impl Into<RuntimeCall>) -> bool {
		self.attempt(Act { by: By::Key(seed), call: call.into() })
	}

	/// A platform opens a batch, which goes through all hands as far as it comes; some of it may be fed later.
	fn bring(&mut self, source: u32) {
		let brought = self.author.bring(&self.model, source);
		let batch = model::state::next(&self.model.batches);
		self.model.prepared = Some(brought.content);
		if !self.send(REPORTER, brought.platform.opening()) {
			return;
		}
		if !self.send(OPERATOR, assignment(batch, VERIFIER)) {
			self.send(REPORTER, pallet_issuance::Call::<Runtime>::cancel { batch });
			return;
		}
		self.send(VERIFIER, brought.platform.attestation(batch));
		let call = pallet_issuance::Call::<Runtime>::approve { batch }.into();
		self.attempt(Act { by: By::TwoClerks, call });
		self.author.keep(batch, brought.platform);
		if self.step == 0 || !self.author.chance.one_in(4) {
			self.feed_next(batch);
		}
	}

	/// The next chunk of one of the last batches, now and then another one, or of one that is over.
	fn feed(&mut self) {
		let waits = |(_, found): &(&u32, &model::state::Batch)| found.stage == Stage::Approved;
		let waiting = self.model.batches.iter().filter(waits);
		let waiting = waiting.map(|(batch, _)| *batch).collect::<Vec<_>>();
		let any = self.author.kept();
		let chosen = self.author.chance.among(&waiting).or(self.author.chance.among(&any));
		match chosen {
			Some(batch) => self.feed_next(batch),
			None => self.bring(self.author.cast.scenarios[0]),
		}
	}

	fn feed_next(&mut self, batch: u32) {
		let found = &self.model.batches[&batch];
		let last = found.content.chunks.len() - 1;
		let chunk = if self.author.chance.one_in(12) { last } else { found.fed.min(last) };
		let call = self.author.platform(batch).feeding(batch, chunk);
		self.send(REPORTER, call);
	}

	/// Goes on to the next block, and once days are behind the plan, to another day.
	fn pass(&mut self) {
		let planned = self.begun
			+ u32::try_from(self.step * DAYS / self.steps).expect("it is within four years");
		if self.is_late {
			next_block();
			next_block();
			self.is_late = false;
		} else if planned < self.model.today + self.patience {
			next_block();
		} else {
			self.patience = self.author.chance.within(1..=MOST_DAYS);
			let last = dates::last_of_month(self.model.today);
			if last < planned && self.author.chance.one_in(3) {
				pass_to_end_of(Day(last));
				self.is_late = true;
			} else {
				pass_to(Day(planned));
			}
		}
		self.model.today = today().0;
		self.look_at_lapse();
		compare::compare_all(&self.model);
	}
}

/// What becomes of a call that two clerks decide on: it may be that it is not proposed.
fn decided(call: RuntimeCall) -> Result<Vec<RuntimeEvent>, Refused> {
	validate(signed(OPERATOR, proposal(2, &call))).map_err(Refused::Transaction)?;
	together(call).map_err(Refused::Call)?;
	Ok(vec![])
}
