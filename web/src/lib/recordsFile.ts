/** A records file against what a batch claims. */
import { get } from './api';
import type { FileFinding } from './recompute';
import type { BatchRule, Chunk, List } from './types';

export type Field = 'records' | 'mg' | 'points' | 'chunks' | 'root';

/** Values of a field by the chain's claim and by the file, as digits or hex. */
export function compared(rule: BatchRule, found: FileFinding): { field: Field; claimed: string; quantified: string }[] {
	return [
		{ field: 'records', claimed: String(rule.records), quantified: String(found.records) },
		{ field: 'mg', claimed: String(rule.claim.mg), quantified: found.quantified.mg },
		{ field: 'points', claimed: String(rule.claim.points), quantified: found.quantified.points },
		{ field: 'chunks', claimed: String(rule.chunks), quantified: String(found.chunks.length) },
		{ field: 'root', claimed: rule.root.toLowerCase(), quantified: found.root.toLowerCase() },
	];
}

/** The fields in which file and claim differ. */
export function differing(rule: BatchRule, found: FileFinding): Field[] {
	return compared(rule, found)
		.filter(({ claimed, quantified }) => claimed !== quantified)
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
