/** What the server sends and takes. Names and forms are the HTTP contract's. */

export type Role = 'student' | 'instructor' | 'admin';
/** What a visitor may know of the site. */
export interface Site {
  /** Nobody has an account yet: the first becomes the admin. */
  fresh: boolean;
  setupTokenNeeded: boolean;
}
export interface Account {
  id: string;
  name: string;
  email: string;
  role: Role;
}

// ---- Networks -----------------------------------------------------------------------------

export type Activation =
  'linear' | 'relu' | 'leakyRelu' | 'elu' | 'gelu' | 'silu' | 'sigmoid' | 'tanh' | 'softmax';
export type Padding = 'same' | 'valid';
export type LayerKind =
  | 'dense'
  | 'conv2d'
  | 'maxPool2d'
  | 'avgPool2d'
  | 'globalAvgPool2d'
  | 'flatten'
  | 'dropout'
  | 'batchNorm'
  | 'activation'
  | 'residual'
  | 'parallel'
  | 'output';

/** A layer as it travels: the catalogue says which members its kind has. */
export interface Layer {
  kind: LayerKind;
  layers?: Layer[];
  branches?: Layer[][];
  merge?: 'concat' | 'add';
  activation?: Activation;
  padding?: Padding;
  [parameter: string]: unknown;
}
export interface Network {
  layers: Layer[];
}

export type OptimizerKind = 'sgd' | 'momentum' | 'adam' | 'adamw' | 'rmsprop';
export interface Optimizer {
  kind: OptimizerKind;
  learningRate: number;
  weightDecay?: number;
  momentum?: number;
}
export interface TrainingPlan {
  batchSize: number;
  epochs: number;
  optimizer: Optimizer;
  schedule: { kind: 'constant' | 'cosine' };
  seed: number;
  validation: number;
  device: 'auto' | 'cpu' | 'gpu';
}

export interface Fix {
  label: string;
  edit: 'insertBefore' | 'insertAfter' | 'replace' | 'remove' | 'training';
  path: string;
  layer?: Layer;
  /** A JSON merge patch (RFC 7396) on the training plan. */
  training?: Record<string, unknown>;
}
/** `path` '' is the whole network; `training.batchSize` and the like are the plan's. */
export interface NetworkProblem {
  path: string;
  message: string;
  fix?: Fix | null;
}
export interface CheckedLayer {
  path: string;
  input: number[];
  output: number[];
  parameters: number;
  multiplyAdds: number;
}
export interface Cost {
  deviceSeconds: number;
  memoryBytes: number;
  device: 'cpu' | 'gpu';
  quotaMs: number;
  /** True when earlier runs on the device refined the estimate. */
  measured: boolean;
}
export interface Check {
  trainable: boolean;
  layers: CheckedLayer[];
  parameters: number;
  multiplyAdds: number;
  problems: NetworkProblem[];
  cost: Cost | null;
}

// ---- Catalogue ----------------------------------------------------------------------------

export interface Parameter {
  name: string;
  label: string;
  type: 'int' | 'number' | 'choice';
  min?: number | null;
  max?: number | null;
  step?: number | null;
  default?: number | string | null;
  choices?: string[] | null;
  help: string;
}
export interface CatalogueLayer {
  kind: LayerKind;
  name: string;
  icon: string;
  group: string;
  summary: string;
  explanation: string;
  /** The parameter that is edited in place. */
  key: string | null;
  image: boolean;
  flat: boolean;
  parameters: Parameter[];
  block: 'layers' | 'branches' | null;
}
export interface Catalogue {
  layers: CatalogueLayer[];
  activations: { kind: Activation; name: string; help: string }[];
  optimizers: { kind: OptimizerKind; name: string; help: string; learningRate: number }[];
  training: Parameter[];
}

// ---- Data sets ----------------------------------------------------------------------------

export interface ImportProgress {
  state: string;
  receivedBytes: number;
  totalBytes: number | null;
  message: string | null;
}
export interface DataSet {
  id: string;
  name: string;
  task: 'classification';
  kind: 'image' | 'tabular' | 'planar';
  /** (C,H,W) of an image, or the number of features. */
  input: number[];
  classes: string[];
  features: string[];
  train: number;
  test: number;
  state: 'ready' | 'absent' | 'importing';
  licence: string;
  source: string | null;
  summary: string;
  version: string | null;
  classCounts: { train: number[]; test: number[] } | null;
  import: ImportProgress | null;
}
export interface Sample {
  index: number;
  label: number;
  /** A data: URL. */
  image?: string | null;
  values?: number[] | null;
}
export interface Starter {
  id: string;
  name: string;
  summary: string;
  network: Network;
  training: TrainingPlan;
}
export interface SavedNetwork {
  id: string;
  name: string;
  dataset: string;
  network: Network;
  training: TrainingPlan;
  version: number;
  updatedAt: string;
  shared: boolean;
  /** False for somebody else's, opened by its link. */
  mine: boolean;
}

// ---- Runs ---------------------------------------------------------------------------------

export type RunState =
  'QUEUED' | 'PREPARING' | 'TRAINING' | 'PAUSED' | 'COMPLETED' | 'FAILED' | 'STOPPED';
export interface DeviceDescription {
  kind: 'cpu' | 'gpu';
  name: string;
  engine: string;
  memoryBytes: number;
}
export interface Run {
  id: string;
  name: string;
  state: RunState;
  pausedFor: 'student' | 'quota' | null;
  message: string | null;
  owner: { id: string; name: string };
  dataset: string;
  datasetVersion: string;
  network: Network;
  training: TrainingPlan;
  lesson: string | null;
  queue: { position: number; etaSeconds: number | null; why: string } | null;
  progress: { epoch: number; epochs: number; batch: number; batches: number } | null;
  best: { epoch: number; validationAccuracy: number } | null;
  metrics: { testLoss: number; testAccuracy: number } | null;
  parameters: number;
  device: DeviceDescription | null;
  attempts: number;
  chargedMs: number;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  lastSeq: number;
  /** Validation accuracy (training accuracy where nothing is held out), one per epoch. */
  curve: number[];
}
export interface RunPage {
  runs: Run[];
  next: string | null;
}
export interface Submission {
  dataset: string;
  network: Network;
  training: TrainingPlan;
  name?: string;
  lesson?: string;
}

interface Numbered {
  seq: number;
  at: string;
}
export interface EpochMetrics {
  trainLoss: number;
  trainAccuracy: number;
  validationLoss?: number;
  validationAccuracy?: number;
  learningRate: number;
  samplesPerSecond: number;
}
export interface Mistake {
  index: number;
  actual: number;
  predicted: number;
  confidence: number;
}
export type StateChanged = Numbered & {
  kind: 'state';
  state: RunState;
  pausedFor?: 'student' | 'quota';
  message?: string;
  device?: DeviceDescription;
};
export type BatchDone = Numbered & {
  kind: 'batch';
  epoch: number;
  batch: number;
  batches: number;
  loss: number;
  accuracy: number;
  samplesPerSecond: number;
};
export type EpochDone = Numbered & { kind: 'epoch'; epoch: number; metrics: EpochMetrics };
export type Confusion = Numbered & {
  kind: 'confusion';
  epoch: number;
  /** `matrix[actual][predicted]` */
  matrix: number[][];
  mistakes: Mistake[];
};
export type Boundary = Numbered & {
  kind: 'boundary';
  epoch: number;
  size: number;
  range: number;
  /** Base64, one byte a cell, row by row from the top left. */
  classes: string;
  confidence: string;
};
export type Ended = Numbered & {
  kind: 'ended';
  state: 'COMPLETED' | 'FAILED' | 'STOPPED';
  metrics?: { testLoss: number; testAccuracy: number };
  message?: string;
};
export type RunEvent = StateChanged | BatchDone | EpochDone | Confusion | Boundary | Ended;
export interface RunEvents {
  events: RunEvent[];
  last: number;
}

// ---- Quota and devices --------------------------------------------------------------------

export interface QuotaEntry {
  at: string;
  kind: 'grant' | 'reserve' | 'charge' | 'release' | 'refund';
  ms: number;
  run: string | null;
  runName: string | null;
  text: string;
}
export interface Quota {
  starts: string;
  resets: string;
  grantedMs: number;
  chargedMs: number;
  reservedMs: number;
  rates: { gpu: number; cpu: number };
  entries: QuotaEntry[];
}
export interface Device {
  id: string;
  /** Its name within the worker, such as `cpu` or `gpu0`. */
  device: string;
  worker: string;
  kind: 'cpu' | 'gpu';
  /** These three are unknown until its trainer answered once. */
  name: string | null;
  engine: string | null;
  memoryBytes: number | null;
  state: string;
  run: string | null;
  /** Why it does not work. */
  error?: string | null;
}
