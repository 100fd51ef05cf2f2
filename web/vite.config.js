import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// SUHUI_API: where `vite` in development sends /api to.
const api = process.env.SUHUI_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
	// Styles go to files: the site's content policy allows no inline style.
	plugins: [svelte({ compilerOptions: { css: 'external' }, preprocess: [] })],
	build: {
		target: 'es2022',
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		chunkSizeWarningLimit: 2000,
	},
	worker: { format: 'es' },
	// The sentences of the chain's errors are the client's: `crates/client/sentences.json`.
	server: { proxy: { '/api': api }, fs: { allow: ['..'] } },
});
