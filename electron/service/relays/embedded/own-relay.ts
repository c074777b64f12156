/** The practice's own relay as a plug: silent while another program has its port, whose answers would be taken for ours. */
import type { Relay, RelayRefusal } from '../../../../shared/relay/relay.ts';

/** Another practice's relay at our address knows none of our mailboxes, and its "not found" would end conversations. */
export function onlyWhileHere(relay: Relay, isAway: () => boolean): Relay {
  const unreachable: RelayRefusal = { kind: 'unreachable' };
  async function here<Answer>(ask: () => Promise<Answer>): Promise<Answer | RelayRefusal> {
    return isAway() ? unreachable : ask();
  }
  return {
    info: () => here(() => relay.info()),
    createMailbox: (...values) => here(() => relay.createMailbox(...values)),
    send: (...values) => here(() => relay.send(...values)),
    fetch: (...values) => here(() => relay.fetch(...values)),
    acknowledge: (...values) => here(() => relay.acknowledge(...values)),
    deleteMailbox: (...values) => here(() => relay.deleteMailbox(...values)),
    putBlob: (...values) => here(() => relay.putBlob(...values)),
    getBlob: (...values) => here(() => relay.getBlob(...values)),
    deleteBlob: (...values) => here(() => relay.deleteBlob(...values)),
    // Watching only says when to fetch.
    watch: (...values) => relay.watch(...values),
  };
}
