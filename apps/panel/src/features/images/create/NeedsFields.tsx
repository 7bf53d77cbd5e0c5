import { diskFormats, visibilities } from '@aloft/acts/images/image-input'
import { Checkbox } from '@aloft/ui/Checkbox'
import { Card } from '@aloft/ui/Page'
import { Select } from '@aloft/ui/Select'
import { TagsInput } from '@aloft/ui/TagsInput'
import { NumberField, TextField } from '@aloft/ui/TextField'
import { MetadataField } from '../../../acts/ActFields.tsx'
import { useSession } from '../../../session/session.ts'
import form from '../../../acts/CreateForm.module.css'
import { formatOf, minimumDiskOf, type ImageDraft } from './image-draft.ts'

/** What it is, what a server needs for it, and who may use it. */
export function NeedsFields({
  draft,
  change,
  onUnfit,
}: {
  draft: ImageDraft
  change: (part: Partial<ImageDraft>) => void
  onUnfit: (why: string | undefined) => void
}) {
  const isAdmin = useSession().roles.includes('admin')
  return (
    <>
      <Card title="Format and needs">
        <div className={form.fields}>
          <Select
            label="Disk format"
            value={formatOf(draft)}
            onChange={(chosen) =>
              change({ format: diskFormats.find(({ value }) => value === chosen)?.value })
            }
            description={
              draft.format === undefined
                ? 'By what the file is; choose another.'
                : undefined
            }
            options={diskFormats.map(({ value, label, help }) => ({
              value,
              label: `${label}: ${help}`,
            }))}
          />
          <div className={form.pair}>
            <NumberField
              label="Smallest disk"
              optional
              unit="GB"
              min={0}
              value={minimumDiskOf(draft)}
              onChange={(minimumDisk) => change({ minimumDisk })}
              description="A server needs at least such a disk."
            />
            <NumberField
              label="Least memory"
              optional
              unit="MB"
              min={0}
              value={draft.minimumMemory}
              onChange={(minimumMemory) => change({ minimumMemory })}
            />
          </div>
          <div className={form.pair}>
            <TextField
              label="Operating system"
              optional
              placeholder="debian"
              description="Its property os_distro."
              value={draft.distribution}
              onChange={(distribution) => change({ distribution })}
              maxLength={255}
            />
            <TextField
              label="Version"
              optional
              placeholder="13"
              description="Its property os_version."
              value={draft.version}
              onChange={(version) => change({ version })}
              maxLength={255}
            />
          </div>
        </div>
      </Card>
      <Card title="Who may use it, and more">
        <div className={form.fields}>
          <Select
            label="Visibility"
            value={draft.visibility}
            onChange={(visibility) => change({ visibility })}
            options={visibilities.map(({ value, label, help }) => ({
              value,
              label: `${label}: ${help}`,
              ...(value === 'public' &&
                !isAdmin && { disabledReason: 'only an administrator may' }),
            }))}
          />
          <Checkbox
            checked={draft.isProtected}
            onChange={(isProtected) => change({ isProtected })}
            hint="It can not be deleted until the protection is taken off."
          >
            Protect against deletion
          </Checkbox>
          <TagsInput
            label="Tags"
            optional
            wide
            value={draft.tags}
            onChange={(tags) => change({ tags })}
          />
          <MetadataField
            label="Properties"
            value={draft.properties}
            onChange={(properties) => change({ properties })}
            onUnfit={onUnfit}
          />
        </div>
      </Card>
    </>
  )
}
