/** What the page and the worker say to each other. */
import type { Text } from '../lib/i18n.svelte';
import type { BatchRule } from '../lib/types';
import type { Fault } from './wasm';

/** Milligrams and points, as digits. */
export interface Quantity {
	mg: string;
	points: string;
}

export interface Compiled {
	kind: 'methodology' | 'points';
	title: string;
	inputs: { name: string; description: string; unit: string; decimals: number; from: string; to: string }[];
	parameters: { name: string; description: string; value: string; unit: string; citation: string }[];
	result_unit: string;
	operations: number;
	vectors: { inputs: string[]; expected: string; evaluated: string; passes: boolean }[];
}

export interface Evaluation {
	result: string;
	unit: string;
	steps: { text: string; value: string; unit: string }[];
}

export interface ChunkFault {
	kind: string;
	/** Number of the record in its chunk, from 1; records from there on are not quantified. */
	record: number | null;
	participant: number | string | null;
	day: string | null;
	/** What is wrong, without the place. */
	message: Text;
}

export interface ChunkFinding {
	index: number;
	records: number;
	quantified: Quantity;
	claimed: Quantity;
	body_matches: boolean;
	proof_matches: boolean;
	equal: boolean;
	fault: ChunkFault | null;
}

export interface BatchFinding {
	chunks: number;
	records: number | string;
	quantified: Quantity;
	claimed: Quantity;
	root_matches: boolean;
	equal: boolean;
	differences: Difference[];
}

/** In what a batch is not what was attested. */
export interface Difference {
	/** Null for the batch as a whole. */
	chunk: number | null;
	kind: 'chunk' | 'order' | 'missing' | 'records' | 'claim' | 'overflow' | 'root';
	message: Text;
}

export interface RecordRow {
	participant: number | string;
	day: string;
	/** As a records file has them: a category by its code. */
	inputs: string[];
	reduction_mg: string;
	points: string;
}

export interface FileFinding {
	records: number | string;
	persons: number | string;
	quantified: Quantity;
	root: string;
	chunks: { index: number; records: number; pages: number; mg: string; points: string; body: string }[];
}

/** The first record in which a chunk and the file differ; the side without it has no values. */
export interface RecordDifference {
	participant: number;
	day: string;
	on_chain: string[] | null;
	in_file: string[] | null;
	/** Of the file. */
	line: number | null;
}

/** Chunks told at once, so that a month's thousands do not flood the page. */
export interface Progress {
	findings: ChunkFinding[];
	seconds: number;
}

export interface Methods {
	compile: { given: { text: string }; answer: Compiled };
	evaluate: { given: { text: string; inputs: string[]; day: string | null }; answer: Evaluation };
	run: { given: { batch: number; rule: BatchRule; chunks: number }; answer: BatchFinding & { seconds: number; quantifying: number } };
	/** Records of one chunk of the rule's batch, from place `offset`. */
	records: {
		given: { batch: number; rule: BatchRule; chunk: number; offset: number; limit: number };
		answer: { finding: ChunkFinding; rows: RecordRow[] };
	};
	/** A chunk of the chain against the file quantified last. */
	differing: { given: { batch: number; chunk: number }; answer: RecordDifference | null };
	file: {
		given: { rule: BatchRule; chunkRecords: number | null; file: Blob };
		answer: FileFinding & { seconds: number };
	};
}

export type Method = keyof Methods;

export type Request =
	| { [M in Method]: { id: number; method: M; given: Methods[M]['given'] } }[Method]
	/** Go on after a chunk could not be fetched. */
	| { id: number; method: 'retry' };

export type Answer =
	| { id: number; answer: unknown }
	| { id: number; failure: Fault }
	| { id: number; progress: Progress }
	| { id: number; stalled: { chunk: number; why: Text } }
	| { id: number; read: { bytes: number; records: string } };
