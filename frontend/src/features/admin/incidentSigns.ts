import {
  IconBolt,
  IconCpuOff,
  IconDatabaseOff,
  IconDatabaseExclamation,
  IconHeartOff,
  IconPencilOff,
  IconRefresh,
  IconScale,
  IconStack3,
  type Icon,
} from '@tabler/icons-react';
import type { Incident } from '../../api/types';

/** The sign beside an incident's kind. */
export const INCIDENT_SIGNS: Record<Incident['kind'], Icon> = {
  LEASE_LOST: IconHeartOff,
  WORKER_RESTARTED: IconRefresh,
  TRAINER_DIED: IconBolt,
  OUT_OF_MEMORY: IconStack3,
  DISK_FULL: IconDatabaseExclamation,
  STALE_WRITE: IconPencilOff,
  DEVICE_FAILED: IconCpuOff,
  QUOTA_BROKEN: IconScale,
  DATABASE_AWAY: IconDatabaseOff,
};

export const INCIDENT_KINDS = Object.keys(INCIDENT_SIGNS) as Incident['kind'][];
