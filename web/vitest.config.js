import { defineConfig, mergeConfig } from 'vitest/config';
import vite from './vite.config.js';

export default mergeConfig(
	vite,
	defineConfig({
		// Tests read what the chain can say out of its sources.
		server: { fs: { allow: ['..'] } },
		test: { include: ['src/**/*.test.ts'], setupFiles: ['src/test/browser.ts'] },
	}),
);
