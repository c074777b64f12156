/** The agreements of a conversation, to be read again at any time and without a connection: the newest of each. */
import { isQuestion } from '../../shared/domain/forms/form.ts';
import type { ShownForm } from '../../shared/messenger/forms.ts';
import { Panel } from '../components/Panel.tsx';
import { useWords } from '../i18n/use-words.ts';

export type PolicyPanelProps = { readonly forms: readonly ShownForm[]; readonly onClose: () => void };

export function PolicyPanel({ forms, onClose }: PolicyPanelProps) {
  const { say } = useWords();
  return (
    <Panel title={say('policyTitle')} onClose={onClose}>
      <p>{say('policyWhat')}</p>
      {forms.map(({ formId, form }) => (
        <details key={formId} open={forms.length === 1}>
          <summary>
            <bdi lang={form.locale}>{form.title}</bdi>
          </summary>
          <div className="policy-words" lang={form.locale} dir="auto">
            {form.items.map((item) =>
              item.kind === 'heading' ? (
                <h3 key={item.id}>{item.text}</h3>
              ) : (
                <p key={item.id} className="text">
                  {isQuestion(item) ? item.label : item.text}
                </p>
              ),
            )}
          </div>
        </details>
      ))}
    </Panel>
  );
}
