/** What may happen to a network, each with what must come of it. */
import { readFile } from 'node:fs/promises';
import { blockAt, codeAt } from './blocks.js';
import { Departments } from './departments.js';
import { round } from './ledger.js';
import { Unable, now, run, sleep } from './shell.js';
import { upgrade } from './upgrade.js';

/** A network that does not heal is at fault; how long it takes is a figure. */
const HEAL = 120;
/** Three sessions of ten minutes, of which the first may have begun, and some time for motions. */
const SESSIONS = 40 * 60;
/** What a validator's log says of itself in its slots. */
const DISABLED = 'is disabled for an offence';
const FAKETIME = `/usr/lib/${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch] ?? process.arch}-linux-gnu/faketime/libfaketimeMT.so.1`;

const places = (nodes) => nodes.map(({ index }) => index);
const pick = (list, count) => {
	const left = [...list];
	return Array.from({ length: count }, () => left.splice(Math.floor(Math.random() * left.length), 1)[0]);
};
const sumOf = async (nodes, figure) => (await Promise.all(nodes.map(figure))).reduce((sum, one) => sum + one, 0);
const between = (low, high) => low + Math.random() * (high - low);
/** As many as may fail while GRANDPA goes on. */
export const tolerated = (count) => Math.floor((count - 1) / 3);

/** How often something is done is `times`, how long it lasts `seconds`; each has its own unless told. */
export const SCENARIOS = {
	finality: {
		what: 'how far finality is behind, and what it takes of a processor and of memory',
		async play({ network, must }, { seconds = 60 }) {
			const from = now();
			const before = network.ledger.bottom(places(network.nodes));
			const busy = await sumOf(network.nodes, (node) => node.busy());
			await sleep(seconds);
			network.nodes.forEach((node) => node.mustRun());
			must(network.ledger.bottom(places(network.nodes)) > before, `nothing became final everywhere within ${seconds} s`);
			const to = now();
			const busier = await sumOf(network.nodes, (node) => node.busy());
			const processor_percent = round((100 * (busier - busy)) / (to - from) / network.count);
			const memory_mib = Math.round((await sumOf(network.nodes, (node) => node.memory())) / network.count);
			return { ...network.ledger.lag(from, to), processor_percent, memory_mib };
		},
	},

	down: {
		what: 'nodes killed: as many as may fail, then one more; all started again',
		async play({ network, must }, { seconds = 20 }) {
			const dead = pick(network.nodes, tolerated(network.count) + 1);
			const last = dead.pop();
			await Promise.all(dead.map((node) => node.kill()));
			await goesOn(network, network.running, seconds + 20);
			await last.kill();
			await standsStill(network, network.running, seconds, must);
			dead.push(last);
			return { killed: dead.length, heal_seconds: await heals(network, () => network.start(dead)) };
		},
	},

	partition: {
		what: 'two parts, of which the larger finalises if it has more than two thirds',
		needs: 'namespaces',
		async play({ network, must }, { seconds = 20, part = Math.max(1, tolerated(network.count)) }) {
			const small = network.nodes.slice(0, part);
			const large = network.nodes.slice(part);
			await network.wires.partition([places(large), places(small)]);
			const goes = large.length > network.count - 1 - tolerated(network.count);
			if (goes) await goesOn(network, large, seconds + 20);
			await standsStill(network, goes ? small : network.nodes, seconds, must);
			return { parts: `${large.length}/${small.length}`, heal_seconds: await heals(network, () => network.wires.heal()) };
		},
	},

	flapping: {
		what: 'parted and joined again and again, each time elsewhere',
		needs: 'namespaces',
		async play({ network }, { times = 10 }) {
			for (let i = 0; i < times; i++) {
				const small = pick(network.nodes, 1 + Math.floor(Math.random() * (network.count - 1)));
				await network.wires.partition([places(network.nodes.filter((node) => !small.includes(node))), places(small)]);
				await sleep(between(2, 8));
				await network.wires.heal();
				await sleep(between(1, 5));
			}
			return { times, heal_seconds: await heals(network, () => network.wires.heal()) };
		},
	},

	slow: {
		what: 'delay and loss of what every node sends: of 200 ms, by a fifth more or less, and of 2 % unless told (delay, loss)',
		needs: 'namespaces',
		async play({ network }, { seconds = 60, delay = 200, loss = 2 }) {
			let lag;
			try {
				await network.wires.slow(places(network.nodes), delay, loss);
				const from = now();
				await goesOn(network, network.nodes, seconds + 30);
				await sleep(seconds);
				lag = network.ledger.lag(from, now());
			} finally {
				// What comes next is not to be slow.
				await network.wires.slow(places(network.nodes), 0, 0);
			}
			return { delay_ms: delay, loss_percent: loss, ...lag, heal_seconds: await heals(network, () => {}) };
		},
	},

	pause: {
		what: 'nodes stopped in their tracks (SIGSTOP), as many as may fail',
		async play({ network }, { seconds = 20 }) {
			const stopped = pick(network.nodes, Math.max(1, tolerated(network.count)));
			stopped.forEach((node) => node.signal('SIGSTOP'));
			if (network.running.length > network.count - 1 - tolerated(network.count)) await goesOn(network, network.running, seconds + 20);
			await sleep(seconds);
			return { stopped: stopped.length, heal_seconds: await heals(network, () => stopped.forEach((node) => node.signal('SIGCONT'))) };
		},
	},

	kills: {
		what: 'a node killed (kill -9) and started again',
		async play({ network, progress }, { times = 5 }) {
			const { figures } = progress;
			for (let i = progress.done; i < times; i++) {
				await sleep(between(0.5, 6));
				const [node] = pick(network.nodes, 1);
				await node.kill();
				figures.slowest_start_seconds = Math.max(figures.slowest_start_seconds ?? 0, round(await node.start()));
				await progress.note(i + 1, times, `node ${node.index}`, figures);
			}
			return { times, ...figures, heal_seconds: await heals(network, () => {}) };
		},
	},

	cut: {
		what: 'power cut of one node',
		needs: 'disks',
		play: (bench, options) => cuts(bench, options, 1),
	},

	blackout: {
		what: 'power cut of all nodes at once',
		needs: 'disks',
		play: (bench, options) => cuts(bench, options, bench.network.count),
	},

	clock: {
		what: 'a node whose clock is ahead, then behind, and says so',
		async play({ network, must }, { seconds = 30, skew = 10 }) {
			await run('test', '-e', FAKETIME).catch(() => {
				throw new Unable(`There is no ${FAKETIME}.`, 'Run scripts/setup, which installs Debian’s package libfaketime.');
			});
			const [node] = pick(network.nodes, 1);
			try {
				for (const [sign, side] of [
					['+', 'ahead of'],
					['-', 'behind'],
				]) {
					await node.kill();
					const before = await node.logged();
					await node.start({ LD_PRELOAD: FAKETIME, FAKETIME: `${sign}${skew}s`, FAKETIME_DONT_FAKE_MONOTONIC: '1', NO_FAKE_STAT: '1' });
					await goesOn(
						network,
						network.nodes.filter((other) => other !== node),
						seconds + 30,
					);
					await sleep(seconds);
					const limit = now() + HEAL;
					const words = `ms ${side} those of the other validators`;
					while (!(await node.told(words, before)) && now() < limit) await sleep(2);
					must(await node.told(words, before), `a node whose clock is ${skew} s ${side} that of the others does not say so`);
				}
			} finally {
				// What comes next has the clock of all.
				await node.kill();
			}
			return { skew_seconds: skew, heal_seconds: await heals(network, () => node.start()) };
		},
	},

	twins: {
		what: 'a second node with the keys of the first, or (blocks=1) its key for blocks alone: it must be reported, and the first pass its slots over, until (retain=1) the council retains its department',
		expects: (network, { blocks = 0 }) => network.expect(network.seeds[0], blocks ? ['babe'] : undefined),
		async play({ network, must, progress }, { seconds = 180, blocks = 0, retain = 0 }) {
			const { figures } = progress;
			if (progress.done < 1) {
				const before = await network.equivocations();
				must(before.length === 0, `somebody voted or authored twice before there were two: ${before[0]}`);
				await progress.note(1, 3, 'nobody voted or authored twice');
			}
			if (progress.done < 2) {
				figures.reported_seconds = await isReported(network, seconds, must, blocks ? ['babe'] : undefined);
				await progress.note(2, 3, 'the two were reported', figures);
			}
			if (retain) figures.made_again_seconds = await isRetained(network, seconds, must);
			return figures;
		},
	},

	stall: {
		what: 'no finality for many blocks, then the missing nodes start',
		async play({ network, must, progress }, { times = 40 }) {
			const dead = pick(network.nodes, tolerated(network.count) + 1);
			const left = network.nodes.filter((node) => !dead.includes(node));
			await Promise.all(dead.map((node) => node.kill()));
			const before = await Promise.all(left.map((node) => node.memory()));
			// What was under way may still come.
			await sleep(6);
			const top = network.ledger.top(places(left));
			let [ahead, told] = [0, 0];
			while (ahead < times) {
				await sleep(2);
				left.forEach((node) => node.mustRun());
				ahead = Math.max(...(await Promise.all(left.map((node) => node.best())))) - top;
				if (ahead >= told + 10) await progress.note((told = ahead), times, 'blocks');
			}
			const on = network.ledger.top(places(left));
			must(on === top, `finality went on with too few: from ${top} to ${on}`);
			const after = await Promise.all(left.map((node) => node.memory()));
			const heal_seconds = await heals(network, () => network.start(dead), Math.max(HEAL, 4 * times));
			return { blocks: times, memory_mib_before: Math.max(...before), memory_mib_after: Math.max(...after), heal_seconds };
		},
	},

	change: {
		what: 'a department taken in and the last taken out, or given another validator (replace=1): up to half an hour, and last of all',
		isLast: true,
		async play({ network, must, progress }, { seconds = 20, replace = 0 }) {
			if (network.count < 4) throw new Unable('Of four departments none may leave, and there are fewer.', 'Take four validators or more.');
			const departments = new Departments(network);
			const [first] = network.nodes;
			const before = network.nodes.slice();
			const leaver = before.at(-1);
			// The first place after theirs is a twin's.
			const newcomer = await network.node(network.count + 1);
			network.nodes.push(newcomer);
			const [leaving, joining] = await Promise.all([network.account(network.seeds.at(-1)), departments.newcomer()]);
			const old = await Promise.all(network.seeds.map(async (seed) => (await network.account(seed)).key));
			const decided = [...old.slice(0, -1), joining.key];

			const from = now();
			let next = network.ledger.top(first.index) + 1;
			await newcomer.start();
			await network.untilFinal(next, network.nodes, HEAL);
			// Whatever was done before an interruption is passed over.
			const listed = await departments.numbers();
			if (!listed.has(joining.address))
				if (replace) await departments.replace(listed.get(leaving.address), joining);
				else await departments.add(joining);
			await progress.note(1, 4, replace ? 'the council replaced a validator' : 'the council took a department in');
			await departments.announce(joining, newcomer);
			await progress.note(2, 4, 'it announced session keys');
			if (!replace && listed.has(leaving.address)) await departments.remove(listed.get(leaving.address));
			const begun = now();
			await progress.note(3, 4, 'the council decided');

			const sets = (replace ? [old, decided] : [old, [...old, joining.key], decided]).map(sorted);
			const figures = {};
			let reached = 0;
			for (let told = 0; figures.authored_block === undefined;) {
				const minutes = Math.floor((now() - begun) / 60);
				if (now() - begun > SESSIONS)
					throw new Error(
						figures.changed_block === undefined
							? `the validators are still those before after ${minutes} minutes`
							: `the newcomer validates from block ${figures.changed_block} on and made no block in ${minutes} minutes`,
					);
				await sleep(3);
				network.nodes.forEach((node) => node.mustRun());
				for (const { number, validators, author } of await blocksOf(first, next, network.ledger.top(first.index))) {
					next = number + 1;
					const stage = sets.indexOf(sorted(validators));
					must(stage >= 0, `in block ${number} validate ${validators}`);
					must(stage >= reached, `in block ${number} those validate again who did before`);
					reached = Math.max(reached, stage);
					if (reached === sets.length - 1) {
						figures.changed_block ??= number;
						figures.minutes_until_changed ??= round((now() - begun) / 60);
						if (author === joining.key) figures.authored_block ??= number;
					}
				}
				if (minutes > told) console.log(`  after ${(told = minutes)} minutes: block ${next - 1} final, ${JSON.stringify(figures)}`);
			}
			const validating = network.nodes.filter((node) => node !== leaver);
			const numbers = await departments.numbers();
			must(numbers.has(joining.address) && !numbers.has(leaving.address), 'the register has other departments than the council decided');
			// Whoever left follows as a full node.
			await goesOn(network, network.nodes, 60);
			const to = now();
			const lag = network.ledger.lag(from, to, places(before));
			const longest_gap_seconds = network.ledger.gap(from, to);
			must(longest_gap_seconds <= HEAL, `nothing became final for ${longest_gap_seconds} s`);
			mustBeOnce(network, must);
			await progress.note(4, 4, 'others validate');

			// The newcomer's vote is the one without which it stands still, whatever the leaver says.
			const dead = pick(
				validating.filter((node) => node !== newcomer && node !== first),
				tolerated(validating.length),
			);
			await Promise.all(dead.map((node) => node.kill()));
			await goesOn(network, network.running, seconds + 20);
			await newcomer.kill();
			await standsStill(network, network.running, seconds, must);
			const heal_seconds = await heals(network, () => network.start([...dead, newcomer]));
			// Of what was decided before an interruption nobody tells how long it took.
			return { ...(progress.done < 3 ? figures : {}), ...lag, longest_gap_seconds, killed: dead.length + 1, heal_seconds };
		},
	},

	sentries: {
		what: 'every validator behind two sentries of its own (each=2) that let in whom they reserve alone, one department after the other; one loses them: last of all',
		needs: 'namespaces',
		isLast: true,
		sentries: ({ each = 2 }) => each,
		async play({ network, must, progress }, { seconds = 60 }) {
			const { sentries: each } = network;
			if (each < 1) throw new Unable('Behind no sentry nobody hears a validator.', 'For example: sentries:each=2');
			const validators = network.nodes.slice();
			const all = validators.flatMap(({ index }) => network.sentriesOf(index));
			// As docs/operating.md has it, but that addresses of sentries are known beforehand: nobody is started again for each.
			for (const validator of validators) await enclose(network, validator, [...validator.knows, ...all]);
			const own = [];
			for (const [i, validator] of validators.entries()) {
				const sentries = await Promise.all(network.sentriesOf(validator.index).map((place) => network.node(place)));
				for (const sentry of sentries) {
					sentry.validates = false;
					sentry.isFull = true;
					// Of other validators those that are not closed yet.
					sentry.knows = [...places(validators.slice(i)), ...all.filter((place) => place !== sentry.index)];
				}
				own.push(sentries);
				network.nodes.push(...sentries);
				await network.start(sentries);
				await goesOn(network, network.nodes, HEAL);
				await enclose(network, validator, places(sentries));
				let peers = await validator.peers();
				for (const limit = now() + HEAL; peers !== each && now() < limit; peers = await validator.peers()) await sleep(2);
				must(peers === each, `validator ${validator.index} has ${peers} peers instead of its ${each} sentries`);
				await progress.note(i + 1, validators.length, `validator ${validator.index} is behind its sentries`);
			}

			const from = now();
			await sleep(seconds);
			const lag = network.ledger.lag(from, now(), places(validators));
			// A validator that nobody hears is one that failed.
			if (tolerated(network.count) === 0) return { each, ...lag };
			const [[first, ...rest], ...others] = own;
			await first.kill();
			if (rest.length) await goesOn(network, network.running, 60);
			await Promise.all(rest.map((sentry) => sentry.kill()));
			await goesOn(network, [...validators.slice(1), ...others.flat()], 60);
			await standsStill(network, [validators[0]], 20, must);
			return { each, ...lag, heal_seconds: await heals(network, () => network.start([first, ...rest])) };
		},
	},

	upgrade: {
		what: 'the runtime becomes $SUHUI_SUCCESSOR by a motion of the council, sent by polkadot.js',
		async play({ network, must, progress }, { seconds = 60 }) {
			const path = process.env.SUHUI_SUCCESSOR;
			if (!path) throw new Unable('SUHUI_SUCCESSOR names no runtime.', 'scripts/testnet --help tells where the one that tests have lies.');
			const code = await readFile(path).catch((error) => {
				throw new Unable(`SUHUI_SUCCESSOR: ${error.message}.`, 'Build it: scripts/testnet --help tells how.');
			});
			const from = now();
			const { figures } = progress;
			const before = await codeAt(network.nodes[0]);
			if (progress.done < 1) {
				figures.version_before = before.version;
				await progress.note(1, 3, `the runtime has version ${before.version}`, figures);
			}
			// Whoever was interrupted may have handed it in.
			if (before.version === figures.version_before) {
				const block = await upgrade(network.nodes[0].url, network.seeds, code);
				await progress.note(2, 3, `another runtime from block ${block} on`, { block });
				await network.untilFinal(block + 1, network.nodes, HEAL);
				const [last, ...others] = await Promise.all(network.nodes.map((node) => codeAt(node, block - 1)));
				const [one, ...rest] = await Promise.all(network.nodes.map((node) => codeAt(node, block)));
				for (const { version } of [last, ...others])
					must(version === before.version, `the version was ${version} before the upgrade, not ${before.version}`);
				must(one.version > before.version, `the version is ${one.version} after the upgrade, as before`);
				for (const { hash, version } of rest)
					must(
						hash === one.hash && version === one.version,
						`block ${block} is ${hash} of version ${version}, elsewhere ${one.hash} of ${one.version}`,
					);
				figures.block = block;
			}
			await sleep(seconds);
			await goesOn(network, network.nodes, seconds + 30);
			const versions = new Set((await Promise.all(network.nodes.map((node) => codeAt(node)))).map(({ version }) => version));
			must(versions.size === 1, `the nodes have runtimes of versions ${[...versions]}`);
			[figures.version] = versions;
			must(figures.version > figures.version_before, `the version is ${figures.version}, as before`);
			const to = now();
			const longest_gap_seconds = network.ledger.gap(from, to);
			must(longest_gap_seconds <= HEAL, `nothing became final for ${longest_gap_seconds} s`);
			mustBeOnce(network, must);
			await progress.note(3, 3, 'finality goes on');
			return { ...figures, ...network.ledger.lag(from, to), longest_gap_seconds };
		},
	},
};

/** What scripts/test plays, as far as the machine allows it: four to eight minutes with six validators. */
export const SHORT = [
	['finality', { seconds: 15 }],
	['down', { seconds: 8 }],
	['partition', { seconds: 8, part: 3 }],
	['pause', { seconds: 5 }],
	['kills', { times: 2 }],
	['cut', { times: 1 }],
	['blackout', { times: 1 }],
	['twins', { blocks: 1 }],
];

async function goesOn(network, nodes, limit) {
	// What was under way when it began may still come; what is voted after it is two blocks further.
	await network.untilFinal(network.ledger.top(places(nodes)) + 3, nodes, limit);
}

async function standsStill(network, nodes, seconds, must) {
	await sleep(6);
	const before = places(nodes).map((index) => network.ledger.top(index));
	await sleep(seconds);
	const after = places(nodes).map((index) => network.ledger.top(index));
	must(`${before}` === `${after}`, `finality went on with too few: from ${before} to ${after}`);
}

/** Starts a validator again that hears those of some places alone; the network goes on. */
async function enclose(network, validator, knows) {
	await validator.kill();
	validator.knows = knows;
	validator.isEnclosed = true;
	await network.wires.enclose(validator.index, knows);
	await validator.start();
	await goesOn(network, network.nodes, HEAL);
}

/** Undoes what was done; tells how long all nodes then took to finalise further than anybody had. */
async function heals(network, undo, limit = HEAL) {
	const target = network.ledger.top(places(network.nodes)) + 1;
	const begun = now();
	await undo();
	await network.untilFinal(target, network.nodes, limit);
	return round(now() - begun);
}

/**
 * A second node with keys of the first, until others told of them; how long that took, if it was not begun before an interruption.
 * The first is to know then that it is disabled.
 */
async function isReported(network, seconds, must, kinds) {
	const twin = await network.node(network.count, network.seeds[0], kinds);
	const [first] = network.nodes;
	// Of its own offence a node tells nobody else.
	const own = [first, twin].map(({ index }) => `node-${index}.log:`);
	const told = async () => (await network.equivocations()).filter((line) => !own.some((name) => line.startsWith(name))).length;
	const before = await told();
	network.nodes.push(twin);
	await twin.start();
	const begun = now();
	let isTold = false;
	while (!isTold && now() - begun < seconds) {
		await sleep(3);
		// Whoever was disabled before is not reported again.
		isTold = (await told()) > before || (before > 0 && (await first.told(DISABLED)));
	}
	must(isTold, 'no other node told of the two that sign with one key');
	const took = before ? undefined : round(now() - begun);
	await twin.kill();
	network.nodes.pop();
	await goesOn(network, network.nodes.slice(1), 60);
	const limit = now() + seconds;
	// Whoever takes a report of itself into its block is disabled within it, and fails; from its next slot on it is to build none.
	const slots = async () => (await readFile(first.log, 'utf8')).split(DISABLED).slice(1);
	while ((await slots()).length < 2 && now() < limit) await sleep(3);
	const passed = await slots();
	must(passed.length >= 2, 'the node of a disabled validator does not say so in its slots');
	must(!passed.join().includes('should not be attempting to author'), 'the node of a disabled validator builds blocks that are none');
	return took;
}

/**
 * The council retains the first department by the command line; tells how long it then took until its node made a block again, if it
 * was not retained before an interruption.
 */
async function isRetained(network, seconds, must) {
	const [first] = network.nodes;
	const departments = new Departments(network);
	const { address, key } = await network.account(network.seeds[0]);
	const department = (await departments.numbers()).get(address);
	const isAtFault = await departments.isAtFault(department);
	if (isAtFault) await departments.retain(department);
	const begun = now();
	let next = network.ledger.top(first.index) + 1;
	let made = false;
	while (!made && now() - begun < seconds) {
		await sleep(3);
		const top = network.ledger.top(first.index);
		made = (await blocksOf(first, next, top)).some(({ author }) => author === key);
		next = top + 1;
	}
	must(made, `a validator whose department is retained made no block in ${seconds} s`);
	return isAtFault ? round(now() - begun) : undefined;
}

const sorted = (accounts) => [...accounts].sort().join(' ');

/** A node's blocks from a height to another, each with who validates and who made it. */
async function blocksOf(node, first, last) {
	const rpc = await node.open();
	try {
		const blocks = [];
		for (let number = first; number <= last; number++) blocks.push(await blockAt(rpc, number));
		return blocks;
	} finally {
		rpc.close();
	}
}

const heights = (found) => {
	const numbers = [...new Set(found.map(({ number }) => number))].sort((a, b) => a - b);
	return `heights ${numbers.slice(0, 10).join(', ')}${numbers.length > 10 ? ` and ${numbers.length - 10} more` : ''}`;
};

function mustBeOnce(network, must) {
	const { conflicts } = network.ledger;
	must(conflicts.length === 0, `${heights(conflicts)} were final with two blocks`);
}

async function cuts({ network, must, progress }, { times = 3 }, count) {
	const { figures } = progress;
	for (let i = progress.done; i < times; i++) {
		await sleep(between(4, 12));
		const nodes = pick(network.nodes, count);
		const indices = places(nodes);
		// Nobody says anything any more, then nothing reaches the disks.
		nodes.forEach((node) => node.signal('SIGSTOP'));
		await network.disks.cut(indices);
		await Promise.all(nodes.map((node) => node.kill()));
		const told = indices.map((index) => network.ledger.top(index));
		const begun = now();
		for (const index of indices) await network.disks.unmount(index);
		for (const [j, node] of nodes.entries()) {
			const kept = await node.keptFinal();
			must(kept >= told[j], `node ${node.index} had told of final block ${told[j]} and its disk has ${kept}`);
		}
		await network.start(nodes);
		await network.untilFinal(Math.max(...told) + 1, network.nodes, HEAL);
		figures.heal_seconds_longest = Math.max(figures.heal_seconds_longest ?? 0, round(now() - begun));
		const lost = await network.lost();
		must(lost.length === 0, `${heights(lost)} had been final and are no more`);
		mustBeOnce(network, must);
		await progress.note(i + 1, times, count === 1 ? `node ${indices}` : 'all nodes', figures);
	}
	return { times, nodes: count, ...figures };
}

/** What a scenario needs and this network has not: the sentence why, or nothing. */
export function lacks({ needs }, network) {
	if (needs === 'namespaces' && network.wires.name !== 'namespaces') return 'needs root: a network namespace for each node';
	if (needs === 'disks' && !network.disks) return 'needs root and loop devices: a disk for each node';
	return undefined;
}
