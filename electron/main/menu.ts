/** The application's menu, in the language of the screens. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';

export type Command = 'lock' | 'search' | 'new-client' | 'settings';

const words = {
  en: {
    file: 'File',
    newClient: 'New client',
    settings: 'Settings',
    lock: 'Lock',
    quit: 'Quit',
    edit: 'Edit',
    find: 'Search',
    view: 'View',
    window: 'Window',
  },
  es: {
    file: 'Archivo',
    newClient: 'Nuevo cliente',
    settings: 'Ajustes',
    lock: 'Bloquear',
    quit: 'Salir',
    edit: 'Edición',
    find: 'Buscar',
    view: 'Ver',
    window: 'Ventana',
  },
} as const;

export function setMenu(locale: keyof typeof words, run: (command: Command) => void): void {
  const word = words[locale];
  const item = (label: string, accelerator: string, command: Command): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => run(command),
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: word.file,
      submenu: [
        item(word.newClient, 'CmdOrCtrl+N', 'new-client'),
        item(word.settings, 'CmdOrCtrl+,', 'settings'),
        { type: 'separator' },
        item(word.lock, 'CmdOrCtrl+L', 'lock'),
        { type: 'separator' },
        { label: word.quit, accelerator: 'CmdOrCtrl+Q', click: () => app.quit() },
      ],
    },
    {
      label: word.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        { type: 'separator' },
        item(word.find, 'CmdOrCtrl+K', 'search'),
      ],
    },
    {
      label: word.view,
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { label: word.window, submenu: [{ role: 'minimize' }, { role: 'close' }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
