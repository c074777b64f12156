/** English texts of the shell and the lock gate. */
export const shell = {};
