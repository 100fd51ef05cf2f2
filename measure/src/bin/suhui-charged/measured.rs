//! What a node's benchmarks measured.

use std::{
	collections::BTreeMap,
	fs::File,
	io::BufReader,
	path::PathBuf,
	process::{Command, Stdio},
};

use anyhow::{ensure, Context, Result};
use serde::Deserialize;

/// A benchmark at one size of each of its components.
pub struct Measured {
	pub pallet: String,
	pub benchmark: String,
	/// In order, by their names.
	pub components: Components,
	/// Median of the repetitions: one that the machine was busy in, or the first, that finds nothing in its caches, is not
	/// what the benchmark takes.
	pub nanoseconds: u64,
	pub reads: u64,
	pub writes: u64,
}

type Components = Vec<(String, u32)>;

impl Measured {
	pub fn sizes(&self) -> impl Iterator<Item = u32> + '_ {
		self.components.iter().map(|(_, size)| *size)
	}
}

/// A node built with its benchmarks.
pub struct Node {
	pub path: PathBuf,
	/// How often each is measured.
	pub repeat: u32,
}

impl Node {
	/// All benchmarks of these names, each of their components at its least and its most while the others are at their
	/// most.
	pub fn corners(&self, benchmarks: &[&str]) -> Result<Vec<Measured>> {
		self.measure("*", &benchmarks.join(","), &[])
	}

	/// One benchmark at these sizes of its components.
	pub fn at(&self, pallet: &str, benchmark: &str, sizes: &[u32]) -> Result<Vec<Measured>> {
		self.measure(pallet, benchmark, sizes)
	}

	fn measure(&self, pallet: &str, benchmark: &str, sizes: &[u32]) -> Result<Vec<Measured>> {
		let folder = tempfile::tempdir()?;
		let results = folder.path().join("results.json");
		let mut command = Command::new(&self.path);
		command
			.args(["benchmark", "pallet", "--chain", "dev", "--quiet", "--extra"])
			.args(["--steps", "2", "--min-duration", "0", "--repeat", &self.repeat.to_string()])
			.args(["--pallet", pallet, "--extrinsic", benchmark, "--json-file"])
			.arg(&results)
			.stdout(Stdio::null());
		if !sizes.is_empty() {
			let sizes = sizes.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
			command.args(["--low", &sizes, "--high", &sizes]);
		}
		let node = self.path.display();
		let status = command.status().with_context(|| format!("{node} does not start"))?;
		ensure!(
			status.success(),
			"{node} could not measure {pallet}::{benchmark}; it says above why"
		);
		let batches: Vec<Batch> = serde_json::from_reader(BufReader::new(File::open(&results)?))
			.context("the node's results are not what frame-benchmarking-cli writes")?;
		Ok(batches.into_iter().flat_map(Batch::measured).collect())
	}
}

/// A benchmark's results, as frame-benchmarking-cli writes them.
#[derive(Deserialize)]
struct Batch {
	pallet: String,
	benchmark: String,
	/// A run a repetition.
	time_results: Vec<Run>,
	/// A run a choice of sizes, in which reads and writes are counted.
	db_results: Vec<Run>,
}

#[derive(Deserialize)]
struct Run {
	components: Components,
	/// In nanoseconds.
	extrinsic_time: u64,
	reads: u64,
	writes: u64,
}

impl Batch {
	/// One for each choice of sizes.
	fn measured(self) -> Vec<Measured> {
		let mut times = BTreeMap::<&Components, Vec<u64>>::new();
		for run in &self.time_results {
			times.entry(&run.components).or_default().push(run.extrinsic_time);
		}
		times
			.into_iter()
			.filter_map(|(components, mut times)| {
				times.sort_unstable();
				let counted = self.db_results.iter().find(|run| run.components == *components)?;
				Some(Measured {
					pallet: self.pallet.clone(),
					benchmark: self.benchmark.clone(),
					components: components.clone(),
					nanoseconds: *times.get(times.len() / 2)?,
					reads: counted.reads,
					writes: counted.writes,
				})
			})
			.collect()
	}
}
