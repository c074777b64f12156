/** English texts of vault. */
export const vault = {};
