/** A network of validators on this machine, and what may happen to it. `--help` tells how it is called. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { Disks } from './disks.js';
import { Journal } from './journal.js';
import { Load } from './load.js';
import { Network } from './network.js';
import { SCENARIOS, SHORT, lacks } from './scenarios.js';
import { PLACES } from './wires.js';
import { Remedy, Unable, isRoot, now, run, sleep } from './shell.js';
import { round } from './ledger.js';

const HELP = `scripts/testnet VALIDATORS [SCENARIO[:KEY=VALUE,...]...] [OPTIONS]

Starts validators of one chain on this machine, does to them what the scenarios say, and looks that no height was final
twice, that nothing final was lost, and that nobody voted or authored twice. Without a scenario the network stays until
Ctrl-C, and its addresses are printed.

Scenarios
${Object.entries(SCENARIOS)
	.map(([name, { what, needs }]) => `  ${name.padEnd(10)} ${what}${needs ? ` (root: ${needs})` : ''}`)
	.join('\n')}
  short      those of scripts/test, as far as this machine allows them

  A scenario takes how often (times), how long (seconds) and what is its own: cut:times=50, partition:part=4,
  slow:delay=200,loss=2, clock:skew=10.

Options
  --folder FOLDER        where nodes and results lie; a temporary folder unless told. Started again with the same
                         folder, node and scenarios it goes on with what is left of them; with others it refuses
  --database KIND        rocksdb or paritydb; the node's default unless told
  --network KIND         namespaces or loopback; namespaces where this machine allows them
  --disks                a disk of its own for each node, also where no scenario needs it
  --with=ARGUMENT        given to every node; as often as needed: --with=--force-authoring
  --load COMMAND         what a shell runs meanwhile, again whenever it ends, with SUHUI_URL naming the first node and
                         SUHUI_FOLDER the folder: --load scripts/load opens accounts as long as it runs. It has to tell
                         what it did on standard output, of which the folder keeps load.log, and load.err of the other
  --json FILE            write the results there too

Environment
  SUHUI_NODE, SUHUI_CLI  the node and the command line; those that scripts/build made unless told
  SUHUI_SUCCESSOR        the runtime to upgrade to, a file of WebAssembly: the one that tests have is left by
                         cargo build --release --package suhui-chain-tests, below its target folder in
                         release/successor/target/release/wbuild/suhui-runtime/suhui_runtime.compact.compressed.wasm
`;

const { values: options, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		help: { type: 'boolean' },
		folder: { type: 'string' },
		database: { type: 'string' },
		network: { type: 'string' },
		disks: { type: 'boolean' },
		with: { type: 'string', multiple: true, default: [] },
		load: { type: 'string' },
		json: { type: 'string' },
	},
});

/** How many of what went wrong are told one by one. */
const EXAMPLES = 10;

const say = (text) => console.log(`\x1b[1m${text}\x1b[0m`);

/** The scenarios that are asked for, with their options. */
function asked(names) {
	return names.flatMap((text) => {
		const [name, rest = ''] = text.split(/:(.*)/s);
		if (name === 'short') return SHORT.map(([name, own]) => ({ name, own, optional: true }));
		if (!SCENARIOS[name]) throw new Remedy(`There is no scenario ${name}.`, 'scripts/testnet --help tells which there are.');
		const own = Object.fromEntries(
			rest
				.split(',')
				.filter(Boolean)
				.map((pair) => {
					const [key, value] = pair.split('=');
					if (!(Number(value) >= 0)) throw new Remedy(`${pair} is no number.`, `For example: ${name}:times=10`);
					return [key, Number(value)];
				}),
		);
		return [{ name, own }];
	});
}

async function play(network, journal, place, { name, own, optional }) {
	const scenario = SCENARIOS[name];
	await scenario.expects?.(network, own);
	const done = journal.result(place);
	if (done) {
		say(`${name}: done before, in this folder`);
		return done;
	}
	const lacking = lacks(scenario, network);
	if (lacking && optional) return { name, skipped: lacking };
	if (lacking) throw new Unable(`The scenario ${name} ${lacking}.`, 'Run it as root, on a machine that allows them.');

	say(`${name}: ${scenario.what}`);
	const earlier = journal.progress(place);
	const faults = [...earlier.faults];
	let noted = faults.length;
	const must = (holds, what) => {
		// What an interruption takes down is no fault.
		if (holds || network.over) return;
		faults.push(what);
		console.log(`  FAULT ${what}`);
	};
	const progress = {
		done: earlier.done,
		figures: earlier.figures,
		async note(count, of, what, figures) {
			network.mustStand();
			await journal.write({ place, done: count, faults: faults.slice(noted), figures, final: network.ledger.finals().at(-1) });
			noted = faults.length;
			console.log(`  ${count}/${of} ${what}, final ${network.ledger.bottom(network.running.map(({ index }) => index))}`);
		},
	};
	const begun = now();
	let figures = {};
	try {
		figures = await scenario.play({ network, must, progress }, own);
	} catch (error) {
		if (network.over) throw error;
		if (error instanceof Unable) {
			console.log(`  skipped: ${error.message} ${error.remedy}`);
			return { name, skipped: `${error.message} ${error.remedy}` };
		}
		must(false, error.remedy ? `${error.message} ${error.remedy}` : error.message);
		// The next scenario begins with a whole network.
		await network.wires.heal();
		for (const node of network.nodes) if (node.stalled) node.signal('SIGCONT');
		await network.start(network.nodes.filter((node) => !node.runs));
	}
	network.mustStand();
	const result = { name, ...figures, seconds: round(now() - begun), faults };
	await journal.write({ place, result, final: network.ledger.finals().at(-1) });
	console.log(`  ${faults.length ? 'FAULT' : 'as it must be'}: ${JSON.stringify(figures)}`);
	return result;
}

async function main() {
	if (options.help) return console.log(HELP);
	const [count, ...names] = positionals;
	if (!/^\d+$/.test(count ?? '') || count < 1 || count > 32)
		throw new Remedy(
			'How many validators? From 1 to 32, which the register takes.',
			'For example: scripts/testnet 6 short; scripts/testnet --help tells more.',
		);
	const wanted = asked(names);
	const early = wanted.slice(0, -1).find(({ name }) => SCENARIOS[name].isLast);
	if (early) throw new Remedy(`After ${early.name} the network is another than it was begun with.`, 'Let it be the last scenario.');
	const folder = options.folder ?? (await mkdtemp(`${tmpdir()}/suhui-testnet-`));
	await mkdir(folder, { recursive: true });

	// What has to be taken away again, from the first on that is made: nobody who ends this is to find it there.
	const made = [];
	let kept = options.folder !== undefined;
	let ended = () => {};
	let leaving;
	const leave = () =>
		(leaving ??= (async () => {
			ended();
			for (const one of [...made].reverse()) await one.remove();
			if (!kept) await rm(folder, { recursive: true, force: true });
		})());
	const hands = {
		make(one) {
			if (leaving) throw new Error('interrupted');
			made.push(one);
			return one;
		},
		atEnd(stop) {
			ended = stop;
		},
		/** Whether the folder stays: one that was interrupted goes. */
		keep() {
			if (!leaving) kept = true;
			return kept;
		},
	};
	// Told twice it still leaves nothing behind.
	const interrupt = () => {
		if (!leaving) say(`The network is taken down${kept ? `; the same command goes on with what is in ${folder}` : ''}`);
		leave().finally(() => process.exit(130));
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt);
	try {
		await bench({ count: Number(count), wanted, folder }, hands);
	} catch (error) {
		if (!leaving) throw error;
	} finally {
		await leave();
	}
}

/** Lays the network, plays what is wanted on it, and tells what came of it; what has to be taken away it has from `make`. */
async function bench({ count, wanted, folder }, { make, atEnd, keep }) {
	let disks;
	if (options.disks || wanted.some(({ name }) => SCENARIOS[name].needs === 'disks')) {
		const tried = make(new Disks(`${folder}/try`));
		try {
			await tried.check();
			disks = new Disks(`${folder}/disks`);
		} catch (error) {
			if (options.disks || wanted.some(({ name, optional }) => SCENARIOS[name].needs === 'disks' && !optional)) throw error;
			console.log(`${error.message} ${error.remedy}`);
		}
	}
	const { SUHUI_NODE: binary, SUHUI_CLI: cli } = process.env;
	const journal = await Journal.open(folder);
	const sentries = Math.max(0, ...wanted.map(({ name, own }) => SCENARIOS[name].sentries?.(own) ?? 0));
	const network = make(new Network({ count, sentries, folder, binary, cli, database: options.database, args: options.with, disks }));
	if (network.places > PLACES)
		throw new Remedy(
			`There are places for ${PLACES} nodes, and this takes ${network.places}.`,
			'Take fewer validators, or fewer sentries for each.',
		);
	await network.lay(options.network);
	if (wanted.length)
		await journal.claim({
			validators: count,
			node: (await run('sha256sum', binary)).split(' ')[0],
			database: options.database,
			network: network.wires.name,
			disks: disks !== undefined,
			with: options.with,
			scenarios: wanted,
		});

	let results = [];
	let failed = true;
	try {
		say(
			`${count} validators, ${network.wires.name}${disks ? ', a disk each' : ''}${options.database ? `, ${options.database}` : ''}: ${folder}`,
		);
		if (!isRoot) console.log('Without root there are no partitions and no power cuts: they need network namespaces and loop devices.');
		const begun = now();
		for (const final of journal.finals) network.ledger.remember(final);
		await network.start();
		await network.untilFinal(2, network.nodes, 120);
		console.log(`  the first blocks were final after ${round(now() - begun)} s`);
		network.mustStand();
		const load = options.load ? new Load(options.load, network.nodes[0].url, folder) : undefined;
		atEnd(() => load?.end());
		if (!wanted.length) {
			for (const node of network.nodes) console.log(`  node ${node.index}: ${node.url}, ${node.log}`);
			for (;;) {
				await sleep(10);
				const indices = network.nodes.map(({ index }) => index);
				console.log(`  best ${network.ledger.best(indices)}, final ${indices.map((index) => network.ledger.top(index)).join(' ')}`);
			}
		}
		for (const [place, one] of wanted.entries()) results.push(await play(network, journal, place, one));

		load?.end();
		const loaded = await load?.told();
		const idle = await load?.fault();
		if (idle) {
			results.push({ name: 'load', seconds: 0, faults: [idle] });
			console.log(`  FAULT ${idle}`);
		}
		const down = network.nodes.filter((node) => !node.runs).map(({ index }) => index);
		const lost = await network.lost();
		const { conflicts } = network.ledger;
		const equivocations = network.unexpected(await network.equivocations());
		// Of nodes that an interruption took down meanwhile nothing is told.
		network.mustStand();
		failed =
			down.length > 0 ||
			lost.length > 0 ||
			conflicts.length > 0 ||
			equivocations.length > 0 ||
			results.some(({ faults }) => faults?.length > 0);
		const report = {
			validators: count,
			network: network.wires.name,
			database: options.database ?? 'default',
			disks: disks !== undefined,
			final: network.ledger.top(network.nodes.map(({ index }) => index)),
			scenarios: results,
			load: loaded,
			skipped: results.filter(({ skipped }) => skipped).length,
			nodes_down: down,
			lost_blocks: lost.length,
			lost: lost.slice(0, EXAMPLES),
			heights_final_twice: conflicts.length,
			conflicts: conflicts.slice(0, EXAMPLES),
			equivocations: equivocations.length,
			equivocated: equivocations.slice(0, EXAMPLES),
			failed,
		};
		const passed = results.filter(({ skipped }) => skipped).map(({ name }) => name);
		if (failed) say('Something is wrong');
		else say(passed.length ? `All that was played is as it must be; passed over: ${passed.join(', ')}` : 'All as it must be');
		for (const { name, skipped, faults, seconds, ...figures } of results) {
			if (skipped) console.log(`  ${name}: skipped: ${skipped}`);
			else
				console.log(`  ${name}: ${faults.length ? `${faults.length} faults` : 'as it must be'} (${seconds} s) ${JSON.stringify(figures)}`);
		}
		if (down.length) console.log(`  nodes that ended by themselves: ${down.join(', ')}; their logs tell why: ${folder}`);
		if (loaded) console.log(`  the load said last: ${loaded}`);
		console.log(
			`  lost final blocks: ${lost.length}; heights final twice: ${conflicts.length}; equivocations but of twins: ${equivocations.length}`,
		);
		for (const line of equivocations.slice(0, EXAMPLES)) console.log(`    ${line}`);
		const json = JSON.stringify(report);
		if (options.json) await writeFile(options.json, json + '\n');
		console.log(json);
	} finally {
		// Of what went wrong the folder tells more.
		if (failed && keep()) console.log(`What the nodes said: ${folder}`);
	}
	if (failed) process.exitCode = 1;
}

main().catch((error) => {
	console.error(`\x1b[31m${error.message}\x1b[0m\n  ${error.remedy ?? error.stack}`);
	process.exitCode = 1;
});
