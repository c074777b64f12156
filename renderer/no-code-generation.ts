/** Imported first: the page's policy forbids code from strings, so the parser must not even try it. */
import { z } from 'zod';

z.config({ jitless: true });
