import { folderEntry } from '@aloft/openstack/folder-entry'
import type { Folder, StoredObject } from '@aloft/openstack/stored-object'
import { CheckboxBox } from '@aloft/ui/Checkbox'
import { formatFileSize } from '@aloft/list/format-size'
import { Time } from '@aloft/ui/Time'
import { Link } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { EntryIcon } from './EntryIcon.tsx'
import styles from './Files.module.css'
import { nameOf, type Place } from './files-api.ts'
import { FolderCount } from './FolderCount.tsx'

interface FolderRowsProps {
  place: Place
  /** Of which the rows are; names are shown without it. */
  folder: string
  rows: readonly (StoredObject | Folder)[]
  chosen: ReadonlySet<string>
  setChosen: (chosen: ReadonlySet<string>) => void
}

/** Counting a folder costs a request: as many are counted as one sees at first. */
const mostCountedFolders = 30

/** Folders and objects, a row each. */
export function FolderRows({ place, folder, rows, chosen, setChosen }: FolderRowsProps) {
  const all = rows.every((row) => chosen.has(nameOf(row)))
  function choose(name: string, isChosen: boolean) {
    const next = new Set(chosen)
    if (isChosen) next.add(name)
    else next.delete(name)
    setChosen(next)
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.rows}>
        <thead>
          <tr>
            <th className={styles.box}>
              {/* The whole cell is pressed; its box has the words. */}
              {/* oxlint-disable-next-line jsx-a11y/label-has-associated-control */}
              <label className={styles.boxLabel}>
                <CheckboxBox
                  aria-label="Choose all that are shown"
                  checked={all}
                  indeterminate={!all && chosen.size > 0}
                  onChange={(isChosen) =>
                    setChosen(new Set(isChosen ? rows.map(nameOf) : []))
                  }
                />
              </label>
            </th>
            <th>Name</th>
            <th className={styles.number}>Size</th>
            <th className={styles.wide}>Type</th>
            <th className={styles.wide}>Changed</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const name = nameOf(row)
            const shown = name.slice(folder.length)
            return (
              <tr key={name} aria-selected={chosen.has(name)}>
                <td className={styles.box}>
                  {/* oxlint-disable-next-line jsx-a11y/label-has-associated-control */}
                  <label className={styles.boxLabel}>
                    <CheckboxBox
                      aria-label={`Choose ${shown}`}
                      checked={chosen.has(name)}
                      onChange={(isChosen) => choose(name, isChosen)}
                    />
                  </label>
                </td>
                {'prefix' in row ? (
                  <FolderCells
                    place={place}
                    prefix={row.prefix}
                    shown={shown}
                    counted={index < mostCountedFolders}
                  />
                ) : (
                  <ObjectCells place={place} folder={folder} object={row} shown={shown} />
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function FolderCells({
  place,
  prefix,
  shown,
  counted,
}: {
  place: Place
  prefix: string
  shown: string
  counted: boolean
}) {
  return (
    <>
      <td className={styles.name}>
        <EntryIcon entry={folderEntry({ ...place, prefix })} />
        <Link
          to={paths.container(place.region, place.container)}
          search={{ folder: prefix }}
        >
          {shown}
        </Link>
      </td>
      <td className={styles.number}>
        {counted && <FolderCount place={place} prefix={prefix} />}
      </td>
      <td className={styles.wide}>Folder</td>
      <td className={styles.wide}>—</td>
    </>
  )
}

function ObjectCells({
  place,
  folder,
  object,
  shown,
}: {
  place: Place
  folder: string
  object: StoredObject
  shown: string
}) {
  const { name, bytes, contentType, changedAtMs } = object
  return (
    <>
      <td className={styles.name}>
        <EntryIcon entry={folderEntry(object)} />
        <Link
          to={paths.container(place.region, place.container)}
          search={{ ...(folder !== '' && { folder }), object: name }}
        >
          {shown}
        </Link>
      </td>
      <td className={styles.number}>{formatFileSize(bytes)}</td>
      <td className={styles.wide}>{contentType.split(';', 1)[0]}</td>
      <td className={styles.wide}>
        {changedAtMs !== undefined && <Time at={changedAtMs} />}
      </td>
    </>
  )
}
