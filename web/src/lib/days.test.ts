import { expect, test } from 'vitest';
import { inBoth } from '../test/languages';
import { dayNumber, daysBetween, lateness, left, month, monthFrom, monthNumber, today } from './days';

test('day_should_be_beijings_when_it_is_still_yesterday_elsewhere', () => {
	expect(today(new Date('2026-02-12T15:59:59Z'))).toBe('2026-02-12');
	expect(today(new Date('2026-02-12T16:00:00Z'))).toBe('2026-02-13');
	expect(today(new Date('2025-12-31T16:00:00Z'))).toBe('2026-01-01');
});

test('days_should_be_counted_over_ends_of_months_and_leap_days_when_both_are_days', () => {
	expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
	expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
	expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1);
	expect(daysBetween('2026-10-22', '2026-10-22')).toBe(0);
	expect(daysBetween('', '2026-10-22')).toBeNull();
});

test('days_left_should_be_told_in_words_when_the_day_is_to_come', () => {
	// A complaint of 2026-09-24, to be answered by 2026-10-22.
	expect(inBoth(() => left('2026-10-22', '2026-09-24').text)).toEqual({ zh: '还有 28 天', en: '28 days left' });
	expect(left('2026-10-22', '2026-10-18').tone).toBe('busy');
	expect(left('2026-10-22', '2026-10-19').tone).toBe('warn');
	expect(inBoth(() => left('2026-10-22', '2026-10-21').text)).toEqual({ zh: '明天到期', en: 'Due tomorrow' });
});

test('day_due_should_not_be_overdue_when_it_is_today', () => {
	expect(inBoth(() => left('2026-02-13', '2026-02-13').text)).toEqual({ zh: '今天到期', en: 'Due today' });
	expect(left('2026-02-13', '2026-02-13').tone).toBe('warn');
});

test('days_overdue_should_be_told_in_words_when_the_day_is_over', () => {
	expect(inBoth(() => left('2026-02-13', '2026-02-14').text)).toEqual({ zh: '已逾期 1 天', en: '1 day overdue' });
	expect(inBoth(() => left('2026-02-13', '2026-03-02').text)).toEqual({ zh: '已逾期 17 天', en: '17 days overdue' });
	expect(left('2026-02-13', '2026-02-14').tone).toBe('bad');
});

test('lateness_should_be_told_in_working_days_when_it_was_done', () => {
	expect(inBoth(() => lateness(0))).toEqual({ zh: '按期', en: 'in time' });
	expect(inBoth(() => lateness(1))).toEqual({ zh: '迟 1 个工作日', en: '1 working day late' });
	expect(inBoth(() => lateness(12)).en).toBe('12 working days late');
});

test('month_should_be_followed_over_the_end_of_a_year_when_another_is_asked', () => {
	expect(monthFrom('2026-01', -1)).toBe('2025-12');
	expect(monthFrom('2025-12', 1)).toBe('2026-01');
	expect(monthFrom('2026-09', 1)).toBe('2026-10');
	expect(inBoth(() => month('2026-09'))).toEqual({ zh: '2026年9月', en: '2026-09' });
});

test('day_and_month_should_be_the_chains_when_they_are_numbered', () => {
	// 2026-03-13 is day 20525, January 2026 month 672.
	expect(dayNumber('2026-03-13')).toBe(20_525);
	expect(dayNumber('')).toBeNaN();
	expect(monthNumber('2026-01')).toBe(672);
	expect(monthNumber('2025-12')).toBe(671);
});
