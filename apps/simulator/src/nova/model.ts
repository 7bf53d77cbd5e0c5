import type { Resource } from '../core/collection.ts'
import type { BlockDevice } from './block-device.ts'

export interface Flavor extends Resource {
  readonly name: string
  /** MiB. */
  readonly ram: number
  readonly vcpus: number
  /** GiB. */
  readonly disk: number
  /** GiB. */
  readonly ephemeral: number
  /** MiB. */
  readonly swap: number
  readonly rxtx_factor: number
  readonly extra_specs: Readonly<Record<string, string>>
  readonly description: string | null
  readonly is_public: boolean
}

export type VmState =
  | 'building'
  | 'active'
  | 'stopped'
  | 'error'
  | 'resized'
  | 'paused'
  | 'suspended'
  | 'rescued'
  | 'shelved'
  | 'shelved_offloaded'
  | 'deleted'

/** A step of a state machine that is under way; `families.ts` lists the steps. */
export interface PendingStep {
  readonly step: string
  /** Milliseconds since the epoch. */
  readonly dueAt: number
  /** The request that began it: its instance action is finished with it. */
  readonly requestId?: string
}

export interface ServerFault {
  readonly code: number
  readonly message: string
  /** Milliseconds since the epoch. */
  readonly created: number
}

export interface AttachedVolume {
  readonly id: string
  readonly delete_on_termination: boolean
  /** `/dev/vdb`. */
  readonly device: string
  /** Cinder's id of the attachment. */
  readonly attachment_id: string
  /** 0 for what the server boots from. */
  readonly boot_index?: number
  readonly tag?: string
}

/** A server as the simulator keeps it; `server-view.ts` makes Nova's body of it. Times in ms. */
export interface Server extends Resource {
  readonly project_id: string
  readonly user_id: string
  readonly name: string
  readonly description: string | null
  readonly hostname: string
  readonly vm_state: VmState
  readonly task_state: string | null
  /** 0 nothing, 1 running, 3 paused, 4 shut down, 6 crashed, 7 suspended. */
  readonly power_state: number
  /** Empty for a server that boots from a volume. */
  readonly image_id: string
  readonly flavor_id: string
  /** The other flavor while a resize is under way or waits for a word. */
  readonly other_flavor_id?: string
  /** The state from which a task started, to which it goes back. */
  readonly previous_vm_state?: VmState
  readonly key_name: string | null
  readonly metadata: Readonly<Record<string, string>>
  readonly tags: readonly string[]
  /** Base64, as it was given. */
  readonly user_data: string | null
  readonly config_drive: '' | 'True'
  readonly availability_zone: string
  readonly host: string | null
  readonly access_ip_v4: string
  readonly access_ip_v6: string
  readonly disk_config: 'AUTO' | 'MANUAL'
  readonly created_at: number
  readonly updated_at: number
  readonly launched_at: number | null
  readonly terminated_at: number | null
  readonly fault?: ServerFault
  readonly locked_by?: 'owner' | 'admin'
  readonly locked_reason?: string
  readonly progress: number
  readonly launch_index: number
  readonly reservation_id: string
  /** The image that is being made of it, or that it is shelved as. */
  readonly snapshot_id?: string
  readonly volumes: readonly AttachedVolume[]
  /** Volumes that its build has yet to make. */
  readonly planned_devices?: readonly BlockDevice[]
  /** Volumes that its build made, and waits for. */
  readonly made_volumes?: readonly { readonly id: string; readonly device: BlockDevice }[]
  /** Ports that were given, not made for the server: they outlive it. */
  readonly given_port_ids?: readonly string[]
  readonly scheduler_hints?: Readonly<Record<string, unknown>>
  readonly pending?: PendingStep
}

/** `id` is `<user id>/<name>`: names are a user's own. */
export interface KeyPair extends Resource {
  readonly name: string
  readonly user_id: string
  readonly type: 'ssh' | 'x509'
  readonly fingerprint: string
  readonly public_key: string
  readonly created_at: number
}

export interface ServerGroup extends Resource {
  readonly project_id: string
  readonly user_id: string
  readonly name: string
  readonly policy: string
  readonly rules: Readonly<Record<string, unknown>>
  readonly members: readonly string[]
}

export interface ActionEvent {
  readonly event: string
  readonly start_time: number
  readonly finish_time: number | null
  readonly result: string | null
}

/** One thing that was asked of a server; `id` is `<server id>/<request id>`. */
export interface InstanceAction extends Resource {
  readonly project_id: string
  readonly server_id: string
  readonly action: string
  readonly request_id: string
  readonly user_id: string
  readonly start_time: number
  readonly updated_at: number
  readonly message: string | null
  readonly events: readonly ActionEvent[]
}

/** Limits of a project that differ from the defaults; `id` is the project's. */
export interface QuotaSet extends Resource {
  readonly limits: Readonly<Record<string, number>>
}
