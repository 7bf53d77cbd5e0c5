/**
 * The ref of a list that scrolls: what is chosen when it appears is in view. Only the list moves; the
 * page stays where the person is.
 */
export function showChosen(list: HTMLElement | null): void {
  const chosen = list?.querySelector('input:checked')
  if (!list || !chosen) return
  const box = list.getBoundingClientRect()
  const row = chosen.getBoundingClientRect()
  if (row.top >= box.top && row.bottom <= box.bottom) return
  list.scrollTop += row.top - box.top - (box.height - row.height) / 2
}
