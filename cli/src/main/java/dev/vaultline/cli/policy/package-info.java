/** Protection policies of the service. */
@NullMarked
package dev.vaultline.cli.policy;

import org.jspecify.annotations.NullMarked;
