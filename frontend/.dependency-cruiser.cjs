/** app → features → api, ui. A feature stands alone: it can be read, moved or dropped by itself. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'features-stand-alone',
      comment: 'What two features share belongs in api or ui; what joins them belongs in app.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'features-do-not-know-the-app',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/app/' },
    },
    {
      name: 'api-and-ui-are-the-floor',
      severity: 'error',
      from: { path: '^src/(api|ui|text)/' },
      to: { path: '^src/(app|features)/' },
    },
    {
      name: 'api-draws-nothing',
      severity: 'error',
      from: { path: '^src/api/' },
      to: { path: '^src/ui/' },
    },
    {
      name: 'closed-feature-list',
      severity: 'error',
      from: {},
      to: {
        path: '^src/features/',
        pathNot:
          '^src/features/(builder|run|lesson|course|classes|quota|data|editor|admin|account|work)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '\\.(css|svg)$' },
  },
};
