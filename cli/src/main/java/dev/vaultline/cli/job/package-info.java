/** Jobs of the service, as it shows them: list, look at one, wait for its end. */
@NullMarked
package dev.vaultline.cli.job;

import org.jspecify.annotations.NullMarked;
