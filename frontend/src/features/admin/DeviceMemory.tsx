import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Device } from '../../api/types';
import { bytes } from '../../ui/format';
import { isAway } from './deviceStates';
import classes from './admin.module.css';

/** How much of the host's memory a device's training process holds, and may hold. */
export function DeviceMemory({ device }: { device: Device }) {
  const { t } = useTranslation('admin');
  const { memoryUsedBytes: used, memoryLimitBytes: limit } = device;
  if (!limit || used === null || used === undefined || isAway(device)) return null;
  const words = t('memoryUsed', { used: bytes(used), limit: bytes(limit) });
  return (
    <div className={classes.memory}>
      <Progress
        value={Math.min(100, (used / limit) * 100)}
        color={used > 0.9 * limit ? 'red' : 'indigo'}
        size={6}
        aria-label={words}
      />
      <span>{words}</span>
    </div>
  );
}
