/**
 * HTTP triggers on 127.0.0.1: routes as in Azure, and the host's own addresses under {@code
 * /admin}.
 */
@NullMarked
package dev.vaultline.local.http;

import org.jspecify.annotations.NullMarked;
