import { roleAllows, roleReason } from '@aloft/acts/role'
import { MenuButton } from '@aloft/ui/MenuButton'
import { Button } from '@aloft/ui/Button'
import { useRef } from 'react'
import { useSession } from '../../../session/session.ts'
import type { Place } from '../files-api.ts'
import { pickedFiles } from './picked-files.ts'
import { addUploads } from './uploads.ts'

/** Picks files, or a folder with all that is in it. */
export function UploadButton({ place, folder }: { place: Place; folder: string }) {
  const { roles } = useSession()
  const files = useRef<HTMLInputElement>(null)
  const wholeFolder = useRef<HTMLInputElement>(null)
  function add(list: FileList | null) {
    void addUploads(
      pickedFiles(list).map(({ path, file }) => ({ ...place, name: folder + path, file })),
    )
  }
  if (!roleAllows('member', roles)) {
    return (
      <Button variant="primary" disabledReason={roleReason('member', roles)}>
        Upload
      </Button>
    )
  }
  return (
    <>
      <MenuButton
        label="Upload"
        variant="primary"
        sections={[
          {
            id: 'upload',
            items: [
              { id: 'files', label: 'Files…', onSelect: () => files.current?.click() },
              {
                id: 'folder',
                label: 'A folder…',
                onSelect: () => wholeFolder.current?.click(),
              },
            ],
          },
        ]}
      >
        Upload
      </MenuButton>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={(event) => {
          add(event.target.files)
          event.target.value = ''
        }}
      />
      <input
        ref={wholeFolder}
        type="file"
        hidden
        aria-label="Folder to upload"
        {...{ webkitdirectory: '' }}
        onChange={(event) => {
          add(event.target.files)
          event.target.value = ''
        }}
      />
    </>
  )
}
