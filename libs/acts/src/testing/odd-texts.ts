/** No equivalent may show it. */
export const secret = 'hunter2 $(rm -rf ~) "\''
/** A name that a shell must not read. */
export const odd = `it's "odd" $HOME; name`
