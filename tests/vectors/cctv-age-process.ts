/** The STREAM vectors in a process of its own, as Electron runs the service: they come on standard input, the answer goes out. */
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { useFastPrimitives } from '../../electron/service/native-primitives.ts';
import { wrongStreams } from './cctv-age-checks.ts';

const vectorsSchema = z.array(
  z.object({ name: z.string(), fileKey: z.string(), blob: z.string(), isWhole: z.boolean(), released: z.string() }),
);

async function answer(): Promise<void> {
  const vectors = vectorsSchema.parse(JSON.parse(await text(process.stdin)));
  const primitives = useFastPrimitives();
  const wrong = await wrongStreams(vectors);
  const { electron } = process.versions;
  process.stdout.write(JSON.stringify({ electron, primitives, wrong, count: vectors.length }));
}

void answer();
