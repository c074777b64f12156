/** The parts of the package `slip39` that are used here: it brings no types. */
declare module 'slip39' {
  type Options = {
    readonly passphrase?: string;
    /** Groups needed. */
    readonly threshold?: number;
    /** Each with the members needed, the members there are, and a name that goes nowhere. */
    readonly groups?: readonly (readonly [number, number, string])[];
    readonly iterationExponent?: number;
    readonly extendableBackupFlag?: 0 | 1;
  };
  const slip39: {
    fromArray(
      secret: readonly number[],
      options: Options,
    ): { fromPath(path: string): { readonly mnemonics: string[] } };
    /** Throws when the shares do not make a secret. */
    recoverSecret(shares: readonly string[], passphrase: string): number[];
    validateMnemonic(share: string): boolean;
  };
  export = slip39;
}

declare module 'slip39/src/slip39_helper.js' {
  const helper: { readonly WORD_LIST: readonly string[] };
  export = helper;
}
