export const admin = {
  title: 'Devices',
  lead: 'The machines that train your networks. If a run waits longer than it should, look here first.',
  kinds: { cpu: 'CPU', gpu: 'GPU' },
  memory: '{{size}} of memory',
  states: {
    starting: 'Getting ready',
    idle: 'Ready',
    busy: 'Training a run',
    failed: 'Not working',
    draining: 'Going away after its run',
    offline: 'Out of reach',
  },
  none: 'No device is connected',
  noneWords:
    'Runs wait in the queue until a worker connects. An admin starts one with the role “worker”; the server’s log says what it tried.',
  worker: 'Worker {{name}}',
  check: {
    title: 'Check that everything works',
    words:
      'Trains a tiny network for a few seconds, on exactly the way that your runs take: queue, worker, trainer, device and back.',
    start: 'Check this device',
    again: 'Check again',
    steps: {
      QUEUED: 'Queued',
      PREPARING: 'Preparing',
      TRAINING: 'Training',
      COMPLETED: 'Result',
    },
    done: 'Works: reached {{accuracy}} on {{dataset}} in {{time}}.',
    doneNoMetrics: 'Works: finished in {{time}}.',
    failed: 'Did not work: {{message}}',
    failedNoWords: 'the run ended as {{state}}.',
    run: 'See the run',
  },
} as const;
