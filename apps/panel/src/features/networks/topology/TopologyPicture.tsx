import { cx } from '@aloft/ui/class-names'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '../../../paths.ts'
import { chipBox, layOut, type Box, type PlacedNetwork } from './topology-layout.ts'
import type { Topology } from './topology-model.ts'
import styles from './TopologyPicture.module.css'

const margin = 4
const cornerRadius = 8
/** How much of a text fits: SVG does not shorten it. */
const shortened = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

/** Networks, routers and servers as boxes and lines; everything that is drawn is a link. */
export function TopologyPicture({
  region,
  topology,
}: {
  region: string
  topology: Topology
}) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const layout = layOut(topology, opened)
  const fold = (id: string) =>
    setOpened((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  const width = layout.width + 2 * margin
  const height = layout.height + 2 * margin
  return (
    <div className={styles.frame}>
      <svg
        className={styles.picture}
        width={width}
        viewBox={`${-margin} ${-margin} ${width} ${height}`}
        role="group"
        aria-label="Networks, routers and servers, and what joins them"
      >
        {layout.lines.map(({ key, path, isUp }) => (
          <path key={key} d={path} className={cx(styles.line, !isUp && styles.off)} />
        ))}
        {layout.external.map((placed) => (
          <Link
            key={placed.network.id}
            to={paths.network(region, placed.network.id)}
            className={cx(styles.link, styles.external, !placed.network.isUp && styles.off)}
          >
            <Card box={placed} />
            <text className={styles.name} x={placed.x + 30} y={placed.y + 22}>
              {shortened(placed.network.name, 20)}
            </text>{' '}
            <text className={styles.note} x={placed.x + 14} y={placed.y + 40}>
              {placed.more === 0 ? 'Outside' : `Outside · ${placed.more} servers directly`}
            </text>
          </Link>
        ))}
        {layout.routers.map(({ router, ...box }) => (
          <Link
            key={router.id}
            to={paths.router(region, router.id)}
            className={cx(styles.link, styles.router, !router.isUp && styles.off)}
          >
            <Card box={box} />
            <text className={styles.name} x={box.x + 30} y={box.y + 22}>
              {shortened(router.name, 20)}
            </text>{' '}
            <text className={styles.note} x={box.x + 14} y={box.y + 40}>
              {router.gateway === undefined ? 'Router, leads nowhere outside' : 'Router'}
            </text>
          </Link>
        ))}
        {layout.networks.map((placed) => (
          <NetworkCard
            key={placed.network.id}
            region={region}
            placed={placed}
            isOpened={opened.has(placed.network.id)}
            onFold={() => fold(placed.network.id)}
          />
        ))}
      </svg>
    </div>
  )
}

function Card({ box }: { box: Box }) {
  return (
    <>
      <rect
        className={styles.card}
        x={box.x}
        y={box.y}
        width={box.width}
        height={box.height}
        rx={cornerRadius}
      />
      <circle className={styles.mark} cx={box.x + 18} cy={box.y + 18} r={4} />
    </>
  )
}

function NetworkCard({
  region,
  placed,
  isOpened,
  onFold,
}: {
  region: string
  placed: PlacedNetwork
  isOpened: boolean
  onFold: () => void
}) {
  const { network, servers, more } = placed
  const words = [
    ...network.ranges,
    ...(network.isUp ? [] : ['switched off']),
    ...(network.free === 0
      ? []
      : [network.free === 1 ? '1 free port' : `${network.free} free ports`]),
  ].join(' · ')
  const isFoldable = more > 0 || isOpened
  const foldBox = chipBox(placed, servers.length)
  const foldWords = more > 0 ? `${more} more servers` : 'Show fewer'
  return (
    <g className={cx(!network.isUp && styles.off)}>
      <Link to={paths.network(region, network.id)} className={styles.link}>
        <Card box={placed} />
        <text className={styles.name} x={placed.x + 30} y={placed.y + 22}>
          {shortened(network.name, 52)}
        </text>{' '}
        <text className={styles.mono} x={placed.x + 14} y={placed.y + 40}>
          {shortened(words === '' ? 'no subnet' : words, 62)}
        </text>
      </Link>
      {servers.map(({ server, ...box }) => (
        <Link
          key={server.id}
          to={paths.server(region, server.id)}
          className={cx(styles.link, styles.chip)}
          aria-label={`Server ${server.name}, ${server.addresses.join(', ')}`}
        >
          <title>{`${server.name} ${server.addresses.join(', ')}`}</title>
          <ChipBox box={box} />
          <text x={box.x + 10} y={box.y + 17}>
            {shortened(server.name, 28)}
          </text>
        </Link>
      ))}
      {isFoldable && (
        <g
          role="button"
          tabIndex={0}
          aria-expanded={isOpened}
          aria-label={`${foldWords} of ${network.name}`}
          className={cx(styles.link, styles.chip, styles.fold)}
          onClick={onFold}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            onFold()
          }}
        >
          <ChipBox box={foldBox} />
          <text x={foldBox.x + 10} y={foldBox.y + 17}>
            {foldWords}
          </text>
        </g>
      )}
    </g>
  )
}

function ChipBox({ box }: { box: Box }) {
  return <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={5} />
}
