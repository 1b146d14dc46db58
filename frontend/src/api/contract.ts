import type { components } from './schema';
import type * as ours from './types';

/**
 * Holds our types to the server's OpenAPI document: a field that we read and the server does not
 * send fails the type check after `npm run api:generate`. The document knows neither which fields
 * are always there nor the forms within a network, so the types themselves stay written by hand.
 */
type Theirs = components['schemas'];
type Unknown<Ours, Schema> = Exclude<keyof Ours, keyof Schema>;
type Holds<Missing extends never> = Missing;

export type Contract = [
  Holds<Unknown<ours.Account, Theirs['Person']>>,
  Holds<Unknown<ours.Site, Theirs['Site']>>,
  Holds<Unknown<ours.DataSet, Theirs['DatasetView']>>,
  Holds<Unknown<ours.ImportProgress, Theirs['ImportStatus']>>,
  Holds<Unknown<ours.Sample, Theirs['Sample']>>,
  Holds<Unknown<ours.Starter, Theirs['Starter']>>,
  Holds<Unknown<ours.SavedNetwork, Theirs['SavedNetwork']>>,
  Holds<Unknown<ours.Check, Theirs['CheckAnswer']>>,
  Holds<Unknown<ours.CheckedLayer, Theirs['CheckedLayer']>>,
  Holds<Unknown<ours.Cost, Theirs['Cost']>>,
  Holds<Unknown<ours.Run, Theirs['Run']>>,
  Holds<Unknown<ours.RunPage, Theirs['RunPage']>>,
  Holds<Unknown<ours.Submission, Theirs['Submission']>>,
  Holds<Unknown<ours.Mistake, Theirs['Mistake']>>,
  Holds<Unknown<ours.DeviceDescription, Theirs['DeviceDescription']>>,
  Holds<Unknown<ours.Device, Theirs['DeviceView']>>,
  Holds<Unknown<ours.Quota, Theirs['QuotaPage']>>,
  Holds<Unknown<ours.QuotaEntry, Theirs['Entry']>>,
];
