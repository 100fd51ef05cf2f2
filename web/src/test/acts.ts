import { actOf, objectionsTo, type Json, type Standing, type Values } from '../lib/acts';
import { chainOf, standing } from './chain';

export const document = { blake2_256: '0xaa', sm3: '0xbb' };
export const SECRET = `0x${'44'.repeat(32)}`;
export const CLAIM = { mechanism: 'ccer', reference: `0x${'33'.repeat(32)}`, first: '2025-01-01', last: '2025-12-31' };

/** The working days of 2026, bit by bit. */
export const YEAR = {
	'calendar.years 2026': { days: '0xf8f97c3e9f1fc0f7f97c3e1fcfe7f3e07d3e9fcfe7f1f97c3e9fcfe7f3f97c3edfc701f7f97c3e9fcfe7f3f97c1e' },
};

export const OPERATOR = standing('operator');
export const AUTHORITY = standing('authority');

export async function against(id: string, values: Values, who: Standing, state: Record<string, Json> = {}): Promise<string[]> {
	return (await objectionsTo(actOf(id), values, chainOf(state), who)).map(({ reason }) => reason);
}

/** So many of a verifier's people who count on 13 February 2026, to the day, and one with no degree. */
export function people(many: number): Json[] {
	const person = (degree: string) => ({ person: { fullTime: true, degree, since: 19_766 }, educated: 20_132 });
	return [...Array.from({ length: many }, () => person('Bachelor')), person('Below')];
}
