import type { Device } from '../../api/types';

export const DEVICE_STATES = [
  'starting',
  'idle',
  'busy',
  'failed',
  'draining',
  'drained',
  'offline',
] as const;
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

type Draining = Pick<Device, 'state' | 'drain'>;

/** The key of the words for what a device does now: why it leaves matters as much as that it does. */
export function stateWords(device: Draining): DeviceState | 'drainingNow' | 'offlineDrained' {
  const state = deviceState(device);
  if (state === 'offline' && device.drain) return 'offlineDrained';
  return state === 'draining' && device.drain === 'checkpoint' ? 'drainingNow' : state;
}

/** Whether its host may be switched off without costing anybody a minute of training. */
export function isAway(device: Draining): boolean {
  const state = deviceState(device);
  return state === 'drained' || state === 'offline';
}

/** How far a whole worker is out of service. */
export function standing(devices: readonly Draining[]): 'serving' | 'draining' | 'drained' {
  if (!devices.every(({ drain }) => drain)) return 'serving';
  return devices.every(isAway) ? 'drained' : 'draining';
}

/** Seconds until a failed device is tried again; 0 while that is happening. */
export function secondsToRetry(device: Pick<Device, 'retryAt'>, now = Date.now()): number {
  return device.retryAt ? Math.max(0, Math.round((Date.parse(device.retryAt) - now) / 1000)) : 0;
}

export function byWorker(devices: readonly Device[]): [worker: string, devices: Device[]][] {
  const workers = new Map<string, Device[]>();
  for (const device of devices) {
    workers.set(device.worker, [...(workers.get(device.worker) ?? []), device]);
  }
  return [...workers].sort(([a], [b]) => a.localeCompare(b));
}
