import type { components } from './schema';

/**
 * What the server sends and takes, under the names that we use for it. The forms themselves are the
 * server's: `npm run api:generate` makes schema.d.ts from the OpenAPI document of the Java build.
 */
type Schemas = components['schemas'];

export type Role = Schemas['Role'];
export type Site = Schemas['Site'];
export type Account = Schemas['Person'];
export type ShareClass = Schemas['ShareClass'];

export type LayerKind = Schemas['LayerKind'];
export type Layer = Schemas['Layer'];
export type Network = Schemas['Network'];
export type TrainingPlan = Schemas['TrainingPlan'];
export type LossKind = NonNullable<TrainingPlan['loss']>['kind'];
export type NetworkProblem = Schemas['NetworkProblem'];
export type Fix = Schemas['NetworkFix'];
export type Check = Schemas['CheckAnswer'];
export type CheckedLayer = Schemas['CheckedLayer'];
export type Cost = Schemas['Cost'];

/** Left out where a network is spoken of that stands beside no lesson. */
type BesideLesson = 'lesson' | 'preset';
export type SavedNetwork = Omit<Schemas['SavedNetwork'], BesideLesson> &
  Partial<Pick<Schemas['SavedNetwork'], BesideLesson>>;

export type Starter = Schemas['Starter'];

export type Catalogue = Schemas['CatalogueAnswer'];
export type CatalogueLayer = Schemas['CatalogueLayer'];
export type Parameter = Schemas['CatalogueSetting'];
export type CatalogueAugmentation = Schemas['CatalogueAugmentation'];
export type Augmentation = NonNullable<TrainingPlan['augmentation']>[number];

export type DataSet = Schemas['DatasetView'];
export type ImportProgress = Schemas['ImportStatus'];
export type Sample = Schemas['Sample'];

/** How it rests or is about to: left out where a run is spoken of that does neither. */
type Resting = 'resumesAt' | 'pausing';
export type Run = Omit<Schemas['Run'], Resting> & Partial<Pick<Schemas['Run'], Resting>>;
export type RunState = Schemas['RunState'];
export type RunPage = Schemas['RunPage'];
export type Submission = Schemas['Submission'];
export type Mistake = Schemas['Mistake'];

/** One of the kinds below: `kind` tells which. */
export type RunEvent = Schemas['NumberedEvent'];
type EventOf<K extends RunEvent['kind']> = Extract<RunEvent, { kind: K }>;
export type StateChanged = EventOf<'state'>;
export type BatchDone = EventOf<'batch'>;
export type EpochDone = EventOf<'epoch'>;
export type Confusion = EventOf<'confusion'>;
export type Boundary = EventOf<'boundary'>;
export type Signals = EventOf<'signals'>;
export type LayerSignals = Schemas['LayerSignals'];
export type Ended = EventOf<'ended'>;
export type RunEvents = Schemas['EventPage'];
export type EpochMetrics = Schemas['EpochMetrics'];

export type Quota = Schemas['QuotaPage'];
export type QuotaEntry = Schemas['QuotaEntry'];
export type Device = Schemas['DeviceView'];
export type DeviceDescription = Schemas['DeviceDescription'];

export type SiteQueue = Schemas['QueueNow'];
export type QueueLane = Schemas['LaneView'];
export type WaitingRun = Schemas['WaitingRun'];
export type QueueSample = Schemas['QueueSample'];
export type IncidentPage = Schemas['IncidentPage'];
export type Incident = Schemas['Incident'];
