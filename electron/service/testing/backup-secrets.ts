/** What every test's vault is opened with; in a file of its own for processes that no test runner runs. */
export const quickArgon2 = { memoryKiB: 65_536, passes: 3, lanes: 1 };
export const strongPassphrase = 'tulip harbor 92 glacier';
