/** What acts ask of the chain, and what an account may act as by it. */
import { dayNumber } from '../days';
import { refusal, type Refusal } from '../refusals';
import type { Scope } from '../types';
import { variant, wordOf } from './variants';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** A node's storage, as JSON. */
export interface Chain {
	/** The day it is by the chain. */
	today: string;
	/** A value, or null where there is none. */
	get(pallet: string, item: string, ...keys: unknown[]): Promise<Json>;
	/** Whether there is a value, also one that says nothing but that. */
	has(pallet: string, item: string, ...keys: unknown[]): Promise<boolean>;
	/** All that begins with some keys, each by the keys left. */
	list(pallet: string, item: string, ...first: unknown[]): Promise<[Json[], Json][]>;
	/** Whether the runtime has a call by these names. */
	isCall(pallet: string, call: string): boolean;
}

/** The roles of the chain's access rule (Art. 5-9, 41, 45). */
export type Role =
	'individual' | 'institution' | 'organisation' | 'verifier' | 'operator' | 'authority' | 'expert' | 'council' | 'regional' | 'validator';

/** Those who take part. */
export const PARTICIPANTS: Role[] = ['individual', 'institution', 'organisation'];
export const LEGAL_PERSONS: Role[] = ['institution', 'organisation'];
/** Whoever has a role at all. */
export const ANYONE: Role[] = [...PARTICIPANTS, 'verifier', 'operator', 'authority', 'expert', 'council', 'regional', 'validator'];

/** What an account acts as. */
export interface Standing {
	roles: Role[];
	/** The open participant it stands for. */
	participant: number | null;
	/** The sitting expert it stands for. */
	expert: number | null;
	/** The participant who closed its account, and the expert who was dismissed, whose last key it is. */
	former: { participant: number | null; expert: number | null };
	/** The region whose office it is. */
	region: number | null;
	/** In which scopes the operator may act today. */
	mandates: Scope[];
	/** How many seats the council has. */
	seats: number;
}

const DAY_MS = 86_400_000;

const SCOPES: Scope[] = ['accounts', 'review', 'issuance', 'mall'];

/** What an account acts as today. Who runs a validator is not looked at: no act here is theirs alone. */
export async function standingOf(account: string, chain: Chain): Promise<Standing> {
	const among = async (office: string) => listOf(await chain.get(office, 'members'));
	const [authority, operator, council, region, participant, expert, mandates] = await Promise.all([
		among('authority'),
		among('operator'),
		among('council'),
		chain.get('disclosure', 'offices', account),
		participantOf(account, chain),
		expertOf(account, chain),
		mandated(chain),
	]);
	const roles: Role[] = [];
	const open = participant?.closed === false;
	if (open) roles.push(participant.kind);
	if (open && participant.verifier) roles.push('verifier');
	if (operator.includes(account)) roles.push('operator');
	if (authority.includes(account)) roles.push('authority');
	if (expert?.dismissed === false) roles.push('expert');
	if (council.includes(account)) roles.push('council');
	if (region !== null) roles.push('regional');
	return {
		roles,
		participant: open ? participant.number : null,
		expert: expert?.dismissed === false ? expert.number : null,
		former: {
			participant: participant?.closed ? participant.number : null,
			expert: expert?.dismissed ? expert.number : null,
		},
		region: region === null ? null : Number(region),
		mandates,
		seats: council.length,
	};
}

async function participantOf(
	account: string,
	chain: Chain,
): Promise<{ number: number; kind: Role; verifier: boolean; closed: boolean } | null> {
	const number = await chain.get('participants', 'participantOf', account);
	if (number === null) return null;
	const found = await chain.get('participants', 'participants', number);
	// The account keeps pointing at a participant who has another key by now.
	if (part(found, 'account') !== account) return null;
	const kind = stageOf(part(found, 'holder')) as Role;
	const verifier = kind !== 'individual' && (await chain.has('accreditation', 'verifiers', number));
	return { number: Number(number), kind, verifier, closed: part(found, 'closed') !== null };
}

async function expertOf(account: string, chain: Chain): Promise<{ number: number; dismissed: boolean } | null> {
	const number = await chain.get('experts', 'expertOf', account);
	if (number === null) return null;
	const found = await chain.get('experts', 'experts', number);
	return part(found, 'account') === account ? { number: Number(number), dismissed: part(found, 'dismissed') !== null } : null;
}

async function mandated(chain: Chain): Promise<Scope[]> {
	const today = dayNumber(chain.today);
	const stands = await Promise.all(
		SCOPES.map(async (scope) => {
			const found = await chain.get('mandate', 'mandates', variant(scope));
			return found !== null && Number(part(found, 'from')) <= today && today <= Number(part(found, 'until'));
		}),
	);
	return SCOPES.filter((_, place) => stands[place]);
}

/** A part of a value by the names that lead to it, null where there is none. */
export function part(of: Json, ...names: string[]): Json {
	let found: Json = of;
	for (const name of names) {
		if (found === null || typeof found !== 'object') return null;
		found = (found as Record<string, Json>)[name] ?? null;
	}
	return found;
}

export function listOf(of: Json): Json[] {
	return Array.isArray(of) ? of : [];
}

/** A variant's name as the API has it. */
export function stageOf(of: Json): string {
	if (typeof of === 'string') return wordOf(of);
	return of !== null && typeof of === 'object' ? wordOf(Object.keys(of)[0] ?? '') : '';
}

/** What is in a variant. */
export function within(of: Json): Json {
	return of !== null && typeof of === 'object' && !Array.isArray(of) ? (Object.values(of)[0] ?? null) : null;
}

/** Whether somebody is barred from acting as something today (Art. 44). */
export async function isBarred(whom: Record<string, number>, capacity: string, chain: Chain): Promise<boolean> {
	const today = dayNumber(chain.today);
	return listOf(await chain.get('disclosure', 'bars', whom)).some(
		(bar) => today <= Number(part(bar, 'until')) && listOf(part(bar, 'capacities')).some((one) => stageOf(one) === capacity),
	);
}

/** Tells whether a day is worked; null in a year that is not published. Each year is read once. */
export function calendarOf(chain: Chain): (day: number) => Promise<boolean | null> {
	const years = new Map<number, Promise<Json>>();
	return async (day) => {
		const year = new Date(day * DAY_MS).getUTCFullYear();
		if (!years.has(year)) years.set(year, chain.get('calendar', 'years', year));
		const published = (await years.get(year)) ?? null;
		if (published === null) return null;
		// Bit k of the bytes is day k of the year.
		const place = day - Date.UTC(year, 0, 1) / DAY_MS;
		const at = 2 + 2 * Math.floor(place / 8);
		const byte = parseInt(String(part(published, 'days')).slice(at, at + 2), 16);
		return ((byte >> (place % 8)) & 1) === 1;
	};
}

/** So many working days after a day; null where they run into a year that is not published. */
export async function addWorking(day: number, days: number, chain: Chain): Promise<number | null> {
	const isWorking = calendarOf(chain);
	for (let at = day + 1, left = days; ; at += 1) {
		const worked = await isWorking(at);
		if (worked === null) return null;
		if (worked) left -= 1;
		if (left === 0) return at;
	}
}

/** The objections whose conditions hold. */
export function those(...all: [boolean, Parameters<typeof refusal>[0]][]): Refusal[] {
	return all.filter(([holds]) => holds).map(([, reason]) => refusal(reason));
}

/** Whether a deadline's day is over, or was when the chain marked it. */
export function isOverdue(deadline: Json, chain: Chain): boolean {
	const due = part(deadline, 'due');
	const over = stageOf(due) === 'on' && Number(within(due)) < dayNumber(chain.today);
	return part(deadline, 'overdue') === true || over;
}
