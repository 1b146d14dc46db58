import { IconUpload } from '@tabler/icons-react';
import { useId, useState, type DragEvent } from 'react';
import classes from './FileDrop.module.css';

interface FileDropProps {
  /** "Drop it here, or", before the words that open the chooser. */
  words: string;
  choose: string;
  note?: string;
  accept?: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** A place to drop files; the same by a file chooser for keyboards. */
export function FileDrop({ words, choose, note, accept, multiple, onFiles }: FileDropProps) {
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
        {words}{' '}
        <label htmlFor={id} className={classes.choose}>
          {choose}
          <input
            id={id}
            type="file"
            accept={accept}
            multiple={multiple}
            className={classes.file}
            onChange={(event) => {
              take(event.currentTarget.files);
            }}
          />
        </label>
      </p>
      {note !== undefined && <p className={classes.note}>{note}</p>}
    </div>
  );
}
