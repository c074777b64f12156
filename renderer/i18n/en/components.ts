/** English texts of the design system's own parts. */
export const components = {
  'components.close': 'Close',
  'components.closePanel': 'Close the side panel',
  'components.cancel': 'Cancel',
  'components.dismiss': 'Dismiss',
  'components.showPassphrase': 'Show passphrase',
  'components.hidePassphrase': 'Hide passphrase',
  'components.capsLock': 'Caps Lock is on.',
  'components.working': 'Working',
  'components.progress': '{done, number} of {total, number}',
  'components.resizeList': 'Width of the list',
  'components.resizePanel': 'Width of the side panel',
  'components.print.noSheet': 'The sheet is not ready, so nothing was printed. Try again in a moment.',
  'components.notifications': 'Notices',
  'components.yesterday': 'Yesterday',
  'components.today': 'Today',
};
