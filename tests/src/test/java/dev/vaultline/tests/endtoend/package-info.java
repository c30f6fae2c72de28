/** The staged function app, run by the local host on Azurite and used over HTTP. */
@NullMarked
package dev.vaultline.tests.endtoend;

import org.jspecify.annotations.NullMarked;
