/** Days in Beijing, written `2026-01-31`, which is how they compare too. */
import { counted } from './format';
import { t } from './i18n.svelte';

const DAY_MS = 86_400_000;

/** The day it is in Beijing. */
export function today(now: Date = new Date()): string {
	// Swedish writes dates as ISO 8601 does.
	return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(now);
}

/** Days from one to another, negative if that is the earlier; null where either is no day. */
export function daysBetween(from: string, to: string): number | null {
	const [start, end] = [from, to].map((day) => Date.parse(`${day}T00:00:00Z`));
	const days = (end! - start!) / DAY_MS;
	return Number.isInteger(days) ? days : null;
}

/** What is left until the end of a day. */
export function left(due: string, now: string): { text: string; tone: 'busy' | 'warn' | 'bad' | 'still' } {
	const days = daysBetween(now, due);
	if (days === null) return { text: due, tone: 'still' };
	if (days < 0) return { text: t(`已逾期 ${-days} 天`, `${counted(-days, 'day')} overdue`), tone: 'bad' };
	if (days === 0) return { text: t('今天到期', 'Due today'), tone: 'warn' };
	if (days === 1) return { text: t('明天到期', 'Due tomorrow'), tone: 'warn' };
	return { text: t(`还有 ${days} 天`, `${counted(days, 'day')} left`), tone: days <= 3 ? 'warn' : 'busy' };
}

/** How late something was done, in working days. */
export function lateness(days: number): string {
	return days === 0 ? t('按期', 'in time') : t(`迟 ${days} 个工作日`, `${counted(days, 'working day')} late`);
}

/** A month in words: `2026年1月`. */
export function month(value: string): string {
	const [year, number] = value.split('-');
	return t(`${year}年${Number(number)}月`, value);
}

/** The month before, or after. */
export function monthFrom(value: string, step: -1 | 1): string {
	const [year, number] = value.split('-').map(Number);
	const whole = year! * 12 + number! - 1 + step;
	return `${Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, '0')}`;
}

/** A day as the chain numbers it, from 1970-01-01. */
export function dayNumber(day: string): number {
	return daysBetween('1970-01-01', day) ?? NaN;
}

/** A day by the chain's number of it. */
export function dayOf(number: number): string {
	return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** A month as the chain numbers it, from January 1970. */
export function monthNumber(value: string): number {
	const [year, number] = value.split('-').map(Number);
	return (year! - 1970) * 12 + number! - 1;
}
