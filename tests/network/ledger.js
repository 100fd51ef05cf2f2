/** What the nodes told of, as anybody at their RPC hears it: which blocks there are, and which are final. */
import { now } from './shell.js';

export class Ledger {
	/** By hash: number, and when the first node told of it. */
	#blocks = new Map();
	/** By number: what was told to be final, by whom first. */
	#finals = new Map();
	/** By node: the highest that it told to be final. */
	#tops = new Map();
	#bests = new Map();
	#lags = [];
	/** Heights at which two blocks were told to be final, each pair once: there must be none. */
	#conflicts = new Map();

	/** Follows a node until `stop()`, through its restarts; `open` gives a connection or fails. */
	follow(node, open) {
		let stopped = false;
		let rpc;
		const following = (async () => {
			while (!stopped) {
				try {
					await this.#session(node, open, (opened) => {
						rpc = opened;
						if (stopped) rpc.close();
					});
				} catch {
					// The node is down, or starting: it is asked again.
				}
				if (!stopped) await new Promise((resolve) => setTimeout(resolve, 200));
			}
		})();
		return async () => {
			stopped = true;
			rpc?.close();
			await following;
		};
	}

	async #session(node, open, opened) {
		let subscription, over;
		const early = [];
		const ended = new Promise((resolve) => (over = resolve));
		// One after the other, as they were told.
		let taken = Promise.resolve();
		const take = (event) => {
			taken = taken.then(async () => {
				if (await this.#take(node, event, rpc, subscription)) rpc.close();
			});
			taken = taken.catch(() => rpc.close());
		};
		const rpc = await open({
			notified: (method, params) => {
				if (method !== 'chainHead_v1_followEvent') return;
				if (subscription === undefined) early.push(params.result);
				else take(params.result);
			},
			ended: () => over(),
		});
		opened(rpc);
		subscription = await rpc.call('chainHead_v1_follow', false);
		early.forEach(take);
		await ended;
	}

	/** Takes an event; true where the node wants to be followed anew. */
	async #take(node, event, rpc, subscription) {
		const time = now();
		if (event.event === 'stop') return true;
		if (event.event === 'initialized') {
			const hashes = event.finalizedBlockHashes;
			const { number } = await rpc.call('chain_getHeader', hashes.at(-1));
			hashes.forEach((hash, i) => {
				const height = Number(number) - (hashes.length - 1 - i);
				this.#see(hash, height, time);
				this.#finalize(node, hash, height, time, false);
			});
			// All but the newest may go: the blocks that follow name it as their parent.
			if (hashes.length > 1) await rpc.call('chainHead_v1_unpin', subscription, hashes.slice(0, -1));
		} else if (event.event === 'newBlock') {
			const parent = this.#blocks.get(event.parentBlockHash);
			if (parent) this.#see(event.blockHash, parent.number + 1, time);
		} else if (event.event === 'bestBlockChanged') {
			const best = this.#blocks.get(event.bestBlockHash);
			if (best) this.#bests.set(node, best.number);
		} else if (event.event === 'finalized') {
			for (const hash of event.finalizedBlockHashes) {
				const block = this.#blocks.get(hash);
				if (block) this.#finalize(node, hash, block.number, time, true, (this.#bests.get(node) ?? block.number) - block.number);
			}
			await rpc.call('chainHead_v1_unpin', subscription, [...event.finalizedBlockHashes, ...event.prunedBlockHashes]);
		}
		return false;
	}

	#see(hash, number, time) {
		if (!this.#blocks.has(hash)) this.#blocks.set(hash, { number, time });
	}

	#finalize(node, hash, number, time, fresh, behind) {
		const known = this.#finals.get(number);
		if (!known) this.#finals.set(number, { hash, node, time });
		else if (known.hash !== hash && !this.#conflicts.has(hash))
			this.#conflicts.set(hash, { number, first: known.hash, by: known.node, second: hash, from: node });
		if (number > (this.#tops.get(node)?.number ?? -1)) this.#tops.set(node, { number, hash, time });
		if (fresh) this.#lags.push({ node, time, seconds: time - this.#blocks.get(hash).time, behind });
	}

	/** What was told before this run began: by its blocks before it, all below is tied to it. */
	remember({ number, hash }) {
		this.#finals.set(number, { hash, node: 'before', time: now() });
	}

	get conflicts() {
		return [...this.#conflicts.values()];
	}

	/** The highest block that a node, or any of several, told to be final; before any, -1. */
	top(nodes) {
		return Math.max(-1, ...[nodes].flat().map((node) => this.#tops.get(node)?.number ?? -1));
	}

	/** The lowest of the highest. */
	bottom(nodes) {
		return Math.min(...nodes.map((node) => this.#tops.get(node)?.number ?? -1));
	}

	best(nodes) {
		return Math.max(-1, ...[nodes].flat().map((node) => this.#bests.get(node) ?? -1));
	}

	/** All that was ever told to be final: by number, the hash. */
	finals() {
		return [...this.#finals].map(([number, { hash }]) => ({ number, hash })).sort((a, b) => a.number - b.number);
	}

	/** The longest time between two times in which no node told of a height that was not final before. */
	gap(from, to) {
		return round(
			longestGap(
				[...this.#finals.values()].map(({ time }) => time),
				from,
				to,
			),
		);
	}

	/** How far finality was behind between two times, as all tell it or some nodes: whoever catches up is behind for another reason. */
	lag(from, to, nodes) {
		const within = this.#lags.filter(({ node, time }) => time >= from && time <= to && (nodes?.includes(node) ?? true));
		const at = (values, share) => values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
		const seconds = (share) =>
			round(
				at(
					within.map((lag) => lag.seconds),
					share,
				),
			);
		const blocks = (share) =>
			at(
				within.map((lag) => lag.behind),
				share,
			);
		return {
			samples: within.length,
			seconds_p50: seconds(0.5),
			seconds_p99: seconds(0.99),
			blocks_p50: blocks(0.5),
			blocks_p99: blocks(0.99),
		};
	}
}

/** The longest stretch from one time to another in which none of some times lies, which come in any order. */
export function longestGap(times, from, to) {
	const within = times.filter((time) => time > from && time < to).sort((a, b) => a - b);
	return Math.max(...[...within, to].map((time, i) => time - (within[i - 1] ?? from)));
}

export const round = (value) => (value === undefined ? undefined : Math.round(value * 10) / 10);
