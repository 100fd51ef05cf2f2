//! How far it is, on standard error: a bar where somebody watches, else a line for each part that is done.

use std::{
	io::{stderr, IsTerminal},
	time::Instant,
};

use indicatif::{ProgressBar, ProgressStyle};

pub struct Progress {
	bar: ProgressBar,
	what: String,
	started: Instant,
}

impl Progress {
	/// Of so many blocks.
	pub fn new(blocks: u64, what: String) -> Self {
		let bar = match stderr().is_terminal() {
			true => ProgressBar::new(blocks),
			false => ProgressBar::hidden(),
		};
		let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {eta}");
		bar.set_style(style.expect("the template is well formed"));
		bar.set_message(what.clone());
		Progress { bar, what, started: Instant::now() }
	}

	/// One block is done.
	pub fn step(&self) {
		self.bar.inc(1);
	}

	pub fn finish(self) {
		self.bar.finish_and_clear();
		eprintln!("{}: {:.1} s", self.what, self.started.elapsed().as_secs_f64());
	}
}
