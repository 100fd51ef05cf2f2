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
	/** When it was heard of. */
	at: number;
}

const KEPT = 40;

/** What `GET /api/v1/live` has told: newest block first. */
export const live = $state<{
	connected: boolean;
	best: number | null;
	finalized: number | null;
	indexed: number | null;
	lag: number;
	blocks: Tick[];
}>({ connected: false, best: null, finalized: null, indexed: null, lag: 0, blocks: [] });

/** Listens for ever. Returns what ends it. */
export function listen(): () => void {
	void start();
	let source = open();
	// The browser connects again by itself, unless it was refused.
	const timer = setInterval(() => {
		if (source.readyState === EventSource.CLOSED) source = open();
	}, 5_000);
	return () => {
		clearInterval(timer);
		source.close();
	};
}

function open(): EventSource {
	const source = new EventSource('/api/v1/live');
	source.addEventListener('open', () => {
		live.connected = true;
		online.current = true;
	});
	source.addEventListener('error', () => (live.connected = false));
	source.addEventListener('best', (event) => {
		const told = parse<{ number: number; hash: string; extrinsics?: number | null }>(event);
		if (!told) return;
		live.best = told.number;
		put({ ...told, extrinsics: told.extrinsics ?? null, finalized: false, at: Date.now() });
	});
	source.addEventListener('finalized', (event) => {
		const told = parse<{ number: number; hash: string }>(event);
		if (!told) return;
		live.finalized = told.number;
		live.blocks = live.blocks.map((block) =>
			block.number <= told.number && !block.finalized ? { ...block, finalized: true } : block,
		);
	});
	source.addEventListener('indexed', (event) => {
		const told = parse<{ number: number; lag: number }>(event);
		if (!told) return;
		live.indexed = told.number;
		live.lag = told.lag;
	});
	return source;
}

// What is known before the first event comes.
async function start(): Promise<void> {
	try {
		const [{ node, indexed, lag }, { items }] = await Promise.all([
			get<Summary>('/summary'),
			get<List<BlockSummary>>('/blocks?limit=12'),
		]);
		live.best ??= node.best;
		live.finalized ??= node.finalized;
		live.indexed ??= indexed?.number ?? null;
		live.lag = lag ?? 0;
		const before = items
			.filter((block) => !live.blocks.some((other) => other.number <= block.number))
			.map(({ number, hash, extrinsics, time }) => ({ number, hash, extrinsics, finalized: true, at: Date.parse(time ?? '') }));
		live.blocks = [...live.blocks, ...before].slice(0, KEPT);
	} catch {
		// The events will tell.
	}
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
