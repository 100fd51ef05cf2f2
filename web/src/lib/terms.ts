import type { Scenario, Terms } from './types';

/** The terms to show of a scenario: those in force today, before any are the first. */
export function shownOf({ terms, in_force }: Pick<Scenario, 'terms' | 'in_force'>): Terms | undefined {
	return terms.find(({ number }) => number === in_force) ?? terms.at(-1);
}

/** Where terms stand today: those that were admitted are to come, in force or over. */
export function stateOf({ number, stage }: Pick<Terms, 'number' | 'stage'>, inForce: number | null | undefined): string {
	if (stage !== 'in_force' || number === inForce) return stage;
	// Their first days ascend with their numbers.
	return number > (inForce ?? 0) ? 'coming' : 'over';
}
