import { describe, expect, test } from 'vitest';
import openapi from '../openapi.json';
import { hrefOf } from './lib/links';
import { find } from './lib/pages';
import type { HitKind } from './lib/types';
import { entries, LOST, ROUTES } from './routes.js';

const files = Object.keys(import.meta.glob('./pages/*.svelte')).map((path) => path.replace('./pages/', '').replace('.svelte', ''));
const sources = import.meta.glob('./**/*.svelte', { query: '?raw', import: 'default', eager: true }) as Record<string, string>;
const { HitKind: found, MentionKind: naming } = openapi.components.schemas;

/** The pages without parameters that no menu leads to, and why. */
const IN_NO_MENU: Record<string, string> = { '/search': 'it answers the search box, which is on every page' };

const path = (address: string) => address.replace(/[?#].*/, '');

describe('routes', () => {
	test('pages_should_all_have_a_route_when_they_are_listed', () => {
		const routed = new Set([...ROUTES.map(({ page }) => page), LOST]);
		expect(files.filter((file) => !routed.has(file))).toEqual([]);
		expect([...routed].filter((page) => !files.includes(page))).toEqual([]);
	});

	test('route_should_be_the_one_found_when_its_example_is_opened', () => {
		for (const { pattern, page, example } of ROUTES) {
			const address = typeof example === 'string' ? path(example) : pattern.replace(/:\w+/, 'x');
			expect(find(address).page, address).toBe(page);
		}
		expect(find('/nowhere').page).toBe('NotFound');
		expect(find('/batches/7/recompute')).toMatchObject({ page: 'Recompute', params: { id: '7' } });
	});

	test('thing_should_be_shown_by_a_page_when_it_is_linked', () => {
		expect(hrefOf('batch', 7)).toBe('/batches/7');
		expect(hrefOf('signer', 'a/b')).toBe('/extrinsics?signer=a%2Fb');
		expect(hrefOf('validator', '5Grw')).toBe('/validators#5Grw');
		expect(hrefOf('document', '0x$&')).toBe('/documents?digest=0x%24%26');
		for (const { page, shows } of ROUTES) {
			for (const address of Object.values(shows ?? {})) expect(find(path(address)).page, address).toBe(page);
		}
	});

	test('kind_should_be_shown_by_one_page_when_the_api_finds_it', () => {
		const shown = ROUTES.flatMap(({ shows }) => Object.keys(shows ?? {}));
		expect(shown.sort()).toEqual([...found.enum].sort());
	});

	test('kind_should_have_an_address_when_the_api_names_it', () => {
		for (const kind of [...found.enum, ...naming.enum] as HitKind[]) expect(hrefOf(kind, 'x'), kind).toMatch(/^\/.*x$/);
	});

	test('page_should_be_in_a_menu_when_its_address_has_no_parameter', () => {
		const alone = ROUTES.filter(({ pattern, menus }) => !pattern.includes(':') && Object.keys(menus ?? {}).length === 0);
		expect(alone.map(({ pattern }) => pattern)).toEqual(Object.keys(IN_NO_MENU));
	});

	test('menus_should_lead_to_pages_without_parameters_when_they_are_made', () => {
		expect(entries('chain').map(({ href }) => href)).toEqual(['/blocks', '/extrinsics', '/events', '/validators']);
		expect(entries('oversight').map(({ href }) => href)).toEqual([
			'/notices',
			'/claims',
			'/reports',
			'/agenda',
			'/rules',
			'/complaints',
			'/sanctions',
			'/regions',
			'/mandates',
		]);
		expect(entries('uses').map(({ href }) => href)).toEqual(['/mall', '/providers', '/large-events', '/retirements', '/certificates']);
		for (const menu of ['header', 'chain', 'oversight', 'uses', 'footer'] as const) {
			for (const { href } of entries(menu)) expect(href).not.toContain(':');
		}
	});

	test('links_written_out_should_lead_to_a_page_when_followed', () => {
		const written = Object.entries(sources).flatMap(([file, text]) =>
			[...text.matchAll(/href="(\/(?!api\/)[^"]*)"/g)].map(([, address = '']) => ({ file, address: address.replace(/\{[^}]*\}/g, 'x') })),
		);
		expect(written.length).toBeGreaterThan(20);
		expect(written.filter(({ address }) => find(path(address)).page === LOST)).toEqual([]);
	});
});
