/** Values of the chain's state, proved in this browser: asked of the service, believed of nobody. See `docs/proof.md`. */
import type { Asked, Told } from '../workers/proof.worker';
import { read, write, type Text } from './i18n.svelte';
import { same, thrown } from './problem';

/** Bytes as `0x` and lower-case digits. */
export type Hex = string;

/** Where a value lies: a storage item, of a map under the coded parts of its key by the hash before each. */
export interface Place {
	pallet: string;
	item: string;
	parts: ({ twox64: Hex } | { blake2: Hex })[];
}

/** What is said to stand in the state: these bytes, each from a place in the value on. */
export interface Claim {
	place: Place;
	expected: { at: number; bytes: Hex }[];
	/** Of the whole value, in bytes, where all of it is known. */
	length?: number;
}

/** What is proved together; a page is told the value of the first. */
export type Claims = [Claim, ...Claim[]];

/** The last final block, and how it was come to. */
export interface Head {
	number: number;
	hash: Hex;
	state_root: Hex;
	/** How often the validators were changed since the first block, and how many they are. */
	changes: number;
	validators: number;
	/** By its own state. */
	time: string | null;
}

/** From where the first block's hash is known: this page as it was built, its reader, or the service alone. */
export type Anchor = 'page' | 'reader' | 'service';

export type Verdict =
	/** Of an anchor `service` only if the hash is what its reader compares it with. */
	| { verdict: 'proved'; anchor: Anchor; genesis: Hex; head: Head; value: Hex }
	/** What the service gave contradicts itself, or the chain. */
	| { verdict: 'caught'; why: Text }
	| { verdict: 'cannot'; why: Text };

const KEY = 'suhui.genesis';
/** Proofs of finality are kept by the service for some seconds, in which its index may be ahead of them. */
const AGAIN_MS = 4_000;
/** How long a proof may take: a phone checks the votes of hundreds of sets meanwhile. */
const LATE_MS = 120_000;
const LATE: Text = { zh: '两分钟内未能取得并核验证明', en: 'the proof was not there and checked within two minutes' };

/** A value known as a whole. */
export function whole(place: Place, bytes: Hex): Claim {
	return { place, expected: [{ at: 0, bytes }], length: size(bytes) };
}

/** A block's hash as people may write it; null if it is none. */
export function blockHash(text: string | null | undefined): Hex | null {
	const digits = text?.trim().toLowerCase();
	return digits && /^0x[0-9a-f]{64}$/.test(digits) ? digits : null;
}

/** The first block's hash that this browser goes by, and from where it has it. */
export function anchor(): { anchor: Anchor; genesis: Hex | null } {
	const pinned = blockHash(import.meta.env.VITE_SUHUI_GENESIS as string | undefined);
	if (pinned) return { anchor: 'page', genesis: pinned };
	const own = blockHash(read(KEY));
	return own ? { anchor: 'reader', genesis: own } : { anchor: 'service', genesis: null };
}

/** Goes by a hash that the reader knows from elsewhere; null forgets it. A page built for one chain stays with that. */
export function goBy(genesis: Hex | null): void {
	write(KEY, genesis ?? '');
}

/** Whether all that is claimed stands in the chain's state: in one and the same, or each claim could be true of another chain or another day. */
export async function prove(claims: Claims, signal: AbortSignal): Promise<Verdict> {
	const first = await once(claims, signal);
	if (first.verdict !== 'caught' || signal.aborted) return first;
	await new Promise((done) => setTimeout(done, AGAIN_MS));
	return signal.aborted ? first : once(claims, signal);
}

async function once(claims: Claims, signal: AbortSignal): Promise<Verdict> {
	const known = anchor();
	let told: Told;
	try {
		told = await ask({ genesis: known.genesis, places: claims.map(({ place }) => place) }, signal);
	} catch (error) {
		return { verdict: 'cannot', why: thrown(error) };
	}
	if ('fault' in told) return { verdict: told.fault.kind ?? 'cannot', why: told.fault.message };
	const { genesis, head, values } = told;
	const why = claims.map((claim, at) => differs(claim, values[at] ?? null)).find((why) => why !== null);
	return why ? { verdict: 'caught', why } : { verdict: 'proved', anchor: known.anchor, genesis, head, value: values[0] ?? '0x' };
}

/** In what a proved value is not what is claimed; null if it is. */
export function differs({ expected, length }: Claim, value: Hex | null): Text | null {
	if (value === null) return { zh: '链上没有这一项', en: 'the chain has no such thing' };
	const fits = length === undefined || size(value) === length;
	if (fits && expected.every(({ at, bytes }) => value.slice(2 + 2 * at).startsWith(bytes.slice(2)))) return null;
	return { zh: '链上所存与服务所示不符', en: 'what the chain holds is not what the service shows' };
}

function size(bytes: Hex): number {
	return (bytes.length - 2) / 2;
}

/** A worker of its own for one proof: signatures of many sets take longer than a page may stand still. A service that does not answer, or without end, is not waited for. */
function ask(asked: Asked, signal: AbortSignal): Promise<Told> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('../workers/proof.worker.ts', import.meta.url), { type: 'module' });
		const late = setTimeout(() => {
			end();
			resolve({ fault: { kind: 'cannot', message: LATE } });
		}, LATE_MS);
		const end = () => {
			clearTimeout(late);
			worker.terminate();
		};
		signal.addEventListener('abort', () => {
			end();
			reject(new DOMException('stopped', 'AbortError'));
		});
		worker.onmessage = ({ data }: MessageEvent<Told>) => {
			end();
			resolve(data);
		};
		worker.onerror = (event) => {
			end();
			resolve({ fault: { kind: 'cannot', message: same(event.message || 'worker') } });
		};
		worker.postMessage(asked);
	});
}
