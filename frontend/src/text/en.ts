import { account } from './account';
import { admin } from './admin';
import { app } from './app';
import { builder } from './builder';
import { classes } from './classes';
import { course } from './course';
import { data } from './data';
import { editor } from './editor';
import { i18n } from './i18n';
import { lesson } from './lesson';
import { people } from './people';
import { quota } from './quota';
import { run } from './run';
import { site } from './site';
import { ui } from './ui';
import { work } from './work';

/** Every English string, by feature. */
export const en = {
  account,
  admin,
  app,
  builder,
  classes,
  course,
  data,
  editor,
  lesson,
  people,
  quota,
  run,
  site,
  ui,
  work,
};

void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'app',
  resources: { en },
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
});

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof en;
  }
}
