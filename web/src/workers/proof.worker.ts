/** Proves values of the state off the page's own thread, from what the service passes on of its node. */
import { problemOf, thrown } from '../lib/problem';
import type { Head, Hex, Place } from '../lib/proof';
import type { FinalityProof, FirstBlock, StateProof } from '../lib/types';
import { json, ModuleRefusal, Recomputation, type Fault } from './wasm';

export interface Asked {
	/** The first block's hash as the reader knows it; null believes the service. */
	genesis: Hex | null;
	places: Place[];
}

/** A value of each place, all of one state; null is proved to be absent. */
export type Told = { genesis: Hex; head: Head; values: (Hex | null)[] } | { fault: Fault };

/** What the module says of the last final block. */
type Reached = Omit<Head, 'time'> & { finished: boolean };

/** Warp proofs in a row: each but the last holds thousands of changes. */
const PARTS = 64;
const VALIDATORS: Place = { pallet: 'Grandpa', item: 'Authorities', parts: [] };
const NOW: Place = { pallet: 'Timestamp', item: 'Now', parts: [] };

async function checker(): Promise<Recomputation> {
	const answer = await fetch('/proof.wasm');
	if (!answer.ok) throw new Error(`proof.wasm: HTTP ${answer.status}`);
	return Recomputation.of(await WebAssembly.compile(await answer.arrayBuffer()));
}

async function given<T>(path: string): Promise<T> {
	const answer = await fetch(`/api/v1/proofs/${path}`);
	if (!answer.ok) throw new ModuleRefusal({ kind: 'cannot', message: await problemOf(answer) });
	return (await answer.json()) as T;
}

async function prove({ genesis, places }: Asked): Promise<Told> {
	const wasm = await checker();
	const key = (place: Place) => wasm.call<Hex>('proof_key', json(place));
	const nodes = async (at: Hex, keys: Hex[]) => (await given<StateProof>(`state?at=${at}&keys=${keys.join(',')}`)).nodes;

	const first = await given<FirstBlock>('first');
	const way = {
		genesis: genesis ?? first.hash,
		header: first.header,
		validators: await nodes(first.hash, [key(VALIDATORS)]),
		parts: [] as Hex[],
	};
	let reached: Reached | undefined;
	while (!reached?.finished) {
		if (way.parts.length === PARTS) throw new Error('the proof of finality does not end');
		way.parts.push((await given<FinalityProof>(`finality?after=${reached?.hash ?? first.hash}`)).proof);
		reached = wasm.call<Reached>('proof_finality', json(way));
	}

	const keys = [NOW, ...places].map(key);
	const asked = { root: reached.state_root, nodes: await nodes(reached.hash, keys), keys };
	const [now, ...values] = wasm.call<(Hex | null)[]>('proof_state', json(asked));
	const { number, hash, state_root, changes, validators } = reached;
	const head = { number, hash, state_root, changes, validators, time: time(now ?? null) };
	return { genesis: way.genesis, head, values };
}

/** A moment as the chain keeps it: milliseconds in eight bytes, the lowest first. */
function time(now: Hex | null): string | null {
	const bytes = now?.slice(2).match(/../g);
	if (bytes?.length !== 8) return null;
	return new Date(Number(BigInt(`0x${bytes.reverse().join('')}`))).toISOString();
}

onmessage = async ({ data }: MessageEvent<Asked>) => {
	const say = (told: Told) => postMessage(told);
	try {
		say(await prove(data));
	} catch (error) {
		say({ fault: error instanceof ModuleRefusal ? error.fault : { kind: 'cannot', message: thrown(error) } });
	}
};
