import type { Flavor } from '@aloft/openstack/flavor'
import { formatDisk, formatMemory } from '@aloft/ui/format-bytes'
import { RadioBox } from '@aloft/ui/RadioGroup'
import { cx } from '@aloft/ui/class-names'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { flavorsQuery, pricesQuery } from './cloud-queries.ts'
import { showChosen } from './chosen-in-view.ts'
import styles from './Pickers.module.css'
import { hourlyMicros, hourlyWords } from './prices.ts'
import { QueryStates } from './QueryStates.tsx'

export interface FlavorPickerProps {
  region: string
  label: string
  value: string | undefined
  onChange: (id: string) => void
  /** Why a size cannot be chosen: too small for the image, the present one. */
  blocked?: ((flavor: Flavor) => string | undefined) | undefined
  tall?: boolean
}

/** One of the sizes, with what it has and what it costs. */
export function FlavorPicker({
  region,
  label,
  value,
  onChange,
  blocked,
  tall = false,
}: FlavorPickerProps) {
  const name = useId()
  const flavors = useQuery(flavorsQuery(region))
  const { data: prices } = useQuery(pricesQuery)
  return (
    <fieldset className={styles.picker}>
      <legend className={styles.legend}>{label}</legend>
      <QueryStates query={flavors} failed="The sizes could not be read">
        {(all) => (
          <div
            ref={showChosen}
            className={cx(styles.list, tall && styles.tall)}
            tabIndex={-1}
          >
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">Size</th>
                  <th scope="col">Memory</th>
                  <th scope="col">CPUs</th>
                  <th scope="col">Disk</th>
                  <th scope="col">Hour</th>
                </tr>
              </thead>
              <tbody>
                {all
                  .filter(({ disabled }) => !disabled)
                  .map((flavor) => {
                    const why = blocked?.(flavor)
                    const micros = hourlyMicros(prices, region, flavor.name)
                    const choose = () => {
                      if (why === undefined) onChange(flavor.id)
                    }
                    return (
                      <tr
                        key={flavor.id}
                        className={cx(
                          flavor.id === value && styles.chosen,
                          why !== undefined && styles.blocked,
                        )}
                        onClick={choose}
                      >
                        <td>
                          <label className={styles.size}>
                            <RadioBox
                              name={name}
                              checked={flavor.id === value}
                              disabled={why !== undefined}
                              onChange={choose}
                            />
                            <span>
                              {flavor.name}
                              {why !== undefined && (
                                <span className={styles.why}>{why}</span>
                              )}
                            </span>
                          </label>
                        </td>
                        <td>{formatMemory(flavor.memoryMegabytes)}</td>
                        <td>{flavor.vcpus}</td>
                        <td>{formatDisk(flavor.diskGigabytes)}</td>
                        <td>
                          {prices === undefined || micros === undefined
                            ? '—'
                            : hourlyWords(prices, micros)}
                        </td>
                      </tr>
                    )
                  })}
              </tbody>
            </table>
          </div>
        )}
      </QueryStates>
    </fieldset>
  )
}
