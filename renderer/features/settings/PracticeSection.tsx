/** Who the practice is, and what its clients are told to do in an emergency. */
import { useState } from 'react';
import { Button, Form, FormActions, Problem, TextArea, TextField } from '../../components/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Settings, useSaveSettings } from './use-save-settings.ts';

export function PracticeSection({ settings }: { readonly settings: Settings }) {
  const text = useText();
  const { save, isSaving, fault } = useSaveSettings(settings);
  const [therapistName, setTherapistName] = useState(settings.therapistName);
  const [practiceName, setPracticeName] = useState(settings.practiceName);
  const [phone, setPhone] = useState(settings.phone);
  const [emergencyText, setEmergencyText] = useState(settings.emergencyText);
  const [wasTried, setWasTried] = useState(false);
  const missing = (value: string) => (wasTried && value.trim() === '' ? text('settings.nameMissing') : undefined);

  function submit(): void {
    setWasTried(true);
    if (therapistName.trim() === '' || practiceName.trim() === '') return;
    save({
      therapistName: therapistName.trim(),
      practiceName: practiceName.trim(),
      phone: phone.trim(),
      emergencyText: emergencyText.trim(),
    });
  }

  return (
    <Form label={text('settings.practice.title')} onSubmit={submit}>
      <TextField
        label={text('settings.therapistName')}
        hint={text('settings.therapistNameHint')}
        maxLength={200}
        value={therapistName}
        onChange={setTherapistName}
        error={missing(therapistName)}
      />
      <TextField
        label={text('settings.practiceName')}
        hint={text('settings.practiceNameHint')}
        maxLength={200}
        value={practiceName}
        onChange={setPracticeName}
        error={missing(practiceName)}
      />
      <TextField
        label={text('settings.phone')}
        hint={text('settings.phoneHint')}
        type="tel"
        maxLength={60}
        value={phone}
        onChange={setPhone}
      />
      <TextArea
        label={text('settings.emergencyText')}
        hint={text('settings.emergencyTextHint')}
        maxLength={1000}
        value={emergencyText}
        onChange={setEmergencyText}
      />
      <Problem>{fault}</Problem>
      <FormActions>
        <Button type="submit" variant="primary" busy={isSaving}>
          {text('settings.save')}
        </Button>
      </FormActions>
    </Form>
  );
}
