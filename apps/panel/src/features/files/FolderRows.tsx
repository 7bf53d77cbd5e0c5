import type { Folder, StoredObject } from '@aloft/openstack/stored-object'
import { CheckboxBox } from '@aloft/ui/Checkbox'
import { formatFileSize } from '@aloft/list/format-size'
import { Time } from '@aloft/ui/Time'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { File, FileImage, FileText, Folder as FolderIcon, Layers } from 'lucide-react'
import { paths } from '../../paths.ts'
import styles from './Files.module.css'
import { nameOf, type Place } from './files-api.ts'
import { folderCountQuery } from './object-queries.ts'

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
  const { data } = useQuery({ ...folderCountQuery(place, prefix), enabled: counted })
  const words = data && `${data.count.toLocaleString('en')}${data.isMore ? '+' : ''}`
  return (
    <>
      <td className={styles.name}>
        <FolderIcon size={15} aria-hidden="true" className={styles.folderIcon} />
        <Link
          to={paths.container(place.region, place.container)}
          search={{ folder: prefix }}
        >
          {shown}
        </Link>
      </td>
      <td className={styles.number}>
        {words !== undefined && `${words} ${words === '1' ? 'object' : 'objects'}`}
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
        <ObjectIcon object={object} />
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

function ObjectIcon({ object: { contentType, isLarge } }: { object: StoredObject }) {
  const kind = contentType.split('/', 1)[0]
  const Icon = isLarge
    ? Layers
    : kind === 'image'
      ? FileImage
      : kind === 'text'
        ? FileText
        : File
  return <Icon size={15} aria-hidden="true" className={styles.icon} />
}
