/** The worker that runs an app's orchestrators and activities for a task hub. */
@NullMarked
package dev.vaultline.local.durable;

import org.jspecify.annotations.NullMarked;
