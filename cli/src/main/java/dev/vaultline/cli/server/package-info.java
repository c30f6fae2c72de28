/** The way to the service: how a deployment is found, signing in, and one client for its API. */
@NullMarked
package dev.vaultline.cli.server;

import org.jspecify.annotations.NullMarked;
