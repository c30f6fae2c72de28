package dev.vaultline.pipeline.target;

/** A disk that a restore creates; its text names it for people. */
public sealed interface TargetDisk permits PageBlobTarget, ManagedTarget {}
