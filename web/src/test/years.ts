import type { WorkingYear } from '../lib/workingDays';

/** The working days of 2026 as the State Council has them, of which tests look at those around the Spring Festival. */
export const YEARS: WorkingYear[] = [
	{
		year: 2026,
		holidays: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
		make_up: ['2026-02-14', '2026-02-28'],
	},
];
