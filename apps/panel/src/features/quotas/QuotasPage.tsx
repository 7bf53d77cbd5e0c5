import { PageBody, PageHeader } from '@aloft/ui/Page'
import { useSession } from '../../session/session.ts'
import { usePageTitle } from '../../shell/page-title.ts'
import { QuotaTable } from './QuotaTable.tsx'
import { useQuotas } from './quota-queries.ts'
import { quotaSections } from './quota-rows.ts'

/** What the project uses of what it may, in every region. */
export function QuotasPage() {
  usePageTitle('Quotas')
  const { regions } = useSession()
  const quotas = useQuotas(regions)
  const offered = quotaSections.filter(({ service }) =>
    regions.some(({ services }) => services.includes(service)),
  )
  return (
    <>
      <PageHeader
        title="Quotas"
        beside={<span>What is used of what the project may use</span>}
      />
      <PageBody>
        {offered.map((section) => (
          <QuotaTable
            key={section.id}
            section={section}
            regions={regions}
            quotas={quotas}
          />
        ))}
      </PageBody>
    </>
  )
}
