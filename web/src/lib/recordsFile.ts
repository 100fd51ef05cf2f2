/** A records file against what a batch claims. */
import { get } from './api';
import type { FileFinding } from './recompute';
import type { BatchRule, Chunk, List } from './types';

export type Field = 'records' | 'mg' | 'points' | 'chunks' | 'root';

/** Values of a field by the chain's claim and by the file, as digits or hex. */
export function compared(rule: BatchRule, found: FileFinding): { field: Field; claimed: string; computed: string }[] {
	return [
		{ field: 'records', claimed: String(rule.records), computed: String(found.records) },
		{ field: 'mg', claimed: String(rule.claim.mg), computed: found.computed.mg },
		{ field: 'points', claimed: String(rule.claim.points), computed: found.computed.points },
		{ field: 'chunks', claimed: String(rule.chunks), computed: String(found.chunks.length) },
		{ field: 'root', claimed: rule.root.toLowerCase(), computed: found.root.toLowerCase() },
	];
}

/** The fields in which file and claim differ. */
export function differing(rule: BatchRule, found: FileFinding): Field[] {
	return compared(rule, found)
		.filter(({ claimed, computed }) => claimed !== computed)
		.map(({ field }) => field);
}

/** The first chunk on the chain that the file does not give; null if every one is given. */
export async function firstDiffering(batch: number, found: FileFinding): Promise<Chunk | null> {
	for (let after: string | null = ''; after !== null;) {
		const query: string = after && `&after=${encodeURIComponent(after)}`;
		const list: List<Chunk> = await get(`/batches/${batch}/chunks?limit=200${query}`);
		const other = list.items.find(({ index, body, records }) => {
			const ours = found.chunks[index];
			return ours === undefined || ours.body !== body || ours.records !== records;
		});
		if (other) return other;
		after = list.next;
	}
	return null;
}
