/** Makes the compiler prove that a union was handled to the last member. */
export function assertNever(value: never): never {
  throw new Error(`A case was not handled: ${typeof value}`);
}
