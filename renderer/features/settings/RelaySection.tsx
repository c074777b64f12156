/** Which relay carries the messages: this computer for a first try, or a server; how it is, and a try before anything is saved. */
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import {
  Banner,
  Button,
  Form,
  FormActions,
  PassphraseField,
  Problem,
  RadioGroup,
  TextField,
} from '../../components/index.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFaultText } from '../../service/use-fault-text.ts';
import { useServiceMutation } from '../../service/use-service.ts';
import { RelayState } from './RelayState.tsx';
import { webAddress } from './web-address.ts';
import { type Settings, useSaveSettings } from './use-save-settings.ts';

type TryOutcome = Output<'settings.tryRelay'>['kind'];

const tryWords: Readonly<Record<TryOutcome, { readonly tone: 'done' | 'needs-you'; readonly words: MessageId }>> = {
  reachable: { tone: 'done', words: 'settings.tryReachable' },
  'wants-password': { tone: 'done', words: 'settings.tryWantsPassword' },
  unreachable: { tone: 'needs-you', words: 'settings.tryUnreachable' },
  'not-a-relay': { tone: 'needs-you', words: 'settings.tryNotARelay' },
};

export function RelaySection({ settings }: { readonly settings: Settings }) {
  const text = useText();
  const faultText = useFaultText();
  const { save, isSaving, fault } = useSaveSettings(settings);
  const saved = settings.relay.kind === 'server' ? settings.relay : { url: '', pageUrl: '', password: '' };
  const [kind, setKind] = useState(settings.relay.kind);
  const [url, setUrl] = useState(saved.url);
  const [pageUrl, setPageUrl] = useState(saved.pageUrl);
  const [password, setPassword] = useState(saved.password);
  const [wasTried, setWasTried] = useState(false);
  const tryRelay = useServiceMutation('settings.tryRelay');
  const address = webAddress(url);
  const pageAddress = pageUrl.trim() === '' ? '' : webAddress(pageUrl);
  const outcome = tryRelay.data === undefined ? undefined : tryWords[tryRelay.data.kind];

  function tryIt(): void {
    setWasTried(true);
    if (address !== undefined) tryRelay.mutate({ url: address });
  }

  function submit(): void {
    if (kind === 'embedded') return save({ relay: { kind } });
    setWasTried(true);
    if (address === undefined || pageAddress === undefined) return;
    save({ relay: { kind, url: address, pageUrl: pageAddress, password } });
  }

  return (
    <>
      <RelayState />
      <Form label={text('settings.relay.title')} onSubmit={submit}>
        <RadioGroup
          label={text('settings.relayKind')}
          options={[
            { value: 'embedded', label: text('settings.relayEmbedded'), hint: text('settings.relayEmbeddedHint') },
            { value: 'server', label: text('settings.relayServer'), hint: text('settings.relayServerHint') },
          ]}
          value={kind}
          onChange={setKind}
        />
        {kind === 'server' && (
          <>
            <TextField
              label={text('settings.relayUrl')}
              hint={text('settings.relayUrlHint')}
              type="url"
              placeholder="https://"
              maxLength={200}
              value={url}
              onChange={(value) => {
                setUrl(value);
                tryRelay.reset();
              }}
              error={wasTried && address === undefined ? text('settings.addressShape') : undefined}
            />
            <PassphraseField
              label={text('settings.relayPassword')}
              hint={text('settings.relayPasswordHint')}
              maxLength={200}
              value={password}
              onChange={setPassword}
            />
            <TextField
              label={text('settings.pageUrl')}
              hint={text('settings.pageUrlHint')}
              type="url"
              maxLength={200}
              value={pageUrl}
              onChange={setPageUrl}
              error={wasTried && pageAddress === undefined ? text('settings.addressShape') : undefined}
            />
            <div aria-live="polite">
              {outcome !== undefined && <Banner tone={outcome.tone}>{text(outcome.words)}</Banner>}
              {tryRelay.error !== null && <Banner tone="danger">{faultText(tryRelay.error)}</Banner>}
            </div>
          </>
        )}
        <Problem>{fault}</Problem>
        <FormActions>
          <Button type="submit" variant="primary" busy={isSaving}>
            {text('settings.saveRelay')}
          </Button>
          {kind === 'server' && (
            <Button busy={tryRelay.isPending} onClick={tryIt}>
              {text('settings.tryRelay')}
            </Button>
          )}
        </FormActions>
      </Form>
    </>
  );
}
