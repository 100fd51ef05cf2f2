/** What is signed on the page, beside a verifier's word: a table of acts, and what the chain would have against each (Art. 5-7, 26-37, 43). */
import { valuesOf, type Act, type Group, type Values } from './acts/act';
import { BATCHES } from './acts/batches';
import { ANYONE, LEGAL_PERSONS, type Chain, type Json, type Role, type Standing } from './acts/chain';
import { DEPARTMENTS } from './acts/departments';
import { DEVELOPMENT } from './acts/development';
import { DISCLOSURE } from './acts/disclosure';
import { MALL } from './acts/mall';
import { METHODOLOGIES } from './acts/methodologies';
import { OFFICE_ACTS } from './acts/offices';
import { PANELS } from './acts/panels';
import { PAUSES } from './acts/pauses';
import { REDUCTIONS } from './acts/reductions';
import { SCENARIOS } from './acts/scenarios';
import { VERIFIERS } from './acts/verifiers';
import { refusal, type Refusal } from './refusals';

export { argumentsOf, asked, isFilled, piecesOf, ready, valuesOf } from './acts/act';
export type { Act, Collective, Digests, Field, Group, Piece, Values } from './acts/act';
export { unfit as unfitFor } from './acts/batches';
export { standingOf } from './acts/chain';
export type { Chain, Json, Role, Standing } from './acts/chain';

export const ACTS: Act[] = [
	...METHODOLOGIES,
	...SCENARIOS,
	...DEVELOPMENT,
	...PANELS,
	...BATCHES,
	...VERIFIERS,
	...MALL,
	...REDUCTIONS,
	...DISCLOSURE,
	...OFFICE_ACTS,
	...DEPARTMENTS,
	...PAUSES,
];

/** Whose page it is. */
export type ConsoleName = 'office' | 'developer' | 'organisation' | 'expert' | 'council';

const OFFICES: Role[] = ['operator', 'authority', 'regional'];
/** What institutions and organisations do on a page of their own: as providers, as holders, as hosts and as accountants. */
const OWN: Group[] = ['mall', 'reductions'];

/** Who sends an act, or proposes it. */
export function sendersOf({ by, motion }: Act, values: Values): Role[] {
	if (motion) return [motion === 'council' ? 'council' : 'operator'];
	return typeof by === 'function' ? by(values) : (by ?? []);
}

/** Who may send an act, whatever is entered. */
export function anySenders(act: Act): Role[] {
	return typeof act.by === 'function' ? OFFICES : sendersOf(act, {});
}

/** The acts of a page, in the table's order; last what anybody may do. */
export function actsOf(console: ConsoleName): Act[] {
	const all = ACTS.filter((act) => {
		const { group, motion } = act;
		if (motion) return console === (motion === 'council' ? 'council' : 'office');
		const senders = anySenders(act);
		switch (console) {
			case 'office':
				return senders.some((role) => OFFICES.includes(role));
			case 'developer':
				return group !== 'panels' && !OWN.includes(group) && senders.includes('individual');
			case 'organisation':
				return OWN.includes(group) && senders.some((role) => LEGAL_PERSONS.includes(role) || role === 'verifier');
			case 'expert':
				return senders.includes('expert') && senders !== ANYONE;
			case 'council':
				return false;
		}
	});
	const anybodys = all.filter(({ by }) => by === ANYONE);
	return [...all.filter((act) => !anybodys.includes(act)), ...anybodys];
}

/** The act of a name; throws if there is none. */
export function actOf(id: string): Act {
	const found = ACTS.find((act) => act.id === id);
	if (!found) throw new Error(`no act ${id}`);
	return found;
}

/** Pallet and call, as polkadot.js names them. */
export function namesOf({ id }: Act): [string, string] {
	const camel = (word: string) => word.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
	const [pallet = '', call = ''] = id.split('.').map(camel);
	return [pallet, call];
}

/** Of a council with so many seats, how many carry an act. */
export function needed({ twoThirds }: Act, seats: number): number {
	return twoThirds ? Math.ceil((seats * 2) / 3) : Math.floor(seats / 2) + 1;
}

/** What an account lacks that has to act as something. */
export function unfit(act: Act, values: Values, { roles, mandates }: Standing): Refusal[] {
	const senders = sendersOf(act, values);
	const held = senders.filter((role) => roles.includes(role));
	const { scope } = act;
	if (held.length === 0) return [refusal('not-office', { office: senders === ANYONE ? 'anyone' : senders.join(' ') })];
	const alone = held.length === 1 && held[0] === 'operator';
	return alone && scope && !mandates.includes(scope) ? [refusal('no-mandate', { scope })] : [];
}

/** All that the chain has against an act, as it now stands. */
export async function objectionsTo(act: Act, values: Values, chain: Chain, who: Standing): Promise<Refusal[]> {
	const against = (await act.against?.(values, chain, who)) ?? [];
	const all = [...unfit(act, values, who), ...against];
	// Several conditions may come to the same.
	return all.filter(({ reason }, place) => all.findIndex((other) => other.reason === reason) === place);
}

/** What a call says in words, and the documents it names; null for one that is no act of the page. */
export function described(
	section: string,
	method: string,
	args: Json[],
): { act: Act; words: string; documents: Record<string, Json> } | null {
	const act = ACTS.find((one) => {
		const [pallet, call] = namesOf(one);
		return pallet === section && call === method;
	});
	if (!act) return null;
	const { values, documents } = valuesOf(act, args);
	return { act, words: act.statement(values), documents };
}
