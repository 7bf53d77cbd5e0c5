import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { CodeBlock } from '@aloft/ui/CodeBlock'
import { download } from '../lists/download.ts'

export interface Secret {
  /** Id of the thing that it is for. */
  readonly of?: string
  /** `Administrator password of web-01` */
  readonly title: string
  readonly text: string
  /** Where it may be saved: `my-key.pem`. */
  readonly fileName?: string
}

/** What the cloud tells once: it is kept nowhere, so the person must take it now. */
export function SecretOutput({ secrets }: { secrets: readonly Secret[] }) {
  return (
    <>
      <Banner tone="warn">
        Shown <strong>once</strong>: nobody can show it again. Copy it now.
      </Banner>
      {secrets.map(({ title, text, fileName }, index) => (
        // Two may have one title and one text; they never change their order while they are shown.
        <div key={index}>
          <CodeBlock title={title} code={text} wrap />
          {fileName !== undefined && (
            <Button
              size="small"
              onClick={() => download(fileName, 'application/octet-stream', text)}
            >
              Download {fileName}
            </Button>
          )}
        </div>
      ))}
    </>
  )
}
