import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconHourglass,
  IconPlayerPause,
  IconPlayerStop,
  IconWaveSine,
  type Icon,
} from '@tabler/icons-react';
import type { RunState } from '../api/types';

/** The sign beside a run's state: it is never told by colour alone. */
export const STATE_SIGNS: Record<RunState, Icon> = {
  QUEUED: IconClock,
  PREPARING: IconHourglass,
  TRAINING: IconWaveSine,
  PAUSED: IconPlayerPause,
  COMPLETED: IconCheck,
  FAILED: IconAlertTriangle,
  STOPPED: IconPlayerStop,
};
