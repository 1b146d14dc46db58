import type { Device } from '../../api/types';

export const DEVICE_STATES = ['starting', 'idle', 'busy', 'failed', 'draining', 'offline'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** A device's state by the name that we have words for; an unknown one is out of reach. */
export function deviceState({ state }: { state: string }): DeviceState {
  return DEVICE_STATES.find((known) => known === state.toLowerCase()) ?? 'offline';
}

/** Whether a run pinned to it would start. */
export function canCheck(device: Pick<Device, 'state'>): boolean {
  const state = deviceState(device);
  return state === 'idle' || state === 'busy' || state === 'starting';
}

export function byWorker(devices: readonly Device[]): [worker: string, devices: Device[]][] {
  const workers = new Map<string, Device[]>();
  for (const device of devices) {
    workers.set(device.worker, [...(workers.get(device.worker) ?? []), device]);
  }
  return [...workers].sort(([a], [b]) => a.localeCompare(b));
}
