/**
 * Draws the small pictures of what an import brought in, whatever the screen shows meanwhile. A lock ends it, and the
 * next look at the client's imports goes on. One picture at a time is in memory.
 */
import type { ClientId } from '../../../shared/domain/ids.ts';
import type { ServiceClient } from '../../service/service-client.ts';
import { drawThumbnail } from '../attachments/index.ts';

const running = new Set<string>();

/** What fails here is a small picture less, and nothing of the import. */
export async function drawUndrawn(
  service: ServiceClient,
  clientId: ClientId,
  importId: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  if (running.has(importId)) return;
  running.add(importId);
  try {
    const undrawn = await service.call('imports.undrawn', { importId });
    for (const [done, { id: fileId }] of undrawn.entries()) {
      onProgress(done, undrawn.length);
      const read = (piece: number) => service.call('imports.readFile', { clientId, fileId, piece });
      const thumbnail = await drawThumbnail(read, () => true);
      await service.call('imports.keepThumbnail', { clientId, fileId, ...(thumbnail && { thumbnail }) });
    }
  } catch {
    // Locked, or the import was taken back meanwhile.
  } finally {
    running.delete(importId);
  }
}
