/** The screens around the vault that the made-up practice does not show, in both themes, both languages and at twice the size. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type MessageId, messagesByLocale } from '../../renderer/i18n/messages.ts';
import { type Look, lookAt, pictures, setLook } from './fixtures/look-at.ts';
import { preparePractice } from './fixtures/prepared-practice.ts';
import { readSheets } from './fixtures/printed-sheets.ts';
import { passphrase, type TherapistApp } from './fixtures/therapist-app.ts';
import { expect, test, type Workplace } from './fixtures/workplace.ts';

/** Each screen in both, the usual size last: what follows is done in it. */
const looksByLanguage = {
  en: [
    { language: 'en', theme: 'dark', zoom: 2 },
    { language: 'en', theme: 'light', zoom: 1 },
  ],
  es: [
    { language: 'es', theme: 'light', zoom: 2 },
    { language: 'es', theme: 'dark', zoom: 1 },
  ],
} as const satisfies Record<Look['language'], readonly [Look, Look]>;

const client = 'Amira Haddad';
const holders = ['Ana Prieto', 'Luis Oyelaran', 'Mara Lindqvist'] as const;
const letter = 'Call Ben Okafor first. The key of the office is with the porter.';

/** A text of the screens in that language, with its names filled in. */
function wordsIn(language: Look['language']) {
  return (id: MessageId, values: Readonly<Record<string, string>> = {}): string =>
    messagesByLocale[language][id].replace(/\{(\w+)(?:, number)?\}/g, (_, name: string) => values[name] ?? '');
}

async function start(workplace: Workplace, look: Look, profile: string): Promise<TherapistApp> {
  const app = await workplace.openApp([`--lang=${look.language}`], profile);
  await setLook(app, look);
  return app;
}

for (const language of ['en', 'es'] as const) {
  const say = wordsIn(language);
  const looks = looksByLanguage[language];
  const usual = looks[1];

  test(`the vault's screens in ${language}`, async ({ workplace }) => {
    test.setTimeout(240_000);
    const drive = path.join(workplace.folder, 'drive');
    mkdirSync(drive);
    const vaultFolder = path.join(workplace.folder, 'practice', 'vault');
    const prepared = await preparePractice(vaultFolder);
    await prepared.screen.call('clients.create', { name: client });
    await prepared.screen.call('clients.create', { name: 'Jon Adeyemi' });
    await prepared.screen.call('will.saveLetter', { letter });
    await prepared.close();

    let app = await start(workplace, usual, 'practice');
    const check = async (name: string) => {
      for (const look of looks) {
        await setLook(app, look);
        await lookAt(app, look, name);
      }
    };
    const button = (id: MessageId, values?: Readonly<Record<string, string>>) =>
      app.window.getByRole('button', { name: say(id, values), exact: true });
    const dialog = () => app.window.getByRole('dialog');
    const section = (id: MessageId) => app.main.getByRole('button', { name: say(id), exact: true });
    const sheetsOf = async (name: string) => {
      const file = path.join(workplace.folder, `${name}.pdf`);
      await app.saveSheets(file, say);
      return readSheets(file, { folder: pictures, name: `${name}-sheet-${language}` });
    };

    await app.window.getByLabel(say('unlock.passphrase'), { exact: true }).fill(passphrase);
    await button('unlock.action').click();
    await app.window
      .getByRole('navigation')
      .first()
      .getByRole('button', { name: say('shell.settings') })
      .click();

    await section('settings.ways.title').click();
    await expect(app.main.getByText(say('keychain.unavailable.plain-text'))).toBeVisible();
    await check('ways-in');
    await button('ways.newKit').click();
    await dialog().getByLabel(say('settings.currentPassphrase')).fill(passphrase);
    await dialog()
      .getByRole('button', { name: say('recovery.makeNew') })
      .click();
    await expect(dialog().getByRole('listitem')).toHaveCount(24);
    await check('new-kit');
    expect(await sheetsOf('kit')).toHaveLength(1);
    await check('kit-saved');
    await dialog()
      .getByRole('button', { name: say('ways.useNewKit') })
      .click();
    await expect(dialog()).toBeHidden();
    await button('ways.newShares').click();
    await check('new-shares');
    for (const [index, name] of holders.entries())
      await dialog()
        .getByLabel(say('ways.holder', { number: String(index + 1) }))
        .fill(name);
    await dialog().getByLabel(say('settings.currentPassphrase')).fill(passphrase);
    await dialog()
      .getByRole('button', { name: say('ways.makeShares') })
      .click();
    await expect(dialog().getByText(holders[2])).toBeVisible();
    await check('shares-made');
    await dialog()
      .getByRole('button', { name: say('ways.useNewShares') })
      .click();
    await expect(dialog()).toBeHidden();
    await button('ways.testShares').click();
    await dialog()
      .getByLabel(say('shares.label', { number: '1' }))
      .fill('academic acid acrobat romp');
    await button('shares.add').click();
    await expect(dialog().locator('textarea')).toHaveAttribute('aria-invalid', 'true');
    await expect(button('shares.add')).not.toHaveAttribute('aria-busy');
    await check('try-shares');
    await app.window.keyboard.press('Escape');

    await section('settings.backups.title').click();
    await app.chooseFolder(drive);
    await button('backups.chooseFolder').click();
    await expect(button('backups.chooseOther')).toBeVisible();
    await check('backups');
    await button('moving.open').click();
    await expect(dialog()).toBeVisible();
    await check('move-away');
    await app.window.keyboard.press('Escape');

    await section('settings.will.title').click();
    await expect(app.main.getByText(say('will.lead'))).toBeVisible();
    await check('will');
    const sheets: Record<'continuity' | 'full', readonly string[]> = { continuity: [], full: [] };
    for (const capsule of ['continuity', 'full'] as const) {
      await app.main
        .getByRole('region', { name: say(`will.what.${capsule}`) })
        .getByRole('button', { name: say('will.makeShares') })
        .click();
      for (const [index, name] of holders.entries())
        await dialog()
          .getByLabel(say('will.shares.holder', { number: String(index + 1) }))
          .fill(name);
      await dialog().getByLabel(say('will.shares.passphrase')).fill(passphrase);
      await check(`will-shares-${capsule}`);
      await dialog()
        .getByRole('button', { name: say('will.shares.make') })
        .click();
      await expect(dialog().getByText(holders[2])).toBeVisible();
      await check(`will-sheets-${capsule}`);
      const printed = await sheetsOf(capsule);
      expect(printed.map(({ code, words }) => code === words.join(' '))).toEqual([true, true, true]);
      sheets[capsule] = printed.map(({ code }) => code ?? '');
      await dialog()
        .getByRole('button', { name: say('will.shares.use') })
        .click();
      await expect(dialog()).toBeHidden();
    }
    await check('will-made');
    await button('will.rehearse').first().click();
    await dialog()
      .getByLabel(say('shares.label', { number: '1' }))
      .fill(sheets.continuity[0] ?? '');
    await button('shares.add').click();
    await expect(dialog().getByLabel(say('shares.label', { number: '2' }))).toBeVisible();
    await check('will-rehearsal');
    await app.window.keyboard.press('Escape');

    await app.window
      .getByRole('navigation')
      .first()
      .getByRole('button', { name: say('shell.inbox') })
      .click();
    await app.window.getByText('Jon Adeyemi').first().click();
    await app.window.getByRole('button', { name: say('clients.menu.label', { name: 'Jon Adeyemi' }) }).click();
    await app.window.getByRole('menuitem', { name: say('deletions.action') }).click();
    await expect(dialog()).toBeVisible();
    await check('delete-client');
    await dialog().getByLabel(say('deletions.subject')).fill('J. A., 7');
    await dialog()
      .getByLabel(say('deletions.typed', { name: 'Jon Adeyemi' }))
      .fill('Jon Adeyemi');
    await dialog()
      .getByRole('button', { name: say('deletions.action') })
      .click();
    await expect(dialog().getByText('J. A., 7')).toBeVisible();
    await check('deletion-certificate');
    await app.close();

    app = await start(workplace, usual, 'custodian');
    await check('first-start');
    await button('custodian.open').click();
    await check('custodian');
    await app.chooseFolder(drive);
    await button('custodian.chooseFolder').click();
    await expect(button('custodian.choose.full')).toBeVisible();
    await check('custodian-found');
    const give = async (shares: readonly string[]) => {
      for (const [index, share] of shares.entries()) {
        const field = app.window.getByLabel(say('shares.label', { number: String(index + 1) }));
        await field.fill(share);
        if (index === 0) await check('custodian-shares');
        await button('shares.add').click();
        await expect(field).toBeHidden();
      }
    };
    await button('custodian.choose.full').click();
    await give(sheets.full.slice(0, 2));
    await check('custodian-record');
    await button('custodian.back').click();
    const chooseLetter = button('custodian.choose.continuity');
    await expect(chooseLetter.or(button('custodian.chooseFolder')).first()).toBeVisible();
    if (!(await chooseLetter.isVisible())) await button('custodian.chooseFolder').click();
    await chooseLetter.click();
    await give(sheets.continuity.slice(1));
    await check('custodian-enough');
    await button('custodian.openLetter').click();
    await expect(app.window.getByText(letter).filter({ visible: true })).toBeVisible();
    await check('custodian-letter');
    await app.close();

    app = await start(workplace, usual, 'practice');
    await expect(button('unlock.useShares')).toBeVisible();
    await check('locked-ways');
    await app.window.getByLabel(say('unlock.passphrase'), { exact: true }).fill(passphrase);
    await button('unlock.action').click();
    await expect(app.window.getByText(say('will.notice.opened'))).toBeVisible();
    await button('will.notice.open').click();
    await expect(app.main.getByRole('button', { name: say('will.opening.seen') })).toBeVisible();
    await check('will-opened');
    await app.close();
    writeFileSync(path.join(vaultFolder, 'vault.json'), 'no key file any more');
    app = await start(workplace, usual, 'practice');
    await expect(app.window.getByRole('heading', { name: say('unreadable.key-file-damaged.title') })).toBeVisible();
    await check('unreadable');
  });
}
