/** Recomputes batches off the page's own thread. */
import { thrown } from '../lib/problem';
import { chunksOf, fetchChunk, Unreachable, type Fetched } from './chunks';
import type { Answer, BatchFinding, ChunkFinding, FileFinding, Method, Methods, RecordRow, Request } from './protocol';
import { json, Recomputation, ModuleRefusal, utf8 } from './wasm';

const TOLD_EVERY_MS = 100;
/** Bytes of a records file handed over at once. */
const SLICE = 1024 * 1024;

const say = (answer: Answer) => postMessage(answer);

let module: Promise<WebAssembly.Module> | undefined;
let main: Promise<Recomputation> | undefined;
/** An instance of its own for looking at records, so that looking disturbs no run. */
let reader: Promise<Recomputation> | undefined;
let shown: { batch: number; chunk: number; finding: ChunkFinding } | undefined;
let goOn: (() => void) | undefined;

async function instance(): Promise<Recomputation> {
	module ??= fetch('/recompute.wasm').then(async (answer) => {
		if (!answer.ok) throw new Error(`recompute.wasm: HTTP ${answer.status}`);
		return WebAssembly.compile(await answer.arrayBuffer());
	});
	// A failed load is tried again next time.
	module.catch(() => (module = undefined));
	return Recomputation.of(await module);
}

function calculator(): Promise<Recomputation> {
	main ??= instance();
	main.catch(() => (main = undefined));
	return main;
}

function viewer(): Promise<Recomputation> {
	reader ??= instance();
	reader.catch(() => (reader = undefined));
	return reader;
}

function check(wasm: Recomputation, { feed, body }: Fetched): ChunkFinding {
	return wasm.call<ChunkFinding>('batch_chunk', json({ header: feed.header, proof: feed.proof }), body);
}

const methods: { [M in Method]: (given: Methods[M]['given'], id: number) => Promise<Methods[M]['answer']> } = {
	async compile({ text }) {
		return (await calculator()).call('compile', utf8(text));
	},

	async evaluate(given) {
		return (await calculator()).call('evaluate', json(given));
	},

	async run({ batch, rule, chunks }, id) {
		const wasm = await calculator();
		const started = performance.now();
		let quantifying = 0;
		let told = started;
		let findings: ChunkFinding[] = [];
		const tell = () => {
			told = performance.now();
			say({ id, progress: { findings, seconds: (told - started) / 1000 } });
			findings = [];
		};
		wasm.call('batch_open', json(rule));
		for (let next = 0; next < chunks;) {
			try {
				for await (const fetched of chunksOf(batch, next, chunks)) {
					const before = performance.now();
					findings.push(check(wasm, fetched));
					quantifying += performance.now() - before;
					next += 1;
					if (performance.now() - told > TOLD_EVERY_MS) tell();
				}
			} catch (error) {
				if (!(error instanceof Unreachable)) throw error;
				tell();
				say({ id, stalled: { chunk: next, why: error.why } });
				await new Promise<void>((resolve) => (goOn = resolve));
			}
		}
		tell();
		const finding = wasm.call<BatchFinding>('batch_finish');
		return { ...finding, seconds: (performance.now() - started) / 1000, quantifying: quantifying / 1000 };
	},

	async records({ batch, rule, chunk, offset, limit }) {
		const wasm = await viewer();
		if (shown?.batch !== batch || shown.chunk !== chunk) {
			shown = undefined;
			const fetched = await fetchChunk(batch, chunk);
			wasm.call('batch_open', json(rule));
			shown = { batch, chunk, finding: check(wasm, fetched) };
		}
		return { finding: shown.finding, rows: wasm.call<RecordRow[]>('batch_records', offset, limit) };
	},

	async differing({ batch, chunk }) {
		const { body } = await fetchChunk(batch, chunk);
		return (await calculator()).call('records_differing', body);
	},

	async file({ rule, chunkRecords, file }, id) {
		const wasm = await calculator();
		const started = performance.now();
		wasm.call('records_open', json({ ...rule, chunk_records: chunkRecords }));
		for (let from = 0; from < file.size; from += SLICE) {
			const part = new Uint8Array(await file.slice(from, from + SLICE).arrayBuffer());
			const { records } = wasm.call<{ records: number | string }>('records_push', part);
			say({ id, read: { bytes: Math.min(from + SLICE, file.size), records: String(records) } });
		}
		const finding = wasm.call<FileFinding>('records_finish');
		return { ...finding, seconds: (performance.now() - started) / 1000 };
	},
};

// One after another: there is one calculator, and a second call must not come between a first one's steps.
let queue: Promise<void> = Promise.resolve();
let looks: Promise<void> = Promise.resolve();

onmessage = ({ data }: MessageEvent<Request>) => {
	if (data.method === 'retry') {
		goOn?.();
		return;
	}
	const { id, method, given } = data;
	const work = methods[method] as (given: unknown, id: number) => Promise<unknown>;
	const run = async () => {
		try {
			say({ id, answer: await work(given, id) });
		} catch (error) {
			if (error instanceof ModuleRefusal) say({ id, failure: error.fault });
			else say({ id, failure: { message: error instanceof Unreachable ? error.why : thrown(error) } });
			// After a trap the instance's memory cannot be trusted.
			if (error instanceof WebAssembly.RuntimeError) main = reader = shown = undefined;
		}
	};
	if (method === 'records') looks = looks.then(run);
	else queue = queue.then(run);
};
