import { describe, expect, test } from 'vitest'
import { ResponseReader } from './response-reader.ts'

const plain = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'
const chunked =
  'HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n'
const empty = 'HTTP/1.1 204 No Content\r\n\r\n'

function statusesOf(text: string, pieceLength: number): number[] {
  const statuses: number[] = []
  const reader = new ResponseReader((status) => statuses.push(status))
  for (let at = 0; at < text.length; at += pieceLength) {
    reader.read(Buffer.from(text.slice(at, at + pieceLength)))
  }
  return statuses
}

describe('reading responses from a connection', () => {
  test('finds each of several that came in one piece', () => {
    expect(statusesOf(plain + chunked + empty + plain, 10_000)).toEqual([
      200, 404, 204, 200,
    ])
  })

  test('finds them in pieces of any length', () => {
    for (const length of [1, 2, 3, 7, 20]) {
      expect(statusesOf(plain + chunked + plain, length)).toEqual([200, 404, 200])
    }
  })

  test('does not count one whose body is still to come', () => {
    expect(statusesOf(plain.slice(0, -1), 10_000)).toEqual([])
  })
})
