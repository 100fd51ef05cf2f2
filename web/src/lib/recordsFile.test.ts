import { afterEach, expect, test, vi } from 'vitest';
import { differing, firstDiffering } from './recordsFile';
import { chunkDiffers, differenceInWords, failure, RecomputeError, type ChunkFinding, type FileFinding } from './recompute';
import type { BatchRule } from './types';

const chunk = (index: number, body: string, records = 2) => ({ index, records, pages: 1, mg: '80700', points: '8', body });
const found: FileFinding = {
	records: 4,
	persons: 2,
	quantified: { mg: '161400', points: '16' },
	root: '0xAB',
	chunks: [chunk(0, '0x01'), chunk(1, '0x02')],
};
const rule = { records: 4, claim: { mg: '161400', points: '16' }, chunks: 2, root: '0xab' } as BatchRule;

afterEach(() => vi.unstubAllGlobals());

test('file_should_agree_with_the_claim_when_every_field_does', () => {
	expect(differing(rule, found)).toEqual([]);
	expect(differing({ ...rule, claim: { mg: '161401', points: '16' } }, found)).toEqual(['mg']);
	expect(differing({ ...rule, records: 5, chunks: 3, root: '0xac' }, found)).toEqual(['records', 'chunks', 'root']);
});

test('first_chunk_that_differs_should_be_found_when_it_stands_on_a_later_page', async () => {
	const pages = new Map([
		['/api/v1/batches/7/chunks?limit=200', { items: [chunk(0, '0x01')], next: 'a b' }],
		['/api/v1/batches/7/chunks?limit=200&after=a%20b', { items: [chunk(1, '0x03')], next: null }],
	]);
	vi.stubGlobal('fetch', async (address: string) => Response.json(pages.get(address)));
	expect((await firstDiffering(7, found))?.index).toBe(1);
	pages.set('/api/v1/batches/7/chunks?limit=200&after=a%20b', { items: [chunk(1, '0x02')], next: null });
	expect(await firstDiffering(7, found)).toBeNull();
});

test('chunk_should_differ_when_any_check_of_it_fails', () => {
	const sum = { mg: '1', points: '1' };
	const sound: ChunkFinding = {
		index: 0,
		records: 1,
		quantified: sum,
		claimed: sum,
		body_matches: true,
		proof_matches: true,
		equal: true,
		fault: null,
	};
	expect(chunkDiffers(sound)).toBe(false);
	for (const failed of ['body_matches', 'proof_matches', 'equal'] as const) expect(chunkDiffers({ ...sound, [failed]: false })).toBe(true);
});

test('difference_should_be_told_in_the_language_shown_when_worded', () => {
	const message = { zh: '合计不同', en: 'the totals differ' };
	expect(differenceInWords({ chunk: null, kind: 'claim', message })).toBe('合计不同');
	expect(differenceInWords({ chunk: 3, kind: 'order', message })).toBe('第 3 块：合计不同');
	expect(failure(new RecomputeError({ message }))).toEqual(message);
	expect(failure(new Error('gone'))).toEqual({ zh: 'gone', en: 'gone' });
});
