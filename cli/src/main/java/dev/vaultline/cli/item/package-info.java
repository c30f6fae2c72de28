/** Protected items of the service: list, look at one, back one up now. */
@NullMarked
package dev.vaultline.cli.item;

import org.jspecify.annotations.NullMarked;
