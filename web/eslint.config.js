import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['**/dist/', '**/node_modules/', '**/public/', '**/*.d.ts'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
	},
	{
		rules: {
			eqeqeq: 'error',
			'svelte/no-useless-mustaches': ['error', { ignoreStringEscape: true }],
			// An address is put together and read once; nothing reacts to it.
			'svelte/prefer-svelte-reactivity': 'off',
		},
	},
	// The compiler and svelte-check know the names there, types among them.
	{ files: ['**/*.ts', '**/*.svelte'], rules: { 'no-undef': 'off' } },
);
