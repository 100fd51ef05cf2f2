/** Who counts of a verifier's people, and whether they are enough (Art. 40). */
import { dayNumber, dayOf } from '../days';
import { listOf, part, stageOf, type Chain, type Json } from './chain';

/** People it takes. */
const NEEDED = 5;
const YEARS_OF_EXPERIENCE = 2;
const YEARS_OF_EDUCATION = 1;

/** The same day so many years later, of 29 February the 28th where there is no other. */
export function yearsLater(day: number, years: number): number {
	const [year, month, date] = dayOf(day).split('-').map(Number);
	const last = new Date(Date.UTC(year! + years, month!, 0)).getUTCDate();
	return Date.UTC(year! + years, month! - 1, Math.min(date!, last)) / 86_400_000;
}

function counts(member: Json, today: number): boolean {
	const person = part(member, 'person');
	const educated = part(member, 'educated');
	return (
		part(person, 'fullTime') === true &&
		stageOf(part(person, 'degree')) !== 'below' &&
		yearsLater(Number(part(person, 'since')), YEARS_OF_EXPERIENCE) <= today &&
		educated !== null &&
		today <= yearsLater(Number(educated), YEARS_OF_EDUCATION)
	);
}

export async function isStaffed(verifier: number, chain: Chain): Promise<boolean> {
	const members = listOf(await chain.get('accreditation', 'staff', verifier));
	return members.filter((member) => counts(member, dayNumber(chain.today))).length >= NEEDED;
}
