/** What developers tell of claims elsewhere (Art. 23). */
import { dayNumber, dayOf } from '../days';
import { short } from '../format';
import { t } from '../i18n.svelte';
import { refusal, type Refusal } from '../refusals';
import type { Schemas } from '../types';
import { mechanism } from '../words';
import type { Field, Values } from './act';
import { listOf, part, stageOf, type Json } from './chain';
import { variant } from './variants';

/** A claim as it is entered; of what names it there the chain takes the digest alone. */
export interface Claim {
	mechanism: string;
	reference: string;
	first: string;
	last: string;
}

type Mechanism = Schemas['Mechanism'];
const MECHANISMS: Mechanism[] = ['ccer', 'green_power', 'green_certificate', 'vcs', 'gold_standard', 'cdm', 'other'];
/** Claims told with an application, and of one scenario, at most. */
export const MAX_FIRST_CLAIMS = 8;
export const MAX_CLAIMS = 64;
/** Months one claim may touch: ten years, and a part of one. */
const MAX_MONTHS = 121;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function mechanisms(): Record<string, string> {
	return Object.fromEntries(MECHANISMS.map((one) => [one, mechanism(one)]));
}

/** Claims as they are kept among what is entered. */
export function written(claims: Claim[]): string {
	return claims.length ? JSON.stringify(claims) : '';
}

export function read(value = ''): Claim[] {
	return value === '' ? [] : (JSON.parse(value) as Claim[]);
}

/** Whether all is there that a claim takes. */
export function isWhole({ mechanism: of, reference, first, last }: Claim): boolean {
	return (MECHANISMS as string[]).includes(of) && /^0x[0-9a-f]{64}$/.test(reference) && DAY.test(first) && DAY.test(last);
}

/** A field of so many claims at most. */
export function claimsField(most: number, label: () => string): Field {
	return { name: 'claims', kind: 'claims', most, optional: most > 1 ? true : undefined, label };
}

/** What a call takes as a claim, and the other way round. */
export function encoded({ mechanism: of, reference, first, last }: Claim): Record<string, unknown> {
	return { mechanism: variant(of), reference, first: dayNumber(first), last: dayNumber(last) };
}

export function decoded(json: Json): Claim {
	return {
		mechanism: stageOf(part(json, 'mechanism')),
		reference: String(part(json, 'reference')),
		first: dayOf(Number(part(json, 'first'))),
		last: dayOf(Number(part(json, 'last'))),
	};
}

/** Several at once. */
export const CLAIMS = {
	to: ({ claims }: Values) => read(claims).map(encoded),
	from: (json: Json): Values => ({ claims: written(listOf(json).map(decoded)) }),
};

/** The one that is declared. */
export const CLAIM = {
	to: ({ claims }: Values) => read(claims).map(encoded)[0],
	from: (json: Json): Values => ({ claims: written([decoded(json)]) }),
};

/** A claim in words: where, of which days, and the digest of what names it there. */
export function told({ mechanism: of, reference, first, last }: Claim): string {
	const where = mechanism(of as Mechanism);
	return t(
		`${where}，${first} 至 ${last} 的活动（编号摘要 ${short(reference)}）`,
		`${where}, activity from ${first} to ${last} (digest ${short(reference)})`,
	);
}

/** What the chain has against claims by themselves. */
export function unclaimable({ claims }: Values): Refusal[] {
	const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
	const fits = read(claims).every(({ first, last }) => first <= last && month(last) - month(first) < MAX_MONTHS);
	return fits ? [] : [refusal('Scenarios.InvalidPeriod')];
}
