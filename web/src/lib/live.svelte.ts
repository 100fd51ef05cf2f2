import { get } from './api';
import { online } from './online.svelte';
import type { BlockSummary, List, Summary } from './types';

/** A block as the ticker shows it. */
export interface Tick {
	number: number;
	hash: string;
	/** Null: not told by the service. */
	extrinsics: number | null;
	finalized: boolean;
}

interface Heads {
	best: number | null;
	finalized: number | null;
	indexed: number | null;
	/** Newest first. */
	blocks: Tick[];
}

const KEPT = 40;
const POLL_MS = 15_000;
const CHECK_MS = 5_000;
/** A chain that tells nothing for so long stands still, or nobody tells of it. */
const SILENCE_MS = 60_000;
/** Blocks the index may be behind the best one, which finality keeps a few ahead: a minute's worth. */
const LAG = 20;

/** The chain as `GET /api/v1/live` and `/summary` tell of it. */
export const live = $state<Heads & { streaming: boolean; node: boolean; silent: boolean }>({
	/** Whether events come. */
	streaming: false,
	/** Whether the service has its node. */
	node: true,
	silent: false,
	best: null,
	finalized: null,
	indexed: null,
	blocks: [],
});

let still = $state.raw<Heads | null>(null);

/** Whether the visitor has stopped what moves by itself. */
export function held(): boolean {
	return still !== null;
}

/** Stops what moves by itself, or lets it go on. */
export function hold(stop: boolean): void {
	still = stop ? $state.snapshot(live) : null;
}

/** The chain as it is to be shown: now, or as it was when the visitor stopped it. */
export function shown(): Heads {
	return still ?? live;
}

/** Why the figures may be old; null if they are not. */
export function trouble(): 'service' | 'node' | 'silent' | 'lag' | null {
	if (!online.current) return 'service';
	if (!live.node) return 'node';
	if (live.silent) return 'silent';
	return behind() > LAG ? 'lag' : null;
}

/** Blocks by which the index is behind the best one. */
export function behind(): number {
	return live.best === null || live.indexed === null ? 0 : Math.max(0, live.best - live.indexed);
}

let heard = Date.now();

/** Listens for ever. Returns what ends it. */
export function listen(): () => void {
	void ask();
	void former();
	let source = open();
	const check = setInterval(() => {
		live.silent = Date.now() - heard > SILENCE_MS;
		// The browser connects again by itself, unless it was refused.
		if (source.readyState === EventSource.CLOSED) source = open();
	}, CHECK_MS);
	// Events tell what happens. That nothing does, and why, has to be asked.
	const poll = setInterval(() => {
		if (!document.hidden) void ask();
	}, POLL_MS);
	return () => {
		clearInterval(check);
		clearInterval(poll);
		source.close();
	};
}

function open(): EventSource {
	const source = new EventSource('/api/v1/live');
	source.addEventListener('open', () => {
		live.streaming = true;
		online.current = true;
	});
	source.addEventListener('error', () => (live.streaming = false));
	source.addEventListener('best', (event) => {
		const told = parse<{ number: number; hash: string; extrinsics?: number | null }>(event);
		if (!told) return;
		move('best', told.number);
		put({ ...told, extrinsics: told.extrinsics ?? null, finalized: false });
	});
	source.addEventListener('finalized', (event) => {
		const told = parse<{ number: number; hash: string }>(event);
		if (!told) return;
		move('finalized', told.number);
		live.blocks = live.blocks.map((block) => (block.number <= told.number && !block.finalized ? { ...block, finalized: true } : block));
	});
	source.addEventListener('indexed', (event) => {
		const told = parse<{ number: number }>(event);
		if (!told) return;
		move('indexed', told.number);
		// What was told while nobody listened is in the ledger by now.
		if (gapped()) void former();
	});
	return source;
}

async function ask(): Promise<void> {
	try {
		const { node, indexed } = await get<Summary>('/summary');
		live.node = node.connected;
		move('best', node.best);
		move('finalized', node.finalized);
		move('indexed', indexed?.number ?? null);
	} catch {
		// `online` tells of it.
	}
}

/** Whether a block is missing among those shown. */
function gapped(): boolean {
	return live.blocks.slice(0, 12).some(({ number }, at, all) => at > 0 && all[at - 1]!.number !== number + 1);
}

// Blocks the events did not tell of.
async function former(): Promise<void> {
	try {
		const { items } = await get<List<BlockSummary>>('/blocks?limit=12');
		const missing = items
			.filter(({ number }) => !live.blocks.some((block) => block.number === number))
			.map(({ number, hash, extrinsics }) => ({ number, hash, extrinsics, finalized: true }));
		live.blocks = [...live.blocks, ...missing].sort((one, other) => other.number - one.number).slice(0, KEPT);
	} catch {
		// The events will tell.
	}
}

// An answer may be older than an event: heads only rise.
function move(head: 'best' | 'finalized' | 'indexed', to: number | null | undefined): void {
	if (to === null || to === undefined || to <= (live[head] ?? -1)) return;
	live[head] = to;
	heard = Date.now();
	live.silent = false;
}

// A best block may be replaced by another of the same number until it is final.
function put(block: Tick): void {
	live.blocks = [block, ...live.blocks.filter((other) => other.number < block.number)].slice(0, KEPT);
}

function parse<T>(event: Event): T | null {
	try {
		return JSON.parse((event as MessageEvent<string>).data) as T;
	} catch {
		return null;
	}
}
