import type { ProjectServers } from './project-servers.ts'

/** The projects that were asked for last, by scope; bounded by the rows that they hold. */
export class ProjectCache {
  readonly #projects = new Map<string, ProjectServers>()
  readonly #rowsAtMost: number

  constructor(rowsAtMost: number) {
    this.#rowsAtMost = rowsAtMost
  }

  /** The project, made when it is not known, as the one used last. */
  use(scope: string, make: () => ProjectServers): ProjectServers {
    const project = this.#projects.get(scope) ?? make()
    this.#projects.delete(scope)
    this.#projects.set(scope, project)
    return project
  }

  /** Every known view of a project, whatever the roles. */
  ofProject(projectId: string): readonly ProjectServers[] {
    return [...this.#projects]
      .filter(([scope]) => scope.startsWith(`${projectId}/`))
      .map(([, project]) => project)
  }

  /** Lets go of those that were not used for longest until the rest fits; the last one used stays. */
  trim(): void {
    let rows = 0
    for (const project of this.#projects.values()) rows += project.heldRows + 100
    for (const [scope, project] of this.#projects) {
      if (rows <= this.#rowsAtMost || this.#projects.size === 1) return
      rows -= project.heldRows + 100
      this.#projects.delete(scope)
    }
  }
}

/** A project as one set of roles sees it: what people with other roles see may differ. */
export function scopeOf(projectId: string, roles: readonly string[]): string {
  return `${projectId}/${[...new Set(roles)].sort().join(',')}`
}
