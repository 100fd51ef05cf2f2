/** What node lacks of a browser and modules ask for: when they are loaded, and, of node 18, when they make a secret. */
import { webcrypto } from 'node:crypto';
import { vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: '' } });
vi.stubGlobal('crypto', webcrypto);
