/** The page as a Spanish speaker meets it, from the link to the goodbye: each state read by axe, and seen large on a small phone and plain on a common one. */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { formTemplates } from '../../../shared/domain/forms/templates/index.ts';
import type { Form } from '../../../shared/domain/forms/form.ts';
import type { ClientId } from '../../../shared/domain/ids.ts';
import { readFormAnswer } from '../../../shared/messenger/index.ts';
import type { FormAnswer } from '../../../shared/messenger/index.ts';
import { expectForEveryone, keepPicture, setTextSize } from './looks.ts';
import { startPractice } from './practice.ts';
import type { Practice } from './practice.ts';
import { watchForTrouble } from './visit.ts';

test.use({ locale: 'es-ES', viewport: { width: 390, height: 844 }, serviceWorkers: 'allow' });

let practice: Practice;
test.beforeEach(async () => {
  practice = await startPractice({ phone: '+34 915 550 102', emergencyText: 'Llámeme primero.' });
});
test.afterEach(() => practice.close());

const release = formTemplates.find(({ form }) => form.kind === 'release' && form.locale === 'es')?.form;
const policy: Form = {
  kind: 'policy',
  title: 'Cómo usamos los mensajes',
  locale: 'es',
  items: [
    { kind: 'heading', id: 'answers', text: 'Respuestas' },
    { kind: 'paragraph', id: 'when', text: 'Contesto en un plazo de dos días laborables.' },
    { kind: 'signature', id: 'name', label: 'Su nombre', isRequired: true },
  ],
};
const plan: Form = {
  kind: 'safety-plan',
  title: 'Cuando se ponga difícil',
  locale: 'es',
  items: [{ kind: 'paragraph', id: 'words', text: 'Llamo a mi hermana.' }],
};

/** Text twice as large on a small phone in the dark, read by axe; then as it is on a common one, in the light. */
async function look(page: Page, name: string): Promise<void> {
  for (const { width, height, percent, theme } of [
    { width: 320, height: 640, percent: 200, theme: 'dark' },
    { width: 390, height: 844, percent: 100, theme: 'light' },
  ] as const) {
    await setTextSize(page, percent, width, height);
    await expectForEveryone(page, percent === 200 ? [theme] : []);
    await keepPicture(page, `es-${name}-${String(percent)}`, [theme]);
  }
}

async function comeInSpanish(page: Page): Promise<ClientId> {
  const { link, conversationId } = await practice.invite('es');
  await page.goto(link);
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('textbox').fill('Inés');
  await page.getByRole('button', { name: 'Pedir entrar' }).click();
  await practice.letIn();
  await expect(page.getByRole('textbox', { name: 'Mensaje para' })).toBeVisible();
  return conversationId;
}

function card(page: Page, form: Form): Locator {
  return page.locator('.form-card').filter({ hasText: form.title });
}

async function ask(conversationId: ClientId, formId: string, form: Form): Promise<void> {
  await practice.messenger.therapist.sendForm(conversationId, { formId: formId.repeat(16), version: 1, form });
}

/** The answers as the therapist's side reads them, once there are `count`. */
async function answers(count: number): Promise<readonly FormAnswer[]> {
  const read = () => {
    const entries = practice.store.entries();
    return entries.flatMap((entry) => {
      const asked = entries.find(({ messageId }) => messageId === entry.refersTo);
      const answer = asked && readFormAnswer(asked, entry);
      return answer?.kind === 'sound' ? [answer.answer] : [];
    });
  };
  await expect.poll(() => read().length).toBe(count);
  return read();
}

async function draw(field: Locator): Promise<void> {
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (box === null) throw new Error('Nothing to draw on');
  const { mouse } = field.page();
  await mouse.move(box.x + 20, box.y + 20);
  await mouse.down();
  for (let step = 1; step <= 6; step += 1) await mouse.move(box.x + 20 + step * 25, box.y + (step % 2) * 40 + 20);
  await mouse.up();
}

test('a form is filled in half-way, kept over a lock, drawn, dated, signed and taken back', async ({ page }) => {
  if (release === undefined) throw new Error('No release in Spanish');
  const trouble = watchForTrouble(page);
  const conversationId = await comeInSpanish(page);
  await ask(conversationId, 'ab', release);
  const dialog = page.getByRole('dialog');
  await card(page, release).getByRole('button', { name: 'Rellenarlo' }).click();
  await dialog.getByLabel('¿Con quién?', { exact: false }).fill('Dra. Núñez, mi médica');
  await dialog.getByLabel('Puede darles información').check();
  await expect(dialog.getByLabel('¿Qué más?')).toHaveCount(0);
  await dialog.getByLabel('Otra cosa').check();
  await dialog.getByLabel('¿Qué más?').fill('Mis horarios');
  await dialog.getByRole('button', { name: 'Repasarlo' }).click();
  await expect(dialog.getByText('Falta responder 3 preguntas.')).toBeVisible();
  await look(page, 'form-missing');
  await dialog.getByRole('button', { name: 'Ahora no' }).click();

  await page.getByRole('button', { name: 'Acerca de' }).click();
  await dialog.getByRole('button', { name: 'Poner una clave …' }).click();
  await dialog.getByLabel('Clave nueva').fill('siete lunas');
  await dialog.getByLabel('Otra vez').fill('siete lunas');
  await page.keyboard.press('Enter');
  const code = page.getByRole('textbox', { name: 'Clave', exact: true });
  await page.getByRole('button', { name: '¿La ha olvidado?' }).click();
  await look(page, 'locked');
  await code.fill('siete lunas');
  await code.press('Enter');
  await expect(card(page, release)).toContainText('Rellenado a medias.');
  await look(page, 'form-half');
  await card(page, release).getByRole('button', { name: 'Seguir rellenándolo' }).click();
  await expect(dialog.getByLabel('¿Qué más?')).toHaveValue('Mis horarios');
  await dialog.getByLabel('Otra cosa').uncheck();
  await dialog.getByLabel('Que vengo y cuándo').check();
  await dialog.getByLabel('¿Para qué es?').fill('Para coordinarse');
  await dialog.getByLabel('¿Hasta cuándo vale?').fill('2027-03-01');
  await dialog.getByLabel('Su nombre').fill('Inés Prado');
  await dialog.getByLabel('Fecha', { exact: true }).fill('2026-11-20');
  await dialog.getByRole('button', { name: 'Dibujarla también' }).click();
  await draw(dialog.getByRole('img', { name: 'Campo para dibujar su firma' }));
  await expect(dialog.getByRole('img', { name: 'Firma dibujada' })).toBeVisible();
  await look(page, 'form-drawn');
  await dialog.getByRole('button', { name: 'Repasarlo' }).click();
  await expect(dialog.getByText('20 de noviembre de 2026')).toBeVisible();
  await look(page, 'form-review');
  await dialog.getByRole('button', { name: 'Firmar y enviar' }).click();
  const [signed] = await answers(1);
  expect(signed?.standing).toBe('signed');
  const name = signed?.answers.get('signature');
  expect(name).toMatchObject({ kind: 'signature', name: 'Inés Prado', day: '2026-11-20', drawing: expect.anything() });
  // What a condition hides in the end is not sent.
  expect([...(signed?.answers.keys() ?? [])]).toEqual(['whom', 'way', 'what', 'why', 'until', 'signature']);

  await card(page, release).getByRole('button', { name: 'Ver' }).click();
  await dialog.getByRole('button', { name: 'Retirar mi firma' }).click();
  await look(page, 'form-back');
  await dialog.getByRole('button', { name: 'Retirarlo' }).click();
  expect((await answers(2)).map(({ standing }) => standing)).toEqual(['signed', 'withdrawn']);
  await expect(card(page, release)).toContainText('Lo retiró');
  expect(trouble()).toEqual([]);
});

test('policy, plan, lock, a relay that is down, a full device and the goodbye', async ({ page }) => {
  const { link } = await practice.invite('es', undefined, undefined, true);
  await page.goto(link);
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('radio', { name: 'También lo usan otras personas' }).check();
  await page.getByRole('button', { name: 'Pedir entrar' }).click();
  await look(page, 'code');
  await page.goto('about:blank');

  const conversationId = await comeInSpanish(page);
  await ask(conversationId, 'ab', policy);
  await ask(conversationId, 'cd', plan);
  await expect(card(page, plan).getByRole('button', { name: 'Leerlo' })).toBeVisible();
  await card(page, policy).getByRole('button', { name: 'Rellenarlo' }).click();
  const dialog = page.getByRole('dialog');
  await look(page, 'policy-sign');
  await dialog.getByRole('button', { name: 'No quiero' }).click();
  await dialog.getByRole('button', { name: /^Decírselo a / }).click();
  await expect(card(page, policy)).toContainText('Dijo que no quiere');
  await page.getByRole('button', { name: 'Emergencia' }).click();
  await look(page, 'emergency');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Normas y plan' }).click();
  for (const summary of await dialog.locator('summary').all()) await summary.click();
  await look(page, 'policy-read');
  // Taken back where it is read, as easily as it was signed.
  const agreement = dialog.filter({ hasText: policy.title }).last();
  await card(page, policy).last().getByRole('button', { name: 'Ver' }).click();
  await agreement.getByRole('button', { name: 'Rellenarlo después de todo' }).click();
  await agreement.getByLabel('Su nombre').fill('Inés Prado');
  await agreement.getByRole('button', { name: 'Repasarlo' }).click();
  await agreement.getByRole('button', { name: 'Firmar y enviar' }).click();
  await expect(card(page, policy).last()).toContainText('Lo firmó');
  await card(page, policy).last().getByRole('button', { name: 'Ver' }).click();
  await agreement.getByRole('button', { name: 'Retirar mi firma' }).click();
  await agreement.getByRole('button', { name: 'Retirarlo' }).click();
  await expect(card(page, policy).last()).toContainText('Lo retiró');
  expect((await answers(3)).map(({ standing }) => standing)).toEqual(['refused', 'signed', 'withdrawn']);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Acerca de' }).click();
  await dialog.getByRole('button', { name: 'Poner una clave …' }).click();
  await dialog.getByLabel('Clave nueva').fill('siete');
  await page.keyboard.press('Enter');
  await look(page, 'about-passcode');
  await dialog.getByRole('checkbox', { name: 'preguntar antes' }).check();
  await dialog.getByLabel('Palabra clave').fill('limón');
  await dialog.getByRole('button', { name: 'Guardar la palabra' }).click();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await practice.killRelay();
  await page.reload();
  await expect(page.getByRole('heading', { name: '¿Es usted?' })).toBeVisible();
  await look(page, 'is-it-you');
  await page.getByLabel('Palabra').fill('limón');
  await page.keyboard.press('Enter');
  await expect(page.getByText('+34 915 550 102')).toBeVisible();
  await look(page, 'offline');
  await page.addInitScript(fillDevice);
  await practice.startRelayAgain();
  await page.reload();
  await page.getByLabel('Palabra').fill('limón');
  await page.keyboard.press('Enter');
  await practice.messenger.sendText(conversationId, 'Nos vemos el martes a las diez, como siempre.');
  await expect(page.getByText('A este dispositivo casi no le queda espacio.')).toBeVisible();
  await expect(page.getByText('no tiene espacio para mensajes nuevos')).toBeVisible();
  await look(page, 'no-room');
  await page.getByRole('button', { name: 'Acerca de' }).click();
  await dialog.getByRole('button', { name: 'Borrar de este dispositivo …' }).click();
  await look(page, 'delete');
  await page.evaluate(plantRow);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Lo que guarda este dispositivo ha cambiado' })).toBeVisible();
  await expect(page.getByText('Dr. Amara Osei')).toHaveCount(0);
  await look(page, 'altered');
  await page.getByRole('button', { name: 'Borrar de este dispositivo' }).click();
  await expect(page.getByRole('heading', { name: 'Borrado de este dispositivo' })).toBeVisible();
  await look(page, 'erased');
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
});

/** As a browser in which hardly any room is left, and none for messages. */
function fillDevice(): void {
  navigator.storage.estimate = async () => ({ quota: 1000, usage: 999 });
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function addIfRoom(...args) {
    if (this.name === 'entries') throw new DOMException('No room', 'QuotaExceededError');
    return add.apply(this, args);
  };
}

/** As somebody does who has the device's files. */
function plantRow(): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('messages');
    opening.onsuccess = () => {
      const planting = opening.result.transaction('settings', 'readwrite');
      planting.objectStore('settings').put({ name: 'language', sealed: new Uint8Array(40) });
      planting.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
