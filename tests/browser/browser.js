/** What the tests share: a browser, pages that report their faults, pictures, the verifier's wallet. */
import { readFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { Keyring } from '@polkadot/keyring';

export const { SUHUI_EXPLORER: site, SUHUI_SCREENSHOTS: pictures } = process.env;
assert.ok(site, 'SUHUI_EXPLORER names the address of a running explorer');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function launch() {
	return chromium.launch({
		executablePath: process.env.SUHUI_CHROMIUM ?? '/usr/bin/chromium',
		// A container has no namespaces to build the sandbox from.
		// The other switches keep it from asking the network for updates.
		args: [
			'--no-sandbox',
			'--disable-dev-shm-usage',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

/** A page of its own context, in a language; null leaves the choice to the page. */
export async function open(browser, { lang = 'zh', ...options } = {}) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	if (lang) await context.addInitScript((lang) => localStorage.setItem('suhui.lang', lang), lang);
	const page = await context.newPage();
	page.setDefaultTimeout(30_000);
	page.faults = [];
	page.on('pageerror', (error) => page.faults.push(String(error)));
	page.on('console', (message) => {
		if (/Content Security Policy/.test(message.text())) page.faults.push(message.text());
	});
	return page;
}

export async function visit(page, path) {
	await page.goto(site + path);
	await page.locator('h1').first().waitFor();
	await settled(page);
}

/** Waits until nothing is being fetched any more; the live events never end, so the network is never idle. */
export async function settled(page) {
	await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
	await page.waitForTimeout(400);
	await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

export async function picture(page, name) {
	if (!pictures) return;
	await mkdir(pictures, { recursive: true });
	await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}

/** Serious and critical findings of axe-core, as text. The page's own policy forbids inserted scripts, not evaluated ones. */
export async function findings(page) {
	await page.evaluate(axe);
	const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.map(
			({ id, nodes }) =>
				`${id}: ${nodes
					.map(({ html }) => html)
					.slice(0, 3)
					.join(' ')}`,
		);
}

/** How far the page is wider than the screen, in pixels. */
export function overflow(page) {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Lets `change` alter what the node at an address answers to a page, by method. */
export async function between(page, node, change) {
	await page.routeWebSocket(node, (socket) => {
		const server = socket.connectToServer();
		const asked = new Map();
		socket.onMessage((message) => {
			const { id, method } = JSON.parse(message);
			asked.set(id, method);
			server.send(message);
		});
		server.onMessage((message) => {
			const answer = JSON.parse(message);
			socket.send(JSON.stringify(change(asked.get(answer.id), answer)));
		});
	});
}

/** The address of a route that tests open. */
export async function addressOf({ pattern, example }) {
	if (typeof example === 'string') return example;
	const [first] = (await api(`${example.list}?limit=1`)).items;
	assert.ok(first, `${example.list} is empty: ${pattern} has no example`);
	return pattern.replace(/:\w+/, encodeURIComponent(first[example.key]));
}

/** What the API answers. */
export async function api(path) {
	const answer = await fetch(`${site}/api/v1${path}`);
	assert.equal(answer.status, 200, path);
	return answer.json();
}

/** Sends a call of an office and waits until it is in a finalised block. */
export function send(call, secret) {
	const pair = new Keyring({ type: 'sr25519' }).addFromUri(secret);
	return new Promise((done, failed) => {
		call
			.signAndSend(pair, ({ status, dispatchError }) => {
				if (dispatchError) failed(new Error(dispatchError.toString()));
				else if (status.isFinalized) done();
			})
			.catch(failed);
	});
}

/**
 * A wallet as extensions inject it, with the key of `secret`; it signs here, outside the page, and decodes by the chain's
 * metadata what it is given to sign. Returns what it was given. One that declines takes no metadata.
 */
export async function wallet(page, chain, secret, { declines = false } = {}) {
	const pair = new Keyring({ type: 'sr25519', ss58Format: 42 }).addFromUri(secret);
	const given = { address: pair.address, metadata: [], signed: [] };
	await page.exposeFunction('suhuiTestSign', (payload) => {
		given.signed.push(chain.registry.createType('Call', payload.method).toHuman());
		return chain.registry.createType('ExtrinsicPayload', payload, { version: payload.version }).sign(pair).signature;
	});
	await page.exposeFunction('suhuiTestMetadata', (definition) => {
		given.metadata.push(definition);
		return !declines;
	});
	await page.addInitScript((address) => {
		const known = [];
		const accounts = [{ address, name: 'test', type: 'sr25519' }];
		window.injectedWeb3 = {
			'suhui-test': {
				version: '1.0.0',
				enable: async () => ({
					accounts: { get: async () => accounts, subscribe: (tell) => (tell(accounts), () => {}) },
					metadata: {
						get: async () => known,
						provide: async ({ genesisHash, specVersion, metaCalls }) => {
							const taken = await window.suhuiTestMetadata({ genesisHash, specVersion, bytes: metaCalls.length });
							if (taken) known.push({ genesisHash, specVersion });
							return taken;
						},
					},
					signer: { signPayload: async (payload) => ({ id: 1, signature: await window.suhuiTestSign(payload) }) },
				}),
			},
		};
	}, pair.address);
	return given;
}
