/**
 * The durable task hub: a gRPC server that keeps orchestrations in one SQLite file and speaks the
 * official durable-task contract, so that the SDK's own clients and workers run against it on one
 * machine.
 */
@NullMarked
package dev.vaultline.local.hub;

import org.jspecify.annotations.NullMarked;
