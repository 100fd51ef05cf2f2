/** Recomputation as the page uses it: one worker, whose work can be ended at any time. */
import type { Answer, ChunkFinding, Difference, Method, Methods, Progress } from '../workers/protocol';
import type { Fault } from '../workers/wasm';
import { say, t, type Text } from './i18n.svelte';
import { same, thrown } from './problem';
import type { BatchRule } from './types';

export type * from '../workers/protocol';
export type { Fault };

/** The worker's refusal or failure, in its own words. */
export class RecomputeError extends Error {
	constructor(public readonly fault: Fault) {
		super(fault.message.en);
		this.name = 'RecomputeError';
	}
}

interface Listener {
	progress?: (progress: Progress) => void;
	/** A chunk could not be fetched: [`Recompute.retry`] goes on. */
	stalled?: (stalled: { chunk: number; why: Text }) => void;
	read?: (read: { bytes: number; records: string }) => void;
}

interface Waiting extends Listener {
	resolve: (answer: never) => void;
	reject: (error: Error) => void;
}

export class Recompute {
	private worker: Worker | undefined;
	private readonly waiting = new Map<number, Waiting>();
	private last = 0;

	/** What a formula's text declares, compiled here. */
	compile(text: string) {
		return this.ask('compile', { text });
	}

	/** A formula's result for inputs in their declared order, categories by code, with every step; `day` is null if it does not matter. */
	evaluate(text: string, inputs: string[], day: string | null) {
		return this.ask('evaluate', { text, inputs, day });
	}

	/** Every record of the first `chunks` chunks of a batch. */
	run(batch: number, rule: BatchRule, chunks: number, listener: Listener) {
		return this.ask('run', { batch, rule: plain(rule), chunks }, listener);
	}

	/** Goes on after a chunk could not be fetched. */
	retry(): void {
		this.worker?.postMessage({ id: 0, method: 'retry' });
	}

	/** Records of a chunk, recomputed. */
	records(batch: number, rule: BatchRule, chunk: number, offset: number, limit: number) {
		return this.ask('records', { batch, rule: plain(rule), chunk, offset, limit });
	}

	/** Root, subtotals and totals of a records file. */
	file(rule: BatchRule, chunkRecords: number | null, file: Blob, listener: Listener) {
		return this.ask('file', { rule: plain(rule), chunkRecords, file }, listener);
	}

	/** The first record in which a chunk on the chain and the file quantified last differ. */
	differing(batch: number, chunk: number) {
		return this.ask('differing', { batch, chunk });
	}

	/** Ends all work; what is awaited is rejected. The next call begins with a new worker. */
	stop(): void {
		this.worker?.terminate();
		this.worker = undefined;
		for (const { reject } of this.waiting.values()) reject(new DOMException('stopped', 'AbortError'));
		this.waiting.clear();
	}

	private ask<M extends Method>(method: M, given: Methods[M]['given'], listener: Listener = {}): Promise<Methods[M]['answer']> {
		const id = ++this.last;
		return new Promise((resolve, reject) => {
			this.waiting.set(id, { ...listener, resolve: resolve as (answer: never) => void, reject });
			this.started().postMessage({ id, method, given });
		});
	}

	private started(): Worker {
		if (this.worker) return this.worker;
		const worker = new Worker(new URL('../workers/recompute.worker.ts', import.meta.url), { type: 'module' });
		worker.onmessage = ({ data }: MessageEvent<Answer>) => this.heard(data);
		worker.onerror = (event) => {
			const error = new RecomputeError({ message: same(event.message || 'worker') });
			const waiting = [...this.waiting.values()];
			this.waiting.clear();
			this.worker?.terminate();
			this.worker = undefined;
			for (const { reject } of waiting) reject(error);
		};
		this.worker = worker;
		return worker;
	}

	private heard(data: Answer): void {
		const waiting = this.waiting.get(data.id);
		if (!waiting) return;
		if ('progress' in data) waiting.progress?.(data.progress);
		else if ('stalled' in data) waiting.stalled?.(data.stalled);
		else if ('read' in data) waiting.read?.(data.read);
		else {
			this.waiting.delete(data.id);
			if ('failure' in data) waiting.reject(new RecomputeError(data.failure));
			else waiting.resolve(data.answer as never);
		}
	}
}

/** Whether an awaited piece of work was ended by [`Recompute.stop`]. */
export function stopped(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'AbortError';
}

/** Why a chunk is not what the chain attested; null if it is. */
export function chunkDiffers(finding: ChunkFinding): boolean {
	return !finding.equal || !finding.body_matches || !finding.proof_matches || finding.fault !== null;
}

/** A finding on the batch as a whole. */
export function differenceInWords({ chunk, message }: Difference): string {
	return (chunk === null ? '' : t(`第 ${chunk} 块：`, `Chunk ${chunk}: `)) + say(message);
}

/** Why a piece of work failed. */
export function failure(error: unknown): Text {
	return error instanceof RecomputeError ? error.fault.message : thrown(error);
}

// A page's reactive proxies cannot be cloned into a worker.
function plain<T>(value: T): T {
	return JSON.parse(JSON.stringify(value)) as T;
}
