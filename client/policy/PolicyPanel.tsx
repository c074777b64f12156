/** The agreements of a conversation, to be read again at any time and without a connection, and to be signed or taken back: the newest of each. */
import { isQuestion, questionsOf } from '../../shared/domain/forms/form.ts';
import { Panel } from '../components/Panel.tsx';
import { mayAnswer } from '../conversation/may-write.ts';
import type { ConversationView } from '../conversation/use-conversation.ts';
import type { Desk } from '../engine/desk.ts';
import { FormMessage } from '../forms/FormMessage.tsx';
import { useWords } from '../i18n/use-words.ts';

export type PolicyPanelProps = {
  readonly desk: Desk;
  readonly view: ConversationView;
  readonly therapist: string;
  readonly onFormChange: () => void;
  readonly onClose: () => void;
};

export function PolicyPanel({ desk, view, therapist, onFormChange, onClose }: PolicyPanelProps) {
  const { say } = useWords();
  return (
    <Panel title={say('policyTitle')} onClose={onClose}>
      <p>{say('policyWhat')}</p>
      {view.lasting.map((state) => {
        const { formId, form } = state.shown;
        return (
          <details key={formId} open={view.lasting.length === 1}>
            <summary>
              <bdi lang={form.locale}>{form.title}</bdi>
            </summary>
            <div className="policy-words" lang={form.locale} dir="auto">
              {form.items.map((item) =>
                item.kind === 'heading' ? (
                  <h3 key={item.id}>{item.text}</h3>
                ) : item.kind === 'signature' ? null : (
                  <p key={item.id} className="text">
                    {isQuestion(item) ? item.label : item.text}
                  </p>
                ),
              )}
            </div>
            {questionsOf(form).length === 0 ? null : (
              <FormMessage
                desk={desk}
                entry={state.asked}
                state={state}
                therapist={therapist}
                mayAnswer={mayAnswer(view, state)}
                onChange={onFormChange}
              />
            )}
          </details>
        );
      })}
    </Panel>
  );
}
