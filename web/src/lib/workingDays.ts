/** Working days as they are published year by year (Art. 14, 19), by what sets them apart from Mondays to Fridays. */
import { dayNumber, dayOf } from './days';
import { counted } from './format';
import { t } from './i18n.svelte';
import type { CalendarYear } from './types';

/** What tells working days of a year. */
export type WorkingYear = Pick<CalendarYear, 'year' | 'holidays' | 'make_up'>;

/** Working days of public notice at least. */
const MIN_NOTICE = 5;

/** Some working days, or the year that is not published and they run into. */
export type Counted = { days: number } | { unpublished: number };

function isWorked(day: string, { holidays, make_up }: WorkingYear): boolean {
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	return weekday % 6 === 0 ? make_up.includes(day) : !holidays.includes(day);
}

/** The working days from one day to another, both of them counted where they are worked. */
export function worked(first: string, last: string, years: WorkingYear[]): Counted {
	let days = 0;
	for (let at = dayNumber(first); at <= dayNumber(last); at += 1) {
		const day = dayOf(at);
		const year = years.find((one) => one.year === Number(day.slice(0, 4)));
		if (!year) return { unpublished: Number(day.slice(0, 4)) };
		if (isWorked(day, year)) days += 1;
	}
	return { days };
}

/** The last day of a notice: one that days off announced since would leave too short goes on until the fifth working day. */
export function lastOf({ from, last }: { from: string; last: string }, years: WorkingYear[]): string {
	const first = dayNumber(from) + 1;
	for (let at = first; at < first + 366; at += 1) {
		const found = worked(dayOf(first), dayOf(at), years);
		if ('unpublished' in found) return last;
		if (found.days === MIN_NOTICE) return dayOf(at) > last ? dayOf(at) : last;
	}
	return last;
}

/** What is left of a notice, today included, in working days. */
export function leftOf(last: string, now: string, years: WorkingYear[]): string {
	if (now === last) return t('今天是最后一天', 'today is the last day');
	const left = worked(now, last, years);
	if ('unpublished' in left) return unpublished(left.unpublished);
	const today = worked(now, now, years);
	const included = 'days' in today && today.days === 1 ? t('（含今天）', ', today included') : '';
	return t(`还有 ${left.days} 个工作日`, `${counted(left.days, 'working day')} left`) + included;
}

/** What is left until the end of a day that was counted in working days. */
export function leftUntil(due: string, now: string, years: WorkingYear[]): { text: string; tone: 'busy' | 'warn' | 'bad' | 'still' } {
	const days = (first: number, last: number) => worked(dayOf(first), dayOf(last), years);
	const [end, today] = [dayNumber(due), dayNumber(now)];
	if (end === today) return { text: t('今天到期', 'Due today'), tone: 'warn' };
	if (end < today) {
		const late = days(end + 1, today);
		if ('unpublished' in late) return { text: t('已逾期', 'Overdue'), tone: 'bad' };
		// The days off after a day due are none of lateness, and it is over all the same.
		if (late.days === 0) return { text: t('已逾期', 'Overdue'), tone: 'bad' };
		return { text: t(`已逾期 ${late.days} 个工作日`, `${counted(late.days, 'working day')} overdue`), tone: 'bad' };
	}
	const left = days(today + 1, end);
	if ('unpublished' in left) return { text: unpublished(left.unpublished), tone: 'still' };
	return { text: t(`还有 ${left.days} 个工作日`, `${counted(left.days, 'working day')} left`), tone: left.days <= 3 ? 'warn' : 'busy' };
}

/** That a year's working days cannot be counted. */
function unpublished(year: number): string {
	return t(
		`${year} 年的工作日历尚未公布，剩余工作日无从计算`,
		`the working days of ${year} are not published, so what is left cannot be told`,
	);
}
