import { expect, test } from 'vitest';
import { inBoth } from '../test/languages';
import { YEARS } from '../test/years';
import { lastOf, leftOf, leftUntil, worked } from './workingDays';

test('working_days_should_be_counted_by_days_off_and_days_worked_when_the_years_are_published', () => {
	// From Saturday the 14th, which is worked, to Friday the 27th: off from the 15th to the 23rd.
	expect(worked('2026-02-14', '2026-02-27', YEARS)).toEqual({ days: 5 });
	expect(worked('2026-02-15', '2026-02-23', YEARS)).toEqual({ days: 0 });
	// Saturday the 28th is worked, Sunday the 1st is not.
	expect(worked('2026-02-28', '2026-03-01', YEARS)).toEqual({ days: 1 });
	expect(worked('2025-12-31', '2026-01-05', YEARS)).toEqual({ unpublished: 2025 });
	expect(worked('2026-12-31', '2027-01-04', YEARS)).toEqual({ unpublished: 2027 });
});

test('what_is_left_of_a_notice_should_be_told_in_working_days_when_it_runs', () => {
	expect(inBoth(() => leftOf('2026-02-27', '2026-02-14', YEARS))).toEqual({
		zh: '还有 5 个工作日（含今天）',
		en: '5 working days left, today included',
	});
	expect(inBoth(() => leftOf('2026-02-27', '2026-02-15', YEARS))).toEqual({ zh: '还有 4 个工作日', en: '4 working days left' });
	expect(inBoth(() => leftOf('2026-02-27', '2026-02-27', YEARS)).zh).toBe('今天是最后一天');
	expect(inBoth(() => leftOf('2027-01-05', '2026-12-30', YEARS)).zh).toContain('2027 年的工作日历尚未公布');
});

test('notice_should_go_on_until_the_fifth_working_day_when_days_off_were_announced_in_it', () => {
	// From Friday the 13th: the 14th, and the 24th to the 27th are worked.
	expect(lastOf({ from: '2026-02-13', last: '2026-02-20' }, YEARS)).toBe('2026-02-27');
	expect(lastOf({ from: '2026-02-13', last: '2026-03-06' }, YEARS)).toBe('2026-03-06');
	expect(lastOf({ from: '2026-12-30', last: '2027-01-08' }, YEARS)).toBe('2027-01-08');
});

test('what_is_left_of_a_deadline_should_be_told_in_working_days_when_it_was_counted_in_them', () => {
	expect(inBoth(() => leftUntil('2026-02-27', '2026-02-13', YEARS).text)).toEqual({ zh: '还有 5 个工作日', en: '5 working days left' });
	expect(leftUntil('2026-02-27', '2026-02-13', YEARS).tone).toBe('busy');
	expect(leftUntil('2026-02-26', '2026-02-14', YEARS).tone).toBe('warn');
	expect(inBoth(() => leftUntil('2026-02-14', '2026-02-14', YEARS).text).zh).toBe('今天到期');
	// Sunday the 15th is off: the day is over, and no working day since.
	expect(leftUntil('2026-02-14', '2026-02-15', YEARS)).toEqual({ text: '已逾期', tone: 'bad' });
	expect(inBoth(() => leftUntil('2026-02-14', '2026-02-25', YEARS).text)).toEqual({
		zh: '已逾期 2 个工作日',
		en: '2 working days overdue',
	});
});
