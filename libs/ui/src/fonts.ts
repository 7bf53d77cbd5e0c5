// The faces that the tokens name; the browser fetches only the ranges that a page needs.
import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
