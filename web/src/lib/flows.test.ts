import { expect, test } from 'vitest';
import { endsOf, flowsOf } from './flows';
import { lang } from './i18n.svelte';
import type { Flows } from './types';

const mg = (digits: string) => ({ mg: digits, text: '' });
const node = (key: string, zh: string, en: string) => ({ key, label: { zh, en }, reduction: mg('0') });
const flows = {
	nodes: [node('issued', '签发', 'Issued'), node('people', '个人', 'People'), node('lapsed', '清零', 'Lapsed')],
	links: [
		{ from: 'issued', to: 'people', reduction: mg('1000') },
		{ from: 'people', to: 'lapsed', reduction: mg('0') },
		{ from: 'people', to: 'in_orders', reduction: mg('130190') },
	],
} as unknown as Flows;

test('flow_should_be_left_out_when_nothing_went_there', () => {
	const all = flowsOf(flows);
	expect(all.map(({ from, to, reduction }) => [from.name, to.name, reduction.mg])).toEqual([
		['签发', '个人', '1000'],
		// What the API does not name is told by its key.
		['个人', 'in_orders', '130190'],
	]);
	expect(endsOf(all).map(({ key }) => key)).toEqual(['issued', 'people', 'in_orders']);
});

test('flow_should_be_told_in_the_language_shown_when_it_is_drawn', () => {
	lang.current = 'en';
	expect(flowsOf(flows)[0]!.to.name).toBe('People');
	lang.current = 'zh';
});
