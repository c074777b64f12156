/** Passes the service's port and a handful of host calls into the window; decides nothing. */
import { contextBridge, ipcRenderer } from 'electron';
import type { HostCalls } from '../../shared/contract/index.ts';

const versionSwitch = '--app-version=';
const appVersion =
  process.argv.find((argument) => argument.startsWith(versionSwitch))?.slice(versionSwitch.length) ?? '';

const host: HostCalls = {
  chooseFolder: () => ipcRenderer.invoke('choose-folder') as Promise<string | undefined>,
  chooseBackupFile: () => ipcRenderer.invoke('choose-backup-file') as Promise<string | undefined>,
  chooseCapsuleFile: () => ipcRenderer.invoke('choose-capsule-file') as Promise<string | undefined>,
  showFolder: (path) => ipcRenderer.invoke('show-folder', path) as Promise<void>,
  copyText: (text, clearAfterMs) => ipcRenderer.invoke('copy-text', { text, clearAfterMs }) as Promise<void>,
  noteCopied: () => ipcRenderer.invoke('note-copied') as Promise<void>,
  printWindow: () => ipcRenderer.invoke('print-window') as ReturnType<HostCalls['printWindow']>,
  savePdf: (name) => ipcRenderer.invoke('save-pdf', name) as ReturnType<HostCalls['savePdf']>,
  setLanguage: (locale) => ipcRenderer.invoke('set-language', locale) as Promise<void>,
  setTheme: (theme) => ipcRenderer.invoke('set-theme', theme) as Promise<void>,
  onCommand(listener) {
    ipcRenderer.on('command', (_event, command: Parameters<typeof listener>[0]) => listener(command));
  },
  requestPort: () => ipcRenderer.send('port'),
  appVersion,
};

ipcRenderer.on('port', (event) => {
  globalThis.postMessage({ quietline: 'port' }, globalThis.location.origin, event.ports);
});
contextBridge.exposeInMainWorld('quietline', host);
