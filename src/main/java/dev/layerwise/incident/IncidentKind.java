package dev.layerwise.incident;

/** What sort of thing went wrong. */
public enum IncidentKind {
  /** A worker did not renew a run's lease in time. */
  LEASE_LOST,
  /** A worker was started anew under the name of one that still held runs. */
  WORKER_RESTARTED,
  /** A training process ended before its run did. */
  TRAINER_DIED,
  /** A training process needed more memory than there is for it. */
  OUT_OF_MEMORY,
  /** A file could not be stored. */
  DISK_FULL,
  /** A worker wrote about a run that had been given to somebody else. */
  STALE_WRITE,
  /** A device does not compute. */
  DEVICE_FAILED,
  /** The ledger of device time and an account's sums disagree. */
  QUOTA_BROKEN,
  /** The database did not answer. */
  DATABASE_AWAY
}
