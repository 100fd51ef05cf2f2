/** What the chain has of scenarios and their applications, as acts ask for it (Art. 17-23). */
import { refusal, type ErrorName, type Refusal } from '../refusals';
import type { Values } from './act';
import { isBarred, part, stageOf, those, type Chain, type Json, type Standing } from './chain';
import type { Matter } from './panels';

/** Stages at which a scenario takes part, and after which no other follows. */
export const ADMITTED = ['admitted', 'rectifying'];
export const ENDED = ['terminated', 'left', 'rejected', 'withdrawn'];
/** Stages of an application that waits for a decision. */
export const OPEN = ['submitted', 'incomplete', 'review', 'approved'];

export async function scenario({ source }: Values, chain: Chain): Promise<Json> {
	return chain.get('scenarios', 'scenarios', Number(source));
}

/** What the chain has against an act on an application that is at another stage, or is none. */
export async function onApplication(values: Values, stages: string[], otherwise: ErrorName, chain: Chain): Promise<Refusal[]> {
	if ((await scenario(values, chain)) === null) return [refusal('Scenarios.NotFound')];
	const application = await chain.get('scenarios', 'applications', Number(values.source));
	if (application === null) return [refusal('Scenarios.NotProposed')];
	return those([!stages.includes(stageOf(application)), otherwise]);
}

/** The same of one for these terms: its developer may have withdrawn it and proposed others since. */
export async function onTerms(values: Values, stages: string[], otherwise: ErrorName, chain: Chain): Promise<Refusal[]> {
	const [found, waits, against] = await Promise.all([
		scenario(values, chain),
		chain.has('scenarios', 'applications', Number(values.source)),
		onApplication(values, stages, otherwise, chain),
	]);
	const differs = waits && Number(part(found, 'terms')) !== Number(values.terms);
	return differs ? [refusal('Scenarios.TermsDiffer')] : against;
}

/** What an open application is for. */
export function matter(source: string, found: Json): Matter {
	return stageOf(part(found, 'stage')) === 'applied'
		? { Scenario: Number(source) }
		: { Terms: [Number(source), Number(part(found, 'terms'))] };
}

/** What keeps a scenario from what only one that takes part may. */
export function unadmitted(found: Json): Refusal[] {
	const stage = stageOf(part(found, 'stage'));
	return those([stage === 'applied', 'Scenarios.NotAdmitted'], [ENDED.includes(stage), 'Scenarios.Terminated']);
}

/** The scenario, if it takes part. */
export async function takingPart(values: Values, chain: Chain): Promise<{ found: Json; against: Refusal[] }> {
	const found = await scenario(values, chain);
	return { found, against: found === null ? [refusal('Scenarios.NotFound')] : unadmitted(found) };
}

/** What keeps a participant from acting for a scenario as its developer. */
export async function developing(values: Values, chain: Chain, who: Standing): Promise<{ found: Json; against: Refusal[] }> {
	const found = await scenario(values, chain);
	if (found === null) return { found, against: [refusal('Scenarios.NotFound')] };
	return { found, against: those([part(found, 'developer') !== who.participant, 'Scenarios.NotDeveloper']) };
}

/** What keeps a participant from taking a scenario on. */
export async function mayTake(participant: number, chain: Chain): Promise<Refusal[]> {
	const [found, barred] = await Promise.all([
		chain.get('participants', 'participants', participant),
		isBarred({ Participant: participant }, 'developer', chain),
	]);
	return those([found === null || part(found, 'closed') !== null, 'Scenarios.NotRegistered'], [barred, 'Scenarios.Barred']);
}
