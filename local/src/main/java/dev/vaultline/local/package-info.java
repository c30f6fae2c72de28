/**
 * The local host: one JVM that runs a staged function app unchanged on one machine, with Azurite as
 * its storage.
 *
 * <p>{@link dev.vaultline.local.LocalHost} composes the parts. The app is loaded by {@code app};
 * {@code timer}, {@code queue} and {@code http} call its functions; {@code durable} runs its
 * orchestrators and activities for the task hub of {@code hub}; {@code azurite} starts the storage.
 */
@NullMarked
package dev.vaultline.local;

import org.jspecify.annotations.NullMarked;
