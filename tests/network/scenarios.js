/** What may happen to a network, each with what must come of it. */
import { Unable, now, run, sleep } from './shell.js';
import { round } from './ledger.js';

/** A network that does not heal is at fault; how long it takes is a figure. */
const HEAL = 120;
const FAKETIME = `/usr/lib/${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch] ?? process.arch}-linux-gnu/faketime/libfaketimeMT.so.1`;

const places = (nodes) => nodes.map(({ index }) => index);
const pick = (list, count) => {
	const left = [...list];
	return Array.from({ length: count }, () => left.splice(Math.floor(Math.random() * left.length), 1)[0]);
};
const between = (low, high) => low + Math.random() * (high - low);
/** As many as may fail while GRANDPA goes on. */
export const tolerated = (count) => Math.floor((count - 1) / 3);

/** How often something is done is `times`, how long it lasts `seconds`; each has its own unless told. */
export const SCENARIOS = {
	finality: {
		what: 'how far finality is behind',
		async play({ network, must }, { seconds = 60 }) {
			const from = now();
			const before = network.ledger.bottom(places(network.nodes));
			await sleep(seconds);
			network.nodes.forEach((node) => node.mustRun());
			must(network.ledger.bottom(places(network.nodes)) > before, `nothing became final everywhere within ${seconds} s`);
			return network.ledger.lag(from, now());
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
		what: 'delay of 200 ms and loss of 2 % of what every node sends',
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
			const starts = [];
			for (let i = progress.done; i < times; i++) {
				await sleep(between(0.5, 6));
				const [node] = pick(network.nodes, 1);
				await node.kill();
				starts.push(await node.start());
				await progress.note(i + 1, times, `node ${node.index}`);
			}
			return { times, slowest_start_seconds: round(Math.max(0, ...starts)), heal_seconds: await heals(network, () => {}) };
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
		what: 'a node whose clock is ahead, then behind',
		async play({ network }, { seconds = 30, skew = 10 }) {
			await run('test', '-e', FAKETIME).catch(() => {
				throw new Unable(`There is no ${FAKETIME}.`, 'Run scripts/setup, which installs Debian’s package libfaketime.');
			});
			const [node] = pick(network.nodes, 1);
			try {
				for (const sign of ['+', '-']) {
					await node.kill();
					await node.start({ LD_PRELOAD: FAKETIME, FAKETIME: `${sign}${skew}s`, FAKETIME_DONT_FAKE_MONOTONIC: '1', NO_FAKE_STAT: '1' });
					await goesOn(
						network,
						network.nodes.filter((other) => other !== node),
						seconds + 30,
					);
					await sleep(seconds);
				}
			} finally {
				// What comes next has the clock of all.
				await node.kill();
			}
			return { skew_seconds: skew, heal_seconds: await heals(network, () => node.start()) };
		},
	},

	twins: {
		what: 'a second node with the keys of the first, or (blocks=1) its key for blocks alone: it must be reported, and the first pass its slots over',
		expects: (network) => network.expect(network.seeds[0]),
		async play({ network, must }, { seconds = 90, blocks = 0 }) {
			const before = await network.equivocations();
			must(before.length === 0, `somebody voted or authored twice before there were two: ${before[0]}`);
			const twin = await network.node(network.count, network.seeds[0], blocks ? ['babe'] : undefined);
			network.nodes.push(twin);
			await twin.start();
			const others = network.nodes.slice(1, network.count);
			const begun = now();
			let reported = [];
			// Of its own offence a node tells nobody else.
			const own = [network.nodes[0], twin].map(({ index }) => `node-${index}.log`);
			while (!reported.length && now() - begun < seconds) {
				await sleep(3);
				reported = (await network.equivocations()).filter((line) => !own.some((name) => line.startsWith(`${name}:`)));
			}
			must(reported.length > 0, 'no other node told of the two that sign with one key');
			const reported_seconds = round(now() - begun);
			await twin.kill();
			network.nodes.pop();
			await goesOn(network, others, 60);
			const [first] = network.nodes;
			const limit = now() + seconds;
			while (!(await first.told('is disabled for an offence')) && now() < limit) await sleep(3);
			must(await first.told('is disabled for an offence'), 'the node of a disabled validator does not say so');
			must(!(await first.told('should not be attempting to author')), 'the node of a disabled validator builds blocks that are none');
			return { reported_seconds };
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
};

/** What scripts/test plays, as far as the machine allows it: about three minutes with six validators. */
export const SHORT = [
	['finality', { seconds: 15 }],
	['down', { seconds: 8 }],
	['partition', { seconds: 8, part: 3 }],
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

/** Undoes what was done; tells how long all nodes then took to finalise further than anybody had. */
async function heals(network, undo, limit = HEAL) {
	const target = network.ledger.top(places(network.nodes)) + 1;
	const begun = now();
	await undo();
	await network.untilFinal(target, network.nodes, limit);
	return round(now() - begun);
}

const heights = (found) => {
	const numbers = [...new Set(found.map(({ number }) => number))].sort((a, b) => a - b);
	return `heights ${numbers.slice(0, 10).join(', ')}${numbers.length > 10 ? ` and ${numbers.length - 10} more` : ''}`;
};

async function cuts({ network, must, progress }, { times = 3 }, count) {
	const heals = [];
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
		heals.push(round(now() - begun));
		const lost = await network.lost();
		must(lost.length === 0, `${heights(lost)} had been final and are no more`);
		const { conflicts } = network.ledger;
		must(conflicts.length === 0, `${heights(conflicts)} were final with two blocks`);
		await progress.note(i + 1, times, count === 1 ? `node ${indices}` : 'all nodes');
	}
	return { times, nodes: count, heal_seconds_longest: Math.max(0, ...heals) };
}

/** What a scenario needs and this network has not: the sentence why, or nothing. */
export function lacks({ needs }, network) {
	if (needs === 'namespaces' && network.wires.name !== 'namespaces') return 'needs root: a network namespace for each node';
	if (needs === 'disks' && !network.disks) return 'needs root and loop devices: a disk for each node';
	return undefined;
}
