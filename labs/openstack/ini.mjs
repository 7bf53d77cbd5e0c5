/** Sections of an oslo.config file as text; undefined values are left out. */
export function ini(sections) {
  return Object.entries(sections)
    .map(([name, values]) => {
      const lines = Object.entries(values)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key} = ${value}\n`)
      return `[${name}]\n${lines.join('')}`
    })
    .join('\n')
}
