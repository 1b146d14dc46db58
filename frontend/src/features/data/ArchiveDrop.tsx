import { IconUpload } from '@tabler/icons-react';
import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data.module.css';

/** A place to drop an archive; the same by a file chooser for keyboards. */
export function ArchiveDrop({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('data');
  const [over, setOver] = useState(false);
  const id = useId();
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // Dropping is for pointers only; the chooser inside does the same for everybody.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      <IconUpload size={22} stroke={1.5} aria-hidden />
      <p>
        {t('import.drop')}{' '}
        <label htmlFor={id} className={classes.choose}>
          {t('import.choose')}
          <input
            id={id}
            type="file"
            multiple
            className={classes.file}
            onChange={(event) => {
              take(event.currentTarget.files);
            }}
          />
        </label>
      </p>
      <p className={classes.quiet}>{t('import.dropWords')}</p>
    </div>
  );
}
