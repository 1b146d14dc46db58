export const app = {
  name: 'Layerwise',
  skip: 'Skip to the page',
  nav: {
    label: 'Main',
    lessons: 'Lessons',
    bench: 'Bench',
    work: 'My work',
    data: 'Data sets',
    devices: 'Devices',
    open: 'Open the menu',
    close: 'Close the menu',
  },
  quotaLeft: '{{left}} left',
  quotaLeftLabel: 'Quota: {{left}} left of this week’s GPU time',
  account: {
    menu: 'Your account',
    signIn: 'Sign in',
    signOut: 'Sign out',
    quota: 'Quota',
    people: 'People',
    site: 'Site',
    student: 'Student',
    instructor: 'Instructor',
    admin: 'Admin',
  },
  scheme: {
    label: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    auto: 'Like the system',
  },
  outage: {
    title: 'The site’s database does not answer.',
    words:
      'Nothing is lost: runs rest at a checkpoint and go on by themselves. This page tries again every two seconds.',
  },
  crash: { title: 'This page did not load' },
  notFound: {
    title: 'There is no such page',
    words: 'The address may have a typing error, or what it showed was deleted.',
    home: 'Go to the start',
  },
  home: {
    title: 'Learn how networks learn, by building them',
    lead: 'Layerwise is a reading room with a workbench in it. Stack layers, train on real data, and watch, batch by batch, what the network makes of it. No code, and nothing to install.',
    start: 'Create an account',
    signIn: 'I have one: sign in',
    steps: {
      build: 'Build',
      buildWords:
        'Start from a small network that works. Add a convolution, change a number: every layer says what goes in, what comes out and what it costs.',
      train: 'Train',
      trainWords:
        'You see how long it will take before you start. Training runs on the site’s machines, and goes on when you close the page.',
      understand: 'Understand',
      understandWords:
        'Curves while it learns, then the test: which classes it confuses, and the pictures it was most sure about and wrong.',
    },
    hello: 'Hello, {{name}}',
    continue: 'Continue where you left off',
    continueNone: 'Your networks and runs will wait for you here.',
    begin: 'Begin with a data set',
    beginWords: 'Each opens the bench with a network that already trains.',
    openBench: 'Open the bench',
    lastNetwork: 'Last edited {{age}}',
    lastRun: 'Run, {{age}}',
  },
} as const;
