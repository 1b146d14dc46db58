import {
  IconAdjustmentsHorizontal,
  IconArrowRampRight,
  IconArrowsMinimize,
  IconArrowsSplit2,
  IconBlur,
  IconEyeOff,
  IconFlag,
  IconFocusCentered,
  IconGridPattern,
  IconLineDashed,
  IconSquareRounded,
  IconTopologyStar3,
  IconWaveSine,
  type Icon,
} from '@tabler/icons-react';

/** The catalogue's icons, by name: only these are in the bundle. */
const ICONS: Record<string, Icon> = {
  IconAdjustmentsHorizontal,
  IconArrowRampRight,
  IconArrowsMinimize,
  IconArrowsSplit2,
  IconBlur,
  IconEyeOff,
  IconFlag,
  IconFocusCentered,
  IconGridPattern,
  IconLineDashed,
  IconTopologyStar3,
  IconWaveSine,
};

export function LayerIcon({ icon, size = 18 }: { icon: string | undefined; size?: number }) {
  const Drawn = ICONS[icon ?? ''] ?? IconSquareRounded;
  return <Drawn size={size} stroke={1.6} aria-hidden />;
}
