/** What is entered line by line: amounts of several classes, and orders with the secrets that show their hand-over. */
import { t } from '../i18n.svelte';
import { amountOf, milligramsOf, written } from './amounts';
import { listOf, type Json } from './chain';

/** So much of a class, as it is entered. */
export interface Share {
	class: string;
	amount: string;
}

/** Classes whose reductions one call gives. */
export const MAX_SHARES = 32;
/** Orders that one call fulfils. */
export const MAX_FULFILLED = 64;

/** Amounts by class as they are kept among what is entered. */
export function kept(all: Share[]): string {
	return all.length ? JSON.stringify(all) : '';
}

export function shares(value = ''): Share[] {
	return value === '' ? [] : (JSON.parse(value) as Share[]);
}

/** Whether all is there that a share takes. */
export function isGiven({ class: of, amount }: Share): boolean {
	return /^\d{1,10}$/.test(of) && Number(of) > 0 && milligramsOf(amount) !== null;
}

/** Amounts by class in words. */
export function toldShares(value = ''): string {
	const all = shares(value);
	return all
		.map(({ class: of, amount }) => t(`批类 ${of} 的 ${amountOf(amount)}`, `${amountOf(amount)} of class ${of}`))
		.join(t('、', ', '));
}

/** Amounts by class as the chain has them, as they would be entered. */
export function sharesFrom(json: Json): Share[] {
	return listOf(json).map((one) => {
		const [of = null, milligrams = null] = listOf(one);
		return { class: String(of), amount: written(milligrams) };
	});
}

const SECRET = '0x[0-9a-fA-F]{64}';
/** Numbers of orders, each with its secret, however they are set apart: a secret has its length. */
export const FULFILMENTS = new RegExp(`^(?:\\d{1,10}[\\s:：,，]+${SECRET}[\\s;；,，]*)+$`);

export function fulfilments(value = ''): [number, string][] {
	return [...value.matchAll(new RegExp(`(\\d{1,10})[\\s:：,，]+(${SECRET})`, 'g'))].map(([, order, secret]) => [
		Number(order),
		secret!.toLowerCase(),
	]);
}
