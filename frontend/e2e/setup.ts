import { request } from '@playwright/test';
import unpackBrowser from './browser';
import { asAdmin } from './people';

/** Before any test: a browser, and the site's admin, so that everybody else is a student. */
export default async function setup(): Promise<void> {
  await unpackBrowser();
  const site = await request.newContext({
    baseURL: `http://127.0.0.1:${process.env.LAYERWISE_E2E_PORT ?? ''}`,
  });
  await asAdmin(site);
  await site.dispose();
}
