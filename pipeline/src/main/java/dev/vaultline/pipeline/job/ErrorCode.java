package dev.vaultline.pipeline.job;

/** Why a job or a part failed, chosen by what a person can do. */
public enum ErrorCode {
  /** The request or the item's description must change. */
  BAD_INPUT,
  /** Stored data is damaged or missing. */
  DAMAGED,
  /** A newer Vaultline, another vault or a person is needed. */
  STOPPED,
  /** The platform or the network did not do what was asked for longer than is waited for. */
  UNAVAILABLE,
  /** It may or may not have taken effect. */
  OUTCOME_UNKNOWN,
  /** A part failed as often as it may be tried. */
  POISONED,
  /** Nothing moved for longer than is waited for. */
  STALLED,
  /** The orchestration behind the job was ended from outside. */
  LOST,
  /** Somebody asked for the job to end. */
  CANCELLED,
  /** A fault of Vaultline. */
  INTERNAL
}
