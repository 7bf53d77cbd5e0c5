import { Banner } from '@aloft/ui/Banner'
import { Button } from '@aloft/ui/Button'
import { CodeBlock } from '@aloft/ui/CodeBlock'

export interface Secret {
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
      {secrets.map(({ title, text, fileName }) => (
        <div key={title}>
          <CodeBlock title={title} code={text} wrap />
          {fileName !== undefined && (
            <Button size="small" onClick={() => saveFile(fileName, text)}>
              Download {fileName}
            </Button>
          )}
        </div>
      ))}
    </>
  )
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/x-pem-file' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
