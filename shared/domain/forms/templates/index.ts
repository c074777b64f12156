/** Forms that come with the app: used as they are, or changed to one's own. Their ids stay, so that one is never there twice. */
import type { FormId } from '../../ids.ts';
import type { Form } from '../form.ts';
import { intakeEn, intakeEs } from './intake.ts';
import { gad7En, gad7Es, phq9En, phq9Es } from './measures.ts';
import { releaseEn, releaseEs } from './release.ts';

export type FormTemplate = { readonly formId: FormId; readonly form: Form };

export const formTemplates: readonly FormTemplate[] = [
  { formId: '30cf91440df696a1a10c7d0ebf403fe5' as FormId, form: intakeEn },
  { formId: '69b633097c9689835db6aa8ceccb9054' as FormId, form: intakeEs },
  { formId: 'c7b1ccde73407b28478e8c35e6cbdb8b' as FormId, form: releaseEn },
  { formId: 'a60711a6559f1b7e8f75b765528f9771' as FormId, form: releaseEs },
  { formId: '87cc33641694f8bf468e6e40849b200f' as FormId, form: phq9En },
  { formId: '54c44131eb3765de21350565805a0b16' as FormId, form: phq9Es },
  { formId: '7e007b5bd82cdfe564782a5d1a148c8b' as FormId, form: gad7En },
  { formId: '927e6fd437b268a15494aca7f843be9f' as FormId, form: gad7Es },
];
