/** The state of a request while it is filled in: what each step needs before it goes on. */
import type { Input, Locale, Output } from '../../../shared/contract/index.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { mayBeExtended, type RequestStep, requestSteps } from '../../../shared/domain/records-request.ts';

export type KnownRequest = Output<'requests.get'>;
export type Request = Input<'requests.save'>['request'];
export type RequestForm = Request & { readonly clientId: ClientId | ''; readonly hasPart2: boolean };
export type NeededForRequest = 'clientId' | 'asker' | 'receivedDay' | 'extensionWhy' | 'wanted';

export function requestFormOf(known: KnownRequest | undefined, today: string, locale: Locale): RequestForm {
  if (known !== undefined) return { ...known.request, clientId: known.clientId, hasPart2: known.hasPart2 };
  return {
    ...{ clientId: '', hasPart2: false, step: 'who', right: 'hipaa-access', asker: '', isIdentityChecked: false },
    ...{ receivedDay: today, isExtended: false, extensionWhy: '', wanted: '', format: 'pdf', fee: '' },
    letterLocale: locale,
  };
}

/** What this step still asks for. */
export function neededAt(step: RequestStep, form: RequestForm): readonly NeededForRequest[] {
  switch (step) {
    case 'who':
      return [
        ...(form.clientId === '' ? (['clientId'] as const) : []),
        ...(form.asker.trim() === '' ? (['asker'] as const) : []),
      ];
    case 'clock':
      return [
        ...(form.receivedDay === '' ? (['receivedDay'] as const) : []),
        ...(isExtended(form) && form.extensionWhy.trim() === '' ? (['extensionWhy'] as const) : []),
      ];
    case 'what':
      return form.wanted.trim() === '' ? ['wanted'] : [];
    case 'papers':
    case 'release':
      return [];
  }
}

/** What is kept: what does not belong to the right that was chosen is left out. */
export function savedRequest(form: RequestForm, step: RequestStep): Request {
  const { clientId: _clientId, hasPart2: _hasPart2, givenDay, ...request } = form;
  return {
    ...request,
    step,
    isExtended: isExtended(form),
    extensionWhy: isExtended(form) ? form.extensionWhy : '',
    ...(givenDay === undefined || givenDay === '' ? {} : { givenDay }),
  };
}

export function stepAfter(step: RequestStep, by: 1 | -1): RequestStep {
  return requestSteps[requestSteps.indexOf(step) + by] ?? step;
}

/** The formats that the release builder begins with. */
export function formatsOf(format: Request['format']): Input<'records.export'>['formats'] {
  return format === 'paper' ? ['pdf'] : [format];
}

function isExtended({ right, isExtended: isWanted }: RequestForm): boolean {
  return isWanted && mayBeExtended(right);
}
