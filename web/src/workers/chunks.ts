/** Chunks out of the chain's blocks, through the service: fetched a few ahead, tried again when the way fails. */
import type { Text } from '../lib/i18n.svelte';
import { problemOf, same, thrown } from '../lib/problem';
import type { ChunkFeed } from '../lib/types';

export interface Fetched {
	feed: ChunkFeed;
	body: Uint8Array;
}

/** A request that did not succeed though it was tried several times. */
export class Unreachable extends Error {
	constructor(public readonly why: Text) {
		super(why.en);
		this.name = 'Unreachable';
	}
}

const TRIES = 4;
/** Chunks under way at once: each body is at most 512 KiB. */
const AHEAD = 3;

export async function fetchChunk(batch: number, index: number): Promise<Fetched> {
	const path = `/api/v1/batches/${batch}/chunks/${index}`;
	const [feed, body] = await Promise.all([
		fetched(`${path}/feed`, async (answer) => (await answer.json()) as ChunkFeed),
		fetched(`${path}/body`, async (answer) => new Uint8Array(await answer.arrayBuffer())),
	]);
	return { feed, body };
}

/** Chunks `from..to` in order. A failed one throws; iterating again from it goes on. */
export async function* chunksOf(batch: number, from: number, to: number): AsyncGenerator<Fetched> {
	const coming: Promise<Fetched>[] = [];
	let next = from;
	const order = () => {
		const chunk = fetchChunk(batch, next++);
		// Whoever awaits it hears of its failure; nobody may, when an earlier one failed.
		chunk.catch(() => undefined);
		coming.push(chunk);
	};
	while (next < to && coming.length < AHEAD) order();
	for (let chunk = coming.shift(); chunk; chunk = coming.shift()) {
		const ready = await chunk;
		if (next < to) order();
		yield ready;
	}
}

async function fetched<T>(path: string, read: (answer: Response) => Promise<T>): Promise<T> {
	let why = same('');
	let wait = 0;
	for (let attempt = 0; attempt < TRIES; attempt++) {
		if (attempt > 0) await pause(Math.max(500 * 2 ** attempt, 1000 * wait));
		wait = 0;
		try {
			const answer = await fetch(path);
			if (answer.ok) return await read(answer);
			why = await problemOf(answer);
			// Seconds the service's limits ask for.
			wait = Math.min(Number(answer.headers.get('retry-after')) || 0, 30);
			// What the service refuses, it refuses again; only its own trouble and its limits pass.
			if (answer.status < 500 && answer.status !== 429) break;
		} catch (error) {
			why = thrown(error);
		}
	}
	throw new Unreachable(why);
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((done) => setTimeout(done, milliseconds));
}
