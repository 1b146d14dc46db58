export const ui = {
  loading: 'Loading',
  undo: 'Undo',
  close: 'Close',
  error: {
    title: 'Something broke on this page',
    detail: 'What you saved is safe. Try again, or reload the page.',
    retry: 'Try again',
  },
  state: {
    QUEUED: 'Queued',
    PREPARING: 'Preparing',
    TRAINING: 'Training',
    PAUSED: 'Paused',
    COMPLETED: 'Done',
    FAILED: 'Failed',
    STOPPED: 'Stopped',
    untilReset: ' until your quota resets',
    diskFull: ', disk full',
  },
  spark: {
    none: 'No epoch finished yet',
    words_one: 'Accuracy {{to}} after one epoch',
    words_other: 'Accuracy from {{from}} to {{to}} over {{count}} epochs',
  },
  asTable: 'Show as a table',
  asChart: 'Show as a chart',
} as const;
