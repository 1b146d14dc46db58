import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { samplesQuery } from '../../api/resources';
import type { Augmentation, DataSet, Sample } from '../../api/types';
import fields from './fields.module.css';

const SHOWN = { split: 'train', from: 0, count: 8 } as const;

interface SeenImagesProps {
  dataset: DataSet;
  list: readonly Augmentation[];
  seed: number;
  /** Whether the settings can be shown. */
  right: boolean;
}

/** The first training images, and what a run with this seed makes of them in an epoch. */
export function SeenImages({ dataset, list, seed, right }: SeenImagesProps) {
  const { t } = useTranslation('builder');
  const [epoch, setEpoch] = useState(1);
  const stored = useQuery(samplesQuery(dataset.id, SHOWN));
  const seen = useQuery({
    ...samplesQuery(dataset.id, { ...SHOWN, augmentation: JSON.stringify(list), seed, epoch }),
    enabled: right,
    placeholderData: keepPreviousData,
  });
  const className = (sample: Sample) => dataset.classes[sample.label] ?? String(sample.label);
  return (
    <figure className={fields.seen}>
      <figcaption className={fields.seenHead}>
        <span>{t('augmentation.seen')}</span>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={!right}
          onClick={() => {
            setEpoch(epoch + 1);
          }}
        >
          {t('augmentation.another', { epoch: epoch + 1 })}
        </Button>
      </figcaption>
      <Strip
        name={t('augmentation.stored')}
        samples={stored.data}
        alt={(sample) =>
          t('augmentation.picture', { index: sample.index, label: className(sample) })
        }
      />
      <Strip
        name={t('augmentation.epoch', { epoch })}
        samples={right ? seen.data : undefined}
        alt={(sample) => t('augmentation.pictureSeen', { index: sample.index, epoch })}
      />
      {!right && <p className={fields.seenNote}>{t('augmentation.notRight')}</p>}
      {right && seen.error && <p className={fields.seenNote}>{t('augmentation.away')}</p>}
    </figure>
  );
}

interface StripProps {
  name: string;
  samples: readonly Sample[] | undefined;
  alt: (sample: Sample) => string;
}

/** The frames stay while their pictures come. */
function Strip({ name, samples, alt }: StripProps) {
  return (
    <div className={fields.strip}>
      <span className={fields.stripName}>{name}</span>
      {Array.from({ length: SHOWN.count }, (_, at) => {
        const sample = samples?.[at];
        return sample?.image ? (
          <img key={at} src={sample.image} alt={alt(sample)} className={fields.picture} />
        ) : (
          <span key={at} className={fields.picture} />
        );
      })}
    </div>
  );
}
