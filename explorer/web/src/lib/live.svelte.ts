import { online } from './online.svelte';

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

/** Listens for ever; the browser connects again by itself. Returns what ends it. */
export function listen(): () => void {
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
	return () => source.close();
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
