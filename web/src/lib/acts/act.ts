/** What an act is: a call of the chain with who may send it, what it needs, what it says, and what prevents it. */
import { dayNumber, dayOf, monthNumber } from '../days';
import type { Refusal } from '../refusals';
import { half } from '../resource.svelte';
import type { Scope } from '../types';
import { written, milligramsOf } from './amounts';
import type { Chain, Json, Role, Standing } from './chain';
import { isWhole, read } from './claims';
import { fulfilments, FULFILMENTS, isGiven, kept, shares, sharesFrom } from './lists';
import { variant, wordOf } from './variants';

/** What was entered, by the names of the fields. */
export type Values = Record<string, string>;

/** A document by its digests. */
export interface Digests {
	blake2_256: string;
	sm3: string;
}

export interface Field {
	name: string;
	label: () => string;
	kind:
		| 'number'
		| 'numbers'
		| 'text'
		| 'day'
		| 'month'
		| 'choice'
		| 'choices'
		| 'truth'
		| 'address'
		| 'digests'
		| 'signature'
		| 'secret'
		| 'amount'
		| 'shares'
		| 'fulfilments'
		| 'formula'
		| 'claims';
	/** Of a choice, or several: the API's words, and what each means. */
	options?: () => Record<string, string>;
	optional?: true;
	/** Of a formula: of what it is. */
	output?: 'methodology' | 'points';
	/** Of claims, or amounts by class: how many there may be. Of a number: the greatest. */
	most?: number;
	/** Whether it is asked for, as things are entered. */
	when?: (values: Values) => boolean;
	/** What it begins with. */
	start?: (today: string) => string;
	/** Where this site shows what a number stands for. */
	href?: (value: string) => string;
}

/** A document that is given with an act. */
export interface Piece {
	name: string;
	label: () => string;
	optional?: true;
	/** Whether it is asked for, as things are entered. */
	when?: (values: Values) => boolean;
}

/** What several fields make, and documents that stand within it. */
export interface Made {
	to: (values: Values, documents: Record<string, Digests>) => unknown;
	from: (json: Json) => Values;
	/** The documents within, by what makes and is made of it. */
	pieces?: string[];
	documents?: (json: Json) => Record<string, Json>;
}

/** An argument: a field by its name, a document, or what several fields make. */
export type Arg = string | { document: string } | Made;

/** How acts are grouped. */
export type Group =
	'methodologies' | 'scenarios' | 'batches' | 'panels' | 'verifiers' | 'mall' | 'reductions' | 'disclosure' | 'offices' | 'accounts';

/** Who decides by motions. */
export type Collective = 'council' | 'clerks';

export interface Act {
	/** Pallet and call, as the chain names them: `methodology.send_back`. */
	id: string;
	group: Group;
	/** The roles whose transactions the chain takes; of a motion, whose it is tells. */
	by?: Role[] | ((values: Values) => Role[]);
	/** What the operator has to be mandated with. */
	scope?: Scope;
	/** It is not sent but proposed, and voted on. */
	motion?: Collective;
	/** Of the council's, where more than half of the seats is too few. */
	twoThirds?: true;
	fields: Field[];
	documents?: Piece[];
	args: Arg[];
	title: () => string;
	/** What the signature says, and what follows. */
	statement: (values: Values) => string;
	/** What else the chain has against it as it now stands. */
	against?: (values: Values, chain: Chain, who: Standing) => Promise<Refusal[]>;
}

const PATTERNS: Partial<Record<Field['kind'], RegExp>> = {
	number: /^\d{1,10}$/,
	numbers: /^\d{1,10}([\s,，、]+\d{1,10})*$/,
	day: /^\d{4}-\d{2}-\d{2}$/,
	month: /^\d{4}-\d{2}$/,
	address: /^[1-9A-HJ-NP-Za-km-z]{47,48}$/,
	digests: /^0x[0-9a-f]{64}([\s,，、]+0x[0-9a-f]{64})*$/i,
	signature: /^0x([0-9a-f]{128}|[0-9a-f]{130})$/i,
	secret: /^0x[0-9a-f]{64}$/i,
	fulfilments: FULFILMENTS,
};

/** The fields that are asked for as things are entered. */
export function asked(act: Act, values: Values): Field[] {
	return act.fields.filter(({ when }) => !when || when(values));
}

/** The documents that are asked for as things are entered. */
export function piecesOf({ documents }: Act, values: Values): Piece[] {
	return (documents ?? []).filter(({ when }) => !when || when(values));
}

/** Whether a field has what it should. */
export function isFilled({ name, kind, options, optional, most }: Field, values: Values): boolean {
	const value = (values[name] ?? '').trim();
	if (value === '') return optional === true;
	if (kind === 'choice') return value in (options?.() ?? {});
	if (kind === 'choices') return listed(value).every((one) => one in (options?.() ?? {}));
	if (kind === 'claims') return read(value).every(isWhole);
	if (kind === 'shares') return shares(value).every(isGiven);
	if (kind === 'amount') return milligramsOf(value) !== null;
	if (kind === 'truth') return value === 'yes' || value === 'no';
	if (kind === 'number' && most !== undefined && Number(value) > most) return false;
	return PATTERNS[kind]?.test(value) ?? true;
}

/** What was entered for an act, without what it does not ask for; undefined while something is missing. */
export function ready(act: Act, values: Values): Values | undefined {
	const fields = asked(act, values);
	if (!fields.every((field) => isFilled(field, values))) return undefined;
	return Object.fromEntries(fields.map(({ name }) => [name, (values[name] ?? '').trim()]));
}

/** A list as it was entered. */
export function listed(value = ''): string[] {
	return value.split(/[\s,，、]+/).filter(Boolean);
}

export function numbers(value = ''): number[] {
	return listed(value).map(Number);
}

/** A call's arguments in their order, and at which places documents stand. */
export function argumentsOf(act: Act, values: Values, documents: Record<string, Digests>): { args: unknown[]; at: [number, Digests][] } {
	const at: [number, Digests][] = [];
	const args = act.args.map((arg, place) => {
		if (typeof arg === 'string') return encoded(fieldOf(act, arg), values[arg] ?? '');
		if ('to' in arg) {
			for (const name of arg.pieces ?? []) if (documents[name]) at.push([place, documents[name]]);
			return arg.to(values, documents);
		}
		const document = documents[arg.document];
		// One that may be left out was.
		if (!document) return null;
		at.push([place, document]);
		return document;
	});
	return { args, at };
}

/** What was entered, by a call's arguments as the chain has them, and the documents among them. */
export function valuesOf(act: Act, args: Json[]): { values: Values; documents: Record<string, Json> } {
	const values: Values = {};
	const documents: Record<string, Json> = {};
	act.args.forEach((arg, place) => {
		const json = args[place] ?? null;
		if (typeof arg === 'string') values[arg] = decoded(fieldOf(act, arg), json);
		else if ('from' in arg) {
			Object.assign(values, arg.from(json));
			Object.assign(documents, arg.documents?.(json));
		} else documents[arg.document] = json;
	});
	return { values, documents };
}

function fieldOf({ id, fields }: Act, name: string): Field {
	const found = fields.find((field) => field.name === name);
	if (!found) throw new Error(`${id} has no field ${name}`);
	return found;
}

function encoded({ kind }: Field, value: string): unknown {
	if (value === '') return null;
	switch (kind) {
		case 'number':
			return Number(value);
		case 'numbers':
			return numbers(value);
		case 'digests':
			return listed(value);
		case 'day':
			return dayNumber(value);
		case 'month':
			return monthNumber(value);
		case 'choice':
			return variant(value);
		case 'choices':
			return listed(value).map(variant);
		case 'truth':
			return value === 'yes';
		case 'text':
		case 'formula':
			return hex(value);
		case 'address':
		case 'claims':
		case 'secret':
			return value;
		case 'amount':
			return milligramsOf(value);
		case 'shares':
			return shares(value).map(({ class: of, amount }) => [Number(of), milligramsOf(amount)]);
		case 'fulfilments':
			return fulfilments(value);
		case 'signature':
			// 64 bytes are sr25519's; of more the first names the scheme.
			return value.length === 130 ? { Sr25519: value } : value;
	}
}

function decoded({ kind }: Field, json: Json): string {
	if (json === null) return '';
	switch (kind) {
		case 'numbers':
		case 'digests':
			return (json as Json[]).join(', ');
		case 'day':
			return dayOf(Number(json));
		case 'month':
			return monthOf(Number(json));
		case 'choice':
			return wordOf(String(json));
		case 'choices':
			return (json as Json[]).map((one) => wordOf(String(one))).join(', ');
		case 'truth':
			return json === true ? 'yes' : 'no';
		case 'text':
		case 'formula':
			return textOf(String(json));
		case 'amount':
			return written(json);
		case 'shares':
			return kept(sharesFrom(json));
		case 'signature':
		case 'claims':
		case 'secret':
		case 'fulfilments':
			return '';
		case 'number':
		case 'address':
			// An address may come with how it is written.
			return typeof json === 'object' ? String(Object.values(json)[0]) : String(json);
	}
}

/** A month by its number. */
export function monthOf(number: number): string {
	return `${1970 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** What a formula's text calls itself. */
export function titleIn(text = ''): string {
	return half(/^(?:\s|#[^\n]*\n)*(?:methodology|points)\s+"([^"\n]*)"/.exec(text)?.[1] ?? '');
}

export function bytes(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

// As text it would be read as a number if it began like one.
function hex(text: string): string {
	return `0x${[...bytes(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** A text by its bytes in hexadecimal digits. */
export function textOf(hex: string): string {
	const pairs = hex.replace(/^0x/, '').match(/../g) ?? [];
	return new TextDecoder().decode(Uint8Array.from(pairs, (pair) => parseInt(pair, 16)));
}
