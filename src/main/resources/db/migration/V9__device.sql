-- What an admin wants of a device, and what its worker sees of its trainer.
ALTER TABLE device
  -- To be taken out of service: a server writes it, the worker reads it, and it outlives both.
  ADD COLUMN drain              text CHECK (drain IN ('FINISH', 'CHECKPOINT')),
  ADD COLUMN drain_asked_at     timestamptz,
  ADD COLUMN drain_asked_by     uuid REFERENCES account ON DELETE SET NULL,
  -- Of the host's memory, what its trainer holds now and what it may hold at most.
  ADD COLUMN memory_used_bytes  bigint CHECK (memory_used_bytes >= 0),
  ADD COLUMN memory_limit_bytes bigint CHECK (memory_limit_bytes > 0),
  -- When a failed device is tried again.
  ADD COLUMN retry_at           timestamptz,
  ADD CHECK ((drain IS NULL) = (drain_asked_at IS NULL)),
  ADD CHECK (drain IS NOT NULL OR drain_asked_by IS NULL),
  ADD CHECK (retry_at IS NULL OR state = 'FAILED');

-- DRAINED: it takes no run, holds none, and has no trainer; its host may be switched off.
ALTER TABLE device DROP CONSTRAINT device_state_check;
ALTER TABLE device ADD CONSTRAINT device_state_check
  CHECK (state IN ('STARTING', 'IDLE', 'BUSY', 'FAILED', 'DRAINING', 'DRAINED'));
