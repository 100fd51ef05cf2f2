import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chunksOf, fetchChunk, Unreachable, type Fetched } from './chunks';

type Answering = (path: string) => Response | Promise<Response>;

const indexOf = (path: string) => Number(path.split('/').at(-2));
/** A feed tells its path, and a body is its chunk's index. */
const sound: Answering = (path) => (path.endsWith('/feed') ? Response.json({ path }) : new Response(new Uint8Array([indexOf(path)])));
const busy = (status: number, headers: Record<string, string> = {}) => new Response('busy', { status, headers });

/** What was asked, each with the milliseconds since the test began. */
let asked: [path: string, at: number][];
let answering: Answering;

beforeEach(() => {
	vi.useFakeTimers({ now: 0 });
	asked = [];
	answering = sound;
	vi.stubGlobal('fetch', async (path: string) => {
		asked.push([path, Date.now()]);
		return answering(path);
	});
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** Whatever comes of it, once all its pauses are over. */
async function settled<T>(work: Promise<T>): Promise<T | Error> {
	const outcome = work.catch((error: Error) => error);
	await vi.runAllTimersAsync();
	return outcome;
}

async function all(chunks: AsyncGenerator<Fetched>): Promise<number[]> {
	const indices: number[] = [];
	for await (const { body } of chunks) indices.push(body[0] ?? -1);
	return indices;
}

/** When the feed of chunk 7 is asked for, if the service answers so, and what comes of it. */
async function tries(...answers: (Response | Error)[]) {
	answering = (path) => {
		if (path.endsWith('/body')) return sound(path);
		const answer = answers.shift() ?? sound(path);
		if (answer instanceof Error) throw answer;
		return answer;
	};
	const outcome = await settled(fetchChunk(3, 7));
	return { outcome, at: asked.filter(([path]) => path.endsWith('/feed')).map(([, at]) => at) };
}

test('chunk_should_be_its_feed_and_body_when_both_are_answered', async () => {
	const { feed, body } = await fetchChunk(3, 7);
	expect(feed).toEqual({ path: '/api/v1/batches/3/chunks/7/feed' });
	expect(body).toEqual(new Uint8Array([7]));
	expect(asked.map(([path]) => path)).toEqual(['/api/v1/batches/3/chunks/7/feed', '/api/v1/batches/3/chunks/7/body']);
});

test('chunks_should_come_in_order_when_later_ones_are_answered_first', async () => {
	answering = async (path) => {
		await new Promise((done) => setTimeout(done, 100 - 10 * indexOf(path)));
		return sound(path);
	};
	expect(await settled(all(chunksOf(3, 2, 9)))).toEqual([2, 3, 4, 5, 6, 7, 8]);
	expect(asked).toHaveLength(14);
});

test('nothing_should_be_asked_when_there_are_no_chunks', async () => {
	expect(await all(chunksOf(3, 4, 4))).toEqual([]);
	expect(asked).toEqual([]);
});

test('three_chunks_should_be_under_way_when_none_has_come', async () => {
	const feeds = () => asked.filter(([path]) => path.endsWith('/feed')).map(([path]) => indexOf(path));
	const chunks = chunksOf(3, 0, 9);
	const first = chunks.next();
	expect(feeds()).toEqual([0, 1, 2]);
	await first;
	expect(feeds()).toEqual([0, 1, 2, 3]);
	await chunks.next();
	expect(feeds()).toEqual([0, 1, 2, 3, 4]);
});

test('request_should_be_tried_four_times_each_after_twice_the_pause_when_the_service_is_in_trouble', async () => {
	const { outcome, at } = await tries(busy(503), busy(502), busy(500), busy(504), busy(503));
	expect(at).toEqual([0, 1_000, 3_000, 7_000]);
	expect(outcome).toBeInstanceOf(Unreachable);
	expect((outcome as Unreachable).why).toEqual({ zh: 'HTTP 504', en: 'HTTP 504' });
});

test('failure_should_be_told_in_the_browsers_words_when_nothing_answers', async () => {
	const away = new TypeError('Failed to fetch');
	const { outcome } = await tries(away, away, away, away);
	expect((outcome as Unreachable).why).toEqual({ zh: 'Failed to fetch', en: 'Failed to fetch' });
});

test('request_should_succeed_when_the_trouble_passes', async () => {
	const torn = Response.json({});
	vi.spyOn(torn, 'json').mockRejectedValue(new Error('torn'));
	const { outcome, at } = await tries(new TypeError('Failed to fetch'), torn);
	expect(at).toEqual([0, 1_000, 3_000]);
	expect(outcome).toMatchObject({ feed: { path: '/api/v1/batches/3/chunks/7/feed' } });
});

test('request_should_wait_as_long_as_the_service_asks_when_that_is_longer', async () => {
	expect((await tries(busy(429, { 'retry-after': '5' }), busy(429, { 'retry-after': '1' }))).at).toEqual([0, 5_000, 7_000]);
});

test('request_should_wait_thirty_seconds_at_most_when_more_is_asked', async () => {
	expect((await tries(busy(429, { 'retry-after': '3600' }))).at).toEqual([0, 30_000]);
});

test('wait_should_be_over_when_it_was_kept_and_the_way_then_fails', async () => {
	expect((await tries(busy(429, { 'retry-after': '20' }), new TypeError('Failed to fetch'))).at).toEqual([0, 20_000, 22_000]);
});

test('request_should_not_be_repeated_when_the_service_refuses_it', async () => {
	const wording = (detail: string) => ({ title: '', detail });
	const problem = { zh: wording('没有这个数据块'), en: wording('there is no such chunk') };
	const { outcome, at } = await tries(Response.json(problem, { status: 404 }));
	expect(at).toEqual([0]);
	expect(outcome).toBeInstanceOf(Unreachable);
	expect((outcome as Unreachable).why).toEqual({ zh: '没有这个数据块', en: 'there is no such chunk' });
});

test('chunks_should_go_on_from_the_failed_one_when_iterated_anew', async () => {
	const came: number[] = [];
	const iterate = async (from: number) => {
		for await (const { body } of chunksOf(3, from, 6)) came.push(body[0] ?? -1);
	};
	answering = (path) => (indexOf(path) >= 2 ? busy(404) : sound(path));
	expect(await settled(iterate(0))).toBeInstanceOf(Unreachable);
	expect(came).toEqual([0, 1]);
	answering = sound;
	await settled(iterate(came.length));
	expect(came).toEqual([0, 1, 2, 3, 4, 5]);
});
