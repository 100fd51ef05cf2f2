/** What node lacks of a browser and modules ask for when they are loaded. */
import { vi } from 'vitest';

vi.stubGlobal('document', { documentElement: { lang: '' } });
