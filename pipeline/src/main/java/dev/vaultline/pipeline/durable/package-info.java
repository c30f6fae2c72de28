/** What orchestrations share: names, payloads, retries, bounded fan-out, and the client's port. */
@NullMarked
package dev.vaultline.pipeline.durable;

import org.jspecify.annotations.NullMarked;
