import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, upload } from '../../api/http';
import { say, sayProblem } from '../../ui/notify';

/** Starts, sends and cancels imports of one data set; its state is the server's. */
export function useImport(id: string) {
  const { t } = useTranslation('data');
  const queryClient = useQueryClient();
  const [starting, setStarting] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const sending = useRef<AbortController>(null);
  const path = `/api/datasets/${id}/import`;
  const look = () => queryClient.invalidateQueries({ queryKey: ['datasets'] });

  const start = () => {
    setStarting(true);
    http
      .post(path, {})
      .catch(sayProblem)
      .finally(() => {
        setStarting(false);
        void look();
      });
  };

  const send = (files: File[]) => {
    sending.current = new AbortController();
    setSent(0);
    upload(path, files, setSent, sending.current.signal)
      .catch((error: unknown) => {
        if (sending.current?.signal.aborted) say(t('import.cancelled'));
        else sayProblem(error);
      })
      .finally(() => {
        setSent(null);
        void look();
      });
  };

  const cancel = () => {
    http
      .delete(path)
      .then(() => {
        say(t('import.cancelled'));
      })
      .catch(sayProblem)
      .finally(() => void look());
  };

  const stopSending = () => {
    sending.current?.abort();
  };

  return { start, send, cancel, stopSending, sent, starting };
}
