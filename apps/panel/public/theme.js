try {
  const theme = localStorage.getItem('aloft.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is forbidden here: the system's theme it is.
}
